// PageBreak: where a page may end, and what it gives to the next one for that.
#pragma once

#include "page/page-fill.h"

// Lines of a paragraph that stay together at least, before a break and after it.
enum { LINES_TOGETHER = 2 };

// Of that many placed strips, those left when headings at their end are taken back.
int page_break_without_headings(const Placing *placed, int count);

// Takes back all but that many placed strips.
void page_break_keep(PageFill *fill, int count);

// The words that are placed there end in a colon and lead into the next strip.
bool page_break_leads(const Placed *placed, const Strip *next);

// A strip that begins a note, or a chain of tied pieces, which does not fit here, but does on a page of its own, with
// what leads into it. A note does not leave a page half empty for that, nor does a safety line leave one
// that is nearly empty.
bool page_break_before(const PageFill *fill, const Strip *strip);

// The lines, fewer than that, which would stand on the next page alone, since a safety line after them has no room
// below them and begins a page of its own; 0: there is no such page.
int page_break_lines_before_rider(const PageFill *fill, int most);

// Takes back what must not end a page before that strip; false when that would be everything.
bool page_break_give_back(PageFill *fill, const Strip *next);

// Where a page holds headings alone and there is no room for words below them, its title may stand there without those
// below it. False where there is none.
bool page_break_after_title(PageFill *fill);

// The strip brings the last words above it along: what is tied to them, and a line that leads to a
// safety line, where it is the last.
bool page_break_takes_words(const PageFill *fill, const Strip *strip);

// What takes words along has no room on their page: takes back two lines of them, more where fewer would be left of a
// paragraph, and all of a note; of a few lines that fill a page, one. False where nothing would be left.
bool page_break_give_words(PageFill *fill);
