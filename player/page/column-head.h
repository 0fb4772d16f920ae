// ColumnHead: the words over a column of a table, which are said again at each of its cells where those stand below
// each other: in strong letters, before the cell's first words where it begins with a paragraph of its own, else above
// it.
#pragma once

#include "page/table-cells.h"

// The first paragraph of a cell, where it is short enough to be said again; NULL: there is none.
const Strip *column_head_words(const TableCell *cell);

// Finds the heads of a table that has all its cells.
void column_heads_find(Table *table);

// The cell of the first row is a head that can be said again whole: it holds a short paragraph, or nothing.
bool column_head_is_short(const TableCell *head);

// The first words of a column's head; NULL where the first row has none there, or too many to be said again.
const Strip *column_head_of(const Table *table, int column);

// Whether a cell begins with words that can follow the head's in one paragraph.
bool column_head_leads(const TableCell *cell);

// The first strip of a cell, with "head: " in front of its words.
Strip *column_head_lead(const Galley *galley, const Strip *plain, const Strip *head);

// Adds the head in a column as words of the cell, which stay with what follows.
void column_head_add(Galley *galley, const Column *column, const TableCell *cell, const Strip *head);
