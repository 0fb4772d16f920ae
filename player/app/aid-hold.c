// Holding: for hands that shake, a finger rests on a control until its border is full; then the control acts, and the
// lifting does nothing. Keys struck twice in less than that time count once.
#include "app/aid.h"

#include <assert.h>

enum {
    STEP_MS = 40,    // between two pictures of a border that fills
    STILL_STEPS = 4, // of a hold where nothing moves smoothly
};

// The key heard last.
typedef struct Strike {
    uint64_t key; // by a hash of its name
    int64_t at_ms;
} Strike;
AID_STATE(Strike);

static int span_ms(const AidSight *sight)
{
    static const int spans_ms[HOLD_COUNT] = {[HOLD_SHORT] = 300, [HOLD_MIDDLE] = 600, [HOLD_LONG] = 1000};
    return spans_ms[sight->wishes->hold];
}

static bool is_wanted(const AidSight *sight)
{
    return span_ms(sight) && !sight->is_heard;
}

static bool is_resting(const AidSight *sight)
{
    return sight->press->key && sight->touch->is_holding && is_wanted(sight);
}

static int64_t rested_ms(const AidSight *sight)
{
    assert(sight->now_ms >= sight->press->from_ms);
    return sight->now_ms - sight->press->from_ms;
}

static int step_ms(const AidSight *sight)
{
    return sight->wishes->is_still ? (span_ms(sight) + STILL_STEPS - 1) / STILL_STEPS : STEP_MS;
}

static int filled_permille(const AidSight *sight)
{
    int64_t filled_ms = rested_ms(sight) / step_ms(sight) * step_ms(sight);
    return filled_ms < span_ms(sight) ? (int)(filled_ms * 1000 / span_ms(sight)) : 1000;
}

static bool is_shown(const AidSight *sight)
{
    const Frame *frame = sight->frame;
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].pressed && frame->targets.at[i].held_permille != filled_permille(sight))
            return false;
    return true;
}

// EN 301 549, 5.8; whether or not holding is off for speech. The time counts from the strike that was heard, so that
// someone who strikes on and on is heard again.
static bool is_struck_twice(Strike *strike, const AidSight *sight, const char *key)
{
    uint64_t struck = text_hash(text_of(key));
    if (struck == strike->key && sight->now_ms - strike->at_ms < span_ms(sight))
        return true;
    *strike = (Strike){struck, sight->now_ms};
    return false;
}

// What was not full does not act, but for Hide, which never waits; and who wants to hold must be able to slide off.
static AidRequest hear_gesture(const AidSight *sight, const AidCue *cue)
{
    if (!is_wanted(sight))
        return (AidRequest){0};
    if (cue->gesture->kind == GESTURE_SWIPE)
        return (AidRequest){.asks = AID_TAKES};
    bool is_early = cue->gesture->kind == GESTURE_TAP && cue->target && cue->target->action.kind != ACTION_HIDE;
    return (AidRequest){.asks = is_early ? AID_TAKES | AID_LETS_GO : 0};
}

static AidRequest hear(void *state, const AidSight *sight, const AidCue *cue)
{
    if (cue->kind == CUE_GESTURE)
        return hear_gesture(sight, cue);
    bool is_tremor = cue->kind == CUE_KEY && is_struck_twice(state, sight, cue->key);
    return (AidRequest){.asks = is_tremor ? AID_TAKES : 0};
}

static AidRequest advance(void *state, const AidSight *sight)
{
    (void)state;
    if (!is_resting(sight))
        return (AidRequest){0};
    if (rested_ms(sight) >= span_ms(sight))
        return (AidRequest){.asks = AID_PRESSES};
    return (AidRequest){.asks = is_shown(sight) ? 0 : AID_REDRAWS};
}

static void apply(void *state, const AidSight *sight, Frame *frame)
{
    (void)state;
    for (int i = 0; is_resting(sight) && i < frame->targets.count; i++)
        if (frame->targets.at[i].pressed)
            frame->targets.at[i].held_permille = filled_permille(sight);
}

static int64_t due_ms(const void *state, const AidSight *sight)
{
    (void)state;
    if (!is_resting(sight))
        return INT64_MAX;
    int64_t next_ms = (rested_ms(sight) / step_ms(sight) + 1) * step_ms(sight);
    return sight->press->from_ms + (next_ms < span_ms(sight) ? next_ms : span_ms(sight));
}

const AidKind hold_aid = {.name = "hold", .hear = hear, .advance = advance, .apply = apply, .due_ms = due_ms};
