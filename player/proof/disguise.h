// Disguise: signs that let words be seen other than they are written, and heard: controls of direction, what is
// invisible, letters of two alphabets in one word, digits of two kinds. Whoever is in need dials what is seen.
#pragma once

#include "base/interrupt.h"
#include "base/unicode.h"

typedef enum DisguiseKind { DISGUISE_DIRECTION, DISGUISE_INVISIBLE, DISGUISE_LETTERS, DISGUISE_DIGITS } DisguiseKind;

typedef struct Disguise {
    DisguiseKind kind;
    size_t at; // byte of the sign, or of the first letter or digit that is not like those before it
    uint32_t point;
    bool turns_number; // it is a control of direction beside a digit: it changes how a number is read
} Disguise;

// How far a text has been looked through.
typedef struct DisguiseReading {
    Text text;
    Interrupt *interrupt;               // NULL: it is looked through to its end
    size_t at;                          // the byte that comes next
    Script alphabet;                    // of the present word
    uint32_t zero, before;              // of the digits so far; the point before
    bool is_word_told, are_digits_told; // once is enough
} DisguiseReading;

// A text from its beginning.
DisguiseReading disguise_read(Text text, Interrupt *interrupt);

// The next one; false when there is none. A text is read once, however many it holds.
bool disguise_next(DisguiseReading *reading, Disguise *found);
