// Breathing at a pace. It says first what will happen and waits; while it runs it has the glass to itself, and the bars
// withdraw; then it asks whether that was enough.
#include <assert.h>

#include "book/phrases.h"
#include "screen/pacer.h"

enum {
    FRAME_MS = 33,
    BARS_SHOWN_MS = 3000, // after the start, and after each touch or key
    BARS_FADING_MS = 600,
};

static bool is_over(const StepView *step, const StepState *state)
{
    Pace pace = breath_pace(step);
    return state->has_ended || breath_at(&pace, step_elapsed_ms(step, state)).is_over;
}

// It runs, or rests where it was paused.
static bool is_begun(const StepView *step, const StepState *state)
{
    return state->has_begun && !is_over(step, state);
}

// ---- while it runs

enum { KEYS_MOST = 3 }; // Pause, its sound where there can be any, Enough

// The pacer and the keys that drive it.
typedef struct Session {
    Pacer pacer;
    BreathCue sound;
    Control keys[KEYS_MOST];
    int key_count;
    int key_px;        // the width of each
    int fade_permille; // of the bars
} Session;

static Control pause_key(const StepView *step, bool is_running)
{
    Action action = {.kind = ACTION_PAUSE};
    return is_running ? step_button(step, PHRASE_PAUSE, ICON_PAUSE, action)
                      : step_button(step, PHRASE_GO_ON, ICON_PLAY, action);
}

static Control sound_key(const StepView *step, bool is_heard)
{
    return step_button(step, is_heard ? PHRASE_SOUND_ON : PHRASE_SOUND_OFF, ICON_SOUND, (Action){.kind = ACTION_SOUND});
}

// Each as wide as the widest that may stand in its place, so that nothing moves.
static int key_px(const StepView *step, const Session *session)
{
    const Control others[] = {pause_key(step, true), pause_key(step, false), sound_key(step, true),
                              sound_key(step, false)};
    int widest = step->view->theme.target_px, other_count = step->view->setting->has_sound ? 4 : 2;
    for (int i = 0; i < session->key_count + other_count; i++) {
        const Control *key = i < session->key_count ? &session->keys[i] : &others[i - session->key_count];
        int px = control_natural_px(step->view, key);
        widest = px > widest ? px : widest;
    }
    return widest;
}

// The bars go some time after the last touch or key; not for those who listen, who would hear them come back. Without
// movement they go at once.
static int fade_permille(const StepView *step, const StepState *state)
{
    const View *view = step->view;
    int64_t gone_ms = view->now_ms - view->touched_ms - BARS_SHOWN_MS;
    if (!step_is_running(state) || view->sheet || view->theme.preferences.is_spoken || gone_ms < 0)
        return 0;
    bool is_gone = view->theme.preferences.is_still || gone_ms >= BARS_FADING_MS;
    return is_gone ? 1000 : (int)(gone_ms * 1000 / BARS_FADING_MS);
}

static Session *make_session(const StepView *step, const StepState *state)
{
    View *view = step->view;
    Session *session = arena_new(view->arena, Session);
    Pace pace = breath_pace(step);
    Breath breath = breath_at(&pace, step_elapsed_ms(step, state));
    session->pacer = (Pacer){.form = pace.form,
                             .breath = breath,
                             .words = {view_phrase(view, PHRASE_BREATHE_IN), view_phrase(view, PHRASE_BREATHE_OUT)},
                             .number = view_number(view, breath.second)};
    session->keys[session->key_count++] = pause_key(step, step_is_running(state));
    if (view->setting->has_sound)
        session->keys[session->key_count++] = sound_key(step, state->is_heard);
    session->keys[session->key_count++] = step_button(step, PHRASE_ENOUGH, ICON_CHECK, (Action){.kind = ACTION_ENOUGH});
    if (step_is_running(state) && state->is_heard && view->setting->has_sound)
        session->sound = (BreathCue){pace.in_ms, pace.out_ms, breath.at_ms};
    session->key_px = key_px(step, session);
    session->fade_permille = fade_permille(step, state);
    return session;
}

static Rect mirrored(const View *view, Rect rect)
{
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
}

// How many keys stand side by side in that width; and how high all of them are.
static int keys_a_row(const View *view, const Session *session, int width_px)
{
    int a_row = (width_px + view->theme.gap_px) / (session->key_px + view->theme.gap_px);
    return a_row < 1 ? 1 : a_row > session->key_count ? session->key_count : a_row;
}

static int keys_height_px(const View *view, const Session *session, int width_px)
{
    int a_row = keys_a_row(view, session, width_px), rows = (session->key_count + a_row - 1) / a_row;
    return rows * (view->theme.target_px + view->theme.gap_px) - view->theme.gap_px;
}

// In rows, in the middle of a rectangle.
static void draw_keys(View *view, Frame *frame, const Session *session, Rect rect)
{
    int gap = view->theme.gap_px, height = view->theme.target_px, a_row = keys_a_row(view, session, rect.w);
    int width = session->key_px < rect.w ? session->key_px : rect.w;
    Rect all = rect_center(rect, (Size){a_row * (width + gap) - gap, keys_height_px(view, session, rect.w)});
    for (int i = 0; i < session->key_count; i++) {
        Rect key = {all.x + i % a_row * (width + gap), all.y + i / a_row * (height + gap), width, height};
        control_draw(view, frame, &session->keys[i], mirrored(view, key));
    }
}

// Where the lower bar would be, and above it what has no room there. False: that bar is not below the page.
static bool take_keys_of_bar(const View *view, const Session *session, Rect *room, Rect *keys)
{
    Rect strip = bars_lower_strip(view);
    int needed = keys_height_px(view, session, strip.w);
    bool is_below = strip.h && !view->theme.preferences.is_low;
    if (!is_below && (!strip.h || needed > strip.h))
        return false;
    *keys = (Rect){strip.x, strip.y + strip.h - needed, strip.w, needed};
    if (is_below)
        room->h = keys->y - view->theme.gap_px - room->y;
    return true;
}

