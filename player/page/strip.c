#include "page/strip.h"

#include <assert.h>

int strip_unit_count(const Strip *strip)
{
    return strip->kind == STRIP_WORDS ? strip->paragraph.line_count : 1;
}

int strip_height_px(const Strip *strip, int first, int last)
{
    assert(first >= 0 && first <= last && last <= strip_unit_count(strip));
    return strip->kind == STRIP_WORDS ? (last - first) * strip->paragraph.passage.style.leading_px : strip->size.h;
}

int placed_bottom_px(const Placed *placed)
{
    return placed->y + strip_height_px(placed->strip, placed->first, placed->last);
}

bool strip_is_within(const Strip *strip, const Enclosure *enclosure)
{
    return strip && enclosure_holds(enclosure, strip->within);
}

int strip_above_px(const Strip *above, const Strip *strip)
{
    const Enclosure *shared = above ? enclosure_shared(above->within, strip->within) : NULL;
    int px = above ? strip->gap_px + enclosure_below_px(above->within, shared) : 0;
    return px + (strip->is_head ? 0 : enclosure_above_px(strip->within, shared));
}

int strip_below_px(const Strip *strip)
{
    return enclosure_below_px(strip->within, NULL);
}

const Enclosure *strip_note(const Strip *strip)
{
    const Enclosure *note = NULL;
    for (const Enclosure *around = strip->within; around; around = around->outer)
        note = around->kind == ENCLOSURE_NOTE ? around : note;
    return note;
}
