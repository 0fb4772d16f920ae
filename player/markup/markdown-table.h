// Tables of Markdown before md4c reads them. It fills every row up to the columns of the table's head, so that a head
// of thousands above short rows costs the product of both. Such a table is read as lines of words.
#pragma once

#include "base/arena.h"
#include "base/text.h"

typedef struct MarkdownTables {
    Text text;     // the page, as long as it was; in arena where a line below a head was blanked out, else the same
    int wide_line; // the first that was, from 1; 0: none
} MarkdownTables;

MarkdownTables markdown_tables_narrow(Arena *arena, Text text);
