#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "base/json.h"

static void prints_text(Text text, const char *expected)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    json_string(out, text);
    fclose(out);
    assert_string_equal(bytes, expected);
    free(bytes);
}

static void prints_number(double number, const char *expected)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    json_number(out, number);
    fclose(out);
    assert_string_equal(bytes, expected);
    free(bytes);
}

static void escapes_strings(void **state)
{
    (void)state;
    prints_text(TEXT(""), "\"\"");
    prints_text(TEXT("a \"b\" \\ c/d"), "\"a \\\"b\\\" \\\\ c/d\"");
    prints_text(TEXT("\n\t\r\b\f"), "\"\\n\\t\\r\\b\\f\"");
    prints_text((Text){"a\0b", 3}, "\"a\\u0000b\"");
    prints_text(TEXT("\x01\x7F"), "\"\\u0001\\u007f\"");
    prints_text(TEXT("حد – é"), "\"حد – é\"");
    prints_text(TEXT("a\xFFz\xC3"), "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
}

static void writes_short_numbers(void **state)
{
    (void)state;
    prints_number(1280, "1280");
    prints_number(5.88, "5.88");
    prints_number(0.1234567, "0.123");
    prints_number(-2.5, "-2.5");
    prints_number(0, "0");
    prints_number(-0.0001, "0");
    prints_number(100, "100");
    prints_number(NAN, "null");
    prints_number(INFINITY, "null");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(escapes_strings), cmocka_unit_test(writes_short_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
