// A code to come back: it leads to the place that it was given for, no digit of it may be wrong and no two swapped, and
// another library knows none of it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "find/return-code.h"

enum { CODES = 4000, STRIDE = 2503, KEYS = 3 };
static const uint64_t keys[KEYS] = {1, 0x9E3779B97F4A7C15u, UINT64_MAX};

static void every_number_comes_back(void **state)
{
    (void)state;
    char digits[RETURN_DIGITS];
    for (int k = 0; k < KEYS; k++)
        for (int i = 0, number = 0; i < CODES; i++, number += STRIDE) {
            number %= RETURN_NUMBERS;
            return_code_write(keys[k], number, digits);
            assert_int_equal(return_code_read(keys[k], digits), number);
        }
    return_code_write(keys[0], RETURN_NUMBERS - 1, digits);
    assert_int_equal(return_code_read(keys[0], digits), RETURN_NUMBERS - 1);
}

static int accepted_with_a_wrong_digit(uint64_t key, const char right[RETURN_DIGITS], int *tried)
{
    int accepted = 0;
    char digits[RETURN_DIGITS];
    for (int at = 0; at < RETURN_DIGITS; at++)
        for (char digit = '0'; digit <= '9'; digit++) {
            memcpy(digits, right, sizeof digits);
            digits[at] = digit;
            if (digit == right[at])
                continue;
            ++*tried;
            accepted += return_code_read(key, digits) >= 0;
        }
    return accepted;
}

static int accepted_with_two_swapped(uint64_t key, const char right[RETURN_DIGITS], int *tried)
{
    int accepted = 0;
    char digits[RETURN_DIGITS];
    for (int a = 0; a < RETURN_DIGITS; a++)
        for (int b = a + 1; b < RETURN_DIGITS; b++) {
            memcpy(digits, right, sizeof digits);
            digits[a] = right[b];
            digits[b] = right[a];
            if (right[a] == right[b])
                continue;
            ++*tried;
            accepted += return_code_read(key, digits) >= 0;
        }
    return accepted;
}

static void no_wrong_digit_and_no_swap_is_taken(void **state)
{
    (void)state;
    int wrong = 0, wrong_tried = 0, swapped = 0, swaps_tried = 0;
    for (int k = 0; k < KEYS; k++)
        for (int i = 0; i < CODES; i++) {
            char digits[RETURN_DIGITS];
            return_code_write(keys[k], i * STRIDE % RETURN_NUMBERS, digits);
            wrong += accepted_with_a_wrong_digit(keys[k], digits, &wrong_tried);
            swapped += accepted_with_two_swapped(keys[k], digits, &swaps_tried);
        }
    printf("%d of %d wrong digits and %d of %d swaps are taken\n", wrong, wrong_tried, swapped, swaps_tried);
    assert_true(wrong_tried > CODES && swaps_tried > CODES);
    assert_int_equal(wrong, 0);
    assert_int_equal(swapped, 0);
}

// Pages that follow each other do not have codes that do.
static void neighbours_look_unlike(void **state)
{
    (void)state;
    int alike = 0;
    for (int number = 0; number < CODES; number++) {
        char one[RETURN_DIGITS], next[RETURN_DIGITS];
        return_code_write(keys[1], number, one);
        return_code_write(keys[1], number + 1, next);
        int same = 0;
        for (int i = 0; i < RETURN_DIGITS; i++)
            same += one[i] == next[i];
        alike += same > RETURN_DIGITS / 2;
    }
    assert_true(alike * 100 < CODES);
}

static Book *open_library(Source **source, const char *content, Problems *problems)
{
    *source = source_open(content);
    Book *book = book_open(*source, TEXT(""), problems);
    assert_non_null(book);
    return book;
}

