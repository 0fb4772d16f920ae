// Blanking: the glass goes dark outside opening hours, once nobody has been there for a while.
#pragma once

#include "app/app.h"

enum { BLANKING_LIT_MS = 120000 };

typedef struct Blanking {
    int64_t lit_until_ms; // somebody was there
} Blanking;

// Somebody is there.
void blanking_light(Blanking *blanking, int64_t now_ms);

// The glass is dark while nothing else keeps it lit; when that may change. Where no hours are set it
// never is, nor while the clock is not believed.
bool blanking_is_dark(const Blanking *blanking, const Hours *hours, const Moment *moment);
int64_t blanking_due_ms(const Blanking *blanking, const Hours *hours, const Moment *moment);
