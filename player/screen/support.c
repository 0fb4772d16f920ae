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
    const Phrases *phrases = view->book->phrases;
    stack_words(stack, WORDS_HEADING, entry->name);
    stack_words(stack, WORDS_BODY, entry->reach);
    if (entry->hours.size) {
        stack_tie(stack);
        stack_words(stack, WORDS_BODY, phrase_words(view->arena, phrases, PHRASE_SUPPORT_HOURS, entry->hours));
    }
    stack_tie(stack);
    stack_words(stack, WORDS_PRINT, entry->language);
    stack_tie(stack);
    stack_words(stack, WORDS_PRINT, phrase_words(view->arena, phrases, PHRASE_SUPPORT_CHECKED, entry->checked));
}

// What helps at once ends the page; its name alone says it here, and no louder than the messages.
static void add_now(View *view, Stack *stack)
{
    Control now;
    if (!ways_in_now(view, &now))
        return;
    now = control_without(&now, CONTROL_DETAIL);
    now.is_first = false;
    stack_tie(stack);
    stack_buttons(stack, &now, 1);
}

static Stack *stack_support(View *view)
{
    Stack *stack = stack_begin(view, bars_room(view));
    const Support *support = book_support(view->book);
    stack_words(stack, WORDS_TITLE, view_phrase(view, PHRASE_SUPPORT));
    if (support)
        stack_flow(stack, support->flow, NULL);
    for (int i = 0; support && i < support->entry_count; i++)
        add_entry(view, stack, &support->entries[i]);
    add_now(view, stack);
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
