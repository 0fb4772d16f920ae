#include "base/data-url.h"

#include <string.h>
#include <strings.h>

static const char scheme[] = "data:";

bool data_url_is(Text address)
{
    size_t size = sizeof scheme - 1;
    return address.size > size && strncasecmp(address.at, scheme, size) == 0;
}

// Of a digit of base64, or of base64url; -1: it is none.
static int digit_of(char byte)
{
    return byte >= 'A' && byte <= 'Z'   ? byte - 'A'
           : byte >= 'a' && byte <= 'z' ? byte - 'a' + 26
           : byte >= '0' && byte <= '9' ? byte - '0' + 52
           : byte == '+' || byte == '-' ? 62
           : byte == '/' || byte == '_' ? 63
                                        : -1;
}

static int hex_of(char byte)
{
    char small = (char)(byte | 0x20);
    return text_is_digit(byte) ? byte - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// "%2F" as its byte; as it stands where no two digits follow.
static Text without_percents(Arena *arena, Text text)
{
    char *bytes = arena_alloc(arena, text.size + 1, 1);
    size_t size = 0;
    for (size_t at = 0; at < text.size; at++) {
        bool may_be = text.at[at] == '%' && at + 2 < text.size;
        int high = may_be ? hex_of(text.at[at + 1]) : -1, low = may_be ? hex_of(text.at[at + 2]) : -1;
        bool is_byte = high >= 0 && low >= 0;
        bytes[size++] = (char)(is_byte ? high << 4 | low : text.at[at]);
        at += is_byte ? 2 : 0;
    }
    return (Text){bytes, size};
}

// White space is passed over, and padding ends it.
static bool read_base64(Arena *arena, Text text, Text *read)
{
    char *bytes = arena_alloc(arena, text.size / 4 * 3 + 4, 1);
    size_t size = 0;
    uint32_t bits = 0;
    int bit_count = 0;
    for (size_t at = 0; at < text.size && text.at[at] != '='; at++) {
        int digit = digit_of(text.at[at]);
        if (digit < 0 && text_is_space(text.at[at]))
            continue;
        if (digit < 0)
            return false;
        bits = bits << 6 | (uint32_t)digit;
        bit_count += 6;
        if (bit_count >= 8) {
            bit_count -= 8;
            bytes[size++] = (char)(bits >> bit_count & 0xFF);
        }
    }
    *read = (Text){bytes, size};
    return true;
}

bool data_url_read(Arena *arena, Text address, size_t limit, DataUrl *data)
{
    size_t comma = text_find(address, TEXT(","), 0);
    if (!data_url_is(address) || comma == address.size)
        return false;
    Text head = text_slice(address, sizeof scheme - 1, comma), rest = text_slice(address, comma + 1, address.size);
    bool is_base64 = text_ends(head, TEXT(";base64"));
    if (rest.size > (is_base64 ? limit / 3 * 4 + 4 : 3 * limit))
        return false;
    data->media_type = text_trim(text_slice(head, 0, text_find(head, TEXT(";"), 0)));
    data->bytes = without_percents(arena, rest);
    if (is_base64 && !read_base64(arena, data->bytes, &data->bytes))
        return false;
    return data->bytes.size <= limit;
}
