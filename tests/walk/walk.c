// walk: somebody who touches everything; in half of the walks they press switches too, and in some the clinic has
// speech, holding, the ruler, one thing at a time or opening hours on. Time is stolen from them: frames take seconds,
// clocks leap, a voice hangs, a picture turns out to be none. A seeded random walk through a library on the
// stage, with what must hold checked after each step. A fault is told with the seed and the step, so that the same walk
// can be taken again.
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app-frame.h"
#include "base/hash.h"
#include "clinic.h"
#include "sanitized.h"
#include "screen/staff.h"

typedef struct Walk {
    Stage stage;
    uint64_t seed, state;
    long step, step_count;
    bool is_traced;
    Clinic clinic;     // some walks have one switch or two, and other wishes
    const char *fault; // what does not hold, or NULL
    long rss_early_kib;
} Walk;

enum { ARENA_BYTES_MOST = 16 << 20, PAINTED_PIXELS_MOST = 1280 * 800 };

// ---- chance

// SplitMix64.
static uint64_t draw(Walk *walk)
{
    uint64_t value = walk->state += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}

static int pick(Walk *walk, int count)
{
    return count > 0 ? (int)(draw(walk) % (uint64_t)count) : 0;
}

__attribute__((format(printf, 2, 3))) static void trace(const Walk *walk, const char *format, ...)
{
    if (!walk->is_traced)
        return;
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%ld: ", walk->step);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

// ---- steps

static Size random_point(Walk *walk)
{
    return (Size){pick(walk, walk->stage.size.w), pick(walk, walk->stage.size.h)};
}

static void tap_at(Walk *walk, Size at, int hold_ms)
{
    stage_touch(&walk->stage, SAMPLE_DOWN, 1, at);
    stage_wait(&walk->stage, hold_ms);
    stage_touch(&walk->stage, SAMPLE_UP, 1, at);
    stage_wait(&walk->stage, 1 + pick(walk, 500));
}

// What stands there, told apart by the screen, its item, its step and its page, and by who is asked.
static uint64_t place_now(Walk *walk)
{
    const Frame *frame = stage_frame(&walk->stage);
    uint64_t place = hash_number(text_hash(frame->screen), text_hash(id_text(&frame->item)));
    return hash_number(hash_number(place, frame->page), 64 * frame->step + (int)app_face(walk->stage.app));
}

// The frame that answers takes long. The second half of a double touch, which waits meanwhile, acts on nothing, unless
// the first was none for a screen that still settled; whoever listens taps twice on purpose.
static void double_slowly(Walk *walk, Size at)
{
    enum { SLOW_LEAST_MS = 500, SLOW_MOST_MS = 4000, TAP_MS = 60 };
    if (app_is_heard(walk->stage.app) || walk->clinic.config.preferences.hold != HOLD_NONE)
        return;
    uint64_t before = place_now(walk);
    stage_touch(&walk->stage, SAMPLE_DOWN, 1, at);
    stage_wait(&walk->stage, TAP_MS);
    stage_touch(&walk->stage, SAMPLE_UP, 1, at);
    stage_present(&walk->stage, SLOW_LEAST_MS + pick(walk, SLOW_MOST_MS));
    uint64_t place = place_now(walk);
    stage_touch(&walk->stage, SAMPLE_DOWN, 1, at);
    stage_wait(&walk->stage, TAP_MS);
    stage_touch(&walk->stage, SAMPLE_UP, 1, at);
    if (place != before && place_now(walk) != place)
        walk->fault = "the second half of a double touch acts, where a frame took long";
}

// Hide is heeded in the very moment that a slow frame is there.
static void hide_slowly(Walk *walk)
{
    enum { SLOW_MS = 3000, TAP_MS = 60, FINGERS = 3 };
    Stage *stage = &walk->stage;
    stage_present(stage, SLOW_MS);
    const Frame *frame = stage_frame(stage);
    int hide = frame_target_acting(frame, ACTION_HIDE);
    bool is_simple = !app_is_heard(stage->app) && walk->clinic.config.preferences.hold == HOLD_NONE;
    if (hide < 0 || !is_simple)
        return;
    trace(walk, "hide after a slow frame");
    Rect rect = frame->targets.at[hide].rect;
    Size at = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    for (int finger = 0; finger < FINGERS; finger++) // one that holds a control is heard before another
        stage_touch(stage, SAMPLE_CANCEL, finger, at);
    stage_touch(stage, SAMPLE_DOWN, 2, at);
    stage_wait(stage, TAP_MS);
    stage_touch(stage, SAMPLE_UP, 2, at);
    stage_frame(stage);
    if (app_face(stage->app) != FACE_COVER)
        walk->fault = "Hide does nothing, where a frame took long";
}

static void tap_target(Walk *walk)
{
    const Frame *frame = app_frame(walk->stage.app);
    if (!frame->targets.count)
        return;
    const Target *target = &frame->targets.at[pick(walk, frame->targets.count)];
    Rect rect = target->rect;
    trace(walk, "tap \"%.*s\" (%s)", TEXT_ARGS(target->label), action_name(target->action.kind));
    Size middle = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    if (pick(walk, 8))
        tap_at(walk, middle, 60 + pick(walk, 60));
    else
        double_slowly(walk, middle);
}

static void tap_anywhere(Walk *walk)
{
    Size at = random_point(walk);
    trace(walk, "tap at %d %d", at.w, at.h);
    tap_at(walk, at, 1 + pick(walk, 900));
}

static void swipe(Walk *walk)
{
    Size from = random_point(walk), to = random_point(walk);
    enum { MOVES = 4 };
    trace(walk, "swipe from %d %d to %d %d", from.w, from.h, to.w, to.h);
    stage_touch(&walk->stage, SAMPLE_DOWN, 1, from);
    for (int move = 1; move <= MOVES; move++) {
        stage_wait(&walk->stage, 20);
        stage_touch(&walk->stage, SAMPLE_MOVE, 1,
                    (Size){from.w + (to.w - from.w) * move / MOVES, from.h + (to.h - from.h) * move / MOVES});
    }
    stage_touch(&walk->stage, SAMPLE_UP, 1, to);
    stage_wait(&walk->stage, 320);
}

static void touch_raw(Walk *walk)
{
    SampleKind kind = (SampleKind)pick(walk, SAMPLE_CANCEL + 1);
    Size at = random_point(walk);
    trace(walk, "sample %d at %d %d", (int)kind, at.w, at.h);
    stage_touch(&walk->stage, kind, pick(walk, 3), at);
    stage_wait(&walk->stage, pick(walk, 50));
}

static void press_key(Walk *walk)
{
    static const char *const keys[] = {"Return", "Space", "Keypad Enter", "Tab",       "Up",      "Down",
                                       "Left",   "Right", "PageUp",       "PageDown",  "Escape",  "Backspace",
                                       "Home",   "Menu",  "Help",         "AudioPlay", "AC Back", "A",
                                       "F1",     "F2",    "F3",           "F4",        "F5",      "F12"};
    const char *key = keys[pick(walk, sizeof keys / sizeof *keys)];
    bool has_shift = pick(walk, 4) == 0;
    trace(walk, "key %s%s", has_shift ? "Shift+" : "", key);
    stage_key(&walk->stage, key, has_shift);
}

static void press_switch(Walk *walk)
{
    const char *keys[] = {walk->clinic.config.act_key, walk->clinic.config.move_key};
    const char *key = keys[walk->clinic.config.move_key ? pick(walk, 2) : 0];
    trace(walk, "switch %s", key);
    stage_key(&walk->stage, key, false);
    stage_wait(&walk->stage, pick(walk, 3000));
}

static void change_window(Walk *walk)
{
    static const Size sizes[] = {{800, 480},   {1024, 600}, {600, 1024}, {1280, 800}, {1920, 1080},
                                 {1080, 1920}, {801, 479},  {1023, 601}, {640, 480},  {1366, 768}};
    Size size = sizes[pick(walk, sizeof sizes / sizeof *sizes)];
    trace(walk, "window %dx%d", size.w, size.h);
    stage_resize(&walk->stage, size);
}

// A choice of the comfort sheet, which few taps in a row would come to.
static void prefer(Walk *walk)
{
    enum { TABS = 9 };
    App *app = walk->stage.app;
    if (app_face(app) != FACE_VISIT)
        return;
    app_perform(app, (Action){.kind = ACTION_COMFORT});
    app_perform(app, (Action){.kind = ACTION_TAB, .index = pick(walk, TABS)});
    const Frame *frame = app_frame(app);
    for (int i = pick(walk, frame->targets.count); i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (target->action.kind != ACTION_PREFER)
            continue;
        trace(walk, "prefer \"%.*s\"", TEXT_ARGS(target->label));
        app_perform(app, target->action);
        break;
    }
    if (pick(walk, 2))
        app_perform(app, (Action){.kind = ACTION_DONE});
}

static void wait_shortly(Walk *walk)
{
    int ms = pick(walk, 3000);
    trace(walk, "wait %d ms", ms);
    stage_wait(&walk->stage, ms);
}

// As when the machine was busy or asleep: the clock leaps. However far, a visit is not ended without its warning.
static void wait_long(Walk *walk)
{
    enum { LEAP_MOST_MS = 400000 };
    int ms = pick(walk, LEAP_MOST_MS);
    trace(walk, "leap %d ms", ms);
    stage_frame(&walk->stage);
    bool is_visit = app_face(walk->stage.app) == FACE_VISIT;
    walk->stage.now_ms += ms;
    stage_wait(&walk->stage, 1);
    AppFace face = app_face(walk->stage.app);
    if (is_visit && face != FACE_VISIT && face != FACE_STILL)
        walk->fault = "a visit ends without its warning, where the clock leapt";
}

// In any language that is offered.
static void begin(Walk *walk)
{
    const Frame *frame = app_frame(walk->stage.app);
    for (int i = pick(walk, frame->targets.count); i < frame->targets.count; i++) {
        Action action = frame->targets.at[i].action;
        if (action.kind != ACTION_BEGIN && action.kind != ACTION_WAKE)
            continue;
        trace(walk, "begin in \"%s\"", action.id.at);
        app_perform(walk->stage.app, action);
        return;
    }
}

static void prepare_neighbours(Walk *walk)
{
    trace(walk, "look ahead");
    app_preview(walk->stage.app, 1);
    app_preview(walk->stage.app, -1);
}

// Staff come, and what is touched next is theirs.
static void open_desk(Walk *walk)
{
    enum { KEY_ENTER = 11 };
    static const int pin[] = {2, 4, 6, 8, KEY_ENTER};
    App *app = walk->stage.app;
    if (!walk->clinic.folder[0] || app_face(app) != FACE_VISIT)
        return;
    trace(walk, "staff");
    app_perform(app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("staff"))});
    for (size_t i = 0; i < sizeof pin / sizeof *pin; i++)
        app_perform(app, (Action){.kind = ACTION_CHOOSE, .index = pin[i]});
}

