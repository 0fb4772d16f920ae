#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/numbering.h"

static void numbers_go_on_from_what_is_written(void **state)
{
    (void)state;
    const Block plain = {.kind = BLOCK_ITEM}, seventh = {.kind = BLOCK_ITEM, .has_number = true, .number = 7};
    Block list = {.kind = BLOCK_LIST, .marker = MARKER_NUMBER};
    Numbering numbering = numbering_begin(&list, 3);
    assert_int_equal(numbering_take(&numbering, &plain), 1);
    assert_int_equal(numbering_take(&numbering, &seventh), 7);
    assert_int_equal(numbering_take(&numbering, &plain), 8);
    list.is_reversed = true;
    numbering = numbering_begin(&list, 3);
    assert_int_equal(numbering_take(&numbering, &plain), 3);
    assert_int_equal(numbering_take(&numbering, &plain), 2);
    list.has_number = true;
    list.number = 0;
    numbering = numbering_begin(&list, 3);
    assert_int_equal(numbering_take(&numbering, &plain), 0);
    assert_int_equal(numbering_take(&numbering, &plain), -1);
}

static void numbers_do_not_run_away(void **state)
{
    (void)state;
    const Block plain = {.kind = BLOCK_ITEM};
    Block list = {.kind = BLOCK_LIST, .has_number = true, .number = ITEM_NUMBER_MOST};
    Numbering numbering = numbering_begin(&list, 2);
    assert_int_equal(numbering_take(&numbering, &plain), ITEM_NUMBER_MOST);
    assert_int_equal(numbering_take(&numbering, &plain), ITEM_NUMBER_MOST);
    list.number = INT32_MIN;
    numbering = numbering_begin(&list, 2);
    assert_int_equal(numbering_take(&numbering, &plain), -ITEM_NUMBER_MOST);
}

static void each_kind_has_its_signs(void **state)
{
    (void)state;
    static const struct {
        MarkerKind kind;
        int number;
        const char *words;
    } rows[] = {
        {MARKER_DISC, 3, ""},
        {MARKER_NONE, 3, ""},
        {MARKER_NUMBER, 12, "12."},
        {MARKER_NUMBER, -1, "-1."},
        {MARKER_LETTER, 1, "a."},
        {MARKER_LETTER, 26, "z."},
        {MARKER_LETTER, 27, "aa."},
        {MARKER_CAPITAL_LETTER, 702, "ZZ."},
        {MARKER_CAPITAL_LETTER, 703, "AAA."},
        {MARKER_LETTER, 0, "0."},
        {MARKER_LETTER, -3, "-3."},
        {MARKER_ROMAN, 4, "iv."},
        {MARKER_ROMAN, 1984, "mcmlxxxiv."},
        {MARKER_CAPITAL_ROMAN, 3999, "MMMCMXCIX."},
        {MARKER_CAPITAL_ROMAN, 4000, "4000."},
        {MARKER_ROMAN, 0, "0."},
    };
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text words = numbering_words(arena, NULL, rows[i].kind, rows[i].number);
        assert_string_equal(text_string(arena, words), rows[i].words);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_go_on_from_what_is_written),
        cmocka_unit_test(numbers_do_not_run_away),
        cmocka_unit_test(each_kind_has_its_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
