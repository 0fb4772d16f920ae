#include "page/fade.h"

#include <assert.h>

enum { GONE = 1000 };

static bool is_kept(const Frame *frame, Rect rect)
{
    return rect_encloses(frame->fade.page, rect) || rect_encloses(frame->fade.controls, rect);
}

static bool stays(const Frame *frame, const Target *target)
{
    return target->action.kind == ACTION_HIDE || is_kept(frame, target->rect) ||
           rect_overlaps(frame->ring, target->rect);
}

static void mark_targets(Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        frame->targets.at[i].is_faded = !stays(frame, &frame->targets.at[i]);
}

// It belongs to the page, or to a control that stays.
static bool is_left(const Frame *frame, Rect rect)
{
    bool is_of_control = false;
    for (int i = 0; i < frame->targets.count && !is_of_control; i++)
        is_of_control = !frame->targets.at[i].is_faded && rect_encloses(frame->targets.at[i].rect, rect);
    return is_of_control || is_kept(frame, rect);
}

static uint8_t mix_part(uint8_t from, uint8_t to, int permille)
{
    return (uint8_t)(from + (to - from) * permille / GONE);
}

static Color mix(Color color, Color ground, int permille)
{
    color.r = mix_part(color.r, ground.r, permille);
    color.g = mix_part(color.g, ground.g, permille);
    color.b = mix_part(color.b, ground.b, permille);
    return color;
}

static void fade_marks(Frame *frame)
{
    int kept = 0, permille = frame->fade.permille;
    for (int i = 0; i < frame->marks.count; i++) {
        Mark mark = frame->marks.at[i];
        if (!is_left(frame, mark.rect)) {
            if (permille == GONE || mark.kind == MARK_PICTURE)
                continue;
            mark.color = mix(mark.color, frame->ground, permille);
            mark.border_color = mix(mark.border_color, frame->ground, permille);
        }
        frame->marks.at[kept++] = mark;
    }
    frame->marks.count = kept;
}

// What is going is no longer there to be read.
static void drop_lines(Frame *frame)
{
    int *left = arena_many(frame->arena, int, frame->lines.count + 1), kept = 0;
    for (int i = 0; i < frame->lines.count; i++) {
        left[i] = kept;
        if (is_left(frame, frame->lines.at[i].rect))
            frame->lines.at[kept++] = frame->lines.at[i];
    }
    left[frame->lines.count] = kept;
    frame->lines.count = kept;
    for (int i = 0; i < frame->targets.count; i++)
        frame->targets.at[i].line = left[frame->targets.at[i].line];
}

void fade_apply(Frame *frame)
{
    assert(frame->fade.permille > 0 && frame->fade.permille <= GONE);
    mark_targets(frame);
    fade_marks(frame);
    drop_lines(frame);
}
