// A pacer for breathing: a circle, a word and a count; a bar without motion; or the count alone. It waits until it is
// started.
#include <assert.h>

#include "book/phrases.h"
#include "screen/step.h"
#include "screen/words.h"

enum { FRAME_MS = 33 };

// What the author wrote or the visitor chose.
typedef struct Pace {
    int in_ms, out_ms, rounds;
    PacerForm form;
} Pace;

static const Option *chosen(const StepView *step, Id name)
{
    if (!name.at[0])
        return NULL;
    Offers offers = answers_chosen(step->view->answers, step->exercise, name, (Id){0});
    return offers.count ? offers.at[0].option : NULL;
}

static const Option *first_of(const StepView *step, Id name)
{
    const Interaction *asked = name.at[0] ? answers_find(step->exercise, name) : NULL;
    return asked && asked->option_count ? &asked->options[0] : NULL;
}

// The visitor may have gone past the choice: the first option is the author's gentlest.
static const Option *decided(const StepView *step, Id name)
{
    const Option *option = chosen(step, name);
    return option ? option : first_of(step, name);
}

static Pace pace_of(const StepView *step)
{
    const Interaction *asked = step->asked;
    const Option *pace = decided(step, asked->pace.id), *time = decided(step, asked->time.id),
                 *form = decided(step, asked->form_name.id);
    Pace decision = {
        .in_ms = pace && pace->in_ms ? pace->in_ms : asked->in_ms,
        .out_ms = pace && pace->out_ms ? pace->out_ms : asked->out_ms,
        .form = form && form->form >= 0 ? (PacerForm)form->form : (PacerForm)asked->form,
    };
    if (!decision.in_ms || !decision.out_ms)
        decision.in_ms = decision.out_ms = 4000;
    int minutes = time && time->minutes ? time->minutes : asked->minutes ? asked->minutes : 1;
    int cycle = decision.in_ms + decision.out_ms;
    decision.rounds = (minutes * 60000 + cycle / 2) / cycle;
    if (step->view->theme.preferences.is_still && decision.form == PACER_CIRCLE)
        decision.form = PACER_BAR;
    return decision;
}

typedef struct Breath {
    Pace pace;
    bool is_in, is_over;
    int round;     // from 1
    int count, of; // seconds of this phase, count from 1
    double share;  // 0..1 of this phase
} Breath;

static Breath breath_of(const StepView *step, const StepState *state)
{
    Breath breath = {.pace = pace_of(step)};
    int64_t elapsed = step_elapsed_ms(step, state);
    int cycle = breath.pace.in_ms + breath.pace.out_ms;
    assert(cycle > 0 && elapsed >= 0);
    breath.round = (int)(elapsed / cycle) + 1;
    breath.is_over = breath.round > breath.pace.rounds;
    int at = (int)(elapsed % cycle);
    breath.is_in = at < breath.pace.in_ms;
    int phase = breath.is_in ? breath.pace.in_ms : breath.pace.out_ms;
    int within = breath.is_in ? at : at - breath.pace.in_ms;
    breath.count = within / 1000 + 1;
    breath.of = (phase + 999) / 1000;
    breath.share = (double)within / phase;
    return breath;
}

typedef struct Pacer {
    Breath breath;
    Text word, number, round;
    Control pause;
    Color background; // of the word
} Pacer;

// The word and the count below it, or after it where the room is low.
typedef struct WordSet {
    Paragraph word, number;
    bool has_number;
    int height_px;
    bool fits;
} WordSet;

static WordSet set_word(View *view, const Pacer *pacer, TextStyle style, Size room)
{
    Color background = pacer->background;
    TextStyle plain = style;
    plain.font.style = 0;
    WordSet set = {.has_number = pacer->number.size};
    set.word = words_set(view, pacer->word, (WordsStyle){style, background}, room.w);
    set.number = words_set(view, pacer->number, (WordsStyle){plain, background}, room.w);
    set.height_px = paragraph_height_px(&set.word) + (set.has_number ? paragraph_height_px(&set.number) : 0);
    set.fits = words_width_px(view, pacer->word, style) <= room.w && set.height_px <= room.h;
    return set;
}

