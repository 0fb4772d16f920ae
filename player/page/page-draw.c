#include "page/page-draw.h"

#include <assert.h>
#include <limits.h>

#include "book/phrases.h"

static const Theme *theme_of(const PageDraw *draw)
{
    return &draw->galley->spec->theme;
}

// A rectangle of the page on the frame, mirrored where the page runs right to left.
static Rect on_frame(const PageDraw *draw, Rect rect)
{
    if (draw->galley->spec->direction == DIRECTION_RTL)
        rect = rect_mirror(rect, (Rect){0, 0, draw->galley->spec->width_px, 0});
    rect.x += draw->x;
    rect.y += draw->y;
    return rect;
}

static BoxLook look_of(const Theme *theme, const Enclosure *enclosure)
{
    const Palette *palette = theme->palette;
    BoxLook look = {.fill = palette->soft, .radius_px = theme->radius_px};
    if (enclosure->kind == ENCLOSURE_FRAME) {
        look.fill = palette->surface;
        look.border = palette->accent;
        look.border_px = 2 * theme->border_px;
    } else if (enclosure->note == NOTE_CARE) {
        look.border = palette->accent;
        look.border_px = theme->border_px;
    } else if (enclosure->note == NOTE_EXAMPLE) {
        look.fill = palette->surface; // which is the ground itself in high contrast; a border of a control's it is not
        look.border = palette->rule;
        look.border_px = theme->border_px;
    }
    return look;
}

// What stands next to those strips in the text, on another page, stands in the enclosure as well. A row parts none.
static bool goes_on(const PageDraw *draw, const Enclosure *enclosure, const Placed *at, int step)
{
    const Galley *galley = draw->galley;
    int next = at->index + step;
    bool is_row = at->index >= galley->strips.count || galley->strips.at[at->index] != at->strip;
    bool is_parted = step < 0 ? at->first > 0 : at->last < strip_unit_count(at->strip);
    bool is_there = next >= 0 && next < galley->strips.count;
    return !is_row && (is_parted || (is_there && strip_is_within(galley->strips.at[next], enclosure)));
}

static void draw_enclosure(const PageDraw *draw, const Enclosure *enclosure, const Placed *from, const Placed *to)
{
    const Enclosure *outer = enclosure->outer;
    int top = INT_MAX, bottom = 0, lowest = draw->galley->spec->height_px;
    for (const Placed *placed = from; placed <= to; placed++) {
        const Strip *strip = placed->strip;
        bool is_begun = placed->first > 0, is_parted = placed->last < strip_unit_count(strip);
        int above = placed->y - (strip->is_head || is_begun ? 0 : enclosure_above_px(strip->within, outer));
        int below = placed_bottom_px(placed) + (is_parted ? 0 : enclosure_below_px(strip->within, outer));
        top = above < top ? above : top;
        bottom = below > bottom ? below : bottom;
    }
    bottom = bottom < lowest ? bottom : lowest; // letters alone end on the page
    Rect rect = {outer->x, top, outer->width, bottom - top};
    if (enclosure->kind == ENCLOSURE_QUOTE) {
        rect.w = theme_of(draw)->body.font.size_px / 8 + 1;
        frame_rule(draw->frame, on_frame(draw, rect), theme_of(draw)->palette->accent);
        return;
    }
    BoxOpening opening = {goes_on(draw, enclosure, from, -1), goes_on(draw, enclosure, to, 1)};
    frame_open_box(draw->frame, on_frame(draw, rect), look_of(theme_of(draw), enclosure), opening);
    if (enclosure->rider)
        *array_push(draw->frame->arena, &draw->frame->riders) = *enclosure->rider;
}

// Draws the enclosures that open at the i-th strip, the outer ones first.
static void open_enclosures(const PageDraw *draw, const Enclosure *enclosure, const Placing *placed, int i)
{
    if (!enclosure || (i > 0 && strip_is_within(placed->at[i - 1].strip, enclosure)))
        return;
    open_enclosures(draw, enclosure->outer, placed, i);
    if (enclosure->kind == ENCLOSURE_COLUMN || enclosure->kind == ENCLOSURE_INDENT)
        return; // nothing of it is seen
    int last = i;
    while (last + 1 < placed->count && strip_is_within(placed->at[last + 1].strip, enclosure))
        last++;
    draw_enclosure(draw, enclosure, &placed->at[i], &placed->at[last]);
}

static void draw_disc(const PageDraw *draw, const Placed *placed)
{
    const TextStyle *style = &placed->strip->paragraph.passage.style;
    int em_px = style->font.size_px, size_px = em_px * 2 / 5 | 1;
    int middle_x = placed->strip->marker->indent->outer->x + em_px * 42 / 100;
    int middle_y = placed->y + style->ascent_px - em_px * 44 / 100;
    Rect rect = {middle_x - size_px / 2, middle_y - size_px / 2, size_px, size_px};
    frame_box(draw->frame, on_frame(draw, rect), (BoxLook){.fill = style->color, .radius_px = size_px / 2});
}

static void draw_number(const PageDraw *draw, const Placed *placed)
{
    const Marker *marker = placed->strip->marker;
    assert(marker->indent->outer);
    const Enclosure *outer = marker->indent->outer;
    Rect column = on_frame(draw, (Rect){outer->x, placed->y, marker->number.width_px, 0});
    ParagraphPart part = {
        .paragraph = &marker->number, .last = marker->number.line_count < 1 ? 0 : 1, .x = column.x, .y = column.y};
    int before = draw->frame->lines.count;
    paragraph_draw(draw->galley->typesetter, draw->frame, &part);
    frame_sign(draw->frame, before); // the item's words say which it is
}

