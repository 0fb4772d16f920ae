// Hours: when the clinic is open, by weekday, and the words that tell it. The Cover shows those of today.
#pragma once

#include "book/phrases.h"
#include "book/proof.h"

enum { WEEKDAY_COUNT = 7 }; // from Sunday, 0, as the C library counts

// Minutes since midnight.
typedef struct Opening {
    int from, to;
} Opening;

typedef struct OpeningDay {
    Opening openings[OPENINGS_MOST]; // in their order
    int count;                       // 0: closed, or not said
} OpeningDay;

typedef struct Hours {
    OpeningDay days[WEEKDAY_COUNT];
} Hours;

// Some day has an opening.
bool hours_are_set(const Hours *hours);

// The clinic is open at that minute since midnight: from the first minute of an opening to before its last.
bool hours_are_open(const OpeningDay *day, int minute);

// Minutes until that becomes otherwise, or the day ends; at least 1.
int hours_until_change(const OpeningDay *day, int minute);

// "9:00 to 12:30 · 13:30 to 17:00", in arena; empty for a day without openings.
Text hours_words(Arena *arena, const OpeningDay *day, const Phrases *phrases);
