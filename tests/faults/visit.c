#include "visit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/config-writer.h"
#include "app/loop.h"
#include "base/file.h"
#include "device/lock.h"

#define PIN "2468"

static void go(App *app, const char *place)
{
    app_perform(app, (Action){.kind = ACTION_OPEN, .id = id_of(text_of(place)), .value = OPEN_WHOLE});
}

static void begin(App *app)
{
    app_begin(app);
}

static void open_shelf(App *app)
{
    go(app, "read");
}

static void open_chapter(App *app)
{
    go(app, "first-steps");
}

static void turn(App *app)
{
    app_perform(app, (Action){.kind = ACTION_NEXT});
}

static bool has_picture(const Frame *frame)
{
    for (int i = 0; i < frame->marks.count; i++)
        if (frame->marks.at[i].kind == MARK_PICTURE)
            return true;
    return false;
}

static void turn_to_picture(App *app)
{
    enum { TURNS_MOST = 40 };
    for (int i = 0; i < TURNS_MOST && !has_picture(app_frame(app)); i++)
        turn(app);
}

static void open_term(App *app)
{
    app_perform(app, (Action){.kind = ACTION_TERM, .id = id_of(TEXT("trigger"))});
}

static void close_sheet(App *app)
{
    app_perform(app, (Action){.kind = ACTION_DONE});
}

static void listen(App *app)
{
    app_perform(app, (Action){.kind = ACTION_LISTEN, .value = LISTEN_BEGIN});
}

static void look_on(App *app)
{
    (void)app;
    usleep(60000);
}

static void enlarge(App *app)
{
    app_preferences(app)->text_step++;
    app_touch_all(app);
}

static void open_exercise(App *app)
{
    go(app, "steps-of-all-kinds");
}

static void hide(App *app)
{
    app_key(app, "F12", false);
}

static void enter(App *app)
{
    enum { ENTER = 11 };
    static const char digits[] = PIN;
    app_perform(app, (Action){.kind = ACTION_HOME});
    go(app, "staff");
    for (size_t i = 0; i < sizeof digits - 1; i++)
        app_perform(app, (Action){.kind = ACTION_CHOOSE, .index = digits[i] - '0'});
    app_perform(app, (Action){.kind = ACTION_CHOOSE, .index = ENTER});
}

static void set_sound(App *app)
{
    app_perform(app, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_SOUND, .value = 0});
}

static void set_size(App *app)
{
    app_perform(app, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_SIZE, .value = 4});
}

static void examine(App *app)
{
    app_perform(app, (Action){.kind = ACTION_STAFF, .index = STAFF_EXAMINE});
}

static void end(App *app)
{
    app_perform(app, (Action){.kind = ACTION_STAFF, .index = STAFF_END, .value = STAFF_RESTART});
}

// Whoever cannot enter, because the PIN cannot be read, ends the player from outside.
static void leave(App *app)
{
    if (app_end(app) == STAFF_STAY)
        kill(getpid(), SIGTERM);
}

static void (*const steps[])(App *app) = {
    begin,       open_shelf, open_chapter, turn,      turn_to_picture, look_on,       look_on, turn,  open_term,
    close_sheet, listen,     look_on,      look_on,   enlarge,         open_exercise, turn,    turn,  turn,
    hide,        begin,      enter,        set_sound, set_size,        examine,       end,     leave,
};
enum { TURN_COUNT = sizeof steps / sizeof *steps };

// Called when nothing is left to do.
static bool go_on(void *owner, App *app)
{
    int *step = owner;
    if (*step < TURN_COUNT)
        steps[(*step)++](app);
    return true;
}

static bool prepare(Arena *arena, const char *state)
{
    const char *path = file_path(arena, text_of(state), TEXT("pin"));
    return access(path, F_OK) == 0 || lock_set(state, TEXT(PIN));
}

int visit_make(const char *library, const char *state)
{
    int step = 0;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    Arena *arena = arena_create();
    Config config;
    Problems problems = {.arena = arena};
    if (!prepare(arena, state)) {
        fprintf(stderr, "visit: the PIN cannot be stored in %s\n", state);
        return LOOP_FAILED;
    }
    ConfigFile file = {.path = LECTERN_TESTS_DIR "/config/none.xml", .state = state};
    config_read(arena, &file, &config, &problems);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    LoopProbe probe = {.stirs = go_on, .owner = &step};
    LoopSpec spec = {.content = library, .window = {800, 480}, .probe = &probe};
    config_apply(&config, &spec.app);
    spec.app.desk = (DeskSpec){.folder = state, .config = &config};
    spec.voice.program = LECTERN_TESTS_DIR "/faults/speaker";
    LoopEnd ended = loop_run(&spec);
    arena_destroy(arena);
    return ended == LOOP_RESTART || ended == LOOP_CLOSED ? 0 : (int)ended;
}
