#include "screen/sheet.h"

#include <assert.h>

static int pad_px(const View *view)
{
    return view->theme.gap_px;
}

// Its last words and buttons stand as far from the edge of the glass as the bars do.
static int lower_pad_px(const View *view)
{
    Rect sheet = bars_sheet(view, 0);
    bool is_at_edge = sheet.y == view->theme.glass.height_px;
    return is_at_edge ? view->theme.bar_edge_px : pad_px(view);
}

int sheet_height_px(const View *view, int inside_px)
{
    assert(inside_px >= 0);
    return pad_px(view) + inside_px + lower_pad_px(view);
}

static int inside_px(const View *view, int height_px)
{
    int most_px = bars_sheet_most_px(view), px = height_px < most_px ? height_px : most_px;
    return px - pad_px(view) - lower_pad_px(view);
}

int sheet_share_px(const View *view, int permille)
{
    assert(permille > 0 && permille <= 1000);
    return inside_px(view, view->theme.glass.height_px * permille / 1000);
}

int sheet_modest_px(const View *view)
{
    const Theme *theme = &view->theme;
    int line_px = theme->target_px > theme->body.leading_px ? theme->target_px : theme->body.leading_px;
    int top = bars_page(view).y + line_px + theme->gap_px / 3; // below what a page keeps in sight above a sheet
    return inside_px(view, bars_sheet(view, 0).y - top);
}

int sheet_most_px(const View *view)
{
    return inside_px(view, bars_sheet_most_px(view));
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
    if (sheet.y + sheet.h < theme->glass.height_px)
        frame_rule(frame, (Rect){sheet.x, sheet.y + sheet.h, sheet.w, theme->hairline_px}, palette->rule);
    Rect inside = rect_inset(sheet, theme->edge_px, 0);
    rect_cut_top(&inside, pad_px(view));
    rect_cut_bottom(&inside, lower_pad_px(view));
    return inside;
}