static void break_voice(Walk *walk)
{
    enum { SHARE = 10 };
    if (!walk->clinic.may_break || pick(walk, SHARE))
        return;
    walk->clinic.hangs = pick(walk, 2) == 0;
    walk->clinic.is_mute = !walk->clinic.hangs;
}

// A picture that took seconds to be looked at turns out to be none, and its words stand there.
static void lose_picture(Walk *walk)
{
    trace(walk, "a picture is lost");
    app_lay_anew(walk->stage.app);
}

typedef struct Habit {
    int share; // of a hundred
    void (*take)(Walk *walk);
} Habit;

static const Habit habits[] = {
    {48, tap_target},   {6, tap_anywhere}, {7, swipe},        {2, touch_raw},   {17, press_key},
    {2, change_window}, {3, prefer},       {6, wait_shortly}, {2, wait_long},   {3, prepare_neighbours},
    {1, open_desk},     {1, break_voice},  {1, lose_picture}, {1, hide_slowly},
};

static void take_step(Walk *walk)
{
    if (walk->clinic.config.act_key && pick(walk, 3) == 0) {
        press_switch(walk);
        return;
    }
    AppFace face = app_face(walk->stage.app);
    if ((face == FACE_ATTRACT || face == FACE_COVER) && pick(walk, 3) == 0) {
        begin(walk);
        return;
    }
    int at = pick(walk, 100);
    const Habit *habit = habits;
    while (at >= habit->share)
        at -= habit++->share;
    habit->take(walk);
}

