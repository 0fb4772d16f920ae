#include "page/page-break.h"

#include <assert.h>
#include <limits.h>

#include "page/block-strips.h"

// ---- Headings

static bool is_heading(const Strip *strip, int level)
{
    return strip->block && strip->block->kind == BLOCK_HEADING && strip->block->level <= level;
}

int page_break_without_headings(const Placing *placed, int count)
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
    return is_one_line && is_heading(placed->at[count - 2].strip, INT_MAX) && next->piece == last->strip->piece;
}

void page_break_keep(PageFill *fill, int count)
{
    Placing *placed = &fill->placed;
    if (count == placed->count)
        return;
    fill->cursor = page_cursor_at(placed->at[count].strip, placed->at[count].index, placed->at[count].first);
    placed->count = count;
}

// Of a page that stays without a note, without a safety line, without what leads on, or without an item of a list.
enum { NOTE_PERCENT = 41, RIDER_PERCENT = 36, LEAD_PERCENT = 55, LIST_PERCENT = 76 };

// That many placed strips fill so much of a page, which begins higher where its first words stand beside the corner.
static bool is_full_to(const PageFill *fill, int count, int percent)
{
    const Placing *placed = &fill->placed;
    int top_px = placed->at[0].y < 0 ? placed->at[0].y : 0, room_px = fill->strips->spec.height_px - top_px;
    return (placed_bottom_px(&placed->at[count - 1]) - top_px) * 100 >= room_px * percent;
}

// Takes back the last lines of the strip that is then the last one placed.
static void part_last(PageFill *fill, int count, int lines)
{
    Placed *last = &fill->placed.at[count - 1];
    if (count < fill->placed.count)
        page_break_keep(fill, count);
    last->last -= lines;
    fill->cursor = page_cursor_at(last->strip, last->index, last->last);
}

bool page_break_leads(const Placed *placed, const Strip *next)
{
    const Strip *strip = placed->strip;
    bool is_whole = placed->last == strip_unit_count(strip), follows = next && next->piece == strip->piece;
    return follows && is_whole && !is_heading(next, INT_MAX) && strip->kind == STRIP_WORDS && strip->block &&
           block_announces(strip->block);
}

// What leads into the next strip goes with it: all of it, or of a long one its last lines. It stays where that would
// leave the page half empty.
static int without_lead_in(PageFill *fill, int count, const Strip *next)
{
    const Placed *last = &fill->placed.at[count - 1];
    if (!page_break_leads(last, next))
        return count;
    int lines = last->last - last->first - LINES_TOGETHER;
    if (lines >= LINES_TOGETHER && !last->strip->is_whole) {
        int bottom_px = last->y + strip_height_px(last->strip, last->first, last->first + lines);
        if (bottom_px * 100 < fill->strips->spec.height_px * LEAD_PERCENT)
            return count;
        part_last(fill, count, LINES_TOGETHER);
        return count;
    }
    int fewer = last->first ? 0 : page_break_without_headings(&fill->placed, count - 1);
    return fewer && is_full_to(fill, fewer, LEAD_PERCENT) ? fewer : count;
}

// ---- Lists

// It begins an item of one line.
static bool is_short_item(const Strip *strip)
{
    return strip->kind == STRIP_WORDS && strip->marker && strip_unit_count(strip) < LINES_TOGETHER;
}

// A list ends with that item; index is the strip's.
static bool is_last_item(const PageFill *fill, const Strip *strip, int index)
{
    const Strip *after = strips_at(fill->strips, index + 1);
    return is_short_item(strip) && !strip_is_within(after, strip->marker->indent);
}

// Where of that many placed strips the last item of the list begins that the next strip goes on with; -1: nowhere.
static int item_start(const Placing *placed, int count, const Strip *next)
{
    int i = count - 1;
    while (i >= 0 && strip_is_within(placed->at[i].strip, next->marker->indent)) {
        const Marker *marker = placed->at[i].strip->marker;
        if (marker && marker->indent == next->marker->indent)
            return placed->at[i].first ? -1 : i;
        i--;
    }
    return -1;
}

// Of that many placed strips, the last is an item of one line, begun there, below what leads into its list.
static bool ends_with_lone_item(const Placing *placed, int count, int start)
{
    bool is_line = start > 0 && count - start == 1 && is_short_item(placed->at[start].strip);
    return is_line && page_break_leads(&placed->at[start - 1], placed->at[start].strip);
}

// A short item that would stand on the next page alone, the last of its list, has the item before it there as well.
// One of one line below what leads into its list goes with the second, and so does what leads into it. Both where
// enough is left of the page. index is that of the next strip.
static int without_lone_item(PageFill *fill, int count, const Strip *next, int index)
{
    const Placing *placed = &fill->placed;
    int start = next->kind == STRIP_WORDS && next->marker ? item_start(placed, count, next) : -1, fewer = 0;
    if (start > 0 && ends_with_lone_item(placed, count, start)) {
        fewer = placed->at[start - 1].first ? 0 : page_break_without_headings(placed, start - 1);
    } else if (start > 0 && is_last_item(fill, next, index)) {
        int before = item_start(placed, start, next);
        fewer = before < 0 || ends_with_lone_item(placed, start, before) ? 0 : start;
    }
    return fewer && is_full_to(fill, fewer, LIST_PERCENT) ? fewer : count;
}

