// Where a reader is in a chapter once it stands in easier words, and back.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "book/counterpart.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole"

typedef struct Books {
    Problems problems;
    Source *source;
    Book *english, *easier, *arabic;
} Books;

static int open_books(void **state)
{
    static Books books;
    books = (Books){.problems.arena = arena_create(), .source = source_open(WHOLE)};
    books.english = book_open(books.source, TEXT("en"), &books.problems);
    books.easier = book_open(books.source, TEXT("en-simple"), &books.problems);
    books.arabic = book_open(books.source, TEXT("ar"), &books.problems);
    *state = &books;
    return books.english && books.easier && books.arabic ? 0 : -1;
}

static int close_books(void **state)
{
    Books *books = *state;
    book_close(books->english);
    book_close(books->easier);
    book_close(books->arabic);
    source_close(books->source);
    arena_destroy(books->problems.arena);
    return 0;
}

static void expect(Book *from, Book *to, const char *block, const char *there)
{
    TextPart part = {.item = id_of(TEXT("first-steps"))};
    Place place = counterpart_find(from, to, &part, (Place){.block = id_of(text_of(block))});
    assert_string_equal(place.block.at, there);
}

static void a_named_section_is_itself(void **state)
{
    const Books *books = *state;
    expect(books->english, books->easier, "words", "words");
    expect(books->english, books->easier, "inner", "inner");
    expect(books->easier, books->english, "inner", "inner");
    expect(books->english, books->easier, "title", "title");
    expect(books->english, books->easier, "", "");
    expect(books->english, books->easier, "nowhere", "");
}

static const char *text_at(Book *book, const char *id)
{
    const Body *body = book_body(book, book_find_item(book, id_of(TEXT("first-steps"))));
    for (int i = 0; i < body->chapter.flow.count; i++)
        if (id_is(body->chapter.flow.blocks[i].id, id))
            return body->chapter.flow.blocks[i].text.size ? body->chapter.flow.blocks[i].text.at : "";
    return "";
}

// b20 is the heading "Boxes" in English; b5 is another block in easier words than in English.
static void between_sections_it_is_as_far(void **state)
{
    const Books *books = *state;
    TextPart part = {.item = id_of(TEXT("first-steps"))};
    assert_string_equal(text_at(books->english, "b20"), "Boxes");
    Place place = counterpart_find(books->english, books->easier, &part, (Place){.block = id_of(TEXT("b20"))});
    assert_string_equal(text_at(books->easier, place.block.at), "Boxes");
    place = counterpart_find(books->easier, books->english, &part, place);
    assert_string_equal(place.block.at, "b21"); // the first box below that heading, which has no name to go by
    place = counterpart_find(books->english, books->easier, &part, (Place){.block = id_of(TEXT("b37"))});
    assert_string_equal(text_at(books->easier, place.block.at), "Nine on Monday is a good time.");
}

// Nothing is looked for where both have the same blocks.
static void another_language_has_the_same_place(void **state)
{
    const Books *books = *state;
    TextPart last = {.item = id_of(TEXT("last-words"))};
    Place place = {id_of(TEXT("b2")), 7};
    expect(books->english, books->arabic, "b20", "b20");
    Place there = counterpart_find(books->english, books->easier, &last, place); // it is in no easier words
    assert_string_equal(there.block.at, "b2");
    assert_int_equal(there.offset, 7);
}

static void an_exercise_asks_the_same(void **state)
{
    const Books *books = *state;
    Id exercise = id_of(TEXT("steps-of-all-kinds"));
    TextPart words = {exercise, id_of(TEXT("words")), false};
    assert_true(counterpart_asks_same(books->english, books->easier, exercise));
    assert_true(counterpart_asks_same(books->english, books->arabic, exercise));
    assert_false(counterpart_asks_same(books->english, books->easier, id_of(TEXT("first-steps"))));
    Body *body = (Body *)book_body(books->easier, book_find_item(books->easier, exercise));
    Place place = {.block = body->exercise.steps[0].flow.blocks[1].id};
    place = counterpart_find(books->easier, books->english, &words, place);
    Flow flow = book_body(books->english, book_find_item(books->english, exercise))->exercise.steps[0].flow;
    assert_string_equal(place.block.at, flow.blocks[0].id.at);
    body->exercise.step_count--;
    assert_false(counterpart_asks_same(books->english, books->easier, exercise));
    body->exercise.step_count++;
}

#define WITH_BOOKS(test) cmocka_unit_test_setup_teardown(test, open_books, close_books)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BOOKS(a_named_section_is_itself),
        WITH_BOOKS(between_sections_it_is_as_far),
        WITH_BOOKS(another_language_has_the_same_place),
        WITH_BOOKS(an_exercise_asks_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
