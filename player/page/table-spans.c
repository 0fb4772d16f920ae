#include "page/table-spans.h"

#include <limits.h>

#include "page/column-head.h"
#include "page/table-columns.h"
#include "page/table-context.h"

enum { COLUMNS_MOST = 64, REACHES_MOST = 8 }; // that spans make, and that reach below one row at once

// The cell of the row above that reaches into this one next; NULL: none does.
static const TableCell *next_reach(const Table *table, CellRow *row)
{
    int index = (int)(row - table->rows.at);
    const CellRow *above = index > 0 ? &table->rows.at[index - 1] : NULL;
    while (above && row->above < above->cells.count && !above->cells.at[row->above]->rows_below)
        row->above++;
    return above && row->above < above->cells.count ? above->cells.at[row->above] : NULL;
}

static void take_columns(CellRow *row, TableCell *cell, int span, int rows_below)
{
    bool may_reach = row->reach_count < REACHES_MOST;
    cell->first = row->column_count;
    cell->span = span;
    cell->rows_below = may_reach ? rows_below : 0;
    row->reach_count += cell->rows_below > 0;
    row->column_count += span;
}

static void say_again(const Table *table, CellRow *row, const TableCell *above)
{
    Arena *arena = table->galley->arena;
    TableCell *cell = arena_new(arena, TableCell);
    *cell = (TableCell){.block = above->block,
                        .column = {.kind = ENCLOSURE_COLUMN, .width = COLUMN_UNBOUNDED_PX},
                        .galley = galley_for_cell(table->galley)};
    row->above++;
    take_columns(row, cell, above->span, above->rows_below - 1);
    const Context *context = table_context_add_cell(table, cell);
    *array_push(arena, &row->cells) = cell;
    const Strip *words = column_head_words(above);
    if (!words || above->galley.strips.count > 1 || words->within != &above->column)
        return;
    Strip *strip = arena_new(arena, Strip);
    *strip = *words;
    strip->within = &cell->column;
    strip->is_set = false;
    strip->is_repeat = true;
    strip->paragraph = (Paragraph){.passage = words->paragraph.passage};
    strip->paragraph.passage.context = context;
    galley_append(&cell->galley, strip);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

void table_spans_place(Table *table, TableCell *cell)
{
    CellRow *row = &table->rows.at[table->rows.count - 1];
    const Block *block = cell->block;
    const TableCell *reach = next_reach(table, row);
    for (; reach && reach->first <= row->column_count; reach = next_reach(table, row))
        say_again(table, row, reach);
    int free = reach ? reach->first - row->column_count : INT_MAX;
    int span = least(block->columns, least(free, COLUMNS_MOST - row->column_count));
    take_columns(row, cell, span > 1 ? span : 1, block->rows > 1 ? block->rows - 1 : 0);
    if (row->column_count > table->column_count)
        table->column_count = row->column_count;
}

void table_spans_end_row(Table *table)
{
    CellRow *row = table->rows.count ? &table->rows.at[table->rows.count - 1] : NULL;
    const TableCell *reach = row ? next_reach(table, row) : NULL;
    for (; reach; reach = next_reach(table, row)) {
        row->column_count = reach->first;
        say_again(table, row, reach);
    }
}
