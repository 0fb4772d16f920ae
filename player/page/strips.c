#include "page/strips.h"

#include <assert.h>

#include "page/figure.h"
#include "page/table.h"

void strips_begin(Strips *strips, Arena *arena, Typesetter *typesetter, const PagesSpec *spec)
{
    *strips = (Strips){.arena = arena, .typesetter = typesetter, .spec = *spec};
    Piece *pieces = arena_many(arena, Piece, spec->piece_count);
    for (int i = 0; i < spec->piece_count; i++)
        pieces[i] = spec->pieces[i];
    strips->spec.pieces = pieces;
    strips->piece_starts = arena_many(arena, int, spec->piece_count);
}

static int leading_px(const Strips *strips)
{
    return strips->spec.theme.body.leading_px;
}

static int em_px(const Strips *strips)
{
    return strips->spec.theme.body.font.size_px;
}

bool strips_show(const Strips *strips, const Block *block)
{
    for (const Condition *when = block->when; when; when = when->also)
        if (strips->spec.holds && !strips->spec.holds(strips->spec.owner, when))
            return false;
    return true;
}

void strips_anchor(Strips *strips, const Block *block)
{
    if (block->id.at[0])
        *array_push(strips->arena, &strips->anchors) = (Anchor){block, strips->list.count};
}

// What is not shown leads to the strip before it.
static void anchor_hidden(Strips *strips, const Block *block)
{
    int before = strips->list.count ? strips->list.count - 1 : 0;
    if (block->id.at[0])
        *array_push(strips->arena, &strips->anchors) = (Anchor){block, before};
    for (int i = 0; i < block->child_count; i++)
        anchor_hidden(strips, &block->children[i]);
}

// Words under a heading have room above them within their line; a tinted box or a picture needs some of its own.
static int under_heading_px(const Strips *strips, const Strip *strip)
{
    const Strip *heading = strips->list.count > 1 ? strips->list.at[strips->list.count - 2] : NULL;
    bool opens_box = strip->within && strip->within->kind != ENCLOSURE_QUOTE && !strip_is_within(heading, strip->within);
    return opens_box || strip->kind == STRIP_PICTURE ? leading_px(strips) / 5 : leading_px(strips) / 16;
}

static int take_gap(Strips *strips, const Strip *strip, int gap_px)
{
    int gap = strips->is_first ? strips->pending_gap_px : gap_px;
    int close_px = under_heading_px(strips, strip);
    if (strips->follows_heading && gap > close_px)
        gap = close_px;
    if (!strips->is_first && gap < strips->least_gap_px)
        gap = strips->least_gap_px;
    strips->pending_gap_px = strips->least_gap_px = 0;
    strips->is_first = strips->follows_heading = false;
    return gap;
}

Strip *strips_add(Strips *strips, const Column *column, StripKind kind, int gap_px)
{
    Strip *strip = arena_new(strips->arena, Strip);
    *array_push(strips->arena, &strips->list) = strip;
    strip->kind = kind;
    strip->piece = column->piece;
    strip->within = column->within;
    strip->x = column->x;
    strip->width = column->width;
    strip->gap_px = take_gap(strips, strip, gap_px);
    strip->starts_page = strips->starts_page;
    strips->starts_page = false;
    return strip;
}

// Begins what holds other blocks, with that gap above the first of them.
static void open_container(Strips *strips, int gap_px)
{
    if (!strips->is_first)
        strips->pending_gap_px = gap_px > strips->least_gap_px ? gap_px : strips->least_gap_px;
    strips->is_first = true;
}

static void close_container(Strips *strips, int least_gap_px)
{
    strips->is_first = false;
    strips->least_gap_px = least_gap_px;
}

static Direction direction_of(const Column *column, const Block *block)
{
    return block->direction != DIRECTION_AUTO ? block->direction : column->direction;
}

Passage strips_passage(const Strips *strips, const Column *column, const Block *block, TextStyle style)
{
    return (Passage){
        .text = block->text,
        .spans = block->spans,
        .span_count = block->span_count,
        .style = column->is_strong ? style_strong(style) : style,
        .direction = direction_of(column, block),
        .language = block->language.size ? block->language : column->language,
        .block = block->id,
        .link_color = strips->spec.theme.palette->link,
        .background = column->background,
    };
}

Strip *strips_add_words(Strips *strips, const Column *column, const Block *block, TextStyle style)
{
    Strip *strip = strips_add(strips, column, STRIP_WORDS, leading_px(strips) * 3 / 10);
    strip->block = block;
    strip->passage = strips_passage(strips, column, block, style);
    strip->marker = strips->marker;
    strips->marker = (Marker){0};
    return strip;
}

static void walk_heading(Strips *strips, const Block *block, const Column *column)
{
    const Theme *theme = &strips->spec.theme;
    TextStyle style = block->level <= 1 ? theme->title : block->level == 2 ? theme->heading : theme->strong_body;
    int gap_px = leading_px(strips) * (block->level <= 2 ? 4 : 3) / 6;
    strips->least_gap_px = strips->follows_heading ? leading_px(strips) / 5 : gap_px;
    strips_add_words(strips, column, block, style)->keeps_next = true;
    strips->follows_heading = true;
}

