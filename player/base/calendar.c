#include "base/calendar.h"

#include <assert.h>
#include <stdio.h>
#include <time.h>

enum { DAY_S = 24 * 3600, WEEK_DAYS = 7, THURSDAY = 4, YEAR_MONTHS = 12 };

static int day_of(struct tm *date)
{
    return (int)(timegm(date) / DAY_S);
}

static struct tm date_of(int day)
{
    time_t seconds = (time_t)day * DAY_S;
    struct tm date;
    gmtime_r(&seconds, &date);
    return date;
}

int calendar_day(Text date)
{
    char copy[16];
    struct tm when = {0};
    snprintf(copy, sizeof copy, "%.*s", TEXT_ARGS(date));
    return strptime(copy, "%Y-%m-%d", &when) ? day_of(&when) : 0;
}

Text calendar_print(Arena *arena, int day)
{
    struct tm date = date_of(day);
    return text_format(arena, "%04d-%02d-%02d", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday);
}

int calendar_weekday(int day)
{
    assert(day >= 0);
    return (day + THURSDAY) % WEEK_DAYS; // the first one
}

int calendar_move(int day, int months)
{
    struct tm date = date_of(day);
    int month = date.tm_year * YEAR_MONTHS + date.tm_mon + months;
    struct tm last = {.tm_year = (month + 1) / YEAR_MONTHS, .tm_mon = (month + 1) % YEAR_MONTHS};
    struct tm same = {.tm_year = month / YEAR_MONTHS, .tm_mon = month % YEAR_MONTHS, .tm_mday = date.tm_mday};
    int last_day = day_of(&last), same_day = day_of(&same); // the day before a month's first is its 0th
    return same_day < last_day ? same_day : last_day;
}
