#include "page/page-settle.h"

#include <assert.h>

#include "page/page-break.h"

// A page gives lines to the one after it where that would have fewer than those, and remains so full.
typedef struct Sparing {
    int lines, percent;
} Sparing;
static const Sparing for_last = {4, 80}, before_rider = {6, 50};
enum { LINES_LEAST = 3 };

static Placed *last_placed(PageFill *fill)
{
    return fill->placed.count ? &fill->placed.at[fill->placed.count - 1] : NULL;
}

// ---- lines for the last page

// Lines that follow the page, at most as many as that; anything but words is as good as those, where it has room on one
// page with the lines before it.
static int count_lines_after(const PageFill *fill, int most)
{
    int count = 0, px = 0;
    const Strip *strip;
    for (int i = fill->cursor.strip; count < most && (strip = strips_at(fill->strips, i)); i++) {
        int first = i == fill->cursor.strip ? fill->cursor.line : 0;
        px += (count ? strip->gap_px : 0) + strip_height_px(strip, first, strip_unit_count(strip));
        if (strip->kind != STRIP_WORDS)
            return px <= fill->strips->spec.height_px ? most : count;
        count += strip_unit_count(strip) - first;
    }
    return count < most ? count : most;
}

static bool is_full_to(const PageFill *fill, int y, int percent)
{
    return y * 100 >= fill->strips->spec.height_px * percent;
}

// Gives that many lines of the last strip, where enough of it is left, or else all of it, as of a short item of a list.
// False where the page would not remain that full.
static bool give_lines(PageFill *fill, int needed, int percent)
{
    Placed *last = last_placed(fill);
    int before = fill->placed.count - 1, lines = last->last - last->first;
    int part = fill->cursor.line == 0 && needed < LINES_TOGETHER ? LINES_TOGETHER : needed;
    if (lines - part >= LINES_TOGETHER && !last->strip->is_whole) {
        if (!is_full_to(fill, last->y + strip_height_px(last->strip, 0, lines - part), percent))
            return false;
        last->last -= part;
        fill->cursor = page_cursor_at(last->strip, last->index, last->last);
        return true;
    }
    bool is_led = before && page_break_leads(last - 1, last->strip);
    bool may_go = last->first == 0 && page_break_without_headings(&fill->placed, before) == before && !is_led;
    if (before == 0 || lines < needed || !may_go || !is_full_to(fill, placed_bottom_px(last - 1), percent))
        return false;
    page_break_keep(fill, before);
    return true;
}

// Lets the last page, and one that ends early before a safety line, have some lines, three at least.
static void spare_lines(PageFill *fill)
{
    const Placed *last = last_placed(fill);
    bool has_words = last && last->strip->kind == STRIP_WORDS && !last->strip->beside_lines && !strip_note(last->strip);
    if (!fill->has_ended || fill->strips->spec.is_filled || !has_words || last->strip->is_beside)
        return;
    int after = page_break_lines_before_rider(fill, before_rider.lines);
    const Sparing *sparing = after ? &before_rider : &for_last;
    if (!after)
        after = count_lines_after(fill, sparing->lines);
    int wanted = after && after < sparing->lines ? sparing->lines : 0;
    while (wanted >= LINES_LEAST && wanted > after && !give_lines(fill, wanted - after, sparing->percent))
        wanted--;
}

// ---- gaps

// The first at i or from there, by steps of one, that stands beside no words; NULL: none does.
static const Placed *column_from(const PageFill *fill, int i, int step)
{
    while (i >= 0 && i < fill->placed.count && fill->placed.at[i].strip->is_beside)
        i += step;
    return i >= 0 && i < fill->placed.count ? &fill->placed.at[i] : NULL;
}

// How much the gap above what is placed may gain, or lose; that above a picture beside words is theirs.
static int elastic_px(const PageFill *fill, int i, bool is_gain)
{
    const Placed *placed = column_from(fill, i, 1), *before = placed ? column_from(fill, i - 1, -1) : NULL;
    const Strip *strip = placed ? placed->strip : fill->placed.at[i].strip, *above = before ? before->strip : NULL;
    return is_gain ? page_foot_stretch_px(above, strip) : page_foot_shrink_px(fill->strips, above, strip);
}

static int used_px(const PageFill *fill)
{
    int used = 0;
    for (int i = 0; i < fill->placed.count; i++) {
        const Placed *placed = &fill->placed.at[i];
        int bottom = placed_bottom_px(placed) + page_foot_below_px(placed->strip, placed->last);
        used = bottom > used ? bottom : used;
    }
    return used;
}

static bool has_box(const PageFill *fill)
{
    for (int i = 0; i < fill->placed.count; i++)
        if (fill->placed.at[i].strip->kind == STRIP_BOX)
            return true;
    return false;
}

// Draws the gaps together where more was placed than fits, and out where the page ends above its foot.
static void settle_gaps(PageFill *fill)
{
    const Placing *placed = &fill->placed;
    int more = page_foot_bottom(fill->strips, &fill->foot) - used_px(fill), elastic = 0, above = 0;
    for (int i = 0; i < placed->count; i++)
        elastic += placed->at[i].strip->is_beside ? 0 : elastic_px(fill, i, more > 0);
    if (!elastic || (more > 0 && (!fill->has_ended || has_box(fill))))
        return;
    more = more < -elastic ? -elastic : more > elastic ? elastic : more;
    for (int i = 0; i < placed->count; i++) {
        int own = elastic_px(fill, i, more > 0);
        placed->at[i].y += (int)((int64_t)more * (above + own) / elastic);
        above += placed->at[i].strip->is_beside ? 0 : own;
    }
}

// ---- the foot, and the order

// Lowers what stands at the foot of its page.
static void settle_foot(PageFill *fill)
{
    Placed *last = last_placed(fill);
    const Piece *piece = last ? page_foot_box(fill->strips, last->strip) : NULL;
    if (!piece || !piece->is_at_foot || last->strip->is_full)
        return;
    int y = page_foot_bottom(fill->strips, &fill->foot) - last->strip->size.h - strip_below_px(last->strip);
    int free = y - last->y;
    if (free > 0)
        last->y = y - (free < piece->foot_px ? free : piece->foot_px);
}

// The words beside a picture are read before it, where they end on the page.
static void read_words_first(Placing *placed)
{
    for (int i = 0; i < placed->count; i++) {
        const Strip *picture = placed->at[i].strip;
        int words = i + (picture->caption ? 2 : 1);
        if (picture->kind != STRIP_PICTURE || !picture->is_beside || words >= placed->count)
            continue;
        Placed beside = placed->at[words];
        if (beside.last < strip_unit_count(beside.strip))
            continue;
        for (int k = words; k > i; k--)
            placed->at[k] = placed->at[k - 1];
        placed->at[i] = beside;
        i = words;
    }
}

void page_settle(PageFill *fill)
{
    spare_lines(fill);
    settle_gaps(fill);
    settle_foot(fill);
    read_words_first(&fill->placed);
}