static Column indented(Column column, int px)
{
    int most_px = column.width / 6;
    if (px > most_px)
        px = most_px;
    column.x += px;
    column.width -= px;
    return column;
}

static Paragraph set_number(const Strips *strips, const Column *column, int number)
{
    Text words = text_format(strips->arena, "%d.", number);
    Passage passage = {.text = words, .style = strips->spec.theme.body, .direction = column->direction,
                       .language = column->language, .background = column->background};
    return paragraph_set(strips->typesetter, strips->arena, &passage, column->width);
}

static int list_indent_px(const Strips *strips, const Block *list, const Column *column)
{
    int em = em_px(strips), indent = em * 115 / 100;
    if (!list->is_ordered)
        return indent;
    Paragraph widest = set_number(strips, column, list->child_count);
    int needed = paragraph_widest_px(&widest) + em * 35 / 100;
    return needed > indent ? needed : indent;
}

static Marker marker_of(const Strips *strips, const Block *list, const Column *column, int number)
{
    Marker marker = {.kind = list->is_ordered ? MARKER_NUMBER : MARKER_DISC, .x = column->x};
    marker.width = list_indent_px(strips, list, column);
    if (list->is_ordered)
        marker.number = set_number(strips, column, number);
    return marker;
}

static void walk_list(Strips *strips, const Block *list, const Column *column)
{
    Column inner = indented(*column, list_indent_px(strips, list, column));
    open_container(strips, leading_px(strips) / 4);
    int number = 0;
    for (int i = 0; i < list->child_count; i++) {
        const Block *item = &list->children[i];
        if (!strips_show(strips, item)) {
            anchor_hidden(strips, item);
            continue;
        }
        if (number++)
            open_container(strips, leading_px(strips) / 14);
        strips_anchor(strips, item);
        strips->marker = marker_of(strips, list, column, number);
        strips->marker.width = inner.x - column->x;
        strips_walk(strips, item->children, item->child_count, inner);
        strips->marker = (Marker){0};
        strips->is_first = strips->is_first && number == 0;
    }
    close_container(strips, leading_px(strips) / 4);
}

static void walk_definition(Strips *strips, const Block *block, const Column *column)
{
    open_container(strips, leading_px(strips) / 16);
    strips_walk(strips, block->children, block->child_count, indented(*column, em_px(strips) * 115 / 100));
    close_container(strips, 0);
}

static Column enclose(Strips *strips, Column column, EnclosureKind kind, Size pad)
{
    Enclosure *enclosure = arena_new(strips->arena, Enclosure);
    *enclosure = (Enclosure){.outer = column.within, .kind = kind, .x = column.x, .width = column.width,
                             .top_px = pad.h, .bottom_px = pad.h};
    column.within = enclosure;
    int start_px = pad.w < column.width / 8 ? pad.w : column.width / 8;
    column.x += start_px;
    column.width -= kind == ENCLOSURE_QUOTE ? start_px : 2 * start_px;
    return column;
}

static void walk_note(Strips *strips, const Block *note, const Column *column)
{
    const Palette *palette = strips->spec.theme.palette;
    int pad_px = em_px(strips) * 6 / 10;
    // A page too low for words between the pads has none.
    int pad_h = strips->spec.height_px > 3 * leading_px(strips) + 4 * pad_px ? pad_px : 0;
    open_container(strips, leading_px(strips) / 2);
    Column inner = enclose(strips, *column, ENCLOSURE_NOTE, (Size){pad_px, pad_h});
    ((Enclosure *)inner.within)->note = note->note;
    inner.background = note->note == NOTE_EXAMPLE ? palette->surface : palette->soft;
    int first = strips->list.count;
    strips_walk(strips, note->children, note->child_count, inner);
    // A note of one paragraph is one thought: it goes to the next page rather than part.
    if (strips->list.count == first + 1)
        strips->list.at[first]->is_whole = true;
    close_container(strips, leading_px(strips) / 2);
}

static void walk_quote(Strips *strips, const Block *quote, const Column *column)
{
    open_container(strips, leading_px(strips) / 2);
    Column inner = enclose(strips, *column, ENCLOSURE_QUOTE, (Size){em_px(strips) * 7 / 10, 0});
    strips_walk(strips, quote->children, quote->child_count, inner);
    close_container(strips, leading_px(strips) / 2);
}