// All places of the shipped library, each in another size and colour.
static void places_come_back_in_their_library_alone(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    Source *sources[2];
    Book *book = open_library(&sources[0], LECTERN_CONTENT_DIR, &problems);
    Book *other = open_library(&sources[1], LECTERN_TESTS_DIR "/library/whole", &problems);
    int given = 0, refused = 0, taken = 0;
    for (int s = 0; s < book->shelf_count; s++)
        for (int g = 0; g < book->shelves[s].group_count; g++)
            for (int i = 0; i < book->shelves[s].groups[g].item_count; i++) {
                const Item *item = &book->shelves[s].groups[g].items[i];
                ReturnPlace place = {item, {""}, given % RETURN_COMFORTS_MOST}, back;
                char digits[RETURN_DIGITS];
                if (!return_code_of(book, &place, digits)) {
                    refused++;
                    continue;
                }
                given++;
                assert_true(return_code_find(book, digits, &back));
                assert_ptr_equal(back.item, item);
                assert_int_equal(back.comfort, place.comfort);
                assert_int_equal(back.block.at[0], 0);
                taken += return_code_find(other, digits, &back);
            }
    printf("%d items have a code, %d have none; another library takes %d\n", given, refused, taken);
    assert_true(given > 20 && refused > 0);
    assert_int_equal(taken, 0);
    book_close(book);
    book_close(other);
    for (int i = 0; i < 2; i++)
        source_close(sources[i]);
    arena_destroy(problems.arena);
}

// A paragraph of a chapter, though the one before it has another number.
static void a_block_comes_back(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    Source *source;
    Book *book = open_library(&source, LECTERN_CONTENT_DIR, &problems);
    const Item *item = book_find_item(book, id_of(TEXT("shame")));
    const Body *body = book_body(book, item);
    int count = 0;
    for (int i = 0; i < body->chapter.flow.count; i++) {
        const Block *block = &body->chapter.flow.blocks[i];
        ReturnPlace place = {item, block->id, 0}, back;
        char digits[RETURN_DIGITS];
        if (!block->text.size)
            continue;
        assert_true(return_code_of(book, &place, digits) && return_code_find(book, digits, &back));
        assert_true(id_equal(back.block, block->id));
        count++;
    }
    assert_true(count > 5);
    book_close(book);
    source_close(source);
    arena_destroy(problems.arena);
}

// What somebody noted before an update of the player holds after it.
static void noted_codes_hold(void **state)
{
    (void)state;
    static const struct {
        uint64_t key;
        int number;
        const char *digits;
    } noted[] = {{1, 0, "444348947"}, {1, 1234567, "005394944"}, {UINT64_MAX, 9999999, "750520367"}};
    for (size_t i = 0; i < sizeof noted / sizeof *noted; i++) {
        char digits[RETURN_DIGITS + 1] = "";
        return_code_write(noted[i].key, noted[i].number, digits);
        assert_string_equal(digits, noted[i].digits);
    }
}

// Who notes a code in one language may type it in another.
static void a_place_has_one_code_in_all_languages(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    Source *source;
    Book *book = open_library(&source, LECTERN_CONTENT_DIR, &problems);
    const Item *item = book_find_item(book, id_of(TEXT("shame")));
    const Block *block = &book_body(book, item)->chapter.flow.blocks[3];
    ReturnPlace place = {item, block->id, 5}, back;
    char digits[RETURN_DIGITS], others[RETURN_DIGITS];
    assert_true(return_code_of(book, &place, digits));
    assert_true(book->language_count > 5);
    for (int i = 0; i < book->language_count; i++) {
        Book *other = book_open(source, book->languages[i].code, &problems);
        place.item = book_find_item(other, item->id);
        assert_true(return_code_of(other, &place, others));
        assert_memory_equal(others, digits, RETURN_DIGITS);
        assert_true(return_code_find(other, digits, &back) && id_equal(back.block, block->id));
        book_close(other);
    }
    book_close(book);
    source_close(source);
    arena_destroy(problems.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_comes_back),
        cmocka_unit_test(no_wrong_digit_and_no_swap_is_taken),
        cmocka_unit_test(neighbours_look_unlike),
        cmocka_unit_test(places_come_back_in_their_library_alone),
        cmocka_unit_test(a_block_comes_back),
        cmocka_unit_test(noted_codes_hold),
        cmocka_unit_test(a_place_has_one_code_in_all_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
