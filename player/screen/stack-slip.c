// The slip of a Stack: a note on a card, with its small print and its buttons below it or beside it.
#include "screen/stack-slip.h"

#include <assert.h>

#include "screen/words.h"

static const Theme *theme_of(const StackDraft *draft)
{
    return &draft->stack->view->theme;
}

// The small print, where room is scarce its last words alone.
static Text print_of(const StackDraft *draft, const StackPart *part)
{
    return draft->how.scarcity && part->slip.print.size ? part->slip.brief_print : part->slip.print;
}

static void draft_below(StackDraft *draft, const StackPart *part)
{
    SlipCard card =
        stack_slip_set(draft, part, stack_slip_style(draft, part, draft->how.smaller), draft->stack->column.w);
    stack_slip_add_card(draft, part, &card);
    stack_slip_add_tail(draft, part, print_of(draft, part));
}

// ---- beside each other

// Sets them beside the buttons. False: their column would be too narrow.
static bool set_beside(const StackDraft *draft, const StackPart *part, SlipRow *beside)
{
    const Stack *stack = draft->stack;
    Text print = print_of(draft, part);
    *beside = stack_slip_beside(draft, part);
    int width = stack_slip_beside_px(draft, beside);
    if (width < stack->column.w / 2 || !part->count)
        return false;
    beside->card = stack_slip_set(draft, part, stack_slip_style(draft, part, draft->how.smaller), width);
    beside->has_print = print.size;
    if (beside->has_print)
        beside->print = stack_slip_set_print(draft, print, beside->width_px);
    return !stack_slip_is_broken(&beside->card) && !(beside->has_print && words_are_broken(&beside->print));
}

static void draft_beside(StackDraft *draft, const StackPart *part)
{
    SlipRow beside;
    if (!set_beside(draft, part, &beside)) {
        draft->is_unsound = true;
        draft_below(draft, part);
        return;
    }
    int height = slip_row_height_px(theme_of(draft), &beside);
    if (height > draft->stack->column.h)
        draft->is_unsound = true;
    stack_slip_add_beside(draft, part, &beside, height);
}

// More lines than that room has: then nothing need be set to know it.
static bool is_hopeless(const StackPart *part, TextStyle style, int room_px)
{
    return (int64_t)part->slip.line_count * style.leading_px > room_px;
}

void stack_draft_slip(StackDraft *draft, const StackPart *part)
{
    assert(part->slip.line_count > 0);
    bool is_long = is_hopeless(part, stack_slip_style(draft, part, SLIP_SIZES - 1), draft->stack->column.h);
    if (part->slip.is_large && part->count == 1 && !is_long && stack_slip_large(draft, part))
        return;
    if (draft->is_trial && is_long) {
        draft->is_unsound = true;
        return;
    }
    if (!draft->how.rung || part->slip.is_large)
        stack_slip_pages(draft, part);
    else if (draft->how.columns > 1)
        draft_beside(draft, part);
    else
        draft_below(draft, part);
}
