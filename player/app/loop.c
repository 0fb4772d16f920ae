#include "app/loop.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/heap.h"
#include "device/backlight.h"
#include "device/headphones.h"
#include "device/input.h"
#include "device/loudspeaker.h"
#include "device/painter.h"
#include "device/wait.h"
#include "device/watchdog.h"
#include "device/window.h"
#include "markup/keyname.h"
#include "pack/pack-offer.h"

typedef struct Loop {
    const LoopSpec *spec;
    Arena *arena;
    Watchdog *watchdog; // NULL: nobody supervises us
    Wait *wait;
    Window *window;
    Source *source;
    Bookcase *books;    // NULL: there are none
    Shelving *shelving; // NULL: no folder of them
    Pictures *pictures;
    Fonts *fonts;
    Painter *painter;
    Backlight *lamp; // NULL: a dark picture must do
    Loudspeaker loudspeaker;
    Voice *voice; // NULL: the machine has none
    BreathSound *breath;
    Headphones *headphones; // NULL: nobody tells of them
    int card;               // of theirs; -1: none
    App *app;
    int64_t turn;
    long presented;           // frames stated when the last one was presented
    bool has_learned;         // which voices there are
    bool is_renewal_due;      // another library may be to be shown, once no visit is touched by that
    const char *restart_path; // asks the player to end between visits; NULL: nobody can
    bool makes_way;           // it was asked, and ends
    bool has_come;            // a picture, since; or what the frame on the glass waits for was dropped
    Interrupt interrupt;
    int64_t looked_ms; // for somebody who hides, while something was at work
    Rect hide;         // where Hide stands on the glass
    int prepared;      // neighbours of the present page that are made ready: 0, 1 (next), 2 (both)
} Loop;

static Moment moment_now(const Loop *loop)
{
    enum { DAY_S = 24 * 3600 };
    Moment moment = {.now_ms = wait_now_ms(), .next_minute_ms = SCREEN_NEVER};
    time_t seconds = time(NULL);
    struct tm local;
    tzset(); // staff may have set another zone
    moment.trust = clock_trust(loop->spec->app.desk.clock, seconds, moment.now_ms);
    if (!localtime_r(&seconds, &local))
        return moment;
    moment.minute_of_day = local.tm_hour * 60 + local.tm_min;
    moment.weekday = local.tm_wday;
    moment.next_minute_ms = moment.now_ms + (60 - local.tm_sec) * 1000;
    moment.day = (int)(timegm(&local) / DAY_S);
    return moment;
}

static Glass glass_now(const Loop *loop)
{
    Size size = window_size(loop->window);
    double px_per_mm = loop->spec->px_per_mm > 0 ? loop->spec->px_per_mm : window_px_per_mm(loop->window);
    double distance_mm = loop->spec->distance_mm;
    if (loop->app)
        app_scale(loop->app, &px_per_mm, &distance_mm);
    return glass_of(size.w, size.h, px_per_mm, distance_mm);
}

static void forget_drawn(void *owner)
{
    Loop *loop = owner;
    painter_forget(loop->painter);
    loop->has_come |= pictures_forget(loop->pictures);
    fonts_forget(loop->fonts);
    voice_forget(loop->voice);
}

static void say(void *owner, const Utterance *utterance)
{
    voice_say(((Loop *)owner)->voice, utterance, wait_now_ms());
}

static void prepare(void *owner, const Utterance *utterance)
{
    voice_prepare(((Loop *)owner)->voice, utterance, wait_now_ms());
}

static void hush(void *owner)
{
    voice_stop(((Loop *)owner)->voice, wait_now_ms());
}

static VoiceState look(void *owner)
{
    return voice_look(((Loop *)owner)->voice, wait_now_ms());
}

static bool speaks(void *owner, Text language)
{
    return voice_speaks(((Loop *)owner)->voice, language);
}

static bool sound_breath(void *owner, const BreathTone *tone)
{
    return breath_sound_play(((Loop *)owner)->breath, tone, wait_now_ms());
}

static void still_breath(void *owner)
{
    breath_sound_stop(((Loop *)owner)->breath, wait_now_ms());
}

static void wake(void *owner)
{
    wait_wake(((Loop *)owner)->wait);
}

