// Exercise: what happens first, then one step a screen, then a soft landing. Stopping is as welcome as finishing.
#include <assert.h>
#include <stdio.h>

#include "book/counterpart.h"
#include "book/phrases.h"
#include "screen/hand-over.h"
#include "screen/page-progress.h"
#include "screen/step.h"
#include "screen/way.h"
#include "screen/ways-in.h"
#include "screen/ways-on.h"

typedef enum Phase { PHASE_BEFORE, PHASE_STEPS, PHASE_FINISHED, PHASE_STOPPED } Phase;

enum { TRAIL_MOST = 96 };

typedef struct ExerciseState {
    Id item;
    Phase phase;
    uint16_t trail[TRAIL_MOST]; // the steps on the way here, the present one last
    int trail_count;
    int riders_met; // before one came to the present step
    Spot spot;
    StepState step;
} ExerciseState;
SCREEN_STATE(ExerciseState);

static const StepScreen *const step_screens[STEP_KIND_COUNT] = {
    [STEP_TEXT] = &text_step,     [STEP_BREATHE] = &breathe_step,     [STEP_TIMER] = &timer_step,
    [STEP_CHOOSE] = &choose_step, [STEP_CHECKLIST] = &checklist_step, [STEP_RATE] = &rate_step,
    [STEP_COUNT] = &count_step,   [STEP_SORT] = &sort_step,           [STEP_CARDS] = &cards_step,
    [STEP_TURNS] = &turns_step,   [STEP_SLIP] = &slip_step,
};

// Another exercise may have been gone through since, and left answers of its own.
static const Exercise *find_exercise(const View *view, Id id)
{
    answers_begin(view->answers, id);
    const Item *item = book_find_item(view->book, id);
    const Body *body = item && item->kind == ITEM_EXERCISE ? book_body(view->book, item) : NULL;
    return body ? &body->exercise : NULL;
}

static int present_index(const ExerciseState *state)
{
    assert(state->phase == PHASE_STEPS && state->trail_count > 0);
    return state->trail[state->trail_count - 1];
}

static StepView present_step(View *view, const ExerciseState *state, const Exercise *exercise)
{
    assert(present_index(state) < exercise->step_count);
    const Step *step = &exercise->steps[present_index(state)];
    return (StepView){view, exercise, step, step->interaction};
}

static const StepScreen *screen_of(const StepView *step)
{
    assert(step->asked->kind < STEP_KIND_COUNT && step_screens[step->asked->kind]);
    return step_screens[step->asked->kind];
}

static void come_to(const View *view, ExerciseState *state, int step)
{
    state->riders_met = view->riders->count;
    assert(state->trail_count >= 0 && state->trail_count <= TRAIL_MOST);
    if (state->trail_count == TRAIL_MOST) {
        for (int i = 1; i < TRAIL_MOST; i++)
            state->trail[i - 1] = state->trail[i];
        state->trail_count--;
    }
    assert(step >= 0 && step <= UINT16_MAX);
    state->trail[state->trail_count++] = (uint16_t)step;
    state->phase = PHASE_STEPS;
    state->spot = (Spot){0};
    state->step = (StepState){0};
}

static void enter_exercise(View *view, void *place, const Action *how)
{
    ExerciseState *state = place;
    state->item = how->id;
    state->riders_met = view->riders->count;
    answers_forget(view->answers, how->id); // it begins anew
    const Exercise *exercise = find_exercise(view, how->id);
    if (!exercise || !how->block.at[0])
        return;
    Way way = way_of(view->arena, view->answers, exercise);
    int step = way_find(&way, how->block);
    if (step >= 0)
        come_to(view, state, step);
}

static void drop_exercise(View *view, const void *place)
{
    const ExerciseState *state = place;
    answers_forget(view->answers, state->item);
}

// Its answers are kept while somebody looks elsewhere and comes back to it, but not beyond its end.
static void leave_exercise(View *view, const void *place)
{
    const ExerciseState *state = place;
    if (state->phase == PHASE_FINISHED || state->phase == PHASE_STOPPED)
        drop_exercise(view, place);
}

