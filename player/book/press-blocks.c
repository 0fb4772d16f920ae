#include "book/press-blocks.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static Id name_next(PressBlocks *blocks)
{
    char name[ID_SIZE];
    snprintf(name, sizeof name, "p%d-%d", blocks->part, ++blocks->count);
    blocks->made++;
    return id_of(text_of(name));
}

static PressContainer *innermost(PressBlocks *blocks)
{
    return blocks->open.count ? &blocks->open.at[blocks->open.count - 1] : NULL;
}

static bool is_innermost(PressBlocks *blocks, BlockKind kind)
{
    const PressContainer *container = innermost(blocks);
    return container && container->block.kind == kind;
}

// A block that holds no others, on its way to those done. What stands around it may outlive this part, and lends its
// words from elsewhere.
static void name_leaf(PressBlocks *blocks, Block *block)
{
    block->id = name_next(blocks);
    block->language = text_copy(blocks->arena, block->language);
}

static void push_done(PressBlocks *blocks, const Block *block)
{
    *array_push(blocks->scratch, &blocks->done) = *block;
}

// ---- What a block is closed to

// The children from first on, which are no longer among those done.
static void take_children(PressBlocks *blocks, int first, Block *block)
{
    int count = blocks->done.count - first;
    Block *children = arena_many(blocks->arena, Block, count);
    memcpy(children, blocks->done.at + first, sizeof *children * (size_t)count);
    block->children = children;
    block->child_count = count;
    blocks->done.count = first;
}

static int count_columns(const Block *row)
{
    int count = 0;
    for (int i = 0; i < row->child_count; i++)
        count += row->children[i].columns > 1 ? row->children[i].columns : 1;
    return count;
}

static bool was_made_for_looks(const Block *table)
{
    int widest = 0;
    for (int r = 0; r < table->child_count; r++) {
        const Block *row = &table->children[r];
        int columns = count_columns(row);
        widest = columns > widest ? columns : widest;
        for (int c = 0; c < row->child_count; c++) {
            const Block *cell = &row->children[c];
            if (cell->child_count > PRESS_CELL_BLOCKS_MOST)
                return true;
            for (int i = 0; i < cell->child_count; i++)
                if (cell->children[i].kind == BLOCK_TABLE)
                    return true;
        }
    }
    return widest <= 1;
}

static bool is_too_wide(PressBlocks *blocks, const Block *table)
{
    bool is_wide = false;
    for (int r = 0; r < table->child_count && !is_wide; r++)
        is_wide = count_columns(&table->children[r]) > PRESS_COLUMNS_MOST;
    if (is_wide && !blocks->wide_table_line)
        blocks->wide_table_line = table->at.line;
    return is_wide;
}

// What its cells hold, one after another.
static void spread_table(PressBlocks *blocks, const Block *table)
{
    for (int r = 0; r < table->child_count; r++)
        for (int c = 0; c < table->children[r].child_count; c++)
            for (int i = 0; i < table->children[r].children[c].child_count; i++)
                push_done(blocks, &table->children[r].children[c].children[i]);
}

static void push_table(PressBlocks *blocks, Block table)
{
    const Block *rows = table.children;
    int row_count = table.child_count;
    for (int first = 0; first < row_count; first += PRESS_ROWS_MOST) {
        int left = row_count - first;
        table.children = rows + first;
        table.child_count = left < PRESS_ROWS_MOST ? left : PRESS_ROWS_MOST;
        if (first) {
            table.id = name_next(blocks);
            table.begins_page = false;
        }
        push_done(blocks, &table);
    }
}

// Where each stanza has one line, each line was written as a paragraph. One stanza alone is the verse.
static void push_verse(PressBlocks *blocks, Block verse)
{
    if (verse.child_count == 1 && verse.children->kind == BLOCK_STANZA) {
        verse.child_count = verse.children->child_count;
        verse.children = verse.children->children;
    }
    for (int i = 0; i < verse.child_count; i++)
        if (verse.children[i].kind == BLOCK_STANZA && verse.children[i].child_count > 1) {
            push_done(blocks, &verse);
            return;
        }
    Block *lines = arena_many(blocks->arena, Block, verse.child_count);
    for (int i = 0; i < verse.child_count; i++)
        lines[i] = verse.children[i].kind == BLOCK_STANZA ? verse.children[i].children[0] : verse.children[i];
    verse.children = lines;
    push_done(blocks, &verse);
}

static bool is_blank_row(const Block *row)
{
    for (int i = 0; i < row->child_count; i++)
        if (row->children[i].child_count)
            return false;
    return true;
}

