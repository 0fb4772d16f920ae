#include "page/table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "book/flow-iterator.h"
#include "page/cell-words.h"

enum {
    UNBOUNDED_PX = 100000,
    LEAST_CHARACTERS = 8,
    HEADER_BYTES_MOST = 200, // a longer one is not said again before each cell
};

typedef struct TableCell {
    const Block *block;
    Enclosure column;
    Galley galley;
} TableCell;

typedef struct CellRow {
    const Block *block;
    ARRAY(TableCell *) cells;
} CellRow;

struct Table {
    const Block *block;
    Column column;  // around it
    Galley *galley; // the one it was begun in
    ARRAY(CellRow) rows;
    int *natural; // widths that the columns want; NULL: not measured yet
    int column_count;
};

// A table being laid into a galley.
typedef struct Layout {
    Table *table;
    Galley *into;
    int *widths;
    int gap_px, pad_px;
} Layout;

static int em_px(const Galley *galley)
{
    return galley->spec->theme.body.font.size_px;
}

static int leading_px(const Galley *galley)
{
    return galley->spec->theme.body.leading_px;
}

// ---- Gathering

Table *table_begin(Galley *galley, const Column *column, const Block *block)
{
    Table *table = arena_new(galley->arena, Table);
    *table = (Table){.block = block, .column = *column, .galley = galley};
    return table;
}

void table_add_row(Table *table, const Block *block)
{
    array_push(table->galley->arena, &table->rows)->block = block;
}

Galley *table_add_cell(Table *table, const Block *block, Column *column)
{
    assert(table->rows.count);
    CellRow *row = &table->rows.at[table->rows.count - 1];
    TableCell *cell = arena_new(table->galley->arena, TableCell);
    *array_push(table->galley->arena, &row->cells) = cell;
    if (row->cells.count > table->column_count)
        table->column_count = row->cells.count;
    cell->block = block;
    cell->column = (Enclosure){.kind = ENCLOSURE_COLUMN, .width = UNBOUNDED_PX};
    cell->galley = galley_for_cell(table->galley);
    column->within = &cell->column;
    column->is_strong = column->is_strong || block->is_header;
    return &cell->galley;
}

// Puts what stands in the cell into a column of its own.
static void fit_cell(TableCell *cell, int x, int width)
{
    cell->column.outer = NULL;
    cell->column.depth = 0;
    cell->column.x = x;
    cell->column.width = width;
    galley_fit(&cell->galley);
}

// Puts what stands in the cell into the column around the table.
static void join_cell(TableCell *cell, const Column *column)
{
    cell->column.outer = column->within;
    enclosure_fit(&cell->column);
    galley_fit(&cell->galley);
}

// ---- AdvanceCache

static int natural_px(TableCell *cell)
{
    const Galley *galley = &cell->galley;
    int widest = 0, em = em_px(galley);
    fit_cell(cell, 0, UNBOUNDED_PX);
    for (int i = 0; i < galley->strips.count; i++) {
        Strip *strip = galley->strips.at[i];
        galley_set(galley, strip);
        int px = strip->kind == STRIP_WORDS ? paragraph_widest_px(&strip->paragraph) : 8 * em;
        int indent_px = strip->within->x < 2 * em ? strip->within->x : 2 * em;
        widest = px + indent_px > widest ? px + indent_px : widest;
    }
    return widest + 1;
}

static void measure_columns(Table *table)
{
    table->natural = arena_many(table->galley->arena, int, table->column_count);
    for (int r = 0; r < table->rows.count; r++) {
        const CellRow *row = &table->rows.at[r];
        for (int c = 0; c < row->cells.count; c++) {
            int px = natural_px(row->cells.at[c]);
            table->natural[c] = px > table->natural[c] ? px : table->natural[c];
        }
    }
}

static int by_width(const void *a, const void *b)
{
    int one = *(const int *)a, other = *(const int *)b;
    return (one > other) - (one < other);
}

