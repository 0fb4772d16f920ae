// One thing a screen: where a new thing begins in a Stack. A question and its options are one, and so are up to three
// cards.
#include <assert.h>

#include "screen/stack-private.h"

bool stack_is_calm(const Stack *stack)
{
    return stack->view->theme.preferences.is_calm && !stack->view->staff;
}

static bool is_question(const StackPart *bit)
{
    return (bit->kind == STACK_PART_ROW || bit->kind == STACK_PART_CARD) && bit->controls->role == ROLE_OPTION;
}

static bool is_card(const StackPart *bit)
{
    return (bit->kind == STACK_PART_ROW || bit->kind == STACK_PART_CARD) &&
           (bit->controls->role == ROLE_CARD || bit->controls->role == ROLE_QUESTION);
}

// The answer below its question stands alone; any other card opens among the others.
static bool is_answer(const StackPart *bit)
{
    return bit->kind == STACK_PART_CARD && bit->controls->role == ROLE_QUESTION;
}

static int choice_count(const StackPart *bit)
{
    return bit->kind == STACK_PART_CARD                                     ? 1
           : bit->kind == STACK_PART_ROW || bit->kind == STACK_PART_BUTTONS ? bit->count
                                                                            : 0;
}

// Small print and the like: it says how to use what stands beside it.
static bool is_hint(const Stack *stack, const StackPart *bit)
{
    Font font = bit->words.passage.style.font;
    return !(font.style & SPAN_STRONG) && font.size_px <= stack->view->theme.label.font.size_px;
}

// What the words at i lead to; NULL at the end.
static const StackPart *led_to(const Stack *stack, int i)
{
    while (i < stack->bits.count && stack->bits.at[i].kind == STACK_PART_LINE)
        i++;
    return i < stack->bits.count ? &stack->bits.at[i] : NULL;
}

static bool words_begin(const Stack *stack, int i)
{
    const StackPart *bit = &stack->bits.at[i], *above = bit - 1;
    if (bit->is_panel)
        return above->kind != STACK_PART_LINE || !above->is_panel;
    const StackPart *next = is_hint(stack, bit) ? led_to(stack, i) : NULL;
    return !is_hint(stack, bit) || (next && is_card(next));
}

// Buttons and options belong to what stands above them.
static bool begins_thing(const Stack *stack, int i)
{
    assert(i > 0); // the first has nothing above it
    const StackPart *bit = &stack->bits.at[i], *above = bit - 1;
    if (stack->pieces.at[i - 1].keep_with_next)
        return false;
    switch (bit->kind) {
    case STACK_PART_LINE:
        return words_begin(stack, i);
    case STACK_PART_FLOW:
        return !is_question(above);
    case STACK_PART_CARD:
    case STACK_PART_ROW:
        return is_card(bit) && (!is_card(above) || is_answer(above) || is_answer(bit));
    case STACK_PART_CANVAS:
        return above->kind == STACK_PART_FLOW;
    case STACK_PART_BUTTONS:
        break;
    }
    return false;
}

static bool stays_together(const Stack *stack, int i)
{
    const StackPart *bit = &stack->bits.at[i];
    return bit->kind == STACK_PART_CARD ? !is_answer(bit)
                                        : i > 0 && bit->kind == STACK_PART_FLOW && is_question(bit - 1);
}

void stack_part_things(Stack *stack)
{
    assert(stack->pieces.count == stack->bits.count && !stack->pages);
    for (int i = 0; i < stack->bits.count; i++) {
        const StackPart *bit = &stack->bits.at[i];
        Piece *piece = &stack->pieces.at[i];
        piece->choice_count = is_question(bit) ? 0 : choice_count(bit);
        piece->is_together = stays_together(stack, i);
        piece->starts_page = piece->starts_page || (i > 0 && begins_thing(stack, i));
    }
}
