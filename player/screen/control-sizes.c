#include "screen/control-sizes.h"

Theme control_sizes(const View *view, const Control *control)
{
    return control->is_generous ? theme_generous(&view->theme) : view->theme;
}

int control_pad_px(const View *view, const Control *control)
{
    int edge_px = control_sizes(view, control).edge_px;
    if (control->look == LOOK_CARD)
        return edge_px * (control->is_modest ? 3 : 6) / 8;
    if (control->look == LOOK_QUESTION && control->is_tight)
        return edge_px / 2;
    return control_is_button(control) && control->is_small ? edge_px * 5 / 8 : edge_px;
}

bool control_is_button(const Control *control)
{
    return control->look == LOOK_BUTTON || control->look == LOOK_PRIMARY;
}
