// Visits: how the app begins one, ends it, and what it has open for the next.
#pragma once

#include "app/app.h"

// Opens the library again in a language (empty: its default); or in the one that every visit begins with, or in its
// default where it lacks that one. False leaves the app without a book, which is out of order.
bool app_open_book(App *app, Text language);
bool app_open_library(App *app);

// Begins a visit at Home in a language (empty: the one that is open); out of order where that cannot be read.
void app_begin_in(App *app, Text language);

// Voice and sound are offered where the machine may have them and staff allow it; a visit finds out whether it has.
void app_offer_sound(App *app);

// Between visits: this stands there from now on.
void app_wait(App *app, const ScreenKind *kind);

// Ends a visit: the face changes now, what was read is wiped by app_settle.
// At Finish: nothing of what was read is on the way any more, and the visit ends in a while, unless it is taken back.
void app_finish_visit(App *app);

void app_end_visit(App *app, AppFace face);
