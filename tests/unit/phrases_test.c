#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "book/phrases.h"

#define assert_text(text, expected) assert_string_equal(text_string(arena, text), expected)

static void speaks_english_before_a_library_is_open(void **state)
{
    (void)state;
    assert_true(text_is(phrase(NULL, PHRASE_HIDE), "Hide"));
    Phrases phrases = {0};
    assert_true(text_is(phrase(&phrases, PHRASE_HIDE), "Hide"));
    phrases.at[PHRASE_HIDE] = TEXT("Verbergen");
    assert_true(text_is(phrase(&phrases, PHRASE_HIDE), "Verbergen"));
}

static void fills_placeholders_in_any_order(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    assert_text(phrase_numbers(arena, NULL, PHRASE_PAGE_OF, (int[2]){3, 8}), "Page 3 of 8");
    assert_text(phrase_numbers(arena, NULL, PHRASE_MINUTES, (int[2]){4, 0}), "4 min");
    assert_text(phrase_words(arena, NULL, PHRASE_NEXT_UP, TEXT("{n}")), "Next: {n}");
    Phrases phrases = {0};
    phrases.at[PHRASE_PAGE_OF] = TEXT("{of} / {n}");
    assert_text(phrase_numbers(arena, &phrases, PHRASE_PAGE_OF, (int[2]){3, 8}), "8 / 3");
    arena_destroy(arena);
}

static void finds_each_by_its_id(void **state)
{
    (void)state;
    for (int i = 0; i < PHRASE_COUNT; i++) {
        PhraseId id = PHRASE_COUNT;
        assert_true(phrase_find(text_of(phrase_name((PhraseId)i)), &id));
        assert_int_equal(id, i);
        assert_true(phrase_fallback((PhraseId)i).size > 0);
    }
    PhraseId id;
    assert_false(phrase_find(TEXT("no-such-phrase"), &id));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speaks_english_before_a_library_is_open),
        cmocka_unit_test(fills_placeholders_in_any_order),
        cmocka_unit_test(finds_each_by_its_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
