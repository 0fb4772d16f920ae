#include "book/press-formula.h"

enum { BETWEEN_MOST = 2 };

struct PressFormula {
    const char *name, *begin;
    const char *between[BETWEEN_MOST]; // the last of them again where there are more children
    const char *end;
    bool parts;
};

static const PressFormula formulas[] = {
    {"mfrac", "", {"/", "/"}, "", true},       {"msup", "", {"^", "^"}, "", true},
    {"msub", "", {"_", "_"}, "", true},        {"msubsup", "", {"_", "^"}, "", true},
    {"munder", "", {"_", "_"}, "", true},      {"mover", "", {"^", "^"}, "", true},
    {"munderover", "", {"_", "^"}, "", true},  {"mroot", "√(", {"; ", "; "}, ")", false},
    {"msqrt", "√(", {"", ""}, ")", false},     {"mfenced", "(", {", ", ", "}, ")", false},
    {"mtable", "[", {"; ", "; "}, "]", false}, {"mtr", "", {", ", ", "}, "", false},
};

const PressFormula *press_formula_of(Text name)
{
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        if (text_is(name, formulas[i].name))
            return &formulas[i];
    return NULL;
}

bool press_formula_is_token(Text name)
{
    static const char *const tokens[] = {"mi", "mn", "mo", "ms", "mtext"};
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
        if (text_is(name, tokens[i]))
            return true;
    return false;
}

Text press_formula_begin(const PressFormula *formula)
{
    return text_of(formula ? formula->begin : "");
}

Text press_formula_between(const PressFormula *formula, int place)
{
    if (!formula || place < 1)
        return TEXT("");
    return text_of(formula->between[place <= BETWEEN_MOST ? place - 1 : BETWEEN_MOST - 1]);
}

Text press_formula_end(const PressFormula *formula)
{
    return text_of(formula ? formula->end : "");
}

bool press_formula_parts(const PressFormula *formula)
{
    return formula && formula->parts;
}
