// BlockStrips: blocks of the book made into the strips of a galley: paragraphs, headings, lists, notes, pictures,
// tables.
#pragma once

#include "page/galley.h"

// Whether all that the block's conditions ask for holds.
bool block_is_shown(const PagesSpec *spec, const Block *block);

// A paragraph that ends in a colon says what comes next.
bool block_announces(const Block *block);

// Adds what a flow holds in that column. Its words are not set yet.
void block_strips_add(Galley *galley, Flow flow, const Column *column);
