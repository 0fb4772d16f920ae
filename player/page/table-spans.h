// TableSpans: which columns the cells of a table stand in, where some span columns or rows. A cell that spans rows is
// said again in each of them, side by side as well: so a row is whole by itself wherever a page ends, and whoever hears
// it knows whose it is. What is too long for that leaves its place blank.
#pragma once

#include "page/table-cells.h"

// Gives a cell its columns, the first of the last row that are free; what reaches into that row before it is said again
// first. The cell is added after that.
void table_spans_place(Table *table, TableCell *cell);

// Says again what else reaches into the last row, if there is one. No cells are added to it after that.
void table_spans_end_row(Table *table);
