#include "screen/control.h"

#include <assert.h>

#include "screen/marker.h"
#include "screen/words.h"

// A control set for a width: what both measuring and drawing need to know.
typedef struct Fit {
    Paragraph label, detail;
    bool has_detail;
    int pad_px, figure_px, figure_gap_px; // figure: icon, ring or shape
    int height_px;
} Fit;

static bool is_button(const Control *control)
{
    return control->look == LOOK_BUTTON || control->look == LOOK_PRIMARY;
}

static bool is_filled(const Control *control)
{
    return (control->look == LOOK_PRIMARY || control->is_first) && !control->is_disabled;
}

static Color fill_of(const View *view, const Control *control)
{
    const Palette *palette = view->theme.palette;
    return is_filled(control) ? palette->accent : palette->surface;
}

static Color ink_of(const View *view, const Control *control)
{
    const Palette *palette = view->theme.palette;
    if (control->is_disabled)
        return palette->dim;
    return is_filled(control) ? palette->on_accent : palette->text;
}

static int figure_px(const View *view, const Control *control)
{
    int target = view->theme.target_px;
    switch (control->look) {
    case LOOK_CARD:
        return control->icon ? target * 72 / 100 : 0;
    case LOOK_BUTTON:
    case LOOK_PRIMARY:
        return control->icon ? target * 40 / 100 : 0;
    case LOOK_OPTION:
    case LOOK_TICK:
    case LOOK_QUESTION:
        return target * 46 / 100;
    case LOOK_SHAPE:
        return target * 52 / 100;
    }
    return 0;
}

static bool is_bold(const Control *control)
{
    return control->look == LOOK_CARD || control->look == LOOK_QUESTION;
}

static TextStyle label_style(const View *view, const Control *control, TextStyle base)
{
    TextStyle style = style_closer(style_colored(base, ink_of(view, control)), 1.3);
    return is_bold(control) ? style_strong(style) : style;
}

static TextStyle detail_style(const View *view, const Control *control)
{
    TextStyle style = style_closer(view->theme.small, 1.35);
    return is_filled(control) ? style_colored(style, view->theme.palette->on_accent) : style;
}

enum { LADDER = 3 };

// The largest of the ladder.
static int first_size(const Control *control)
{
    return control->is_small ? LADDER - 1 : is_button(control) || control->is_modest ? 1 : 0;
}

static Fit fit_with(View *view, const Control *control, int width_px, TextStyle base)
{
    const Theme *theme = &view->theme;
    Fit fit = {.pad_px = control->look == LOOK_CARD ? theme->edge_px * 3 / 4 : theme->edge_px,
               .figure_px = figure_px(view, control)};
    fit.figure_gap_px = fit.figure_px ? theme->gap_px * (is_button(control) ? 2 : 4) / 3 : 0;
    // On a narrow control the words need the room more than the figure does.
    if (control->look == LOOK_CARD && fit.figure_px * 4 > width_px)
        fit.figure_px = width_px / 4;
    int words_px = width_px - 2 * fit.pad_px - fit.figure_px - fit.figure_gap_px;
    Color fill = fill_of(view, control);
    fit.label = words_set(view, control->label, (WordsStyle){label_style(view, control, base), fill}, words_px);
    fit.has_detail = control->detail.size > 0;
    int height = paragraph_height_px(&fit.label);
    if (fit.has_detail) {
        fit.detail = words_set(view, control->detail, (WordsStyle){detail_style(view, control), fill}, words_px);
        height += paragraph_height_px(&fit.detail);
    }
    int least = fit.figure_px > height ? fit.figure_px : height;
    bool is_low = is_button(control) || (control->look == LOOK_CARD && !fit.has_detail);
    int pad = control->is_tight ? theme->gap_px / 2 : is_low ? theme->gap_px : theme->gap_px * 4 / 3;
    fit.height_px = least + pad > theme->target_px ? least + pad : theme->target_px;
    return fit;
}

// The first lines of words that are too long for any page: no control covers the bars.
static void cut_lines(Paragraph *words, int limit_px)
{
    assert(words->passage.style.leading_px > 0);
    int most = limit_px / words->passage.style.leading_px;
    if (most < words->line_count)
        words->line_count = most > 1 ? most : 1;
}

// How a control stands in a width: which of the ladder its words have, and the height that makes.
typedef struct ControlPlan {
    int size;
    bool is_bare; // without its second line, and cut to the page
    int height_px;
} ControlPlan;

