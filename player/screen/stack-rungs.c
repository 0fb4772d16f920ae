#include "screen/stack-rungs.h"

// The traits of an arrangement, as its members are called.
enum {
    GENEROUS = 1 << 0,
    BRIEF = 1 << 1,
    LOW = 1 << 2,
    LEVEL = 1 << 3,
    HINT = 1 << 4,
    FIRST = 1 << 5, // words_first
    PLAIN = 1 << 6,
    FINE = 1 << 7,
    SMALL = 1 << 8,
    CROWDED = 1 << 9,
    LIFTED = 1 << 10,
    LAST = BRIEF | FIRST | PLAIN
};

enum { LARGE_TEXT_STEP = 5 };

static const StackRung rungs[] = {
    {.span = SPAN_WHOLE, .number = 1, .traits = GENEROUS},
    {.span = SPAN_WHOLE, .number = 1}, // in columns: 2, tight: 3
    {.span = SPAN_WHOLE, .number = 3, .smaller = 1},
    {.span = SPAN_WHOLE, .number = 3, .ways = WAYS_ROW},
    {.span = SPAN_WHOLE, .number = 3, .ways = WAYS_BUTTONS},
    {.span = SPAN_WHOLE, .number = 5, .traits = LEVEL},
    {.span = SPAN_WHOLE, .number = 1, .traits = BRIEF},
    {.span = SPAN_WHOLE, .number = 5, .traits = BRIEF | LOW},
    {.span = SPAN_LEVEL, .number = 5, .traits = BRIEF | LEVEL},
    {.span = SPAN_LEVEL, .number = 3, .traits = BRIEF | HINT},
    {.span = SPAN_LEVEL, .number = 3, .traits = BRIEF | HINT | SMALL},
    {.span = SPAN_FIRST, .number = 4, .traits = BRIEF | FIRST},
    {.span = SPAN_FIRST, .number = 5, .traits = LAST, .smaller = 1},
    {.span = SPAN_FIRST, .number = 5, .traits = LAST | FINE, .smaller = 1},
    {.span = SPAN_FIRST, .number = 5, .traits = LAST | FINE | LOW, .smaller = 1},
    {.span = SPAN_FIRST, .number = 5, .traits = LIFTED | LAST, .smaller = 1},
    {.span = SPAN_FIRST, .number = 5, .traits = LIFTED | LAST | FINE | LOW, .smaller = 1},
    {.span = SPAN_TERSE, .number = 5, .traits = LAST | SMALL, .smaller = 2},
    {.span = SPAN_LEAST, .number = 5, .traits = LAST, .scarcity = 1, .smaller = 2},
    {.span = SPAN_LEAST, .number = 5, .traits = LAST | SMALL, .scarcity = 1, .smaller = 2},
    {.span = SPAN_LEAST, .number = 5, .traits = LAST, .scarcity = 2, .smaller = 2},
    {.span = SPAN_LEAST, .number = 5, .traits = LAST | SMALL, .scarcity = 2, .smaller = 2},
    {.span = SPAN_LEAST, .number = 5, .traits = LAST | CROWDED, .scarcity = 1, .smaller = 2},
    {.span = SPAN_LEAST, .number = 5, .traits = LAST | CROWDED | SMALL, .scarcity = 1, .smaller = 2},
    {.span = SPAN_LEAST, .number = 5, .traits = LAST | CROWDED | SMALL, .scarcity = 2, .smaller = 2},
    {.span = SPAN_TURNS, .number = 6, .traits = LAST | CROWDED | SMALL, .smaller = 2},
    {.span = SPAN_TURNS, .number = 6, .traits = LAST | CROWDED, .smaller = 2},
    {.span = SPAN_TURNS, .number = 6, .traits = LAST | CROWDED | SMALL, .scarcity = 1, .smaller = 2},
    {.span = SPAN_TURNS, .number = 6, .traits = LAST | CROWDED, .scarcity = 1, .smaller = 2},
};

enum { RUNG_COUNT = sizeof rungs / sizeof *rungs };

StackRungs stack_rungs(RungSpan span)
{
    StackRungs found = {rungs, 0};
    for (int i = 0; i < RUNG_COUNT; i++) {
        if (rungs[i].span < span)
            found.at++;
        found.count += rungs[i].span == span;
    }
    return found;
}

