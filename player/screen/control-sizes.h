// ControlSizes: what a control is set in, before anything in it is measured.
#pragma once

#include "screen/control.h"

// The theme whose sizes it has.
Theme control_sizes(const View *view, const Control *control);

// The room at each side of what it holds.
int control_pad_px(const View *view, const Control *control);

// Its words stand with its figure in its middle.
bool control_is_button(const Control *control);
