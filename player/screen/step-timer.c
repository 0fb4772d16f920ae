// A calm count-down that can be paused, skipped and lengthened. Nothing runs before it is started.
#include "book/phrases.h"
#include "screen/progress-bar.h"
#include "screen/step.h"
#include "screen/words.h"

enum { LONGER_MS = 30000 };

static int64_t total_ms(const StepView *step, const StepState *state)
{
    return (int64_t)step->asked->seconds * 1000 + state->added_ms;
}

static int64_t left_ms(const StepView *step, const StepState *state)
{
    int64_t left = total_ms(step, state) - step_elapsed_ms(step, state);
    return left > 0 ? left : 0;
}

typedef struct Dial {
    Text words;
    int64_t left_ms, total_ms;
} Dial;

static int bar_px(const View *view)
{
    return theme_mm(&view->theme, 2.5);
}

// As a heading; where that takes more than a line, smaller.
static Paragraph set_dial(View *view, Text words, int width_px)
{
    const Theme *theme = &view->theme;
    Paragraph set = words_set(view, words, (WordsStyle){theme->heading, theme->palette->ground}, width_px);
    if (set.line_count > 1)
        set = words_set(view, words, (WordsStyle){style_strong(theme->label), theme->palette->ground}, width_px);
    return set;
}

static void draw_dial(View *view, Frame *frame, Rect rect, const void *owner)
{
    const Dial *dial = owner;
    const Theme *theme = &view->theme;
    Paragraph words = set_dial(view, dial->words, rect.w);
    words_draw(view, frame, &words, rect_cut_top(&rect, paragraph_height_px(&words)));
    rect_cut_top(&rect, theme->gap_px / 2);
    double share = dial->total_ms ? (double)dial->left_ms / (double)dial->total_ms : 0;
    progress_bar_draw(view, frame, rect_cut_top(&rect, bar_px(view)), share);
}

static void add_timer(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    int64_t left = left_ms(step, state);
    int seconds = (int)((left + 999) / 1000);
    Dial *dial = arena_new(view->arena, Dial);
    Text words = left ? phrase_numbers(view->arena, view->book->phrases, PHRASE_TIME_LEFT, (int[]){seconds, 0})
                      : view_phrase(view, PHRASE_TIME_UP);
    *dial = (Dial){words, left, total_ms(step, state)};
    Paragraph set = set_dial(view, words, stack_width_px(stack));
    bool is_running = step_is_running(state) && left;
    int words_id = is_running ? PHRASE_PAUSE : state->has_begun ? PHRASE_GO_ON : PHRASE_START;
    Control buttons[] = {
        step_button(step, words_id, is_running ? ICON_PAUSE : ICON_PLAY, (Action){.kind = ACTION_PAUSE}),
        step_button(step, PHRASE_LONGER, ICON_LONGER, (Action){.kind = ACTION_LONGER}),
    };
    buttons[0].look = state->has_begun ? LOOK_BUTTON : LOOK_PRIMARY;
    buttons[0].is_disabled = !left;
    int dial_px = paragraph_height_px(&set) + view->theme.gap_px + bar_px(view);
    stack_canvas(stack, &(StackCanvas){dial_px, dial_px, draw_dial, dial, buttons, 2});
}

static bool perform_timer(const StepView *step, StepState *state, const Action *action)
{
    switch (action->kind) {
    case ACTION_PAUSE:
        if (step_is_running(state))
            step_pause(step, state);
        else
            step_start(step, state);
        return true;
    case ACTION_LONGER:
        if (!left_ms(step, state)) { // it had run out: the thirty seconds begin now
            state->elapsed_ms = total_ms(step, state);
            state->started_ms = 0;
            step_start(step, state);
        }
        state->added_ms += LONGER_MS;
        return true;
    default:
        return false;
    }
}

// Once a second, when the count changes.
static int64_t wake_timer(const StepView *step, const StepState *state)
{
    int64_t left = left_ms(step, state);
    return step_is_running(state) && left ? step->view->now_ms + (left - 1) % 1000 + 1 : SCREEN_NEVER;
}

const StepScreen timer_step = {.add = add_timer, .perform = perform_timer, .wake_ms = wake_timer};
