#include "page/figure-beside.h"

#include "page/figure.h"

enum { LETTERS_LEAST = 30, SHARE_MOST_PERCENT = 40 };

static int em_px(const Galley *galley)
{
    return galley->spec->theme.body.font.size_px;
}

static int between_px(const Galley *galley)
{
    return em_px(galley) * 13 / 10;
}

static int narrowest_px(const Galley *galley)
{
    return em_px(galley) * 6;
}

// Beside the text's own column, where the page is wider than that.
static int free_px(const Galley *galley, const Enclosure *column)
{
    return column->outer ? 0 : galley->spec->width_px - column->x - column->width;
}

static bool has_free_side(const Galley *galley, const Enclosure *column)
{
    return free_px(galley, column) - between_px(galley) >= narrowest_px(galley);
}

// Where enough is free there, all of it and none of the column.
static int widest_px(const Galley *galley, const Enclosure *column)
{
    int share_px = column->width * SHARE_MOST_PERCENT / 100;
    int text_px = theme_letters_px(&galley->spec->theme, LETTERS_LEAST);
    int room_px = has_free_side(galley, column) ? free_px(galley, column) : column->width - text_px;
    room_px -= between_px(galley);
    return room_px < share_px ? room_px : share_px;
}

static bool is_readable(const Galley *galley, const Block *figure, Size *natural)
{
    const Metrics *metrics = typesetter_metrics(galley->typesetter);
    return metrics->picture(metrics->owner, figure->picture, natural) && natural->w > 0 && natural->h > 0;
}

static int height_at(Size natural, int width_px)
{
    return (int)((int64_t)natural.h * width_px / natural.w);
}

bool figure_stands_beside(const Galley *galley, const Block *figure, const Enclosure *column)
{
    Size natural;
    int least_px = narrowest_px(galley);
    if (widest_px(galley, column) < least_px || !is_readable(galley, figure, &natural))
        return false;
    int height_px = height_at(natural, least_px);
    return height_px > 0 && height_px * 2 <= galley->spec->height_px;
}

// The column of both, at the end side of the one around it.
static void stand_at_end(const Galley *galley, Strip *picture, Size natural, int width_px)
{
    Enclosure *own = picture->own;
    own->x = own->outer->x + own->outer->width - width_px;
    if (has_free_side(galley, own->outer))
        own->x = own->outer->x + own->outer->width + between_px(galley);
    own->width = width_px;
    picture->size = (Size){width_px, height_at(natural, width_px)};
    if (!picture->caption)
        return;
    picture->caption->is_set = false;
    picture->caption->paragraph.width_px = 0;
    galley_set(galley, picture->caption);
}

int figure_beside_px(const Galley *galley, const Strip *picture)
{
    return has_free_side(galley, picture->own->outer) ? 0 : picture->own->width + between_px(galley);
}

// About how high the text is in a column that wide; some more than most_px as soon as it is more.
static int text_height_px(FigureText text, int width_px, int most_px)
{
    int px = 0;
    for (int i = 0; i < text.count && px <= most_px; i++) {
        const Paragraph *words = &text.strips[i]->paragraph;
        int64_t length = 0;
        for (int line = 0; line < words->line_count; line++)
            length += words->lines[line].width / 64 + words->passage.style.font.size_px;
        px += (int)(1 + length / width_px) * words->passage.style.leading_px + (i ? text.strips[i]->gap_px : 0);
    }
    return px;
}

bool figure_fit_beside(const Galley *galley, Strip *picture, int room_px, FigureText text)
{
    Size natural;
    const Enclosure *column = picture->own->outer;
    int fitting_px = 0;
    int least_px = narrowest_px(galley), step_px = em_px(galley) / 2 + 1;
    if (!is_readable(galley, picture->block, &natural))
        return false;
    for (int px = widest_px(galley, column); px >= least_px; px -= step_px) {
        stand_at_end(galley, picture, natural, px);
        int height_px = figure_height_px(picture);
        if (height_px > room_px)
            continue;
        fitting_px = px;
        if (height_px <= text_height_px(text, column->width - figure_beside_px(galley, picture), height_px))
            break;
    }
    if (fitting_px)
        stand_at_end(galley, picture, natural, fitting_px);
    return fitting_px > 0;
}

void figure_stand_between(const Galley *galley, Strip *picture)
{
    Strip *caption = picture->caption;
    enclosure_fit(picture->own);
    picture->is_beside = picture->is_set = picture->keeps_next = false;
    if (caption) {
        picture->keeps_next = true;
        caption->is_beside = caption->is_set = caption->keeps_next = false;
        caption->paragraph.width_px = 0;
    }
    galley_set(galley, picture);
}
