// Staff: the PIN pad and what lies behind it, on every glass before the judge; and when the door falls shut.
#include "command/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/app-private.h"
#include "app/desk.h"
#include "base/file.h"
#include "base/store.h"
#include "judge.h"
#include "screen/staff-pages.h"

enum { PAGE_COUNT = 20, MONDAY = 1, PAGES_MOST = 60, PRINTED_MOST = 40 };

typedef struct Fixture {
    Arena *arena;
    char folder[64];
    const char *settings;
    Config config;
    Origin origin;
    Clock *clock;
    MachineSpec machine;
    Stage stage;
    int faults, stops;
    Text about;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/lectern-desk-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    assert_true(lock_set(fixture->folder, TEXT("2468")));
    fixture->settings = file_path(fixture->arena, text_of(fixture->folder), TEXT(CONFIG_SETTINGS));
    fixture->config = config_defaults;
    fixture->clock = clock_open(&(ClockSpec){.folder = fixture->folder});
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    stage_close(&fixture->stage);
    clock_close(fixture->clock);
    DIR *folder = opendir(fixture->folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
    rmdir(fixture->folder);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static void open_stage(Fixture *fixture, const char *language)
{
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .language = text_of(language),
                      .window = {1280, 800},
                      .config = &fixture->config,
                      .desk = {.folder = fixture->folder,
                               .origin = fixture->origin,
                               .clock = fixture->clock,
                               .requests = fixture->folder,
                               .store = fixture->folder,
                               .machine = fixture->machine}};
    stage_close(&fixture->stage);
    assert_true(stage_open(&fixture->stage, &spec));
}

static void perform(Fixture *fixture, Action action)
{
    app_perform(fixture->stage.app, action);
    stage_frame(&fixture->stage);
}

static void go_to_desk(Fixture *fixture)
{
    perform(fixture, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("staff"))});
}

static void enter_pin(Fixture *fixture, const char *digits)
{
    for (; *digits; digits++)
        perform(fixture, (Action){.kind = ACTION_CHOOSE, .index = *digits - '0'});
    perform(fixture, (Action){.kind = ACTION_CHOOSE, .index = 11});
}

static void wish(Fixture *fixture, StaffWish wish_id, int value)
{
    perform(fixture, (Action){.kind = ACTION_STAFF, .index = (int)wish_id, .value = value});
}

static bool shows(Fixture *fixture, const char *words)
{
    return frame_shows(stage_frame(&fixture->stage), text_of(words));
}

// The cards of the menu are there, or on its next page.
static bool is_open(Fixture *fixture)
{
    const Frame *frame = stage_frame(&fixture->stage);
    bool has_cards = false;
    for (int i = 0; i < frame->targets.count; i++)
        has_cards = has_cards || frame->targets.at[i].action.kind == ACTION_TAB;
    return text_is(frame->screen, "staff") && (has_cards || frame->page_count > 2);
}

static void open_desk(Fixture *fixture)
{
    open_stage(fixture, "en");
    go_to_desk(fixture);
    enter_pin(fixture, "2468");
    assert_true(is_open(fixture));
}

// The installer has made this of a stick.
static void offer(const Fixture *fixture, const char *name)
{
    Text bytes;
    char *from = file_path(fixture->arena, TEXT(LECTERN_TESTS_DIR "/journeys/stick"), text_of(name));
    char *to = file_path(fixture->arena, text_of(fixture->folder), TEXT(OFFER_FILE));
    assert_int_equal(file_read(fixture->arena, from, 4096, &bytes), FILE_READ);
    assert_true(store_write(to, bytes, STORE_FOR_ALL));
}

// ---- every page before the judge

static void report(void *owner, const char *rule, Text what)
{
    Fixture *fixture = owner;
    if (fixture->faults++ < PRINTED_MOST)
        print_error("%.*s: %s: %.*s\n", TEXT_ARGS(fixture->about), rule, TEXT_ARGS(what));
}

static void judge_pages(Fixture *fixture, const char *name)
{
    for (int page = 1; page < PAGES_MOST; page++) {
        const Frame *frame = stage_frame(&fixture->stage);
        fixture->about = text_format(fixture->arena, "%dx%d text %d %s %d", frame->theme.glass.width_px,
                                     frame->theme.glass.height_px, frame->theme.preferences.text_step, name, page);
        judge_frame(frame, fixture->arena, report, fixture);
        fixture->stops++;
        if (frame->page >= frame->page_count)
            return;
        perform(fixture, (Action){.kind = ACTION_NEXT});
    }
    fail_msg("%s never ends", name);
}

