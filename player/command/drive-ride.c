#include "command/drive-ride.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool drive_ride_int(DriveRide *ride, Text word, int *number)
{
    char *end, *copy = text_string(ride->arena, word);
    long value = strtol(copy, &end, 10);
    if (end == copy || *end || value < INT32_MIN || value > INT32_MAX) {
        FAIL(ride, "expected a whole number, was \"%s\"", copy);
        return false;
    }
    *number = (int)value;
    return true;
}

bool drive_ride_time(DriveRide *ride, Text word, int64_t *ms)
{
    char *end, *copy = text_string(ride->arena, word);
    long number = strtol(copy, &end, 10);
    bool is_ms = strcmp(end, "ms") == 0;
    if (end == copy || number < 0 || (!is_ms && strcmp(end, "s") != 0)) {
        FAIL(ride, "expected a time like 90s or 250ms");
        return false;
    }
    *ms = is_ms ? number : number * 1000;
    return true;
}

void drive_ride_settle(DriveRide *ride, Size at)
{
    int64_t heeds_ms = app_heeds_ms(ride->stage.app, at.w, at.h);
    if (heeds_ms > ride->stage.now_ms)
        stage_wait(&ride->stage, heeds_ms - ride->stage.now_ms);
}

const Frame *drive_ride_frame(DriveRide *ride)
{
    assert(ride->stage.app); // the step has said that it needs a stage
    return stage_frame(&ride->stage);
}

Text drive_ride_labels(DriveRide *ride)
{
    const Frame *frame = drive_ride_frame(ride);
    Text list = TEXT("");
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        list = text_format(ride->arena, "%.*s%s\"%.*s\"%s", TEXT_ARGS(list), i ? ", " : "", TEXT_ARGS(target->label),
                           target->enabled ? "" : " (disabled)");
    }
    return list;
}
