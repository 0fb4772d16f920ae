#include "page/page-fill.h"

#include <assert.h>

static PageCursor cursor_at(const Strip *strip, int index, int line)
{
    bool has_lines = strip->kind == STRIP_WORDS && line > 0 && line < strip->paragraph.line_count;
    return (PageCursor){index, line, has_lines ? strip->paragraph.lines[line].start : 0};
}

static const PagesSpec *spec_of(const PageFill *fill)
{
    return &fill->strips->spec;
}

// The piece that a box stands for; NULL for any other strip.
static const Piece *box_piece(const PageFill *fill, const Strip *strip)
{
    return strip->kind == STRIP_BOX ? &spec_of(fill)->pieces[strip->piece] : NULL;
}

// The foot once that many more lines of the strip stand on the page.
static PageFoot foot_below(const PageFill *fill, PageFoot foot, Strip *strip, int count)
{
    const Piece *box = box_piece(fill, strip);
    int y = foot.y + strip_above_px(foot.above, strip);
    int control_y = foot.control_y < 0 && box && box->is_control ? y : foot.control_y;
    return (PageFoot){strip, y + strip_height_px(strip, 0, count), control_y};
}

// Where what follows must end.
static int bottom_px(const PageFill *fill, const PageFoot *foot)
{
    const PagesSpec *spec = spec_of(fill);
    int low = spec->controls_px && foot->control_y >= 0 ? foot->control_y + spec->controls_px : spec->height_px;
    return low < spec->height_px ? low : spec->height_px;
}

// Places that many more lines of the strip under the cursor and moves it on.
static void place(PageFill *fill, Strip *strip, int count)
{
    PageCursor *cursor = &fill->cursor;
    assert(count > 0 && cursor->line + count <= strip_unit_count(strip));
    int y = fill->foot.y + strip_above_px(fill->foot.above, strip);
    *array_push(fill->strips->galley.arena, &fill->placed) =
        (Placed){strip, cursor->strip, cursor->line, cursor->line + count, y};
    fill->foot = foot_below(fill, fill->foot, strip, count);
    bool is_done = cursor->line + count >= strip_unit_count(strip);
    *cursor = is_done ? (PageCursor){cursor->strip + 1, 0, 0} : cursor_at(strip, cursor->strip, cursor->line + count);
}

// How many more lines of the strip fit under what stands on the page.
static int count_fitting(const PageFill *fill, const Strip *strip, int most)
{
    int above_px = strip_above_px(fill->foot.above, strip) + strip_below_px(strip);
    int room = bottom_px(fill, &fill->foot) - fill->foot.y - above_px;
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
        fill->cursor = cursor_at(placed->at[kept].strip, placed->at[kept].index, placed->at[kept].first);
        placed->count = kept;
    }
    return true;
}

// Ends the page at a strip of which only that many lines fit: within it where no line is left alone, else before it and
// the headings above it. Where neither can be, the page is too small for such rules.
static void end_page(PageFill *fill, Strip *strip, int fits)
{
    int left = strip_unit_count(strip) - fill->cursor.line;
    int most = left - LINES_TOGETHER < fits ? left - LINES_TOGETHER : fits;
    if (strip->kind == STRIP_WORDS && !strip->is_whole && most >= LINES_TOGETHER)
        place(fill, strip, most);
    else if (give_back(fill, strip))
        return;
    else if (strip->kind == STRIP_WORDS && fits >= 1)
        place(fill, strip, most >= 1 ? most : fits);
    else if (!fill->placed.count)
        place(fill, strip, 1);
}

// A calm page has no room for more choices than a few.
static bool is_full(const PageFill *fill, const Strip *strip)
{
    const Piece *piece = box_piece(fill, strip);
    int more = piece ? piece->choice_count : 0, count = 0;
    for (int i = 0; more && i < fill->placed.count; i++) {
        const Piece *placed = box_piece(fill, fill->placed.at[i].strip);
        count += placed ? placed->choice_count : 0;
    }
    return spec_of(fill)->is_calm && count && count + more > CALM_CHOICES_MOST;
}

// Whether all strips from that one to the end of that piece fit below the foot.
static bool chain_fits(const PageFill *fill, PageFoot foot, int first, int last_piece)
{
    Strip *strip;
    for (int i = first; (strip = strips_at(fill->strips, i)) && strip->piece <= last_piece; i++) {
        foot = foot_below(fill, foot, strip, strip_unit_count(strip));
        if (foot.y + strip_below_px(strip) > bottom_px(fill, &foot))
            return false;
    }
    return true;
}

static const PageFoot top = {.control_y = -1};

// A chain of tied pieces begins that does not fit here, but does on a page of its own, with what leads into it.
static bool parts_chain(const PageFill *fill, const Strip *strip)
{
    const Strips *strips = fill->strips;
    int last = strips->chain_ends[strip->piece], first = fill->cursor.strip;
    bool begins = last > strip->piece && fill->cursor.line == 0 && first == strips->piece_starts[strip->piece];
    if (!begins || chain_fits(fill, fill->foot, first, last))
        return false;
    int kept = without_headings(&fill->placed, fill->placed.count);
    return kept && chain_fits(fill, top, kept < fill->placed.count ? fill->placed.at[kept].index : first, last);
}

// Nothing stands above it but what stays with it.
static bool is_alone(const PageFill *fill)
{
    return without_headings(&fill->placed, fill->placed.count) == 0;
}

// Gives a box that has two forms the one for this page.
static void choose_form(const PageFill *fill, Strip *strip)
{
    const Piece *piece = box_piece(fill, strip);
    if (!piece || !piece->alone_px)
        return;
    int room = spec_of(fill)->height_px - fill->foot.y - strip_above_px(fill->foot.above, strip);
    strip->is_alone = is_alone(fill);
    strip->size.h = !strip->is_alone ? piece->height_px : piece->alone_px < room ? piece->alone_px : room;
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
        choose_form(fill, strip);
        int left = strip_unit_count(strip) - cursor->line;
        if (!left) {
            *cursor = (PageCursor){cursor->strip + 1, 0, 0};
            continue;
        }
        int fits = count_fitting(fill, strip, left);
        if (fits < left) {
            end_page(fill, strip, fits);
            return;
        }
        place(fill, strip, left);
        if (strip->is_alone)
            return;
    }
}

// Lowers what stands at the foot of its page.
static void settle_foot(PageFill *fill)
{
    Placed *last = fill->placed.count ? &fill->placed.at[fill->placed.count - 1] : NULL;
    const Piece *piece = last ? box_piece(fill, last->strip) : NULL;
    if (!piece || !piece->is_at_foot || last->strip->is_alone)
        return;
    int y = bottom_px(fill, &fill->foot) - last->strip->size.h - strip_below_px(last->strip);
    last->y = y > last->y ? y : last->y;
}

PageFill page_fill(Strips *strips, PageCursor start)
{
    PageFill fill = {.strips = strips, .cursor = start, .foot = top};
    fill_strips(&fill);
    settle_foot(&fill);
    return fill;
}

int page_fill_stacked_px(Strips *strips)
{
    const PageFill fill = {.strips = strips};
    PageFoot foot = top;
    Strip *strip;
    for (int i = 0; foot.y <= strips->spec.height_px && (strip = strips_at(strips, i)); i++)
        foot = foot_below(&fill, foot, strip, strip_unit_count(strip));
    return foot.y + (foot.above ? strip_below_px(foot.above) : 0);
}
