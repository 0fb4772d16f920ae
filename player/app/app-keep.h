// What a reader of one's own keeps from one visit to the next (reading-state.h), for app*.c alone. Each does nothing on
// a screen that people share.
#pragma once

#include "app/app.h"

// The visit that has begun goes on where the last one was; what is kept of a book, when it is first opened in it.
void app_keep_begin(App *app);
void app_keep_recall(App *app, Id id);

// Before the visit goes: notes where it is, and how it is read.
void app_keep_end(App *app);

// The same in spare time, once a minute at most, and writes it. True when there was anything to do.
bool app_keep_work(App *app);

// Writes what was noted: the glass is clear by then.
void app_keep_settle(App *app);

// Nothing is known any more of where that book was left.
void app_keep_forget(App *app, Id book);
