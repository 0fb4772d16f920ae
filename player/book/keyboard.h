// Keyboard: the letters that lie on keys, row by row as the readers of a language know them, from its keys.xml.
#pragma once

#include "base/text.h"

enum { KEY_ROWS_MOST = 4, KEY_ROW_MOST = 14 }; // keys: of a row

typedef struct KeyRow {
    Text keys[KEY_ROW_MOST]; // what each types: a letter
    int count;
} KeyRow;

typedef struct Keyboard {
    KeyRow rows[KEY_ROWS_MOST]; // the upper one first; of a language from right to left, too, the first key is leftmost
    int count;
} Keyboard;
