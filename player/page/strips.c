#include "page/strips.h"

#include <assert.h>

#include "book/flow-iterator.h"
#include "page/table.h"

void strips_begin(Strips *strips, Arena *arena, Typesetter *typesetter, const PagesSpec *spec)
{
    *strips = (Strips){.spec = *spec, .page = {.kind = ENCLOSURE_COLUMN, .width = spec->width_px}};
    strips->galley = galley_begin(arena, typesetter, &strips->spec);
    Piece *pieces = arena_many(arena, Piece, spec->piece_count);
    for (int i = 0; i < spec->piece_count; i++)
        pieces[i] = spec->pieces[i];
    strips->spec.pieces = pieces;
    strips->piece_starts = arena_many(arena, int, spec->piece_count);
}

static int leading_px(const Galley *galley)
{
    return galley->spec->theme.body.leading_px;
}

static int em_px(const Galley *galley)
{
    return galley->spec->theme.body.font.size_px;
}

static bool is_shown(const Strips *strips, const Block *block)
{
    for (const Condition *when = block->when; when; when = when->also)
        if (strips->spec.holds && !strips->spec.holds(strips->spec.owner, when))
            return false;
    return true;
}

// ---- Blocks

// A block that has been entered and not left yet, and what it gives those inside it.
typedef struct Level {
    const Block *block;  // NULL: the flow itself, or a block that is not shown
    struct Level *outer; // NULL: the flow itself
    Column column;
    Galley *galley; // where what it holds goes
    Table *table;   // table, row: itself, or the one it belongs to
    Strip *picture; // figure: its own
    int item_count; // list: so far
    int first;      // note: the strip it begins with
} Level;

static void enter_paragraph(Level *level)
{
    const Theme *theme = &level->galley->spec->theme;
    Strip *picture = level->outer->picture;
    Strip *words = galley_add_words(level->galley, &level->column, level->block, picture ? theme->small : theme->body);
    if (!picture)
        return;
    words->gap_px = leading_px(level->galley) / 6;
    words->is_whole = true;
    words->align = ALIGN_CENTER;
    picture->keeps_next = true;
    picture->caption = words;
}

static void enter_heading(Level *level)
{
    Galley *galley = level->galley;
    const Theme *theme = &galley->spec->theme;
    int depth = level->block->level;
    TextStyle style = depth <= 1 ? theme->title : depth == 2 ? theme->heading : theme->strong_body;
    int gap_px = leading_px(galley) * (depth <= 2 ? 4 : 3) / 6;
    galley->least_gap_px = galley->follows_heading ? leading_px(galley) / 5 : gap_px;
    galley_add_words(galley, &level->column, level->block, style)->keeps_next = true;
    galley->follows_heading = true;
}

static void enter_term(Level *level)
{
    TextStyle style = level->galley->spec->theme.strong_body;
    galley_add_words(level->galley, &level->column, level->block, style)->keeps_next = true;
}

static Paragraph set_number(const Level *list, int number)
{
    enum { UNBOUNDED_PX = 10000 };
    const Galley *galley = list->galley;
    Passage passage = {.text = text_format(galley->arena, "%d.", number),
                       .style = galley->spec->theme.body,
                       .direction = list->column.direction,
                       .language = list->column.language,
                       .background = list->column.background};
    Paragraph words = paragraph_set(galley->typesetter, galley->arena, &passage, UNBOUNDED_PX);
    paragraph_narrow(&words, paragraph_widest_px(&words));
    return words;
}

static int list_indent_px(const Level *list)
{
    int em = em_px(list->galley), indent = em * 115 / 100;
    if (!list->block->is_ordered)
        return indent;
    Paragraph widest = set_number(list, list->block->child_count);
    int needed = paragraph_widest_px(&widest) + em * 35 / 100;
    return needed > indent ? needed : indent;
}

static void enter_list(Level *list)
{
    Size pad = {list_indent_px(list), 0};
    list->column.within = galley_enclose(list->galley, &list->column, ENCLOSURE_INDENT, pad);
    galley_open(list->galley, leading_px(list->galley) / 4);
}

static void leave_list(Level *list)
{
    galley_close(list->galley, leading_px(list->galley) / 4);
}