// A mark before each line that goes on from the one above it, in the room that it leaves.
static void draw_turns(const PageDraw *draw, const Placed *placed, int x)
{
    const Paragraph *words = &placed->strip->paragraph;
    const TextStyle *style = &words->passage.style;
    bool is_rtl = words->direction == DIRECTION_RTL;
    int side_px = words->hang_px < style->font.size_px ? words->hang_px : style->font.size_px;
    for (int i = placed->first; i < placed->last; i++) {
        if (!words->lines[i].is_turned || side_px < 1)
            continue;
        int y = placed->y + draw->y + (i - placed->first) * style->leading_px;
        Rect square = {is_rtl ? x + words->width_px - side_px : x, y + (style->leading_px - side_px) / 2, side_px,
                       side_px};
        frame_icon(draw->frame, square, is_rtl ? ICON_TURNED_LEFT : ICON_TURNED_RIGHT, theme_of(draw)->palette->dim);
    }
}

static void draw_words(const PageDraw *draw, const Placed *placed)
{
    const Strip *strip = placed->strip;
    bool is_marked = placed->first == 0 && strip->marker && !strip->prefix_size;
    if (is_marked && strip->marker->kind == MARKER_DISC)
        draw_disc(draw, placed);
    else if (is_marked)
        draw_number(draw, placed);
    Rect column = on_frame(draw, (Rect){strip->within->x, placed->y, strip->within->width, 0});
    ParagraphPart part = {&strip->paragraph, placed->first, placed->last, column.x, column.y, strip->align};
    paragraph_draw(draw->galley->typesetter, draw->frame, &part);
    if (strip->block->kind == BLOCK_PRE)
        draw_turns(draw, placed, column.x);
}

// A touch shows it by itself, as large as the glass lets it be; one that is too small to be touched is no way there.
static void add_way(const PageDraw *draw, const Strip *strip, Rect rect)
{
    const Theme *theme = theme_of(draw);
    if (rect.w < theme->target_px || rect.h < theme->target_px)
        return;
    frame_target(draw->frame,
                 &(Target){
                     .label = phrase(draw->galley->spec->phrases, PHRASE_SEE_LARGE),
                     .role = ROLE_LINK,
                     .action = {.kind = ACTION_PICTURE, .block = strip->block->id, .from = {.block = strip->block->id}},
                     .rect = rect,
                     .radius_px = theme->radius_px / 2,
                     .enabled = true,
                 });
}

static void draw_picture(const PageDraw *draw, const Placed *placed)
{
    const Strip *strip = placed->strip;
    const Enclosure *column = strip->within;
    Rect rect = {column->x + (column->width - strip->size.w) / 2, placed->y, strip->size.w, strip->size.h};
    const PictureLook look = {strip->block->picture, strip->block->alt, strip->paragraph.passage.direction};
    frame_picture(draw->frame, on_frame(draw, rect), &look);
    if (look.alt.size)
        frame_describe_in(draw->frame, strip->paragraph.passage.language);
    add_way(draw, strip, on_frame(draw, rect));
}

static void draw_row(const PageDraw *draw, const Placed *placed)
{
    const Strip *strip = placed->strip;
    PageDraw inner = *draw;
    assert(strip->row);
    inner.y += placed->y;
    page_draw(&inner, &strip->row->cells);
    int thick_px = theme_of(draw)->hairline_px * (strip->row->is_header ? 2 : 1);
    Rect rule = {strip->within->x, placed->y + strip->size.h - thick_px, strip->within->width, thick_px};
    frame_rule(draw->frame, on_frame(draw, rule), theme_of(draw)->palette->rule);
}

// Three small stars in the middle.
static void draw_rule(const PageDraw *draw, const Placed *placed)
{
    enum { STARS = 3 };
    const Strip *strip = placed->strip;
    int em_px = theme_of(draw)->body.font.size_px, side_px = em_px * 6 / 10, step_px = em_px * 3 / 2;
    int x = strip->within->x + (strip->within->width - (STARS - 1) * step_px - side_px) / 2;
    int y = placed->y + (strip->size.h - side_px) / 2;
    for (int i = 0; i < STARS; i++, x += step_px)
        frame_icon(draw->frame, on_frame(draw, (Rect){x, y, side_px, side_px}), ICON_STAR_FULL,
                   theme_of(draw)->palette->dim);
}

static void draw_room(const PageDraw *draw, const Placed *placed)
{
    Rect rect = {0, placed->y, draw->galley->spec->width_px, placed->strip->size.h};
    if (draw->how->draw_box)
        draw->how->draw_box(draw->how->owner, draw->frame, placed->strip->piece, on_frame(draw, rect));
}

void page_draw(const PageDraw *draw, const Placing *placed)
{
    for (int i = 0; i < placed->count; i++) {
        const Placed *at = &placed->at[i];
        open_enclosures(draw, at->strip->within, placed, i);
        switch (at->strip->kind) {
        case STRIP_WORDS:
            draw_words(draw, at);
            break;
        case STRIP_PICTURE:
            draw_picture(draw, at);
            break;
        case STRIP_ROW:
            draw_row(draw, at);
            break;
        case STRIP_BOX:
            draw_room(draw, at);
            break;
        case STRIP_RULE:
            draw_rule(draw, at);
            break;
        case STRIP_TABLE:
            break; // rows stand in its place
        }
    }
}
