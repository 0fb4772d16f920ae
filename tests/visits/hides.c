#include "hides.h"

#include <stdio.h>

#include "hand.h"
#include "stations.h"

enum { LONG_MS = 5000, TICK_MS = 20 };

static bool is_hidden(Stage *stage)
{
    return text_is(stage_frame(stage)->screen, "cover");
}

// Virtual time from when the switch goes down; LONG_MS: it does not come.
static int hold(Stage *stage, const char *key)
{
    int ms = 0;
    app_key(stage->app, key, false);
    while (ms < LONG_MS && !is_hidden(stage)) {
        stage_wait(stage, TICK_MS);
        ms += TICK_MS;
    }
    app_key_up(stage->app, key);
    return ms;
}

static void try_here(Hides *hides, Stage *stage, const char *key)
{
    int ms = hold(stage, key);
    hides->stations++;
    if (ms >= LONG_MS) {
        const Frame *frame = stage_frame(stage);
        fprintf(stderr, "a held switch does not hide %.*s %s page %d\n", TEXT_ARGS(frame->screen), frame->item.at,
                frame->page);
        hides->missing++;
    }
    hides->most_ms = ms > hides->most_ms ? ms : hides->most_ms;
}

// The warning that a visit will end, and Visit ended.
static void try_at_ends(Hides *hides, Stage *stage, const char *key)
{
    enum { WARNED_MOST_S = 3600 };
    Station home = {.way = {.kind = ACTION_HOME}, .page = 1};
    stations_go(stage, &home);
    for (int s = 0; s < WARNED_MOST_S && !text_is(stage_frame(stage)->screen, "still"); s++)
        stage_wait(stage, 1000);
    try_here(hides, stage, key);
    stations_go(stage, &home);
    app_perform(stage->app, (Action){.kind = ACTION_FINISH});
    stage_wait(stage, 1000);
    try_here(hides, stage, key);
}

bool hides_try(Hides *hides, const char *library, Size glass, int text_step)
{
    Stage stage;
    StageSpec spec = {.content = library, .window = glass, .preferences.text_step = text_step};
    Config config = config_defaults;
    hand_equip(HAND_ONE_SWITCH, &spec, &config);
    if (!stage_open(&stage, &spec))
        return false;
    Arena *arena = arena_create();
    Stations stations = stations_of(&stage, arena);
    for (int i = 0; i < stations.count; i++) {
        stations_go(&stage, &stations.at[i]);
        if (frame_target_acting(stage_frame(&stage), ACTION_HIDE) >= 0)
            try_here(hides, &stage, config.act_key);
    }
    try_at_ends(hides, &stage, config.act_key);
    arena_destroy(arena);
    stage_close(&stage);
    return true;
}