// Below the pacer or beside it, whichever leaves it larger.
static Rect take_keys_of_room(const View *view, const Session *session, Rect *room)
{
    int gap = view->theme.gap_px, px = session->key_px;
    int column_px = keys_height_px(view, session, px), below_px = keys_height_px(view, session, room->w);
    int tall = room->h - below_px - gap, wide = room->w - px - gap;
    int size_below = tall < room->w ? tall : room->w, size_beside = wide < room->h ? wide : room->h;
    bool is_beside = column_px <= room->h && size_beside > size_below;
    Rect keys = is_beside ? rect_cut_right(room, px) : rect_cut_bottom(room, below_px);
    if (is_beside)
        rect_cut_right(room, gap);
    else
        rect_cut_bottom(room, gap);
    if (is_beside && room->w - gap - px > room->h) // as much room at both sides
        rect_cut_left(room, px + gap);
    return keys;
}

static void draw_session(View *view, Frame *frame, Rect rect, const void *owner)
{
    const Session *session = owner;
    Rect keys;
    if (!take_keys_of_bar(view, session, &rect, &keys))
        keys = take_keys_of_room(view, session, &rect);
    Rect page = mirrored(view, rect);
    frame->fade = (Fade){.page = page, .controls = mirrored(view, keys), .permille = session->fade_permille};
    frame->breath = session->sound;
    pacer_draw(view, frame, &session->pacer, page);
    draw_keys(view, frame, session, keys);
}

// ---- the step

static void add_start(const StepView *step, Stack *stack)
{
    View *view = step->view;
    if (!step->step->flow.count) {
        Pace pace = breath_pace(step);
        int64_t all_ms = (int64_t)pace.rounds * (pace.in_ms + pace.out_ms);
        int minutes = (int)((all_ms + 30000) / 60000);
        stack_words(stack, WORDS_BODY,
                    phrase_numbers(view->arena, view->book->phrases, PHRASE_BREATHE_HOW, (int[]){minutes, 0}));
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_STOP_ANY_TIME));
    }
    Control start = step_button(step, PHRASE_START, ICON_PLAY, (Action){.kind = ACTION_PAUSE});
    start.look = LOOK_PRIMARY;
    stack_buttons(stack, &start, 1);
}

static void add_end(const StepView *step, Stack *stack)
{
    View *view = step->view;
    Control choices[] = {step_button(step, PHRASE_ONCE_MORE, ICON_RESTART, (Action){.kind = ACTION_AGAIN}),
                         step_button(step, PHRASE_ENOUGH, ICON_CHECK, (Action){.kind = ACTION_NEXT})};
    stack_words(stack, WORDS_HEADING, view_phrase(view, PHRASE_BREATHE_OVER));
    stack_choices(stack, &(StackChoices){choices, NULL, 2, -1});
}

static bool breathe_is_alone(const StepView *step, const StepState *state)
{
    (void)step;
    return state->has_begun;
}

static void add_breathe(const StepView *step, const StepState *state, Stack *stack)
{
    if (!state->has_begun)
        add_start(step, stack);
    else if (is_over(step, state))
        add_end(step, stack);
    else
        stack_canvas(stack, &(StackCanvas){.least_px = step->view->theme.target_px,
                                           .most_px = INT32_MAX,
                                           .draw = draw_session,
                                           .owner = make_session(step, state)});
}

// While it runs there is nowhere to turn to: what leads away stays, and the lower bar is its own.
static void set_breathe_bars(const StepView *step, const StepState *state, Bars *bars)
{
    if (!is_begun(step, state))
        return;
    bars->cells &= CELL_STOP | CELL_HOME | CELL_SUPPORT | CELL_HIDE;
    bars->leaves_lower = true;
}

static bool perform_breathe(const StepView *step, StepState *state, const Action *action)
{
    switch (action->kind) {
    case ACTION_PAUSE:
        if (step_is_running(state))
            step_pause(step, state);
        else
            step_start(step, state);
        return true;
    case ACTION_ENOUGH:
        state->has_ended = true;
        state->started_ms = 0;
        return true;
    case ACTION_SOUND:
        state->is_heard = !state->is_heard;
        return true;
    case ACTION_AGAIN:
        state->has_ended = false;
        state->elapsed_ms = 0;
        step_start(step, state);
        return true;
    default:
        return false;
    }
}

static int64_t sooner(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

// With motion some thirty times a second, without it when the count changes and when the bars go; at the end never.
static int64_t wake_breathe(const StepView *step, const StepState *state)
{
    const View *view = step->view;
    if (!step_is_running(state) || is_over(step, state))
        return SCREEN_NEVER;
    Pace pace = breath_pace(step);
    Breath breath = breath_at(&pace, step_elapsed_ms(step, state));
    int64_t due = view->now_ms + breath.left_ms, fades_ms = view->touched_ms + BARS_SHOWN_MS;
    if (pace.form == PACER_CIRCLE)
        return sooner(due, view->now_ms + FRAME_MS);
    bool is_fading = fades_ms <= view->now_ms && view->now_ms < fades_ms + BARS_FADING_MS;
    if (is_fading && !view->theme.preferences.is_still)
        return sooner(due, view->now_ms + FRAME_MS);
    return fades_ms > view->now_ms ? sooner(due, fades_ms) : due;
}

const StepScreen breathe_step = {.add = add_breathe,
                                 .perform = perform_breathe,
                                 .wake_ms = wake_breathe,
                                 .is_alone = breathe_is_alone,
                                 .set_bars = set_breathe_bars};
