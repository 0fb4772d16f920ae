// Bookmarks: the item left last first, each once, never more than there is room for, and nothing stays behind.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "screen/bookmarks.h"

static Id numbered(int number)
{
    char name[ID_SIZE];
    snprintf(name, sizeof name, "item-%d", number);
    return id_of(text_of(name));
}

static Bookmark at_page(int item, int page)
{
    return (Bookmark){.item = numbered(item), .page = page};
}

static void put(Bookmarks *bookmarks, int item, int page)
{
    Bookmark bookmark = at_page(item, page);
    bookmarks_put(bookmarks, &bookmark);
}

static void keeps_each_item_once(void **state)
{
    (void)state;
    Bookmarks bookmarks = {.count = 0};
    assert_null(bookmarks_find(&bookmarks, numbered(1)));
    put(&bookmarks, 1, 2);
    put(&bookmarks, 2, 5);
    put(&bookmarks, 1, 3);
    assert_int_equal(bookmarks.count, 2);
    assert_int_equal(bookmarks_find(&bookmarks, numbered(1))->page, 3);
    assert_int_equal(bookmarks_find(&bookmarks, numbered(2))->page, 5);
    bookmarks_put(&bookmarks, bookmarks_find(&bookmarks, numbered(2)));
    assert_int_equal(bookmarks.at[0].page, 5);
}

static void the_oldest_one_goes(void **state)
{
    (void)state;
    Bookmarks bookmarks = {.count = 0};
    for (int i = 0; i <= BOOKMARKS_MOST; i++)
        put(&bookmarks, i, i + 1);
    assert_int_equal(bookmarks.count, BOOKMARKS_MOST);
    assert_null(bookmarks_find(&bookmarks, numbered(0)));
    assert_int_equal(bookmarks_find(&bookmarks, numbered(BOOKMARKS_MOST))->page, BOOKMARKS_MOST + 1);
    assert_int_equal(bookmarks_find(&bookmarks, numbered(1))->page, 2);
}

static void what_is_removed_is_overwritten(void **state)
{
    (void)state;
    static const Bookmarks nothing;
    Bookmarks bookmarks = {.count = 0};
    put(&bookmarks, 1, 2);
    put(&bookmarks, 2, 5);
    bookmarks_remove(&bookmarks, numbered(3));
    bookmarks_remove(&bookmarks, numbered(1));
    bookmarks_remove(&bookmarks, numbered(2));
    assert_memory_equal(&bookmarks, &nothing, sizeof bookmarks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_each_item_once),
        cmocka_unit_test(the_oldest_one_goes),
        cmocka_unit_test(what_is_removed_is_overwritten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
