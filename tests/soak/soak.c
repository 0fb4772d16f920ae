// Soak: visit after visit in one window of the real player, with reading aloud, as in months of a waiting room. Nobody
// restarts it there: what a visit takes it must give back. Memory, descriptors and threads are counted on Attract after
// each: the last may find a mebibyte more memory than the tenth, and no more of the others than the first ten.
//
//   soak VISITS CONTENT
//
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <SDL.h>

#include "app/app-visit.h"
#include "app/config.h"
#include "app/loop.h"
#include "device/wait.h"

enum { SETTLED_VISIT = 10, MORE_MOST_KIB = 1024, WAKE_MS = 40 };

// What the process holds.
typedef struct Holding {
    long resident_kib;
    int descriptors, threads;
} Holding;

typedef struct Soak {
    int visits, visit, act;
    int64_t rest_until_ms; // before the next act
    Holding settled, last, most;
    int said; // visits in which a sentence was being read
} Soak;

static int count_entries(const char *folder)
{
    DIR *entries = opendir(folder);
    int count = 0;
    while (entries && readdir(entries))
        count++;
    if (entries)
        closedir(entries);
    return count - 2; // itself and its parent
}

static Holding holding_now(void)
{
    Holding now = {.descriptors = count_entries("/proc/self/fd") - 1, .threads = count_entries("/proc/self/task")};
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file && fscanf(file, "%*d %ld", &pages) == 1)
        now.resident_kib = pages * (sysconf(_SC_PAGESIZE) / 1024);
    if (file)
        fclose(file);
    return now;
}

// ---- the visit

// Does what the first control of that kind does, where one is on the glass.
static void use(App *app, ActionKind kind)
{
    const Frame *frame = app_frame(app);
    int target = frame_target_acting(frame, kind);
    if (target >= 0)
        app_perform(app, frame->targets.at[target].action);
}

static void open_place(App *app, const char *id)
{
    app_perform(app, (Action){.kind = ACTION_OPEN, .id = id_of(text_of(id)), .value = OPEN_WHOLE});
}

// Every size of text and theme has its turn.
static void prefer(App *app, int visit)
{
    enum { STEPS = TEXT_STEP_MOST - TEXT_STEP_LEAST + 1 };
    use(app, ACTION_COMFORT);
    const Frame *frame = app_frame(app);
    int wanted = visit % STEPS;
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].action.kind == ACTION_PREFER && wanted-- == 0) {
            app_perform(app, frame->targets.at[i].action);
            break;
        }
    use(app, ACTION_DONE);
}

typedef struct Act {
    enum { BEGIN, PLACE, USE, PREFER, LISTEN, HUSH, WAKE, END } kind;
    const char *place;
    ActionKind action;
    int rest_ms;
} Act;

static const Act acts[] = {
    {BEGIN, NULL, 0, 0},
    {PREFER, NULL, 0, 0},
    {PLACE, "asking-not-assuming", 0, 200}, // with pictures
    {LISTEN, NULL, 0, 1200},
    {USE, NULL, ACTION_NEXT, 400},
    {HUSH, NULL, 0, 0},
    {USE, NULL, ACTION_NEXT, 0},
    {PLACE, "common-patterns", 0, 0}, // with words explained
    {USE, NULL, ACTION_TERM, 0},
    {USE, NULL, ACTION_DONE, 0},
    {PLACE, "how-am-i-right-now", 0, 0},
    {USE, NULL, ACTION_NEXT, 0},
    {USE, NULL, ACTION_CHOOSE, 0},
    {USE, NULL, ACTION_NEXT, 0},
    {USE, NULL, ACTION_CHOOSE, 0},
    {USE, NULL, ACTION_NEXT, 0},
    {PLACE, "support", 0, 0},
    {USE, NULL, ACTION_HIDE, 1100}, // the cover heeds nothing for a second
    {WAKE, NULL, 0, 0},
    {USE, NULL, ACTION_FINISH, 500},
    {END, NULL, 0, 300},
};
enum { ACT_COUNT = sizeof acts / sizeof *acts };