// What has been plugged in is played on from the next sound on.
static void hear_plug(Loop *loop)
{
    int card = headphones_card(loop->headphones);
    if (card != loop->card)
        loudspeaker_use_card(card);
    loop->card = card;
    app_plug(loop->app, headphones_are_in(loop->headphones));
}

static TouchMap map_now(const Loop *loop)
{
    const double *matrix = loop->spec->touch_matrix;
    TouchMap map = {.size = window_size(loop->window), .rotation = window_rotation(loop->window), .has_matrix = matrix};
    if (matrix)
        memcpy(map.matrix, matrix, sizeof map.matrix);
    return map;
}

static const char *hide_key(const Loop *loop)
{
    return loop->spec->app.hide_key ? loop->spec->app.hide_key : HIDE_KEY;
}

static bool has_visit(const App *app)
{
    AppFace face = app_face(app);
    return face == FACE_VISIT || face == FACE_STILL || face == FACE_ENDED;
}

static void hide(Loop *loop)
{
    if (has_visit(loop->app))
        app_key(loop->app, hide_key(loop), false);
    assert(!has_visit(loop->app));
}

// Asked while a chapter is read or set: whoever hides the glass, or ends the program, is not kept waiting.
static bool is_hidden_from(void *owner)
{
    enum { LOOK_EVERY_MS = 10 };
    Loop *loop = owner;
    int64_t now_ms = wait_now_ms();
    if (!loop->app || !has_visit(loop->app) || now_ms < loop->looked_ms + LOOK_EVERY_MS)
        return false;
    loop->looked_ms = now_ms;
    TouchMap map = map_now(loop);
    return wait_is_over(loop->wait) || input_awaits(&map, hide_key(loop), loop->hide);
}

static void close_all(Loop *loop)
{
    headphones_close(loop->headphones);
    watchdog_close(loop->watchdog);
    app_destroy(loop->app);
    voice_close(loop->voice);
    breath_sound_close(loop->breath);
    loudspeaker_close(&loop->loudspeaker);
    backlight_close(loop->lamp);
    painter_destroy(loop->painter);
    fonts_close(loop->fonts);
    pictures_close(loop->pictures);
    bookcase_destroy(loop->books);
    shelving_close(loop->shelving);
    source_close(loop->source);
    window_close(loop->window);
    wait_close(loop->wait);
    arena_destroy(loop->arena);
}

static bool open_glass(Loop *loop)
{
    WindowFault fault;
    WindowSpec spec = {.size = loop->spec->window,
                       .title = "Lectern",
                       .is_kiosk = loop->spec->is_kiosk,
                       .rotation = loop->spec->rotation};
    loop->wait = wait_open();
    input_prepare();
    loop->window = loop->wait ? window_open(&spec, &fault) : NULL;
    if (!loop->window) {
        fprintf(stderr, "lectern: %s.\n",
                loop->wait ? fault.sentence : "the system has no file descriptors or threads left");
        return false;
    }
    if (window_warning(loop->window)[0])
        fprintf(stderr, "lectern: %s.\n", window_warning(loop->window));
    return true;
}

// Whoever gave a book that cannot be read is told so at once.
static bool open_content(Loop *loop)
{
    loop->source = source_open(loop->spec->content);
    if (!loop->spec->book && !loop->spec->shelf)
        return true;
    loop->books = bookcase_create(loop->source);
    if (loop->spec->book)
        return bookcase_open_given(loop->books, loop->spec->book, stderr);
    if (loop->spec->is_shelf_alone)
        bookcase_stand_alone(loop->books);
    loop->shelving = shelving_open(loop->spec->shelf, loop->books);
    return true;
}

static bool open_letters(Loop *loop)
{
    char fault[FONTS_FAULT_SIZE];
    loop->pictures = pictures_open(loop->source);
    loop->fonts = fonts_open(fonts_folder(loop->arena), loop->pictures, fault);
    if (!loop->fonts)
        fprintf(stderr, "lectern: %s\n", fault);
    return loop->fonts;
}

// What cannot be opened is given up for the next best.
static void show_library(Loop *loop)
{
    Holding *holding = loop->spec->holding;
    do {
        source_move(loop->source, holding_content(holding));
        forget_drawn(loop);
        app_renew(loop->app, holding_given_up(holding));
    } while (app_face(loop->app) == FACE_ORDER && holding_give_up(holding));
}

