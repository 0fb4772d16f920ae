// The end of a chapter: what comes next stands there once, though its author names it as well.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"
#include "nine.h"

// For adults as well, so that the chapter whose landing names "For grown-ups" is followed by it.
static void open_chapter(Stage *stage, const Config *config, Size window)
{
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = window, .config = config};
    assert_true(stage_open(stage, &spec));
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("first-steps")), .value = OPEN_WHOLE});
}

static int list_cards(const Frame *frame, const Target *cards[8])
{
    int count = 0;
    for (int i = 0; i < frame->targets.count && count < 8; i++)
        if (frame->targets.at[i].role == ROLE_CARD)
            cards[count++] = &frame->targets.at[i];
    return count;
}

static int go_to_landing(Stage *stage, const Target *cards[8])
{
    enum { PAGES_MOST = 40 };
    for (int i = 0; i < PAGES_MOST; i++) {
        int count = list_cards(stage_frame(stage), cards);
        if (count)
            return count;
        app_perform(stage->app, (Action){.kind = ACTION_NEXT});
    }
    return 0;
}

static void what_comes_next_stands_once(void **state)
{
    (void)state;
    const Size windows[] = {{800, 480}, {1280, 800}, {600, 1024}, {1920, 1080}};
    Config config = {.language = TEXT("en"), .adult_topics = WISH_ON};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        Stage stage;
        open_chapter(&stage, &config, windows[i]);
        const Target *cards[8];
        assert_int_equal(go_to_landing(&stage, cards), 3);
        assert_true(text_is(cards[0]->label, "Next: For grown-ups"));
        assert_true(text_is(cards[1]->label, "Some questions"));
        assert_true(text_is(cards[2]->label, "Find support here"));
        stage_close(&stage);
    }
}

static bool has_small_print(const Frame *frame, Rect card)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (rect_encloses(card, frame->lines.at[i].rect) && (text_starts(frame->lines.at[i].text, TEXT("Ask")) ||
                                                             text_starts(frame->lines.at[i].text, TEXT("Chapter")) ||
                                                             text_starts(frame->lines.at[i].text, TEXT("Exercise")) ||
                                                             text_starts(frame->lines.at[i].text, TEXT("Questions"))))
            return true;
    return false;
}

// At default text, in whichever of its two forms.
static void each_card_says_its_kind(void **state)
{
    (void)state;
    const Size windows[] = {{800, 480}, {1024, 600}, {600, 1024}, {1280, 800}, {1920, 1080}, {1080, 1920}};
    Config config = {.language = TEXT("en"), .adult_topics = WISH_ON};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        Stage stage;
        open_chapter(&stage, &config, windows[i]);
        const Target *cards[8];
        int count = go_to_landing(&stage, cards);
        for (int k = 0; k < count; k++)
            assert_true(has_small_print(stage_frame(&stage), cards[k]->rect));
        stage_close(&stage);
    }
}

// Three ways stand below each other, or side by side where a card has room for all its words, at every size of text.
static void three_ways_stand_at_every_size(void **state)
{
    (void)state;
    static const char *const chapters[] = {"wanting-different-things", "slow-steps", "what-counts"};
    for (int i = 0; i < NINE; i++)
        for (size_t k = 0; k < sizeof chapters / sizeof *chapters; k++) {
            NineScreen screen = nine_at(i);
            Stage stage;
            StageSpec spec = {
                .content = LECTERN_CONTENT_DIR, .window = screen.glass, .preferences = {.text_step = screen.text_step}};
            assert_true(stage_open(&stage, &spec));
            app_perform(stage.app,
                        (Action){.kind = ACTION_OPEN, .id = id_of(text_of(chapters[k])), .value = OPEN_WHOLE});
            const Target *cards[8];
            assert_int_equal(go_to_landing(&stage, cards), 3);
            int half_px = screen.glass.w / 2 - 2 * stage_frame(&stage)->theme.gap_px;
            if (screen.text_step > TEXT_STEP_DEFAULT)
                for (int c = 0; c < 3; c++)
                    assert_true(cards[c]->rect.w > half_px || has_small_print(stage_frame(&stage), cards[c]->rect));
            stage_close(&stage);
        }
}

// What is said to an answer goes on a sheet before the answers become small words in columns over an empty half.
static void answers_of_large_text_stand_below_each_other(void **state)
{
    (void)state;
    Stage stage;
    StageSpec spec = {.content = LECTERN_CONTENT_DIR, .window = {1280, 800}, .preferences = {.text_step = 6}};
    assert_true(stage_open(&stage, &spec));
    app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("small-signs-of-change"))});
    while (!text_is(stage_frame(&stage)->screen, "exercise") ||
           !frame_shows(stage_frame(&stage), TEXT("I was understood")))
        app_perform(
            stage.app,
            (Action){.kind = stage_frame(&stage)->page < stage_frame(&stage)->page_count ? ACTION_NEXT : ACTION_READ});
    const Frame *frame = stage_frame(&stage);
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].role == ROLE_OPTION) {
            assert_true(frame->targets.at[i].rect.w > 1200);
            count++;
        }
    assert_int_equal(count, 5);
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_comes_next_stands_once),
                                       cmocka_unit_test(each_card_says_its_kind),
                                       cmocka_unit_test(three_ways_stand_at_every_size),
                                       cmocka_unit_test(answers_of_large_text_stand_below_each_other)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
