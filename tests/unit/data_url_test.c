// DataUrl: bytes that stand in an address.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/data-url.h"

enum { LIMIT = 64 };

static void assert_read(const char *address, const char *media_type, const char *bytes)
{
    Arena *arena = arena_create();
    DataUrl data;
    assert_true(data_url_read(arena, text_of(address), LIMIT, &data));
    assert_true(text_is(data.media_type, media_type));
    assert_true(text_is(data.bytes, bytes));
    arena_destroy(arena);
}

static void assert_refused(const char *address)
{
    Arena *arena = arena_create();
    DataUrl data;
    assert_false(data_url_read(arena, text_of(address), LIMIT, &data));
    arena_destroy(arena);
}

static void bytes_are_decoded(void **state)
{
    (void)state;
    assert_read("data:,a%20b%2", "", "a b%2");
    assert_read("DATA:image/svg+xml;charset=utf-8,%3Csvg/>", "image/svg+xml", "<svg/>");
    assert_read("data:image/png;base64,aGVsbG8=", "image/png", "hello");
    assert_read("data:image/png;base64,aGVs bG8", "image/png", "hello");
    assert_read("data:;base64,Pz8_Pj8", "", "?\?\?>?");
}

static void others_are_refused(void **state)
{
    (void)state;
    assert_refused("https://a,b");
    assert_refused("data:image/png;base64");
    assert_refused("data:;base64,a*b");
    assert_refused("data:,0123456789012345678901234567890123456789012345678901234567890123456789");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_decoded),
        cmocka_unit_test(others_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