// In the largest style that fits the room; on several lines of small print where none does.
static WordSet fit_word(View *view, const Pacer *pacer, Size room)
{
    const Theme *theme = &view->theme;
    TextStyle least =
        style_strong(style_colored(theme->small, theme->palette->text)); // small print is too dim for the pacer
    const TextStyle ladder[] = {theme->large, theme->title, theme->strong_body, style_strong(theme->label), least};
    enum { LADDER = sizeof ladder / sizeof *ladder };
    WordSet set = {0};
    for (int i = 0; i < LADDER; i++) {
        set = set_word(view, pacer, ladder[i], room);
        if (set.fits)
            return set;
    }
    if (set.height_px > room.h && set.has_number) {
        Pacer beside = *pacer;
        beside.word = text_format(view->arena, "%.*s %.*s", TEXT_ARGS(pacer->word), TEXT_ARGS(pacer->number));
        beside.number = TEXT("");
        set = set_word(view, &beside, ladder[LADDER - 1], room);
    }
    set.fits = set.height_px <= room.h && !words_are_broken(&set.word);
    return set;
}

static void draw_word(View *view, Frame *frame, const Pacer *pacer, Rect rect)
{
    WordSet set = fit_word(view, pacer, (Size){rect.w, rect.h});
    rect.y += (rect.h - set.height_px) / 2;
    words_draw_centered(view, frame, &set.word, rect);
    rect.y += paragraph_height_px(&set.word);
    if (set.has_number)
        words_draw_centered(view, frame, &set.number, rect);
}

// A slow start and end of each breath: 0..1 to 0..1.
static double ease(double share)
{
    return share * share * (3 - 2 * share);
}

// Words stand in the square within the circle.
static int circle_pad_px(int size)
{
    return size * 14 / 100;
}

static void draw_circle(View *view, Frame *frame, const Pacer *pacer, Rect rect)
{
    const Palette *palette = view->theme.palette;
    int size = rect.w < rect.h ? rect.w : rect.h;
    Rect outer = rect_center(rect, (Size){size, size});
    double full = pacer->breath.is_over ? 0
                  : pacer->breath.is_in ? ease(pacer->breath.share)
                                        : 1 - ease(pacer->breath.share);
    int inner_px = (int)(size * (0.5 + 0.5 * full)) / 2 * 2;
    Rect inner = rect_center(outer, (Size){inner_px, inner_px});
    frame_box(frame, outer, (BoxLook){palette->soft, palette->accent, view->theme.border_px, size / 2});
    frame_box(frame, inner, (BoxLook){palette->breath, palette->breath, 0, inner_px / 2});
    draw_word(view, frame, pacer, rect_inset(outer, circle_pad_px(size), circle_pad_px(size)));
}

// One segment a second, filling as one breathes in, emptying as one breathes out.
static void draw_segments(View *view, Frame *frame, const Pacer *pacer, Rect rect)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    const Breath *breath = &pacer->breath;
    Rect row = rect_cut_bottom(&rect, theme->target_px / 2), all = row;
    rect_cut_bottom(&rect, theme->gap_px);
    int gap = theme->gap_px / 2, width = (row.w - (breath->of - 1) * gap) / breath->of;
    int full = breath->is_over ? 0 : breath->is_in ? breath->count : breath->of - breath->count + 1;
    for (int i = 0; i < breath->of; i++) {
        Rect segment = rect_cut_left(&row, width);
        rect_cut_left(&row, gap);
        if (theme->direction == DIRECTION_RTL)
            segment = rect_mirror(segment, all);
        Color fill = i < full ? palette->accent : palette->surface;
        frame_box(frame, segment, (BoxLook){fill, palette->border, theme->border_px, segment.h / 3});
    }
    draw_word(view, frame, pacer, rect);
}

