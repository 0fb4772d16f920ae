// Wishes: the preferences that hold. Every visit begins with what the clinic has set; what somebody asks for before a
// visit holds while they are there and into the visit they begin; what is chosen in a visit ends with it.
#pragma once

#include <stdint.h>

#include "page/theme.h"

enum { WISHES_EARLY_MS = 120000 }; // somebody who sets something up begins soon

typedef struct Wishes {
    Preferences clinic;  // as it has set them
    Preferences present; // as they hold now
    bool is_visit;
    int64_t until_ms; // when what was asked for before a visit is taken back; 0: nothing was
} Wishes;

// What holds before the first visit.
Wishes wishes_of(const Preferences *clinic);

// A visit begins with what holds before it (one that goes on ends); and ends, with all that was asked for.
void wishes_begin(Wishes *wishes);
void wishes_end(Wishes *wishes);

// The clinic sets anew what visits begin with: the size of text and the colours show at once, and what else was asked
// for stays.
void wishes_set(Wishes *wishes, const Preferences *clinic);

// Somebody asks for something: lends what holds, to be changed.
Preferences *wishes_ask(Wishes *wishes, int64_t now_ms);

// Somebody is there: what they have asked for before a visit holds on.
void wishes_renew(Wishes *wishes, int64_t now_ms);

// Takes back what was asked for when nobody has begun; true when it did. When that is; INT64_MAX for never.
bool wishes_lapse(Wishes *wishes, int64_t now_ms);
int64_t wishes_due_ms(const Wishes *wishes);
