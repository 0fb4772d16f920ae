#include "first-breath.h"

typedef ARRAY(Action) Ways;

// What stands between the bars and is no link: ways on, and what a step is begun with.
static Ways ways_on(Stage *stage, Arena *arena)
{
    Ways ways = {0};
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        bool leads_on = target->action.kind == ACTION_OPEN || target->action.kind == ACTION_PAUSE;
        if (target->enabled && target->role != ROLE_LINK && leads_on)
            *array_push(arena, &ways) = target->action;
    }
    return ways;
}

// The pacer runs: it says so.
static bool is_breathing(Stage *stage)
{
    enum { SOON_MS = 4000 };
    if (!text_is(stage_frame(stage)->screen, "exercise"))
        return false;
    stage_wait(stage, SOON_MS);
    const Frame *frame = stage_frame(stage);
    return frame_shows(frame, TEXT("Breathe in")) || frame_shows(frame, TEXT("Breathe out"));
}

static void take(Stage *stage, const Action *first, const Action *second)
{
    app_perform(stage->app, (Action){.kind = ACTION_HOME});
    app_perform(stage->app, *first);
    if (second)
        app_perform(stage->app, *second);
}

static bool breathes_after(Stage *stage, Arena *arena, const Action *first)
{
    take(stage, first, NULL);
    Ways seconds = ways_on(stage, arena);
    for (int i = 0; i < seconds.count; i++) {
        take(stage, first, &seconds.at[i]);
        if (is_breathing(stage))
            return true;
    }
    return false;
}

int first_breath_taps(Stage *stage)
{
    Arena *arena = arena_create();
    int taps = 0;
    app_perform(stage->app, (Action){.kind = ACTION_HOME});
    Ways firsts = ways_on(stage, arena);
    for (int i = 0; i < firsts.count && !taps; i++)
        taps = breathes_after(stage, arena, &firsts.at[i]) ? FIRST_BREATH_TAPS_MOST : 0;
    app_perform(stage->app, (Action){.kind = ACTION_HOME});
    arena_destroy(arena);
    return taps;
}