static void carry_out(Soak *soak, App *app, const Act *act)
{
    switch (act->kind) {
    case BEGIN:
        app_begin(app);
        break;
    case PLACE:
        open_place(app, act->place);
        break;
    case USE:
        use(app, act->action);
        break;
    case PREFER:
        prefer(app, soak->visit);
        break;
    case LISTEN:
        app_perform(app, (Action){.kind = ACTION_LISTEN, .value = LISTEN_BEGIN});
        break;
    case HUSH:
        soak->said += app_frame(app)->spoken.end > 0;
        app_perform(app, (Action){.kind = ACTION_LISTEN, .value = LISTEN_END});
        break;
    case WAKE:
        app_perform(app, (Action){.kind = ACTION_WAKE});
        break;
    case END: // without the six seconds in which one may think again
        app_perform(app, (Action){.kind = ACTION_FINISH});
        break;
    }
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

// The sound's device is closed after some seconds of silence, and its thread may be gone at one visit's end, and there
// at another's.
static void end_visit(Soak *soak)
{
    Holding now = holding_now();
    soak->visit++;
    soak->last = now;
    if (soak->visit <= SETTLED_VISIT)
        soak->settled = (Holding){now.resident_kib, larger(now.descriptors, soak->settled.descriptors),
                                  larger(now.threads, soak->settled.threads)};
    if (now.resident_kib > soak->most.resident_kib)
        soak->most = now;
    if (soak->visit <= SETTLED_VISIT || soak->visit % 20 == 0 || soak->visit == soak->visits)
        printf("visit %4d: %ld KiB resident, %d descriptors, %d threads\n", soak->visit, now.resident_kib,
               now.descriptors, now.threads);
    fflush(stdout);
}

// The loop is about to sleep: the next act, once the last one has had its time.
static bool act_next(void *owner, App *app)
{
    Soak *soak = owner;
    if (wait_now_ms() < soak->rest_until_ms)
        return false;
    if (soak->act == ACT_COUNT) {
        if (app_face(app) != FACE_ATTRACT) {
            fprintf(stderr, "soak: visit %d ends on %.*s, not on Attract\n", soak->visit + 1,
                    TEXT_ARGS(app_frame(app)->screen));
            kill(getpid(), SIGTERM);
            return false;
        }
        end_visit(soak);
        soak->act = 0;
    }
    if (soak->visit == soak->visits) {
        kill(getpid(), SIGTERM);
        return false;
    }
    const Act *act = &acts[soak->act++];
    carry_out(soak, app, act);
    soak->rest_until_ms = wait_now_ms() + act->rest_ms;
    return true;
}

static Uint32 wake(Uint32 interval_ms, void *owner)
{
    (void)owner;
    SDL_PushEvent(&(SDL_Event){.type = SDL_USEREVENT});
    return interval_ms;
}

static void begin_waking(void *owner, App *app)
{
    (void)owner, (void)app;
    SDL_AddTimer(WAKE_MS, wake, NULL);
}

static bool judge(const Soak *soak)
{
    long more_kib = soak->last.resident_kib - soak->settled.resident_kib;
    bool is_small = more_kib <= MORE_MOST_KIB;
    bool is_same = soak->last.descriptors <= soak->settled.descriptors && soak->last.threads <= soak->settled.threads;
    printf("%d visits, %d of them read aloud: %+ld KiB since the %dth (most: %ld KiB), %+d descriptors, %+d threads\n",
           soak->visit, soak->said, more_kib, SETTLED_VISIT, soak->most.resident_kib,
           soak->last.descriptors - soak->settled.descriptors, soak->last.threads - soak->settled.threads);
    if (!is_small || !is_same)
        fprintf(stderr, "soak: after the last visit the player holds more than after the %dth\n", SETTLED_VISIT);
    if (soak->visit < soak->visits || soak->said < soak->visits)
        fprintf(stderr, "soak: not every visit was made and read aloud\n");
    return is_small && is_same && soak->visit == soak->visits && soak->said == soak->visits;
}

int main(int argc, char **argv)
{
    Soak soak = {.visits = argc == 3 ? atoi(argv[1]) : 0};
    if (soak.visits <= SETTLED_VISIT) {
        fprintf(stderr, "soak VISITS CONTENT: more than %d visits\n", SETTLED_VISIT);
        return 2;
    }
    LoopProbe probe = {.opened = begin_waking, .stirs = act_next, .owner = &soak};
    LoopSpec spec = {.content = argv[2], .window = {800, 480}, .probe = &probe};
    config_apply(&config_defaults, &spec.app);
    spec.voice.loudest_percent = config_defaults.loudest_percent;
    LoopEnd end = loop_run(&spec);
    return end == LOOP_CLOSED && judge(&soak) ? 0 : 1;
}