// A small circle may have no room for its words; then they stand without it.
static bool fits_circle(View *view, const Pacer *pacer, Rect rect)
{
    int size = rect.w < rect.h ? rect.w : rect.h, inside = size - 2 * circle_pad_px(size);
    return fit_word(view, pacer, (Size){inside, inside}).fits;
}

// The bar and its words take half the height of a high room and all of a low one.
static Rect bar_room(const View *view, Rect rect)
{
    const Theme *theme = &view->theme;
    int needed = theme->target_px / 2 + theme->gap_px + 2 * theme->large.leading_px;
    int height = rect.h / 2 > needed ? rect.h / 2 : needed < rect.h ? needed : rect.h;
    return rect_center(rect, (Size){rect.w * 3 / 4, height});
}

static void draw_form(View *view, Frame *frame, Pacer *pacer, Rect rect)
{
    bool is_circle = pacer->breath.pace.form == PACER_CIRCLE && fits_circle(view, pacer, rect);
    pacer->background = is_circle ? view->theme.palette->breath : view->theme.palette->ground;
    if (is_circle)
        draw_circle(view, frame, pacer, rect);
    else if (pacer->breath.pace.form == PACER_BAR)
        draw_segments(view, frame, pacer, bar_room(view, rect));
    else
        draw_word(view, frame, pacer, rect);
}

static Paragraph set_round(View *view, const Pacer *pacer, int width_px)
{
    TextStyle style = style_colored(view->theme.label, view->theme.palette->dim);
    return words_set(view, pacer->round, (WordsStyle){style, view->theme.palette->ground}, width_px);
}

// The round, the pacer and Pause one below the other; where the glass is very low the pacer needs the room of the
// round.
static void draw_upright(View *view, Frame *frame, Pacer *pacer, Rect rect)
{
    const Theme *theme = &view->theme;
    int gap = theme->gap_px, button_px = control_natural_px(view, &pacer->pause);
    Rect below = rect_cut_bottom(&rect, theme->target_px);
    rect_cut_bottom(&rect, gap);
    Paragraph round = set_round(view, pacer, rect.w);
    int bar_px = pacer->breath.pace.form == PACER_BAR ? theme->target_px / 2 + gap : 0;
    int round_px = paragraph_height_px(&round) + gap / 2;
    if (rect.h - round_px >= 2 * theme->small.leading_px + bar_px)
        words_draw(view, frame, &round, rect_cut_top(&rect, round_px));
    draw_form(view, frame, pacer, rect);
    control_draw(view, frame, &pacer->pause, rect_center(below, (Size){button_px, below.h}));
}

// Wide glass: words, pacer, Pause side by side. Narrow: one below the other.
static void draw_pacer(View *view, Frame *frame, Rect rect, const void *owner)
{
    Pacer copy = *(const Pacer *)owner, *pacer = &copy;
    int gap = view->theme.gap_px, button_px = control_natural_px(view, &pacer->pause);
    bool is_wide = rect.w - 2 * (button_px + 2 * gap) >= rect.h;
    if (!is_wide) {
        draw_upright(view, frame, pacer, rect);
        return;
    }
    Rect all = rect, start = rect_cut_left(&rect, (all.w - all.h) / 2 - gap),
         end = rect_cut_right(&rect, (all.w - all.h) / 2 - gap);
    if (view->theme.direction == DIRECTION_RTL) {
        start = rect_mirror(start, all);
        end = rect_mirror(end, all);
    }
    rect_cut_top(&start, gap);
    Paragraph round = set_round(view, pacer, start.w);
    words_draw(view, frame, &round, start);
    draw_form(view, frame, pacer, rect);
    end.x += view->theme.direction == DIRECTION_RTL ? 0 : end.w - button_px;
    int free = end.h - view->theme.target_px;
    end.y += view->theme.preferences.is_low ? free : free / 2;
    control_draw(view, frame, &pacer->pause, (Rect){end.x, end.y, button_px, view->theme.target_px});
}

