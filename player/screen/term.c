// Term: what a word means, as a small sheet over the page: the word and what can be done at the head, the meaning
// beneath it, and a foot with Previous and Next where it has pages.
#include <assert.h>

#include "book/phrases.h"
#include "screen/sheet.h"
#include "screen/stack.h"
#include "screen/words.h"

typedef struct TermState {
    Action how; // that led here
    Spot spot;
} TermState;
SCREEN_STATE(TermState);

static void enter_term(View *view, void *state, const Action *how)
{
    (void)view;
    ((TermState *)state)->how = *how;
}

static Action about_term(const void *state)
{
    return ((const TermState *)state)->how;
}

// ---- the head

enum { HEAD_BUTTONS_MOST = 2 };

static Control listen_button(const View *view)
{
    bool is_speaking = view->is_voice_on && !view->is_voice_paused;
    Control listen = control_button(view, is_speaking ? PHRASE_PAUSE : PHRASE_LISTEN, ACTION_LISTEN);
    listen.icon = is_speaking ? ICON_PAUSE : ICON_LISTEN;
    listen.action.value = is_speaking ? LISTEN_PAUSE : LISTEN_BEGIN;
    return listen;
}

static Control done_button(const View *view)
{
    Control done = control_button(view, PHRASE_DONE, ACTION_DONE);
    done.look = LOOK_PRIMARY;
    done.icon = ICON_CHECK;
    return done;
}

// Done stands here where no bar has it.
static int list_buttons(const View *view, Control buttons[HEAD_BUTTONS_MOST])
{
    int count = 0;
    if (view->setting->has_voice)
        buttons[count++] = listen_button(view);
    if (!bars_hold_done(view))
        buttons[count++] = done_button(view);
    return count;
}

// The widest that a button gets, whatever stands on it now.
static int button_px(View *view, const Control *button)
{
    int px = control_natural_px(view, button);
    Control other = *button;
    if (button->action.kind != ACTION_LISTEN)
        return px;
    const PhraseId names[] = {PHRASE_LISTEN, PHRASE_PAUSE};
    for (int i = 0; i < 2; i++) {
        other.label = view_phrase(view, (int)names[i]);
        int needed = control_natural_px(view, &other);
        px = needed > px ? needed : px;
    }
    return px;
}

static int row_px(View *view, const Control *buttons, int count)
{
    int px = count ? -view->theme.gap_px : 0;
    for (int i = 0; i < count; i++)
        px += button_px(view, &buttons[i]) + view->theme.gap_px;
    return px;
}

// How a sheet that wide is parted.
typedef struct TermPlan {
    Rect column;
    Paragraph word;
    Control buttons[HEAD_BUTTONS_MOST];
    int button_count;
    int head_px, foot_px, body_px; // foot_px 0: the meaning has one page
    bool is_stacked;               // the word stands below the buttons
} TermPlan;

