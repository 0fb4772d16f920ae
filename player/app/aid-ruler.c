// The ruler as the visitor steers it: it lies on the lines that are read, and goes where keys and fingers put it.
#include <string.h>

#include "app/aid.h"
#include "app/ruler.h"

AID_STATE(Ruler);

// The visitor steers it. For those who listen the same keys move the focus.
static bool is_steered(const AidSight *sight)
{
    return sight->page && !sight->sheet && sight->wishes->has_ruler && !sight->is_heard;
}

// From the last line to the next page of what is read, and no further.
static AidRequest move(Ruler *ruler, const AidSight *sight, int step)
{
    const Frame *frame = sight->frame;
    if (!is_steered(sight) || !ruler->is_on)
        return (AidRequest){0};
    if (ruler_move(ruler, frame, step))
        return (AidRequest){.asks = AID_TAKES | AID_RESTS | AID_REDRAWS};
    bool is_at_end = step > 0 ? frame->page_count && frame->page >= frame->page_count : frame->page <= 1;
    int turn = frame->page && !is_at_end ? frame_target_acting(frame, step > 0 ? ACTION_NEXT : ACTION_PREVIOUS) : -1;
    if (turn < 0)
        return (AidRequest){.asks = AID_TAKES | AID_RESTS};
    ruler_turn(ruler, step);
    return (AidRequest){.asks = AID_TAKES | AID_RESTS | AID_PERFORMS, .action = frame->targets.at[turn].action};
}

static AidRequest hear_gesture(Ruler *ruler, const AidSight *sight, const Gesture *gesture)
{
    AidRequest request = {0};
    if (!is_steered(sight) || sight->press->key || frame_target_at(sight->frame, gesture->x0, gesture->y0) >= 0)
        return request;
    if (gesture->kind == GESTURE_TAP && ruler_place(ruler, sight->frame, gesture->x0, gesture->y0))
        request.asks = AID_REDRAWS;
    int line = gesture->kind == GESTURE_PRESS ? ruler_line_at(sight->frame, gesture->x, gesture->y, &request.held) : -1;
    if (line < 0)
        return request;
    request.asks = AID_HOLDS;
    request.held_key = (uint64_t)line + 1;
    return request;
}

static AidRequest hear(void *state, const AidSight *sight, const AidCue *cue)
{
    if (cue->kind == CUE_GESTURE)
        return hear_gesture(state, sight, cue->gesture);
    if (cue->kind == CUE_KEY && strcmp(cue->key, "Down") == 0)
        return move(state, sight, 1);
    if (cue->kind == CUE_KEY && strcmp(cue->key, "Up") == 0)
        return move(state, sight, -1);
    return (AidRequest){0};
}

static void apply(void *state, const AidSight *sight, Frame *frame)
{
    if (sight->wishes->has_ruler && !sight->is_heard)
        ruler_apply(state, frame);
}

static void forget(void *state)
{
    *(Ruler *)state = (Ruler){0};
}

const AidKind ruler_aid = {.name = "ruler", .forget = forget, .hear = hear, .apply = apply};
