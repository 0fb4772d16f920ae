// Memory from an arena is zeroed, wherever in a chunk it lies and whatever lay there before.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/array.h"

enum { PIECES = 200, LARGEST = 3000 };

static size_t piece_size(int round, int piece)
{
    return (size_t)(1 + (piece * 7919 + round * 104729) % LARGEST);
}

// Takes pieces of many sizes, finds them zeroed, and leaves them full of what is not zero.
static void spoil(Arena *arena, int round)
{
    for (int piece = 0; piece < PIECES; piece++) {
        size_t size = piece_size(round, piece);
        unsigned char *bytes = arena_alloc(arena, size, (size_t)1 << piece % 5);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xa5, size);
    }
}

static void spoil_again_and_again(void (*take_back)(Arena *arena))
{
    enum { ROUNDS = 5 };
    Arena *arena = arena_create();
    for (int round = 0; round < ROUNDS; round++) {
        spoil(arena, round);
        take_back(arena);
    }
    arena_destroy(arena);
}

static void what_is_taken_is_zeroed_after_a_reset(void **state)
{
    (void)state;
    spoil_again_and_again(arena_reset);
}

static void what_is_taken_is_zeroed_after_a_wipe(void **state)
{
    (void)state;
    spoil_again_and_again(arena_wipe);
}

static void what_is_taken_is_zeroed_after_a_part_was_used_again(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    enum { SMALL = 1000, LARGE = 20000 };
    memset(arena_alloc(arena, LARGE, 1), 0xa5, LARGE);
    arena_reset(arena);
    memset(arena_alloc(arena, SMALL, 1), 0xa5, SMALL);
    arena_reset(arena);
    unsigned char *bytes = arena_alloc(arena, LARGE, 1);
    for (int i = 0; i < LARGE; i++)
        assert_int_equal(bytes[i], 0);
    arena_destroy(arena);
}

// As a page that was laid out for a moment: what is in use stays as it is.
static void what_is_not_in_use_is_given_back(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    enum { SMALL = 1000, LARGE = 200000 };
    memset(arena_alloc(arena, LARGE, 1), 0xa5, LARGE);
    arena_reset(arena);
    unsigned char *kept = arena_alloc(arena, SMALL, 1);
    memset(kept, 0x5a, SMALL);
    assert_true(arena_written(arena) >= LARGE);
    arena_trim(arena);
    assert_int_equal(arena_written(arena), SMALL);
    assert_int_equal(arena_used(arena), SMALL);
    const unsigned char *bytes = arena_alloc(arena, LARGE - 2 * SMALL, 1);
    for (int i = 0; i < LARGE - 2 * SMALL; i++)
        assert_int_equal(bytes[i], 0);
    for (int i = 0; i < SMALL; i++)
        assert_int_equal(kept[i], 0x5a);
    arena_destroy(arena);
}

static void a_growing_array_keeps_what_it_holds_and_adds_zeroes(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    Arena *arena = arena_create();
    spoil(arena, 0);
    arena_reset(arena);
    ARRAY(uint64_t) numbers = {0};
    for (int i = 0; i < COUNT; i++) {
        uint64_t *number = array_push(arena, &numbers);
        assert_int_equal(*number, 0);
        *number = (uint64_t)i + 1;
    }
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(numbers.at[i], i + 1);
    arena_destroy(arena);
}

static void an_arena_within_another_ends_with_what_is_in_it(void **state)
{
    (void)state;
    Arena *outer = arena_create();
    spoil(outer, 0);
    size_t alone = arena_used(outer);
    Arena *first = arena_create_within(outer), *second = arena_create_within(outer);
    spoil(first, 0);
    spoil(arena_create_within(second), 0);
    assert_int_equal(arena_used(outer), 3 * alone);
    arena_destroy(first);
    assert_int_equal(arena_used(outer), 2 * alone);
    arena_reset(outer);
    assert_int_equal(arena_used(outer), 0);
    spoil(arena_create_within(outer), 0);
    while (arena_destroy_some(outer))
        continue;
    assert_int_equal(arena_written(outer), 0);
    spoil(arena_create_within(outer), 0); // and with it
    arena_destroy(outer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_is_zeroed_after_a_reset),
        cmocka_unit_test(what_is_taken_is_zeroed_after_a_part_was_used_again),
        cmocka_unit_test(what_is_taken_is_zeroed_after_a_wipe),
        cmocka_unit_test(what_is_not_in_use_is_given_back),
        cmocka_unit_test(an_arena_within_another_ends_with_what_is_in_it),
        cmocka_unit_test(a_growing_array_keeps_what_it_holds_and_adds_zeroes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