static void judge_all(Fixture *fixture)
{
    static const char *const names[PAGE_COUNT] = {"menu",  "start",  "glass",   "card",  "sounds", "topics", "clean",
                                                  "touch", "report", "power",   "hours", "day",    "time",   "clock",
                                                  "date",  "minute", "regions", "zones", "find",   "update"};
    static const int backs[PAGE_COUNT] = {[3] = 2, [11] = 2, [12] = 3, [14] = 2, [15] = 2, [16] = 2, [17] = 3};
    judge_pages(fixture, names[0]);
    for (int page = 1; page < PAGE_COUNT; page++) {
        perform(
            fixture,
            (Action){.kind = ACTION_TAB, .index = page, .value = page == 11 || page == 12 ? MONDAY * TIMES_MOST : 0});
        judge_pages(fixture, names[page]);
        for (int back = 0; back < 1 || back < backs[page]; back++)
            perform(fixture, (Action){.kind = ACTION_BACK});
        stage_wait(&fixture->stage, page == 6 ? 61000 : 10);
        assert_true(page != 6 || is_open(fixture));
        perform(fixture, (Action){.kind = ACTION_PREVIOUS});
        stage_key(&fixture->stage, "F6", false); // somebody is there
    }
}

static const Size sizes[] = {{800, 480},   {1024, 600},  {600, 1024}, {1280, 800},
                             {1920, 1080}, {1080, 1920}, {3840, 2160}};

static void judge_every_glass(Fixture *fixture, const char *language, bool is_locked)
{
    fixture->config.hours.days[MONDAY] = (OpeningDay){{{540, 720}, {780, 840}, {900, 1080}}, 3};
    fixture->machine = (MachineSpec){.system = fixture->folder, .disk = fixture->folder};
    offer(fixture, "open.xml");
    open_stage(fixture, language);
    go_to_desk(fixture);
    if (!is_locked)
        enter_pin(fixture, "2468");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        stage_resize(&fixture->stage, sizes[i]);
        for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++) {
            Preferences *preferences = app_preferences(fixture->stage.app);
            preferences->text_step = step;
            app_resize(fixture->stage.app, glass_of(sizes[i].w, sizes[i].h, 0, 0)); // what this glass offers
            if (is_locked)
                judge_pages(fixture, "pad");
            else
                judge_all(fixture);
        }
    }
    print_message("%s: %d screens, %d faults\n", language, fixture->stops, fixture->faults);
    assert_int_equal(fixture->faults, 0);
}

static void pages_hold_in_english(void **state)
{
    judge_every_glass(*state, "en", false);
}

static void pages_hold_in_arabic(void **state)
{
    judge_every_glass(*state, "ar", false);
}

static void the_pad_holds(void **state)
{
    judge_every_glass(*state, "en", true);
    judge_every_glass(*state, "ar", true);
}

static void the_wait_holds(void **state)
{
    Fixture *fixture = *state;
    const char *path = file_path(fixture->arena, text_of(fixture->folder), TEXT("pin-tries"));
    assert_true(store_write(path, TEXT("11\n"), STORE_FOR_OWNER));
    judge_every_glass(fixture, "en", true);
    judge_every_glass(fixture, "ar", true);
}

// The scale that "It matches" would keep.
static int offered_scale(Fixture *fixture)
{
    const Frame *frame = stage_frame(&fixture->stage);
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].action.kind == ACTION_STAFF)
            return frame->targets.at[i].action.value;
    return 0;
}

// A card of the true size, and a good deal larger and smaller, stands on every glass.
static void a_card_can_be_matched_on_every_glass(void **state)
{
    Fixture *fixture = *state;
    enum { CARD = 3, LARGER = 0, SMALLER = 1, TIMES = 20 };
    open_desk(fixture);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        stage_resize(&fixture->stage, sizes[i]);
        perform(fixture, (Action){.kind = ACTION_TAB, .index = CARD});
        int true_scale = (int)(stage_frame(&fixture->stage)->theme.glass.px_per_mm * 1000 + 0.5);
        assert_int_equal(offered_scale(fixture), true_scale);
        for (int k = 0; k < TIMES; k++)
            perform(fixture, (Action){.kind = ACTION_COUNT, .index = LARGER});
        assert_true(offered_scale(fixture) > true_scale * 1.2 && offered_scale(fixture) < true_scale * 1.3);
        for (int k = 0; k < 2 * TIMES; k++)
            perform(fixture, (Action){.kind = ACTION_COUNT, .index = SMALLER});
        assert_true(offered_scale(fixture) < true_scale / 1.2);
    }
}

// ---- the door

static void leaving_locks(void **state)
{
    Fixture *fixture = *state;
    open_desk(fixture);
    perform(fixture, (Action){.kind = ACTION_SUPPORT});
    perform(fixture, (Action){.kind = ACTION_BACK});
    assert_false(is_open(fixture));
    enter_pin(fixture, "2468");
    assert_true(is_open(fixture));
    perform(fixture, (Action){.kind = ACTION_HOME});
    go_to_desk(fixture);
    assert_false(is_open(fixture));
}

static void a_minute_of_nobody_locks(void **state)
{
    Fixture *fixture = *state;
    open_desk(fixture);
    stage_wait(&fixture->stage, DESK_IDLE_MS - 100);
    assert_true(is_open(fixture));
    stage_wait(&fixture->stage, 200);
    assert_false(is_open(fixture));
    assert_true(shows(fixture, "Enter the PIN"));
}