// ---- what must hold

static bool is_inside(Rect rect, Size glass)
{
    return rect.w > 0 && rect.h > 0 && rect.x >= 0 && rect.y >= 0 && rect.x + rect.w <= glass.w &&
           rect.y + rect.h <= glass.h;
}

// Something on the glass leads home, back or out; from Out of order only staff do, and while the glass is cleaned
// nobody.
static bool has_way_out(const Frame *frame)
{
    static const ActionKind ways[] = {ACTION_HOME,   ACTION_BACK,  ACTION_DONE, ACTION_HIDE,
                                      ACTION_FINISH, ACTION_BEGIN, ACTION_WAKE, ACTION_KEEP};
    if (text_is(frame->screen, staff_screen.name) && !frame->targets.count)
        return true;
    for (int i = 0; i < frame->targets.count; i++)
        for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
            if (frame->targets.at[i].enabled && frame->targets.at[i].action.kind == ways[w])
                return true;
    return false;
}

static const char *find_fault(const Walk *walk, const Frame *frame)
{
    Size glass = walk->stage.size;
    if (!frame->screen.size || frame->theme.glass.width_px != glass.w || frame->theme.glass.height_px != glass.h)
        return "no frame is stated for this glass";
    for (int i = 0; i < frame->lines.count; i++)
        if (!is_inside(frame->lines.at[i].rect, glass))
            return "a line leaves the glass";
    for (int i = 0; i < frame->targets.count; i++)
        if (!is_inside(frame->targets.at[i].rect, glass))
            return "a target leaves the glass";
    if (frame->ring.w && !is_inside(frame->ring, glass))
        return "the ring leaves the glass";
    if (frame->page < 0 || (frame->page_count && (frame->page > frame->page_count || frame->page < 1)))
        return "the page is not one of its pages";
    if (app_face(walk->stage.app) == FACE_ORDER)
        return "the library does not open any more";
    if (!has_way_out(frame))
        return "nothing leads home, back or out";
    if (arena_used(frame->arena) > ARENA_BYTES_MOST)
        return "a frame takes more than 16 MiB";
    return NULL;
}

