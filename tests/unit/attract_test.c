// Attract with any number of languages: each is on the glass or some touches away, and nothing lies over anything.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "command/stage.h"
#include "judge.h"

static const Size sizes[] = {{800, 480},   {1024, 600},  {600, 1024}, {1280, 800},
                             {1920, 1080}, {1080, 1920}, {3840, 2160}};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes, LANGUAGES_MOST = 40, PRINTED_MOST = 20, PAGES_MOST = 64 };

static const Language twelve[] = {{.code = {"en", 2}, .name = {"English", 7}, .direction = DIRECTION_LTR},
                                  {.code = {"de", 2}, .name = {"Deutsch", 7}, .direction = DIRECTION_LTR},
                                  {.code = {"fr", 2}, .name = {"Français", 9}, .direction = DIRECTION_LTR},
                                  {.code = {"es", 2}, .name = {"Español", 8}, .direction = DIRECTION_LTR},
                                  {.code = {"pt", 2}, .name = {"Português", 10}, .direction = DIRECTION_LTR},
                                  {.code = {"it", 2}, .name = {"Italiano", 8}, .direction = DIRECTION_LTR},
                                  {.code = {"pl", 2}, .name = {"Polski", 6}, .direction = DIRECTION_LTR},
                                  {.code = {"tr", 2}, .name = {"Türkçe", 8}, .direction = DIRECTION_LTR},
                                  {.code = {"el", 2}, .name = {"Ελληνικά", 16}, .direction = DIRECTION_LTR},
                                  {.code = {"uk", 2}, .name = {"Українська", 20}, .direction = DIRECTION_LTR},
                                  {.code = {"ar", 2}, .name = {"العربية", 14}, .direction = DIRECTION_RTL},
                                  {.code = {"vi", 2}, .name = {"Tiếng Việt", 14}, .direction = DIRECTION_LTR}};
enum { TWELVE = sizeof twelve / sizeof *twelve };

typedef struct Round {
    Text about;
    Stage stage;
    Language languages[LANGUAGES_MOST];
    int faults, pages;
} Round;

static void report(void *owner, const char *rule, Text what)
{
    Round *round = owner;
    if (round->faults++ < PRINTED_MOST)
        print_error("%.*s: %s: %.*s\n", TEXT_ARGS(round->about), rule, TEXT_ARGS(what));
}

// The library of one language, at Attract, as if it had so many.
static void open_with(Round *round, const StageSpec *spec, int count)
{
    assert_true(stage_open(&round->stage, spec));
    Arena *arena = round->stage.arena;
    round->about = text_format(arena, "%d languages on %dx%d, text %d", count, spec->window.w, spec->window.h,
                               spec->preferences.text_step);
    for (int i = 0; i < count; i++) {
        round->languages[i] = twelve[i % TWELVE];
        round->languages[i].label = round->languages[i].name;
        if (i >= TWELVE)
            round->languages[i].code = text_format(arena, "%.*s-%02d", TEXT_ARGS(twelve[i % TWELVE].code), i);
    }
    app_perform(round->stage.app, (Action){.kind = ACTION_FINISH});
    app_perform(round->stage.app, (Action){.kind = ACTION_FINISH}); // at once
    stage_frame(&round->stage);
    app_book(round->stage.app)->languages = round->languages;
    app_book(round->stage.app)->language_count = count;
    app_touch_all(round->stage.app);
}

static const Target *find_acting(Round *round, ActionKind kind)
{
    const Frame *frame = stage_frame(&round->stage);
    int index = frame_target_acting(frame, kind);
    return index < 0 ? NULL : &frame->targets.at[index];
}

static bool perform_offered(Round *round, ActionKind kind)
{
    const Target *target = find_acting(round, kind);
    if (target)
        app_perform(round->stage.app, target->action);
    return target;
}

static bool is_on(Round *round, const char *screen)
{
    return text_is(stage_frame(&round->stage)->screen, screen);
}

static int count_language(Round *round, Text code)
{
    const Frame *frame = stage_frame(&round->stage);
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++) {
        const Action *action = &frame->targets.at[i].action;
        count += action->kind == ACTION_BEGIN && text_equal(id_text(&action->id), code);
    }
    return count;
}