static void a_restart_locks(void **state)
{
    Fixture *fixture = *state;
    open_desk(fixture);
    open_stage(fixture, "en");
    go_to_desk(fixture);
    assert_false(is_open(fixture));
}

// Nothing of what staff may do is done for a visitor, whatever a page might ask.
static void wishes_need_the_pin(void **state)
{
    Fixture *fixture = *state;
    open_stage(fixture, "en");
    for (int at_desk = 0; at_desk < 2; at_desk++) {
        if (at_desk)
            go_to_desk(fixture);
        for (int i = STAFF_SET_SIZE; i <= STAFF_END; i++)
            wish(fixture, (StaffWish)i, 1);
        perform(fixture, (Action){.kind = ACTION_TAB, .index = 9});
        assert_int_equal(app_end(fixture->stage.app), STAFF_STAY);
        assert_int_equal(access(fixture->settings, F_OK), -1);
        assert_false(is_open(fixture));
    }
}

static void wrong_tries_wait_and_say_so(void **state)
{
    Fixture *fixture = *state;
    open_stage(fixture, "en");
    go_to_desk(fixture);
    for (int i = 0; i < LOCK_FREE_TRIES; i++) {
        enter_pin(fixture, "1111");
        assert_true(i == LOCK_FREE_TRIES - 1 || shows(fixture, "That was not the PIN"));
    }
    assert_true(shows(fixture, "The next try is possible in 30 seconds."));
    enter_pin(fixture, "2468");
    assert_false(is_open(fixture));
    stage_wait(&fixture->stage, 12000);
    assert_true(shows(fixture, "The next try is possible in 18 seconds."));
    stage_wait(&fixture->stage, 18500);
    enter_pin(fixture, "2468");
    assert_true(is_open(fixture));
}

// What stands on the disk is looked up when staff come and after each try, never to draw.
static void a_frame_looks_up_nothing(void **state)
{
    Fixture *fixture = *state;
    open_stage(fixture, "en");
    go_to_desk(fixture);
    const char *tries = file_path(fixture->arena, text_of(fixture->folder), TEXT("pin-tries"));
    assert_true(store_write(tries, TEXT("40\n"), STORE_FOR_OWNER)); // a day to wait
    perform(fixture, (Action){.kind = ACTION_CHOOSE, .index = 1});
    stage_wait(&fixture->stage, 5000);
    assert_false(shows(fixture, "The next try"));
    perform(fixture, (Action){.kind = ACTION_HOME});
    go_to_desk(fixture); // who comes again is told
    assert_true(shows(fixture, "The next try"));
}

static void erase_takes_all_digits_back(void **state)
{
    Fixture *fixture = *state;
    open_stage(fixture, "en");
    go_to_desk(fixture);
    perform(fixture, (Action){.kind = ACTION_CHOOSE, .index = 1});
    perform(fixture, (Action){.kind = ACTION_CHOOSE, .index = 10});
    enter_pin(fixture, "2468");
    assert_true(is_open(fixture));
}

// ---- the settings

// A sheet may take the room of the keys; what is left of them would be no key.
static void no_key_is_squeezed_by_a_sheet(void **state)
{
    Fixture *fixture = *state;
    open_stage(fixture, "en");
    stage_resize(&fixture->stage, (Size){800, 480});
    for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++) {
        app_preferences(fixture->stage.app)->text_step = step;
        go_to_desk(fixture);
        perform(fixture, (Action){.kind = ACTION_COMFORT});
        const Frame *frame = stage_frame(&fixture->stage);
        for (int i = 0; i < frame->targets.count; i++)
            assert_true(frame->targets.at[i].rect.h >= frame->theme.target_px);
        perform(fixture, (Action){.kind = ACTION_DONE});
        assert_int_equal(frame_label_count(stage_frame(&fixture->stage), TEXT("5")), 1);
    }
}

static void tap(Fixture *fixture, Rect on)
{
    enum { CONTACT_MS = 80, APART_MS = 5000 };
    Size at = {on.x + on.w / 2, on.y + on.h / 2};
    stage_touch(&fixture->stage, SAMPLE_DOWN, 1, at);
    stage_wait(&fixture->stage, CONTACT_MS);
    stage_touch(&fixture->stage, SAMPLE_UP, 1, at);
    stage_wait(&fixture->stage, APART_MS);
}

// The keys are told to who looks for them with headphones on; which was entered is not, only how many were (EN 301 549,
// 5.1.3.8).
static void no_digit_is_said_as_it_is_entered(void **state)
{
    Fixture *fixture = *state;
    fixture->config.preferences.is_spoken = true;
    open_stage(fixture, "en");
    go_to_desk(fixture);
    app_plug(fixture->stage.app, true);
    const Frame *frame = stage_frame(&fixture->stage);
    Rect two = frame->targets.at[frame_target_labelled(frame, TEXT("2"), 1)].rect;
    tap(fixture, two);
    assert_true(transcript_tells(&fixture->stage.transcript, TEXT("2, button")));
    for (int i = 0; i < 3; i++)
        tap(fixture, two);
    for (int i = 0; i < 3; i++)
        stage_key(&fixture->stage, "Return", false);
    stage_wait(&fixture->stage, 1000);
    assert_false(transcript_tells(&fixture->stage.transcript, TEXT("2, button")));
}

