// Hours: when the clinic is open, by weekday, the words that tell it, and how staff change a day. The Cover shows those
// of the week. A day's times are its openings' ends in their order: 0 opens, 1 closes, 2 opens again, and so on.
#pragma once

#include "book/phrases.h"
#include "markup/value.h"

enum { WEEKDAY_COUNT = 7 }; // from Sunday, 0, as the C library counts
enum { TIMES_MOST = 2 * OPENINGS_MOST };

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
bool hours_equal(const Hours *a, const Hours *b);

// The clinic is open at that minute since midnight: from the first minute of an opening to before its last.
bool hours_are_open(const OpeningDay *day, int minute);

// Minutes until that becomes otherwise, or the day ends; at least 1.
int hours_until_change(const OpeningDay *day, int minute);

// "9:00 to 12:30 · 13:30 to 17:00", in arena; empty for a day without openings.
Text hours_words(Arena *arena, const OpeningDay *day, const Phrases *phrases);
// ---- changing a day

// The minute of one of its times; there are twice as many as openings.
int hours_time(const OpeningDay *day, int time);

// Moves a time by minutes. False, and the day stays, where it would meet the time before or after it or leave the day.
bool hours_move(OpeningDay *day, int time, int by_minutes);

// Makes a break in the middle of the last opening. False, and the day stays, where it is too short or there are breaks
// enough.
bool hours_part(OpeningDay *day);

// Takes the last break away. False where there is none.
bool hours_join(OpeningDay *day);

// The day as a word that an action can carry, like "540-750 810-1020", in arena; and back: false, and *day is closed,
// where that says no day whose times are in their order.
Text hours_print(Arena *arena, const OpeningDay *day);
bool hours_read(Text text, OpeningDay *day);
