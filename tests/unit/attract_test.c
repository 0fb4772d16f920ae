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

static const Language ten[] = {
    {{"en", 2}, {"English", 7}, DIRECTION_LTR},    {{"de", 2}, {"Deutsch", 7}, DIRECTION_LTR},
    {{"fr", 2}, {"Français", 9}, DIRECTION_LTR},   {{"es", 2}, {"Español", 8}, DIRECTION_LTR},
    {{"pt", 2}, {"Português", 10}, DIRECTION_LTR}, {{"it", 2}, {"Italiano", 8}, DIRECTION_LTR},
    {{"pl", 2}, {"Polski", 6}, DIRECTION_LTR},     {{"tr", 2}, {"Türkçe", 8}, DIRECTION_LTR},
    {{"el", 2}, {"Ελληνικά", 16}, DIRECTION_LTR},  {{"uk", 2}, {"Українська", 20}, DIRECTION_LTR}};
enum { TEN = sizeof ten / sizeof *ten };

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
        round->languages[i] = ten[i % TEN];
        if (i >= TEN)
            round->languages[i].code = text_format(arena, "%.*s-%02d", TEXT_ARGS(ten[i % TEN].code), i);
    }
    app_perform(round->stage.app, (Action){.kind = ACTION_FINISH});
    stage_frame(&round->stage);
    app_book(round->stage.app)->languages = round->languages;
    app_book(round->stage.app)->language_count = count;
    app_touch_all(round->stage.app);
}

static const Target *find_more(Round *round)
{
    const Frame *frame = stage_frame(&round->stage);
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].action.kind == ACTION_PAGE)
            return &frame->targets.at[i];
    return NULL;
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

// Pages through to the first page again; each language stands there once.
static void look_through(Round *round, int count)
{
    int seen[LANGUAGES_MOST] = {0};
    Rect place = {0};
    for (int page = 0; page < PAGES_MOST; page++) {
        judge_frame(stage_frame(&round->stage), round->stage.arena, report, round);
        round->pages++;
        for (int i = 0; i < count; i++)
            seen[i] += count_language(round, round->languages[i].code);
        const Target *more = find_more(round);
        if (more && place.w && (more->rect.x != place.x || more->rect.y != place.y))
            report(round, "More has moved", more->label);
        place = more ? more->rect : place;
        int next = more ? more->action.index : 0;
        if (more)
            app_perform(round->stage.app, more->action);
        if (!next)
            break;
    }
    for (int i = 0; i < count; i++)
        if (seen[i] != 1)
            report(round, "not there once", round->languages[i].name);
}

static void every_language_is_reached(void **state)
{
    (void)state;
    static const int counts[] = {2, 3, 4, 7, 10, LANGUAGES_MOST};
    Round round = {0};
    for (int i = 0; i < SIZE_COUNT; i++) {
        for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++) {
            for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
                StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                                  .window = sizes[i],
                                  .preferences = {.text_step = step}};
                open_with(&round, &spec, counts[k]);
                look_through(&round, counts[k]);
                stage_close(&round.stage);
            }
        }
    }
    assert_int_equal(round.faults, 0);
    assert_true(round.pages > SIZE_COUNT * 6 * 6);
}

static void ten_stand_on_every_glass_at_once(void **state)
{
    (void)state;
    Round round = {0};
    for (int i = 0; i < SIZE_COUNT; i++) {
        open_with(&round, &(StageSpec){.content = LECTERN_TESTS_DIR "/library/whole", .window = sizes[i]}, TEN);
        assert_null(find_more(&round));
        stage_close(&round.stage);
    }
}

static void the_first_page_comes_back_by_itself(void **state)
{
    (void)state;
    Round round = {0};
    open_with(&round, &(StageSpec){.content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}},
              LANGUAGES_MOST);
    app_perform(round.stage.app, find_more(&round)->action);
    assert_int_equal(count_language(&round, TEXT("en")), 0);
    stage_wait(&round.stage, 59000);
    assert_int_equal(count_language(&round, TEXT("en")), 0);
    stage_wait(&round.stage, 2000);
    assert_int_equal(count_language(&round, TEXT("en")), 1);
    app_perform(round.stage.app, find_more(&round)->action);
    app_begin(round.stage.app);
    app_perform(round.stage.app, (Action){.kind = ACTION_FINISH}); // the next visitor finds it as it was
    assert_int_equal(count_language(&round, TEXT("en")), 1);
    stage_close(&round.stage);
}

// All of them, a page of the sheet after the other.
static void comfort_offers_all(void **state)
{
    (void)state;
    for (int i = 0; i < SIZE_COUNT; i++) {
        Round round = {0};
        open_with(&round, &(StageSpec){.content = LECTERN_TESTS_DIR "/library/whole", .window = sizes[i]}, TEN);
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
            const Target *more = find_more(&round);
            next = more ? more->action.index : 0;
            if (next)
                app_perform(round.stage.app, more->action);
        }
        assert_int_equal(seen, TEN);
        assert_int_equal(round.faults, 0);
        stage_close(&round.stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_is_reached),
        cmocka_unit_test(ten_stand_on_every_glass_at_once),
        cmocka_unit_test(the_first_page_comes_back_by_itself),
        cmocka_unit_test(comfort_offers_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