static void watch_holding(Loop *loop)
{
    Holding *holding = loop->spec->holding;
    if (!holding)
        return;
    if (holding_store(holding))
        wait_watch(loop->wait, holding_store(holding));
    loop->is_renewal_due = true; // it may have changed before it was watched
    if (app_face(loop->app) == FACE_ORDER && holding_give_up(holding))
        show_library(loop);
}

static void renew_between_visits(Loop *loop)
{
    if (wait_has_stirred(loop->wait)) {
        loop->is_renewal_due = true;
        app_stir(loop->app);
    }
    if (!loop->is_renewal_due || !app_may_renew(loop->app))
        return;
    loop->is_renewal_due = false;
    // The request goes first, so that it is never answered twice: whoever starts from here on is the new program.
    loop->makes_way = loop->restart_path && unlink(loop->restart_path) == 0;
    if (loop->spec->holding && holding_turn(loop->spec->holding, wait_now_ms() / 1000))
        show_library(loop);
}

static void watch_requests(Loop *loop, const char *folder)
{
    wait_watch(loop->wait, folder);
    loop->restart_path = file_path(loop->arena, text_of(folder), TEXT(OFFER_RESTART));
    loop->is_renewal_due = true; // it may have been asked for before
}

static bool open_app(Loop *loop)
{
    loop->painter = painter_create(window_renderer(loop->window), loop->fonts, loop->pictures);
    loop->lamp = backlight_open(window_renderer(loop->window));
    AppSpec spec = loop->spec->app;
    spec.content = loop->source;
    spec.books = loop->books;
    spec.shelving = loop->shelving;
    spec.setting.names_books = !loop->spec->is_kiosk;
    spec.language = loop->spec->language;
    spec.metrics = fonts_metrics(loop->fonts);
    spec.glass = glass_now(loop);
    spec.forget = forget_drawn;
    spec.owner = loop;
    spec.desk.given_up = loop->spec->holding ? holding_given_up(loop->spec->holding) : 0;
    loop->interrupt = (Interrupt){.is_wanted = is_hidden_from, .owner = loop};
    spec.interrupt = &loop->interrupt;
    VoiceSpec voice = loop->spec->voice;
    voice.loudspeaker = &loop->loudspeaker;
    loop->loudspeaker.lead_ms = loop->spec->lead_ms;
    loop->breath = breath_sound_open(&loop->loudspeaker, voice.loudest_percent);
    spec.breath = (BreathPlayer){sound_breath, still_breath, loop};
    loop->voice = voice_open(&voice); // though it may be mute: staff can allow sound at any time
    if (loop->voice)
        spec.speech = (Speech){say, prepare, hush, look, speaks, loop};
    else if (!spec.is_mute)
        fputs("lectern: " VOICE_PROGRAM " is not installed: nothing is read aloud\n", stderr);
    loop->headphones = loop->voice ? headphones_open(&(HeadphonesSpec){.wake = wake, .owner = loop}) : NULL;
    loop->card = -1;
    spec.has_headphones = loop->headphones && headphones_are_in(loop->headphones);
    loop->app = app_create(&spec, moment_now(loop));
    if (loop->app && spec.desk.requests)
        watch_requests(loop, spec.desk.requests);
    if (loop->app)
        watch_holding(loop);
    else
        fputs("lectern: the data of ICU, by which lines are broken, cannot be read\n", stderr);
    return loop->app;
}

static void tell(const Loop *loop, void (*probe)(void *owner, App *app))
{
    if (probe)
        probe(loop->spec->probe->owner, loop->app);
}

static bool is_stirred(const Loop *loop)
{
    const LoopProbe *probe = loop->spec->probe;
    return probe && probe->stirs && probe->stirs(probe->owner, loop->app);
}

static void show(Loop *loop, const Frame *frame)
{
    window_begin(loop->window);
    painter_draw(loop->painter, frame);
    watchdog_present(loop->watchdog, window_present(loop->window));
}

