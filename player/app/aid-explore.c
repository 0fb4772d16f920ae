// Exploring by touch, while the interface speaks: a finger that lands or slides onto something hears it and takes the
// focus there; a tap on what had the focus acts; a swipe goes to the next or the previous. No second finger is needed.
#include "app/aid.h"

enum { GLIDE_MS = 300 }; // within it a finger that moves swipes; later it explores

// A finger that explores.
typedef struct Explorer {
    Focus from;          // before it landed
    uint64_t key;        // of the stop it is on
    uint64_t lifted_key; // and when it was lifted, of the one before
    int64_t lifted_ms;
} Explorer;
AID_STATE(Explorer);

static bool is_followed(const AidSight *sight, const Sample *sample)
{
    return sight->touch->is_down && sample->finger == sight->touch->finger;
}

static uint64_t key_of(const Stop *stop)
{
    return stop ? stop->key : 0;
}

// The gesture that the sample will complete.
static Gesture foresee(const AidSight *sight, const Sample *sample)
{
    Touch touch = *sight->touch;
    return touch_feed(&touch, sample);
}

static void come_to(AidRequest *request, const AidSight *sight, const Stop *stop)
{
    request->asks |= AID_FOCUSES | AID_TELLS | AID_REDRAWS;
    request->focus = *sight->focus;
    request->focus.is_steered = false; // a finger that lands on what it has not heard yet shall not act on it
    focus_set(&request->focus, sight->stops, stop);
}

// A tap follows only where the focus was before, and a finger that trembles lands twice.
static bool may_act(const Explorer *explorer, const AidSight *sight, const Stop *stop, int64_t now_ms)
{
    bool is_repeat = stop->key == explorer->lifted_key && now_ms - explorer->lifted_ms < TOUCH_REPEAT_MS;
    return stop->is_enabled && !is_repeat && !sight->is_settling && focus_stop(sight->focus, sight->stops) == stop;
}

// The finger explores and does not press, but where it acts: what that does is said, not its name again, so that nobody
// overhears which digits staff enter.
static AidRequest land(Explorer *explorer, const AidSight *sight, const Sample *sample)
{
    if (foresee(sight, sample).kind != GESTURE_PRESS)
        return (AidRequest){.asks = AID_TAKES}; // a second finger
    const Stop *stop = reading_order_at(sight->stops, sample->x, sample->y);
    explorer->from = *sight->focus;
    explorer->key = key_of(stop);
    AidRequest request = {.asks = AID_HUSHES};
    if (stop && may_act(explorer, sight, stop, sample->time_ms))
        return request;
    request.asks |= AID_TAKES | AID_FEEDS | AID_PAUSES | AID_RESTS;
    if (stop)
        come_to(&request, sight, stop);
    return request;
}

static AidRequest slide(Explorer *explorer, const AidSight *sight, const Sample *sample)
{
    const Stop *stop = reading_order_at(sight->stops, sample->x, sample->y);
    bool is_gliding = is_followed(sight, sample) && sample->time_ms - sight->touch->down_ms >= GLIDE_MS;
    AidRequest request = {0};
    if (!is_gliding || key_of(stop) == explorer->key)
        return request;
    explorer->key = key_of(stop);
    request.asks = AID_HUSHES;
    if (stop)
        come_to(&request, sight, stop);
    return request;
}

// A swipe starts from where the focus was before the finger landed.
static AidRequest swipe(const Explorer *explorer, const AidSight *sight, SwipeWay way)
{
    AidRequest request = {.asks = AID_TAKES | AID_FEEDS | AID_RELEASES | AID_REDRAWS | AID_HUSHES | AID_FOCUSES,
                          .focus = explorer->from};
    if (way != SWIPE_LEFT && way != SWIPE_RIGHT)
        return request;
    bool is_rtl = sight->book && sight->book->direction == DIRECTION_RTL;
    request.asks |= AID_TELLS;
    focus_find(&request.focus, sight->stops);
    focus_move(&request.focus, sight->stops, (way == SWIPE_LEFT) != is_rtl ? 1 : -1);
    return request;
}

static AidRequest lift(Explorer *explorer, const AidSight *sight, const Sample *sample)
{
    if (!is_followed(sight, sample))
        return (AidRequest){.asks = AID_TAKES};
    Gesture gesture = foresee(sight, sample);
    explorer->lifted_key = explorer->key;
    explorer->lifted_ms = sample->time_ms;
    if (gesture.kind == GESTURE_SWIPE && sample->time_ms - sight->touch->down_ms < GLIDE_MS)
        return swipe(explorer, sight, gesture.way);
    AidRequest request = slide(explorer, sight, sample);
    if (gesture.kind == GESTURE_SWIPE) // what slid slowly has explored
        request.asks |= AID_TAKES | AID_FEEDS | AID_RELEASES;
    return request;
}

static AidRequest hear(void *state, const AidSight *sight, const AidCue *cue)
{
    if (cue->kind != CUE_SAMPLE || !sight->is_heard)
        return (AidRequest){0};
    switch (cue->sample->kind) {
    case SAMPLE_DOWN:
        return land(state, sight, cue->sample);
    case SAMPLE_MOVE:
        return slide(state, sight, cue->sample);
    case SAMPLE_UP:
        return lift(state, sight, cue->sample);
    case SAMPLE_CANCEL:
        break;
    }
    return (AidRequest){0};
}

static void forget(void *state)
{
    *(Explorer *)state = (Explorer){0};
}

const AidKind explore_aid = {.name = "explore", .forget = forget, .hear = hear};