static void judge_now(Round *round)
{
    judge_frame(stage_frame(&round->stage), round->stage.arena, report, round);
    round->pages++;
}

// The first language is begun in by the button, each other one by its name.
static bool stands_whole(Round *round, int count)
{
    bool is_whole = true;
    for (int i = 1; i < count; i++)
        is_whole = is_whole && count_language(round, round->languages[i].code) == 1;
    return is_whole;
}

// Next stays where it is from page to page; each language stands there once.
static void look_through(Round *round, int count)
{
    int seen[LANGUAGES_MOST] = {0};
    Rect place = {0};
    for (int page = 0; page < PAGES_MOST; page++) {
        judge_now(round);
        for (int i = 0; i < count; i++)
            seen[i] += count_language(round, round->languages[i].code);
        const Target *next = find_acting(round, ACTION_NEXT);
        if (next && place.w && (next->rect.x != place.x || next->rect.y != place.y))
            report(round, "Next has moved", next->label);
        place = next ? next->rect : place;
        if (!perform_offered(round, ACTION_NEXT))
            break;
    }
    for (int i = 0; i < count; i++)
        if (seen[i] != 1)
            report(round, "not there once", round->languages[i].name);
}

// All at once, or behind the globe.
static void look_at_attract(Round *round, int count)
{
    judge_now(round);
    if (!find_acting(round, ACTION_BEGIN))
        report(round, "nothing begins", TEXT(""));
    bool has_more = perform_offered(round, ACTION_OPEN);
    if (!has_more && !stands_whole(round, count))
        report(round, "a language is missing", TEXT(""));
    if (!has_more)
        return;
    assert_true(is_on(round, "languages"));
    look_through(round, count);
    assert_true(perform_offered(round, ACTION_BACK));
    assert_true(is_on(round, "attract"));
}

static void every_language_is_reached(void **state)
{
    (void)state;
    static const int counts[] = {1, 2, 3, 5, 8, 12, LANGUAGES_MOST};
    static const char *const libraries[] = {LECTERN_TESTS_DIR "/library/whole", LECTERN_SOURCE_DIR "/content"};
    Round round = {0};
    for (int i = 0; i < SIZE_COUNT * 2; i++) {
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
            open_with(&round, &(StageSpec){.content = libraries[i % 2], .window = sizes[i / 2]}, counts[k]);
            look_at_attract(&round, counts[k]);
            stage_close(&round.stage);
        }
    }
    assert_int_equal(round.faults, 0);
    assert_true(round.pages > SIZE_COUNT * 2 * 7);
}

// The clinic's own size of text changes nothing: what is read from afar is as large as the glass allows.
static void it_stands_alike_at_every_size_of_text(void **state)
{
    (void)state;
    Round round = {0};
    for (int i = 0; i < SIZE_COUNT; i++) {
        Rect first = {0};
        for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++) {
            StageSpec spec = {
                .content = LECTERN_SOURCE_DIR "/content", .window = sizes[i], .preferences = {.text_step = step}};
            open_with(&round, &spec, 5);
            judge_now(&round);
            Rect begin = find_acting(&round, ACTION_BEGIN)->rect;
            first = step == TEXT_STEP_LEAST ? begin : first;
            assert_memory_equal(&begin, &first, sizeof begin);
            stage_close(&round.stage);
        }
    }
    assert_int_equal(round.faults, 0);
}

static void twelve_stand_on_every_glass_at_once(void **state)
{
    (void)state;
    Round round = {0};
    for (int i = 0; i < SIZE_COUNT; i++) {
        open_with(&round, &(StageSpec){.content = LECTERN_SOURCE_DIR "/content", .window = sizes[i]}, TWELVE);
        assert_null(find_acting(&round, ACTION_OPEN));
        assert_true(stands_whole(&round, TWELVE));
        stage_close(&round.stage);
    }
}

static int count_names(const Frame *frame)
{
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++)
        count += frame->targets.at[i].action.kind == ACTION_BEGIN && frame->targets.at[i].action.id.at[0];
    return count;
}