StackArrangement stack_rung_arrange(const StackRung *rung, int columns, bool is_tight)
{
    int number = rung->number > 1 ? rung->number : is_tight ? 3 : columns > 1 ? 2 : 1;
    return (StackArrangement){.rung = number,
                              .columns = columns,
                              .is_generous = rung->traits & GENEROUS,
                              .is_tight = is_tight,
                              .ways = rung->ways,
                              .is_lifted = rung->traits & LIFTED && columns == 2,
                              .is_brief = rung->traits & BRIEF,
                              .is_low = rung->traits & LOW,
                              .is_level = rung->traits & LEVEL,
                              .is_fine = rung->traits & FINE,
                              .is_hint = rung->traits & HINT,
                              .words_first = rung->traits & FIRST,
                              .is_plain = rung->traits & PLAIN,
                              .is_small = rung->traits & SMALL,
                              .is_crowded = rung->traits & CROWDED,
                              .scarcity = rung->scarcity,
                              .smaller = rung->smaller};
}

// ---- which are worth a try

static bool is_large(const Stack *stack)
{
    return stack->view->theme.preferences.text_step >= LARGE_TEXT_STEP;
}

// Large glass is for generous words; small words are for those who read large text, whose smallest still are large.
// Where one thing stands on a screen its words stand before it.
static bool is_offered(const Stack *stack, const StackRung *rung)
{
    if (rung->traits & GENEROUS && !glass_is_large(&stack->view->theme.glass))
        return false;
    return (is_large(stack) || !(rung->traits & SMALL)) && (!stack_is_calm(stack) || rung->traits & FIRST);
}

static bool has_hint(const Stack *stack, const StackGroup *group)
{
    bool has = false;
    for (int i = group->first; i < group->after; i++)
        has = has || (stack->parts.at[i].kind == PART_WORDS && stack->parts.at[i].role == WORDS_HINT);
    return has;
}

// On upright glass, where two cards beside each other have no room for icons between them.
static bool may_lift(const Stack *stack, const StackPart *cards)
{
    return cards && cards->cards.is_terse && !cards->cards.is_shelf && stack->column.h > stack->column.w;
}

// Its words say what its buttons do, and nothing is chosen by them.
static bool is_instruction(const Stack *stack, const StackGroup *group)
{
    static const StackPartKind others[] = {PART_CHOICES, PART_WAYS, PART_CARDS, PART_SLIP, PART_LANDING};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (stack_part_of(stack, group, others[i]))
            return false;
    return stack_part_of(stack, group, PART_BUTTONS);
}

// Only cards have anything to be brief with, only hints a finer print, only ways on another form, only slips smaller
// words before anything is given up, only what is watched goes without the heading that has stood above its words.
// Large text can be a hint, and then in small words, only where it says what the buttons below it do: else it has pages
// of its own.
bool stack_rung_is_worth(const Stack *stack, const StackGroup *group, const StackRung *rung)
{
    const StackPart *cards = stack_part_of(stack, group, PART_CARDS);
    bool has_text = stack_part_of(stack, group, PART_FLOW);
    bool is_of_shelf = stack_is_alike(stack, cards) && !is_large(stack);
    if (!is_offered(stack, rung))
        return false;
    if (rung->traits & LIFTED && !may_lift(stack, cards))
        return false;
    if (rung->traits & FINE && (!has_hint(stack, group) || (rung->traits & LOW && !cards)))
        return false;
    if (rung->traits & LOW && !(rung->traits & FINE) && !is_of_shelf)
        return false;
    if ((rung->traits & HINT && !has_text) || (rung->traits & LEVEL && !has_text && !is_of_shelf))
        return false;
    if (rung->traits & HINT && is_large(stack) && !(rung->traits & SMALL && is_instruction(stack, group)))
        return false;
    if (rung->ways && !stack_part_of(stack, group, PART_WAYS))
        return false;
    if (rung->traits & CROWDED && rung->scarcity > 1 && !stack_part_of(stack, group, PART_CANVAS))
        return false;
    bool is_whole = !(rung->traits & FIRST);
    if (is_whole && rung->smaller && !stack_part_of(stack, group, PART_SLIP))
        return false;
    bool gives_less = rung->traits & BRIEF && !(rung->traits & (HINT | LEVEL));
    return !is_whole || !gives_less || cards;
}