// Behind a dark picture the light goes out, and comes on before another is shown. A display that is off takes none.
static void show_by_lamp(Loop *loop, const Frame *frame)
{
    bool is_dark = text_is(frame->screen, dark_screen.name);
    if (!is_dark && !backlight_light(loop->lamp)) {
        watchdog_present(loop->watchdog, false);
        return;
    }
    if (!backlight_is_out(loop->lamp))
        show(loop, frame);
    if (is_dark)
        backlight_dim(loop->lamp, wait_now_ms());
}

// What is read between two presents may have a frame stated that nobody has seen: a swipe looks for what it leads to.
static bool is_present_due(const Loop *loop)
{
    return app_is_dirty(loop->app) || app_frame_count(loop->app) != loop->presented || loop->has_come;
}

static Rect find_hide(const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].action.kind == ACTION_HIDE)
            return frame->targets.at[i].rect;
    return (Rect){0};
}

// A frame whose work was broken off is never seen.
static void present(Loop *loop)
{
    const Frame *frame = app_frame(loop->app);
    if (interrupt_is_raised(&loop->interrupt))
        return;
    show_by_lamp(loop, frame);
    app_shown(loop->app, wait_now_ms());
    loop->hide = find_hide(frame);
    loop->presented = app_frame_count(loop->app);
    loop->has_come = false;
    loop->prepared = 0;
    if (loop->spec->probe)
        tell(loop, loop->spec->probe->presented);
    app_settle(loop->app);
}

// What the page and its neighbours do not need goes back to the system: a box that stands for months is mostly at rest.
static void settle_down(Loop *loop)
{
    painter_tidy(loop->painter);
    pictures_tidy(loop->pictures);
    app_trim(loop->app);
    heap_trim();
}

// A voice that staff have named and that is not there is passed over; whoever reads the journal learns of it, once.
static bool learn_voices(Loop *loop)
{
    const VoiceSpec *spec = &loop->spec->voice;
    if (!loop->voice || loop->has_learned || voice_learn(loop->voice))
        return loop->voice && !loop->has_learned;
    loop->has_learned = true;
    for (int i = 0; i < spec->name_count; i++)
        if (!voice_has(loop->voice, spec->names[i].name))
            fprintf(stderr, "lectern: " VOICE_PROGRAM " has no voice \"%.*s\", which is set for %.*s\n",
                    TEXT_ARGS(spec->names[i].name), TEXT_ARGS(spec->names[i].language));
    return false;
}

// One small piece of work that makes the next touch quick. False when there is none left.
static bool work_ahead(Loop *loop)
{
    if (app_work(loop->app) || learn_voices(loop))
        return true;
    assert(loop->prepared >= 0 && loop->prepared <= 2);
    if (loop->prepared == 2)
        return false;
    const Frame *frame = app_preview(loop->app, loop->prepared == 0 ? 1 : -1);
    if (frame)
        painter_prepare(loop->painter, frame);
    if (++loop->prepared == 2)
        settle_down(loop);
    return true;
}

// It may belong to a neighbour: the frame is shown again all the same, and the neighbours made ready.
static void look_at_pictures(Loop *loop)
{
    PicturesNews news = pictures_look(loop->pictures);
    if (news == PICTURES_FAILED)
        app_lay_anew(loop->app);
    loop->has_come |= news == PICTURES_CAME;
}

// The left button points, unless it is a switch.
static void take_sample(Loop *loop, const Sample *sample)
{
    const AppSpec *app = &loop->spec->app;
    const char *const switches[] = {app->act_key, app->move_key};
    bool is_switch = false;
    for (int i = 0; i < 2; i++)
        is_switch = is_switch || (switches[i] && strcmp(switches[i], MOUSE_LEFT) == 0);
    if (sample->finger != TOUCH_MOUSE || !is_switch)
        app_sample(loop->app, sample);
    else if (sample->kind == SAMPLE_DOWN)
        app_key(loop->app, MOUSE_LEFT, false);
    else if (sample->kind == SAMPLE_UP)
        app_key_up(loop->app, MOUSE_LEFT);
}

// Hide is heeded however it is struck.
static void take_key(Loop *loop, const Input *input)
{
    if (!input->is_repeat && (!input->is_chord || strcmp(input->key, hide_key(loop)) == 0))
        app_key(loop->app, input->key, input->has_shift);
}

