#include "app/focus.h"

static bool may_stop(const Focus *focus, const Stop *stop)
{
    return focus->is_wide || stop->is_enabled;
}

const Stop *focus_stop(const Focus *focus, const Stops *stops)
{
    const Stop *stop = focus->is_shown ? stops_keyed(stops, focus->key) : NULL;
    return stop && may_stop(focus, stop) ? stop : NULL;
}

void focus_apply(Focus *focus, const Stops *stops, Frame *frame)
{
    if (!focus->is_shown || !focus->key)
        return;
    const Stop *stop = focus_stop(focus, stops);
    if (!stop) {
        focus->key = 0; // gone: the next move goes on from where it was
        return;
    }
    focus->index = (int)(stop - stops->at);
    frame->ring = stop->rect;
    frame->ring_radius_px = stop->radius_px;
    if (stop->kind == STOP_TARGET)
        frame->targets.at[stop->index].focused = true;
}

void focus_set(Focus *focus, const Stops *stops, const Stop *stop)
{
    focus->is_shown = true;
    focus->index = (int)(stop - stops->at);
    focus->key = stop->key;
}

void focus_move(Focus *focus, const Stops *stops, int step)
{
    int count = stops->count;
    bool is_new = !focus->is_shown || !focus->key;
    int at = !focus->is_shown ? (step > 0 ? -1 : count) : focus->index;
    if (focus->is_shown && is_new && step > 0)
        at--; // what moved up into its place comes first
    focus->is_shown = true;
    for (int tries = 0; tries < count; tries++) {
        at = (at + step + count) % count;
        if (!may_stop(focus, &stops->at[at]))
            continue;
        focus_set(focus, stops, &stops->at[at]);
        return;
    }
}

void focus_hide(Focus *focus)
{
    *focus = (Focus){.is_wide = focus->is_wide};
}
