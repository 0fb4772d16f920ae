#include "page/figure.h"

#include <assert.h>

int figure_height_px(const Strip *picture)
{
    const Strip *caption = picture->caption;
    int below_px = caption ? caption->gap_px + strip_height_px(caption, 0, strip_unit_count(caption)) : 0;
    return picture->size.h + below_px;
}

bool figure_fit(Strip *picture, const PagesSpec *spec, const Metrics *metrics)
{
    const Strip *caption = picture->caption;
    const Enclosure *column = picture->within;
    Size natural;
    assert(!caption || caption->is_set);
    if (!metrics->picture(metrics->owner, picture->block->picture, &natural))
        return false;
    int room_px = spec->height_px - enclosure_above_px(column, NULL) - enclosure_below_px(column, NULL);
    picture->size.h = 0;
    room_px -= figure_height_px(picture);
    int most_px = spec->height_px * 3 / 5 < room_px ? spec->height_px * 3 / 5 : room_px;
    if (most_px < spec->theme.body.leading_px)
        return false;
    picture->size = size_within(natural, (Size){column->width, most_px});
    return picture->size.w > 0 && picture->size.h > 0;
}

enum { LEAST_PERCENT = 44 };

static bool shrink(Strip *picture, int room_px, int least_px)
{
    Size *size = &picture->size;
    int most_px = room_px - (figure_height_px(picture) - size->h);
    if (most_px >= size->h)
        return true;
    int width_px = (int)((int64_t)size->w * most_px / size->h);
    if (most_px < least_px || width_px < 1)
        return false;
    *size = (Size){width_px, most_px};
    return true;
}

bool figure_shrink(Strip *picture, int room_px)
{
    return shrink(picture, room_px, (picture->size.h * LEAST_PERCENT + 99) / 100);
}

bool figure_must_shrink(Strip *picture, int room_px, int line_px)
{
    return shrink(picture, room_px, line_px > 1 ? line_px : 1);
}
