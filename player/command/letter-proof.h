// Letter proof: every letter of content can be drawn, and the marks on it with it, whichever letters a visitor chooses;
// and no font is missing that one of its languages cannot do without.
#pragma once

#include "book/book.h"
#include "device/font-list.h"
#include "proof/proof.h"

// What is known of the fonts.
typedef struct DrawnLetters {
    // The families that cannot draw a letter with its marks, count points in all: bit f for family f.
    unsigned (*lacking)(void *owner, const uint32_t *points, int count);
    void *owner;
    const MissingFont *missing; // files that ought to be there
    int missing_count;
    ARRAY(Text) told; // packages that were told as missing, once for all files
} DrawnLetters;
enum { ALL_FAMILIES = 1 << FAMILY_CLEAR | 1 << FAMILY_BOOK | 1 << FAMILY_DYSLEXIC };

// The letters of books of the world, which nobody here can write another way: what cannot be drawn is a warning, and
// each letter is told once a book. In arena; for VolumeJudges.
typedef struct BookLetters BookLetters;
BookLetters *letter_proof_of_books(Arena *arena, DrawnLetters *letters);
void letter_proof_block(void *owner, const Block *block, Problems *problems); // owner: BookLetters

// The proof of a file's letters, to hand to whoever proves the file. letters must outlive it.
FileProof letter_proof(DrawnLetters *letters);
