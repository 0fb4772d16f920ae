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
        const char *answers[3];
        int count;
        const char *expected;
    } lists[] = {
        {{"Tea"}, 1, "Tea"},
        {{"Tea", "a walk"}, 2, "Tea, a walk"},
        {{"Tea", "a walk", "rest"}, 3, "Tea, a walk, rest"},
        {{"I sit.", "I walk."}, 2, "I sit. I walk."},
        {{"“Stay?”", "“Go.”"}, 2, "“Stay?” “Go.”"},
        {{"I say “stop”", "I go.", "Rest"}, 3, "I say “stop”, I go. Rest"},
        {{"(I sit.)", "I walk."}, 2, "(I sit.) I walk."},
        {{"هل تبقى؟", "أجل"}, 2, "هل تبقى؟ أجل"},
        {{"“", "a"}, 2, "“, a"},
    };
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        Text answers[3];
        for (int a = 0; a < 3; a++)
            answers[a] = text_of(lists[i].answers[a]);
        assert_string_equal(text_string(arena, slip_words_list(arena, NULL, answers, lists[i].count)),
                            lists[i].expected);
    }
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
        {"我坐着。", "。", "我坐着。"},
        {"我喝茶", "。", "我喝茶。"},
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
