#include "app/guard.h"

#include <assert.h>

#include "screen/still-there.h"

static void restart(Guard *guard, int64_t now_ms)
{
    assert(now_ms >= guard->touched_ms);
    guard->touched_ms = guard->held_ms = now_ms;
    guard->warned_ms = 0;
}

void guard_touch(Guard *guard, int64_t now_ms)
{
    guard->acted_ms = now_ms;
    restart(guard, now_ms);
}

bool guard_stray(Guard *guard, int64_t now_ms)
{
    if (now_ms - guard->acted_ms > GUARD_STRAY_MS)
        return false;
    restart(guard, now_ms);
    return true;
}

void guard_watch(Guard *guard, int word_count, bool is_held, int64_t now_ms)
{
    assert(word_count >= 0 && guard->held_ms >= guard->touched_ms);
    guard->word_count = word_count;
    if (!is_held || guard->warned_ms)
        return;
    int64_t most = guard->touched_ms + GUARD_HELD_MS;
    int64_t held = now_ms < most ? now_ms : most;
    if (held > guard->held_ms)
        guard->held_ms = held;
}

static int64_t limit_ms(const Guard *guard)
{
    int64_t reading = (int64_t)guard->word_count * 60000 / GUARD_WORDS_PER_MINUTE * GUARD_READING_TIMES;
    int64_t least = guard->least_ms ? guard->least_ms : GUARD_LEAST_MS;
    return reading > least ? reading : least;
}

int64_t guard_deadline_ms(const Guard *guard)
{
    return guard->warned_ms ? guard->warned_ms + STILL_WARNING_MS : guard->held_ms + limit_ms(guard);
}

GuardVerdict guard_judge(Guard *guard, int64_t now_ms)
{
    if (now_ms < guard_deadline_ms(guard))
        return guard->warned_ms ? GUARD_WARN : GUARD_CALM;
    if (guard->warned_ms)
        return GUARD_OVER;
    assert(now_ms > guard->held_ms);
    guard->warned_ms = now_ms;
    return GUARD_WARN;
}

void guard_delay(Guard *guard, int64_t since_ms, int64_t by_ms)
{
    if (guard->warned_ms && guard->warned_ms >= since_ms)
        guard->warned_ms += by_ms;
}
