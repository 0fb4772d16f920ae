// One thing a screen: where a new thing begins in a Stack. A question and its options are one, and so are up to three cards.
#include <assert.h>

#include "screen/stack_parts.h"

bool stack_is_calm(const Stack *stack)
{
    return stack->view->theme.preferences.is_calm && !stack->view->staff;
}

static bool is_question(const Bit *bit)
{
    return (bit->kind == BIT_ROW || bit->kind == BIT_CARD) && bit->controls->role == ROLE_OPTION;
}

static bool is_card(const Bit *bit)
{
    return (bit->kind == BIT_ROW || bit->kind == BIT_CARD) &&
           (bit->controls->role == ROLE_CARD || bit->controls->role == ROLE_QUESTION);
}

// The answer below its question stands alone; any other card opens among the others.
static bool is_answer(const Bit *bit)
{
    return bit->kind == BIT_CARD && bit->controls->role == ROLE_QUESTION;
}

static int choice_count(const Bit *bit)
{
    return bit->kind == BIT_CARD ? 1 : bit->kind == BIT_ROW || bit->kind == BIT_BUTTONS ? bit->count : 0;
}

// Small print and the like: it says how to use what stands beside it.
static bool is_hint(const Stack *stack, const Bit *bit)
{
    Font font = bit->words.passage.style.font;
    return !(font.style & SPAN_STRONG) && font.size_px <= stack->view->theme.label.font.size_px;
}

// What the words at i lead to; NULL at the end.
static const Bit *led_to(const Stack *stack, int i)
{
    while (i < stack->bits.count && stack->bits.at[i].kind == BIT_LINE)
        i++;
    return i < stack->bits.count ? &stack->bits.at[i] : NULL;
}

static bool words_begin(const Stack *stack, int i)
{
    const Bit *bit = &stack->bits.at[i], *above = bit - 1;
    if (bit->is_panel)
        return above->kind != BIT_LINE || !above->is_panel;
    const Bit *next = is_hint(stack, bit) ? led_to(stack, i) : NULL;
    return !is_hint(stack, bit) || (next && is_card(next));
}

// Buttons and options belong to what stands above them.
static bool begins_thing(const Stack *stack, int i)
{
    assert(i > 0); // the first has nothing above it
    const Bit *bit = &stack->bits.at[i], *above = bit - 1;
    if (stack->pieces.at[i - 1].keep_with_next)
        return false;
    switch (bit->kind) {
    case BIT_LINE:
        return words_begin(stack, i);
    case BIT_FLOW:
        return !is_question(above);
    case BIT_CARD:
    case BIT_ROW:
        return is_card(bit) && (!is_card(above) || is_answer(above) || is_answer(bit));
    case BIT_CANVAS:
        return above->kind == BIT_FLOW;
    case BIT_BUTTONS:
        break;
    }
    return false;
}

static bool stays_together(const Stack *stack, int i)
{
    const Bit *bit = &stack->bits.at[i];
    return bit->kind == BIT_CARD ? !is_answer(bit) : i > 0 && bit->kind == BIT_FLOW && is_question(bit - 1);
}

void stack_part_things(Stack *stack)
{
    assert(stack->pieces.count == stack->bits.count && !stack->pages);
    for (int i = 0; i < stack->bits.count; i++) {
        const Bit *bit = &stack->bits.at[i];
        Piece *piece = &stack->pieces.at[i];
        piece->choice_count = is_question(bit) ? 0 : choice_count(bit);
        piece->is_together = stays_together(stack, i);
        piece->starts_page = piece->starts_page || (i > 0 && begins_thing(stack, i));
    }
}
