#include "book/cursor.h"

#include <string.h>

Cursor cursor_begin(Text bytes, Text file)
{
    return (Cursor){.bytes = bytes, .at = {file, 1, 1}};
}

bool cursor_is_at_end(const Cursor *cursor)
{
    return cursor->offset >= cursor->bytes.size;
}

char cursor_byte(const Cursor *cursor)
{
    return cursor_is_at_end(cursor) ? '\0' : cursor->bytes.at[cursor->offset];
}

bool cursor_sees(const Cursor *cursor, const char *string)
{
    return text_starts(text_slice(cursor->bytes, cursor->offset, cursor->bytes.size), text_of(string));
}

void cursor_move(Cursor *cursor, size_t offset)
{
    if (offset > cursor->bytes.size)
        offset = cursor->bytes.size;
    for (; cursor->offset < offset; cursor->offset++) {
        unsigned char byte = (unsigned char)cursor->bytes.at[cursor->offset];
        if (byte == '\n') {
            cursor->at.line++;
            cursor->at.column = 1;
            continue;
        }
        // A character counts once its last byte is behind us.
        size_t next = cursor->offset + 1;
        bool is_whole = next >= cursor->bytes.size || ((unsigned char)cursor->bytes.at[next] & 0xC0) != 0x80;
        cursor->at.column += byte < 0x80 || is_whole;
    }
}

bool cursor_find(Cursor *cursor, const char *needle)
{
    cursor_move(cursor, text_find(cursor->bytes, text_of(needle), cursor->offset));
    return !cursor_is_at_end(cursor);
}

bool cursor_pass(Cursor *cursor, const char *needle)
{
    if (!cursor_find(cursor, needle))
        return false;
    cursor_move(cursor, cursor->offset + strlen(needle));
    return true;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool cursor_skip_space(Cursor *cursor)
{
    size_t end = cursor->offset;
    while (end < cursor->bytes.size && is_space(cursor->bytes.at[end]))
        end++;
    bool has_moved = end > cursor->offset;
    cursor_move(cursor, end);
    return has_moved;
}

static bool starts_name(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == ':' ||
           (unsigned char)byte >= 0x80;
}

static bool continues_name(char byte)
{
    return starts_name(byte) || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
}

Text cursor_name(Cursor *cursor)
{
    size_t start = cursor->offset, end = start;
    while (end < cursor->bytes.size && (end > start ? continues_name : starts_name)(cursor->bytes.at[end]))
        end++;
    cursor_move(cursor, end);
    return text_slice(cursor->bytes, start, end);
}
