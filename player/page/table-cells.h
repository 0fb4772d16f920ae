// TableCells: what the files of a table share: its rows, and for each cell a galley of what stands in it.
#pragma once

#include "page/table.h"

typedef struct TableCell {
    const Block *block;
    Enclosure column;
    Galley galley;
    Context *context;
} TableCell;

typedef struct CellRow {
    const Block *block;
    ARRAY(TableCell *) cells;
    Context *context;
} CellRow;

struct Table {
    const Block *block;
    Column column;  // around it
    Galley *galley; // the one it was begun in
    ARRAY(CellRow) rows;
    Context *context;
    int *natural; // widths that the columns want; NULL: not measured yet
    int column_count;
};