// Whatever language it begins in, and however long its words are there.
static void some_others_stand_there_in_every_language(void **state)
{
    (void)state;
    enum { SOME = 5 };
    static const char *const codes[] = {"en", "es", "ar", "fa", "zh-Hans", "ru", "uk", "pl", "pt", "tr", "vi", "so"};
    Round round = {0};
    for (size_t i = 0; i < SIZE_COUNT * sizeof codes / sizeof *codes; i++) {
        StageSpec spec = {.content = LECTERN_CONTENT_DIR, .language = text_of(codes[i / SIZE_COUNT])};
        spec.window = sizes[i % SIZE_COUNT];
        assert_true(stage_open(&round.stage, &spec));
        stage_frame(&round.stage);
        app_perform(round.stage.app, (Action){.kind = ACTION_FINISH});
        app_perform(round.stage.app, (Action){.kind = ACTION_FINISH}); // at once
        round.about =
            text_format(round.stage.arena, "%s on %dx%d", codes[i / SIZE_COUNT], spec.window.w, spec.window.h);
        assert_true(is_on(&round, "attract"));
        judge_now(&round);
        if (count_names(stage_frame(&round.stage)) < SOME)
            report(&round, "hardly any other language", TEXT(""));
        stage_close(&round.stage);
    }
    assert_int_equal(round.faults, 0);
}

// "Touch to begin" in letters of 0.7 degree at least, on every glass and with any number of languages.
static void the_button_is_read_from_afar(void **state)
{
    (void)state;
    static const int counts[] = {1, 5, TWELVE, LANGUAGES_MOST};
    Round round = {0};
    for (int i = 0; i < SIZE_COUNT * 4; i++) {
        StageSpec spec = {.content = LECTERN_SOURCE_DIR "/content", .window = sizes[i / 4]};
        open_with(&round, &spec, counts[i % 4]);
        const Frame *frame = stage_frame(&round.stage);
        const Glass *glass = &frame->theme.glass;
        const Target *begin = find_acting(&round, ACTION_BEGIN);
        for (int k = 0; k < frame->lines.count; k++)
            if (rect_encloses(begin->rect, frame->lines.at[k].rect))
                assert_true(frame->lines.at[k].cap_px64 / 64.0 >= 0.01222 * glass->distance_mm * glass->px_per_mm - 1);
        stage_close(&round.stage);
    }
}

// A finger beside the button, on the drawing or the title, begins as well; one among the languages does not.
static void all_above_the_languages_begins(void **state)
{
    (void)state;
    static const int counts[] = {1, 5};
    for (int i = 0; i < SIZE_COUNT * 2; i++) {
        Round round = {0};
        StageSpec spec = {.content = LECTERN_SOURCE_DIR "/content", .window = sizes[i / 2]};
        open_with(&round, &spec, counts[i % 2]);
        const Frame *frame = stage_frame(&round.stage);
        int width = sizes[i / 2].w, height = sizes[i / 2].h, begin = frame_target_acting(frame, ACTION_BEGIN);
        assert_int_equal(frame_target_at(frame, 1, 1), begin);
        assert_int_equal(frame_target_at(frame, width - 2, height / 4), begin);
        assert_int_equal(frame_target_at(frame, width - 2, height - 2), i % 2 ? -1 : begin);
        stage_close(&round.stage);
    }
}

// Nothing on it moves, and whoever went to the languages and away leaves Attract to the next one.
static void attract_comes_back_by_itself(void **state)
{
    (void)state;
    Round round = {0};
    open_with(&round, &(StageSpec){.content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}},
              LANGUAGES_MOST);
    assert_true(app_deadline_ms(round.stage.app) == SCREEN_NEVER);
    assert_true(perform_offered(&round, ACTION_OPEN));
    assert_true(perform_offered(&round, ACTION_NEXT));
    stage_wait(&round.stage, 50000);
    stage_key(&round.stage, "Tab", false);
    stage_wait(&round.stage, 59000);
    assert_true(is_on(&round, "languages"));
    stage_wait(&round.stage, 2000);
    assert_true(is_on(&round, "attract"));
    assert_true(perform_offered(&round, ACTION_OPEN));
    assert_int_equal(stage_frame(&round.stage)->page, 1);
    app_begin(round.stage.app);
    app_perform(round.stage.app, (Action){.kind = ACTION_FINISH});
    app_perform(round.stage.app, (Action){.kind = ACTION_FINISH}); // at once
    assert_true(is_on(&round, "attract"));
    stage_close(&round.stage);
}

