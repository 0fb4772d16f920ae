#include "page/page-fill.h"

#include <assert.h>

#include "page/figure-beside.h"
#include "page/figure.h"

static const PagesSpec *spec_of(const PageFill *fill)
{
    return &fill->strips->spec;
}

// Places that many more lines of the strip under the cursor and moves it on.
static void place(PageFill *fill, Strip *strip, int count)
{
    PageCursor *cursor = &fill->cursor;
    assert(count > 0 && cursor->line + count <= strip_unit_count(strip));
    int y = page_foot_y(&fill->foot, strip);
    *array_push(fill->strips->galley.arena, &fill->placed) =
        (Placed){strip, cursor->strip, cursor->line, cursor->line + count, y};
    fill->elastic_px += page_foot_elastic_px(fill->foot.above, strip);
    fill->foot = page_foot_below(fill->strips, fill->foot, strip, count);
    bool is_done = cursor->line + count >= strip_unit_count(strip);
    *cursor =
        is_done ? (PageCursor){cursor->strip + 1, 0, 0} : page_cursor_at(strip, cursor->strip, cursor->line + count);
}

// How much lower than its end a page may be filled, since its gaps can be drawn together.
static int overfill_px(const PageFill *fill, const Strip *strip)
{
    bool has_picture = fill->foot.beside_y > 0; // which would come too near to what passes below it
    return has_picture ? 0 : fill->elastic_px + page_foot_elastic_px(fill->foot.above, strip);
}

// How many more lines of the strip fit under what stands on the page.
static int count_fitting(const PageFill *fill, const Strip *strip, int most)
{
    int top = page_foot_y(&fill->foot, strip);
    int room = page_foot_bottom(fill->strips, &fill->foot) - top - strip_below_px(strip) + overfill_px(fill, strip);
    int unit_px = strip_height_px(strip, 0, 1);
    int fits = room < 0 ? 0 : unit_px > 0 ? room / unit_px : most;
    return fits < most ? fits : most;
}

// ---- Where a page may end

enum { LINES_TOGETHER = 2 };

// Of that many placed strips, those left when headings at their end are taken back.
static int without_headings(const Placing *placed, int count)
{
    while (count > 0 && placed->at[count - 1].strip->keeps_next)
        count--;
    return count;
}

// A heading with one line under it, though more follow, is as lonely as a heading alone.
static bool ends_lonely(const Placing *placed, int count, const Strip *next)
{
    if (count < 2 || next->keeps_next || next->kind != STRIP_WORDS)
        return false;
    const Placed *last = &placed->at[count - 1];
    bool is_one_line = last->strip->kind == STRIP_WORDS && last->last - last->first < LINES_TOGETHER;
    const Block *above = placed->at[count - 2].strip->block;
    return is_one_line && above && above->kind == BLOCK_HEADING && next->piece == last->strip->piece;
}

// Takes back what must not end a page before that strip; false when that would be everything.
static bool give_back(PageFill *fill, const Strip *next)
{
    Placing *placed = &fill->placed;
    int kept = without_headings(placed, placed->count);
    int fewer = ends_lonely(placed, kept, next) ? without_headings(placed, kept - 1) : 0;
    kept = fewer ? fewer : kept;
    if (!kept)
        return false;
    if (kept < placed->count) {
        fill->cursor = page_cursor_at(placed->at[kept].strip, placed->at[kept].index, placed->at[kept].first);
        placed->count = kept;
    }
    return true;
}

// Places the first lines of a strip. Nothing stands beside those that go to the next page.
static void place_part(PageFill *fill, Strip *strip, int count)
{
    int px = strip->beside_px, lines = strip->beside_lines;
    if (fill->cursor.line == 0 && lines > count) {
        galley_set_beside(&fill->strips->galley, strip, px, count);
        if (strip_unit_count(strip) < count + LINES_TOGETHER)
            galley_set_beside(&fill->strips->galley, strip, px, lines);
    }
    place(fill, strip, count);
}

// A note is one thought, and goes to the next page rather than part, where that leaves no page half empty.
static bool may_part(const PageFill *fill, const Strip *strip)
{
    enum { FULL_PERCENT = 50 };
    bool is_note = strip->within->kind == ENCLOSURE_NOTE;
    bool leaves_much = fill->foot.y * 100 < spec_of(fill)->height_px * FULL_PERCENT;
    return !strip->is_whole || (is_note && leaves_much);
}

static bool is_tied_box(const PageFill *fill, const Strip *strip)
{
    const Piece *box = page_foot_box(fill->strips, strip);
    return box && box->is_tied;
}

