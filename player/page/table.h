// Table: columns as wide as their words want, rows that never part. Where that leaves too little room for words, each row is set
// as paragraphs instead, "header: cell".
#pragma once

#include "page/strips.h"

void table_walk(Strips *strips, const Block *table, Column column);