// Columns that want less than a fair share have what they want; the others share the rest.
static void share_width(const Layout *layout)
{
    const Table *table = layout->table;
    int open = table->column_count, rest = table->column.within->width - layout->gap_px * (open - 1);
    memcpy(layout->widths, table->natural, sizeof *layout->widths * (size_t)open);
    qsort(layout->widths, (size_t)open, sizeof *layout->widths, by_width);
    for (int i = 0; open && layout->widths[i] <= rest / open; i++, open--)
        rest -= layout->widths[i];
    assert(open >= 0);
    int share = open ? rest / open : 0;
    for (int c = 0; c < table->column_count; c++) {
        bool is_content = !open || table->natural[c] <= share;
        layout->widths[c] = is_content ? table->natural[c] : share > 1 ? share : 1;
    }
}

static bool is_too_narrow(const Layout *layout)
{
    int least_px = LEAST_CHARACTERS * em_px(layout->into) / 2;
    for (int c = 0; c < layout->table->column_count; c++)
        if (layout->widths[c] < least_px && layout->widths[c] < layout->table->natural[c])
            return true;
    return false;
}

// ---- Side by side

static bool lay_table(Table *table, Galley *into);

// Puts the strips of a cell, and those of tables in it, below what stands in the galley, the first with that gap.
// places tells where each has come to, and where the last ends. False when a row that must not part is higher than a
// page.
static bool pour(const Galley *cell, Galley *into, int gap_px, int *places)
{
    for (int i = 0; i < cell->strips.count; i++) {
        Strip *strip = cell->strips.at[i];
        places[i] = into->strips.count;
        if (strip->kind == STRIP_TABLE) {
            if (i)
                galley_open(into, strip->gap_px);
            if (!lay_table(strip->table, into))
                return false;
        } else if (i == 0) {
            galley_put(into, strip, gap_px);
        } else {
            galley_append(into, strip);
        }
    }
    places[cell->strips.count] = into->strips.count;
    return true;
}

static int *new_places(const TableCell *cell)
{
    return arena_many(cell->galley.arena, int, cell->galley.strips.count + 1);
}

// Places strips below each other in a row, from a height on; returns where they end.
static int place_strips(const Galley *galley, Row *row, int y)
{
    const Strip *above = NULL;
    for (int i = 0; i < galley->strips.count; i++) {
        Strip *strip = galley->strips.at[i];
        galley_set(galley, strip);
        y += strip_above_px(above, strip);
        *array_push(galley->arena, &row->cells) = (Placed){strip, i, 0, strip_unit_count(strip), y};
        y += strip_height_px(strip, 0, strip_unit_count(strip));
        above = strip;
    }
    return y + (above ? strip_below_px(above) : 0);
}

// Lays the cells of a row; returns its height, or -1 when it, or a row within it, is higher than a page.
static int lay_row(const Layout *layout, const CellRow *cells, Row *row)
{
    const Enclosure *around = layout->table->column.within;
    int x = around->x, height_px = 0;
    row->is_header = cells->cells.count > 0;
    for (int c = 0; c < cells->cells.count; c++) {
        TableCell *cell = cells->cells.at[c];
        Galley poured = galley_for_cell(layout->into);
        fit_cell(cell, x, layout->widths[c]);
        if (!pour(&cell->galley, &poured, 0, new_places(cell)))
            return -1;
        int cell_px = place_strips(&poured, row, layout->pad_px) + layout->pad_px;
        height_px = cell_px > height_px ? cell_px : height_px;
        row->is_header = row->is_header && cell->block->is_header;
        x += layout->widths[c] + layout->gap_px;
    }
    int pads_px = enclosure_above_px(around, NULL) + enclosure_below_px(around, NULL);
    return height_px + pads_px > layout->into->spec->height_px ? -1 : height_px;
}

// Anchors a row, and all that stands in it, at the next strip.
static void anchor_row(Galley *galley, const Block *row)
{
    FlowIterator walk;
    flow_begin(&walk, (Flow){row, 1});
    while (!galley->is_cell && flow_enter(&walk))
        galley_anchor(galley, walk.block);
}

