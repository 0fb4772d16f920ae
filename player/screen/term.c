// Term: what a word means, as a small sheet over the page: the word and what can be done at the head, the meaning
// beneath it. What has no room there may cover the page, and then have pages: Previous and Next stand at the head too,
// before Listen, which never moves, or at the foot where they have no room there. Large text leaves the head to the
// buttons: the word stands beside them in small letters, or begins the meaning. A rider, of which the page shows its
// first words alone, is told in full likewise, and so is the reply to an answer that has no room beside the other
// options; a note of a book, and an address outside, where a link leads to these.
#include <assert.h>

#include "book/phrases.h"
#include "screen/meaning.h"
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

// An option is not the target that opens its reply's sheet: it is chosen first.
static Action about_term(const void *state)
{
    const Action *how = &((const TermState *)state)->how;
    if (how->kind == ACTION_REPLY)
        return (Action){.kind = (ActionKind)how->value, .index = how->index, .id = how->block};
    return *how;
}

// ---- its buttons

// At the head or at the foot, side by side up to the end of the row; where that is too narrow, below each other.
typedef struct TermButtons {
    Control at[4];
    int count, row_count;
    unsigned cells; // CELL_PREVIOUS, CELL_NEXT: there is a page to turn to
} TermButtons;

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

static int row_px(View *view, const TermButtons *buttons)
{
    int px = buttons->count ? -view->theme.gap_px : 0;
    for (int i = 0; i < buttons->count; i++)
        px += button_px(view, &buttons->at[i]) + view->theme.gap_px;
    return px;
}

// Words before icons, where both have no room, and small words before two rows: all of them, so that they look alike.
static void fit_buttons(View *view, TermButtons *buttons, int width_px)
{
    bool have_icons = row_px(view, buttons) <= width_px;
    for (int i = 0; i < buttons->count && !have_icons; i++)
        buttons->at[i].icon = ICON_NONE;
    bool are_small = row_px(view, buttons) > width_px;
    for (int i = 0; i < buttons->count && are_small; i++)
        buttons->at[i].is_small = true;
    are_small = are_small && row_px(view, buttons) <= width_px;
    for (int i = 0; i < buttons->count; i++)
        buttons->at[i].is_small = are_small;
    buttons->row_count = row_px(view, buttons) > width_px ? buttons->count : buttons->count > 0;
}

static int buttons_height_px(const View *view, const TermButtons *buttons)
{
    int rows = buttons->row_count;
    return rows * view->theme.target_px + (rows > 1 ? (rows - 1) * view->theme.gap_px : 0);
}

static void add_turns(const View *view, TermButtons *buttons)
{
    Control *turns = buttons->at + buttons->count;
    turns[0] = control_button(view, PHRASE_PREVIOUS, ACTION_PREVIOUS);
    turns[0].icon = ICON_PREVIOUS;
    turns[1] = control_button(view, PHRASE_NEXT, ACTION_NEXT);
    turns[1].icon = ICON_NEXT;
    buttons->count += 2;
}

static void add_standing(View *view, const TermState *state, TermButtons *buttons)
{
    if (view_speaks(view, meaning_of(view, &state->how).language))
        buttons->at[buttons->count++] = listen_button(view);
    if (!bars_hold_done(view)) // it stands at the head where no bar has it
        buttons->at[buttons->count++] = done_button(view);
}

// Those that do not turn look the same whether others stand before them or not.
static TermButtons head_buttons(View *view, const TermState *state, int width_px, bool has_turns)
{
    TermButtons all = {0}, standing = {0};
    add_turns(view, &all);
    add_standing(view, state, &all);
    fit_buttons(view, &all, width_px);
    if (has_turns)
        return all;
    add_standing(view, state, &standing);
    fit_buttons(view, &standing, width_px);
    for (int i = 0; i < standing.count && all.row_count == 1; i++)
        standing.at[i] = all.at[all.count - standing.count + i];
    return standing;
}

static TermButtons foot_buttons(View *view, int width_px)
{
    TermButtons buttons = {0};
    add_turns(view, &buttons);
    fit_buttons(view, &buttons, width_px);
    return buttons;
}

// Where the word stands.
typedef enum WordPlace {
    WORD_BESIDE, // the buttons
    WORD_FIRST,  // the same on the first page, where Previous would stand
    WORD_BELOW,  // them
    WORD_WITHIN  // it begins the meaning, in small letters
} WordPlace;

// How a sheet that wide is parted.
typedef struct TermPlan {
    Rect column;
    Paragraph word;
    WordPlace place;
    TermButtons buttons;           // of the head
    int head_px, foot_px, body_px; // foot_px 0: nothing stands there
    bool has_turns;                // Previous and Next stand at the head
    bool is_small;                 // the word stands in small letters
    bool is_close;                 // the lines of the meaning do
} TermPlan;

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static Paragraph set_word(View *view, const TermState *state, bool is_small, int width_px)
{
    const Theme *theme = &view->theme;
    TextStyle style = is_small ? style_closer(style_strong(theme->label), 1.2) : style_closer(theme->strong_body, 1.35);
    WordsStyle look = {style, theme->palette->surface};
    Meaning meaning = meaning_of(view, &state->how);
    look.style.language = meaning.language;
    return words_set(view, meaning.word, look, larger(width_px, 1));
}

