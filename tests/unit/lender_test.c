// A language without a library of its own: its words around the pages of another language.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "book/book.h"
#include "book/phrases.h"

typedef struct Fixture {
    Problems problems;
    Source *source;
    Book *book;
} Fixture;

static int open_in(void **state, const char *language)
{
    static Fixture fixture;
    fixture = (Fixture){.problems.arena = arena_create()};
    fixture.source = source_open(LECTERN_CONTENT_DIR);
    fixture.book = book_open(fixture.source, text_of(language), &fixture.problems);
    *state = &fixture;
    return fixture.book ? 0 : -1;
}

static int open_arabic(void **state)
{
    return open_in(state, "ar");
}

static int open_english(void **state)
{
    return open_in(state, "en");
}

static int close_book(void **state)
{
    Fixture *fixture = *state;
    book_close(fixture->book);
    source_close(fixture->source);
    arena_destroy(fixture->problems.arena);
    return 0;
}

static const Item *find(const Fixture *fixture, const char *id)
{
    return book_find_item(fixture->book, id_of(text_of(id)));
}

static void its_ways_in_are_its_own_and_its_items_lent(void **state)
{
    const Fixture *fixture = *state;
    assert_int_equal(fixture->problems.list.count, 0);
    assert_true(text_is(fixture->book->language, "ar"));
    assert_true(fixture->book->direction == DIRECTION_RTL);
    assert_false(text_is(fixture->book->title, "Wellbeing library"));
    const Item *item = find(fixture, "what-closeness-means");
    assert_true(text_is(item->path, "en/chapters/what-closeness-means.xml"));
    assert_true(text_is(item->language, "en"));
    assert_true(book_direction(fixture->book, item->language) == DIRECTION_LTR);
    assert_true(text_is(item->title, "What closeness means"));
}

// The title, then in the reader's own language that there is no more of it, then the page.
static void a_page_says_that_it_is_lent(void **state)
{
    const Fixture *fixture = *state;
    const Body *body = book_body(fixture->book, find(fixture, "what-closeness-means"));
    const Block *blocks = body->chapter.flow.blocks;
    assert_true(body->chapter.flow.count > 3);
    assert_true(text_is(blocks[0].language, "en"));
    assert_true(blocks[0].direction == DIRECTION_LTR);
    assert_true(text_equal(blocks[1].text, phrase(fixture->book->phrases, PHRASE_LANGUAGE_LACKING)));
    assert_true(text_is(blocks[1].language, "ar"));
    assert_true(blocks[1].direction == DIRECTION_RTL);
    assert_true(text_is(blocks[2].language, "en"));
}

static void what_is_asked_is_lent_too(void **state)
{
    const Fixture *fixture = *state;
    assert_true(text_is(book_body(fixture->book, find(fixture, "my-limits-today"))->exercise.language, "en"));
    const Faq *faq = &book_body(fixture->book, find(fixture, "questions-for-two"))->faq;
    assert_true(text_is(faq->questions[0].language, "en"));
}

// Whether so many blocks are in the reader's language, and below them as many or more in English.
static void assert_told_twice(Flow flow)
{
    int own = 0;
    while (own < flow.count && !text_is(flow.blocks[own].language, "en"))
        own++;
    assert_true(own > 0 && own < flow.count);
    for (int i = own; i < flow.count; i++)
        assert_true(text_is(flow.blocks[i].language, "en"));
}

static void what_is_about_safety_is_told_in_both(void **state)
{
    Fixture *fixture = *state;
    static const char *const riders[] = {"now-safe", "partner-safety", "consent", "medical"};
    for (size_t i = 0; i < sizeof riders / sizeof *riders; i++)
        assert_told_twice(book_rider(fixture->book, id_of(text_of(riders[i]))));
    assert_told_twice(book_support(fixture->book)->flow);
}

// By which a reader's place is known, so that Next goes on past the first language.
static void each_paragraph_of_support_has_its_own_name(void **state)
{
    const Fixture *fixture = *state;
    Flow flow = book_support(fixture->book)->flow;
    assert_true(flow.count > 4); // of both languages
    for (int i = 0; i < flow.count; i++)
        for (int k = 0; k < i; k++)
            assert_false(id_equal(flow.blocks[i].id, flow.blocks[k].id));
}

static void the_original_is_told_once(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(book_rider(fixture->book, id_of(TEXT("consent"))).count, 1);
    assert_int_equal(find(fixture, "what-closeness-means")->language.size, 0);
    assert_false(book_language(fixture->book)->is_draft);
}

static bool offers(const Book *book, const char *code)
{
    for (int i = 0; i < book->language_count; i++)
        if (text_is(book->languages[i].code, code))
            return true;
    return false;
}

static void drafts_are_offered_where_they_are_asked_for(void **state)
{
    Fixture *fixture = *state;
    Book *book = fixture->book;
    assert_true(offers(book, "es") && offers(book, "zh-Hans"));
    book_offer_languages(book, TEXT("es zh-Hans"));
    assert_int_equal(book->language_count, 3);
    assert_true(offers(book, "en") && offers(book, "es") && offers(book, "zh-Hans"));
    book_offer_languages(book, TEXT(""));
    assert_int_equal(book->language_count, 1);
    assert_true(text_is(book_language(book)->code, "en"));
}

static void a_draft_says_so_on_its_button(void **state)
{
    const Fixture *fixture = *state;
    for (int i = 0; i < fixture->book->language_count; i++) {
        const Language *language = &fixture->book->languages[i];
        assert_true(text_starts(language->label, language->name));
        assert_int_equal(language->label.size > language->name.size, language->is_draft);
    }
}

#define IN_ARABIC(test) cmocka_unit_test_setup_teardown(test, open_arabic, close_book)
#define IN_ENGLISH(test) cmocka_unit_test_setup_teardown(test, open_english, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARABIC(its_ways_in_are_its_own_and_its_items_lent),
        IN_ARABIC(a_page_says_that_it_is_lent),
        IN_ARABIC(what_is_asked_is_lent_too),
        IN_ARABIC(what_is_about_safety_is_told_in_both),
        IN_ARABIC(each_paragraph_of_support_has_its_own_name),
        IN_ENGLISH(the_original_is_told_once),
        IN_ENGLISH(drafts_are_offered_where_they_are_asked_for),
        IN_ENGLISH(a_draft_says_so_on_its_button),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
