// Task: where on a frame somebody who steers by keys or switches goes on, so that they need not pass through the bars
// on their way to what a screen is for.
#pragma once

#include "page/reading-order.h"

// What the visitor has done since the last frame, and what has come of it.
typedef struct TaskStep {
    const Frame *last, *frame;
    const ReadingOrder *stops; // of frame
    ActionKind acted;          // ACTION_NONE: nothing
} TaskStep;

// The target to go on from: on a screen, a step, a page or a sheet that has come up the first control that is not in a
// bar, where there are only words Next; after an option was taken Next. -1: where one is.
int task_after(const TaskStep *step);

// The first of those on a frame, whatever came before it; -1: there is none.
int task_begin(const Frame *frame, const ReadingOrder *stops);
