#include "markup/source-cursor.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

SourceCursor source_cursor_begin(Text bytes, Text file)
{
    return (SourceCursor){.bytes = bytes, .at = {file, 1, 1}};
}

bool source_cursor_is_at_end(const SourceCursor *cursor)
{
    return cursor->offset >= cursor->bytes.size;
}

char source_cursor_byte(const SourceCursor *cursor)
{
    return source_cursor_is_at_end(cursor) ? '\0' : cursor->bytes.at[cursor->offset];
}

bool source_cursor_sees(const SourceCursor *cursor, const char *string)
{
    return text_starts(text_slice(cursor->bytes, cursor->offset, cursor->bytes.size), text_of(string));
}

static void pass_byte(SourceCursor *cursor)
{
    unsigned char byte = (unsigned char)cursor->bytes.at[cursor->offset++];
    if (byte == '\n') {
        cursor->at.line++;
        cursor->at.column = 1;
        return;
    }
    // A character counts once its last byte is behind us.
    bool is_whole = ((unsigned char)source_cursor_byte(cursor) & 0xC0) != 0x80;
    cursor->at.column += byte < 0x80 || is_whole;
}

#define EACH_BYTE(byte) ((uint64_t)(byte)*0x0101010101010101u)

// Eight characters of ASCII stand there, none of which ends a line: nearly all of a file is that.
static bool is_plain(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    uint64_t feeds = word ^ EACH_BYTE('\n'), has_feed = (feeds - EACH_BYTE(1)) & ~feeds;
    return !((word | has_feed) & EACH_BYTE(0x80));
}

void source_cursor_move(SourceCursor *cursor, size_t offset)
{
    enum { PLAIN_BYTES = sizeof(uint64_t) };
    assert(offset >= cursor->offset);
    if (offset > cursor->bytes.size)
        offset = cursor->bytes.size;
    while (cursor->offset < offset)
        if (offset - cursor->offset >= PLAIN_BYTES && is_plain(cursor->bytes.at + cursor->offset)) {
            cursor->offset += PLAIN_BYTES;
            cursor->at.column += PLAIN_BYTES;
        } else {
            pass_byte(cursor);
        }
}

bool source_cursor_find(SourceCursor *cursor, const char *needle)
{
    source_cursor_move(cursor, text_find(cursor->bytes, text_of(needle), cursor->offset));
    return !source_cursor_is_at_end(cursor);
}

bool source_cursor_pass(SourceCursor *cursor, const char *needle)
{
    assert(needle[0]);
    if (!source_cursor_find(cursor, needle))
        return false;
    source_cursor_move(cursor, cursor->offset + strlen(needle));
    return true;
}

bool source_cursor_skip_space(SourceCursor *cursor)
{
    size_t end = cursor->offset;
    while (end < cursor->bytes.size && text_is_space(cursor->bytes.at[end]))
        end++;
    bool has_moved = end > cursor->offset;
    source_cursor_move(cursor, end);
    return has_moved;
}

static bool starts_name(char byte)
{
    return text_is_letter(byte) || byte == '_' || byte == ':' || (unsigned char)byte >= 0x80;
}

static bool continues_name(char byte)
{
    return starts_name(byte) || text_is_digit(byte) || byte == '-' || byte == '.';
}

Text source_cursor_name(SourceCursor *cursor)
{
    size_t start = cursor->offset, end = start;
    while (end < cursor->bytes.size && (end > start ? continues_name : starts_name)(cursor->bytes.at[end]))
        end++;
    source_cursor_move(cursor, end);
    return text_slice(cursor->bytes, start, end);
}
