#include "page/strip.h"

int strip_unit_count(const Strip *strip)
{
    return strip->kind == STRIP_WORDS ? strip->paragraph.line_count : 1;
}

int strip_height_px(const Strip *strip, int first, int last)
{
    return strip->kind == STRIP_WORDS ? (last - first) * strip->passage.style.leading_px : strip->size.h;
}

bool strip_is_within(const Strip *strip, const Enclosure *enclosure)
{
    for (const Enclosure *around = strip ? strip->within : NULL; around; around = around->outer)
        if (around == enclosure)
            return true;
    return false;
}

int strip_above_px(const Strip *above, const Strip *strip)
{
    int px = above ? strip->gap_px : 0;
    for (const Enclosure *around = above ? above->within : NULL; around; around = around->outer)
        px += strip_is_within(strip, around) ? 0 : around->bottom_px;
    for (const Enclosure *around = strip->within; around; around = around->outer)
        px += strip_is_within(above, around) || strip->is_head ? 0 : around->top_px;
    return px;
}

int strip_below_px(const Strip *strip)
{
    int px = 0;
    for (const Enclosure *around = strip->within; around; around = around->outer)
        px += around->bottom_px;
    return px;
}
