#include "app/blanking.h"

#include <assert.h>

enum { MINUTE_MS = 60000 };

void blanking_light(Blanking *blanking, int64_t now_ms)
{
    blanking->lit_until_ms = now_ms + BLANKING_LIT_MS;
}

static bool may_be_dark(const Hours *hours, const Moment *moment)
{
    return clock_is_believed(moment->trust) && hours_are_set(hours);
}

static const OpeningDay *today_of(const Hours *hours, const Moment *moment)
{
    assert(moment->weekday >= 0 && moment->weekday < WEEKDAY_COUNT);
    return &hours->days[moment->weekday];
}

bool blanking_is_dark(const Blanking *blanking, const Hours *hours, const Moment *moment)
{
    return may_be_dark(hours, moment) && moment->now_ms >= blanking->lit_until_ms &&
           !hours_are_open(today_of(hours, moment), moment->minute_of_day);
}

int64_t blanking_due_ms(const Blanking *blanking, const Hours *hours, const Moment *moment)
{
    if (!hours_are_set(hours))
        return INT64_MAX;
    if (!may_be_dark(hours, moment))
        return moment->next_minute_ms; // a time server may have come
    int minutes = hours_until_change(today_of(hours, moment), moment->minute_of_day);
    int64_t change = moment->next_minute_ms + (int64_t)(minutes - 1) * MINUTE_MS, lit_until = blanking->lit_until_ms;
    return lit_until > moment->now_ms && lit_until < change ? lit_until : change;
}
