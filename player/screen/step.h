// Step: one thing to do in an exercise. A step kind is one file that exports one const StepScreen: it adds its pieces
// below the step's words, performs what is touched in them, and says when it wants to be drawn again.
#pragma once

#include "screen/stack.h"

// What a step remembers while it is on the glass, beside the answers. Zeroed when the step is entered.
typedef struct StepState {
    int64_t started_ms; // breathe, timer: when it began to run; 0: it does not
    int64_t elapsed_ms; // what had run before that
    int64_t added_ms;   // timer: lengthened by
    bool has_begun;
    bool has_ended; // breathe: the visitor had enough
    bool is_heard;  // breathe: the visitor asked for its sound
    int found;      // count
    int touched;    // checklist, cards: 1 + the one touched last
    int turn, who;  // turns: which, and for whom (0: not asked yet)
    int sorting;    // sort: 1 + the option that is being moved; 0: none is
    int opened;     // sort: 1 + the bin out of which one is to be moved; 0: none
    bool is_large;  // slip
} StepState;

typedef struct StepView {
    View *view;
    const Exercise *exercise;
    const Step *step;
    const Interaction *asked;
} StepView;

typedef struct StepScreen {
    // Adds what comes after the step's words. May be NULL.
    void (*add)(const StepView *step, const StepState *state, Stack *stack);
    // True: taken. May be NULL.
    bool (*perform)(const StepView *step, StepState *state, const Action *action);
    // As in ScreenKind. May be NULL.
    int64_t (*wake_ms)(const StepView *step, const StepState *state);
    // It has the page to itself: the step's words are not shown now. May be NULL.
    bool (*is_alone)(const StepView *step, const StepState *state);
    // One touch brings the next question: its choices are shown, though its words may have a page of their own.
    bool goes_on;
    // Changes what stands in the bars while it is on the glass. May be NULL.
    void (*set_bars)(const StepView *step, const StepState *state, Bars *bars);
} StepScreen;

extern const StepScreen text_step, breathe_step, timer_step, choose_step, checklist_step, rate_step, count_step,
    sort_step, cards_step, turns_step, slip_step;

// Whether it is one screenful; words alone are running text.
bool step_is_screenful(const Step *step);

// Milliseconds that a breathing or timer step has run.
int64_t step_elapsed_ms(const StepView *step, const StepState *state);
bool step_is_running(const StepState *state);
void step_start(const StepView *step, StepState *state);
void step_pause(const StepView *step, StepState *state);

// A button, for rows of them.
Control step_button(const StepView *step, int phrase_id, Icon icon, Action action);
