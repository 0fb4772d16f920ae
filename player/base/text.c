#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

Text text_of(const char *string)
{
    return string ? (Text){string, strlen(string)} : TEXT("");
}

Text text_slice(Text text, size_t start, size_t end)
{
    if (end > text.size)
        end = text.size;
    if (start > end)
        start = end;
    return (Text){text.at ? text.at + start : NULL, end - start};
}

bool text_equal(Text a, Text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}

bool text_is(Text text, const char *string)
{
    return text_equal(text, text_of(string));
}

bool text_starts(Text text, Text start)
{
    return text.size >= start.size && text_equal(text_slice(text, 0, start.size), start);
}

bool text_ends(Text text, Text end)
{
    return text.size >= end.size && text_equal(text_slice(text, text.size - end.size, text.size), end);
}

int text_compare(Text a, Text b)
{
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.at, b.at, shared) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

size_t text_find(Text text, Text needle, size_t from)
{
    if (from >= text.size) // one without bytes may have none to point to
        return text.size;
    const char *found = memmem(text.at + from, text.size - from, needle.at, needle.size);
    return found ? (size_t)(found - text.at) : text.size;
}

bool text_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool text_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool text_is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

Text text_trim(Text text)
{
    while (text.size && text_is_space(text.at[0]))
        text = text_slice(text, 1, text.size);
    while (text.size && text_is_space(text.at[text.size - 1]))
        text.size--;
    return text;
}

Text text_word(Text *rest)
{
    Text trimmed = text_trim(*rest);
    size_t end = 0;
    while (end < trimmed.size && !text_is_space(trimmed.at[end]))
        end++;
    *rest = text_slice(trimmed, end, trimmed.size);
    return text_slice(trimmed, 0, end);
}

bool text_holds_word(Text text, const char *word)
{
    for (Text next = text_word(&text); next.size; next = text_word(&text))
        if (text_is(next, word))
            return true;
    return false;
}

Text text_fold(Arena *arena, Text text)
{
    char *folded = arena_alloc(arena, text.size + 1, 1);
    size_t size = 0;
    for (Text word = text_word(&text); word.size; word = text_word(&text)) {
        if (size)
            folded[size++] = ' ';
        memcpy(folded + size, word.at, word.size);
        size += word.size;
    }
    folded[size] = '\0';
    return (Text){folded, size};
}

char *text_string(Arena *arena, Text text)
{
    char *copy = arena_alloc(arena, text.size + 1, 1);
    if (text.size)
        memcpy(copy, text.at, text.size);
    return copy;
}

Text text_last_part(Text path)
{
    size_t start = path.size;
    while (start && path.at[start - 1] != '/')
        start--;
    return text_slice(path, start, path.size);
}

Text text_copy(Arena *arena, Text text)
{
    return (Text){text_string(arena, text), text.size};
}

Text text_format(Arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Text text = text_vformat(arena, format, args);
    va_end(args);
    return text;
}

Text text_vformat(Arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    assert(size >= 0);
    char *copy = arena_alloc(arena, (size_t)size + 1, 1);
    vsnprintf(copy, (size_t)size + 1, format, again);
    va_end(again);
    return (Text){copy, (size_t)size};
}

// The length of the well-formed sequence at bytes, its code point in *point; 0 when ill-formed. Unicode 15, table 3-7.
static size_t decode(const unsigned char *bytes, size_t size, uint32_t *point)
{
    unsigned first = bytes[0];
    if (first < 0x80) {
        *point = first;
        return 1;
    }
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > size)
        return 0;
    uint32_t value = first & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (bytes[i] & 0x3F);
    }
    bool is_overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (is_overlong || is_surrogate || value > 0x10FFFF)
        return 0;
    *point = value;
    return length;
}

uint32_t text_next(Text text, size_t *offset)
{
    assert(*offset < text.size);
    uint32_t point;
    size_t length = decode((const unsigned char *)text.at + *offset, text.size - *offset, &point);
    *offset += length ? length : 1;
    return length ? point : 0xFFFD;
}

size_t text_encode(uint32_t point, char bytes[POINT_BYTES_MOST])
{
    if (point < 0x80) {
        bytes[0] = (char)point;
        return 1;
    }
    size_t size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--, point >>= 6)
        bytes[i] = (char)(0x80 | (point & 0x3F));
    bytes[0] = (char)((0xF00 >> size & 0xFF) | point);
    return size;
}

// Where the first byte from offset on that is not ASCII stands, or the end of the last eight that are.
static size_t skip_ascii(Text text, size_t offset)
{
    for (uint64_t eight; offset + sizeof eight <= text.size; offset += sizeof eight) {
        memcpy(&eight, text.at + offset, sizeof eight);
        if (eight & 0x8080808080808080)
            break;
    }
    return offset;
}

size_t text_ill_formed(Text text)
{
    size_t offset = 0;
    while ((offset = skip_ascii(text, offset)) < text.size) {
        uint32_t point;
        size_t length = decode((const unsigned char *)text.at + offset, text.size - offset, &point);
        if (!length)
            return offset;
        offset += length;
    }
    return offset;
}

uint32_t text_hash(Text text)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 16777619u;
    return hash;
}

uint32_t text_passage_hash(Text passage)
{
    enum { BEGINNING_BYTES = 1024 };
    size_t size = passage.size < BEGINNING_BYTES ? passage.size : BEGINNING_BYTES;
    return text_hash(text_slice(passage, 0, size)) ^ (uint32_t)passage.size;
}