// Staff may listen or press switches, too.
static void a_setting_leaves_the_visit_its_other_wishes(void **state)
{
    Fixture *fixture = *state;
    open_desk(fixture);
    Preferences *wishes = app_preferences(fixture->stage.app);
    wishes->is_spoken = true;
    wishes->scan = SCAN_SLOW;
    wish(fixture, STAFF_SET_SIZE, 3);
    wish(fixture, STAFF_SET_THEME, THEME_NIGHT);
    assert_true(wishes->is_spoken && wishes->scan == SCAN_SLOW);
    assert_true(wishes->text_step == 3 && wishes->theme == THEME_NIGHT);
    perform(fixture, (Action){.kind = ACTION_FINISH});
    perform(fixture, (Action){.kind = ACTION_FINISH}); // at once
    assert_false(app_preferences(fixture->stage.app)->is_spoken);
    assert_int_equal(app_preferences(fixture->stage.app)->theme, THEME_NIGHT);
}

// What staff have set, over a configuration that sets nothing.
static bool read_settings(Fixture *fixture, Config *config, Problems *problems)
{
    ConfigFile file = {.path = LECTERN_TESTS_DIR "/config/none.xml", .state = fixture->folder};
    return config_read(fixture->arena, &file, config, problems);
}

static void settings_are_written_and_hold(void **state)
{
    Fixture *fixture = *state;
    Problems problems = {.arena = fixture->arena};
    Config config;
    open_desk(fixture);
    wish(fixture, STAFF_SET_SIZE, 4);
    wish(fixture, STAFF_SET_THEME, THEME_NIGHT);
    wish(fixture, STAFF_SET_DISTANCE, 650);
    wish(fixture, STAFF_SET_SCALE, 6100);
    wish(fixture, STAFF_SET_SOUND, 0);
    wish(fixture, STAFF_SET_TOPICS, 1);
    wish(fixture, STAFF_SET_FIND, 0);
    wish(fixture, STAFF_SET_CODE, 0);
    perform(fixture, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_LANGUAGE, .id = id_of(TEXT("ar"))});
    assert_true(shows(fixture, "Saved."));
    assert_true(read_settings(fixture, &config, &problems));
    assert_int_equal(config.preferences.text_step, 4);
    assert_int_equal(config.preferences.theme, THEME_NIGHT);
    assert_true(config.distance_mm == 650 && config.px_per_mm == 6.1);
    assert_false(config.allows_sound);
    assert_int_equal(config.adult_topics, WISH_ON);
    assert_false(config.offers_find || config.offers_code);
    assert_true(text_is(config.language, "ar"));
    const Frame *frame = stage_frame(&fixture->stage);
    assert_true(frame->theme.glass.px_per_mm == 6.1 && frame->theme.glass.distance_mm == 650);
    perform(fixture, (Action){.kind = ACTION_HIDE});
    stage_frame(&fixture->stage);
    app_begin(fixture->stage.app);
    frame = stage_frame(&fixture->stage);
    assert_true(text_is(frame->language, "ar"));
    assert_int_equal(frame->theme.id, THEME_NIGHT);
}

// Links to what was not offered when they were read are left out; they come back with it.
static int count_links(Fixture *fixture)
{
    Book *book = app_book(fixture->stage.app);
    return book_body(book, book_find_item(book, id_of(TEXT("first-steps"))))->chapter.landing.count;
}

static void topics_hold_for_what_was_read_before(void **state)
{
    Fixture *fixture = *state;
    open_desk(fixture);
    int before = count_links(fixture);
    wish(fixture, STAFF_SET_TOPICS, 1);
    assert_int_equal(count_links(fixture), before + 1);
    wish(fixture, STAFF_SET_TOPICS, 0);
    assert_int_equal(count_links(fixture), before);
}

// ---- the clock

static void a_zone_and_a_time_are_asked_of_the_machine(void **state)
{
    Fixture *fixture = *state;
    Text request;
    char *path = file_path(fixture->arena, text_of(fixture->folder), TEXT(CLOCK_REQUEST));
    setenv("TZ", "UTC", 1);
    tzset();
    open_desk(fixture);
    perform(fixture, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_ZONE, .id = id_of(TEXT("Europe/Rome"))});
    assert_int_equal(file_read(fixture->arena, path, 64, &request), FILE_READ);
    assert_string_equal(request.at, "- Europe/Rome\n");
    wish(fixture, STAFF_SET_CLOCK, 20849 * 24 * 60); // the first minute of 31 January 2027
    assert_int_equal(file_read(fixture->arena, path, 64, &request), FILE_READ);
    assert_string_equal(request.at, "1801353600 -\n");
    Config config;
    Problems problems = {.arena = fixture->arena};
    assert_true(read_settings(fixture, &config, &problems));
    assert_int_equal(config.clock_confirmed_day, 20849);
}

