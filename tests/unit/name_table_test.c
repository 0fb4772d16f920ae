#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/name-table.h"

static void finds_what_was_put_in(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    NameTable table = name_table_of(arena);
    assert_int_equal(name_table_find(&table, TEXT("none")), -1);
    for (int i = 0; i < 1000; i++)
        assert_true(name_table_put(&table, text_format(arena, "name-%d", i), i));
    for (int i = 0; i < 1000; i++)
        assert_int_equal(name_table_find(&table, text_format(arena, "name-%d", i)), i);
    assert_int_equal(name_table_find(&table, TEXT("name-1000")), -1);
    arena_destroy(arena);
}

static void keeps_the_first_of_a_name(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    NameTable table = name_table_of(arena);
    assert_true(name_table_put(&table, TEXT("one"), 0));
    assert_false(name_table_put(&table, TEXT("one"), 1));
    assert_true(name_table_put(&table, TEXT(""), 2));
    assert_int_equal(name_table_find(&table, TEXT("one")), 0);
    assert_int_equal(name_table_find(&table, TEXT("")), 2);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_put_in),
        cmocka_unit_test(keeps_the_first_of_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