// Whoever has noted a code needs no way through Home, unless the clinic leaves codes out.
static void a_code_is_typed_from_the_languages(void **state)
{
    (void)state;
    for (int allows = 0; allows < 2; allows++) {
        Round round = {0};
        Config config = config_defaults;
        config.offers_code = allows;
        open_with(&round,
                  &(StageSpec){.content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}, .config = &config},
                  LANGUAGES_MOST);
        assert_true(perform_offered(&round, ACTION_OPEN));
        const Frame *frame = stage_frame(&round.stage);
        const Target *code = NULL;
        for (int i = 0; i < frame->targets.count; i++)
            code = text_is(frame->targets.at[i].label, "I have a code") ? &frame->targets.at[i] : code;
        assert_int_equal(code != NULL, allows);
        if (code) {
            app_perform(round.stage.app, code->action);
            assert_true(is_on(&round, "code-entry"));
            app_perform(round.stage.app, (Action){.kind = ACTION_BACK});
            assert_true(is_on(&round, "home"));
        }
        stage_close(&round.stage);
    }
}

// All of them, a page of the sheet after the other.
static void a_title_that_has_room_stands_on_one_line(void **state)
{
    (void)state;
    static const Size windows[] = {{1280, 800}, {1920, 1080}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        Stage stage;
        StageSpec spec = {
            .content = LECTERN_CONTENT_DIR, .window = windows[i], .preferences.text_step = TEXT_STEP_DEFAULT};
        assert_true(stage_open(&stage, &spec));
        stage_frame(&stage);
        app_perform(stage.app, (Action){.kind = ACTION_FINISH});
        app_perform(stage.app, (Action){.kind = ACTION_FINISH}); // at once
        const Frame *frame = stage_frame(&stage);
        bool is_whole = false;
        for (int k = 0; k < frame->lines.count; k++)
            is_whole = is_whole || text_equal(frame->lines.at[k].text, app_book(stage.app)->quiet_title);
        assert_true(is_whole);
        stage_close(&stage);
    }
}

static void comfort_offers_all(void **state)
{
    (void)state;
    for (int i = 0; i < SIZE_COUNT; i++) {
        Round round = {0};
        open_with(&round, &(StageSpec){.content = LECTERN_TESTS_DIR "/library/whole", .window = sizes[i]}, TWELVE);
        app_begin(round.stage.app);
        app_perform(round.stage.app, (Action){.kind = ACTION_COMFORT});
        enum { TAB_OF_LANGUAGES = 8 };
        app_perform(round.stage.app, (Action){.kind = ACTION_TAB, .index = TAB_OF_LANGUAGES});
        int seen = 0;
        for (int next = 1; next;) {
            const Frame *frame = stage_frame(&round.stage);
            judge_frame(frame, round.stage.arena, report, &round);
            for (int k = 0; k < frame->targets.count; k++)
                seen += frame->targets.at[k].action.kind == ACTION_LANGUAGE;
            const Target *more = find_acting(&round, ACTION_PAGE);
            next = more ? more->action.index : 0;
            if (next)
                app_perform(round.stage.app, more->action);
        }
        assert_int_equal(seen, TWELVE);
        assert_int_equal(round.faults, 0);
        stage_close(&round.stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_is_reached),
        cmocka_unit_test(it_stands_alike_at_every_size_of_text),
        cmocka_unit_test(twelve_stand_on_every_glass_at_once),
        cmocka_unit_test(some_others_stand_there_in_every_language),
        cmocka_unit_test(the_button_is_read_from_afar),
        cmocka_unit_test(all_above_the_languages_begins),
        cmocka_unit_test(attract_comes_back_by_itself),
        cmocka_unit_test(a_code_is_typed_from_the_languages),
        cmocka_unit_test(a_title_that_has_room_stands_on_one_line),
        cmocka_unit_test(comfort_offers_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
