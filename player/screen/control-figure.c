#include "screen/control-figure.h"

#include "page/typesetter.h"
#include "screen/control-sizes.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

// Of an icon or a mark.
static int side_px(const View *view, const Control *control, int letters_px)
{
    int target = control_sizes(view, control).target_px;
    int most_px = target * 60 / 100, least_px = target * 40 / 100;
    switch (control->look) {
    case LOOK_CARD: // its row may grow; beside modest words it is about as large as they are
        return !control->icon       ? 0
               : control->is_lifted ? target * 52 / 100
               : control->is_modest ? larger(least_px, smaller(letters_px * 110 / 100, most_px))
                                    : target * (control->is_generous ? 80 : 72) / 100;
    case LOOK_BUTTON:
    case LOOK_PRIMARY:
        return control->icon ? larger(least_px, smaller(letters_px * 80 / 100, most_px)) : 0;
    case LOOK_QUESTION:
        return target * 46 / 100;
    case LOOK_OPTION:
    case LOOK_TICK:
        return larger(target * 46 / 100, letters_px * 70 / 100);
    case LOOK_SHAPE:
        return larger(target * 52 / 100, letters_px * 80 / 100);
    }
    return 0;
}

static Size natural_size(const View *view, const Control *control)
{
    const Metrics *metrics = typesetter_metrics(view->typesetter);
    Size natural;
    bool has_picture = control->look == LOOK_CARD && control->picture.size &&
                       metrics->picture(metrics->owner, control->picture, &natural);
    return has_picture ? natural : (Size){0, 0};
}

// A picture beside the words, as wide as its share of the card, an upright one as high as others are wide; nothing
// where the words need that room.
static Size beside_size(const View *view, const Control *control, int width_px)
{
    enum { WORDS_EM = 9 };
    int side = width_px * CONTROL_PICTURE_PERCENT / 100;
    int words_px = width_px - side - view->theme.edge_px * 3 / 2 - view->theme.gap_px * 4 / 3;
    if (words_px < WORDS_EM * view->theme.body.font.size_px)
        return (Size){0, 0};
    return size_within(natural_size(view, control), (Size){side, side});
}

// One above the words, as wide as these may be.
static Size above_size(const View *view, const Control *control, int width_px, int height_px)
{
    int inner_px = width_px - 2 * control_pad_px(view, control);
    return size_within(natural_size(view, control), (Size){inner_px, height_px});
}

int control_picture_px(const View *view, const Control *control, int width_px)
{
    return beside_size(view, control, width_px).h ? 0 : above_size(view, control, width_px, width_px).h;
}

// On a narrow control the words need the room more than the figure does.
static Size plain_size(const View *view, const Control *control, int width_px, int letters_px)
{
    int side = side_px(view, control, letters_px);
    if (control->look == LOOK_CARD && side * 4 > width_px)
        side = width_px / 4;
    return (Size){side, side};
}

ControlFigure control_figure(const View *view, const Control *control, int width_px, int letters_px)
{
    bool is_at_end = control->look == LOOK_QUESTION; // where lines mostly end before it
    bool is_close = control_is_button(control) || control->is_modest || (is_at_end && control->is_tight);
    int is_above = control->picture_px, thirds = is_close ? 2 : 4;
    ControlFigure figure = {.size = is_above ? above_size(view, control, width_px, control->picture_px)
                                             : beside_size(view, control, width_px)};
    figure.is_picture = figure.size.w > 0 && figure.size.h > 0;
    if (!figure.is_picture)
        figure.size = plain_size(view, control, width_px, letters_px);
    if (figure.is_picture && is_above)
        figure.above_px = control->picture_px + view->theme.gap_px / 2;
    else if (control->is_lifted && figure.size.h)
        figure.above_px = figure.size.h + view->theme.gap_px / 3;
    else if (figure.size.w)
        figure.gap_px = view->theme.gap_px * thirds / 3;
    figure.beside_px = figure.above_px ? 0 : figure.size.w + figure.gap_px;
    return figure;
}
