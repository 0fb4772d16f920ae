// CascadeRule: what a style sheet says, for cascade*.c alone.
#pragma once

#include "base/array.h"
#include "book/cascade.h"

// A part of a selector, or an element; names as hashes. 0: none.
typedef struct CascadeNames {
    uint32_t name, id;
    uint32_t classes[CASCADE_CLASSES_MOST];
    int class_count;
} CascadeNames;

typedef struct CascadePart {
    CascadeNames names;
    char combinator; // to the part on its left: ' ', '>' or '+'
} CascadePart;

// An attribute that the element itself must have: anything (operator NUL), just this ('='), or this among words ('~').
typedef struct CascadeAttribute {
    Text name, value; // no name: none
    char operator;
} CascadeAttribute;

typedef struct CascadeRule {
    CascadePart parts[CASCADE_PARTS_MOST]; // from the right
    int part_count;
    CascadeAttribute attribute;
    int weight; // how special the selector is (CSS 2.2, 6.4.3)
    CascadeStyle style;
    int next; // of its bucket; -1: none
} CascadeRule;

enum { CASCADE_BUCKETS = 256 };

struct Cascade {
    Arena *arena;
    ARRAY(CascadeRule) rules;     // in order
    int buckets[CASCADE_BUCKETS]; // first rule, from the last on; -1: none
    size_t bytes;                 // of all sheets so far
    ARRAY(CascadeNames) open;     // elements around
    ARRAY(CascadeNames) before;   // of each depth: the element that was left last; class_count -1: none
};

// The names of an element or a part, as they are compared.
uint32_t cascade_hash(Text name);

// Adds what a block of declarations says to a style.
void cascade_read_declarations(Text declarations, CascadeStyle *style);

void cascade_add_rule(Cascade *cascade, CascadeRule rule);