static void enter_item(Level *item)
{
    Level *list = item->outer;
    if (!list->block || list->block->kind != BLOCK_LIST)
        return; // it holds blocks, and that is all
    if (list->item_count++)
        galley_open(item->galley, leading_px(item->galley) / 14);
    Marker *marker = arena_new(item->galley->arena, Marker);
    marker->indent = list->column.within;
    marker->has_number = list->block->is_ordered;
    if (marker->has_number)
        marker->number = set_number(list, list->item_count);
    item->galley->marker = marker;
}

static void leave_item(Level *item)
{
    item->galley->marker = NULL;
    item->galley->is_first = false;
}

static void enter_definition(Level *level)
{
    Size pad = {em_px(level->galley) * 115 / 100, 0};
    level->column.within = galley_enclose(level->galley, &level->column, ENCLOSURE_INDENT, pad);
    galley_open(level->galley, leading_px(level->galley) / 16);
}

static void leave_definition(Level *level)
{
    galley_close(level->galley, 0);
}

static void enter_note(Level *level)
{
    Galley *galley = level->galley;
    const Palette *palette = galley->spec->theme.palette;
    NoteKind note = level->block->note;
    int pad_px = em_px(galley) * 6 / 10, around_px = 2 * enclosure_above_px(level->column.within, NULL);
    // A page too low for words between the pads has none.
    int pad_h = galley->spec->height_px - around_px > 3 * leading_px(galley) + 4 * pad_px ? pad_px : 0;
    Enclosure *box = galley_enclose(galley, &level->column, ENCLOSURE_NOTE, (Size){pad_px, pad_h});
    box->note = note;
    level->column.within = box;
    level->column.background = note == NOTE_EXAMPLE ? palette->surface : palette->soft;
    level->first = galley->strips.count;
    galley_open(galley, leading_px(galley) / 2);
}

static void leave_note(Level *level)
{
    const Galley *galley = level->galley;
    // A note of one paragraph is one thought: it goes to the next page rather than part.
    if (galley->strips.count == level->first + 1)
        galley->strips.at[level->first]->is_whole = true;
    galley_close(level->galley, leading_px(galley) / 2);
}

static void enter_quote(Level *level)
{
    Size pad = {em_px(level->galley) * 7 / 10, 0};
    level->column.within = galley_enclose(level->galley, &level->column, ENCLOSURE_QUOTE, pad);
    galley_open(level->galley, leading_px(level->galley) / 2);
}

static void leave_quote(Level *level)
{
    galley_close(level->galley, leading_px(level->galley) / 2);
}

static void enter_figure(Level *level)
{
    Galley *galley = level->galley;
    Strip *picture = galley_add(galley, &level->column, STRIP_PICTURE, leading_px(galley) / 2);
    picture->block = level->block;
    picture->paragraph.passage = galley_passage(galley, &level->column, level->block, galley->spec->theme.body);
    picture->paragraph.passage.text = level->block->alt;
    level->picture = picture;
}

static void leave_figure(Level *level)
{
    level->galley->least_gap_px = leading_px(level->galley) / 2;
}

static void enter_table(Level *level)
{
    level->table = table_begin(level->galley, &level->column, level->block);
}

static void leave_table(Level *level)
{
    table_end(level->table);
}

// Rows and cells that stand in no table hold blocks, and that is all.
static void enter_row(Level *row)
{
    const Level *outer = row->outer;
    if (!outer->table || outer->block->kind != BLOCK_TABLE)
        return;
    row->table = outer->table;
    table_add_row(row->table, row->block);
}

static void enter_cell(Level *cell)
{
    const Level *outer = cell->outer;
    if (!outer->table || outer->block->kind != BLOCK_ROW)
        return;
    cell->galley = table_add_cell(outer->table, cell->block, &cell->column);
    galley_anchor(cell->galley, cell->block);
}