// A cell without words keeps its place in its row.
static void close_innermost(PressBlocks *blocks)
{
    PressContainer container = blocks->open.at[--blocks->open.count];
    Block *block = &container.block;
    blocks->caption = -1;
    bool is_empty = blocks->done.count == container.first;
    bool has_own_words = block->kind == BLOCK_NOTE && block->note >= NOTE_FILM;
    if (is_empty && !has_own_words && block->kind != BLOCK_CELL)
        return;
    if (!is_empty)
        take_children(blocks, container.first, block);
    if (block->kind == BLOCK_ROW && is_blank_row(block))
        return;
    block->language = text_copy(blocks->arena, block->language);
    if (block->child_count == 1 && block->children->kind == BLOCK_PARAGRAPH && !has_own_words)
        block->id = block->children->id; // as the model has it of what holds words alone
    if (block->kind == BLOCK_VERSE)
        push_verse(blocks, *block);
    else if (block->kind != BLOCK_TABLE)
        push_done(blocks, block);
    else if (container.is_looks || was_made_for_looks(block) || is_too_wide(blocks, block))
        spread_table(blocks, block);
    else
        push_table(blocks, *block);
}

void press_blocks_close(PressBlocks *blocks, int depth, bool may_go_on)
{
    if (may_go_on && blocks->open.count > depth && blocks->open.at[depth].block.kind == BLOCK_VERSE)
        depth++;
    while (blocks->open.count > depth)
        close_innermost(blocks);
}

// ---- What stands around a block

// Of what stands inside another block no page begins.
static void begin_page(PressBlocks *blocks, Block *block)
{
    block->begins_page = blocks->begins_page && !blocks->open.count;
    blocks->begins_page = false;
}

static void push_open(PressBlocks *blocks, const Block *block, bool is_implied)
{
    Block opened = *block;
    begin_page(blocks, &opened);
    PressContainer *container = array_push(blocks->scratch, &blocks->open);
    *container = (PressContainer){.block = opened, .first = blocks->done.count, .is_implied = is_implied};
    container->block.id = name_next(blocks);
    blocks->caption = -1;
}

static void imply(PressBlocks *blocks, const Block *inner, BlockKind kind)
{
    Block block = {.kind = kind, .at = inner->at, .language = inner->language, .direction = inner->direction};
    push_open(blocks, &block, true);
}

// How deep a block reaches with what it needs inside.
static int depth_of(BlockKind kind)
{
    switch (kind) {
    case BLOCK_TABLE:
        return 3;
    case BLOCK_ROW:
    case BLOCK_LIST:
    case BLOCK_DEFINITIONS:
    case BLOCK_VERSE:
        return 2;
    default:
        return 1;
    }
}

static bool has_room(const PressBlocks *blocks, BlockKind kind)
{
    return blocks->open.count + depth_of(kind) <= PRESS_DEPTH_MOST;
}

// The block that this kind has to stand in; the kind itself where any will do.
static BlockKind outer_of(BlockKind kind)
{
    switch (kind) {
    case BLOCK_ITEM:
        return BLOCK_LIST;
    case BLOCK_TERM:
    case BLOCK_DEFINITION:
        return BLOCK_DEFINITIONS;
    case BLOCK_ROW:
        return BLOCK_TABLE;
    case BLOCK_CELL:
        return BLOCK_ROW;
    case BLOCK_STANZA:
    case BLOCK_LINE:
        return BLOCK_VERSE;
    default:
        return kind;
    }
}

// What has to stand between a block that is open and any other; the same kind where nothing does.
static BlockKind inner_of(BlockKind kind)
{
    switch (kind) {
    case BLOCK_LIST:
        return BLOCK_ITEM;
    case BLOCK_DEFINITIONS:
        return BLOCK_DEFINITION;
    case BLOCK_TABLE:
        return BLOCK_ROW;
    case BLOCK_ROW:
        return BLOCK_CELL;
    default:
        return kind;
    }
}

// Closes what nobody wrote, as far as a block does not belong in it.
static void close_implied(PressBlocks *blocks, BlockKind kind)
{
    BlockKind outer = outer_of(kind);
    for (PressContainer *container = innermost(blocks); container && container->is_implied;
         container = innermost(blocks)) {
        BlockKind around = container->block.kind;
        bool is_verse = around == BLOCK_VERSE || around == BLOCK_STANZA;
        bool is_flow = inner_of(around) == around && !is_verse;
        if (outer == kind ? is_flow : around == outer || (kind == BLOCK_LINE && is_verse))
            break;
        close_innermost(blocks);
    }
}

// Makes what is open fit to hold the block. False where there is no room for what it has to stand in.
static bool fit(PressBlocks *blocks, const Block *block)
{
    BlockKind outer = outer_of(block->kind);
    close_implied(blocks, block->kind);
    if (outer != block->kind) {
        if (is_innermost(blocks, outer) || (block->kind == BLOCK_LINE && is_innermost(blocks, BLOCK_STANZA)))
            return true;
        if (outer_of(outer) != outer) {
            Block around = {.kind = outer, .at = block->at, .language = block->language};
            if (!fit(blocks, &around))
                return false;
        }
    }
    for (PressContainer *container = innermost(blocks); container; container = innermost(blocks)) {
        BlockKind inner = inner_of(container->block.kind);
        if (inner == container->block.kind || inner == block->kind || inner == outer)
            break;
        imply(blocks, block, inner);
    }
    if (outer == block->kind || is_innermost(blocks, outer))
        return true;
    if (!has_room(blocks, outer))
        return false;
    imply(blocks, block, outer);
    return true;
}

