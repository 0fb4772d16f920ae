#include "page/figure.h"

static int leading_px(const Strips *strips)
{
    return strips->spec.theme.body.leading_px;
}

void figure_walk(Strips *strips, const Block *figure, const Column *column)
{
    Strip *picture = strips_add(strips, column, STRIP_PICTURE, leading_px(strips) / 2);
    picture->block = figure;
    picture->passage = strips_passage(strips, column, figure, strips->spec.theme.body);
    picture->passage.text = figure->alt;
    if (figure->child_count) {
        const Block *caption = &figure->children[0];
        strips_anchor(strips, caption);
        picture->keeps_next = true;
        picture->caption = strips_add_words(strips, column, caption, strips->spec.theme.small);
        picture->caption->gap_px = leading_px(strips) / 6;
        picture->caption->is_whole = true;
        picture->caption->align = ALIGN_CENTER;
    }
    strips->least_gap_px = leading_px(strips) / 2;
}

static int enclosed_px(const Strip *strip)
{
    int px = 0;
    for (const Enclosure *enclosure = strip->within; enclosure; enclosure = enclosure->outer)
        px += enclosure->top_px + enclosure->bottom_px;
    return px;
}

bool figure_fit(Strips *strips, Strip *strip)
{
    const Metrics *metrics = typesetter_metrics(strips->typesetter);
    Size natural;
    if (!metrics->picture(metrics->owner, strip->block->picture, &natural) || natural.w <= 0 || natural.h <= 0)
        return false;
    int height_px = strips->spec.height_px, room_px = height_px - enclosed_px(strip);
    if (strip->caption)
        room_px -= strip->caption->gap_px + strip_height_px(strip->caption, 0, strip->caption->paragraph.line_count);
    int most_px = height_px * 3 / 5 < room_px ? height_px * 3 / 5 : room_px;
    if (most_px < leading_px(strips))
        return false;
    double scale_x = (double)strip->width / natural.w, scale_y = (double)most_px / natural.h;
    double scale = scale_x < scale_y ? scale_x : scale_y;
    strip->size = (Size){(int)(natural.w * scale), (int)(natural.h * scale)};
    return strip->size.w > 0 && strip->size.h > 0;
}