// What is done where a block begins and where it ends; NULL: nothing.
static const struct {
    void (*enter)(Level *level);
    void (*leave)(Level *level);
} kinds[] = {
    [BLOCK_PARAGRAPH] = {enter_paragraph, NULL},
    [BLOCK_HEADING] = {enter_heading, NULL},
    [BLOCK_LIST] = {enter_list, leave_list},
    [BLOCK_ITEM] = {enter_item, leave_item},
    [BLOCK_DEFINITIONS] = {NULL, NULL},
    [BLOCK_TERM] = {enter_term, NULL},
    [BLOCK_DEFINITION] = {enter_definition, leave_definition},
    [BLOCK_QUOTE] = {enter_quote, leave_quote},
    [BLOCK_NOTE] = {enter_note, leave_note},
    [BLOCK_FIGURE] = {enter_figure, leave_figure},
    [BLOCK_TABLE] = {enter_table, leave_table},
    [BLOCK_ROW] = {enter_row, NULL},
    [BLOCK_CELL] = {enter_cell, NULL},
};

static Level level_inside(Level *outer, const Block *block)
{
    Level level = {.block = block, .outer = outer, .column = outer->column, .galley = outer->galley};
    if (block->direction != DIRECTION_AUTO)
        level.column.direction = block->direction;
    if (block->language.size)
        level.column.language = block->language;
    return level;
}

// Enters the block at hand, or passes over it when it is not shown. Rows and cells are anchored by their table.
static void enter(const Strips *strips, FlowIterator *walk, Level *level)
{
    const Block *block = walk->block;
    assert((size_t)block->kind < sizeof kinds / sizeof *kinds);
    if (!is_shown(strips, block)) {
        galley_anchor_hidden(level->galley, block);
        flow_pass_over(walk);
        level->block = NULL;
        return;
    }
    if (!level->outer->table)
        galley_anchor(level->galley, block);
    if (kinds[block->kind].enter)
        kinds[block->kind].enter(level);
}

static void leave(Level *level)
{
    if (level->block && kinds[level->block->kind].leave)
        kinds[level->block->kind].leave(level);
}

static void walk_flow(Strips *strips, Flow flow, const Column *column)
{
    Level levels[FLOW_DEPTH_MOST + 2];
    levels[0] = (Level){.column = *column, .galley = &strips->galley};
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (FlowEvent event; (event = flow_next(&walk)) != FLOW_END;) {
        Level *level = &levels[walk.depth + 1];
        if (event == FLOW_LEAVE) {
            leave(level);
        } else {
            *level = level_inside(level - 1, walk.block);
            enter(strips, &walk, level);
        }
    }
}

// ---- Pieces

static Column piece_column(Strips *strips)
{
    return (Column){.within = strips->frame ? strips->frame : &strips->page,
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
    strips->piece_starts[strips->piece] = galley->strips.count;
    strips->frame = NULL;
    galley->pending_gap_px = piece->gap_px;
    galley->is_first = true;
    galley->follows_heading = false;
    galley->starts_page = piece->starts_page;
    if (piece->kind == PIECE_BOX) {
        add_room(strips, piece->height_px, piece->keep_with_next, false);
        return;
    }
    Column column = piece_column(strips);
    if (piece->is_framed)
        strips->frame = galley_enclose(galley, &column, ENCLOSURE_FRAME, (Size){piece->pad_px, piece->pad_px});
    if (piece->head_px > 0) {
        add_room(strips, piece->head_px, piece->flow.count > 0, true);
        galley->follows_heading = true;
    }
}

static void end_piece(Strips *strips, const Piece *piece)
{
    const Galley *galley = &strips->galley;
    int count = galley->strips.count;
    if (piece->keep_with_next && count > strips->piece_starts[strips->piece])
        galley->strips.at[count - 1]->keeps_next = true;
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
    const Galley *galley = &strips->galley;
    if (!strips->spec.is_calm || piece->is_together || strips->block == 0 || !galley->strips.count)
        return false;
    const Block *above = &piece->flow.blocks[strips->block - 1];
    return !galley->strips.at[galley->strips.count - 1]->keeps_next && !(is_shown(strips, above) && announces(above));
}

bool strips_extend(Strips *strips)
{
    if (strips->piece >= strips->spec.piece_count)
        return false;
    const Piece *piece = &strips->spec.pieces[strips->piece];
    if (strips->block == 0)
        begin_piece(strips, piece);
    int count = piece->kind == PIECE_FLOW ? piece->flow.count : 0;
    strips->galley.starts_page = strips->galley.starts_page || begins_thing(strips, piece);
    if (strips->block < count) {
        Column column = piece_column(strips);
        walk_flow(strips, (Flow){&piece->flow.blocks[strips->block], 1}, &column);
    }
    if (++strips->block >= count)
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
