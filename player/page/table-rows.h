// TableRows: the rows of a table, laid side by side: whether they may stand so, and which of them stay together.
#pragma once

#include "page/strip.h"

typedef struct LaidRows {
    Row *rows;
    int *heights;
    int count, all_px; // height of all
} LaidRows;

// A word has no room in its column.
bool table_row_breaks_words(const Row *row);

// A page of that height holds the heads and any two rows below them, or the only one.
bool table_rows_have_room(const LaidRows *laid, int height_px);

// No page ends after that row, where it can be helped: where a table parts it has two rows before that, which its heads
// stay with, and two after it.
bool table_rows_keep_next(const LaidRows *laid, int r);

// There are too few of them for a table to part so.
bool table_rows_are_few(const LaidRows *laid);