// What asks something else begins anew.
static void carry_exercise(const Crossing *crossing, void *place)
{
    ExerciseState *state = place;
    if (!counterpart_asks_same(crossing->from, crossing->to, state->item)) {
        answers_forget(crossing->answers, state->item);
        *state = (ExerciseState){.item = state->item, .riders_met = state->riders_met};
        return;
    }
    TextPart part = {.item = state->item};
    if (state->phase == PHASE_STEPS)
        part.part =
            book_body(crossing->to, book_find_item(crossing->to, state->item))->exercise.steps[present_index(state)].id;
    state->spot.place = counterpart_find(crossing->from, crossing->to, &part, state->spot.place);
}

// ---- the way through

static void go_on(View *view, ExerciseState *state, const Exercise *exercise)
{
    Way way = way_of(view->arena, view->answers, exercise);
    int next = state->phase == PHASE_BEFORE ? way_first(&way) : way_after(&way, present_index(state));
    if (next >= 0) {
        come_to(view, state, next);
        return;
    }
    state->phase = PHASE_FINISHED;
    state->spot = (Spot){0};
}

static bool go_back(ExerciseState *state)
{
    state->spot = (Spot){0};
    state->step = (StepState){0};
    if (state->phase == PHASE_BEFORE)
        return false;
    if (state->phase != PHASE_STEPS && state->trail_count)
        state->phase = PHASE_STEPS;
    else if (state->trail_count > 1)
        state->trail_count--;
    else {
        state->trail_count = 0;
        state->phase = PHASE_BEFORE;
    }
    return true;
}

// ---- drawing

static void add_before(View *view, Stack *stack, const Item *item, const Exercise *exercise)
{
    stack_words_in(stack, item->language, WORDS_TITLE, item->title);
    stack_flow(stack, exercise->before, exercise);
    Control begin = {.look = LOOK_PRIMARY,
                     .role = ROLE_BUTTON,
                     .label = view_phrase(view, PHRASE_BEGIN),
                     .icon = ICON_PLAY,
                     .action = {.kind = ACTION_READ}};
    stack_tie(stack);
    stack_buttons(stack, &begin, 1);
    stack_vignette(stack, item->picture);
}

// Without a title the last words of a step are what it asks.
static void add_flow(Stack *stack, const StepView *step)
{
    Flow flow = step->step->flow;
    int split = step->step->title.size || flow.count < 2 ? flow.count : flow.count - 1;
    stack_flow(stack, (Flow){flow.blocks, split}, step->exercise);
    stack_flow(stack, (Flow){flow.blocks + split, flow.count - split}, step->exercise);
}

static void add_step(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    const StepScreen *screen = screen_of(step);
    bool is_alone = screen->is_alone && screen->is_alone(step, state);
    if (!is_alone) {
        static const PhraseId whose[] = {[WHO_FIRST] = PHRASE_TURN_FIRST, [WHO_SECOND] = PHRASE_TURN_SECOND};
        if (step->step->who != WHO_ANYONE && step->asked->kind != STEP_TURNS) // turns say whose they are themselves
            stack_words(stack, WORDS_TURN, view_phrase(view, (int)whose[step->step->who]));
        stack_words_in(stack, step->exercise->language, WORDS_HEADING, step->step->title);
        add_flow(stack, step);
    }
    if (screen->add)
        screen->add(step, state, stack);
    if (!is_alone)
        ways_on_add_for(view, stack, step->step->links, step->exercise);
}

static void add_end(View *view, Stack *stack, const ExerciseState *state, const Exercise *exercise)
{
    bool has_stopped = state->phase == PHASE_STOPPED;
    stack_screenful(stack);
    stack_words(stack, WORDS_TITLE, view_phrase(view, has_stopped ? PHRASE_STOPPED_TITLE : PHRASE_FINISHED_TITLE));
    if (has_stopped) // who stops has had enough: no page of words stands before the ways on
        stack_words(stack, WORDS_HINT, view_phrase(view, PHRASE_STOPPED));
    else
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_FINISHED));
    Control now;
    bool offers_now = has_stopped && !id_equal(state->item, view->book->now.item) && ways_in_now(view, &now);
    ways_on_choose(view, stack, exercise->landing.count ? exercise->landing : book_landing(view->book),
                   offers_now ? &now : NULL);
}

