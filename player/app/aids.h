// Aids: those that the app has, each with its state, in the order in which they hear, advance and are applied.
#pragma once

#include <stdalign.h>
#include <stddef.h>

#include "app/aid.h"

extern const AidKind *const aid_kinds[]; // NULL ends them

enum { AID_MOST = 12 };

typedef struct AidState {
    alignas(max_align_t) unsigned char bytes[AID_STATE_BYTES];
} AidState;

typedef struct Aids {
    AidState states[AID_MOST]; // as in aid_kinds
} Aids;

void aids_open(Aids *aids, const AppSpec *spec);
void aids_close(Aids *aids);

// Wipes what is left of a visit that has ended.
void aids_forget(Aids *aids);

// What they tell of themselves.
AidTold aids_told(const Aids *aids);

// Shows them a page of that book as its screens have stated it; true: it must be stated anew.
bool aids_read(Aids *aids, Book *book, const Frame *frame);

// A turn to words has come to this page (drawn in scratch): they find some.
bool aids_suit(Aids *aids, Book *book, const Frame *frame, Arena *scratch);

// Lets them draw on a frame just stated, or say it; each sees what those before it tell.
void aids_apply(Aids *aids, AidSight *sight, Frame *frame);

// When the first of them wants to advance.
int64_t aids_due_ms(const Aids *aids, const AidSight *sight);
