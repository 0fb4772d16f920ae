#include "page/strips.h"

#include <assert.h>

#include "page/block-strips.h"
#include "page/figure-beside.h"

// The pieces at i and after it are one chain, or what leads into one.
static bool is_linked(const PagesSpec *spec, int i, bool next_leads)
{
    const Piece *piece = &spec->pieces[i], *next = piece + 1;
    return i + 1 < spec->piece_count && (next->is_tied || (piece->keep_with_next && next_leads));
}

static int *find_chains(Arena *arena, const PagesSpec *spec)
{
    int *ends = arena_many(arena, int, spec->piece_count);
    bool leads = false; // the piece after begins a chain
    for (int i = spec->piece_count - 1; i >= 0; i--) {
        leads = is_linked(spec, i, leads);
        ends[i] = leads ? ends[i + 1] : i;
    }
    return ends;
}

// Running text is never wider than its measure.
static int at_measure(const PagesSpec *spec, int width_px)
{
    return width_px < spec->theme.column_px ? width_px : spec->theme.column_px;
}

static void begin_galley(Strips *strips, Arena *arena, Typesetter *typesetter, const PagesSpec *spec)
{
    Enclosure page = {.kind = ENCLOSURE_COLUMN, .width = spec->width_px}, text = page;
    text.width = at_measure(spec, text.width);
    *strips = (Strips){.spec = *spec, .page = page, .text = text};
    strips->galley = galley_begin(arena, typesetter, &strips->spec);
}

void strips_begin(Strips *strips, Arena *arena, Typesetter *typesetter, const PagesSpec *spec)
{
    begin_galley(strips, arena, typesetter, spec);
    Piece *pieces = arena_many(arena, Piece, spec->piece_count);
    for (int i = 0; i < spec->piece_count; i++)
        pieces[i] = spec->pieces[i];
    strips->spec.pieces = pieces;
    Id *quiet = arena_many(arena, Id, spec->quiet_count);
    for (int i = 0; i < spec->quiet_count; i++)
        quiet[i] = spec->quiet_riders[i];
    strips->spec.quiet_riders = quiet;
    strips->chain_ends = find_chains(arena, spec);
    strips->piece_starts = arena_many(arena, int, spec->piece_count);
}

void strips_begin_at(Strips *strips, Arena *arena, const Strips *whole, StripsPoint point)
{
    begin_galley(strips, arena, whole->galley.typesetter, &whole->spec);
    strips->chain_ends = whole->chain_ends;
    strips->piece_starts = whole->piece_starts;
    strips->start = point;
    strips->piece = point.piece;
    strips->block = point.block;
}

// ---- Pieces

// The next strip, of the whole layout.
static int next_strip(const Strips *strips)
{
    return strips->start.strip + strips->galley.strips.count;
}

static Column piece_column(Strips *strips)
{
    return (Column){.within = strips->frame ? strips->frame : &strips->text,
                    .piece = strips->piece,
                    .background = strips->frame ? strips->spec.theme.palette->surface : (Color){0},
                    .language = strips->spec.language,
                    .direction = strips->spec.direction};
}

static void add_room(Strips *strips, int height_px, bool keeps_next, bool is_head)
{
    Column column = piece_column(strips);
    Strip *strip = galley_add(&strips->galley, &column, STRIP_BOX, 0);
    strip->size = (Size){strips->spec.width_px, height_px};
    strip->keeps_next = keeps_next;
    strip->is_head = is_head;
}

static void begin_piece(Strips *strips, const Piece *piece)
{
    Galley *galley = &strips->galley;
    strips->piece_starts[strips->piece] = next_strip(strips);
    strips->frame = NULL;
    galley->gap.pending_px = piece->gap_px;
    galley->gap.is_first = true;
    galley->gap.follows_heading = false;
    galley->starts_page = piece->starts_page;
    if (piece->kind == PIECE_BOX) {
        add_room(strips, piece->height_px, piece->keep_with_next, false);
        return;
    }
    Column column = piece_column(strips);
    if (piece->is_framed) {
        column.within = &strips->page;
        strips->frame = galley_enclose(galley, &column, ENCLOSURE_FRAME, (Size){piece->pad_px, piece->pad_px});
        strips->frame->width = at_measure(&strips->spec, strips->frame->width);
    }
    if (piece->head_px > 0) {
        add_room(strips, piece->head_px, piece->flow.count > 0, true);
        galley->gap.follows_heading = true;
    }
}

static void end_piece(Strips *strips, const Piece *piece)
{
    const Galley *galley = &strips->galley;
    int count = galley->strips.count;
    if (piece->keep_with_next && count && next_strip(strips) > strips->piece_starts[strips->piece])
        galley->strips.at[count - 1]->keeps_next = true;
    strips->piece++;
    strips->block = 0;
}

// The last strip stays with what follows it; none does where a galley begins.
static bool keeps_next(const Galley *galley)
{
    return galley->strips.count && galley->strips.at[galley->strips.count - 1]->keeps_next;
}

// Whether calm pages part the block at hand from what stands above it.
static bool begins_thing(const Strips *strips, const Piece *piece)
{
    const Galley *galley = &strips->galley;
    if (!strips->spec.is_calm || piece->is_together || strips->block == 0 || !next_strip(strips))
        return false;
    const Block *above = &piece->flow.blocks[strips->block - 1];
    return !keeps_next(galley) && !(block_is_shown(&strips->spec, above) && block_announces(above));
}

