// Problem: something an author should mend, with its place. All are gathered, none is fatal.
#pragma once

#include <stdio.h>

#include "base/array.h"
#include "base/interrupt.h"
#include "base/text.h"

typedef enum Severity { SEVERITY_ERROR, SEVERITY_WARNING } Severity;

// Where something stands in a file. Lines and columns count from 1; columns count characters, not bytes. A fault of a
// whole file stands at 1:1.
typedef struct Position {
    Text file; // as it is printed
    int line, column;
} Position;

typedef struct Problem {
    Severity severity;
    Position at;
    Text sentence; // what is wrong, without a full stop
    Text hint;     // what to do about it, or empty
} Problem;

typedef struct Problems {
    Arena *arena; // owns the texts and the list
    ARRAY(Problem) list;
    int error_count, warning_count;
    Interrupt *interrupt; // asked by whoever reads and judges; NULL: nobody breaks them off
} Problems;

// Adds one; the sentence is formatted into the arena, well-formed and on one line whatever it quotes. The hint is added
// to the newest problem by problems_hint.
void problems_add(Problems *problems, Severity severity, Position at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void problems_hint(Problems *problems, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Orders by file, line and column; equal places keep their order.
void problems_sort(Problems *problems);

// One line, in GNU form: file:line:column: error: sentence; hint
void problem_print(const Problem *problem, FILE *out);

// The candidate nearest to word by edit distance (Damerau-Levenshtein, at most a third of its length), for "did you
// mean"; an empty Text when none is near.
Text problem_nearest(Text word, const Text *candidates, int count);
