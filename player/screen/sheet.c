#include "screen/sheet.h"

#include <assert.h>

static int pad_px(const View *view)
{
    return view->theme.gap_px;
}

int sheet_height_px(const View *view, int inside_px)
{
    assert(inside_px >= 0);
    return inside_px + 2 * pad_px(view);
}

int sheet_most_px(const View *view)
{
    return view->theme.glass.height_px / 2 - 2 * pad_px(view);
}

// The outline reaches past the bottom edge, so that only its upper corners are round.
Rect sheet_draw(View *view, Frame *frame, int height_px)
{
    assert(height_px > 0);
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    Rect sheet = bars_sheet(view, height_px);
    Rect upper = sheet;
    upper.h = 2 * theme->radius_px < sheet.h ? sheet.h : 2 * theme->radius_px;
    upper.x -= theme->border_px;
    upper.w += 2 * theme->border_px;
    frame_box(frame, upper, (BoxLook){palette->surface, palette->border, theme->border_px, theme->radius_px * 3 / 2});
    frame_rule(frame, (Rect){sheet.x, sheet.y + sheet.h / 2, sheet.w, sheet.h - sheet.h / 2}, palette->surface);
    frame_rule(frame, (Rect){sheet.x, sheet.y + sheet.h, sheet.w, theme->hairline_px}, palette->rule);
    return rect_inset(sheet, theme->edge_px, pad_px(view));
}