int press_blocks_open(PressBlocks *blocks, const Block *block, bool is_looks)
{
    bool is_within = outer_of(block->kind) != block->kind; // room for it is kept by what it stands in
    if ((!is_within && !has_room(blocks, block->kind)) || !fit(blocks, block))
        return blocks->open.count;
    push_open(blocks, block, block->kind == BLOCK_STANZA); // what is no line ends it
    innermost(blocks)->is_looks = is_looks;
    return blocks->open.count - 1;
}

// ---- Blocks that hold no others

// All of its words strong: what a heading becomes inside another block.
static void embolden(Arena *arena, Block *block)
{
    Span *spans = arena_many(arena, Span, 2 * block->span_count + 1);
    int count = 0;
    uint32_t at = 0;
    for (int i = 0; i < block->span_count; i++) {
        if (block->spans[i].start > at)
            spans[count++] = (Span){.start = at, .end = block->spans[i].start, .style = SPAN_STRONG};
        spans[count] = block->spans[i];
        spans[count++].style |= SPAN_STRONG;
        at = block->spans[i].end;
    }
    if (at < block->text.size)
        spans[count++] = (Span){.start = at, .end = (uint32_t)block->text.size, .style = SPAN_STRONG};
    block->spans = spans;
    block->span_count = count;
}

static void attach(PressBlocks *blocks, Block *figure, const Block *caption)
{
    Block *child = arena_new(blocks->arena, Block);
    *child = *caption;
    figure->children = child;
    figure->child_count = 1;
}

void press_blocks_add(PressBlocks *blocks, Block block)
{
    bool is_alone = !fit(blocks, &block); // a term without room for a list of them
    name_leaf(blocks, &block);
    begin_page(blocks, &block);
    if ((block.kind == BLOCK_HEADING && blocks->open.count) || is_alone) {
        embolden(blocks->arena, &block);
        block.kind = BLOCK_PARAGRAPH;
        block.level = 0;
    }
    if (block.kind == BLOCK_FIGURE && blocks->caption >= 0 && blocks->caption == blocks->done.count - 1) {
        attach(blocks, &block, &blocks->done.at[blocks->caption]);
        blocks->done.count--;
        blocks->caption = -1;
    }
    push_done(blocks, &block);
}

// Before the table that is innermost.
static void add_above(PressBlocks *blocks, Block block)
{
    PressContainer *table = innermost(blocks);
    name_leaf(blocks, &block);
    push_done(blocks, &block);
    memmove(blocks->done.at + table->first + 1, blocks->done.at + table->first,
            sizeof block * (size_t)(blocks->done.count - 1 - table->first));
    blocks->done.at[table->first++] = block;
}

void press_blocks_add_caption(PressBlocks *blocks, Block block, bool may_wait)
{
    const PressContainer *container = innermost(blocks);
    int first = container ? container->first : 0;
    Block *last = blocks->done.count > first ? &blocks->done.at[blocks->done.count - 1] : NULL;
    if (is_innermost(blocks, BLOCK_TABLE)) {
        add_above(blocks, block);
    } else if (last && last->kind == BLOCK_FIGURE && !last->child_count) {
        name_leaf(blocks, &block);
        attach(blocks, last, &block);
    } else {
        press_blocks_add(blocks, block);
        blocks->caption = may_wait ? blocks->done.count - 1 : -1;
    }
}

void press_blocks_forget_caption(PressBlocks *blocks)
{
    blocks->caption = -1;
}

void press_blocks_drop(PressBlocks *blocks, Arena *arena)
{
    blocks->arena = arena;
    blocks->open.count = blocks->done.count = 0;
    blocks->caption = -1;
}

Flow press_blocks_turn(PressBlocks *blocks, Arena *next)
{
    int depth = blocks->open.count;
    PressContainer *open = arena_many(blocks->scratch, PressContainer, depth);
    if (depth)
        memcpy(open, blocks->open.at, sizeof *open * (size_t)depth);
    press_blocks_close(blocks, 0, false);
    Block all = {0};
    if (blocks->done.count)
        take_children(blocks, 0, &all);
    blocks->arena = next;
    blocks->part++;
    blocks->count = 0;
    blocks->caption = -1;
    for (int i = 0; i < depth; i++) {
        push_open(blocks, &open[i].block, open[i].is_implied);
        innermost(blocks)->is_looks = open[i].is_looks;
    }
    return (Flow){all.children, all.child_count};
}
