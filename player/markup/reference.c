#include "markup/reference.h"

#include <string.h>

bool reference_is_character(uint32_t point)
{
    bool is_control = point < 0x20 ? point != '\t' && point != '\n' && point != '\r' : point >= 0x7F && point < 0xA0;
    return !is_control && (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF && point <= 0x10FFFF;
}

uint32_t reference_meaning(uint32_t number)
{
    static const uint16_t western[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    return number >= 0x80 && number < 0xA0 ? western[number - 0x80] : number;
}

size_t reference_read_number(Text text, uint32_t *number)
{
    *number = 0;
    if (!text_starts(text, TEXT("&#")))
        return 0;
    bool is_hex = text.size > 2 && (text.at[2] == 'x' || text.at[2] == 'X');
    size_t start = is_hex ? 3 : 2, at = start;
    for (; at < text.size && at - start < REFERENCE_MOST; at++) {
        char byte = (char)(text.at[at] | 0x20);
        bool is_letter = is_hex && byte >= 'a' && byte <= 'f';
        if (!is_letter && !text_is_digit(text.at[at]))
            break;
        uint32_t digit = is_letter ? (uint32_t)(byte - 'a' + 10) : (uint32_t)(text.at[at] - '0');
        *number = *number < 0x110000 ? *number * (is_hex ? 16 : 10) + digit : *number;
    }
    if (at == start)
        return 0;
    return at < text.size && text.at[at] == ';' ? at + 1 : at;
}

Text reference_name(Text text)
{
    size_t end = 1;
    while (end < text.size && end <= REFERENCE_MOST &&
           (text_is_letter(text.at[end]) || (end > 1 && (text_is_digit(text.at[end]) || strchr("._-", text.at[end])))))
        end++;
    return text_slice(text, 1, end);
}