static Paragraph set_word(View *view, const TermState *state, int width_px)
{
    const GlossaryEntry *entry = book_term(view->book, state->how.id);
    WordsStyle style = {view->theme.strong_body, view->theme.palette->surface};
    return words_set(view, entry ? entry->word : TEXT(""), style, width_px > 1 ? width_px : 1);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

// The word stands beside the buttons where it has room for all its letters.
static void plan_head(View *view, const TermState *state, TermPlan *plan)
{
    int gap = view->theme.gap_px;
    plan->button_count = list_buttons(view, plan->buttons);
    int buttons_px = row_px(view, plan->buttons, plan->button_count);
    plan->word = set_word(view, state, plan->column.w - buttons_px - (buttons_px ? gap : 0));
    plan->is_stacked = plan->button_count && (words_are_broken(&plan->word) || plan->word.line_count > 2);
    int buttons = plan->button_count ? view->theme.target_px : 0;
    if (plan->is_stacked) {
        plan->word = set_word(view, state, plan->column.w);
        plan->head_px = buttons + gap / 2 + paragraph_height_px(&plan->word);
    } else {
        plan->head_px = larger(buttons, paragraph_height_px(&plan->word)) + (buttons ? gap / 2 : 0);
    }
}

// ---- the meaning

static Stack *stack_meaning(View *view, const TermState *state, Rect room)
{
    const GlossaryEntry *entry = book_term(view->book, state->how.id);
    Stack *stack = stack_begin(view, room, view->theme.column_px);
    if (entry)
        stack_flow(stack, entry->meaning, NULL);
    return stack;
}

static Rect body_room(const View *view, const TermPlan *plan)
{
    (void)view;
    return (Rect){plan->column.x, plan->column.y + plan->head_px, plan->column.w, plan->body_px};
}

// Whether the meaning has one page in a sheet whose inside is that high; else there is a foot.
static bool try_height(View *view, const TermState *state, TermPlan *plan, int inside_px)
{
    plan->foot_px = 0;
    plan->body_px = larger(inside_px - plan->head_px, view->theme.body.leading_px);
    Stack *whole = stack_meaning(view, state, body_room(view, plan));
    if (!stack_has_page(whole, 1)) {
        plan->body_px = stack_used_px(whole, 0);
        return true;
    }
    plan->foot_px = view->theme.gap_px + view->theme.target_px;
    plan->body_px = larger(inside_px - plan->head_px - plan->foot_px, view->theme.body.leading_px);
    return false;
}

// As high as its words need, with a line of the page above it; where that would leave two lines no room, as high as may
// be.
static TermPlan make_plan(View *view, const TermState *state)
{
    Rect inside = rect_inset((Rect){0, 0, view->theme.glass.width_px, sheet_most_px(view)}, view->theme.edge_px, 0);
    TermPlan plan = {.column = inside};
    if (view->theme.column_px < inside.w)
        plan.column = rect_center(inside, (Size){view->theme.column_px, inside.h});
    plan_head(view, state, &plan);
    if (!try_height(view, state, &plan, sheet_modest_px(view)) && plan.body_px < 2 * view->theme.body.leading_px)
        try_height(view, state, &plan, sheet_most_px(view));
    return plan;
}

static int term_sheet_px(View *view, const void *state)
{
    TermPlan plan = make_plan(view, state);
    return sheet_height_px(view, plan.head_px + plan.body_px + plan.foot_px);
}

// ---- drawing

static Rect mirrored(const View *view, Rect rect)
{
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
}

// Buttons side by side up to the end of the row; they share it where it is too narrow.
static void draw_buttons(View *view, Frame *frame, const Control *buttons, int count, Rect row)
{
    int gap = view->theme.gap_px, all_px = row_px(view, buttons, count);
    bool is_narrow = all_px > row.w;
    int x = is_narrow ? row.x : row.x + row.w - all_px;
    for (int i = 0; i < count; i++) {
        int width_px = is_narrow ? (row.w - (count - 1) * gap) / count : button_px(view, &buttons[i]);
        control_draw(view, frame, &buttons[i], mirrored(view, (Rect){x, row.y, width_px, row.h}));
        x += width_px + gap;
    }
}

static void draw_word(View *view, Frame *frame, const TermPlan *plan, Rect at)
{
    int before = frame->lines.count;
    at.w = plan->word.width_px;
    words_draw(view, frame, &plan->word, mirrored(view, at));
    for (int i = before; i < frame->lines.count; i++)
        frame->lines.at[i].is_read = true;
}

static void draw_head(View *view, Frame *frame, const TermPlan *plan, Rect head)
{
    Rect row = head;
    row.h = view->theme.target_px;
    int words_px = paragraph_height_px(&plan->word);
    if (plan->is_stacked) {
        draw_buttons(view, frame, plan->buttons, plan->button_count, row);
        rect_cut_top(&head, row.h + view->theme.gap_px / 2);
    } else if (plan->button_count && words_px < row.h) {
        head.y += (row.h - words_px) / 2;
    }
    draw_word(view, frame, plan, head);
    if (!plan->is_stacked)
        draw_buttons(view, frame, plan->buttons, plan->button_count, row);
}

static void draw_foot(View *view, Frame *frame, const Bars *bars, Rect foot)
{
    Control turns[] = {control_button(view, PHRASE_PREVIOUS, ACTION_PREVIOUS),
                       control_button(view, PHRASE_NEXT, ACTION_NEXT)};
    turns[0].icon = ICON_PREVIOUS;
    turns[1].icon = ICON_NEXT;
    turns[0].is_disabled = !(bars->cells & CELL_PREVIOUS);
    turns[1].is_disabled = !(bars->cells & CELL_NEXT);
    draw_buttons(view, frame, turns, 2, foot);
}

static void draw_term(View *view, const void *state, Frame *frame)
{
    const TermState *term = state;
    TermPlan plan = make_plan(view, term);
    Rect inside = sheet_draw(view, frame, view->sheet_px);
    plan.column.y = inside.y;
    draw_head(view, frame, &plan, (Rect){plan.column.x, inside.y, plan.column.w, plan.head_px});
    Stack *stack = stack_meaning(view, term, body_room(view, &plan));
    int page = stack_page(stack, &term->spot);
    Bars bars = {0};
    stack_bars(stack, page, &bars);
    stack_draw(stack, frame, page);
    if (plan.foot_px)
        draw_foot(view, frame, &bars, rect_cut_bottom(&inside, view->theme.target_px));
}

static bool perform_on_term(View *view, void *state, Action *action)
{
    TermState *term = state;
    TermPlan plan = make_plan(view, term);
    return stack_turn(stack_meaning(view, term, body_room(view, &plan)), &term->spot, action);
}

const ScreenKind term_screen = {.name = "term",
                                .is_sheet = true,
                                .has_words = true,
                                .enter = enter_term,
                                .draw = draw_term,
                                .perform = perform_on_term,
                                .sheet_px = term_sheet_px,
                                .about = about_term};