static void without_the_pin_no_clock_is_set(void **state)
{
    Fixture *fixture = *state;
    open_stage(fixture, "en");
    go_to_desk(fixture);
    wish(fixture, STAFF_SET_CLOCK, 20849 * 24 * 60);
    wish(fixture, STAFF_CONFIRM_CLOCK, 0);
    assert_int_not_equal(access(file_path(fixture->arena, text_of(fixture->folder), TEXT(CLOCK_REQUEST)), F_OK), 0);
    assert_int_not_equal(access(file_path(fixture->arena, text_of(fixture->folder), TEXT(CLOCK_NOTE)), F_OK), 0);
}

// ---- opening hours

static void open_day(Fixture *fixture, int weekday, int time)
{
    perform(fixture, (Action){.kind = ACTION_TAB, .index = 10});
    perform(fixture, (Action){.kind = ACTION_TAB,
                              .index = time < 0 ? 11 : 12,
                              .value = weekday * TIMES_MOST + (time < 0 ? 0 : time)});
}

static void choose(Fixture *fixture, int wish_id)
{
    perform(fixture, (Action){.kind = ACTION_CHOOSE, .index = wish_id});
}

static OpeningDay written_day(Fixture *fixture, int weekday)
{
    Problems problems = {.arena = fixture->arena};
    Config config;
    assert_true(read_settings(fixture, &config, &problems));
    return config.hours.days[weekday];
}

static void both_spans_of_a_day_are_shown_and_change(void **state)
{
    Fixture *fixture = *state;
    fixture->config.hours.days[MONDAY] = fixture->config.hours.days[2] = (OpeningDay){{{540, 750}, {810, 1020}}, 2};
    open_desk(fixture);
    open_day(fixture, MONDAY, -1);
    assert_true(shows(fixture, "Opens at 09:00") && shows(fixture, "Closes at 12:30"));
    assert_true(shows(fixture, "Opens at 13:30") && shows(fixture, "Closes at 17:00"));
    open_day(fixture, MONDAY, 2);
    perform(fixture, (Action){.kind = ACTION_COUNT, .value = -15});
    assert_true(shows(fixture, "Opens at 13:15"));
    perform(fixture, (Action){.kind = ACTION_COUNT, .value = -60}); // into the morning: it stays
    OpeningDay day = written_day(fixture, MONDAY), untouched = written_day(fixture, 2);
    assert_memory_equal(&day, (&(OpeningDay){{{540, 750}, {795, 1020}}, 2}), sizeof day);
    assert_memory_equal(&untouched, &fixture->config.hours.days[2], sizeof untouched);
}

static void a_day_opens_and_closes_and_comes_back(void **state)
{
    enum { OPEN, CLOSED, PART, JOIN, FOR_ALL };
    Fixture *fixture = *state;
    open_desk(fixture);
    open_day(fixture, MONDAY, -1);
    choose(fixture, OPEN);
    choose(fixture, PART);
    choose(fixture, CLOSED);
    assert_int_equal(written_day(fixture, MONDAY).count, 0);
    choose(fixture, OPEN);
    choose(fixture, OPEN); // it is that already
    OpeningDay day = written_day(fixture, MONDAY);
    assert_memory_equal(&day, (&(OpeningDay){{{540, 750}, {810, 1020}}, 2}), sizeof day);
    choose(fixture, JOIN);
    choose(fixture, FOR_ALL);
    for (int weekday = 0; weekday < WEEKDAY_COUNT; weekday++) {
        day = written_day(fixture, weekday);
        assert_int_equal(day.count, weekday >= 1 && weekday <= 5);
        assert_true(!day.count || (day.openings[0].from == 540 && day.openings[0].to == 1020));
    }
}

// What no page offers: a day of nonsense is closed rather than half read, and no eighth weekday is written.
static void a_wrong_day_does_no_harm(void **state)
{
    Fixture *fixture = *state;
    open_desk(fixture);
    perform(fixture, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_DAY, .value = 7, .id = id_of(TEXT("540-600"))});
    perform(fixture, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_DAY, .value = -1, .id = id_of(TEXT("540-600"))});
    perform(fixture, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_DAY, .value = 1, .id = id_of(TEXT("600-540"))});
    for (int weekday = 0; weekday < WEEKDAY_COUNT; weekday++)
        assert_int_equal(written_day(fixture, weekday).count, 0);
}

static void what_cannot_be_written_is_told(void **state)
{
    Fixture *fixture = *state;
    const char *draft = text_format(fixture->arena, "%s.new", fixture->settings).at;
    open_desk(fixture);
    perform(fixture, (Action){.kind = ACTION_TAB, .index = 4});
    assert_int_equal(mkdir(draft, 0700), 0);
    wish(fixture, STAFF_SET_SOUND, 0);
    assert_int_equal(rmdir(draft), 0);
    assert_true(shows(fixture, "This could not be saved. It holds until the next start."));
}

