#include "app/hours.h"

static Text time_words(Arena *arena, int minute)
{
    return text_format(arena, "%d:%02d", minute / 60, minute % 60);
}

Text hours_words(Arena *arena, const OpeningDay *day, const Phrases *phrases)
{
    Text words = TEXT("");
    for (int i = 0; i < day->count; i++) {
        Text ends[] = {time_words(arena, day->openings[i].from), time_words(arena, day->openings[i].to)};
        Text span = phrase_span(arena, phrases, PHRASE_HOURS_SPAN, ends);
        words = text_format(arena, "%.*s%s%.*s", TEXT_ARGS(words), i ? " · " : "", TEXT_ARGS(span));
    }
    return words;
}

bool hours_are_set(const Hours *hours)
{
    bool are_set = false;
    for (int day = 0; day < WEEKDAY_COUNT; day++)
        are_set = are_set || hours->days[day].count;
    return are_set;
}

bool hours_are_open(const OpeningDay *day, int minute)
{
    bool are_open = false;
    for (int i = 0; i < day->count; i++)
        are_open = are_open || (minute >= day->openings[i].from && minute < day->openings[i].to);
    return are_open;
}

int hours_until_change(const OpeningDay *day, int minute)
{
    enum { DAY_MINUTES = 24 * 60 };
    int later = minute + 1;
    while (later < DAY_MINUTES && hours_are_open(day, later) == hours_are_open(day, minute))
        later++;
    return later - minute;
}
