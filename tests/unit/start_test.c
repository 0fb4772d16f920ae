// What every visit starts from, whatever the visit before it did and whatever the screen is set to.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "command/stage.h"
#include "screen/screen.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole"

static const Size room = {1280, 800}, slot = {420, 260}; // 217 and 71 mm wide

static Config plain_config(void)
{
    return (Config){.preferences.text_step = TEXT_STEP_DEFAULT};
}

static void open_stage(Stage *stage, const Config *config, Size window)
{
    StageSpec spec = {.content = WHOLE, .window = window, .px_per_mm = 5.9, .config = config};
    assert_true(stage_open(stage, &spec));
}

static int step_shown(Stage *stage)
{
    return stage_frame(stage)->theme.preferences.text_step;
}

static bool offers(Stage *stage, int step)
{
    return theme_offers_step(&stage_frame(stage)->theme, fonts_metrics(stage->fonts), step);
}

static void expect_largest_offered(Stage *stage)
{
    int shown = step_shown(stage);
    assert_true(offers(stage, shown));
    assert_true(shown < TEXT_STEP_MOST);
    assert_false(offers(stage, shown + 1));
}

static void text_is_the_largest_that_the_glass_offers(void **state)
{
    (void)state;
    Config config = plain_config();
    config.preferences.text_step = TEXT_STEP_MOST;
    Stage stage;
    open_stage(&stage, &config, slot);
    expect_largest_offered(&stage);
    app_perform(stage.app, (Action){.kind = ACTION_FINISH});
    app_perform(stage.app, (Action){.kind = ACTION_FINISH}); // at once
    assert_int_equal(app_face(stage.app), FACE_ATTRACT);
    expect_largest_offered(&stage);
    stage_close(&stage);
}

static void text_is_what_is_set_where_the_glass_offers_it(void **state)
{
    (void)state;
    Config config = plain_config();
    config.preferences.text_step = TEXT_STEP_MOST;
    Stage stage;
    open_stage(&stage, &config, room);
    assert_int_equal(step_shown(&stage), TEXT_STEP_MOST);
    stage_resize(&stage, slot);
    expect_largest_offered(&stage);
    stage_close(&stage);
}

static void the_next_visitor_meets_the_first_language(void **state)
{
    (void)state;
    Config config = plain_config();
    Stage stage;
    open_stage(&stage, &config, room);
    app_perform(stage.app, (Action){.kind = ACTION_FINISH});
    app_perform(stage.app, (Action){.kind = ACTION_FINISH}); // at once
    stage_frame(&stage);
    app_perform(stage.app, (Action){.kind = ACTION_BEGIN, .id = id_of(TEXT("ar"))});
    assert_true(text_is(stage_frame(&stage)->language, "ar"));
    app_perform(stage.app, (Action){.kind = ACTION_HIDE});
    stage_frame(&stage);
    app_perform(stage.app, (Action){.kind = ACTION_WAKE});
    assert_true(text_is(stage_frame(&stage)->language, "en"));
    stage_close(&stage);
}

static void expect_first_language(const char *wanted, const char *met)
{
    Config config = plain_config();
    config.language = text_of(wanted);
    Stage stage;
    open_stage(&stage, &config, room);
    assert_true(text_is(stage_frame(&stage)->language, met));
    stage_close(&stage);
}

static void a_language_that_is_lacking_gives_the_default(void **state)
{
    (void)state;
    expect_first_language("ar", "ar");
    expect_first_language("de", "en");
}

static void the_clinic_decides_on_adult_topics(void **state)
{
    (void)state;
    static const struct {
        Wish wish;
        bool is_offered;
    } wishes[] = {{WISH_NONE, false}, {WISH_ON, true}, {WISH_OFF, false}};
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        Config config = plain_config();
        config.adult_topics = wishes[i].wish;
        Stage stage;
        open_stage(&stage, &config, room);
        const Book *book = app_book(stage.app);
        assert_int_equal(book_offers(book, book_find_item(book, id_of(TEXT("grown-ups")))), wishes[i].is_offered);
        stage_close(&stage);
    }
}

static Text first_words_of_support(const char *support_path)
{
    static char words[64];
    Config config = plain_config();
    config.support_path = support_path;
    Stage stage;
    open_stage(&stage, &config, room);
    Text text = book_support(app_book(stage.app))->flow.blocks[0].text;
    snprintf(words, sizeof words, "%.*s", TEXT_ARGS(text));
    stage_close(&stage);
    return text_of(words);
}

static void the_support_page_of_the_clinic_wins(void **state)
{
    (void)state;
    assert_true(text_is(first_words_of_support(LECTERN_TESTS_DIR "/library/clinic/support.xml"), "Ask at the desk."));
    assert_false(text_is(first_words_of_support(NULL), "Ask at the desk."));
    assert_false(text_is(first_words_of_support(LECTERN_TESTS_DIR "/library/clinic/nowhere.xml"), "Ask at the desk."));
    assert_true(first_words_of_support(WHOLE "/en/about.xml").size > 0);
}

static void the_week_turns_at_midnight(void **state)
{
    (void)state;
    enum { HOUR_MS = 3600000, MONDAY = 1, TUESDAY = 2 };
    Config config = plain_config();
    config.hours.days[MONDAY] = (OpeningDay){{{540, 1440}}, 1};
    config.hours.days[TUESDAY] = (OpeningDay){{{0, 600}}, 1};
    Stage stage;
    open_stage(&stage, &config, room);
    app_perform(stage.app, (Action){.kind = ACTION_HIDE});
    stage_frame(&stage);
    stage_wait(&stage, 14 * HOUR_MS);
    assert_true(frame_shows(stage_frame(&stage), TEXT("Tuesday 00:00 to 10:00")));
    stage_wait(&stage, 10 * HOUR_MS - 1);
    assert_true(text_is(stage_frame(&stage)->screen, "cover"));
    stage_wait(&stage, 1);
    assert_true(text_is(stage_frame(&stage)->screen, "dark"));
    stage_wait(&stage, (5 * 24 + 23) * (int64_t)HOUR_MS - 1);
    assert_true(text_is(stage_frame(&stage)->screen, "dark"));
    stage_wait(&stage, 1);
    assert_true(frame_shows(stage_frame(&stage), TEXT("Monday 09:00 to 24:00")));
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_the_largest_that_the_glass_offers),
        cmocka_unit_test(text_is_what_is_set_where_the_glass_offers_it),
        cmocka_unit_test(the_next_visitor_meets_the_first_language),
        cmocka_unit_test(a_language_that_is_lacking_gives_the_default),
        cmocka_unit_test(the_clinic_decides_on_adult_topics),
        cmocka_unit_test(the_support_page_of_the_clinic_wins),
        cmocka_unit_test(the_week_turns_at_midnight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