// What whoever cares for the screen has fixed is neither offered nor done; the rest is.
static void what_is_fixed_stays(void **state)
{
    static const int fixed_pages[] = {STAFF_START, STAFF_SOUNDS, STAFF_HOURS, STAFF_DAY, STAFF_TIME, STAFF_FIND};
    static const int free_pages[] = {STAFF_GLASS, STAFF_CARD, STAFF_TOPICS};
    const char *words = "This has been set for this screen and cannot be changed here.";
    Fixture *fixture = *state;
    fixture->config.fixed = STAFF_PART_START | STAFF_PART_SOUND | STAFF_PART_HOURS | STAFF_PART_FIND | STAFF_PART_CODE;
    open_desk(fixture);
    for (size_t i = 0; i < sizeof fixed_pages / sizeof *fixed_pages; i++) {
        perform(fixture, (Action){.kind = ACTION_TAB, .index = fixed_pages[i]});
        assert_true(shows(fixture, words));
        perform(fixture, (Action){.kind = ACTION_BACK});
    }
    for (size_t i = 0; i < sizeof free_pages / sizeof *free_pages; i++) {
        perform(fixture, (Action){.kind = ACTION_TAB, .index = free_pages[i]});
        assert_false(shows(fixture, words));
        perform(fixture, (Action){.kind = ACTION_BACK});
    }
    wish(fixture, STAFF_SET_SIZE, 5);
    wish(fixture, STAFF_SET_SOUND, 0);
    wish(fixture, STAFF_SET_FIND, 0);
    wish(fixture, STAFF_SET_CODE, 0);
    perform(fixture, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_DAY, .value = 1, .id = id_of(TEXT("540-600"))});
    assert_int_equal(access(fixture->settings, F_OK), -1);
    wish(fixture, STAFF_SET_TOPICS, 1);
    assert_int_equal(access(fixture->settings, F_OK), 0);
}

// Of two switches on one page that which is fixed is told, and the other one holds.
static void one_of_two_switches_is_fixed(void **state)
{
    const char *words = "This has been set for this screen and cannot be changed here.";
    Fixture *fixture = *state;
    fixture->config.fixed = STAFF_PART_FIND;
    open_desk(fixture);
    perform(fixture, (Action){.kind = ACTION_TAB, .index = STAFF_FIND});
    assert_true(shows(fixture, words));
    perform(fixture, (Action){.kind = ACTION_NEXT});
    assert_true(shows(fixture, "Code") && !shows(fixture, words));
    wish(fixture, STAFF_SET_FIND, 0);
    assert_int_equal(access(fixture->settings, F_OK), -1);
    wish(fixture, STAFF_SET_CODE, 0);
    assert_int_equal(access(fixture->settings, F_OK), 0);
    assert_true(fixture->config.offers_find);
}

static void a_damaged_configuration_is_told(void **state)
{
    Fixture *fixture = *state;
    const char *words = "The configuration cannot be read. The last good one is in use.";
    fixture->config.settings_state = CONFIG_DAMAGED;
    open_desk(fixture);
    assert_true(shows(fixture, words));
    wish(fixture, STAFF_SET_SIZE, 3); // it is whole again
    assert_false(shows(fixture, words));
}

static void staff_mend_only_what_is_theirs(void **state)
{
    Fixture *fixture = *state;
    const char *words = "The configuration cannot be read. The last good one is in use.";
    fixture->config.state = CONFIG_DAMAGED;
    open_desk(fixture);
    wish(fixture, STAFF_SET_SIZE, 3);
    assert_true(shows(fixture, words));
}

// What a desk finds when nothing comes in between.
static StaffCheck check_whole(Fixture *fixture, int day)
{
    Desk *desk = desk_open(&(DeskSpec){0}, 0);
    bool has_ended = false;
    desk_begin_check(desk, app_book(fixture->stage.app), day);
    assert_true(desk->check.is_running);
    while (!has_ended)
        assert_true(desk_go_on_checking(desk, &has_ended));
    assert_false(desk_go_on_checking(desk, &has_ended));
    StaffCheck check = desk->check;
    desk_close(desk);
    assert_false(check.is_running);
    return check;
}

// Whoever touches Hide while the content is being checked is obeyed at once, and nothing goes on behind their back.
static void a_check_lets_frames_in_between(void **state)
{
    Fixture *fixture = *state;
    App *app;
    open_desk(fixture);
    app = fixture->stage.app;
    app_perform(app, (Action){.kind = ACTION_TAB, .index = 8}); // the report
    for (int i = 0; i < 5; i++) {
        app_frame(app);
        assert_true(app_work(app));
        assert_true(frame_shows(app_frame(app), TEXT("Please wait a little")));
    }
    assert_true(shows(fixture, "Content check: 0 errors, 0 warnings"));
    app_perform(app, (Action){.kind = ACTION_STAFF, .index = STAFF_EXAMINE});
    assert_true(app_work(app));
    app_perform(app, (Action){.kind = ACTION_HIDE});
    assert_int_equal(app_face(app), FACE_COVER);
    while (app_work(app))
        continue;
    assert_int_equal(app_face(app), FACE_COVER);
}

