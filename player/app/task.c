#include "app/task.h"

#include <assert.h>

static bool is_first(const Frame *frame, const Target *target)
{
    bool is_in_reach = !frame->sheet.h || rect_overlaps(target->rect, frame->sheet);
    return is_in_reach && !target->is_bar;
}

static int find_next(const Frame *frame)
{
    int index = frame_target_acting(frame, ACTION_NEXT);
    return index >= 0 && frame->targets.at[index].enabled ? index : -1;
}

// The first that is not of this role.
static int find_first(const Frame *frame, const ReadingOrder *stops, Role passed)
{
    for (int i = 0; i < stops->count; i++) {
        const Stop *stop = &stops->at[i];
        const Target *target = stop->kind == STOP_TARGET ? &frame->targets.at[stop->index] : NULL;
        if (target && target->enabled && target->role != passed && is_first(frame, target))
            return stop->index;
    }
    return find_next(frame);
}

int task_begin(const Frame *frame, const ReadingOrder *stops)
{
    return find_first(frame, stops, ROLE_LINK);
}

static bool has_come_up(const Frame *last, const Frame *frame)
{
    return !frame_is_same_place(last, frame) || last->page != frame->page || !last->sheet.h != !frame->sheet.h;
}

int task_after(const TaskStep *step)
{
    assert(step->last != step->frame);
    if (step->acted == ACTION_NONE || step->acted == ACTION_SPEAK)
        return -1;
    bool is_wish = step->acted == ACTION_PREFER || step->acted == ACTION_LANGUAGE || step->acted == ACTION_LEVEL;
    if (is_wish && step->last->sheet.h && step->frame->sheet.h) // the page changes beneath the sheet it is chosen on
        return -1;
    bool is_anew = step->acted == ACTION_MORE_CHOICES || step->acted == ACTION_SORT; // the same place asks again
    if (is_anew || has_come_up(step->last, step->frame))
        return task_begin(step->frame, step->stops);
    if (step->acted == ACTION_TAB)
        return find_first(step->frame, step->stops, ROLE_TAB);
    bool is_taken = step->acted == ACTION_CHOOSE || step->acted == ACTION_RATE;
    return is_taken ? find_next(step->frame) : -1;
}