static void add_row(const Layout *layout, int r, const Row *row, int height_px)
{
    const Table *table = layout->table;
    const Block *block = table->rows.at[r].block;
    anchor_row(layout->into, block);
    Strip *strip = galley_add(layout->into, &table->column, STRIP_ROW, r ? 0 : leading_px(layout->into) / 3);
    strip->block = block;
    strip->row = row;
    strip->size = (Size){table->column.within->width, height_px};
    strip->keeps_next = row->is_header && r + 1 < table->rows.count;
}

// The rows of a layout, laid side by side.
typedef struct LaidRows {
    Row *rows;
    int *heights, all_px;
} LaidRows;

// False when one is higher than a page.
static bool lay_rows(const Layout *layout, LaidRows *laid)
{
    Arena *arena = layout->into->arena;
    int count = layout->table->rows.count;
    *laid = (LaidRows){arena_many(arena, Row, count), arena_many(arena, int, count), 0};
    for (int r = 0; r < count; r++) {
        laid->heights[r] = lay_row(layout, &layout->table->rows.at[r], &laid->rows[r]);
        if (laid->heights[r] < 0)
            return false;
        laid->all_px += laid->heights[r];
    }
    return true;
}

// One row of cells below its heads, which its page has no room for below a heading: the heads would stand there alone.
// Smaller words, which take some six tenths of the room, bring them together.
static bool parts_from_head(const Layout *layout, const LaidRows *laid)
{
    const Table *table = layout->table;
    const PagesSpec *spec = layout->into->spec;
    int room_px = spec->height_px - spec->theme.heading.leading_px * 3 / 2;
    if (layout->into->is_cell || table->rows.count != 2 || !laid->rows[0].is_header || laid->all_px <= room_px ||
        laid->all_px * 6 / 10 > room_px)
        return false;
    for (int r = 0; r < table->rows.count; r++)
        for (int c = 0; c < table->rows.at[r].cells.count; c++)
            if (!cell_words_can_shrink(&table->rows.at[r].cells.at[c]->galley))
                return false;
    return true;
}

static void shrink(const Layout *layout)
{
    Table *table = layout->table;
    for (int r = 0; r < table->rows.count; r++)
        for (int c = 0; c < table->rows.at[r].cells.count; c++)
            cell_words_shrink(&table->rows.at[r].cells.at[c]->galley);
    measure_columns(table);
    share_width(layout);
}

// Adds the rows side by side; false, and nothing is added, when one is higher than a page.
static bool add_rows(const Layout *layout)
{
    LaidRows laid;
    bool is_laid = lay_rows(layout, &laid);
    if (is_laid && parts_from_head(layout, &laid)) {
        shrink(layout);
        is_laid = lay_rows(layout, &laid);
    }
    for (int r = 0; is_laid && r < layout->table->rows.count; r++)
        add_row(layout, r, &laid.rows[r], laid.heights[r]);
    return is_laid;
}

// ---- Below each other

static const Block *first_paragraph(const Block *cell)
{
    return cell->child_count && cell->children[0].kind == BLOCK_PARAGRAPH ? &cell->children[0] : NULL;
}

// The words over a column; empty where there are none, or too many to be said again and again.
static Text header_over(const Table *table, int c)
{
    const CellRow *row = &table->rows.at[0];
    const Block *block = c < row->cells.count ? row->cells.at[c]->block : NULL;
    const Block *words = block && block->is_header ? first_paragraph(block) : NULL;
    return words && words->text.size <= HEADER_BYTES_MOST ? words->text : TEXT("");
}

// The strip with "header: " in front of its words.
static Strip *with_prefix(const Galley *galley, const Strip *plain, Text header)
{
    Strip *strip = arena_new(galley->arena, Strip);
    *strip = *plain;
    strip->is_set = false;
    strip->paragraph = (Paragraph){.passage = plain->paragraph.passage};
    Passage *passage = &strip->paragraph.passage;
    Span *spans = arena_many(galley->arena, Span, passage->span_count + 1);
    uint32_t size = (uint32_t)header.size + 2;
    spans[0] = (Span){.start = 0, .end = size - 1, .style = SPAN_STRONG};
    for (int i = 0; i < passage->span_count; i++) {
        spans[i + 1] = passage->spans[i];
        spans[i + 1].start += size;
        spans[i + 1].end += size;
    }
    passage->text = text_format(galley->arena, "%.*s: %.*s", TEXT_ARGS(header), TEXT_ARGS(passage->text));
    passage->spans = spans;
    passage->span_count++;
    strip->prefix_size = size;
    return strip;
}

