// A calm count-down that can be paused, skipped and lengthened. Nothing runs before it is started.
#include "book/phrases.h"
#include "page/typesetter.h"
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

// What is left, as it is seen and as it is heard. figure: empty when the time is over.
typedef struct Count {
    Text figure, words;
} Count;

// What it shows, and a track that fills. first: as it began, which decides how large the figure is.
typedef struct Dial {
    Count now, first;
    int64_t gone_ms, total_ms;
} Dial;

// How large the figure can be, in tenths of the text.
enum { FIGURE_LEAST = 12, FIGURE_MOST = 20, FIGURE_STEP = 2 };

static int bar_px(const View *view)
{
    return theme_mm(&view->theme, 2.5);
}

static TextStyle figure_style(const View *view, int tenths)
{
    return theme_display(&view->theme, view->typesetter->metrics, tenths / 10.0);
}

static int figure_px(View *view, const Dial *dial, int tenths)
{
    TextStyle style = figure_style(view, tenths);
    int first = words_width_px(view, dial->first.figure, style), now = words_width_px(view, dial->now.figure, style);
    return first > now ? first : now;
}

// At the end: as large as the room lets them be; beside large text no larger than a heading may be there at last.
static Paragraph set_words(View *view, Text words, Size room)
{
    const Theme *theme = &view->theme;
    static const double least_degrees = 0.5;
    TextStyle small = theme->small, least = theme_small_print(theme, view->typesetter->metrics, least_degrees);
    small = least.font.size_px < small.font.size_px ? least : small;
    const TextStyle ladder[] = {theme->heading, style_strong(theme->label),
                                style_closer(style_colored(small, theme->palette->text), 1.2)};
    enum { LADDER = sizeof ladder / sizeof *ladder };
    Paragraph set = {0};
    for (int i = 0; i < LADDER; i++) {
        set = words_set(view, words, (WordsStyle){ladder[i], theme->palette->ground}, room.w);
        if (paragraph_height_px(&set) <= room.h && !words_are_broken(&set))
            break;
    }
    return set;
}

static int track_px(const View *view)
{
    return view->theme.gap_px / 2 + bar_px(view);
}

static int dial_px(const View *view, int tenths)
{
    return figure_style(view, tenths).leading_px + track_px(view);
}

// A dial whose words have room when the time is over, as small as they may be.
static int least_px(View *view, int width_px)
{
    Paragraph over = set_words(view, view_phrase(view, PHRASE_TIME_UP), (Size){width_px, 0});
    int words = paragraph_height_px(&over), dial = dial_px(view, FIGURE_LEAST);
    return words > dial ? words : dial;
}

static int fit_figure(View *view, const Dial *dial, Size room)
{
    int tenths = FIGURE_MOST;
    while (tenths > FIGURE_LEAST && (dial_px(view, tenths) > room.h || figure_px(view, dial, tenths) > room.w))
        tenths -= FIGURE_STEP;
    return tenths;
}

static void draw_track(View *view, Frame *frame, const Dial *dial, Rect rect)
{
    double share = dial->total_ms ? (double)dial->gone_ms / (double)dial->total_ms : 0;
    progress_bar_draw(view, frame, rect_cut_bottom(&rect, bar_px(view)), share);
}

static void draw_count(View *view, Frame *frame, const Dial *dial, Rect rect)
{
    int tenths = fit_figure(view, dial, (Size){rect.w, rect.h});
    Rect whole = rect_center(rect, (Size){rect.w, dial_px(view, tenths)});
    WordsStyle style = {figure_style(view, tenths), view->theme.palette->ground};
    Paragraph figure = words_set(view, dial->now.figure, style, rect.w);
    words_draw(view, frame, &figure, rect_cut_top(&whole, style.style.leading_px));
    frame_say_as(frame, dial->now.words);
    draw_track(view, frame, dial, whole);
}

// When the time is over its words matter more than a full track.
static void draw_end(View *view, Frame *frame, const Dial *dial, Rect rect)
{
    int height = dial_px(view, fit_figure(view, dial, (Size){rect.w, rect.h}));
    Rect whole = rect_center(rect, (Size){rect.w, height}), above = whole;
    rect_cut_bottom(&above, track_px(view));
    Paragraph words = set_words(view, dial->now.words, (Size){rect.w, above.h});
    bool has_track =
        words.passage.style.font.size_px >= view->theme.label.font.size_px && paragraph_height_px(&words) <= above.h;
    if (has_track)
        draw_track(view, frame, dial, whole);
    else
        words = set_words(view, dial->now.words, (Size){rect.w, rect.h});
    Rect room = has_track ? above : rect;
    words_draw(view, frame, &words, rect_cut_bottom(&room, paragraph_height_px(&words)));
}

static void draw_dial(View *view, Frame *frame, Rect rect, const void *owner)
{
    const Dial *dial = owner;
    if (dial->now.figure.size)
        draw_count(view, frame, dial, rect);
    else
        draw_end(view, frame, dial, rect);
}

// Whole minutes are heard as such, but not while seconds are counted.
static Text words_of(const View *view, int seconds, bool is_running)
{
    bool is_minutes = !is_running && seconds > 60 && seconds % 60 == 0;
    int number = is_minutes ? seconds / 60 : seconds;
    return phrase_numbers(view->arena, view->book->phrases, is_minutes ? PHRASE_TIME_LEFT_MINUTES : PHRASE_TIME_LEFT,
                          (int[]){number, 0});
}

static Count count_of(const View *view, int seconds, bool is_running)
{
    if (!seconds)
        return (Count){.words = view_phrase(view, PHRASE_TIME_UP)};
    Text figure = text_format(view->arena, "%d:%02d", seconds / 60, seconds % 60);
    return (Count){view_digits(view, figure), words_of(view, seconds, is_running)};
}

static Dial *make_dial(const StepView *step, const StepState *state)
{
    int64_t left = left_ms(step, state), total = total_ms(step, state);
    Dial *dial = arena_new(step->view->arena, Dial);
    *dial = (Dial){count_of(step->view, (int)((left + 999) / 1000), step_is_running(state)),
                   count_of(step->view, step->asked->seconds, false), total - left, total};
    return dial;
}

static Control longer_button(const StepView *step)
{
    Control button = control_counted(step->view, PHRASE_LONGER, LONGER_MS / 1000, ACTION_LONGER);
    button.icon = ICON_LONGER;
    return button;
}

static void add_timer(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    Dial *dial = make_dial(step, state);
    bool has_left = dial->now.figure.size, is_running = step_is_running(state) && has_left;
    int words_id = is_running ? PHRASE_PAUSE : state->has_begun ? PHRASE_GO_ON : PHRASE_START;
    Control buttons[] = {
        step_button(step, words_id, is_running ? ICON_PAUSE : ICON_PLAY, (Action){.kind = ACTION_PAUSE}),
        longer_button(step),
    };
    buttons[0].look = state->has_begun ? LOOK_BUTTON : LOOK_PRIMARY;
    buttons[0].is_disabled = !has_left;
    bool is_large = view->theme.preferences.text_step > TEXT_STEP_AFAR; // which needs no larger number
    int least = least_px(view, stack_width_px(stack)), most = dial_px(view, is_large ? FIGURE_LEAST : FIGURE_MOST);
    stack_canvas(stack, &(StackCanvas){.least_px = least,
                                       .most_px = most > least ? most : least,
                                       .least_w_px = figure_px(view, dial, FIGURE_LEAST),
                                       .draw = draw_dial,
                                       .owner = dial,
                                       .buttons = buttons,
                                       .button_count = 2});
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