static void tell_lines(const Frame *frame)
{
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        fprintf(stderr, "  %d,%d %dx%d %.*s\n", line->rect.x, line->rect.y, line->rect.w, line->rect.h,
                TEXT_ARGS(line->text));
    }
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        fprintf(stderr, "  %d,%d %dx%d [%.*s]\n", target->rect.x, target->rect.y, target->rect.w, target->rect.h,
                TEXT_ARGS(target->label));
    }
}

static void tell_fault(const Walk *walk, const Frame *frame)
{
    const Preferences *look = &frame->theme.preferences;
    fprintf(stderr, "walk: seed %llu, step %ld: %s (on \"%.*s\" at %dx%d, text %d, letters %d, spacing %d)\n",
            (unsigned long long)walk->seed, walk->step, walk->fault, TEXT_ARGS(frame->screen), walk->stage.size.w,
            walk->stage.size.h, look->text_step, (int)look->family, (int)look->spacing);
    tell_lines(frame);
}

// Sometimes as far as it has come, as between two events; else to the end.
static const Frame *look(Walk *walk)
{
    if (pick(walk, 4))
        return stage_frame(&walk->stage);
    app_frame(walk->stage.app);
    app_settle(walk->stage.app);
    const Frame *frame =
        app_frame(walk->stage.app); // the end of a visit may have closed the book that the first one spoke from
    app_work(walk->stage.app);
    return frame;
}

// A deadline that has passed and stays would keep the loop turning.
static const char *find_restlessness(Walk *walk)
{
    enum { TURNS = 8 };
    Stage *stage = &walk->stage;
    int due_count = 0;
    for (int i = 0; i < TURNS; i++) {
        stage_wait(stage, 1);
        stage_frame(stage);
        due_count += app_deadline_ms(stage->app) <= stage->now_ms;
    }
    return due_count == TURNS ? "it never rests" : NULL;
}

static void paint_sometimes(Walk *walk, const Frame *frame)
{
    Size size = walk->stage.size;
    if (pick(walk, 16) == 0 && size.w * size.h <= PAINTED_PIXELS_MOST)
        stage_paint(&walk->stage, frame);
}

