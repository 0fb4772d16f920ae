#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "markup/source-cursor.h"

// Where a byte stands, counted from the start: characters, whole ones, since the last line feed.
static Position counted_to(Text bytes, size_t offset)
{
    Position at = {TEXT("file"), 1, 1};
    for (size_t i = 0; i < offset; i++) {
        bool is_whole = i + 1 >= bytes.size || ((unsigned char)bytes.at[i + 1] & 0xC0) != 0x80;
        if (bytes.at[i] == '\n') {
            at.line++;
            at.column = 1;
        } else if ((unsigned char)bytes.at[i] < 0x80 || is_whole) {
            at.column++;
        }
    }
    return at;
}

// A text in which lines end, and letters take one byte and more, at every place of eight bytes.
static Text mixed_text(char *bytes, size_t size)
{
    static const char *const parts[] = {
        "a", "\n", "\xC3\xA4", "plain words", "\xE4\xB8\xAD", "\xF0\x9F\x99\x82", "\r\n", "eight8ch"};
    enum { PARTS = sizeof parts / sizeof *parts, PART_MOST = 11 };
    uint32_t seed = 3;
    size_t filled = 0;
    while (filled + PART_MOST <= size) {
        seed = seed * 1664525u + 1013904223u;
        const char *part = parts[(seed >> 8) % PARTS];
        memcpy(bytes + filled, part, strlen(part));
        filled += strlen(part);
    }
    return (Text){bytes, filled};
}

static void however_far_it_moves_it_counts_the_same(void **state)
{
    (void)state;
    char bytes[2000];
    Text text = mixed_text(bytes, sizeof bytes);
    for (size_t step = 1; step < 40; step++) {
        SourceCursor cursor = source_cursor_begin(text, TEXT("file"));
        while (!source_cursor_is_at_end(&cursor)) {
            source_cursor_move(&cursor, cursor.offset + step);
            Position expected = counted_to(text, cursor.offset);
            assert_int_equal(cursor.at.line, expected.line);
            assert_int_equal(cursor.at.column, expected.column);
        }
    }
}

static void past_the_end_means_the_end(void **state)
{
    (void)state;
    SourceCursor cursor = source_cursor_begin(TEXT("one\ntwo"), TEXT("file"));
    source_cursor_move(&cursor, 100);
    assert_int_equal(cursor.offset, 7);
    assert_int_equal(cursor.at.line, 2);
    assert_int_equal(cursor.at.column, 4);
    assert_int_equal(source_cursor_byte(&cursor), '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(however_far_it_moves_it_counts_the_same),
        cmocka_unit_test(past_the_end_means_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
