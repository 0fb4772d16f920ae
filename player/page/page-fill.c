#include "page/page-fill.h"

#include <assert.h>

#include "page/figure-beside.h"
#include "page/figure.h"
#include "page/page-break.h"

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
    fill->shrink_px += page_foot_shrink_px(fill->strips, fill->foot.above, strip);
    fill->foot = page_foot_under(fill->strips, fill->foot, strip, count);
    bool is_done = cursor->line + count >= strip_unit_count(strip);
    *cursor =
        is_done ? (PageCursor){cursor->strip + 1, 0, 0} : page_cursor_at(strip, cursor->strip, cursor->line + count);
}

// How much lower than its end a page may be filled, since its gaps can be drawn together.
static int overfill_px(const PageFill *fill, const Strip *strip)
{
    bool has_picture = fill->foot.beside_px > 0; // which would come too near to what passes below it
    return has_picture ? 0 : fill->shrink_px + page_foot_shrink_px(fill->strips, fill->foot.above, strip);
}

// How many more lines of the strip fit under what stands on the page.
static int count_fitting(const PageFill *fill, const Strip *strip, int most)
{
    int top = page_foot_y(&fill->foot, strip);
    int room = page_foot_bottom(fill->strips, &fill->foot) - top + overfill_px(fill, strip);
    int unit_px = strip_height_px(strip, 0, 1), count = strip_unit_count(strip);
    if (unit_px == 0 || most * unit_px + page_foot_below_px(strip, count) <= room)
        return most;
    int part_px = room - page_foot_below_px(strip, count - 1);
    int fits = part_px < 0 ? 0 : part_px / unit_px;
    return fits < most - 1 ? fits : most - 1;
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

// Headings never part, where they have room on a page.
static bool may_part(const Strip *strip)
{
    return strip->kind == STRIP_WORDS && !strip->is_whole && !strip->keeps_next;
}

// Ends the page at a strip of which only that many lines fit: within it where no line is left alone, else before it and
// the headings above it. Where neither can be, the page is too small for such rules.
static void end_page(PageFill *fill, Strip *strip, int fits)
{
    int left = strip_unit_count(strip) - fill->cursor.line;
    int most = left - LINES_TOGETHER < fits ? left - LINES_TOGETHER : fits;
    bool is_heading = strip->kind == STRIP_WORDS && strip->keeps_next && fill->placed.count;
    if (may_part(strip) && spec_of(fill)->is_filled && fits >= 1)
        place_part(fill, strip, fits);
    else if (may_part(strip) && most >= LINES_TOGETHER)
        place_part(fill, strip, most);
    else if ((page_break_takes_words(fill, strip) && page_break_give_words(fill)) || page_break_give_back(fill, strip))
        return;
    else if (strip->kind == STRIP_WORDS && fits >= 1 && !is_heading)
        place(fill, strip, most >= 1 ? most : fits);
    else if (!fill->placed.count)
        place(fill, strip, 1);
    else
        page_break_after_title(fill);
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

// Nothing stands above it but what stays with it.
static bool is_alone(const PageFill *fill)
{
    return page_break_without_headings(&fill->placed, fill->placed.count) == 0;
}

// It stands under a heading, or begins the page: words must follow it there.
static bool opens_text(const PageFill *fill)
{
    int count = fill->placed.count;
    return !count || page_break_without_headings(&fill->placed, count) < count;
}

static bool is_words_of(const Strip *words, const Strip *picture)
{
    return words && words->kind == STRIP_WORDS && words->piece == picture->piece;
}

// What the first two lines after the picture under the cursor, and its caption, take, or all three of a paragraph that
// does not part; below a picture that begins the page with the heading that stands between. 0: no words follow.
static int lines_below_px(const PageFill *fill, const Strip *picture)
{
    const Strip *last = picture->caption ? picture->caption : picture;
    int index = fill->cursor.strip + (picture->caption ? 2 : 1), heading_px = 0;
    const Strip *words = strips_at(fill->strips, index);
    if (is_words_of(words, picture) && words->keeps_next && !fill->placed.count) {
        heading_px = strip_above_px(last, words) + strip_height_px(words, 0, strip_unit_count(words));
        last = words;
        words = strips_at(fill->strips, index + 1);
    }
    if (!is_words_of(words, picture) || words->keeps_next)
        return 0;
    int count = strip_unit_count(words), lines = count < 2 * LINES_TOGETHER ? count : LINES_TOGETHER;
    int below_px = page_foot_below_px(words, lines) - strip_below_px(last);
    return heading_px + strip_above_px(last, words) + strip_height_px(words, 0, lines) + below_px;
}

// A picture between paragraphs becomes smaller where it then fills this page; for its caption, and for two lines of the
// text that it opens. False where those have no room.
static bool size_picture(const PageFill *fill, Strip *picture)
{
    int top = page_foot_y(&fill->foot, picture);
    picture->is_set = false;
    galley_set(&fill->strips->galley, picture);
    if (picture->kind != STRIP_PICTURE)
        return true;
    int room_px = page_foot_bottom(fill->strips, &fill->foot) - top - strip_below_px(picture);
    int lines_px = opens_text(fill) ? lines_below_px(fill, picture) : 0;
    if (lines_px > 0 && figure_shrink(picture, room_px - lines_px))
        return true;
    if (!figure_shrink(picture, room_px) && is_alone(fill))
        figure_must_shrink(picture, room_px, spec_of(fill)->theme.body.leading_px);
    return lines_px <= 0;
}

// Gives a strip the form that it has on this page: words beside a picture, a box that has two forms.
static void choose_form(const PageFill *fill, Strip *strip)
{
    if (fill->cursor.line == 0)
        page_foot_fit(fill->strips, &fill->foot, strip);
    const Piece *piece = page_foot_box(fill->strips, strip);
    if (!piece || !piece->full_px)
        return;
    int room = spec_of(fill)->height_px - page_foot_y(&fill->foot, strip);
    strip->is_full = is_alone(fill) || piece->full_px <= room;
    strip->size.h = !strip->is_full ? piece->height_px : piece->full_px < room ? piece->full_px : room;
}

// Places a picture that text stands beside, and its caption. Where there is no room the page ends; on a page of its own
// the picture stands between paragraphs.
static bool place_beside(PageFill *fill, Strip *picture)
{
    int y, index = fill->cursor.strip;
    Arena *arena = fill->strips->galley.arena;
    if (!page_foot_beside(fill->strips, &fill->foot, index, &y)) {
        fill->has_ended = page_break_give_back(fill, picture);
        if (!fill->has_ended)
            figure_stand_between(&fill->strips->galley, picture);
        return !fill->has_ended;
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
    fill->has_ended = (is_full(fill, strip) || page_break_before(fill, strip)) && page_break_give_back(fill, strip);
    return fill->has_ended;
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
        if (strip->kind == STRIP_PICTURE && !size_picture(fill, strip) && page_break_give_back(fill, strip)) {
            fill->has_ended = true;
            return;
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
        if (strip->is_full)
            return;
    }
}

static bool leaves_corner(const Strips *strips, const Strip *strip)
{
    const Piece *box = page_foot_box(strips, strip);
    bool announces = strip->kind == STRIP_WORDS && strip->keeps_next && !strip->is_beside;
    int words_px = strips->spec.width_px - strips->spec.corner.w;
    bool ends_there = strip->paragraph.direction == strips->spec.theme.direction; // the corner is the interface's
    return box ? box->leaves_corner : announces && ends_there && paragraph_widest_px(&strip->paragraph) <= words_px;
}

// The foot of an empty page that begins there.
static PageFoot top_for(Strips *strips, PageCursor start)
{
    PageFoot foot = page_foot_top;
    foot.goes_on = start.line > 0;
    const Strip *strip = strips->spec.corner.h && !start.line ? strips_at(strips, start.strip) : NULL;
    if (strip && leaves_corner(strips, strip))
        foot.y -= strips->spec.corner.h;
    return foot;
}

// Says the heads of a table again where the page begins within it. The row has room below them.
static void repeat_heads(PageFill *fill)
{
    const Strip *strip = strips_at(fill->strips, fill->cursor.strip);
    if (!strip || !strip->heads)
        return;
    int y = page_foot_y(&fill->foot, strip->heads);
    *array_push(fill->strips->galley.arena, &fill->placed) = (Placed){strip->heads, fill->cursor.strip, 0, 1, y};
    fill->foot = page_foot_under(fill->strips, fill->foot, strip->heads, 1);
}

PageFill page_fill(Strips *strips, PageCursor start)
{
    PageFill fill = {.strips = strips, .cursor = start, .foot = top_for(strips, start)};
    repeat_heads(&fill);
    fill_strips(&fill);
    return fill;
}

int page_fill_stacked_px(Strips *strips)
{
    PageFoot foot = top_for(strips, (PageCursor){0});
    Strip *strip;
    for (int i = 0; foot.y <= strips->spec.height_px && (strip = strips_at(strips, i)); i++)
        if (!page_foot_pass(strips, &foot, strip, i))
            return strips->spec.height_px + 1;
    int below_px = foot.above ? strip_below_px(foot.above) : 0;
    return (foot.y > foot.beside_y ? foot.y : foot.beside_y) + below_px;
}
