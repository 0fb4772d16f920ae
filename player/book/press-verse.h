// PressVerse: lines of verse: how far each stands in, and those that were written as one paragraph with breaks.
#pragma once

#include "book/press-blocks.h"

// A paragraph of four lines at least, all of them short, is a stanza whatever it is called. Hundreds are none.
bool press_verse_is(const Block *block);

// Adds its lines, as a verse that its end closes.
void press_verse_add(PressBlocks *blocks, const Block *block);

// Sets the step that a line stands in at, by what a sheet says (parts of an em), or by the no-break spaces before it,
// which are taken off.
void press_verse_indent(Block *line, int indent);
