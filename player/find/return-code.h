// ReturnCode: nine digits that lead back to a place of the library, typed by whoever noted them. Seven tell the item, a
// block of it, the size of text and the colours, scrambled so that neighbours look unlike; two check them. All depends
// on what the library holds: another one, or this one once its items have changed, knows none of its codes.
// Nothing is kept: the code says it all.
#pragma once

#include "book/book.h"

enum {
    RETURN_DIGITS = 9,
    RETURN_ITEMS_MOST = 2000,  // of a library; what is beyond has no code
    RETURN_BLOCKS_MOST = 208,  // of an item; from the last of them on all lead there
    RETURN_COMFORTS_MOST = 24, // sizes of text, each in all colours
    RETURN_NUMBERS = 10000000
};

typedef struct ReturnPlace {
    const Item *item;
    Id block;    // "": its beginning
    int comfort; // as the screen counts them, from 0
} ReturnPlace;

// The digits of a number below RETURN_NUMBERS, and back: -1 where a digit is wrong, two are swapped, or the library is
// another (key).
void return_code_write(uint64_t key, int number, char digits[RETURN_DIGITS]);
int return_code_read(uint64_t key, const char digits[RETURN_DIGITS]);

// The digits of a place; false where it has none: a book of the world, an item for adults or with a content note.
bool return_code_of(Book *book, const ReturnPlace *place, char digits[RETURN_DIGITS]);

// The place that digits lead to; false where they lead to none that may be opened.
bool return_code_find(Book *book, const char digits[RETURN_DIGITS], ReturnPlace *place);
