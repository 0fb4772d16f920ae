// TableColumns: how wide the columns of a table become.
#pragma once

#include "page/table-cells.h"

enum { COLUMN_UNBOUNDED_PX = 100000 }; // wider than any words

// Puts what stands in the cell into a column of its own, in pixels.
void table_columns_fit(TableCell *cell, int x, int width);

// Finds how wide each column would be if none of its words had to part.
void table_columns_measure(Table *table);

// Widths of the measured columns in that of the table, with gaps between: columns that want less than a fair share have
// what they want; the others share the rest.
void table_columns_share(const Table *table, int gap_px, int *widths);

// One of the widths leaves too little room for words.
bool table_columns_are_narrow(const Table *table, const int *widths);
