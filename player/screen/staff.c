// Staff: the way in for staff. It stays locked while no PIN has been set on site.
#include "book/phrases.h"
#include "screen/stack.h"

typedef struct StaffState {
    Spot spot;
} StaffState;
SCREEN_STATE(StaffState);

static Stack *stack_staff(View *view)
{
    const Theme *theme = &view->theme;
    Stack *stack = stack_begin(view, bars_room(view), theme->column_px);
    stack_words(stack, view_phrase(view, PHRASE_STAFF_TITLE), theme->title, true);
    stack_gap(stack, theme->gap_px / 2);
    stack_words(stack, view_phrase(view, PHRASE_STAFF_LOCKED), theme->body, false);
    return stack;
}

static void draw_staff(View *view, const void *state, Frame *frame)
{
    const StaffState *staff = state;
    Stack *stack = stack_staff(view);
    int page = stack_page(stack, &staff->spot);
    Bars bars = {.cells = CELLS_STANDING};
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_staff(View *view, void *state, Action *action)
{
    StaffState *staff = state;
    return stack_turn(stack_staff(view), &staff->spot, action);
}

const ScreenKind staff_screen = {.name = "staff", .draw = draw_staff, .perform = perform_on_staff};