static void the_report_counts_dates(void **state)
{
    Fixture *fixture = *state;
    open_desk(fixture);
    StaffCheck none = check_whole(fixture, 0);
    assert_false(none.is_dated);
    StaffCheck early = check_whole(fixture, 20500), late = check_whole(fixture, 20850);
    assert_int_equal(early.errors, 0);
    assert_int_equal(early.reviews_due, 0);
    assert_int_equal(early.old_support, 0);
    assert_true(late.reviews_due > 2);
    assert_int_equal(late.old_support, 1);
}

static void the_report_tells_how_the_run_came_about(void **state)
{
    Fixture *fixture = *state;
    static const char *const words[] = {"Started together with the machine", "Started again while the machine was on",
                                        "Started again by staff", "Started again after a fault",
                                        "Started again because it no longer answered"};
    for (int origin = ORIGIN_MACHINE; origin <= ORIGIN_HANG; origin++) {
        fixture->origin = (Origin)origin;
        open_desk(fixture);
        perform(fixture, (Action){.kind = ACTION_TAB, .index = 8});
        for (int i = ORIGIN_MACHINE; i <= ORIGIN_HANG; i++)
            assert_int_equal(shows(fixture, words[i]), i == origin);
    }
}

static void staff_are_told_that_sound_was_not_heard(void **state)
{
    Fixture *fixture = *state;
    static const int pages[] = {4, 8}; // sound, the report
    for (int is_unheard = 0; is_unheard < 2; is_unheard++)
        for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
            open_desk(fixture);
            fixture->stage.app->is_unheard = is_unheard;
            perform(fixture, (Action){.kind = ACTION_TAB, .index = pages[i]});
            assert_int_equal(shows(fixture, "none could be played"), is_unheard);
        }
}

static void staff_are_told_of_a_version_that_failed(void **state)
{
    Fixture *fixture = *state;
    for (int given_up = 0; given_up <= 12; given_up += 12) {
        open_desk(fixture);
        fixture->stage.app->desk->given_up = given_up;
        perform(fixture, (Action){.kind = ACTION_TAB, .index = 8});
        assert_int_equal(shows(fixture, "Version 12 of the library failed here."), given_up == 12);
    }
}

static void every_stick_is_told_on_every_glass(void **state)
{
    Fixture *fixture = *state;
    static const char *const sticks[] = {"reading.xml", "keys.xml",   "taken.xml",   "done.xml",
                                         "refused.xml", "format.xml", "written.xml", "unwritten.xml"};
    open_desk(fixture);
    perform(fixture, (Action){.kind = ACTION_TAB, .index = 19});
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++)
            for (size_t k = 0; k < sizeof sticks / sizeof *sticks; k++) {
                offer(fixture, sticks[k]);
                app_stir(fixture->stage.app);
                stage_resize(&fixture->stage, sizes[i]);
                app_preferences(fixture->stage.app)->text_step = step;
                app_resize(fixture->stage.app, glass_of(sizes[i].w, sizes[i].h, 0, 0)); // what this glass offers
                judge_pages(fixture, sticks[k]);
                while (stage_frame(&fixture->stage)->page > 1)
                    perform(fixture, (Action){.kind = ACTION_PREVIOUS});
                stage_key(&fixture->stage, "F6", false); // somebody is there
            }
    assert_true(fixture->stops >= 300);
    assert_int_equal(fixture->faults, 0);
}

// What is asked of the installer, in arena; empty: nothing is.
static Text asked_for(const Fixture *fixture, const char *name)
{
    Text bytes;
    char *path = file_path(fixture->arena, text_of(fixture->folder), text_of(name));
    return file_read(fixture->arena, path, 4096, &bytes) == FILE_READ ? bytes : TEXT("");
}

static bool is_asked(const Fixture *fixture, const char *name)
{
    return access(file_path(fixture->arena, text_of(fixture->folder), text_of(name)), F_OK) == 0;
}

