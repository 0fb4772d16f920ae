#include "screen/control.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/control-fit.h"
#include "screen/control-sizes.h"
#include "screen/marker.h"
#include "screen/words.h"

static Icon question_icon(const Control *control)
{
    if (control->icon)
        return control->icon;
    return control->is_selected ? ICON_COLLAPSE : ICON_EXPAND;
}

static void draw_figure(View *view, Frame *frame, const Control *control, Rect square)
{
    const Palette *palette = view->theme.palette;
    Color fill = control_fill(view, control);
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
        frame_icon(frame, square, control->icon, control_is_filled(control) ? palette->on_accent : palette->accent);
        break;
    case LOOK_QUESTION:
        frame_icon(frame, square, question_icon(control), palette->accent);
        break;
    case LOOK_BUTTON:
    case LOOK_PRIMARY:
        frame_icon(frame, square, control->icon, control_ink(view, control));
        break;
    }
}

static BoxLook outline_of(const View *view, const Control *control)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    if (control_is_filled(control))
        return (BoxLook){palette->accent, palette->accent, 0, theme->radius_px};
    if (control->action.kind == ACTION_HIDE)
        return (BoxLook){palette->alert_soft, palette->alert, theme->border_px, theme->radius_px};
    if (control->is_selected)
        return (BoxLook){palette->surface, palette->accent, theme->border_px * 2, theme->radius_px};
    return (BoxLook){palette->surface, palette->border, theme->border_px, theme->radius_px};
}

static void draw_print(View *view, Frame *frame, const ControlFit *fit, Rect room)
{
    bool is_rtl = view->theme.direction == DIRECTION_RTL;
    int line_px = fit->print.passage.style.leading_px;
    Rect first = {room.x, room.y, room.w, line_px};
    Rect square = is_rtl ? rect_cut_right(&first, fit->print_icon_px) : rect_cut_left(&first, fit->print_icon_px);
    Rect words = is_rtl ? (Rect){room.x, room.y, first.w, room.h} : (Rect){first.x, room.y, first.w, room.h};
    int side = fit->print.passage.style.font.size_px;
    if (fit->print_icon_px) {
        square.w = side;
        square.x += is_rtl ? fit->print_icon_px - side : 0;
        frame_icon(frame, rect_center(square, (Size){side, side}), fit->print_icon, fit->print.passage.style.color);
    }
    words_draw(view, frame, &fit->print, words);
}

// Where the first line stands in that height, from its top. Eyes take words to reach from the top of their capitals to
// the last baseline; beside a mark as far below it as letters do, so that small letters stand in the middle, and close
// to a frame half as far.
static int baseline_px(const Control *control, const ControlFit *fit, int height_px)
{
    const Paragraph *words = fit->has_print ? &fit->print : fit->has_detail ? &fit->detail : &fit->label;
    const TextStyle *first = &fit->label.passage.style, *last = &words->passage.style;
    int between = control_fit_words_px(fit) - first->ascent_px - last->leading_px + last->ascent_px;
    int above = first->cap_px64 / 64;
    int percent = control_has_mark(control) ? 30 : control->is_tight ? 15 : 0;
    int below = last->cap_px64 * percent / 100 / 64;
    height_px -= fit->figure.above_px;
    int baseline = (height_px - above - between - below) / 2 + above, free = height_px - control_fit_words_px(fit);
    if (free < 0 || baseline < first->ascent_px) // their lines stand within it
        baseline = first->ascent_px + (free < 0 ? free / 2 : 0);
    else if (baseline > first->ascent_px + free)
        baseline = first->ascent_px + free;
    return fit->figure.above_px + baseline;
}

int control_level_px(View *view, const Control *control, Size size)
{
    uint64_t key = hash_number(hash_number(control_fit_key(view, control, PLAN_BASELINE), size.w), size.h);
    bool is_new;
    int *baseline = plans_find(layouts_plans(view->layouts), key, sizeof *baseline, &is_new);
    if (is_new) {
        ControlFit fit = control_fit(view, control, size.w, size.h); // makes plans of its own
        baseline = plans_find(layouts_plans(view->layouts), key, sizeof *baseline, &is_new);
        bool is_more = fit.has_detail || fit.has_print || fit.figure.above_px;
        *baseline = is_more ? baseline_px(control, &fit, size.h) : 0;
    }
    return *baseline;
}

// room: from the baseline of the first line on.
static void draw_words(View *view, Frame *frame, const ControlFit *fit, Rect room)
{
    room.y -= fit->label.passage.style.ascent_px;
    words_draw(view, frame, &fit->label, room);
    rect_cut_top(&room, paragraph_height_px(&fit->label));
    if (fit->has_detail) {
        words_draw(view, frame, &fit->detail, room);
        rect_cut_top(&room, paragraph_height_px(&fit->detail));
    }
    if (fit->has_print)
        draw_print(view, frame, fit, room);
}

// At the end of a room that the words leave to it, level with their first line; end: from that line's baseline on.
static void draw_end(View *view, Frame *frame, const ControlFit *fit, Rect end)
{
    end.y -= fit->end.passage.style.ascent_px;
    end.x += view->theme.direction == DIRECTION_RTL ? 0 : end.w - fit->end.width_px;
    words_draw(view, frame, &fit->end, end);
}