// Anchors of a cell, whose strips have come to those places.
static void move_anchors(const Galley *cell, Galley *into, const int *places)
{
    for (int i = 0; i < cell->anchors.count; i++) {
        const Anchor *anchor = &cell->anchors.at[i];
        assert(anchor->strip <= cell->strips.count);
        int place = anchor->strip < 0 ? places[0] - 1 : places[anchor->strip];
        *array_push(into->arena, &into->anchors) = (Anchor){anchor->block, place};
    }
}

static bool stack_cell(const Layout *layout, TableCell *cell, Text header, int gap_px)
{
    Galley *into = layout->into;
    int *places = new_places(cell);
    bool is_first = into->gap.is_first;
    join_cell(cell, &layout->table->column);
    if (!pour(&cell->galley, into, gap_px, places))
        return false;
    if (!into->is_cell)
        move_anchors(&cell->galley, into, places);
    int count = cell->galley.strips.count;
    if (!count || places[count] == places[0])
        return true;
    Strip **first = &into->strips.at[places[0]];
    const Block *words = first_paragraph(cell->block);
    if (header.size && !cell->block->is_header && words && (*first)->block == words)
        *first = with_prefix(into, *first, header);
    if (!is_first)
        (*first)->gap_px = gap_px;
    if (cell->block->is_header)
        into->strips.at[into->strips.count - 1]->keeps_next = true;
    return true;
}

static bool stack_row(const Layout *layout, const CellRow *row)
{
    int leading = leading_px(layout->into);
    for (int c = 0; c < row->cells.count; c++)
        if (!stack_cell(layout, row->cells.at[c], header_over(layout->table, c), c ? leading / 10 : leading / 2))
            return false;
    return true;
}

// The first row stands over the others, and each cell of them can say what it says.
static bool is_said_again(const Table *table)
{
    const CellRow *row = &table->rows.at[0];
    for (int c = 0; c < row->cells.count; c++) {
        const Block *cell = row->cells.at[c]->block, *words = first_paragraph(cell);
        if (!cell->is_header || (words && words->text.size > HEADER_BYTES_MOST))
            return false;
    }
    return table->rows.count > 1;
}

// Adds the cells below each other; false when a row of a table in one is higher than a page, and the galley is itself a
// cell's.
static bool stack_rows(const Layout *layout)
{
    const Table *table = layout->table;
    bool is_head_left_out = is_said_again(table);
    for (int r = 0; r < table->rows.count; r++) {
        const CellRow *row = &table->rows.at[r];
        if (r == 0 && is_head_left_out) {
            anchor_row(layout->into, row->block);
            continue;
        }
        if (!layout->into->is_cell)
            galley_anchor(layout->into, row->block);
        if (!stack_row(layout, row))
            return false;
    }
    return true;
}

// Adds the strips of a table. False when a row is higher than a page and stands in a cell, so that the row around is
// too high as well.
static bool lay_table(Table *table, Galley *into)
{
    if (!table->column_count)
        return true;
    if (!table->natural)
        measure_columns(table);
    Layout layout = {.table = table, .into = into, .gap_px = em_px(into), .pad_px = leading_px(into) / 8};
    layout.widths = arena_many(into->arena, int, table->column_count);
    share_width(&layout);
    bool stands_side_by_side = !is_too_narrow(&layout);
    bool is_done =
        (stands_side_by_side && add_rows(&layout)) || ((!stands_side_by_side || !into->is_cell) && stack_rows(&layout));
    into->gap.least_px = leading_px(into) / 2;
    return is_done;
}

void table_end(Table *table)
{
    Galley *galley = table->galley;
    if (!galley->is_cell) {
        bool is_laid = lay_table(table, galley);
        assert(is_laid);
        return;
    }
    Strip *strip = galley_add(galley, &table->column, STRIP_TABLE, leading_px(galley) / 3);
    strip->block = table->block;
    strip->table = table;
    galley->gap.least_px = leading_px(galley) / 2;
}
