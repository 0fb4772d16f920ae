// The loop on a display that shows nothing: what the machine has is there when staff allow it.
#include "app/loop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <SDL.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/app-visit.h"
#include "app/config.h"
#include "base/file.h"
#include "command/made-folder.h"
#include "command/workload.h"
#include "device/lock.h"
#include "device/touch.h"
#include "hostile-pictures.h"

typedef struct Fixture {
    Arena *arena;
    char folder[64];
    Config config;
    bool is_offered_at_first, is_offered_later; // reading aloud
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/lectern-loop-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    assert_true(lock_set(fixture->folder, TEXT("2468")));
    fixture->config = config_defaults;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    DIR *folder = opendir(fixture->folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
    rmdir(fixture->folder);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static void open_place(App *app, const char *id)
{
    app_perform(app, (Action){.kind = ACTION_HOME});
    app_perform(app, (Action){.kind = ACTION_OPEN, .id = id_of(text_of(id)), .value = OPEN_WHOLE});
}

static bool offers_listening(App *app)
{
    open_place(app, "first-steps");
    const Frame *frame = app_frame(app);
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].action.kind == ACTION_LISTEN)
            return true;
    return false;
}

static void go_behind_the_pin(App *app)
{
    static const int keys[] = {2, 4, 6, 8, 11}; // the last is Enter
    open_place(app, "staff");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        app_perform(app, (Action){.kind = ACTION_CHOOSE, .index = keys[i]});
}

static void allow_sound(void *owner, App *app)
{
    Fixture *fixture = owner;
    app_begin(app);
    fixture->is_offered_at_first = offers_listening(app);
    go_behind_the_pin(app);
    app_perform(app, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_SOUND, .value = 1});
    fixture->is_offered_later = offers_listening(app);
    go_behind_the_pin(app);
    app_perform(app, (Action){.kind = ACTION_STAFF, .index = STAFF_END, .value = STAFF_RESTART});
}

static LoopEnd run(Fixture *fixture, const char *voice_program)
{
    LoopProbe probe = {.opened = allow_sound, .owner = fixture};
    LoopSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}, .probe = &probe};
    spec.voice.program = voice_program;
    fixture->config.allows_sound = false;
    config_apply(&fixture->config, &spec.app);
    spec.app.desk = (DeskSpec){.folder = fixture->folder, .config = &fixture->config};
    return loop_run(&spec);
}

static void sound_that_was_off_can_be_allowed(void **state)
{
    Fixture *fixture = *state;
    char program[sizeof fixture->folder + 8];
    snprintf(program, sizeof program, "%s/speech", fixture->folder);
    assert_int_equal(symlink(LECTERN_TESTS_DIR "/support/fake-espeak.sh", program), 0);
    assert_int_equal(run(fixture, program), LOOP_RESTART);
    assert_false(fixture->is_offered_at_first);
    assert_true(fixture->is_offered_later);
}

static void without_a_voice_there_is_none_to_allow(void **state)
{
    Fixture *fixture = *state;
    char *path = strdup(getenv("PATH"));
    setenv("PATH", fixture->folder, 1);
    assert_int_equal(run(fixture, NULL), LOOP_RESTART);
    setenv("PATH", path, 1);
    free(path);
    assert_false(fixture->is_offered_at_first || fixture->is_offered_later);
}

// ---- a swipe that leads nowhere, read in one turn

typedef struct Swipe {
    int step; // 0: nothing was touched, 1: a card is, 2: the finger has slid off and lifted
    bool shows_pressed, has_shown_pressed, is_left_pressed;
} Swipe;

static void push_finger(Uint32 type, float x, float y)
{
    SDL_Event event = {.tfinger = {.type = type, .touchId = 1, .fingerId = 1, .x = x, .y = y}};
    SDL_PushEvent(&event);
}

static void look_for_pressed(void *owner, App *app)
{
    Swipe *swipe = owner;
    const Frame *frame = app_frame(app);
    swipe->shows_pressed = false;
    for (int i = 0; i < frame->targets.count; i++)
        swipe->shows_pressed = swipe->shows_pressed || frame->targets.at[i].pressed;
    swipe->has_shown_pressed = swipe->has_shown_pressed || swipe->shows_pressed;
}