static void walk_block(Strips *strips, const Block *block, const Column *column)
{
    const Theme *theme = &strips->spec.theme;
    switch (block->kind) {
    case BLOCK_PARAGRAPH: strips_add_words(strips, column, block, theme->body); break;
    case BLOCK_HEADING: walk_heading(strips, block, column); break;
    case BLOCK_LIST: walk_list(strips, block, column); break;
    case BLOCK_TERM: strips_add_words(strips, column, block, theme->strong_body)->keeps_next = true; break;
    case BLOCK_DEFINITION: walk_definition(strips, block, column); break;
    case BLOCK_QUOTE: walk_quote(strips, block, column); break;
    case BLOCK_NOTE: walk_note(strips, block, column); break;
    case BLOCK_FIGURE: figure_walk(strips, block, column); break;
    case BLOCK_TABLE: table_walk(strips, block, *column); break;
    case BLOCK_DEFINITIONS: case BLOCK_ITEM: case BLOCK_ROW: case BLOCK_CELL:
        strips_walk(strips, block->children, block->child_count, *column);
        break;
    }
}

void strips_walk(Strips *strips, const Block *blocks, int count, Column column)
{
    for (int i = 0; i < count; i++) {
        const Block *block = &blocks[i];
        if (!strips_show(strips, block)) {
            anchor_hidden(strips, block);
            continue;
        }
        Column inner = column;
        inner.direction = direction_of(&column, block);
        if (block->language.size)
            inner.language = block->language;
        strips_anchor(strips, block);
        walk_block(strips, block, &inner);
    }
}

static Column piece_column(const Strips *strips)
{
    return (Column){.width = strips->spec.width_px, .piece = strips->piece, .within = strips->frame,
                    .language = strips->spec.language, .direction = strips->spec.direction};
}

static void add_room(Strips *strips, int height_px, bool keeps_next, bool is_head)
{
    Column column = piece_column(strips);
    Strip *strip = strips_add(strips, &column, STRIP_BOX, 0);
    strip->size = (Size){column.width, height_px};
    strip->keeps_next = keeps_next;
    strip->is_head = is_head;
    strip->is_set = true;
}

static void begin_piece(Strips *strips, const Piece *piece)
{
    strips->piece_starts[strips->piece] = strips->list.count;
    strips->pending_gap_px = piece->gap_px;
    strips->is_first = true;
    strips->follows_heading = false;
    strips->starts_page = piece->starts_page;
    strips->frame = NULL;
    if (piece->kind == PIECE_BOX) {
        add_room(strips, piece->height_px, piece->keep_with_next, false);
        return;
    }
    if (piece->is_framed)
        strips->frame = enclose(strips, piece_column(strips), ENCLOSURE_FRAME, (Size){piece->pad_px, piece->pad_px}).within;
    if (piece->head_px > 0) {
        add_room(strips, piece->head_px, piece->flow.count > 0, true);
        strips->follows_heading = true;
    }
}

static Column flow_column(const Strips *strips, const Piece *piece)
{
    Column column = piece_column(strips);
    if (piece->is_framed) {
        column.x += piece->pad_px;
        column.width -= 2 * piece->pad_px;
        column.background = strips->spec.theme.palette->surface;
    }
    return column;
}

static void end_piece(Strips *strips, const Piece *piece)
{
    int count = strips->list.count;
    if (piece->keep_with_next && count > strips->piece_starts[strips->piece])
        strips->list.at[count - 1]->keeps_next = true;
    strips->piece++;
    strips->block = 0;
}

// A paragraph that ends in a colon says what comes next.
static bool announces(const Block *block)
{
    Text words = text_trim(block->text);
    return block->kind == BLOCK_PARAGRAPH && words.size && words.at[words.size - 1] == ':';
}

// Whether calm pages part the block at hand from what stands above it.
static bool begins_thing(const Strips *strips, const Piece *piece)
{
    if (!strips->spec.is_calm || piece->is_together || strips->block == 0 || !strips->list.count)
        return false;
    const Block *above = &piece->flow.blocks[strips->block - 1];
    return !strips->list.at[strips->list.count - 1]->keeps_next && !(strips_show(strips, above) && announces(above));
}

bool strips_extend(Strips *strips)
{
    if (strips->piece >= strips->spec.piece_count)
        return false;
    const Piece *piece = &strips->spec.pieces[strips->piece];
    if (strips->block == 0)
        begin_piece(strips, piece);
    int count = piece->kind == PIECE_FLOW ? piece->flow.count : 0;
    strips->starts_page = strips->starts_page || begins_thing(strips, piece);
    if (strips->block < count)
        strips_walk(strips, &piece->flow.blocks[strips->block], 1, flow_column(strips, piece));
    if (++strips->block >= count)
        end_piece(strips, piece);
    return true;
}

void strips_set(Strips *strips, Strip *strip)
{
    if (strip->is_set)
        return;
    strip->is_set = true;
    if (strip->kind == STRIP_PICTURE) {
        if (strip->caption)
            strips_set(strips, strip->caption);
        if (figure_fit(strips, strip))
            return;
        strip->kind = STRIP_WORDS; // its words stand for it
    }
    if (strip->kind == STRIP_WORDS)
        strip->paragraph = paragraph_set(strips->typesetter, strips->arena, &strip->passage, strip->width > 1 ? strip->width : 1);
}
