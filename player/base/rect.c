#include "base/rect.h"

static int at_most(int value, int limit)
{
    return value < limit ? value : limit;
}

Rect rect_cut_top(Rect *rect, int px)
{
    Rect strip = {rect->x, rect->y, rect->w, at_most(px, rect->h)};
    rect->y += strip.h;
    rect->h -= strip.h;
    return strip;
}

Rect rect_cut_bottom(Rect *rect, int px)
{
    int h = at_most(px, rect->h);
    rect->h -= h;
    return (Rect){rect->x, rect->y + rect->h, rect->w, h};
}

Rect rect_cut_left(Rect *rect, int px)
{
    Rect strip = {rect->x, rect->y, at_most(px, rect->w), rect->h};
    rect->x += strip.w;
    rect->w -= strip.w;
    return strip;
}

Rect rect_cut_right(Rect *rect, int px)
{
    int w = at_most(px, rect->w);
    rect->w -= w;
    return (Rect){rect->x + rect->w, rect->y, w, rect->h};
}

Rect rect_inset(Rect rect, int dx, int dy)
{
    return (Rect){rect.x + dx, rect.y + dy, rect.w - 2 * dx, rect.h - 2 * dy};
}

Rect rect_center(Rect within, Size size)
{
    return (Rect){within.x + (within.w - size.w) / 2, within.y + (within.h - size.h) / 2, size.w, size.h};
}

Rect rect_mirror(Rect rect, Rect within)
{
    rect.x = within.x + within.w - (rect.x - within.x) - rect.w;
    return rect;
}

Size size_within(Size size, Size room)
{
    if (size.w <= 0 || size.h <= 0 || room.w <= 0 || room.h <= 0)
        return (Size){0, 0};
    double across = (double)room.w / size.w, down = (double)room.h / size.h, scale = across < down ? across : down;
    return (Size){(int)(size.w * scale), (int)(size.h * scale)};
}

bool rect_contains(Rect rect, int x, int y)
{
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

bool rect_overlaps(Rect a, Rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

bool rect_encloses(Rect outer, Rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

Rect rect_union(Rect a, Rect b)
{
    int left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){left, top, right - left, bottom - top};
}