// True: the program shall end.
static bool take(Loop *loop, const Input *input)
{
    switch (input->kind) {
    case INPUT_NONE:
        break;
    case INPUT_SAMPLE:
        take_sample(loop, &input->sample);
        break;
    case INPUT_KEY:
        take_key(loop, input);
        break;
    case INPUT_KEY_UP:
        app_key_up(loop->app, input->key);
        break;
    case INPUT_RESIZE:
        app_resize(loop->app, glass_now(loop));
        break;
    case INPUT_RESET:
        painter_forget(loop->painter);
        app_touch_all(loop->app);
        break;
    case INPUT_EXPOSE:
        app_touch_all(loop->app);
        break;
    case INPUT_CLOSE:
        return !loop->spec->is_kiosk;
    }
    return false;
}

// What broke off the work stands in the queue, or came just now. The glass is cleared, though the hand may not have
// meant it so: what would stand there is not whole.
static bool take_all(Loop *loop)
{
    TouchMap map = map_now(loop);
    loop->turn++;
    bool is_over = false;
    for (Input input = input_next(&map, loop->turn); input.kind != INPUT_NONE; input = input_next(&map, loop->turn))
        is_over = take(loop, &input) || is_over;
    if (interrupt_is_raised(&loop->interrupt)) {
        loop->interrupt.is_raised = false;
        hide(loop);
    }
    return is_over;
}

static void rest(Loop *loop)
{
    enum { LOOK_AT_PICTURES_MS = 5 };
    int64_t deadline = app_deadline_ms(loop->app);
    int64_t now_ms = wait_now_ms();
    int64_t look_ms = pictures_are_coming(loop->pictures) ? now_ms + LOOK_AT_PICTURES_MS : SCREEN_NEVER;
    const int64_t others[] = {look_ms, watchdog_deadline_ms(loop->watchdog), backlight_deadline_ms(loop->lamp),
                              loudspeaker_rest(&loop->loudspeaker, now_ms)};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        deadline = others[i] < deadline ? others[i] : deadline;
    wait_until(loop->wait, deadline == SCREEN_NEVER ? WAIT_FOREVER : deadline);
}

static void turn_until_over(Loop *loop)
{
    for (;;) {
        app_advance(loop->app, moment_now(loop));
        if (loop->headphones)
            hear_plug(loop);
        if (take_all(loop) || wait_is_over(loop->wait) || app_end(loop->app) != STAFF_STAY)
            return;
        renew_between_visits(loop);
        if (loop->makes_way)
            return;
        look_at_pictures(loop);
        bool is_due = is_present_due(loop);
        if (is_due)
            present(loop);
        watchdog_turn(loop->watchdog, wait_now_ms());
        backlight_turn(loop->lamp, wait_now_ms());
        if (!is_due && !work_ahead(loop) && !is_stirred(loop))
            rest(loop);
    }
}

// Shows a neutral picture before the end, so that nothing read stays on a glass that keeps its last frame.
static void leave(Loop *loop)
{
    loop->interrupt.is_raised = false;
    hide(loop);
    if (is_present_due(loop))
        present(loop);
}

static LoopEnd end_of(const Loop *loop)
{
    static const LoopEnd ends[] = {[STAFF_STAY] = LOOP_CLOSED,
                                   [STAFF_EXIT] = LOOP_EXIT,
                                   [STAFF_RESTART] = LOOP_RESTART,
                                   [STAFF_SHUT_DOWN] = LOOP_SHUT_DOWN};
    return loop->makes_way ? LOOP_RESTART : ends[app_end(loop->app)];
}

LoopEnd loop_run(const LoopSpec *spec)
{
    heap_keep_small(); // pixels and pages that are dropped
    Loop loop = {.spec = spec, .arena = arena_create(), .watchdog = watchdog_open()};
    LoopEnd end = open_content(&loop) ? LOOP_FAILED : LOOP_FAULTY;
    if (end != LOOP_FAULTY && open_glass(&loop) && open_letters(&loop) && open_app(&loop)) {
        if (spec->probe)
            tell(&loop, spec->probe->opened);
        turn_until_over(&loop);
        leave(&loop);
        end = end_of(&loop);
    }
    close_all(&loop);
    return end;
}
