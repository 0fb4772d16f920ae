// PageFormat: what a page by itself is written in.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/page-format.h"

static void endings_tell(void **state)
{
    (void)state;
    assert_int_equal(page_format(TEXT("a.html")), PAGE_FORMAT_HTML);
    assert_int_equal(page_format(TEXT("b/a.HTM")), PAGE_FORMAT_HTML);
    assert_int_equal(page_format(TEXT("a.xhtml")), PAGE_FORMAT_HTML);
    assert_int_equal(page_format(TEXT("a.md")), PAGE_FORMAT_MARKDOWN);
    assert_int_equal(page_format(TEXT("a.markdown")), PAGE_FORMAT_MARKDOWN);
    assert_int_equal(page_format(TEXT("a.b.txt")), PAGE_FORMAT_PLAIN);
    assert_int_equal(page_format(TEXT("a.epub")), PAGE_FORMAT_NONE);
    assert_int_equal(page_format(TEXT(".txt")), PAGE_FORMAT_NONE);
    assert_int_equal(page_format(TEXT("")), PAGE_FORMAT_NONE);
}

static void a_stem_is_a_path_without_its_ending(void **state)
{
    (void)state;
    assert_true(text_is(page_format_stem(TEXT("a.d/how-to.md")), "a.d/how-to"));
    assert_true(text_is(page_format_stem(TEXT("a.d/b")), "a.d/b"));
    assert_true(text_is(page_format_stem(TEXT("a.tar.gz")), "a.tar"));
    assert_true(text_is(text_last_part(TEXT("a/b.c")), "b.c"));
    assert_true(text_is(text_last_part(TEXT("b.c")), "b.c"));
    assert_true(text_is(text_last_part(TEXT("a/")), ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_tell),
        cmocka_unit_test(a_stem_is_a_path_without_its_ending),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
