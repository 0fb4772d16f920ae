// Staff: the way in for staff. It stays locked while no PIN has been set on site.
#include "book/phrases.h"
#include "screen/stack.h"

static void draw_staff(View *view, const void *state, Frame *frame)
{
    (void)state;
    const Theme *theme = &view->theme;
    Stack *stack = stack_begin(view, bars_room(view), theme->column_px);
    stack_words(stack, view_phrase(view, PHRASE_STAFF_TITLE), theme->title, true);
    stack_gap(stack, theme->gap_px / 2);
    stack_words(stack, view_phrase(view, PHRASE_STAFF_LOCKED), theme->body, false);
    Bars bars = {.cells = CELLS_STANDING};
    stack_bars(stack, 0, &bars);
    stack_show(stack, frame, 0, &bars);
}

const ScreenKind staff_screen = {.name = "staff", .draw = draw_staff};