// Beside the buttons it has room for all its letters, on one line or as many as a button is high; it is not made
// smaller only to break there.
static bool try_beside(View *view, const TermState *state, TermPlan *plan, bool is_small)
{
    int gap = view->theme.gap_px, beside_px = plan->column.w - row_px(view, &plan->buttons) - gap;
    for (plan->place = WORD_BESIDE; plan->place <= WORD_FIRST; plan->place++) {
        beside_px += plan->place == WORD_FIRST ? button_px(view, &plan->buttons.at[0]) + gap : 0;
        plan->word = set_word(view, state, is_small, beside_px);
        int rim_px = view->theme.gap_px; // as far it may reach beyond the row
        bool may_break =
            is_small == plan->is_small && paragraph_height_px(&plan->word) <= view->theme.target_px + rim_px;
        if ((plan->word.line_count < 2 || may_break) && beside_px > 0 && !words_are_broken(&plan->word))
            return true;
        if (!plan->has_turns)
            return false;
    }
    return false;
}

static void plan_head(View *view, const TermState *state, TermPlan *plan)
{
    int gap = view->theme.gap_px;
    plan->buttons = head_buttons(view, state, plan->column.w, plan->has_turns);
    int height_px = buttons_height_px(view, &plan->buttons);
    bool is_row = plan->buttons.row_count == 1;
    bool is_beside =
        is_row && ((!plan->is_small && try_beside(view, state, plan, false)) || try_beside(view, state, plan, true));
    if (!is_beside) {
        plan->place = plan->is_small ? WORD_WITHIN : WORD_BELOW;
        plan->word = set_word(view, state, plan->is_small, plan->column.w);
    }
    int words_px = plan->place == WORD_WITHIN ? 0 : paragraph_height_px(&plan->word);
    bool is_below = plan->place == WORD_BELOW && height_px && words_px;
    plan->head_px = is_below ? height_px + gap / 2 + words_px : larger(height_px, words_px);
    plan->head_px += plan->head_px && !is_below ? gap / 2 : 0;
}

// ---- the meaning

static Rect body_room(const TermPlan *plan)
{
    return (Rect){plan->column.x, plan->column.y + plan->head_px, plan->column.w, plan->body_px};
}

static void add_way(View *view, Stack *stack, const Meaning *meaning)
{
    if (meaning->way.kind == ACTION_NONE)
        return;
    Control go = control_button(view, PHRASE_GO_THERE, ACTION_OPEN);
    go.action = meaning->way;
    stack_tie(stack);
    stack_buttons(stack, &go, 1);
}

static Stack *stack_meaning(View *view, const TermState *state, const TermPlan *plan)
{
    enum { LINES_FEW = 5 }; // too few for any to stay together
    Meaning meaning = meaning_of(view, &state->how);
    Stack *stack = stack_begin(view, body_room(plan));
    stack_language(stack, meaning.language);
    if (plan->body_px < LINES_FEW * view->theme.body.leading_px)
        stack_fill_pages(stack);
    if (plan->is_close)
        stack_close_lines(stack);
    if (plan->place == WORD_WITHIN)
        stack_words_in(stack, meaning.language, WORDS_NAME, meaning.word);
    stack_flow(stack, meaning.flow, meaning.exercise);
    stack_words(stack, WORDS_PROMPT, meaning.address);
    stack_words(stack, WORDS_BODY, meaning.hint);
    add_way(view, stack, &meaning);
    return stack;
}

// Whether the meaning has one page in a sheet whose inside is that high.
static bool try_whole(View *view, const TermState *state, TermPlan *plan, int inside_px)
{
    plan->foot_px = 0;
    plan->body_px = larger(inside_px - plan->head_px, view->theme.body.leading_px);
    Stack *whole = stack_meaning(view, state, plan);
    int used_px = stack_has_page(whole, 1) ? inside_px : stack_used_px(whole, 0);
    if (plan->head_px + used_px > inside_px)
        return false;
    plan->body_px = used_px;
    return true;
}

static int count_pages(View *view, const TermState *state, const TermPlan *plan)
{
    Stack *stack = stack_meaning(view, state, plan);
    int count = 1;
    while (stack_has_page(stack, count))
        count++;
    return count;
}

// In pages as high as may be, turned at the foot if not at the head; with closer lines where these save a page. False:
// not even one line has room then.
static bool fit_pages(View *view, const TermState *state, TermPlan *plan, int inside_px)
{
    plan->has_turns = head_buttons(view, state, plan->column.w, true).row_count == 1;
    plan_head(view, state, plan);
    TermButtons foot = foot_buttons(view, plan->column.w);
    plan->foot_px = plan->has_turns ? 0 : view->theme.gap_px + buttons_height_px(view, &foot);
    int line_px = view->theme.body.leading_px, left_px = inside_px - plan->head_px - plan->foot_px;
    plan->body_px = larger(left_px, line_px);
    plan->is_close = false;
    int count = count_pages(view, state, plan);
    plan->is_close = true;
    plan->is_close = count_pages(view, state, plan) < count;
    return left_px >= line_px;
}

