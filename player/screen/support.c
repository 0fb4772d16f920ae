// Support: where to get help here. The clinic's own card; as shipped: any member of staff.
#include "book/phrases.h"
#include "screen/stack.h"
#include "screen/ways-in.h"

typedef struct SupportState {
    Spot spot;
} SupportState;
SCREEN_STATE(SupportState);

static void add_entry(View *view, Stack *stack, const SupportEntry *entry)
{
    const Theme *theme = &view->theme;
    const Phrases *phrases = view->book->phrases;
    stack_gap(stack, theme->gap_px);
    stack_words(stack, entry->name, theme->heading, true);
    stack_words(stack, entry->reach, theme->body, true);
    if (entry->hours.size)
        stack_words(stack, phrase_words(view->arena, phrases, PHRASE_SUPPORT_HOURS, entry->hours), theme->body, true);
    if (entry->language.size)
        stack_words(stack, entry->language, theme->small, true);
    stack_words(stack, phrase_words(view->arena, phrases, PHRASE_SUPPORT_CHECKED, entry->checked), theme->small, false);
}

static Stack *stack_support(View *view)
{
    const Theme *theme = &view->theme;
    Stack *stack = stack_begin(view, bars_room(view), theme->column_px);
    const Support *support = book_support(view->book);
    stack_words(stack, view_phrase(view, PHRASE_SUPPORT), theme->title, true);
    stack_gap(stack, theme->gap_px / 2);
    if (support)
        stack_flow(stack, support->flow, NULL);
    for (int i = 0; support && i < support->entry_count; i++)
        add_entry(view, stack, &support->entries[i]);
    Control now;
    if (ways_in_now(view, &now))
        stack_controls(stack, &now, 1, 1);
    return stack;
}

static void draw_support(View *view, const void *state, Frame *frame)
{
    const SupportState *support = state;
    Stack *stack = stack_support(view);
    int page = stack_page(stack, &support->spot);
    Bars bars = {.cells = CELLS_STANDING & ~(unsigned)CELL_SUPPORT};
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_support(View *view, void *state, Action *action)
{
    SupportState *support = state;
    return stack_turn(stack_support(view), &support->spot, action);
}

const ScreenKind support_screen = {.name = "support", .draw = draw_support, .perform = perform_on_support};
