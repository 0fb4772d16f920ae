// Judge: looks at one frame for what no visitor should meet: words that are cut or lie over each other, targets that
// are too small, too close or on top of each other, too many choices, words that do not belong in public.
// It knows the numbers by itself and does not ask the theme for them.
#pragma once

#include "page/frame.h"

typedef void (*JudgeReport)(void *owner, const char *rule, Text what);

// Calls report once for each breach in the frame. scratch holds the sentences.
void judge_frame(const Frame *frame, Arena *scratch, JudgeReport report, void *owner);

// The target is a button of the bars.
bool judge_is_of_bar(const Frame *frame, const Target *target);