// With a line of the page above it, else over all of the page. False: not even one line of the meaning has room then.
static bool fit_height(View *view, const TermState *state, TermPlan *plan)
{
    int most_px = sheet_most_px(view);
    plan->has_turns = plan->is_close = false;
    plan_head(view, state, plan);
    if (try_whole(view, state, plan, sheet_modest_px(view)) || try_whole(view, state, plan, most_px))
        return true;
    plan->is_close = true;
    return try_whole(view, state, plan, most_px) || fit_pages(view, state, plan, most_px);
}

enum { TEXT_STEP_LARGE = 5 };

static TermPlan make_plan(View *view, const TermState *state)
{
    Rect inside = rect_inset((Rect){0, 0, view->theme.glass.width_px, sheet_most_px(view)}, view->theme.edge_px, 0);
    TermPlan plan = {.column = theme_column(&view->theme, inside),
                     .is_small = view->theme.preferences.text_step >= TEXT_STEP_LARGE};
    if (!fit_height(view, state, &plan) && !plan.is_small) {
        plan.is_small = true;
        fit_height(view, state, &plan);
    }
    return plan;
}

static int term_sheet_px(View *view, const void *state, const Frame *page)
{
    (void)page;
    TermPlan plan = make_plan(view, state);
    return sheet_height_px(view, plan.head_px + plan.body_px + plan.foot_px);
}

// ---- drawing

static Rect mirrored(const View *view, Rect rect)
{
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
}

// Those that turn stand where there is a page to turn to, and leave their place free where there is none.
static void draw_buttons(View *view, Frame *frame, const TermButtons *buttons, Rect room)
{
    bool is_stacked = buttons->row_count > 1;
    int gap = view->theme.gap_px, x = is_stacked ? room.x : room.x + room.w - row_px(view, buttons), y = room.y;
    for (int i = 0; i < buttons->count; i++) {
        Rect rect = {x, y, is_stacked ? room.w : button_px(view, &buttons->at[i]), view->theme.target_px};
        ActionKind kind = buttons->at[i].action.kind;
        bool has_use = (kind != ACTION_PREVIOUS || buttons->cells & CELL_PREVIOUS) &&
                       (kind != ACTION_NEXT || buttons->cells & CELL_NEXT);
        if (has_use)
            control_draw(view, frame, &buttons->at[i], mirrored(view, rect));
        x += is_stacked ? 0 : rect.w + gap;
        y += is_stacked ? rect.h + gap : 0;
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
    row.h = buttons_height_px(view, &plan->buttons);
    int words_px = paragraph_height_px(&plan->word);
    bool is_shown = plan->place != WORD_WITHIN && !(plan->place == WORD_FIRST && plan->buttons.cells & CELL_PREVIOUS);
    if (plan->place == WORD_BELOW) {
        draw_buttons(view, frame, &plan->buttons, row);
        rect_cut_top(&head, row.h ? row.h + view->theme.gap_px / 2 : 0);
    } else if (words_px < row.h) {
        head.y += (row.h - words_px) / 2;
    }
    if (is_shown)
        draw_word(view, frame, plan, head);
    if (plan->place != WORD_BELOW)
        draw_buttons(view, frame, &plan->buttons, row);
}

static void draw_term(View *view, const void *state, Frame *frame)
{
    const TermState *term = state;
    TermPlan plan = make_plan(view, term);
    Rect inside = sheet_draw(view, frame, view->sheet_px);
    plan.column.y = inside.y;
    Stack *stack = stack_meaning(view, term, &plan);
    int page = stack_page(stack, &term->spot);
    Bars bars = {0};
    stack_bars(stack, page, &bars);
    plan.buttons.cells = bars.cells;
    draw_head(view, frame, &plan, (Rect){plan.column.x, inside.y, plan.column.w, plan.head_px});
    stack_draw(stack, frame, page);
    if (!plan.foot_px)
        return;
    TermButtons foot = foot_buttons(view, plan.column.w);
    foot.cells = bars.cells;
    Rect row = rect_cut_bottom(&inside, buttons_height_px(view, &foot));
    draw_buttons(view, frame, &foot, (Rect){plan.column.x, row.y, plan.column.w, row.h});
}

static bool perform_on_term(View *view, void *state, Action *action)
{
    TermState *term = state;
    TermPlan plan = make_plan(view, term);
    if (action->kind == ACTION_ADDRESS && term->how.kind == ACTION_NOTE) {
        action->id = term->how.id;
        action->block = term->how.block;
    }
    return stack_turn(stack_meaning(view, term, &plan), &term->spot, action);
}

const ScreenKind term_screen = {.name = "term",
                                .is_sheet = true,
                                .has_words = true,
                                .enter = enter_term,
                                .draw = draw_term,
                                .perform = perform_on_term,
                                .sheet_px = term_sheet_px,
                                .about = about_term};
