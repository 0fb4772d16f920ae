// ControlFit: a control set for a width, its words in the sizes that fit: what measuring and drawing both need to know.
#pragma once

#include "screen/control-figure.h"

typedef struct ControlFit {
    Paragraph label, detail, print;
    Paragraph end;                                      // how many are in it, or its quiet words
    bool has_detail, has_print, has_end, is_tally_told; // told: in words
    int pad_px;
    int end_px; // its width with the gap before it, kept for it; 0: there is none
    ControlFigure figure;
    Icon print_icon;   // or ICON_NONE
    int print_icon_px; // with the gap after it
    int height_px;
} ControlFit;

// The control at that width and at most that height.
ControlFit control_fit(View *view, const Control *control, int width_px, int limit_px);

// What its size depends on: colours, actions and whether it is chosen do not change it.
uint64_t control_fit_key(const View *view, const Control *control, PlanKind kind);

// The height of all its words.
int control_fit_words_px(const ControlFit *fit);

// How far the middle of small letters lies above their baseline.
int control_fit_small_middle_px(const TextStyle *style);

bool control_is_filled(const Control *control); // with the accent
Color control_fill(const View *view, const Control *control);
Color control_ink(const View *view, const Control *control);