static void land_on_card(App *app)
{
    const Frame *frame = app_frame(app);
    for (int i = 0; i < frame->targets.count; i++) {
        Rect rect = frame->targets.at[i].rect;
        if (frame->targets.at[i].role == ROLE_CARD) {
            push_finger(SDL_FINGERDOWN, (float)(rect.x + rect.w / 2) / 800, (float)(rect.y + rect.h / 2) / 480);
            return;
        }
    }
}

// Once the loop is at rest.
static bool go_on_swiping(void *owner, App *app)
{
    Swipe *swipe = owner;
    if (swipe->step == 0)
        land_on_card(app);
    else if (swipe->step == 1) {
        SDL_Delay(2 * TOUCH_BRUSH_MS);
        push_finger(SDL_FINGERMOTION, 0.95F, 0.5F);
        push_finger(SDL_FINGERUP, 0.95F, 0.5F);
    } else {
        swipe->is_left_pressed = swipe->shows_pressed;
        kill(getpid(), SIGTERM);
    }
    return swipe->step++ < 2;
}

static void begin_visit(void *owner, App *app)
{
    (void)owner;
    app_begin(app);
}

static void what_a_finger_left_is_drawn_though_it_leads_nowhere(void **state)
{
    (void)state;
    Swipe swipe = {0};
    LoopProbe probe = {.opened = begin_visit, .presented = look_for_pressed, .stirs = go_on_swiping, .owner = &swipe};
    LoopSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}, .probe = &probe};
    config_apply(&config_defaults, &spec.app);
    assert_int_equal(loop_run(&spec), LOOP_CLOSED);
    assert_true(swipe.has_shown_pressed);
    assert_false(swipe.is_left_pressed);
}

#define LOOP_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

// ---- a picture that would be decoded for as long as it is let

typedef struct Stuck {
    char folder[40];
    int pages;  // turned so far
    int waited; // for what a busy machine ends late
    bool is_hidden, was_decoding, is_over;
} Stuck;

// A process of ours is there that has not ended.
static bool is_decoding(void)
{
    siginfo_t ended = {0};
    return waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && !ended.si_pid;
}

static void make_stuck_library(Stuck *stuck)
{
    char command[400];
    snprintf(stuck->folder, sizeof stuck->folder, "/tmp/lectern-stuck-XXXXXX");
    assert_non_null(mkdtemp(stuck->folder));
    hostile_pictures_make(stuck->folder);
    snprintf(command, sizeof command,
             "cp -r " LECTERN_TESTS_DIR "/library/whole/. %s && mv %s/tiny-dashes.svg %s/pictures/two-hands.svg",
             stuck->folder, stuck->folder, stuck->folder);
    assert_int_equal(system(command), 0);
}

static void open_stuck(void *owner, App *app)
{
    (void)owner;
    app_begin(app);
    open_place(app, "first-steps");
}

static void note_presented(void *owner, App *app)
{
    Stuck *stuck = owner;
    if (app_face(app) == FACE_COVER)
        stuck->was_decoding = is_decoding(); // what was shown has not been forgotten yet
}

static bool turn_and_hide(void *owner, App *app)
{
    Stuck *stuck = owner;
    enum { PATIENCE = 1000 };
    if (stuck->is_hidden || stuck->pages == 40) {
        stuck->is_over = !is_decoding();
        if (!stuck->is_over && stuck->waited++ < PATIENCE)
            return true;
        kill(getpid(), SIGTERM);
        return false;
    }
    stuck->is_hidden = is_decoding();
    if (stuck->is_hidden)
        app_key(app, "F12", false);
    else
        app_perform(app, (Action){.kind = ACTION_NEXT});
    stuck->pages++;
    return true;
}

static void hiding_waits_for_no_picture(void **state)
{
    (void)state;
    Stuck stuck = {0};
    make_stuck_library(&stuck);
    LoopProbe probe = {.opened = open_stuck, .presented = note_presented, .stirs = turn_and_hide, .owner = &stuck};
    LoopSpec spec = {.content = stuck.folder, .window = {800, 480}, .probe = &probe};
    config_apply(&config_defaults, &spec.app);
    assert_int_equal(loop_run(&spec), LOOP_CLOSED);
    assert_true(stuck.is_hidden && stuck.was_decoding && stuck.is_over);
    char command[80];
    snprintf(command, sizeof command, "rm -r %s", stuck.folder);
    assert_int_equal(system(command), 0);
}