static TextStyle style_of(const View *view, int size)
{
    const Theme *theme = &view->theme;
    const TextStyle ladder[LADDER] = {theme->body, theme->label, theme->small};
    assert(size >= 0 && size < LADDER);
    return ladder[size];
}

static Fit fit_bare(View *view, const Control *control, int width_px, int limit_px)
{
    Control bare = *control;
    bare.detail = TEXT("");
    Fit fit = fit_with(view, &bare, width_px, style_of(view, LADDER - 1));
    cut_lines(&fit.label, limit_px);
    return fit;
}

// Cards and options have body words, buttons label words; each gives way to smaller ones, down to small print. Then a
// card gives up its second line, and last of all what is longer than the page is cut.
static ControlPlan make_plan(View *view, const Control *control, int width_px, int limit_px)
{
    Fit fit = {0};
    for (int size = first_size(control); size < LADDER; size++) {
        fit = fit_with(view, control, width_px, style_of(view, size));
        bool is_last = size == LADDER - 1;
        if (fit.height_px <= limit_px && (is_last || !words_are_broken(&fit.label)))
            return (ControlPlan){size, false, fit.height_px};
    }
    return (ControlPlan){LADDER - 1, true, fit_bare(view, control, width_px, limit_px).height_px};
}

// What its size depends on: colours, actions and whether it is chosen do not change it.
static uint64_t control_key(const View *view, const Control *control, PlanKind kind)
{
    const int numbers[] = {(int)control->look, control->icon != ICON_NONE, control->is_modest, control->is_small,
                           control->is_tight};
    uint64_t key = hash_bytes(view_key(view, kind), numbers, sizeof numbers);
    return hash_text(hash_text(key, control->label), control->detail);
}

static ControlPlan find_plan(View *view, const Control *control, int width_px, int limit_px)
{
    uint64_t key = control_key(view, control, PLAN_FIT);
    key = hash_number(hash_number(key, width_px), limit_px);
    bool is_new;
    ControlPlan *plan = plans_find(layouts_plans(view->layouts), key, sizeof *plan, &is_new);
    if (is_new)
        *plan = make_plan(view, control, width_px, limit_px);
    return *plan;
}

// Most have the room they like, and one plan whatever the limit.
static ControlPlan plan_of(View *view, const Control *control, int width_px, int limit_px)
{
    ControlPlan plan = find_plan(view, control, width_px, INT32_MAX);
    return plan.height_px <= limit_px ? plan : find_plan(view, control, width_px, limit_px);
}

static Fit fit_control(View *view, const Control *control, int width_px, int limit_px)
{
    ControlPlan plan = plan_of(view, control, width_px, limit_px);
    if (plan.is_bare)
        return fit_bare(view, control, width_px, limit_px);
    return fit_with(view, control, width_px, style_of(view, plan.size));
}

int control_height_px(View *view, const Control *control, int width_px, int limit_px)
{
    int height = plan_of(view, control, width_px, limit_px).height_px;
    return height < limit_px ? height : limit_px;
}

bool control_is_roomy(View *view, const Control *control, int width_px)
{
    bool is_new;
    uint64_t key = hash_number(control_key(view, control, PLAN_ROOMY), width_px);
    bool *is_roomy = plans_find(layouts_plans(view->layouts), key, sizeof *is_roomy, &is_new);
    if (is_new) {
        Fit fit = fit_with(view, control, width_px, style_of(view, first_size(control)));
        *is_roomy = !words_are_broken(&fit.label);
    }
    return *is_roomy;
}

static void draw_figure(View *view, Frame *frame, const Control *control, Rect square)
{
    const Palette *palette = view->theme.palette;
    Color fill = fill_of(view, control);
    MarkerLook look = {control->is_selected ? palette->accent : palette->border, fill, control->is_selected,
                       view->theme.border_px * 3 / 2};
    switch (control->look) {
    case LOOK_OPTION:
        marker_ring(frame, square, look);
        break;
    case LOOK_TICK:
        marker_tick(frame, square, look, palette->on_accent);
        break;
    case LOOK_SHAPE:
        look.ink = palette->accent;
        marker_draw(frame, square, control->shape, look);
        break;
    case LOOK_CARD:
        frame_icon(frame, square, control->icon,
                   is_filled(control) ? palette->on_accent
                   : control->is_warm ? palette->warm
                                      : palette->accent);
        break;
    case LOOK_QUESTION:
        frame_icon(frame, square, control->is_selected ? ICON_COLLAPSE : ICON_EXPAND, palette->accent);
        break;
    case LOOK_BUTTON:
    case LOOK_PRIMARY:
        frame_icon(frame, square, control->icon, ink_of(view, control));
        break;
    }
}

