// Clean: the bytes of a foreign page made ready for a parser. One pass leaves well-formed UTF-8 in which every
// reference is one that XML itself knows, so that no parser needs a DTD, looks anything up or expands anything: the
// document type, comments, instructions, scripts and controls are cut, CDATA becomes plain text, names of characters
// become those characters, and a "&" or "<" that stands alone is written as it ought to be. Ends of lines stay, so that
// every line keeps its number.
//
// What comes out is at most CLEAN_GROWTH_MOST bytes longer than what goes in as UTF-8.
#pragma once

#include "base/problem.h"

enum { CLEAN_GROWTH_MOST = 4 * 1024 * 1024 };

typedef enum RepairKind {
    REPAIR_CHARSET,   // it is in another encoding than it says, or in none
    REPAIR_AMPERSAND, // stands alone
    REPAIR_LESS_THAN, // likewise
    REPAIR_ENTITY,    // a name of a character that nobody knows
    REPAIR_CONTROL,   // a character that no page may hold
    REPAIR_KINDS
} RepairKind;

// How often something of a kind was repaired, and the first of it.
typedef struct Repair {
    int count;
    int line, column;
    Text what; // what stands there, where that tells more than its kind
} Repair;

typedef struct Clean {
    Text text;
    Text declared, used; // encodings: see charset.h
    Repair repairs[REPAIR_KINDS];
} Clean;

// Lends the bytes, and puts the rest into arena.
Clean clean_markup(Arena *arena, Text bytes);

// The same for a page without tags and references: it is UTF-8, and holds no controls.
Clean clean_plain(Arena *arena, Text bytes);

// Adds a warning for each kind of repair, at the first of it.
void clean_tell(const Clean *clean, Text file, Problems *problems);
