#include "proof/disguise.h"

enum { JOINER_NOT = 0x200C, JOINER = 0x200D, SCRIPT_NONE = 0 };

static bool is_within(uint32_t point, const uint32_t (*ranges)[2], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (point >= ranges[i][0] && point <= ranges[i][1])
            return true;
    return false;
}

static bool turns_direction(uint32_t point)
{
    static const uint32_t ranges[][2] = {{0x61C, 0x61C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};
    return is_within(point, ranges, sizeof ranges / sizeof *ranges);
}

static bool is_invisible(uint32_t point)
{
    static const uint32_t ranges[][2] = {{0xAD, 0xAD},     {0x34F, 0x34F},    {0x115F, 0x1160}, {0x17B4, 0x17B5},
                                         {0x180B, 0x180E}, {0x200B, 0x200D},  {0x2028, 0x2029}, {0x2060, 0x2065},
                                         {0x206A, 0x206F}, {0x3164, 0x3164},  {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
                                         {0x85, 0x85},     {0xE0000, 0xE0FFF}};
    return is_within(point, ranges, sizeof ranges / sizeof *ranges);
}

// Latin, Greek and Cyrillic have letters that look the same.
static Script alphabet_of(uint32_t point)
{
    Script script = unicode_script(point);
    bool has_twins =
        script == SCRIPT_LATIN || script == SCRIPT('G', 'r', 'e', 'k') || script == SCRIPT('C', 'y', 'r', 'l');
    return has_twins && unicode_is_alphanumeric(point) ? script : SCRIPT_NONE;
}

// Joiners shape the letters of many scripts and join pictures; beside letters of an alphabet, digits and spaces they do
// nothing that could be seen.
static bool shapes(uint32_t point, uint32_t before)
{
    bool is_joiner = point == JOINER || point == JOINER_NOT;
    bool is_plain = unicode_script(before) == SCRIPT_COMMON || alphabet_of(before) != SCRIPT_NONE;
    return is_joiner && before && (!is_plain || unicode_is_emoji(before) || before == 0xFE0F);
}

// The zero of the digits that one belongs to; 0 for no digit.
static uint32_t zero_of(uint32_t point)
{
    static const uint32_t zeros[] = {'0',   0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66,  0xAE6,  0xB66,  0xBE6,
                                     0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (point >= zeros[i] && point < zeros[i] + 10)
            return zeros[i];
    return 0;
}

// True when the point is a disguise after what was read before it.
static bool judge(DisguiseReading *reading, uint32_t point, DisguiseKind *kind)
{
    Script alphabet = alphabet_of(point);
    uint32_t zero = zero_of(point);
    bool has_letters = alphabet && reading->alphabet && alphabet != reading->alphabet && !reading->is_word_told;
    bool has_digits = zero && reading->zero && zero != reading->zero && !reading->are_digits_told;
    bool is_hidden = is_invisible(point) && !shapes(point, reading->before);
    *kind = turns_direction(point) ? DISGUISE_DIRECTION
            : is_hidden            ? DISGUISE_INVISIBLE
            : has_letters          ? DISGUISE_LETTERS
                                   : DISGUISE_DIGITS;
    bool goes_on = alphabet || is_invisible(point) || turns_direction(point) || unicode_is_alphanumeric(point);
    reading->alphabet = !goes_on ? SCRIPT_NONE : alphabet ? alphabet : reading->alphabet;
    reading->zero = zero ? zero : reading->zero;
    reading->before = point;
    reading->is_word_told = goes_on && (reading->is_word_told || has_letters);
    reading->are_digits_told |= has_digits;
    return turns_direction(point) || is_hidden || has_letters || has_digits;
}

DisguiseReading disguise_read(Text text, Interrupt *interrupt)
{
    return (DisguiseReading){.text = text, .interrupt = interrupt};
}

// What direction the point turns is that of a number: a digit stands before it, or begins behind it.
static bool stands_by_number(const DisguiseReading *reading, uint32_t before)
{
    size_t at = reading->at;
    uint32_t after = at < reading->text.size ? text_next(reading->text, &at) : 0;
    return unicode_is_digit(before) || unicode_is_digit(after) || after == '+';
}

bool disguise_next(DisguiseReading *reading, Disguise *found)
{
    while (reading->at < reading->text.size && !interrupt_due(reading->interrupt)) {
        size_t start = reading->at;
        uint32_t before = reading->before, point = text_next(reading->text, &reading->at);
        DisguiseKind kind;
        if (!judge(reading, point, &kind))
            continue;
        bool turns_number = kind == DISGUISE_DIRECTION && stands_by_number(reading, before);
        *found = (Disguise){kind, start, point, turns_number};
        return true;
    }
    return false;
}