// The block at i of the piece at hand, where it is shown; NULL: there is none.
static const Block *shown_block(const Strips *strips, int i)
{
    const Flow *flow = &strips->spec.pieces[strips->piece].flow;
    bool is_there = i >= 0 && i < flow->count && block_is_shown(&strips->spec, &flow->blocks[i]);
    return is_there ? &flow->blocks[i] : NULL;
}

// It may stand beside a picture.
static bool is_text(const Strips *strips, int i)
{
    const Block *block = shown_block(strips, i);
    return block && (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_LIST);
}

static bool is_narrow_picture(const Strips *strips, int i)
{
    const Block *block = shown_block(strips, i);
    const Enclosure *column = strips->frame ? strips->frame : &strips->text;
    return block && block->kind == BLOCK_FIGURE && !strips->spec.is_calm &&
           figure_stands_beside(&strips->galley, block, column);
}

// A picture stands beside the text after it, or, where none follows, beside the text before it.
static bool leads_text(const Strips *strips, int i)
{
    return is_text(strips, i + 1) && is_narrow_picture(strips, i);
}

static bool ends_text(const Strips *strips, int i)
{
    return is_text(strips, i - 1) && !is_text(strips, i + 1) && is_narrow_picture(strips, i) &&
           !is_narrow_picture(strips, i - 2);
}

static void add_block(Strips *strips, int i)
{
    Column column = piece_column(strips);
    block_strips_add(&strips->galley, (Flow){&strips->spec.pieces[strips->piece].flow.blocks[i], 1}, &column);
}

// Adds a picture before the text that stands beside it; the gap above is that of the text.
static void add_picture(Strips *strips, int i)
{
    Column column = piece_column(strips);
    column.is_beside = true;
    GalleyGap gap = strips->galley.gap;
    block_strips_add(&strips->galley, (Flow){&strips->spec.pieces[strips->piece].flow.blocks[i], 1}, &column);
    strips->galley.gap = gap;
}

// A picture under a heading follows the first paragraph of the text that it belongs to: a heading and a picture are no
// page, and a paragraph parts where a picture does not.
static bool follows_text(const Strips *strips, int i)
{
    const Galley *galley = &strips->galley;
    const Block *block = shown_block(strips, i), *next = shown_block(strips, i + 1);
    bool leads =
        block && next && block->kind == BLOCK_FIGURE && next->kind == BLOCK_PARAGRAPH && !block_announces(next);
    bool has_strips = next_strip(strips) > strips->piece_starts[strips->piece];
    return leads && has_strips && !strips->spec.is_calm && keeps_next(galley);
}

static void add_next(Strips *strips)
{
    int i = strips->block;
    if (leads_text(strips, i)) {
        add_picture(strips, i);
    } else if (ends_text(strips, i + 1)) {
        add_picture(strips, i + 1);
        add_block(strips, i);
        strips->block++;
    } else if (follows_text(strips, i)) {
        add_block(strips, i + 1);
        add_block(strips, i);
        strips->block++;
    } else {
        add_block(strips, i);
    }
    strips->block++;
}

// Nothing above the next block bears upon what it becomes.
static bool is_at_point(const Strips *strips)
{
    const Galley *galley = &strips->galley;
    if (strips->block == 0 || strips->frame || !galley->strips.count)
        return false;
    const Block *above = shown_block(strips, strips->block - 1), *next = shown_block(strips, strips->block);
    const Strip *last = galley->strips.at[galley->strips.count - 1];
    bool are_paragraphs = above && next && above->kind == BLOCK_PARAGRAPH && next->kind == BLOCK_PARAGRAPH;
    bool has_gap = !galley->gap.is_first && !galley->gap.follows_heading && !galley->gap.least_px;
    return are_paragraphs && has_gap && last->block == above && !last->keeps_next && !galley->starts_page;
}

static void note_point(Strips *strips)
{
    if (is_at_point(strips))
        *array_push(strips->galley.arena, &strips->points) =
            (StripsPoint){strips->piece, strips->block, next_strip(strips)};
}

bool strips_extend(Strips *strips)
{
    if (strips->piece >= strips->spec.piece_count || typesetter_breaks_off(strips->galley.typesetter))
        return false;
    const Piece *piece = &strips->spec.pieces[strips->piece];
    note_point(strips);
    if (strips->block == 0)
        begin_piece(strips, piece);
    int count = piece->kind == PIECE_FLOW ? piece->flow.count : 0;
    bool begins_page = strips->block < count && piece->flow.blocks[strips->block].begins_page;
    strips->galley.starts_page = strips->galley.starts_page || begins_page || begins_thing(strips, piece);
    if (strips->block < count)
        add_next(strips);
    if (strips->block >= count)
        end_piece(strips, piece);
    return true;
}

Strip *strips_at(Strips *strips, int index)
{
    const Galley *galley = &strips->galley;
    assert(index >= 0);
    // A picture is set with its caption, which stands in the same block, so whole blocks are there together.
    while (index >= galley->strips.count)
        if (!strips_extend(strips))
            return NULL;
    galley_set(galley, galley->strips.at[index]);
    return galley->strips.at[index];
}
