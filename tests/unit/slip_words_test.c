// Answers make a list or a row of sentences, and no full stop is set twice.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/slip-words.h"

static void lists_answers(void **state)
{
    (void)state;
    static const struct {
        const char *answers, *answer, *expected;
    } lists[] = {
        {"", "Tea", "Tea"},
        {"Tea", "a walk", "Tea, a walk"},
        {"I sit.", "I walk.", "I sit. I walk."},
        {"“Stay?”", "“Go.”", "“Stay?” “Go.”"},
        {"I say “stop”", "I go.", "I say “stop”, I go."},
        {"(I sit.)", "I walk.", "(I sit.) I walk."},
        {"هل تبقى؟", "أجل", "هل تبقى؟ أجل"},
        {"“", "a", "“, a"},
    };
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        assert_string_equal(slip_words_list(arena, text_of(lists[i].answers), text_of(lists[i].answer)).at,
                            lists[i].expected);
    arena_destroy(arena);
}

static void sets_no_full_stop_twice(void **state)
{
    (void)state;
    static const struct {
        const char *line, *words, *expected;
    } lines[] = {
        {"", "Today: ", "Today: "},
        {"Today: tea", ".", "Today: tea."},
        {"Today: I sit.", ".", "Today: I sit."},
        {"I ask: “Shall I stay?”", ".", "I ask: “Shall I stay?”"},
        {"I sit.", ". Then I go.", "I sit. Then I go."},
        {"I sit.", ", and go.", "I sit., and go."}, // as it was written
        {"I sit.", "", "I sit."},
    };
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_string_equal(slip_words_go_on(arena, text_of(lines[i].line), text_of(lines[i].words)).at,
                            lines[i].expected);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_answers),
        cmocka_unit_test(sets_no_full_stop_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