static void what_is_offered_is_accepted_by_its_digest(void **state)
{
    Fixture *fixture = *state;
    offer(fixture, "open.xml");
    open_desk(fixture);
    perform(fixture, (Action){.kind = ACTION_TAB, .index = 19});
    assert_true(shows(fixture, "Signed by: author, clinician"));
    wish(fixture, STAFF_ACCEPT, 0);
    assert_true(
        text_is(asked_for(fixture, "accept.sda1"), "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
    assert_true(shows(fixture, "Please wait a little"));
    wish(fixture, STAFF_WRITE_STATUS, 0);
    assert_true(text_is(asked_for(fixture, "status.sda1"), "unsure 0 0 0\n"));
    wish(fixture, STAFF_ROLL_BACK, 0);
    assert_true(is_asked(fixture, "roll-back"));
}

static void what_is_not_offered_is_not_accepted(void **state)
{
    Fixture *fixture = *state;
    offer(fixture, "refused.xml");
    open_desk(fixture);
    wish(fixture, STAFF_ACCEPT, 0);
    assert_false(is_asked(fixture, "accept.sda1"));
    offer(fixture, "open.xml");
    app_stir(fixture->stage.app);
    perform(fixture, (Action){.kind = ACTION_HOME});
    wish(fixture, STAFF_ACCEPT, 0);
    go_to_desk(fixture); // without the PIN
    wish(fixture, STAFF_ACCEPT, 0);
    wish(fixture, STAFF_ROLL_BACK, 0);
    wish(fixture, STAFF_WRITE_STATUS, 0);
    assert_false(is_asked(fixture, "accept.sda1") || is_asked(fixture, "roll-back") ||
                 is_asked(fixture, "status.sda1"));
}

static void the_report_tells_of_the_machine_and_the_last_update(void **state)
{
    Fixture *fixture = *state;
    fixture->machine = (MachineSpec){fixture->folder, fixture->folder, fixture->folder};
    char *restarts = file_path(fixture->arena, text_of(fixture->folder), TEXT(MACHINE_RESTARTS));
    char *last = file_path(fixture->arena, text_of(fixture->folder), TEXT(OFFER_LAST));
    PackOffer refused = {.state = OFFER_REFUSED, .reason = INSTALL_BY_DAMAGE};
    assert_true(store_write(restarts, TEXT("3 1\n"), STORE_FOR_ALL));
    assert_true(store_write(last, pack_offer_print(fixture->arena, &refused), STORE_FOR_ALL));
    open_desk(fixture);
    perform(fixture, (Action){.kind = ACTION_TAB, .index = 8});
    static const char *const words[] = {"The last update did not succeed.", "A file on the stick is missing or faulty.",
                                        "This screen is called ", "after faults 3, for not answering 1",
                                        "Free room on the disk:"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        for (int page = 0; page < PAGES_MOST && !shows(fixture, words[i]); page++)
            perform(fixture, (Action){.kind = ACTION_NEXT});
        assert_true(shows(fixture, words[i]));
    }
    assert_false(shows(fixture, "Pictures shown"));
}

static void staff_end_the_player(void **state)
{
    Fixture *fixture = *state;
    open_desk(fixture);
    assert_int_equal(app_end(fixture->stage.app), STAFF_STAY);
    wish(fixture, STAFF_END, STAFF_SHUT_DOWN);
    assert_int_equal(app_end(fixture->stage.app), STAFF_SHUT_DOWN);
    assert_int_equal(app_face(fixture->stage.app), FACE_COVER);
}

#define STAFF_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAFF_TEST(pages_hold_in_english),
        STAFF_TEST(pages_hold_in_arabic),
        STAFF_TEST(the_pad_holds),
        STAFF_TEST(the_wait_holds),
        STAFF_TEST(a_card_can_be_matched_on_every_glass),
        STAFF_TEST(leaving_locks),
        STAFF_TEST(a_minute_of_nobody_locks),
        STAFF_TEST(a_restart_locks),
        STAFF_TEST(wishes_need_the_pin),
        STAFF_TEST(wrong_tries_wait_and_say_so),
        STAFF_TEST(a_frame_looks_up_nothing),
        STAFF_TEST(topics_hold_for_what_was_read_before),
        STAFF_TEST(erase_takes_all_digits_back),
        STAFF_TEST(settings_are_written_and_hold),
        STAFF_TEST(no_key_is_squeezed_by_a_sheet),
        STAFF_TEST(no_digit_is_said_as_it_is_entered),
        STAFF_TEST(a_setting_leaves_the_visit_its_other_wishes),
        STAFF_TEST(both_spans_of_a_day_are_shown_and_change),
        STAFF_TEST(a_day_opens_and_closes_and_comes_back),
        STAFF_TEST(a_wrong_day_does_no_harm),
        STAFF_TEST(what_cannot_be_written_is_told),
        STAFF_TEST(what_is_fixed_stays),
        STAFF_TEST(one_of_two_switches_is_fixed),
        STAFF_TEST(a_damaged_configuration_is_told),
        STAFF_TEST(staff_mend_only_what_is_theirs),
        STAFF_TEST(the_report_counts_dates),
        STAFF_TEST(a_check_lets_frames_in_between),
        STAFF_TEST(the_report_tells_how_the_run_came_about),
        STAFF_TEST(staff_are_told_that_sound_was_not_heard),
        STAFF_TEST(staff_are_told_of_a_version_that_failed),
        STAFF_TEST(every_stick_is_told_on_every_glass),
        STAFF_TEST(what_is_offered_is_accepted_by_its_digest),
        STAFF_TEST(what_is_not_offered_is_not_accepted),
        STAFF_TEST(the_report_tells_of_the_machine_and_the_last_update),
        STAFF_TEST(staff_end_the_player),
        STAFF_TEST(a_zone_and_a_time_are_asked_of_the_machine),
        STAFF_TEST(without_the_pin_no_clock_is_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
