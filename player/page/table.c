#include "page/table.h"

#include <assert.h>

#include "book/flow-iterator.h"
#include "page/cell-words.h"
#include "page/column-head.h"
#include "page/table-columns.h"
#include "page/table-context.h"
#include "page/table-rows.h"
#include "page/table-spans.h"

// A table being laid into a galley.
typedef struct Layout {
    Table *table;
    Galley *into;
    int *widths, *lefts; // of the columns; where each begins from the table's own left, and one more
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
    table_context_begin(table);
    return table;
}

void table_add_row(Table *table, const Block *block)
{
    table_spans_end_row(table);
    array_push(table->galley->arena, &table->rows)->block = block;
    table_context_add_row(table);
}

Galley *table_add_cell(Table *table, const Block *block, Column *column)
{
    assert(table->rows.count);
    CellRow *row = &table->rows.at[table->rows.count - 1];
    TableCell *cell = arena_new(table->galley->arena, TableCell);
    cell->block = block;
    table_spans_place(table, cell);
    *array_push(table->galley->arena, &row->cells) = cell;
    cell->column = (Enclosure){.kind = ENCLOSURE_COLUMN, .width = COLUMN_UNBOUNDED_PX};
    cell->galley = galley_for_cell(table->galley);
    column->within = &cell->column;
    column->context = table_context_add_cell(table, cell);
    column->is_strong = column->is_strong || block->is_header;
    return &cell->galley;
}

// Puts what stands in the cell into the column around the table.
static void join_cell(TableCell *cell, const Column *column)
{
    cell->column.outer = column->within;
    enclosure_fit(&cell->column);
    galley_fit(&cell->galley);
}

// ---- Side by side

static bool lay_table(Table *table, Galley *into);

// Puts the strips of a cell, and those of tables in it, below what stands in the galley, the first with that gap.
// places tells where each has come to, and where the last ends. False when a row that must not part has no room.
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

// That a page has for rows.
static int room_px(const Layout *layout)
{
    const Enclosure *around = layout->table->column.within;
    return layout->into->spec->height_px - enclosure_above_px(around, NULL) - enclosure_below_px(around, NULL);
}

// Lays the cells of a row; returns its height, or -1 when it, or a row within it, is higher than a page or breaks a
// word.
static int lay_row(const Layout *layout, const CellRow *cells, Row *row)
{
    int left = layout->table->column.within->x, height_px = 0;
    row->is_header = cells->cells.count > 0;
    for (int c = 0; c < cells->cells.count; c++) {
        TableCell *cell = cells->cells.at[c];
        Galley poured = galley_for_cell(layout->into);
        int x = layout->lefts[cell->first], width = layout->lefts[cell->first + cell->span] - layout->gap_px - x;
        table_columns_fit(cell, left + x, width > 1 ? width : 1);
        if (!pour(&cell->galley, &poured, 0, new_places(cell)))
            return -1;
        int cell_px = place_strips(&poured, row, layout->pad_px) + layout->pad_px;
        height_px = cell_px > height_px ? cell_px : height_px;
        row->is_header = row->is_header && cell->block->is_header;
    }
    bool breaks_words = layout->table->column_count > 1 && table_row_breaks_words(row);
    return height_px > room_px(layout) || breaks_words ? -1 : height_px;
}

// Anchors a row, and all that stands in it, at the next strip.
static void anchor_row(Galley *galley, const Block *row)
{
    FlowIterator walk;
    flow_begin(&walk, (Flow){row, 1});
    while (!galley->is_cell && flow_enter(&walk))
        galley_anchor(galley, walk.block);
}

// The heads of a table for the pages on which it goes on; NULL: the first row is none, or stands in a cell.
static Strip *repeat_heads(const Layout *layout, const Row *row, const Strip *first)
{
    if (!row->is_header || layout->into->is_cell)
        return NULL;
    Strip *heads = arena_new(layout->into->arena, Strip);
    *heads = *first;
    heads->is_repeat = heads->keeps_next = true;
    return heads;
}

static Strip *add_row(const Layout *layout, const LaidRows *laid, int r)
{
    const Table *table = layout->table;
    const Block *block = table->rows.at[r].block;
    anchor_row(layout->into, block);
    Strip *strip = galley_add(layout->into, &table->column, STRIP_ROW, r ? 0 : leading_px(layout->into) / 3);
    strip->block = block;
    strip->row = &laid->rows[r];
    strip->size = (Size){table->column.within->width, laid->heights[r]};
    strip->keeps_next = table_rows_keep_next(laid, r);
    strip->together = table_rows_are_few(laid) && !layout->into->is_cell ? table->block : NULL;
    return strip;
}

