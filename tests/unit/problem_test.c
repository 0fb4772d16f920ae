// Problems are told in the order of the place they stand at; those of one place in the order they were found.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/problem.h"

static void expect_order(const Problems *problems)
{
    for (int i = 1; i < problems->list.count; i++) {
        const Problem *a = &problems->list.at[i - 1], *b = &problems->list.at[i];
        int files = text_compare(a->at.file, b->at.file);
        assert_true(files <= 0);
        if (files == 0)
            assert_true(a->at.line <= b->at.line);
        if (files == 0 && a->at.line == b->at.line)
            assert_true(a->at.column <= b->at.column);
        if (files == 0 && a->at.line == b->at.line && a->at.column == b->at.column)
            assert_true(text_compare(a->sentence, b->sentence) < 0); // numbered as they were found
    }
}

// Found in an order that a factor coprime to their number shuffles; 1 leaves it, count - 1 turns it round.
static void sort_shuffled(int count, int factor)
{
    Problems problems = {.arena = arena_create()};
    for (int i = 0; i < count; i++) {
        int place = (int)((long)i * factor % count);
        Text file = text_format(problems.arena, "file-%02d", place / 100);
        Position at = {file, 1 + place / 10 % 10, 1 + place % 10 / 2};
        problems_add(&problems, SEVERITY_ERROR, at, "%06d", i);
    }
    problems_sort(&problems);
    assert_int_equal(problems.list.count, count);
    expect_order(&problems);
    arena_destroy(problems.arena);
}

static void sorts_whatever_order_they_come_in(void **state)
{
    (void)state;
    static const int counts[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 100, 1021};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        sort_shuffled(counts[i], 1);
        sort_shuffled(counts[i], counts[i] - 1);
        sort_shuffled(counts[i], 389);
    }
}

// A sort that takes the square of their number would not come back from these before the test is ended.
static void sorts_many_that_come_backwards(void **state)
{
    (void)state;
    enum { MANY = 300000 };
    Problems problems = {.arena = arena_create()};
    for (int i = 0; i < MANY; i++)
        problems_add(&problems, SEVERITY_WARNING, (Position){TEXT("a"), MANY - i, 1}, "x");
    problems_sort(&problems);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(problems.list.at[i].at.line, i + 1);
    arena_destroy(problems.arena);
}

static void what_is_quoted_stays_on_its_line(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    Position at = {TEXT("file"), 1, 1};
    problems_add(&problems, SEVERITY_ERROR, at, "the encoding is \"%s\"",
                 "UTF-\xFF\xC3\x1B[2J\n\xED\xA0\x80\xC2\x9B"
                 "8é");
    problems_hint(&problems, "write %s", "\x80\t");
    assert_true(text_is(problems.list.at[0].sentence,
                        "the encoding is \"UTF-\uFFFD\uFFFD\uFFFD[2J \uFFFD\uFFFD\uFFFD\uFFFD8é\""));
    assert_true(text_is(problems.list.at[0].hint, "write \uFFFD "));
    arena_destroy(problems.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorts_whatever_order_they_come_in),
        cmocka_unit_test(sorts_many_that_come_backwards),
        cmocka_unit_test(what_is_quoted_stays_on_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
