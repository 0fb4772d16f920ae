// Value: what an attribute may say, by its kind: the test, the words for an author, and the same as a datatype in RELAX
// NG. The three stand side by side so that they stay one.
#pragma once

#include "markup/vocabulary.h"

// The minutes an exercise may take; the one number that is written as an element.
enum { MINUTES_LEAST = 1, MINUTES_MOST = 120 };

enum { OPENINGS_MOST = 3 }; // of one day in a configuration

bool value_fits(const AttributeRule *rule, Text value);

// A VALUE_TIME as minutes since midnight; -1 when it is none.
int value_minute(Text value);

// The six numbers of a VALUE_MATRIX; false when it is none.
bool value_matrix(Text value, double matrix[6]);

// Such a matrix leaves a picture to touch, not a line or a point.
bool value_matrix_reaches(const double matrix[6]);

// Completes "... is not ": an id; a date; a whole number from 1 to 10.
Text value_kind_words(Arena *arena, const AttributeRule *rule);

// What to write instead of this value.
Text value_hint(Arena *arena, const AttributeRule *rule, Text value);

// Prints the datatype as RELAX NG, each line after this many spaces.
void value_print_schema(const AttributeRule *rule, int indent, FILE *out);
