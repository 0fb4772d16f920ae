#include "screen/hours.h"

#include <assert.h>
#include <stdio.h>

enum { DAY_MINUTES = 24 * 60 };

Text hours_words(Arena *arena, const OpeningDay *day, const Phrases *phrases)
{
    Locale *locale = phrases_locale(phrases);
    Text words = TEXT("");
    for (int i = 0; i < day->count; i++) {
        Text ends[] = {locale_time(locale, arena, day->openings[i].from),
                       locale_time(locale, arena, day->openings[i].to)};
        Text span = phrase_pair(arena, phrases, PHRASE_HOURS_SPAN, ends);
        words = i ? phrase_pair(arena, phrases, PHRASE_BESIDE, (Text[]){words, span}) : span;
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

bool hours_equal(const Hours *a, const Hours *b)
{
    for (int day = 0; day < WEEKDAY_COUNT; day++) {
        const OpeningDay *one = &a->days[day], *other = &b->days[day];
        if (one->count != other->count)
            return false;
        for (int i = 0; i < one->count; i++)
            if (one->openings[i].from != other->openings[i].from || one->openings[i].to != other->openings[i].to)
                return false;
    }
    return true;
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
    assert(minute >= 0 && minute < DAY_MINUTES);
    int later = minute + 1;
    while (later < DAY_MINUTES && hours_are_open(day, later) == hours_are_open(day, minute))
        later++;
    return later - minute;
}

// ---- changing a day

static int *time_of(OpeningDay *day, int time)
{
    Opening *opening = &day->openings[time / 2];
    return time % 2 ? &opening->to : &opening->from;
}

int hours_time(const OpeningDay *day, int time)
{
    assert(time >= 0 && time / 2 < OPENINGS_MOST);
    const Opening *opening = &day->openings[time / 2];
    return time % 2 ? opening->to : opening->from;
}

static bool is_in_order(const OpeningDay *day)
{
    bool is_so = true;
    for (int time = 0, before = -1; time < 2 * day->count; before = hours_time(day, time++))
        is_so = is_so && hours_time(day, time) > before && hours_time(day, time) < DAY_MINUTES;
    return is_so;
}

// What keeps the order takes the day's place.
static bool change(OpeningDay *day, const OpeningDay *changed)
{
    bool may_be = is_in_order(changed);
    if (may_be)
        *day = *changed;
    return may_be;
}

bool hours_move(OpeningDay *day, int time, int by_minutes)
{
    OpeningDay moved = *day;
    if (time < 0 || time >= 2 * day->count)
        return false;
    *time_of(&moved, time) += by_minutes;
    return change(day, &moved);
}

bool hours_part(OpeningDay *day)
{
    enum { BREAK_MINUTES = 60, ROUND_MINUTES = 30 };
    if (!day->count || day->count == OPENINGS_MOST)
        return false;
    OpeningDay parted = *day;
    Opening whole = day->openings[day->count - 1];
    int middle = (whole.from + whole.to - BREAK_MINUTES) / 2 / ROUND_MINUTES * ROUND_MINUTES;
    parted.openings[parted.count - 1].to = middle;
    parted.openings[parted.count++] = (Opening){middle + BREAK_MINUTES, whole.to};
    return change(day, &parted);
}

bool hours_join(OpeningDay *day)
{
    if (day->count < 2)
        return false;
    day->openings[day->count - 2].to = day->openings[day->count - 1].to;
    day->count--;
    return true;
}

Text hours_print(Arena *arena, const OpeningDay *day)
{
    Text text = TEXT("");
    for (int i = 0; i < day->count; i++)
        text = text_format(arena, "%.*s%s%d-%d", TEXT_ARGS(text), i ? " " : "", day->openings[i].from,
                           day->openings[i].to);
    return text;
}

bool hours_read(Text text, OpeningDay *day)
{
    OpeningDay read = {.count = 0};
    *day = read;
    for (Text word = text_word(&text); word.size; word = text_word(&text)) {
        char copy[16];
        Opening opening;
        snprintf(copy, sizeof copy, "%.*s", TEXT_ARGS(word));
        if (read.count == OPENINGS_MOST || sscanf(copy, "%4d-%4d", &opening.from, &opening.to) != 2)
            return false;
        read.openings[read.count++] = opening;
    }
    return change(day, &read);
}
