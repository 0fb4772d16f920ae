// Every body that is shipped, and of the library the tests stand on, in every language, keeps to what bodies keep to;
// and what does not is told.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "book/body-check.h"

static int check_group(Arena *arena, Book *book, const Group *group)
{
    int count = 0;
    for (int i = 0; i < group->item_count; i++) {
        const Body *body = book_body(book, &group->items[i]);
        assert_non_null(body);
        assert_string_equal(body_check(arena, body).at, "");
        count++;
    }
    return count;
}

static int check_library(const char *folder, Text language)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    Source *source = source_open(folder);
    Book *book = book_open(source, language, &problems);
    assert_non_null(book);
    int count = 0;
    for (int s = 0; s < book->shelf_count; s++)
        for (int g = 0; g < book->shelves[s].group_count; g++)
            count += check_group(arena, book, &book->shelves[s].groups[g]);
    book_close(book);
    source_close(source);
    arena_destroy(arena);
    return count;
}

static void all_bodies_are_in_order(void **state)
{
    (void)state;
    assert_true(check_library(LECTERN_CONTENT_DIR, TEXT("en")) > 40);
    assert_true(check_library(LECTERN_TESTS_DIR "/library/whole", TEXT("en")) > 3);
    assert_true(check_library(LECTERN_TESTS_DIR "/library/whole", TEXT("ar")) > 3);
}

static const Position place = {{"by-hand", 7}, 1, 1};

static void expect_fault(const Body *body, const char *words)
{
    Arena *arena = arena_create();
    assert_string_equal(body_check(arena, body).at, words);
    arena_destroy(arena);
}

static void blocks_out_of_order_are_told(void **state)
{
    (void)state;
    const Item item = {.kind = ITEM_CHAPTER};
    Span spans[] = {{.start = 0, .end = 2}, {.start = 2, .end = 4}};
    Block inner = {.kind = BLOCK_PARAGRAPH,
                   .at = place,
                   .id = {"b2"},
                   .text = TEXT("caf\xC3\xA9"),
                   .spans = spans,
                   .span_count = 2};
    Block outer = {.kind = BLOCK_QUOTE, .at = place, .id = {"b1"}, .children = &inner, .child_count = 1};
    Body body = {.item = &item, .chapter.flow = {&outer, 1}};
    expect_fault(&body, "\"b2\" has a span that parts a letter");
    spans[1].end = 6;
    expect_fault(&body, "\"b2\" has a span beyond its text");
    spans[1].end = 5;
    expect_fault(&body, "");
    spans[1].start = 1;
    expect_fault(&body, "\"b2\" has spans that do not ascend");
    spans[1].start = 2;
    outer.kind = BLOCK_LIST;
    expect_fault(&body, "\"b2\" stands in a block that cannot hold it");
    outer.kind = BLOCK_NOTE;
    inner.at = (Position){0};
    expect_fault(&body, "\"b2\" is a block without its place");
}

static void answers_without_slots_are_told(void **state)
{
    (void)state;
    const Item item = {.kind = ITEM_EXERCISE};
    Interaction asked = {.kind = STEP_CHOOSE, .name = {"way"}};
    const Interaction *slots[] = {&asked};
    Step step = {.at = place, .id = {"one"}, .interaction = &asked};
    Body body = {.item = &item, .exercise = {.steps = &step, .step_count = 1, .slots = slots, .slot_count = 1}};
    expect_fault(&body, "");
    asked.slot = 1;
    expect_fault(&body, "\"way\" is an answer without its slot");
    step.interaction = NULL;
    expect_fault(&body, "\"one\" is a step without an interaction");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_bodies_are_in_order),
        cmocka_unit_test(blocks_out_of_order_are_told),
        cmocka_unit_test(answers_without_slots_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
