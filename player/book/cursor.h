// Cursor: a place in the bytes of a file that knows its line and column. It only moves forward, so that a walk over a whole
// file is linear. It knows just enough of XML to step over what markup is made of, and nothing of libxml2.
#pragma once

#include "base/problem.h"

typedef struct Cursor {
    Text bytes;
    size_t offset;
    Position at; // of the byte at offset
} Cursor;

// A cursor at the first byte. The bytes and the name of the file stay the caller's.
Cursor cursor_begin(Text bytes, Text file);

bool cursor_is_at_end(const Cursor *cursor);

// The byte there, or NUL at the end.
char cursor_byte(const Cursor *cursor);

// Whether the bytes there begin with string.
bool cursor_sees(const Cursor *cursor, const char *string);

// Moves to an offset that is not behind it; past the end means the end.
void cursor_move(Cursor *cursor, size_t offset);

// Moves to the next needle at or after it, or to the end and returns false.
bool cursor_find(Cursor *cursor, const char *needle);

// Moves behind the next needle, or to the end and returns false.
bool cursor_pass(Cursor *cursor, const char *needle);

// Moves past white space; whether there was any.
bool cursor_skip_space(Cursor *cursor);

// Takes the XML name that starts there; empty when none does. Beyond ASCII every character counts as part of a name.
Text cursor_name(Cursor *cursor);
