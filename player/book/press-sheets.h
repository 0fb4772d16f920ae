// PressSheets: the style sheets of a page, as far as they tell what it means (cascade.h): those that its head links to
// and those that stand in it, with what they import.
#pragma once

#include "book/cascade.h"
#include "book/path.h"

typedef struct PressSheets {
    Arena *arena;
    PathNames *names; // where sheets are looked for
    Text page;        // the path of the page
    Cascade *cascade;
    char *words; // of the style element at hand
    size_t size;
} PressSheets;

void press_sheets_begin(PressSheets *sheets, Arena *arena, PathNames *names, Text page);

// Takes the sheet that a link element names, where it is one for a glass.
void press_sheets_link(PressSheets *sheets, const MarkupElement *link);

// Words of a style element, and its end.
void press_sheets_gather(PressSheets *sheets, Text words);
void press_sheets_end(PressSheets *sheets);
