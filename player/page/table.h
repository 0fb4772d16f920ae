// Table: columns as wide as their words want, rows that never part. Where that leaves too little room for words, or for
// two rows below their heads on a page, the cells stand below each other instead, each after the head of its column,
// and those of a row stay on one page. A table that parts has two rows before that and two after it.
//
// The cells are walked once, into galleys of their own, and measured once; then they are laid at the widths that are
// found for them. A table in a cell is laid with its cell. When a row of it has no room nor has the row around,
// and the outermost of them is set as paragraphs: so a table is laid anew at most once for each table around it, of
// which there are few (FLOW_DEPTH_MOST).
#pragma once

#include "page/galley.h"

typedef struct Table Table;

// Begins one in a column; rows, and cells of the last row, are added in order.
Table *table_begin(Galley *galley, const Column *column, const Block *block);
void table_add_row(Table *table, const Block *block);

// A new cell of the last row: what it holds goes into the galley, in the column as this changes it.
Galley *table_add_cell(Table *table, const Block *block, Column *column);

// Ends it: adds its rows to the galley that it was begun in, laid; in a cell, itself, to be laid with the cell.
void table_end(Table *table);
