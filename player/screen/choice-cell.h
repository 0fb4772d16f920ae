// ChoiceCell: one choice of Comfort as it stands on the sheet: its words in their own look, a tick before them where it
// is chosen, its caption below. It does not know where it stands.
#pragma once

#include "screen/choices.h"

// The width at which its words stand on so many lines with none of them broken, and a tick beside them.
int choice_cell_least_px(View *view, const Choice *choice, int lines);

// How many lines of its small print a target is high enough for.
int choice_cell_lines(const View *view, const Choice *choice);

// At that width its words stand in their own size.
bool choice_cell_is_roomy(View *view, const Choice *choice, int width_px);

// The height it needs at that width; a target's at least.
int choice_cell_height_px(View *view, const Choice *choice, int width_px);

// Draws it, with its target, filling rect.
void choice_cell_draw(View *view, Frame *frame, const Choice *choice, Rect rect);
