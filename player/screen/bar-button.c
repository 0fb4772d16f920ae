#include "screen/bar-button.h"

#include <assert.h>

#include "screen/words.h"

static int icon_px(const Theme *theme)
{
    return theme->target_px * 42 / 100;
}

static int pad_px(const Theme *theme)
{
    return theme->target_px * 30 / 100;
}

// Between an icon and the words beside it.
static int gap_px(const Theme *theme)
{
    return theme->gap_px * 2 / 3;
}

int bar_button_width_px(View *view, const BarButtonKind *kind, BarButtonMode mode)
{
    assert(mode >= MODE_BESIDE && mode <= MODE_ICON);
    const Theme *theme = &view->theme;
    Text words = view_phrase(view, (int)kind->phrase);
    int width = 0;
    if (mode == MODE_BESIDE)
        width = 2 * pad_px(theme) + icon_px(theme) + gap_px(theme) + words_width_px(view, words, theme->label);
    else if (mode == MODE_ABOVE)
        width = words_width_px(view, words, theme->small) + theme->gap_px;
    return width > theme->target_px ? width : theme->target_px;
}

bool bar_button_is_low_enough(const Theme *theme, BarButtonMode mode)
{
    enum { MARGINS_PX = 4 };
    switch (mode) {
    case MODE_BESIDE:
        return theme->label.leading_px <= theme->target_px;
    case MODE_ABOVE:
        return icon_px(theme) + theme->small.leading_px <= theme->target_px - MARGINS_PX;
    case MODE_ICON:
        break;
    }
    return true;
}

typedef struct CellLook {
    BoxLook box;
    Color ink;
} CellLook;

// The way on stands out, and the cell whose sheet is open.
static bool is_accented(const View *view, ActionKind action)
{
    return action == ACTION_NEXT || action == ACTION_DONE || (view->sheet && view->sheet->opened_by == action);
}

static CellLook look_of(const View *view, ActionKind action)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    if (is_accented(view, action))
        return (CellLook){{palette->accent, palette->accent, 0, theme->radius_px}, palette->on_accent};
    CellLook look = {{palette->surface, palette->border, theme->border_px, theme->radius_px}, palette->text};
    if (action == ACTION_HIDE) {
        look.box.fill = palette->alert_soft;
        look.box.border = look.ink = palette->alert;
    }
    return look;
}

static void draw_beside(View *view, Frame *frame, const BarButton *cell, const CellLook *look)
{
    const Theme *theme = &view->theme;
    Rect inner = rect_inset(cell->rect, pad_px(theme), 0);
    bool is_icon_last = cell->kind->action == ACTION_NEXT;
    bool from_right = is_icon_last != (theme->direction == DIRECTION_RTL);
    Rect square = from_right ? rect_cut_right(&inner, icon_px(theme)) : rect_cut_left(&inner, icon_px(theme));
    frame_icon(frame, rect_center(square, (Size){square.w, square.w}), cell->kind->icon, look->ink);
    WordsStyle style = {style_colored(theme->label, look->ink), look->box.fill};
    inner.w -= gap_px(theme);
    inner.x += from_right ? 0 : gap_px(theme);
    Paragraph words = words_set(view, cell->label, style, inner.w + 1);
    inner.y += (inner.h - paragraph_height_px(&words)) / 2;
    words_draw_centered(view, frame, &words, inner);
}

static void draw_above(View *view, Frame *frame, const BarButton *cell, const CellLook *look)
{
    const Theme *theme = &view->theme;
    WordsStyle style = {style_colored(theme->small, look->ink), look->box.fill};
    Paragraph words = words_set(view, cell->label, style, cell->rect.w);
    Rect both = rect_center(cell->rect, (Size){cell->rect.w, icon_px(theme) + paragraph_height_px(&words)});
    Rect square = rect_cut_top(&both, icon_px(theme));
    frame_icon(frame, rect_center(square, (Size){square.h, square.h}), cell->kind->icon, look->ink);
    words_draw_centered(view, frame, &words, both);
}

static void draw_icon_alone(View *view, Frame *frame, const BarButton *cell, const CellLook *look)
{
    int px = icon_px(&view->theme);
    frame_icon(frame, rect_center(cell->rect, (Size){px, px}), cell->kind->icon, look->ink);
}

void bar_button_draw(View *view, Frame *frame, const BarButton *cell)
{
    static void (*const draw[])(View *, Frame *, const BarButton *, const CellLook *) = {
        [MODE_BESIDE] = draw_beside, [MODE_ABOVE] = draw_above, [MODE_ICON] = draw_icon_alone};
    assert(cell->kind && cell->mode >= MODE_BESIDE && cell->mode <= MODE_ICON);
    CellLook look = look_of(view, cell->kind->action);
    frame_box(frame, cell->rect, look.box);
    draw[cell->mode](view, frame, cell, &look);
    frame_target(frame, &(Target){
                            .label = cell->label,
                            .role = ROLE_BUTTON,
                            .action = {.kind = cell->kind->action},
                            .rect = cell->rect,
                            .radius_px = look.box.radius_px,
                            .enabled = true,
                        });
}
