// Visit: all that one visitor leaves behind while they read: the screens they came through, their answers, the riders
// they met, and where they left what they read. It lives in one arena that is overwritten with zeros when the visit
// ends.
#pragma once

#include <stdalign.h>
#include <stddef.h>

#include "screen/screen.h"

typedef struct VisitScreen {
    const ScreenKind *kind;
    Id id;       // what was opened
    Found found; // in it, and is marked until its page is turned
    Arrival arrival;
    alignas(max_align_t) unsigned char state[SCREEN_STATE_BYTES];
} VisitScreen;

enum { VISIT_DEPTH = 24 };

typedef struct Visit {
    VisitScreen screens[VISIT_DEPTH]; // the way here, Home first
    int depth;
    Answers answers;
    RidersMet riders;
    Bookmarks bookmarks;
} Visit;

// A fresh visit at no screen, in arena.
Visit *visit_begin(Arena *arena);

// The screen on top; and the one that is not a sheet. depth is at least 1.
VisitScreen *visit_top(Visit *visit);
VisitScreen *visit_page(Visit *visit);

// Puts a screen on top, with zeroed state. When the way is too long its second step is forgotten: Home stays.
VisitScreen *visit_push(Visit *visit, const ScreenKind *kind);

// Takes the top off; false when only the first is left.
bool visit_pop(Visit *visit);

// Takes off the sheets that lie over the page.
void visit_close_sheets(Visit *visit);

// All its screens and bookmarks go on in the words of another book: the same library in another language or level.
void visit_carry(Visit *visit, Book *from, Book *to);

// Back to the first screen.
void visit_rewind(Visit *visit);
