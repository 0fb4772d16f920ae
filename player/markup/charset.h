// Charset: the letters that the bytes of a page stand for. A byte order mark tells, then the XML declaration, then a
// meta element. Bytes that are well-formed UTF-8 are UTF-8 whatever is declared: in books of the world a declaration is
// wrong far more often than they are something else by chance.
#pragma once

#include "base/text.h"

typedef struct Charset {
    Text text;     // well-formed UTF-8 without a byte order mark; the bytes themselves where they are that already
    Text declared; // what the file says, or empty
    Text used;     // what it was read as: "UTF-8", "windows-1252", ...
    bool is_wrong; // what it says is not what it is, or bytes stand for no letter
} Charset;

// What is copied goes into arena; the rest is lent by the bytes.
Charset charset_decode(Arena *arena, Text bytes);