// The steps of this visitor's way: those taken, and those that will come.
static int count_steps(View *view, const ExerciseState *state, const Exercise *exercise)
{
    Way way = way_of(view->arena, view->answers, exercise);
    if (state->phase == PHASE_BEFORE)
        return way_left(&way, way_first(&way));
    int ahead = state->phase == PHASE_STEPS ? way_left(&way, present_index(state)) - 1 : 0;
    return state->trail_count + ahead;
}

// Riders stand in full again in each exercise for two, and after each hand-over.
static Id rider_scope(const View *view, const ExerciseState *state, const Exercise *exercise)
{
    const Item *item = book_find_item(view->book, state->item);
    if (!hand_over_is_for_two(exercise))
        return item->group->id;
    HandOverWay way = {exercise, state->trail, state->trail_count, state->step.turn};
    char scope[2 * ID_SIZE];
    snprintf(scope, sizeof scope, "%d.%s", hand_over_count(&way), item->id.at);
    scope[ID_SIZE - 1] = 0;
    return id_of(text_of(scope));
}

static void set_dots(View *view, const ExerciseState *state, const Exercise *exercise, Bars *bars)
{
    if (!exercise || state->phase == PHASE_STOPPED || state->phase == PHASE_BEFORE)
        return;
    bars->dot = state->trail_count - 1;
    bars->dot_count = count_steps(view, state, exercise);
}

static Text place_words(View *view, const ExerciseState *state, const Exercise *exercise)
{
    Bars bars = {0};
    set_dots(view, state, exercise, &bars);
    return page_progress_words(view, &bars);
}

static Stack *stack_steps(View *view, const ExerciseState *state, const Exercise *exercise)
{
    StepView step = present_step(view, state, exercise);
    Stack *stack = stack_begin(view, bars_room(view));
    stack_language(stack, exercise->language);
    stack_place(stack, place_words(view, state, exercise));
    stack_riders(stack, rider_scope(view, state, exercise), state->riders_met);
    if (step_is_screenful(step.step))
        stack_screenful(stack);
    add_step(&step, &state->step, stack);
    return stack;
}

static Stack *stack_before(View *view, const ExerciseState *state, const Exercise *exercise)
{
    Stack *stack = stack_begin(view, bars_room(view));
    stack_language(stack, exercise->language);
    stack_riders(stack, rider_scope(view, state, exercise), state->riders_met);
    add_before(view, stack, book_find_item(view->book, state->item), exercise);
    return stack;
}

static Stack *stack_exercise(View *view, const ExerciseState *state)
{
    const Exercise *exercise = find_exercise(view, state->item);
    if (exercise && state->phase == PHASE_STEPS)
        return stack_steps(view, state, exercise);
    if (exercise && state->phase == PHASE_BEFORE)
        return stack_before(view, state, exercise);
    Stack *stack = stack_begin(view, bars_room(view));
    if (exercise)
        add_end(view, stack, state, exercise);
    else
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_ITEM_FAULTY));
    return stack;
}

static void let_step_set(View *view, const ExerciseState *state, const Exercise *exercise, Bars *bars)
{
    if (!exercise || state->phase != PHASE_STEPS)
        return;
    StepView step = present_step(view, state, exercise);
    if (screen_of(&step)->set_bars)
        screen_of(&step)->set_bars(&step, &state->step, bars);
}

