// PressFormula: MathML as a line of words: a fraction is "a/b", a power "x^2", a root "√(x)". What is made of several
// signs stands in brackets, where it is a part of another.
#pragma once

#include "base/text.h"

typedef struct PressFormula PressFormula; // what an element of MathML writes beside its children

// Of the element with that name; NULL where its children stand one after another.
const PressFormula *press_formula_of(Text name);

// Whether it is one sign, or several words that are no formula.
bool press_formula_is_token(Text name);

// What to write before the first child of such an element, between two (place: of the latter, from 1), and at its end.
// NULL: nothing is written.
Text press_formula_begin(const PressFormula *formula);
Text press_formula_between(const PressFormula *formula, int place);
Text press_formula_end(const PressFormula *formula);

// Its children are told from each other by what stands between them alone.
bool press_formula_parts(const PressFormula *formula);
