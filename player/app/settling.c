#include "app/settling.h"

#include <assert.h>

#include "base/hash.h"

static uint64_t screen_of(const Frame *frame)
{
    uint64_t key = hash_text(HASH_SEED, frame->screen);
    key = hash_bytes(key, &frame->item, sizeof frame->item);
    return hash_number(key, frame->step) | 1;
}

void settling_watch(Settling *settling, const Frame *frame, int duration_ms, int64_t now_ms)
{
    assert(duration_ms > 0);
    uint64_t screen = screen_of(frame);
    if (settling->screen && settling->screen != screen)
        settling->until_ms = now_ms + duration_ms;
    settling->screen = screen;
}

bool settling_is_over(const Settling *settling, int64_t now_ms)
{
    return now_ms >= settling->until_ms;
}
