// Disguise: signs that let words be seen other than they are written, and heard: controls of direction, what is
// invisible, letters of two alphabets in one word, digits of two kinds. Whoever is in need dials what is seen.
#pragma once

#include "base/text.h"

typedef enum DisguiseKind { DISGUISE_DIRECTION, DISGUISE_INVISIBLE, DISGUISE_LETTERS, DISGUISE_DIGITS } DisguiseKind;

typedef struct Disguise {
    DisguiseKind kind;
    size_t at; // byte of the sign, or of the first letter or digit that is not like those before it
    size_t end;
    uint32_t point;
} Disguise;

// The first one that ends behind a byte of the text; what stands before it is looked at as well. False when there is
// none.
bool disguise_find(Text text, size_t from, Disguise *found);

// It is a control of direction that stands beside a digit: it changes how a number is read.
bool disguise_turns_number(Text text, const Disguise *disguise);