// ---- the walk

// As the player at rest, which gives back what it does not need.
static long resident_kib(void)
{
    malloc_trim(0);
    long pages = 0, resident = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    if (!statm || fscanf(statm, "%ld %ld", &pages, &resident) != 2)
        resident = 0;
    if (statm)
        fclose(statm);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static bool walk_on(Walk *walk)
{
    for (walk->step = 1; walk->step <= walk->step_count; walk->step++) {
        take_step(walk);
        const Frame *frame = look(walk);
        walk->fault = walk->fault ? walk->fault : find_fault(walk, frame);
        if (!walk->fault && pick(walk, 8) == 0) {
            walk->fault = find_restlessness(walk);
            frame = app_frame(walk->stage.app);
        }
        if (walk->fault) {
            tell_fault(walk, frame);
            return false;
        }
        paint_sometimes(walk, frame);
        if (walk->step == (walk->step_count + 9) / 10)
            walk->rss_early_kib = resident_kib();
    }
    return true;
}

// After a tenth of a long walk all that is kept for good is there. The sanitiser keeps more on purpose, and looks for
// leaks itself.
static bool stays_small(const Walk *walk, long rss_kib)
{
    enum { LONG_WALK = 5000, GROWTH_MOST_KIB = 16 * 1024 };
    return IS_SANITIZED || walk->step_count < LONG_WALK || rss_kib - walk->rss_early_kib <= GROWTH_MOST_KIB;
}

static bool conclude(const Walk *walk)
{
    long rss_kib = resident_kib();
    printf("seed %llu: %ld steps, %ld frames, %lld hours; resident %ld KiB after a tenth, %ld KiB at the end\n",
           (unsigned long long)walk->seed, walk->step_count, app_frame_count(walk->stage.app),
           (long long)(walk->stage.now_ms / 3600000), walk->rss_early_kib, rss_kib);
    bool is_small = stays_small(walk, rss_kib);
    if (!is_small)
        fprintf(stderr, "walk: seed %llu: memory has grown\n", (unsigned long long)walk->seed);
    return is_small;
}

static const Walk *walking; // for the signal handler alone

static void tell_crash(int signal_number)
{
    static char words[96];
    int size = snprintf(words, sizeof words, "walk: seed %llu, step %ld: signal %d\n",
                        (unsigned long long)walking->seed, walking->step, signal_number);
    if (write(STDERR_FILENO, words, (size_t)size) < 0)
        _exit(2);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static bool read_words(Walk *walk, StageSpec *spec, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        if (strcmp(argv[i], "--trace") == 0)
            walk->is_traced = true;
        else if (value && strcmp(argv[i], "--steps") == 0)
            walk->step_count = atol(argv[++i]);
        else if (value && strcmp(argv[i], "--seed") == 0)
            walk->seed = strtoull(argv[++i], NULL, 10);
        else if (value && strcmp(argv[i], "--book") == 0)
            spec->book = argv[++i];
        else if (!spec->content && argv[i][0] != '-')
            spec->content = argv[i];
        else
            return false;
    }
    return spec->content && walk->step_count > 0;
}

int main(int argc, char **argv)
{
    Walk walk = {.seed = 1, .step_count = 1000};
    StageSpec spec = {.window = {1024, 600}, .preferences.text_step = TEXT_STEP_DEFAULT};
    if (!read_words(&walk, &spec, argc, argv)) {
        fputs("usage: walk CONTENT [--book BOOK] [--steps N] [--seed S] [--trace]\n", stderr);
        return 2;
    }
    walk.state = walk.seed;
    clinic_open(&walk.clinic, walk.seed, &walk.stage.now_ms);
    spec.config = &walk.clinic.config;
    spec.speech = &walk.clinic.speech;
    spec.desk.folder = walk.clinic.folder[0] ? walk.clinic.folder : NULL;
    walking = &walk;
    signal(SIGABRT, tell_crash);
    signal(SIGSEGV, tell_crash);
    if (!stage_open(&walk.stage, &spec))
        return 2;
    bool is_well = walk_on(&walk) && conclude(&walk);
    stage_close(&walk.stage);
    clinic_close(&walk.clinic);
    return is_well ? 0 : 1;
}
