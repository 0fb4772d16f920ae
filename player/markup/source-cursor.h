// SourceCursor: a place in the bytes of a file that knows its line and column. It only moves forward, so that a walk
// over a whole file is linear. It knows just enough of XML to step over what markup is made of, and nothing of libxml2.
#pragma once

#include "base/problem.h"

typedef struct SourceCursor {
    Text bytes;
    size_t offset;
    Position at; // of the byte at offset
} SourceCursor;

// A cursor at the first byte. The bytes and the name of the file stay the caller's.
SourceCursor source_cursor_begin(Text bytes, Text file);

bool source_cursor_is_at_end(const SourceCursor *cursor);

// The byte there, or NUL at the end.
char source_cursor_byte(const SourceCursor *cursor);

// Whether the bytes there begin with string.
bool source_cursor_sees(const SourceCursor *cursor, const char *string);

// Moves to an offset that is not behind it; past the end means the end.
void source_cursor_move(SourceCursor *cursor, size_t offset);

// Moves to the next needle at or after it, or to the end and returns false.
bool source_cursor_find(SourceCursor *cursor, const char *needle);

// Moves behind the next needle, or to the end and returns false.
bool source_cursor_pass(SourceCursor *cursor, const char *needle);

// Moves past white space; whether there was any.
bool source_cursor_skip_space(SourceCursor *cursor);

// Takes the XML name that starts there; empty when none does. Beyond ASCII every character counts as part of a name.
Text source_cursor_name(SourceCursor *cursor);
