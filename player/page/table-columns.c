#include "page/table-columns.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_CHARACTERS = 8 };

static int em_px(const Galley *galley)
{
    return galley->spec->theme.body.font.size_px;
}

void table_columns_fit(TableCell *cell, int x, int width)
{
    cell->column.outer = NULL;
    cell->column.depth = 0;
    cell->column.x = x;
    cell->column.width = width;
    galley_fit(&cell->galley);
}

static int natural_px(TableCell *cell)
{
    const Galley *galley = &cell->galley;
    int widest = 0, em = em_px(galley);
    table_columns_fit(cell, 0, COLUMN_UNBOUNDED_PX);
    for (int i = 0; i < galley->strips.count; i++) {
        Strip *strip = galley->strips.at[i];
        galley_set(galley, strip);
        int px = strip->kind == STRIP_WORDS ? paragraph_widest_px(&strip->paragraph) : 8 * em;
        int indent_px = strip->within->x < 2 * em ? strip->within->x : 2 * em;
        widest = px + indent_px > widest ? px + indent_px : widest;
    }
    return widest + 1;
}

// Widens the columns of a cell, all as much, by what it wants beyond them.
static void measure(Table *table, TableCell *cell)
{
    int lacking_px = natural_px(cell) - (cell->span - 1) * em_px(table->galley);
    for (int i = 0; i < cell->span; i++)
        lacking_px -= table->natural[cell->first + i];
    for (int i = 0; i < cell->span && lacking_px > 0; i++)
        table->natural[cell->first + i] += (lacking_px + cell->span - 1) / cell->span;
}

void table_columns_measure(Table *table)
{
    table->natural = arena_many(table->galley->arena, int, table->column_count);
    for (int r = 0; r < table->rows.count; r++) {
        const CellRow *row = &table->rows.at[r];
        for (int c = 0; c < row->cells.count; c++)
            if (row->cells.at[c]->span == 1)
                measure(table, row->cells.at[c]);
    }
    for (int r = 0; r < table->rows.count; r++) {
        const CellRow *row = &table->rows.at[r];
        for (int c = 0; c < row->cells.count; c++)
            if (row->cells.at[c]->span > 1)
                measure(table, row->cells.at[c]);
    }
}

static int by_width(const void *a, const void *b)
{
    int one = *(const int *)a, other = *(const int *)b;
    return (one > other) - (one < other);
}

void table_columns_share(const Table *table, int gap_px, int *widths)
{
    int open = table->column_count, rest = table->column.within->width - gap_px * (open - 1);
    memcpy(widths, table->natural, sizeof *widths * (size_t)open);
    qsort(widths, (size_t)open, sizeof *widths, by_width);
    for (int i = 0; open && widths[i] <= rest / open; i++, open--)
        rest -= widths[i];
    assert(open >= 0);
    int share = open ? rest / open : 0;
    for (int c = 0; c < table->column_count; c++) {
        bool is_content = !open || table->natural[c] <= share;
        widths[c] = is_content ? table->natural[c] : share > 1 ? share : 1;
    }
}

bool table_columns_are_narrow(const Table *table, const int *widths)
{
    int least_px = LEAST_CHARACTERS * em_px(table->galley) / 2;
    for (int c = 0; c < table->column_count; c++)
        if (widths[c] < least_px && widths[c] < table->natural[c])
            return true;
    return false;
}