bool page_break_give_back(PageFill *fill, const Strip *next)
{
    const Placing *placed = &fill->placed;
    int kept = page_break_without_headings(placed, placed->count);
    int fewer = ends_lonely(placed, kept, next) ? page_break_without_headings(placed, kept - 1) : 0;
    kept = fewer ? fewer : kept;
    if (kept == placed->count && kept)
        kept = without_lone_item(fill, kept, next, fill->cursor.strip);
    kept = kept ? without_lead_in(fill, kept, kept < placed->count ? placed->at[kept].strip : next) : 0;
    if (kept)
        page_break_keep(fill, kept);
    return kept > 0;
}

bool page_break_after_title(PageFill *fill)
{
    const Placing *placed = &fill->placed;
    int count = 0;
    while (count < placed->count && is_heading(placed->at[count].strip, 1))
        count++;
    if (count)
        page_break_keep(fill, count);
    return count > 0;
}

// ---- Last words

static bool is_tied_box(const PageFill *fill, const Strip *strip)
{
    const Piece *box = page_foot_box(fill->strips, strip);
    return box && box->is_tied;
}

// No words would stand below it on a page of its own: none follow, or only under headings that have no room there.
static bool ends_words(const PageFill *fill, const Strip *strip)
{
    const Strip *next = strip;
    int px = strip_height_px(strip, 0, strip_unit_count(strip));
    for (int i = fill->cursor.strip + 1; next && (next == strip || next->keeps_next); i++) {
        next = strips_at(fill->strips, i);
        if (!next || next->piece > strip->piece)
            return true;
        int count = strip_unit_count(next);
        bool may_part = next->kind == STRIP_WORDS && !next->keeps_next && count > LINES_TOGETHER;
        px += next->gap_px + strip_height_px(next, 0, may_part ? LINES_TOGETHER : count);
    }
    return px > fill->strips->spec.height_px;
}

bool page_break_takes_words(const PageFill *fill, const Strip *strip)
{
    return is_tied_box(fill, strip) || (strip->is_quiet && ends_words(fill, strip));
}

static bool is_words(const Strip *strip)
{
    return strip->kind == STRIP_WORDS && !strip->is_beside && !strip->beside_lines;
}

// The first of that many placed strips that stands in the note; without one, the last of them.
static int note_start(const Placing *placed, int count, const Enclosure *note)
{
    int first = count - 1;
    while (note && first > 0 && strip_is_within(placed->at[first - 1].strip, note))
        first--;
    return first;
}

// Takes lines of the first words that have some to spare, though few are left; false when none have.
static bool give_few(PageFill *fill)
{
    const Placing *placed = &fill->placed;
    for (int count = placed->count; count > 0 && is_words(placed->at[count - 1].strip); count--) {
        const Placed *last = &placed->at[count - 1];
        int lines = last->last - last->first;
        if (lines >= 2 && !last->strip->keeps_next) {
            part_last(fill, count, lines < 2 * LINES_TOGETHER ? 1 : LINES_TOGETHER);
            return true;
        }
    }
    return false;
}

bool page_break_give_words(PageFill *fill)
{
    const Placing *placed = &fill->placed;
    int count = placed->count, wanted = LINES_TOGETHER;
    while (count > 0 && wanted > 0 && is_words(placed->at[count - 1].strip)) {
        const Placed *last = &placed->at[count - 1];
        const Enclosure *note = strip_note(last->strip);
        int lines = last->last - last->first;
        if (!note && !last->strip->is_whole && !last->strip->keeps_next && lines >= wanted + LINES_TOGETHER) {
            part_last(fill, count, wanted);
            return true;
        }
        wanted -= note ? wanted : last->strip->is_quiet ? 0 : lines;
        count = note_start(placed, count, note);
    }
    count = page_break_without_headings(placed, count);
    if (!count || count == placed->count)
        return give_few(fill);
    page_break_keep(fill, count);
    return true;
}

// ---- What stays whole

// Strips that are to stand on one page: from one on, before another, and no further than a piece.
typedef struct Run {
    int first, after, last_piece;
} Run;

// Below the foot, with gaps that may lose so much drawn together.
static bool run_fits(const PageFill *fill, PageFoot foot, int shrink_px, const Run *run)
{
    Strip *strip;
    Strips *strips = fill->strips;
    for (int i = run->first; i < run->after && (strip = strips_at(strips, i)) && strip->piece <= run->last_piece; i++) {
        shrink_px += page_foot_shrink_px(strips, foot.above, strip);
        bool has_picture = foot.beside_px > 0;
        if (!page_foot_pass(strips, &foot, strip, i) ||
            foot.y + page_foot_below_px(strip, strip_unit_count(strip)) >
                page_foot_bottom(strips, &foot) + (has_picture ? 0 : shrink_px))
            return false;
    }
    return true;
}

