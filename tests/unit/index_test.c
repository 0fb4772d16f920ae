// An index: what goes by a word is found without looking through all there is.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/index.h"

static Text word_of(Arena *arena, const char *start, int number)
{
    return text_format(arena, "%s%d", start, number);
}

static void finds_what_was_added(void **state)
{
    (void)state;
    Index index = {.arena = arena_create()};
    int first = 1, second = 2;
    assert_null(index_find(&index, TEXT("one")));
    assert_true(index_add(&index, TEXT("one"), &first));
    assert_true(index_add(&index, TEXT(""), &second));
    assert_ptr_equal(index_find(&index, TEXT("one")), &first);
    assert_ptr_equal(index_find(&index, TEXT("")), &second);
    assert_null(index_find(&index, TEXT("on")));
    assert_null(index_find(&index, TEXT("two")));
    arena_destroy(index.arena);
}

static void the_first_of_a_word_stands(void **state)
{
    (void)state;
    Index index = {.arena = arena_create()};
    int first = 1, second = 2;
    assert_true(index_add(&index, TEXT("one"), &first));
    assert_false(index_add(&index, TEXT("one"), &second));
    assert_ptr_equal(index_find(&index, TEXT("one")), &first);
    assert_int_equal(index.count, 1);
    arena_destroy(index.arena);
}

static void nothing_is_found_in_an_empty_one(void **state)
{
    (void)state;
    assert_null(index_find(&(Index){0}, TEXT("one")));
}

// How far words stand from where they are looked for first does not grow with their number.
static void looks_do_not_grow(void **state)
{
    (void)state;
    static const char *const starts[] = {"", "chapter-", "a", "the-same-long-beginning-of-every-word-"};
    enum { WORDS = 16000 };
    static int things[WORDS];
    for (size_t s = 0; s < sizeof starts / sizeof *starts; s++) {
        Index index = {.arena = arena_create()};
        for (int i = 0; i < WORDS; i++)
            assert_true(index_add(&index, word_of(index.arena, starts[s], i), &things[i]));
        size_t looks = 0;
        for (size_t at = 0; at < index.room; at++)
            if (index.entries[at].thing)
                looks += 1 + ((at - index.entries[at].hash) & (index.room - 1));
        assert_true(looks < 2 * WORDS);
        assert_true(index.room <= 4 * WORDS);
        for (int i = 0; i < WORDS; i++)
            assert_ptr_equal(index_find(&index, word_of(index.arena, starts[s], i)), &things[i]);
        assert_null(index_find(&index, word_of(index.arena, starts[s], WORDS)));
        arena_destroy(index.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_added),
        cmocka_unit_test(the_first_of_a_word_stands),
        cmocka_unit_test(nothing_is_found_in_an_empty_one),
        cmocka_unit_test(looks_do_not_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