// ---- a chapter that takes seconds to read

typedef struct Long {
    bool is_hidden, is_broken_off, was_seen, is_read;
} Long;

static bool is_faulty(App *app)
{
    return book_find_item(app_book(app), id_of(TEXT(WORKLOAD_CHAPTER)))->is_faulty;
}

// Hide is struck while the chapter is being opened; at the next visit it is not.
static bool open_and_hide(void *owner, App *app)
{
    Long *chapter = owner;
    if (!chapter->is_hidden) {
        SDL_Event hide = {.key = {.type = SDL_KEYDOWN, .keysym.sym = SDLK_F12}};
        SDL_PushEvent(&hide);
        open_place(app, WORKLOAD_CHAPTER);
        chapter->is_broken_off = is_faulty(app);
        chapter->is_hidden = true;
        return true;
    }
    assert_int_equal(app_face(app), FACE_COVER);
    app_begin(app);
    open_place(app, WORKLOAD_CHAPTER);
    chapter->is_read = !is_faulty(app) && text_is(app_frame(app)->screen, "chapter");
    kill(getpid(), SIGTERM);
    return false;
}

static void note_chapter(void *owner, App *app)
{
    ((Long *)owner)->was_seen |= text_is(app_frame(app)->screen, "chapter");
}

static void hiding_waits_for_no_chapter(void **state)
{
    (void)state;
    char folder[] = "/tmp/lectern-long-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const Workload *workload = workloads;
    while (strcmp(workload->name, "spans") != 0)
        workload++;
    assert_true(workload_write(workload, workload->least * 4, folder));
    Long chapter = {0};
    LoopProbe probe = {.opened = begin_visit, .presented = note_chapter, .stirs = open_and_hide, .owner = &chapter};
    LoopSpec spec = {.content = folder, .window = {800, 480}, .probe = &probe};
    config_apply(&config_defaults, &spec.app);
    assert_int_equal(loop_run(&spec), LOOP_CLOSED);
    assert_true(chapter.is_broken_off && chapter.is_read);
    assert_false(chapter.was_seen);
    made_folder_remove(folder);
}

// ---- what stands on the glass once a visit has ended

typedef struct Afterwards {
    int shown;  // how often Attract was
    int waited; // milliseconds since
} Afterwards;

static void open_chapter(void *owner, App *app)
{
    (void)owner;
    app_begin(app);
    open_place(app, "what-closeness-means");
}

static void count_attract(void *owner, App *app)
{
    ((Afterwards *)owner)->shown += app_face(app) == FACE_ATTRACT;
}

// Until Attract has been shown once more, or for as long as no picture needs.
static bool end_and_look(void *owner, App *app)
{
    enum { SHOWN = 3, PATIENCE_MS = 20000 }; // without its drawing, asking for it anew, and with it
    Afterwards *afterwards = owner;
    if (app_face(app) == FACE_VISIT)
        app_end_visit(app, FACE_ATTRACT);
    else if (afterwards->shown >= SHOWN || afterwards->waited++ == PATIENCE_MS)
        kill(getpid(), SIGTERM);
    usleep(1000);
    return true;
}

// What a visit has left is overwritten right after Attract is shown, while its drawing is decoded.
static void the_drawing_of_attract_comes_after_a_visit(void **state)
{
    (void)state;
    Afterwards afterwards = {0};
    LoopProbe probe = {.opened = open_chapter, .presented = count_attract, .stirs = end_and_look, .owner = &afterwards};
    LoopSpec spec = {.content = LECTERN_CONTENT_DIR, .window = {800, 480}, .probe = &probe};
    config_apply(&config_defaults, &spec.app);
    assert_int_equal(loop_run(&spec), LOOP_CLOSED);
    assert_int_equal(afterwards.shown, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOOP_TEST(sound_that_was_off_can_be_allowed),
        LOOP_TEST(without_a_voice_there_is_none_to_allow),
        LOOP_TEST(what_a_finger_left_is_drawn_though_it_leads_nowhere),
        LOOP_TEST(hiding_waits_for_no_picture),
        LOOP_TEST(hiding_waits_for_no_chapter),
        LOOP_TEST(the_drawing_of_attract_comes_after_a_visit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