// What is tied to words that have no room for it on their page takes the last of them along: two lines, or all of them
// where fewer would be left; of a few lines that fill a page, one. False where nothing would be left.
static bool give_last_words(PageFill *fill)
{
    Placing *placed = &fill->placed;
    Placed *last = placed->count ? &placed->at[placed->count - 1] : NULL;
    if (!last || last->strip->kind != STRIP_WORDS || last->strip->is_beside || last->strip->beside_lines)
        return false;
    int before = without_headings(placed, placed->count - 1), lines = last->last - last->first;
    bool is_short = !before && lines < 2 * LINES_TOGETHER;
    int kept = lines - (is_short ? 1 : LINES_TOGETHER);
    bool may_part = kept >= (is_short ? 1 : LINES_TOGETHER) && (!last->strip->is_whole || !before);
    if (!may_part && !before)
        return false;
    if (may_part) {
        last->last = last->first + kept;
        fill->cursor = page_cursor_at(last->strip, last->index, last->last);
    } else {
        fill->cursor = page_cursor_at(placed->at[before].strip, placed->at[before].index, placed->at[before].first);
        placed->count = before;
    }
    return true;
}

// Ends the page at a strip of which only that many lines fit: within it where no line is left alone, else before it and
// the headings above it. Where neither can be, the page is too small for such rules.
static void end_page(PageFill *fill, Strip *strip, int fits)
{
    int left = strip_unit_count(strip) - fill->cursor.line;
    int most = left - LINES_TOGETHER < fits ? left - LINES_TOGETHER : fits;
    if (strip->kind == STRIP_WORDS && may_part(fill, strip) && most >= LINES_TOGETHER)
        place_part(fill, strip, most);
    else if ((is_tied_box(fill, strip) && give_last_words(fill)) || give_back(fill, strip))
        return;
    else if (strip->kind == STRIP_WORDS && fits >= 1)
        place(fill, strip, most >= 1 ? most : fits);
    else if (!fill->placed.count)
        place(fill, strip, 1);
}

// A calm page has no room for more choices than a few.
static bool is_full(const PageFill *fill, const Strip *strip)
{
    const Piece *piece = page_foot_box(fill->strips, strip);
    int more = piece ? piece->choice_count : 0, count = 0;
    for (int i = 0; more && i < fill->placed.count; i++) {
        const Piece *placed = page_foot_box(fill->strips, fill->placed.at[i].strip);
        count += placed ? placed->choice_count : 0;
    }
    return spec_of(fill)->is_calm && count && count + more > CALM_CHOICES_MOST;
}

// Moves the foot below a whole strip, or a picture beside what follows; false when there is no room for that.
static bool go_below(Strips *strips, PageFoot *foot, Strip *strip, int index)
{
    int y;
    if (strip->is_beside)
        return strip->kind != STRIP_PICTURE || page_foot_beside(strips, foot, index, &y);
    page_foot_fit(strips, foot, strip);
    *foot = page_foot_below(strips, *foot, strip, strip_unit_count(strip));
    return true;
}

// Whether all strips from that one to the end of that piece fit below the foot.
static bool chain_fits(const PageFill *fill, PageFoot foot, int first, int last_piece)
{
    Strip *strip;
    for (int i = first; (strip = strips_at(fill->strips, i)) && strip->piece <= last_piece; i++)
        if (!go_below(fill->strips, &foot, strip, i) ||
            foot.y + strip_below_px(strip) > page_foot_bottom(fill->strips, &foot))
            return false;
    return true;
}

// A chain of tied pieces begins that does not fit here, but does on a page of its own, with what leads into it.
static bool parts_chain(const PageFill *fill, const Strip *strip)
{
    const Strips *strips = fill->strips;
    int last = strips->chain_ends[strip->piece], first = fill->cursor.strip;
    bool begins = last > strip->piece && fill->cursor.line == 0 && first == strips->piece_starts[strip->piece];
    if (!begins || chain_fits(fill, fill->foot, first, last))
        return false;
    int kept = without_headings(&fill->placed, fill->placed.count);
    return kept &&
           chain_fits(fill, page_foot_top, kept < fill->placed.count ? fill->placed.at[kept].index : first, last);
}

// Nothing stands above it but what stays with it.
static bool is_alone(const PageFill *fill)
{
    return without_headings(&fill->placed, fill->placed.count) == 0;
}