// Does not fit here, but does on a page of its own, after that many placed strips.
static bool is_parted(const PageFill *fill, Run run, int kept)
{
    if (run_fits(fill, fill->foot, fill->shrink_px, &run))
        return false;
    if (kept < fill->placed.count)
        run.first = fill->placed.at[kept].index;
    return run_fits(fill, page_foot_top, 0, &run);
}

static bool parts_chain(const PageFill *fill, const Strip *strip, int kept)
{
    const Strips *strips = fill->strips;
    Run run = {fill->cursor.strip, INT_MAX, strips->chain_ends[strip->piece]};
    int first = strips->start.strip + run.first;
    bool begins = run.last_piece > strip->piece && first == strips->piece_starts[strip->piece];
    return begins && is_parted(fill, run, kept);
}

// The note that begins with a strip; NULL: none does.
static const Enclosure *note_at(const Galley *galley, int index)
{
    const Enclosure *note = strip_note(galley->strips.at[index]);
    return note && (index == 0 || !strip_is_within(galley->strips.at[index - 1], note)) ? note : NULL;
}

static Run run_of_note(const Galley *galley, int first)
{
    const Enclosure *note = note_at(galley, first);
    int after = first + 1;
    while (after < galley->strips.count && strip_is_within(galley->strips.at[after], note))
        after++;
    return (Run){first, after, galley->strips.at[first]->piece};
}

// A note is one thought, and a safety line even more.
static bool parts_note(const PageFill *fill, int kept)
{
    const Galley *galley = &fill->strips->galley;
    const Enclosure *note = note_at(galley, fill->cursor.strip);
    if (!note || !is_full_to(fill, kept, note->rider ? RIDER_PERCENT : NOTE_PERCENT))
        return false;
    return is_parted(fill, run_of_note(galley, fill->cursor.strip), kept);
}

// What stays together from that strip on: a row whose cells stand below each other, or a table of a few rows.
static Run run_together(const Galley *galley, int first)
{
    const Strip *strip = galley->strips.at[first];
    int after = first + 1;
    while (after < galley->strips.count && galley->strips.at[after]->together == strip->together)
        after++;
    return (Run){first, after, strip->piece};
}

// A table does not leave a page nearly empty for that.
static bool parts_rows(const PageFill *fill, int kept)
{
    const Galley *galley = &fill->strips->galley;
    int first = fill->cursor.strip;
    const Strip *strip = galley->strips.at[first];
    bool begins = strip->together && (first == 0 || galley->strips.at[first - 1]->together != strip->together);
    if (!begins || (strip->kind == STRIP_ROW && !is_full_to(fill, kept, RIDER_PERCENT)))
        return false;
    return is_parted(fill, run_together(galley, first), kept);
}

// The note that begins with that strip has no room below the strips from the cursor to it, but on a page of its own.
static bool is_pushed(const PageFill *fill, int index)
{
    Strips *strips = fill->strips;
    Run run = run_of_note(&strips->galley, index);
    PageFoot foot = page_foot_top;
    foot.goes_on = fill->cursor.line > 0;
    int shrink_px = 0;
    for (int i = fill->cursor.strip; i < index; i++) {
        Strip *strip = strips_at(strips, i);
        int first = i == fill->cursor.strip ? fill->cursor.line : 0;
        shrink_px += page_foot_shrink_px(strips, foot.above, strip);
        foot = page_foot_under(strips, foot, strip, strip_unit_count(strip) - first);
    }
    return !run_fits(fill, foot, shrink_px, &run) && run_fits(fill, page_foot_top, 0, &run);
}

int page_break_lines_before_rider(const PageFill *fill, int most)
{
    Strips *strips = fill->strips;
    const Galley *galley = &strips->galley;
    int index = fill->cursor.strip + 1;
    for (; index <= fill->cursor.strip + most; index++) { // what is looked for need not be set
        while (index >= galley->strips.count && strips_extend(strips))
            ;
        const Enclosure *note = index < galley->strips.count ? note_at(galley, index) : NULL;
        if (note && note->rider)
            break;
    }
    if (index > fill->cursor.strip + most || index >= galley->strips.count || !is_pushed(fill, index))
        return 0;
    int count = -fill->cursor.line;
    for (int i = fill->cursor.strip; i < index; i++)
        count += strips_at(strips, i)->kind == STRIP_WORDS ? strip_unit_count(strips_at(strips, i)) : most;
    return count < most ? count : 0;
}

bool page_break_before(const PageFill *fill, const Strip *strip)
{
    int kept = page_break_without_headings(&fill->placed, fill->placed.count);
    bool may_be = kept && fill->cursor.line == 0;
    return may_be && (parts_chain(fill, strip, kept) || parts_note(fill, kept) || parts_rows(fill, kept));
}
