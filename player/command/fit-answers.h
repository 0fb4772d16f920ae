// Fit answers: the answers that a step of an exercise is set with, so that whatever it may show is seen once: all that
// can be given, none, and each of those that something in it asks about.
#pragma once

#include "book/uses.h"
#include "screen/answers.h"

typedef enum FitAnswersKind {
    FIT_ALL,     // to everything, the longest; as many ticks as there may be
    FIT_NONE,    // nothing was answered
    FIT_ONE,     // as all, but in slot this option alone; of a sort, all of it in this bin
    FIT_ALL_BUT, // as all, but in slot, a sort, this option has no place
} FitAnswersKind;

typedef struct FitAnswers {
    FitAnswersKind kind;
    int slot, option;
} FitAnswers;

typedef ARRAY(FitAnswers) FitAnswersList;

// Those to set a step with, FIT_ALL first, in arena. uses: of the exercise.
FitAnswersList fit_answers_list(Arena *arena, const Exercise *exercise, const Uses *uses, const Step *step);

// Gives them to an exercise in which nothing has been answered yet.
void fit_answers_give(Answers *answers, const Exercise *exercise, const FitAnswers *wanted);

// Stands for what a step shows of the answers that are given: with the same nothing else is on its screens.
uint64_t fit_answers_shown(Answers *answers, const Exercise *exercise, const Uses *uses, const Step *step);
