// ContentModel: a content model of the vocabulary, taken apart. The checker and the printed schema both read models
// through this.
#pragma once

#include "markup/vocabulary.h"

enum { TERMS_MOST = 6, FORMS_MOST = 2 };

// One term: the entries that may stand there, and how often.
typedef struct Term {
    Text group;   // "flow" where the term is @flow, else empty
    Text entries; // parted by '|'
    bool is_required, repeats;
} Term;

// A way in which an element may be filled.
typedef struct Form {
    bool is_mixed; // text may stand between the children
    Term terms[TERMS_MOST];
    int term_count;
} Form;

typedef struct ContentModel {
    Form forms[FORMS_MOST];
    int form_count; // at least 1
} ContentModel;

ContentModel content_model_of(const ElementRule *rule);

// The next entry of a list parted by '|', taken off it; an empty Text when none is left.
Text content_model_take_entry(Text *entries);

// The rule of an element with that name in the term, or NULL.
const ElementRule *term_match(const Term *term, Text element);

// The same in any term of the form.
const ElementRule *form_match(const Form *form, Text element);

// Fills elements with the names of those that may stand in the form, at most so many; returns how many those are.
int form_elements(const Form *form, Text *elements, int most);

// What the term wants, for a sentence: "title" in quotes, "dt" or "dd", running text like "p".
Text term_words(Arena *arena, const Term *term);

// What an element of that rule may hold, for a hint: holds words, em and br.
Text content_model_words(Arena *arena, const ElementRule *rule);