static void draw_exercise(View *view, const void *place, Frame *frame)
{
    const ExerciseState *state = place;
    const Item *item = book_find_item(view->book, state->item);
    const Exercise *exercise = find_exercise(view, state->item);
    Stack *stack = stack_exercise(view, state);
    int page = stack_page(stack, &state->spot);
    Bars bars = {.cells = CELLS_STANDING,
                 .title = item ? item->quiet_title : TEXT(""),
                 .title_language = item ? item->language : TEXT("")};
    frame->item = state->item;
    stack_bars(stack, page, &bars);
    set_dots(view, state, exercise, &bars);
    if (state->phase == PHASE_STEPS) // Stop stands where Back does: its page leads back
        bars.cells = (bars.cells & ~(unsigned)CELL_BACK) | CELL_NEXT | CELL_PREVIOUS | CELL_STOP;
    else
        bars.cells |= state->phase == PHASE_BEFORE ? CELL_NEXT : CELL_PREVIOUS;
    let_step_set(view, state, exercise, &bars);
    stack_show(stack, frame, page, &bars);
}

// ---- acting

static bool perform_in_step(View *view, ExerciseState *state, const Exercise *exercise, Action *action)
{
    if (state->phase != PHASE_STEPS)
        return false;
    StepView step = present_step(view, state, exercise);
    const StepScreen *screen = screen_of(&step);
    if (!screen->perform || !screen->perform(&step, &state->step, action))
        return false;
    // What was touched may have changed what stands above it; the page stays where that is.
    Stack *stack = stack_exercise(view, state);
    if (screen->goes_on)
        stack_to_choices(stack, &state->spot);
    if (!stack_has_page(stack, stack_page(stack, &state->spot)))
        state->spot = (Spot){0};
    if (!stack_tells_apart(stack, action))
        return true;
    if (action->kind == ACTION_TURN_OVER) // a card that is read on a sheet lies as it lay
        screen->perform(&step, &state->step, action);
    *action = (Action){.kind = ACTION_REPLY,
                       .id = state->item,
                       .block = action->id,
                       .index = action->index,
                       .value = (int)action->kind};
    return false;
}

static bool perform_on_exercise(View *view, void *place, Action *action)
{
    ExerciseState *state = place;
    const Exercise *exercise = find_exercise(view, state->item);
    if (!exercise)
        return false;
    bool is_turning = action->kind == ACTION_NEXT || action->kind == ACTION_PREVIOUS;
    bool may_move = is_turning || action->kind == ACTION_MORE_CHOICES || action->kind == ACTION_OPEN;
    if (may_move && stack_turn(stack_exercise(view, state), &state->spot, action))
        return true;
    if (is_turning && action->value == TURN_PAGE) // reading aloud stays within a step
        return false;
    bool goes_on = is_turning || action->kind == ACTION_PAGE;
    if (perform_in_step(view, state, exercise, action)) {
        if (goes_on)
            state->spot = (Spot){0};
        return true;
    }
    switch (action->kind) {
    case ACTION_READ:
        go_on(view, state, exercise);
        return true;
    case ACTION_NEXT:
        if (state->phase != PHASE_BEFORE && state->phase != PHASE_STEPS)
            return false;
        go_on(view, state, exercise);
        return true;
    case ACTION_PREVIOUS:
        return go_back(state);
    case ACTION_STOP:
        state->phase = PHASE_STOPPED;
        state->spot = (Spot){0};
        state->step = (StepState){0};
        return true;
    default:
        return false;
    }
}

static int64_t wake_exercise(const View *view, const void *place)
{
    const ExerciseState *state = place;
    const Exercise *exercise = find_exercise(view, state->item);
    if (!exercise || state->phase != PHASE_STEPS)
        return SCREEN_NEVER;
    StepView step = present_step((View *)view, state, exercise);
    const StepScreen *screen = screen_of(&step);
    return screen->wake_ms ? screen->wake_ms(&step, &state->step) : SCREEN_NEVER;
}

static bool holds_idle(const View *view, const void *place)
{
    return wake_exercise(view, place) != SCREEN_NEVER;
}

const ScreenKind exercise_screen = {.name = "exercise",
                                    .enter = enter_exercise,
                                    .leave = leave_exercise,
                                    .drop = drop_exercise,
                                    .carry = carry_exercise,
                                    .draw = draw_exercise,
                                    .perform = perform_on_exercise,
                                    .wake_ms = wake_exercise,
                                    .holds_idle = holds_idle};
