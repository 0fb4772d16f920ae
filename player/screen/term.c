// Term: what a word means, as a small sheet over the page.
#include "book/phrases.h"
#include "screen/sheet.h"
#include "screen/stack.h"

typedef struct TermState {
    Id term;
    Spot spot;
} TermState;
SCREEN_STATE(TermState);

static void enter_term(View *view, void *state, const Action *how)
{
    (void)view;
    ((TermState *)state)->term = how->id;
}

static Control done_button(const View *view)
{
    Control done = control_button(view, PHRASE_DONE, ACTION_DONE);
    done.look = LOOK_PRIMARY;
    return done;
}

// The room for words beside Done.
static Rect words_room(View *view, Rect inside)
{
    Control done = done_button(view);
    int end_px = control_natural_px(view, &done) + view->theme.gap_px;
    if (view->theme.direction == DIRECTION_RTL)
        rect_cut_left(&inside, end_px);
    else
        rect_cut_right(&inside, end_px);
    return inside;
}

static Rect most_inside(View *view)
{
    return rect_inset((Rect){0, 0, view->theme.glass.width_px, sheet_most_px(view)}, view->theme.edge_px, 0);
}

static Stack *stack_term(View *view, const TermState *state, Rect inside)
{
    // A sheet's words stand on its own ground.
    const GlossaryEntry *entry = book_term(view->book, state->term);
    Stack *stack = stack_begin(view, words_room(view, inside), view->theme.column_px);
    if (!entry)
        return stack;
    stack_words(stack, entry->word, view->theme.strong_body, true);
    stack_flow(stack, entry->meaning, NULL);
    return stack;
}

static int term_sheet_px(View *view, const void *state, bool *turns)
{
    Stack *stack = stack_term(view, state, most_inside(view));
    *turns = stack_has_page(stack, 1);
    int used = *turns ? sheet_most_px(view) : stack_used_px(stack, 0);
    int least = view->theme.target_px;
    return sheet_height_px(view, used > least ? used : least);
}

static void draw_term(View *view, const void *state, Frame *frame)
{
    const TermState *term = state;
    Rect inside = sheet_draw(view, frame, view->sheet_px);
    Rect most = most_inside(view);
    most.x = inside.x;
    most.y = inside.y;
    Stack *stack = stack_term(view, term, most);
    int page = stack_page(stack, &term->spot);
    Bars bars = {0};
    stack_bars(stack, page, &bars);
    stack_draw(stack, frame, page);
    Control done = done_button(view);
    Rect end = rect_cut_right(&inside, control_natural_px(view, &done));
    end = rect_cut_bottom(&end, view->theme.target_px);
    Rect whole = {0, 0, view->theme.glass.width_px, 0};
    control_draw(view, frame, &done, view->theme.direction == DIRECTION_RTL ? rect_mirror(end, whole) : end);
    if (view->sheet_turns)
        bars_draw_turns(view, frame, bars.cells);
}

static bool perform_on_term(View *view, void *state, Action *action)
{
    TermState *term = state;
    return stack_turn(stack_term(view, term, most_inside(view)), &term->spot, action);
}

const ScreenKind term_screen = {.name = "term",
                                .is_sheet = true,
                                .enter = enter_term,
                                .draw = draw_term,
                                .perform = perform_on_term,
                                .sheet_px = term_sheet_px};