static BoxLook outline_of(const View *view, const Control *control)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    if (is_filled(control))
        return (BoxLook){palette->accent, palette->accent, 0, theme->radius_px};
    if (control->is_selected)
        return (BoxLook){palette->surface, palette->accent, theme->border_px * 2, theme->radius_px};
    return (BoxLook){palette->surface, palette->border, theme->border_px, theme->radius_px};
}

static void draw_words(View *view, Frame *frame, const Fit *fit, Rect room)
{
    int height = paragraph_height_px(&fit->label) + (fit->has_detail ? paragraph_height_px(&fit->detail) : 0);
    room.y += (room.h - height) / 2;
    words_draw(view, frame, &fit->label, room);
    rect_cut_top(&room, paragraph_height_px(&fit->label));
    if (fit->has_detail)
        words_draw(view, frame, &fit->detail, room);
}

// A button's figure and word stand together in the middle.
static void draw_button(View *view, Frame *frame, const Control *control, Rect rect)
{
    Fit fit = fit_control(view, control, rect.w, rect.h);
    int width = fit.figure_px + fit.figure_gap_px + paragraph_widest_px(&fit.label);
    Rect both = rect_center(rect, (Size){width, rect.h}), all = both;
    Rect square = rect_cut_left(&both, fit.figure_px);
    rect_cut_left(&both, fit.figure_gap_px);
    if (view->theme.direction == DIRECTION_RTL) {
        square = rect_mirror(square, all);
        both = rect_mirror(both, all);
    }
    if (fit.figure_px)
        draw_figure(view, frame, control, rect_center(square, (Size){fit.figure_px, fit.figure_px}));
    both.y += (both.h - paragraph_height_px(&fit.label)) / 2;
    both.x -= (fit.label.width_px - both.w) / 2; // the column the words were set in is wider than they are
    words_draw_centered(view, frame, &fit.label, both);
}

static void draw_card(View *view, Frame *frame, const Control *control, Rect rect)
{
    Fit fit = fit_control(view, control, rect.w, rect.h);
    Rect inner = rect_inset(rect, fit.pad_px, 0);
    bool at_end = control->look == LOOK_QUESTION;
    bool from_right = at_end != (view->theme.direction == DIRECTION_RTL);
    Rect square = from_right ? rect_cut_right(&inner, fit.figure_px) : rect_cut_left(&inner, fit.figure_px);
    inner.w -= fit.figure_gap_px;
    inner.x += from_right ? 0 : fit.figure_gap_px;
    if (fit.figure_px)
        draw_figure(view, frame, control, rect_center(square, (Size){fit.figure_px, fit.figure_px}));
    draw_words(view, frame, &fit, inner);
}

void control_draw_bare(View *view, Frame *frame, const Control *control, Rect rect)
{
    if (is_button(control))
        draw_button(view, frame, control, rect);
    else
        draw_card(view, frame, control, rect);
    frame_target(frame, &(Target){
                            .label = control->label,
                            .role = control->role,
                            .action = control->action,
                            .rect = rect,
                            .radius_px = view->theme.radius_px,
                            .enabled = !control->is_disabled,
                            .selected = control->is_selected,
                        });
}

void control_draw(View *view, Frame *frame, const Control *control, Rect rect)
{
    frame_box(frame, rect, outline_of(view, control));
    control_draw_bare(view, frame, control, rect);
}

static int measure_natural_px(View *view, const Control *control)
{
    const Theme *theme = &view->theme;
    Fit fit = fit_with(view, control, 1 << 20, is_button(control) ? theme->label : theme->body);
    int width = 2 * fit.pad_px + fit.figure_px + fit.figure_gap_px + paragraph_widest_px(&fit.label) + 1;
    return width > theme->target_px ? width : theme->target_px;
}

int control_natural_px(View *view, const Control *control)
{
    bool is_new;
    int *width =
        plans_find(layouts_plans(view->layouts), control_key(view, control, PLAN_NATURAL), sizeof *width, &is_new);
    if (is_new)
        *width = measure_natural_px(view, control);
    return *width;
}

Control control_button(const View *view, int phrase_id, ActionKind action)
{
    return (Control){
        .look = LOOK_BUTTON, .role = ROLE_BUTTON, .label = view_phrase(view, phrase_id), .action = {.kind = action}};
}
