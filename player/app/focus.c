#include "app/focus.h"

#include <assert.h>

static bool may_stop(const Focus *focus, const Stop *stop)
{
    return focus->is_wide || stop->is_enabled;
}

const Stop *focus_stop(const Focus *focus, const ReadingOrder *stops)
{
    const Stop *stop = focus->is_shown ? reading_order_keyed(stops, focus->key) : NULL;
    return stop && may_stop(focus, stop) ? stop : NULL;
}

static void keep_place(Focus *focus, const ReadingOrder *stops, const Stop *stop)
{
    focus->index = (int)(stop - stops->at);
    focus->count = stops->count;
}

const Stop *focus_find(Focus *focus, const ReadingOrder *stops)
{
    const Stop *stop = focus_stop(focus, stops);
    if (stop)
        keep_place(focus, stops, stop);
    else if (focus->is_shown)
        focus->key = 0;
    return stop;
}

void focus_apply(Focus *focus, const ReadingOrder *stops, Frame *frame)
{
    const Stop *stop = focus_find(focus, stops);
    if (!stop)
        return;
    frame->ring = stop->rect;
    frame->ring_rest = stop->rest;
    frame->ring_radius_px = stop->radius_px;
    if (stop->kind != STOP_TARGET)
        return;
    assert(stop->index >= 0 && stop->index < frame->targets.count);
    frame->targets.at[stop->index].focused = true;
}

void focus_set(Focus *focus, const ReadingOrder *stops, const Stop *stop)
{
    assert(stop && stop >= stops->at && stop < stops->at + stops->count);
    focus->is_shown = true;
    focus->key = stop->key;
    keep_place(focus, stops, stop);
}

void focus_stay(Focus *focus, const ReadingOrder *stops, Frame *frame)
{
    bool is_lost = focus->is_shown && !focus->key && focus->count == stops->count && focus->index < stops->count;
    if (!is_lost || stops->at[focus->index].kind != STOP_WORDS)
        return;
    focus_set(focus, stops, &stops->at[focus->index]);
    focus_apply(focus, stops, frame);
}

static const Target *focused_target(const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].focused)
            return &frame->targets.at[i];
    return NULL;
}

// Whatever they are called: the library that the last frame's names came from may be closed.
static bool does_the_same(Target a, Target b)
{
    a.label = b.label = TEXT("");
    return target_key(&a) == target_key(&b);
}

void focus_follow(Focus *focus, const Frame *last, const ReadingOrder *stops, Frame *frame)
{
    const Target *lost = focus->is_shown && !focus->key ? focused_target(last) : NULL;
    for (int i = 0; lost && i < frame->targets.count; i++) {
        if (!does_the_same(frame->targets.at[i], *lost))
            continue;
        focus_set(focus, stops, reading_order_target(stops, i));
        focus_apply(focus, stops, frame);
        return;
    }
}

void focus_move(Focus *focus, const ReadingOrder *stops, int step)
{
    assert(step == 1 || step == -1);
    int count = stops->count;
    bool is_new = !focus->is_shown || !focus->key;
    int at = !focus->is_shown ? (step > 0 ? -1 : count) : focus->index;
    if (focus->is_shown && is_new && step > 0)
        at--; // what moved up into its place comes first
    focus->is_shown = true;
    for (int tries = 0; tries < count; tries++) {
        at = (at + step + count) % count;
        if (stops->at[at].is_beneath || !may_stop(focus, &stops->at[at]))
            continue;
        focus_set(focus, stops, &stops->at[at]);
        return;
    }
}

void focus_leave(Focus *focus)
{
    *focus = (Focus){.is_wide = focus->is_wide, .is_steered = focus->is_steered};
}

void focus_hide(Focus *focus)
{
    *focus = (Focus){.is_wide = focus->is_wide};
}