// A picture between paragraphs becomes smaller where it then fills this page.
static void size_picture(const PageFill *fill, Strip *picture)
{
    int top = page_foot_y(&fill->foot, picture);
    picture->is_set = false;
    galley_set(&fill->strips->galley, picture);
    if (picture->kind == STRIP_PICTURE)
        figure_shrink(picture, page_foot_bottom(fill->strips, &fill->foot) - top - strip_below_px(picture));
}

// Gives a strip the form that it has on this page: words beside a picture, a picture, a box that has two forms.
static void choose_form(const PageFill *fill, Strip *strip)
{
    if (strip->kind == STRIP_PICTURE)
        size_picture(fill, strip);
    else if (fill->cursor.line == 0)
        page_foot_fit(fill->strips, &fill->foot, strip);
    const Piece *piece = page_foot_box(fill->strips, strip);
    if (!piece || !piece->alone_px)
        return;
    int room = spec_of(fill)->height_px - page_foot_y(&fill->foot, strip);
    strip->is_alone = is_alone(fill);
    strip->size.h = !strip->is_alone ? piece->height_px : piece->alone_px < room ? piece->alone_px : room;
}

// Places a picture that text stands beside, and its caption. Where there is no room the page ends; on a page of its own
// the picture stands between paragraphs.
static bool place_beside(PageFill *fill, Strip *picture)
{
    int y, index = fill->cursor.strip;
    Arena *arena = fill->strips->galley.arena;
    if (!page_foot_beside(fill->strips, &fill->foot, index, &y)) {
        bool has_ended = give_back(fill, picture);
        if (!has_ended)
            figure_stand_between(&fill->strips->galley, picture);
        return !has_ended;
    }
    *array_push(arena, &fill->placed) = (Placed){picture, index++, 0, 1, y};
    Strip *caption = picture->caption;
    if (caption)
        *array_push(arena, &fill->placed) =
            (Placed){caption, index++, 0, strip_unit_count(caption), y + picture->size.h + caption->gap_px};
    fill->cursor = (PageCursor){index, 0, 0};
    return true;
}

static bool must_break(PageFill *fill, Strip *strip)
{
    if (strip->starts_page && fill->cursor.line == 0 && fill->placed.count)
        return true;
    return (is_full(fill, strip) || parts_chain(fill, strip)) && give_back(fill, strip);
}

static void fill_strips(PageFill *fill)
{
    PageCursor *cursor = &fill->cursor;
    for (Strip *strip; (strip = strips_at(fill->strips, cursor->strip));) {
        if (must_break(fill, strip))
            return;
        if (strip->is_beside) {
            if (!place_beside(fill, strip))
                return;
            continue;
        }
        choose_form(fill, strip);
        int left = strip_unit_count(strip) - cursor->line;
        if (!left) {
            *cursor = (PageCursor){cursor->strip + 1, 0, 0};
            continue;
        }
        int fits = count_fitting(fill, strip, left);
        if (fits < left) {
            fill->has_ended = true;
            end_page(fill, strip, fits);
            return;
        }
        place(fill, strip, left);
        if (strip->is_alone)
            return;
    }
}

static bool leaves_corner(const Strips *strips, const Strip *strip)
{
    const Piece *box = page_foot_box(strips, strip);
    bool announces = strip->kind == STRIP_WORDS && strip->keeps_next && !strip->is_beside;
    int words_px = strips->spec.width_px - strips->spec.corner.w;
    return box ? box->leaves_corner : announces && paragraph_widest_px(&strip->paragraph) <= words_px;
}

// The foot of an empty page that begins there.
static PageFoot top_for(Strips *strips, PageCursor start)
{
    PageFoot foot = page_foot_top;
    const Strip *strip = strips->spec.corner.h && !start.line ? strips_at(strips, start.strip) : NULL;
    if (strip && leaves_corner(strips, strip))
        foot.y -= strips->spec.corner.h;
    return foot;
}

PageFill page_fill(Strips *strips, PageCursor start)
{
    PageFill fill = {.strips = strips, .cursor = start, .foot = top_for(strips, start)};
    fill_strips(&fill);
    return fill;
}

int page_fill_stacked_px(Strips *strips)
{
    PageFoot foot = top_for(strips, (PageCursor){0});
    Strip *strip;
    for (int i = 0; foot.y <= strips->spec.height_px && (strip = strips_at(strips, i)); i++)
        if (!go_below(strips, &foot, strip, i))
            return strips->spec.height_px + 1;
    int below_px = foot.above ? strip_below_px(foot.above) : 0;
    return (foot.y > foot.beside_y ? foot.y : foot.beside_y) + below_px;
}