// False when one has no room.
static bool lay_rows(const Layout *layout, LaidRows *laid)
{
    Arena *arena = layout->into->arena;
    int count = layout->table->rows.count;
    *laid = (LaidRows){arena_many(arena, Row, count), arena_many(arena, int, count), count, 0};
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

static void share_columns(const Layout *layout)
{
    const Table *table = layout->table;
    table_columns_share(table, layout->gap_px, layout->widths);
    for (int c = 0; c < table->column_count; c++)
        layout->lefts[c + 1] = layout->lefts[c] + layout->widths[c] + layout->gap_px;
}

static void shrink(const Layout *layout)
{
    Table *table = layout->table;
    for (int r = 0; r < table->rows.count; r++)
        for (int c = 0; c < table->rows.at[r].cells.count; c++)
            cell_words_shrink(&table->rows.at[r].cells.at[c]->galley);
    table_columns_measure(table);
    share_columns(layout);
}

static void add_laid(const Layout *layout, const LaidRows *laid)
{
    table_context_name(layout->table);
    Strip *heads = repeat_heads(layout, &laid->rows[0], add_row(layout, laid, 0));
    for (int r = 1; r < layout->table->rows.count; r++) {
        Strip *strip = add_row(layout, laid, r);
        strip->heads = !laid->rows[r].is_header ? heads : NULL;
    }
}

// Adds the rows side by side; false, and nothing is added, when words or rows have no room so.
static bool add_rows(const Layout *layout)
{
    LaidRows laid;
    bool is_laid = lay_rows(layout, &laid);
    if (is_laid && parts_from_head(layout, &laid)) {
        shrink(layout);
        is_laid = lay_rows(layout, &laid);
    }
    is_laid = is_laid && (layout->into->is_cell || table_rows_have_room(&laid, room_px(layout)));
    if (is_laid)
        add_laid(layout, &laid);
    return is_laid;
}

// ---- Below each other

// Anchors of a cell that begins at one place, and whose strips have come to those.
static void move_anchors(const TableCell *cell, Galley *into, int start, const int *places)
{
    for (int i = 0; i < cell->galley.anchors.count; i++) {
        const Anchor *anchor = &cell->galley.anchors.at[i];
        assert(anchor->strip <= cell->galley.strips.count);
        int place = anchor->strip < 0 ? places[0] - 1 : places[anchor->strip];
        if (anchor->block == cell->block)
            place = start;
        *array_push(into->arena, &into->anchors) = (Anchor){anchor->block, place};
    }
}

// Adds a cell below what stands in the galley, after its column's head (NULL: none).
static bool stack_cell(const Layout *layout, TableCell *cell, const Strip *head, int gap_px)
{
    Galley *into = layout->into;
    int *places = new_places(cell), start = into->strips.count, count = cell->galley.strips.count;
    bool has_own_head = head && count && !column_head_leads(cell);
    join_cell(cell, &layout->table->column);
    if (has_own_head)
        column_head_add(into, &layout->table->column, cell, head);
    bool is_first = into->gap.is_first;
    if (!pour(&cell->galley, into, gap_px, places))
        return false;
    if (!into->is_cell)
        move_anchors(cell, into, start, places);
    if (places[count] == places[0])
        return true;
    Strip **first = &into->strips.at[places[0]];
    if (head && !has_own_head)
        *first = column_head_lead(into, *first, head);
    if (!is_first && !has_own_head)
        (*first)->gap_px = gap_px;
    if (cell->block->is_header)
        into->strips.at[into->strips.count - 1]->keeps_next = true;
    return true;
}

static bool stack_row(const Layout *layout, const CellRow *row)
{
    int leading = leading_px(layout->into);
    for (int c = 0; c < row->cells.count; c++) {
        TableCell *cell = row->cells.at[c];
        const Strip *head = cell->block->is_header ? NULL : column_head_of(layout->table, cell->first);
        if (!stack_cell(layout, cell, head, c ? leading / 10 : leading / 2))
            return false;
    }
    return true;
}

// The first row stands over the others, and each cell of them can say what it says.
static bool is_said_again(const Table *table)
{
    const CellRow *row = &table->rows.at[0];
    for (int c = 0; c < row->cells.count; c++)
        if (!column_head_is_short(row->cells.at[c]))
            return false;
    return table->rows.count > 1;
}

// Adds the cells below each other; false when a row of a table in one has no room, and the galley is itself a cell's.
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
        int first = layout->into->strips.count;
        if (!layout->into->is_cell)
            galley_anchor(layout->into, row->block);
        if (!stack_row(layout, row))
            return false;
        for (int i = first; i < layout->into->strips.count; i++)
            layout->into->strips.at[i]->together = row->block;
    }
    return true;
}

// Adds the strips of a table. False when a row has no room and stands in a cell, so that the row around has none
// either.
static bool lay_table(Table *table, Galley *into)
{
    if (!table->column_count)
        return true;
    if (!table->natural)
        table_columns_measure(table);
    Layout layout = {.table = table, .into = into, .gap_px = em_px(into), .pad_px = leading_px(into) / 8};
    layout.widths = arena_many(into->arena, int, table->column_count);
    layout.lefts = arena_many(into->arena, int, table->column_count + 1);
    share_columns(&layout);
    bool stands_side_by_side = !table_columns_are_narrow(table, layout.widths);
    bool is_done =
        (stands_side_by_side && add_rows(&layout)) || ((!stands_side_by_side || !into->is_cell) && stack_rows(&layout));
    into->gap.least_px = leading_px(into) / 2;
    return is_done;
}

void table_end(Table *table)
{
    Galley *galley = table->galley;
    table_spans_end_row(table);
    column_heads_find(table);
    table_context_count(table);
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
