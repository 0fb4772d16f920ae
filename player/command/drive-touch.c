#include "command/drive-touch.h"

#include <assert.h>

enum { TAP_MS = 80, AFTER_TOUCH_MS = 320 };

// The frame's nth target with the label, enabled; fails otherwise. n 0: the only one.
static const Target *find_target(DriveRide *ride, Text label, int n)
{
    const Frame *frame = drive_ride_frame(ride);
    int count = frame_label_count(frame, label);
    if (!n && count > 1) {
        FAIL(ride, "expected one target \"%.*s\", there are %d; add a number", TEXT_ARGS(label), count);
        return NULL;
    }
    int index = frame_target_labelled(frame, label, n ? n : 1);
    if (index < 0) {
        FAIL(ride, "expected a target \"%.*s\" that can be touched on \"%.*s\", there are: %.*s", TEXT_ARGS(label),
             TEXT_ARGS(frame->screen), TEXT_ARGS(drive_ride_labels(ride)));
        return NULL;
    }
    return &frame->targets.at[index];
}

static void press_at(DriveRide *ride, Size at, int hold_ms)
{
    drive_ride_settle(ride, at);
    stage_touch(&ride->stage, SAMPLE_DOWN, 1, at);
    stage_frame(&ride->stage);
    stage_wait(&ride->stage, hold_ms);
    stage_touch(&ride->stage, SAMPLE_UP, 1, at);
    stage_frame(&ride->stage);
    stage_wait(&ride->stage, AFTER_TOUCH_MS);
}

// The middle of what can be touched of it: a later target may lie over the middle of its rectangle.
static Size touch_point(const Frame *frame, const Target *target)
{
    Rect rect = target->rect;
    Size middle = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    int index = (int)(target - frame->targets.at);
    assert(index >= 0 && index < frame->targets.count);
    for (int i = 1; frame_target_at(frame, middle.w, middle.h) != index && i < 16; i++)
        middle = (Size){rect.x + rect.w * i / 16, rect.y + rect.h * (1 + i * 7 % 15) / 16};
    return middle;
}

void drive_touch_tap(DriveRide *ride, const JourneyStep *step)
{
    int n = 0;
    assert(step->word_count > 1);
    if (step->word_count > 2 && !drive_ride_int(ride, step->words[2], &n))
        return;
    const Target *target = find_target(ride, step->words[1], n);
    if (target)
        press_at(ride, touch_point(drive_ride_frame(ride), target), TAP_MS);
}

void drive_touch_press(DriveRide *ride, const JourneyStep *step)
{
    int hold_ms;
    assert(step->word_count > 2);
    const Target *target = find_target(ride, step->words[1], 0);
    if (target && drive_ride_int(ride, step->words[2], &hold_ms))
        press_at(ride, touch_point(drive_ride_frame(ride), target), hold_ms);
}

void drive_touch_tap_at(DriveRide *ride, const JourneyStep *step)
{
    Size at;
    int hold_ms = TAP_MS;
    assert(step->word_count > 2);
    if (!drive_ride_int(ride, step->words[1], &at.w) || !drive_ride_int(ride, step->words[2], &at.h))
        return;
    if (step->word_count > 3 && !drive_ride_int(ride, step->words[3], &hold_ms))
        return;
    press_at(ride, at, hold_ms);
}

void drive_touch_swipe(DriveRide *ride, const JourneyStep *step)
{
    static const struct {
        const char *name;
        int dx, dy;
    } ways[] = {{"left", -1, 0}, {"right", 1, 0}, {"up", 0, -1}, {"down", 0, 1}};
    enum { MOVES = 8, MOVE_MS = 20 };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!text_is(step->words[1], ways[i].name))
            continue;
        Size glass = ride->stage.size,
             at = {glass.w / 2 - ways[i].dx * glass.w / 4, glass.h / 2 - ways[i].dy * glass.h / 4};
        drive_ride_settle(ride, at);
        stage_touch(&ride->stage, SAMPLE_DOWN, 1, at);
        for (int move = 0; move < MOVES; move++) {
            stage_wait(&ride->stage, MOVE_MS);
            at.w += ways[i].dx * glass.w / 2 / MOVES;
            at.h += ways[i].dy * glass.h / 2 / MOVES;
            stage_touch(&ride->stage, SAMPLE_MOVE, 1, at);
        }
        stage_touch(&ride->stage, SAMPLE_UP, 1, at);
        stage_wait(&ride->stage, AFTER_TOUCH_MS);
        return;
    }
    FAIL(ride, "expected left, right, up or down");
}

// Where a raw sample is: on a target, or at a point. How many words say so stands in *used.
static bool find_point(DriveRide *ride, const JourneyStep *step, Size *at, int *used)
{
    *used = step->quoted[2] ? 1 : 2;
    if (step->quoted[2]) {
        const Target *target = find_target(ride, step->words[2], 0);
        if (target)
            *at = touch_point(drive_ride_frame(ride), target);
    } else if (step->word_count < 4)
        FAIL(ride, "expected a label or a point");
    else if (drive_ride_int(ride, step->words[2], &at->w))
        drive_ride_int(ride, step->words[3], &at->h);
    return !ride->fault.size;
}

void drive_touch_touch(DriveRide *ride, const JourneyStep *step)
{
    static const char *const names[] = {[SAMPLE_DOWN] = "down", [SAMPLE_MOVE] = "move", [SAMPLE_UP] = "up"};
    Size at = {0, 0};
    int finger = 1, used;
    assert(step->word_count > 2);
    if (!find_point(ride, step, &at, &used))
        return;
    if (step->word_count > 2 + used && !drive_ride_int(ride, step->words[2 + used], &finger))
        return;
    for (int kind = SAMPLE_DOWN; kind <= SAMPLE_UP; kind++) {
        if (text_is(step->words[1], names[kind])) {
            stage_touch(&ride->stage, (SampleKind)kind, finger, at);
            stage_frame(&ride->stage);
            stage_wait(&ride->stage, 20);
            return;
        }
    }
    FAIL(ride, "expected down, move or up");
}
