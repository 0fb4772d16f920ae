#include "app/focus.h"

static uint64_t mix(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * 0x100000001B3u;
}

uint64_t focus_key(const Target *target)
{
    const Action *action = &target->action;
    uint64_t hash = mix(0xCBF29CE484222325u, text_hash(target->label));
    hash = mix(hash, (uint64_t)action->kind);
    hash = mix(hash, (uint64_t)(uint32_t)action->index << 32 | (uint32_t)action->value);
    hash = mix(hash, text_hash(id_text(&action->id)));
    return hash ? hash : 1;
}

static int find_key(const Frame *frame, uint64_t key)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].enabled && focus_key(&frame->targets.at[i]) == key)
            return i;
    return -1;
}

void focus_apply(Focus *focus, Frame *frame)
{
    if (!focus->is_shown || !focus->key)
        return;
    int index = find_key(frame, focus->key);
    if (index < 0) {
        focus->key = 0; // gone: the next move goes on from where it was
        return;
    }
    focus->index = index;
    frame->targets.at[index].focused = true;
}

void focus_move(Focus *focus, const Frame *frame, int step)
{
    int count = frame->targets.count;
    bool is_new = !focus->is_shown || !focus->key;
    int at = !focus->is_shown ? (step > 0 ? -1 : count) : focus->index;
    if (focus->is_shown && is_new && step > 0)
        at--; // what moved up into its place comes first
    focus->is_shown = true;
    for (int tries = 0; tries < count; tries++) {
        at = (at + step + count) % count;
        if (!frame->targets.at[at].enabled)
            continue;
        focus->index = at;
        focus->key = focus_key(&frame->targets.at[at]);
        return;
    }
}

const Target *focus_target(const Focus *focus, const Frame *frame)
{
    if (!focus->is_shown || !focus->key)
        return NULL;
    int index = find_key(frame, focus->key);
    return index < 0 ? NULL : &frame->targets.at[index];
}

void focus_hide(Focus *focus)
{
    *focus = (Focus){0};
}
