// Typos between words: the same count as a table that is filled letter by letter gives.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/spelling.h"

enum { LETTERS_MOST = 16 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

// Row by row: a letter too many, too few, another one, or two that changed places.
static int count_typos(const char *typed, const char *word)
{
    int rows[LETTERS_MOST + 1][LETTERS_MOST + 1];
    int typed_size = (int)strlen(typed), word_size = (int)strlen(word);
    for (int i = 0; i <= typed_size; i++)
        for (int j = 0; j <= word_size; j++) {
            if (!i || !j) {
                rows[i][j] = i + j;
                continue;
            }
            rows[i][j] =
                least(least(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (typed[i - 1] != word[j - 1]));
            if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                rows[i][j] = least(rows[i][j], rows[i - 2][j - 2] + 1);
        }
    return rows[typed_size][word_size];
}

static void make_word(char word[LETTERS_MOST + 1])
{
    int size = rand() % LETTERS_MOST;
    for (int i = 0; i < size; i++)
        word[i] = (char)('a' + rand() % 3);
    word[size] = '\0';
}

static void counts_as_a_table_does(void **state)
{
    (void)state;
    srand(7);
    for (int trial = 0; trial < 20000; trial++) {
        char typed[LETTERS_MOST + 1], word[LETTERS_MOST + 1], start[LETTERS_MOST + 1] = "";
        make_word(typed);
        make_word(word);
        Spelling spelling;
        spelling_set(&spelling, text_of(typed));
        SpellingColumn column = spelling_first(&spelling);
        for (size_t i = 0; word[i]; i++) {
            column = spelling_next(&spelling, &column, (uint32_t)word[i]);
            memcpy(start, word, i + 1);
            start[i + 1] = '\0';
            assert_int_equal(spelling_distance(&spelling, &column), count_typos(typed, start));
        }
    }
}

// What is lost never comes nearer again, and what is not may.
static void what_is_lost_stays_lost(void **state)
{
    (void)state;
    srand(8);
    for (int trial = 0; trial < 20000; trial++) {
        char typed[LETTERS_MOST + 1], word[LETTERS_MOST + 1];
        make_word(typed);
        make_word(word);
        Spelling spelling;
        spelling_set(&spelling, text_of(typed));
        SpellingColumn column = spelling_first(&spelling);
        bool was_lost = false;
        for (size_t i = 0; word[i]; i++) {
            column = spelling_next(&spelling, &column, (uint32_t)word[i]);
            was_lost = was_lost || spelling_is_lost(&spelling, &column, 2);
            if (was_lost)
                assert_true(spelling_distance(&spelling, &column) > 2);
        }
    }
}

static int typos_between(const char *typed, const char *word)
{
    Spelling spelling;
    spelling_set(&spelling, text_of(typed));
    SpellingColumn column = spelling_first(&spelling);
    for (size_t at = 0; word[at];)
        column = spelling_next(&spelling, &column, text_next(text_of(word), &at));
    return spelling_distance(&spelling, &column);
}

static void letters_of_every_script_count_as_one(void **state)
{
    (void)state;
    assert_int_equal(typos_between("schtuhl", "stuhl"), 2);
    assert_int_equal(typos_between("дыхание", "дыхание"), 0);
    assert_int_equal(typos_between("дыхнаие", "дыхание"), 1);
    assert_int_equal(typos_between("سلم", "سلام"), 1);
    assert_int_equal(typos_between("", "word"), 4);
    assert_int_equal(typos_between("word", ""), 4);
}

static void what_is_very_long_is_looked_at_so_far(void **state)
{
    (void)state;
    char typed[2 * SPELLING_POINTS_MOST + 1];
    memset(typed, 'a', sizeof typed - 1);
    typed[sizeof typed - 1] = '\0';
    typed[SPELLING_POINTS_MOST] = 'b';
    char word[SPELLING_POINTS_MOST + 1];
    memset(word, 'a', SPELLING_POINTS_MOST);
    word[SPELLING_POINTS_MOST] = '\0';
    assert_int_equal(typos_between(typed, word), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_as_a_table_does),
        cmocka_unit_test(what_is_lost_stays_lost),
        cmocka_unit_test(letters_of_every_script_count_as_one),
        cmocka_unit_test(what_is_very_long_is_looked_at_so_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