static Text words_of(const StepView *step, const StepState *state, const Breath *breath)
{
    if (!state->has_begun)
        return view_phrase(step->view, PHRASE_BREATHE_READY);
    if (breath->is_over)
        return view_phrase(step->view, PHRASE_BREATHE_REST);
    return view_phrase(step->view, breath->is_in ? PHRASE_BREATHE_IN : PHRASE_BREATHE_OUT);
}

// Before it begins: what the step is called; then the round.
static Text round_words(const StepView *step, const StepState *state, const Breath *breath)
{
    View *view = step->view;
    int round = breath->is_over ? breath->pace.rounds : breath->round;
    Text first = state->has_begun ? phrase_numbers(view->arena, view->book->phrases, PHRASE_ROUND_OF,
                                                   (int[]){round, breath->pace.rounds})
                                  : step->step->title;
    return text_format(view->arena, "%.*s%s%.*s", TEXT_ARGS(first), first.size ? "\n" : "",
                       TEXT_ARGS(view_phrase(view, PHRASE_STOP_ANY_TIME)));
}

static Control pause_button(const StepView *step, const StepState *state, bool is_over)
{
    bool is_running = step_is_running(state) && !is_over;
    PhraseId words = is_running ? PHRASE_PAUSE : state->has_begun ? PHRASE_GO_ON : PHRASE_START;
    Control button = step_button(step, (int)words, is_running ? ICON_PAUSE : ICON_PLAY, (Action){.kind = ACTION_PAUSE});
    button.is_disabled = is_over;
    button.look = state->has_begun ? LOOK_BUTTON : LOOK_PRIMARY;
    return button;
}

// A step with words of its own shows them first, and has the page to itself once it runs.
static bool breathe_is_alone(const StepView *step, const StepState *state)
{
    return state->has_begun || !step->step->flow.count;
}

static void add_breathe(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    Pacer *pacer = arena_new(view->arena, Pacer);
    *pacer = (Pacer){.breath = breath_of(step, state)};
    pacer->pause = pause_button(step, state, pacer->breath.is_over);
    if (!breathe_is_alone(step, state)) {
        stack_buttons(stack, &pacer->pause, 1, false);
        return;
    }
    pacer->word = words_of(step, state, &pacer->breath);
    bool has_count = state->has_begun && !pacer->breath.is_over;
    pacer->number = has_count ? text_format(view->arena, "%d", pacer->breath.count) : TEXT("");
    pacer->round = round_words(step, state, &pacer->breath);
    stack_canvas(stack, stack_column(stack).h, draw_pacer, pacer);
}

static bool perform_breathe(const StepView *step, StepState *state, const Action *action)
{
    if (action->kind != ACTION_PAUSE)
        return false;
    if (step_is_running(state))
        step_pause(step, state);
    else
        step_start(step, state);
    return true;
}

// With motion some thirty times a second, without it when the count changes; at the end never.
static int64_t wake_breathe(const StepView *step, const StepState *state)
{
    if (!step_is_running(state))
        return SCREEN_NEVER;
    Breath breath = breath_of(step, state);
    if (breath.is_over)
        return SCREEN_NEVER;
    if (breath.pace.form == PACER_CIRCLE)
        return step->view->now_ms + FRAME_MS;
    int cycle = breath.pace.in_ms + breath.pace.out_ms;
    int at = (int)(step_elapsed_ms(step, state) % cycle);
    int within = breath.is_in ? at : at - breath.pace.in_ms;
    int phase = breath.is_in ? breath.pace.in_ms : breath.pace.out_ms;
    int to_second = 1000 - within % 1000, to_phase = phase - within;
    return step->view->now_ms + (to_second < to_phase ? to_second : to_phase);
}

const StepScreen breathe_step = {
    .add = add_breathe, .perform = perform_breathe, .wake_ms = wake_breathe, .is_alone = breathe_is_alone};
