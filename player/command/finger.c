#include "command/finger.h"

enum { TAP_MS = 80, AFTER_TOUCH_MS = 320 };

// The frame's nth target with the label, enabled; fails otherwise. n 0: the only one.
static const Target *find_target(Drive *drive, Text label, int n)
{
    const Frame *frame = drive_frame(drive);
    int count = frame_label_count(frame, label);
    if (!n && count > 1) {
        FAIL(drive, "expected one target \"%.*s\", there are %d; add a number", TEXT_ARGS(label), count);
        return NULL;
    }
    int index = frame_target_labelled(frame, label, n ? n : 1);
    if (index < 0) {
        FAIL(drive, "expected a target \"%.*s\" that can be touched on \"%.*s\", there are: %.*s", TEXT_ARGS(label),
             TEXT_ARGS(frame->screen), TEXT_ARGS(drive_labels(drive)));
        return NULL;
    }
    return &frame->targets.at[index];
}

static void press_at(Drive *drive, Size at, int hold_ms)
{
    stage_touch(&drive->stage, SAMPLE_DOWN, 1, at);
    stage_frame(&drive->stage);
    stage_wait(&drive->stage, hold_ms);
    stage_touch(&drive->stage, SAMPLE_UP, 1, at);
    stage_frame(&drive->stage);
    stage_wait(&drive->stage, AFTER_TOUCH_MS);
}

// The middle of what can be touched of it: a later target may lie over the middle of its rectangle.
static Size touch_point(const Frame *frame, const Target *target)
{
    Rect rect = target->rect;
    Size middle = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    int index = (int)(target - frame->targets.at);
    for (int i = 1; frame_target_at(frame, middle.w, middle.h) != index && i < 16; i++)
        middle = (Size){rect.x + rect.w * i / 16, rect.y + rect.h * (1 + i * 7 % 15) / 16};
    return middle;
}

void finger_tap(Drive *drive, const JourneyStep *step)
{
    int n = 0;
    if (step->word_count > 2 && !drive_int(drive, step->words[2], &n))
        return;
    const Target *target = find_target(drive, step->words[1], n);
    if (target)
        press_at(drive, touch_point(drive_frame(drive), target), TAP_MS);
}

void finger_tap_at(Drive *drive, const JourneyStep *step)
{
    Size at;
    int hold_ms = TAP_MS;
    if (!drive_int(drive, step->words[1], &at.w) || !drive_int(drive, step->words[2], &at.h))
        return;
    if (step->word_count > 3 && !drive_int(drive, step->words[3], &hold_ms))
        return;
    press_at(drive, at, hold_ms);
}

void finger_swipe(Drive *drive, const JourneyStep *step)
{
    static const struct {
        const char *name;
        int dx, dy;
    } ways[] = {{"left", -1, 0}, {"right", 1, 0}, {"up", 0, -1}, {"down", 0, 1}};
    enum { MOVES = 8, MOVE_MS = 20 };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!text_is(step->words[1], ways[i].name))
            continue;
        Size glass = drive->stage.size, at = {glass.w / 2 - ways[i].dx * glass.w / 4, glass.h / 2 - ways[i].dy * glass.h / 4};
        stage_touch(&drive->stage, SAMPLE_DOWN, 1, at);
        for (int move = 0; move < MOVES; move++) {
            stage_wait(&drive->stage, MOVE_MS);
            at.w += ways[i].dx * glass.w / 2 / MOVES;
            at.h += ways[i].dy * glass.h / 2 / MOVES;
            stage_touch(&drive->stage, SAMPLE_MOVE, 1, at);
        }
        stage_touch(&drive->stage, SAMPLE_UP, 1, at);
        stage_wait(&drive->stage, AFTER_TOUCH_MS);
        return;
    }
    FAIL(drive, "expected left, right, up or down");
}

void finger_touch(Drive *drive, const JourneyStep *step)
{
    static const char *const names[] = {[SAMPLE_DOWN] = "down", [SAMPLE_MOVE] = "move", [SAMPLE_UP] = "up"};
    Size at;
    int finger = 1;
    if (!drive_int(drive, step->words[2], &at.w) || !drive_int(drive, step->words[3], &at.h))
        return;
    if (step->word_count > 4 && !drive_int(drive, step->words[4], &finger))
        return;
    for (int kind = SAMPLE_DOWN; kind <= SAMPLE_UP; kind++) {
        if (text_is(step->words[1], names[kind])) {
            stage_touch(&drive->stage, (SampleKind)kind, finger, at);
            stage_frame(&drive->stage);
            stage_wait(&drive->stage, 20);
            return;
        }
    }
    FAIL(drive, "expected down, move or up");
}