// A button's figure and word stand together in the middle.
static void draw_button(View *view, Frame *frame, const Control *control, Rect rect)
{
    ControlFit fit = control_fit(view, control, rect.w, rect.h);
    int width = fit.figure.size.w + fit.figure.gap_px + paragraph_widest_px(&fit.label);
    Rect both = rect_center(rect, (Size){width, rect.h}), all = both;
    bool is_figure_last = control->icon == ICON_NEXT;
    Rect square = is_figure_last ? rect_cut_right(&both, fit.figure.size.w) : rect_cut_left(&both, fit.figure.size.w);
    both.w -= fit.figure.gap_px;
    both.x += is_figure_last ? 0 : fit.figure.gap_px;
    if (view->theme.direction == DIRECTION_RTL) {
        square = rect_mirror(square, all);
        both = rect_mirror(both, all);
    }
    if (fit.figure.size.w)
        draw_figure(view, frame, control, rect_center(square, fit.figure.size));
    both.y += words_middle_px(view, &fit.label, both.h);
    both.x -= (fit.label.width_px - both.w) / 2; // the column the words were set in is wider than they are
    words_draw_centered(view, frame, &fit.label, both);
}

// A mark stands on the middle of the small letters of the first line.
static Rect beside_first_line(const ControlFit *fit, Rect square, int baseline_px)
{
    int middle = square.y + baseline_px - control_fit_small_middle_px(&fit->label.passage.style);
    return (Rect){square.x, middle - fit->figure.size.h / 2, fit->figure.size.w, fit->figure.size.h};
}

// How far a figure goes with words that stand level with others, and not in the middle: no closer to the frame than to
// them.
static int follow_px(const Control *placed, const ControlFit *fit, int height_px)
{
    int px = placed->baseline_px - baseline_px(placed, fit, height_px);
    int most = (height_px - fit->figure.size.h) / 2 - fit->figure.gap_px / 2;
    most = most > 0 ? most : 0;
    return px < -most ? -most : px > most ? most : px;
}

// Where the figure of a card stands whose first line has its place; cut off inner, which is as high as the card, where
// the words stand beside it.
static Rect cut_figure(const View *view, const Control *control, const ControlFit *fit, Rect *inner)
{
    bool from_right = (control->look == LOOK_QUESTION) != (view->theme.direction == DIRECTION_RTL);
    Rect rest = *inner, *from = fit->figure.above_px ? &rest : inner;
    Rect square = from_right ? rect_cut_right(from, fit->figure.size.w) : rect_cut_left(from, fit->figure.size.w);
    if (fit->figure.above_px) {
        int top_px = control->baseline_px - fit->label.passage.style.ascent_px - fit->figure.above_px;
        return (Rect){square.x, square.y + top_px, fit->figure.size.w, fit->figure.size.h};
    }
    inner->w -= fit->figure.gap_px;
    inner->x += from_right ? 0 : fit->figure.gap_px;
    if (control_has_mark(control))
        return beside_first_line(fit, square, control->baseline_px);
    Rect middle = rect_center(square, fit->figure.size);
    middle.y += follow_px(control, fit, square.h);
    return middle;
}

static void draw_card(View *view, Frame *frame, const Control *control, Rect rect)
{
    ControlFit fit = control_fit(view, control, rect.w, rect.h);
    Control placed = *control;
    if (!placed.baseline_px)
        placed.baseline_px = baseline_px(control, &fit, rect.h);
    Rect inner = rect_inset(rect, fit.pad_px, 0), square = cut_figure(view, &placed, &fit, &inner);
    if (fit.figure.is_picture)
        frame_picture(frame, square, &(PictureLook){.path = control->picture});
    else if (fit.figure.size.w)
        draw_figure(view, frame, control, square);
    Rect end =
        view->theme.direction == DIRECTION_RTL ? rect_cut_left(&inner, fit.end_px) : rect_cut_right(&inner, fit.end_px);
    inner.y += placed.baseline_px;
    end.y += placed.baseline_px;
    draw_words(view, frame, &fit, inner);
    if (fit.has_end)
        draw_end(view, frame, &fit, end);
}

void control_draw_bare(View *view, Frame *frame, const Control *control, Rect rect)
{
    if (control_is_button(control))
        draw_button(view, frame, control, rect);
    else
        draw_card(view, frame, control, rect);
    frame_target(frame, &(Target){
                            .label = control->label,
                            .language = control->language,
                            .role = control->role,
                            .member = control->member,
                            .action = control->action,
                            .rect = rect,
                            .radius_px = view->theme.radius_px,
                            .enabled = !control->is_disabled,
                            .selected = control->is_selected,
                            .is_primary = control_is_filled(control),
                        });
}

void control_draw(View *view, Frame *frame, const Control *control, Rect rect)
{
    frame_box(frame, rect, outline_of(view, control));
    control_draw_bare(view, frame, control, rect);
}

Control control_counted(const View *view, int phrase_id, int number, ActionKind action)
{
    Control button = {.look = LOOK_BUTTON, .role = ROLE_BUTTON, .action = {.kind = action}};
    button.label =
        phrase_numbers(view->arena, view->book ? view->book->phrases : NULL, (PhraseId)phrase_id, (int[]){number, 0});
    return button;
}

Control control_button(const View *view, int phrase_id, ActionKind action)
{
    return (Control){
        .look = LOOK_BUTTON, .role = ROLE_BUTTON, .label = view_phrase(view, phrase_id), .action = {.kind = action}};
}
