// TableContext: which row and column the words of a table stand in, for those who hear them.
#pragma once

#include "page/table-cells.h"

// That of a table just begun, of its last row, and of a cell just added to that; the cell's is handed back.
void table_context_begin(Table *table);
void table_context_add_row(Table *table);
const Context *table_context_add_cell(const Table *table, TableCell *cell);

// Counts rows and columns once all are there.
void table_context_count(Table *table);

// Side by side, cells below the heads bear the words over their column; below each other they are said in sight.
void table_context_name(Table *table);
