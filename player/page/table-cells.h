// TableCells: what the files of a table share: its rows, and for each cell a galley of what stands in it.
#pragma once

#include "page/table.h"

typedef struct TableCell {
    const Block *block;
    Enclosure column;
    Galley galley;
    Context *context;
    int first, span; // columns that it stands in
    int rows_below;  // that it reaches into
} TableCell;

typedef struct CellRow {
    const Block *block;
    ARRAY(TableCell *) cells; // in the order of their columns
    Context *context;
    int column_count; // so far
    int above;        // the cell of the row above that is next to be looked at
    int reach_count;  // cells that reach below
} CellRow;

struct Table {
    const Block *block;
    Column column;  // around it
    Galley *galley; // the one it was begun in
    ARRAY(CellRow) rows;
    Context *context;
    const TableCell **heads; // the cell of the first row over each column; NULL: the table has not ended
    int *natural;            // widths that the columns want; NULL: not measured yet
    int column_count;
};
