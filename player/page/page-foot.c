#include "page/page-foot.h"

#include <assert.h>

#include "page/figure-beside.h"
#include "page/figure.h"
#include "page/runs.h"

const PageFoot page_foot_top = {.control_y = -1};

PageCursor page_cursor_at(const Strip *strip, int index, int line)
{
    bool has_lines = strip->kind == STRIP_WORDS && line > 0 && line < strip->paragraph.line_count;
    return (PageCursor){index, line, has_lines ? strip->paragraph.lines[line].start : 0};
}

// A gap that may give and take: all others are as high as they are.
static int elastic_px(const Strip *above, const Strip *strip)
{
    bool is_flow = above && above->block && strip->block && !above->is_beside && !strip->is_beside;
    return is_flow ? strip->gap_px : 0;
}

int page_foot_shrink_px(const Strips *strips, const Strip *above, const Strip *strip)
{
    int px = elastic_px(above, strip);
    return glass_is_large(&strips->spec.theme.glass) ? px * 49 / 100 : px / 2;
}

int page_foot_stretch_px(const Strip *above, const Strip *strip)
{
    return (elastic_px(above, strip) + 2) / 4;
}

// Letters and marks of the scripts that take hyphens reach no deeper than some three tenths of an em below their line.
static int free_below_letters_px(const Paragraph *words)
{
    const TextStyle *style = &words->passage.style;
    if (!words->takes_hyphens && words->run_count)
        return 0;
    int px = style->leading_px - style->ascent_px - style->font.size_px * 28 / 100;
    return px > 0 ? px : 0;
}

// Nothing is drawn below it.
static bool is_open(const Enclosure *within)
{
    while (within && within->kind != ENCLOSURE_NOTE && within->kind != ENCLOSURE_FRAME)
        within = within->outer;
    return !within;
}

int page_foot_below_px(const Strip *strip, int lines)
{
    if (strip->touch_px)
        return strip->touch_px;
    bool is_bare = strip->kind == STRIP_WORDS && (lines < strip_unit_count(strip) || is_open(strip->within));
    return is_bare ? -free_below_letters_px(&strip->paragraph) : strip_below_px(strip);
}

const Piece *page_foot_box(const Strips *strips, const Strip *strip)
{
    return strip->kind == STRIP_BOX ? &strips->spec.pieces[strip->piece] : NULL;
}

int page_foot_bottom(const Strips *strips, const PageFoot *foot)
{
    const PagesSpec *spec = &strips->spec;
    int low = spec->controls_px && foot->control_y >= 0 ? foot->control_y + spec->controls_px : spec->height_px;
    return low < spec->height_px ? low : spec->height_px;
}

// Words that nothing is drawn around, and that begin nothing new; where a picture leaves them their column, all words.
static bool may_stand_beside(const Strip *strip, bool is_narrowed)
{
    if (!is_narrowed)
        return strip->kind == STRIP_WORDS && !strip->is_beside;
    const Enclosure *within = strip->within;
    while (within->kind == ENCLOSURE_INDENT || within->kind == ENCLOSURE_QUOTE)
        within = within->outer;
    bool is_open = within->kind == ENCLOSURE_COLUMN || within->kind == ENCLOSURE_FRAME;
    bool is_heading = strip->block && strip->block->kind == BLOCK_HEADING;
    return strip->kind == STRIP_WORDS && is_open && !is_heading && !strip->is_beside;
}

int page_foot_y(const PageFoot *foot, const Strip *strip)
{
    int y = foot->y + (foot->goes_on && !foot->above ? 0 : strip_above_px(foot->above, strip));
    if (!foot->beside_y || foot->beside_y <= foot->y || may_stand_beside(strip, foot->beside_px > 0))
        return y;
    int cleared = foot->beside_y + strip_above_px(foot->above, strip);
    return cleared > y ? cleared : y;
}

// From the top of a line to that of its capitals.
static int over_capitals_px(const Strip *strip)
{
    const TextStyle *style = &strip->paragraph.passage.style;
    return style->ascent_px - style->cap_px64 / 64;
}

// A line that passes below a picture keeps room for the marks above its letters, which are higher than capitals.
static int over_marks_px(const Strip *strip)
{
    return strip->paragraph.passage.style.font.size_px / 4;
}

void page_foot_fit(const Strips *strips, const PageFoot *foot, Strip *strip)
{
    if (strip->kind != STRIP_WORDS || strip->is_beside)
        return;
    int leading_px = strip->paragraph.passage.style.leading_px;
    int end_y = foot->beside_y + over_marks_px(strip) - over_capitals_px(strip);
    int beside_px = end_y - page_foot_y(foot, strip);
    bool is_beside = foot->beside_y && beside_px > 0 && may_stand_beside(strip, foot->beside_px > 0);
    galley_set_beside(&strips->galley, strip, foot->beside_px, is_beside ? 1 + (beside_px - 1) / leading_px : 0);
}

PageFoot page_foot_under(const Strips *strips, PageFoot foot, Strip *strip, int count)
{
    const Piece *box = page_foot_box(strips, strip);
    int y = page_foot_y(&foot, strip);
    if (foot.control_y < 0 && box && box->is_control)
        foot.control_y = y;
    foot.above = strip;
    foot.y = y + strip_height_px(strip, 0, count);
    return foot;
}

// The text that may stand beside a picture, some strips of it.
static FigureText text_from(Strips *strips, int first, bool is_narrowed)
{
    enum { STRIPS_MOST = 8 };
    int count = 0;
    for (Strip *strip; count < STRIPS_MOST && (strip = strips_at(strips, first + count)); count++)
        if (!may_stand_beside(strip, is_narrowed))
            break;
    return (FigureText){&strips->galley.strips.at[first], count};
}

bool page_foot_beside(Strips *strips, PageFoot *foot, int index, int *y)
{
    Strip *picture = strips_at(strips, index);
    assert(picture && picture->is_beside && picture->own);
    int first = index + (picture->caption ? 2 : 1);
    FigureText text = text_from(strips, first, figure_beside_px(&strips->galley, picture) > 0);
    if (!text.count)
        return false;
    PageFoot below = *foot;
    if (below.y < below.beside_y)
        below.y = below.beside_y;
    *y = page_foot_y(&below, text.strips[0]) + over_capitals_px(text.strips[0]);
    int room_px = page_foot_bottom(strips, &below) - *y - strip_below_px(picture);
    if (!figure_fit_beside(&strips->galley, picture, room_px, text))
        return false;
    below.beside_px = figure_beside_px(&strips->galley, picture);
    below.beside_y = *y + figure_height_px(picture);
    *foot = below;
    return true;
}

bool page_foot_pass(Strips *strips, PageFoot *foot, Strip *strip, int index)
{
    int y;
    if (strip->is_beside)
        return strip->kind != STRIP_PICTURE || page_foot_beside(strips, foot, index, &y);
    page_foot_fit(strips, foot, strip);
    *foot = page_foot_under(strips, *foot, strip, strip_unit_count(strip));
    return true;
}
