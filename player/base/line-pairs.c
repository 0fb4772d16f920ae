#include "base/line-pairs.h"

// Classes of UAX 14: letters AL, digits NU, infix IS, exclamation EX, quotation QU, opening OP, closing CP.
typedef enum Class { OTHER, LETTER, DIGIT, INFIX, EXCLAIM, QUOTE, OPEN, CLOSE, CLASS_COUNT } Class;

// Pairs that never part; what is 0 here is left to ICU. LB 13, 14, 19, 23, 25, 28, 29, 30.
static const bool joins[CLASS_COUNT][CLASS_COUNT] = {
    [LETTER] = {[LETTER] = true, [DIGIT] = true, [INFIX] = true, [EXCLAIM] = true, [QUOTE] = true, [CLOSE] = true},
    [DIGIT] = {[LETTER] = true, [DIGIT] = true, [INFIX] = true, [EXCLAIM] = true, [QUOTE] = true, [CLOSE] = true},
    [INFIX] = {[INFIX] = true, [EXCLAIM] = true, [QUOTE] = true, [CLOSE] = true},
    [EXCLAIM] = {[INFIX] = true, [EXCLAIM] = true, [QUOTE] = true, [CLOSE] = true},
    [QUOTE] = {[LETTER] = true, [INFIX] = true, [EXCLAIM] = true, [QUOTE] = true, [CLOSE] = true},
    [OPEN] = {[LETTER] = true, [QUOTE] = true},
    [CLOSE] = {[INFIX] = true, [EXCLAIM] = true, [QUOTE] = true, [CLOSE] = true},
};

// Pairs that always part when spaces stand between them. LB 18.
static const bool parts[CLASS_COUNT][CLASS_COUNT] = {
    [LETTER] = {[LETTER] = true, [DIGIT] = true, [QUOTE] = true, [OPEN] = true},
    [DIGIT] = {[LETTER] = true, [DIGIT] = true},
    [INFIX] = {[LETTER] = true, [DIGIT] = true, [QUOTE] = true, [OPEN] = true},
    [EXCLAIM] = {[LETTER] = true, [DIGIT] = true, [QUOTE] = true, [OPEN] = true},
    [QUOTE] = {[LETTER] = true},
    [CLOSE] = {[LETTER] = true, [DIGIT] = true, [QUOTE] = true, [OPEN] = true},
};

static Class class_of(unsigned char byte)
{
    if (text_is_digit((char)byte))
        return DIGIT;
    switch (byte) {
    case '.':
    case ',':
    case ':':
    case ';':
        return INFIX;
    case '!':
    case '?':
        return EXCLAIM;
    case '"':
    case '\'':
        return QUOTE;
    case '(':
        return OPEN;
    case ')':
        return CLOSE;
    default:
        return OTHER;
    }
}

static Class class_at(Text text, size_t at)
{
    unsigned char byte = at < text.size ? (unsigned char)text.at[at] : 0;
    return text_is_letter((char)byte) ? LETTER : class_of(byte);
}

// U+2019, the apostrophe of good English: LB 19 on both sides when it stands between letters.
static bool is_apostrophe(Text text, size_t at)
{
    return at + 3 < text.size && text.at[at] == '\xE2' && text.at[at + 1] == '\x80' && text.at[at + 2] == '\x99' &&
           class_at(text, at + 3) == LETTER;
}

static size_t skip_letters(Text text, size_t at)
{
    while (at < text.size && text_is_letter(text.at[at]))
        at++;
    return at;
}

static size_t skip_spaces(Text text, size_t at)
{
    while (at < text.size && text.at[at] == ' ')
        at++;
    return at;
}

static bool scan_breaks(Arena *arena, Text text, Offsets *offsets)
{
    Class before = OTHER;
    for (size_t at = 0; at < text.size;) {
        size_t end = skip_spaces(text, at);
        Class next = class_at(text, end);
        bool has_space = end > at;
        if (before == LETTER && !has_space && is_apostrophe(text, at)) {
            at += 3;
        } else if (before == LETTER && !has_space && text.at[at] == '-' && class_at(text, at + 1) == LETTER) {
            *array_push(arena, offsets) = (uint32_t)++at; // LB 21
        } else if (has_space && end == text.size) {
            at = end;
        } else {
            bool is_first = before == OTHER && !has_space && next == LETTER;
            if (!is_first && !(has_space ? parts : joins)[before][next])
                return false;
            if (has_space)
                *array_push(arena, offsets) = (uint32_t)end;
            before = next;
            at = next == LETTER ? skip_letters(text, end) : end + 1;
        }
    }
    return true;
}

bool line_pairs_break(Arena *arena, Text text, Offsets *offsets)
{
    if (!text.size)
        return true;
    int count = offsets->count;
    if (!scan_breaks(arena, text, offsets)) {
        offsets->count = count;
        return false;
    }
    *array_push(arena, offsets) = (uint32_t)text.size;
    return true;
}
