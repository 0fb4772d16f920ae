// Calendar: days counted from 1 January 1970, and their dates as ISO 8601 writes them.
#pragma once

#include "base/text.h"

// The day of a date like "2026-05-31"; 0 when the text is none.
int calendar_day(Text date);

// Its date, in arena.
Text calendar_print(Arena *arena, int day);

// 0: Sunday.
int calendar_weekday(int day);

// The same day of the month some months later, or earlier; in a shorter month its last.
int calendar_move(int day, int months);
