// Home and its books: its six cards stand on one page at default text, on whichever glass, in one size of letters and
// no word broken; what it promises stands by its heading.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/stage.h"

enum { CARDS = 6 };

static int count_cards(const Frame *frame)
{
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++)
        count += frame->targets.at[i].role == ROLE_CARD;
    return count;
}

// The size of the first line on a card; 0 where there is none.
static int title_px(const Frame *frame, Rect card)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (rect_encloses(card, frame->lines.at[i].rect))
            return frame->lines.at[i].font_px;
    return 0;
}

static void titles_are_of_one_size(const Frame *frame)
{
    int size_px = 0;
    for (int i = 0; i < frame->targets.count; i++) {
        if (frame->targets.at[i].role != ROLE_CARD)
            continue;
        int one = title_px(frame, frame->targets.at[i].rect);
        assert_true(one > 0);
        if (size_px)
            assert_int_equal(one, size_px);
        size_px = one;
    }
}

static void no_word_is_broken(const Frame *frame)
{
    for (int i = 0; i < frame->lines.count; i++) {
        Text words = frame->lines.at[i].text;
        assert_true(words.size > 0 && words.at[words.size - 1] != '-');
        assert_null(memmem(words.at, words.size, "\u2010", strlen("\u2010")));
    }
}

static void look_at_home(const char *content, Size window)
{
    Stage stage = {0};
    assert_true(stage_open(&stage, &(StageSpec){.content = content, .window = window}));
    const Frame *frame = stage_frame(&stage);
    assert_int_equal(count_cards(frame), CARDS);
    assert_int_equal(frame->page_count, 1);
    titles_are_of_one_size(frame);
    no_word_is_broken(frame);
    stage_close(&stage);
}

static void home_stands_on_one_page_with_its_titles_whole(void **state)
{
    (void)state;
    const Size sizes[] = {{1280, 800}, {800, 480}, {1024, 600}, {600, 1024}, {1920, 1080}, {1080, 1920}, {3840, 2160}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        look_at_home(LECTERN_TESTS_DIR "/library/whole", sizes[i]);
        look_at_home(LECTERN_CONTENT_DIR, sizes[i]);
    }
}

static int count_beside(const Frame *frame, Rect card)
{
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++)
        count += frame->targets.at[i].role == ROLE_CARD && frame->targets.at[i].rect.y == card.y;
    return count;
}

// Short words of Chinese would fit into three columns, each with two letters a line.
static void at_most_two_cards_stand_beside_each_other_on_upright_glass(void **state)
{
    (void)state;
    const char *const languages[] = {"en", "ar", "zh-Hans", "vi"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        for (int step = TEXT_STEP_DEFAULT; step <= TEXT_STEP_MOST; step++) {
            StageSpec spec = {.content = LECTERN_CONTENT_DIR, .window = {600, 1024}, .preferences.text_step = step};
            spec.language = text_of(languages[i]);
            Stage stage = {0};
            assert_true(stage_open(&stage, &spec));
            const Frame *frame = stage_frame(&stage);
            assert_true(count_cards(frame) > 0);
            for (int k = 0; k < frame->targets.count; k++)
                assert_in_range(count_beside(frame, frame->targets.at[k].rect), 0, 2);
            stage_close(&stage);
        }
}

// On glass that is wider than high: upright small glass has no room for six targets below each other.
static void all_books_stand_on_one_page(void **state)
{
    (void)state;
    const Size sizes[] = {{1280, 800}, {800, 480}, {1024, 600}, {1920, 1080}, {3840, 2160}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Stage stage = {0};
        assert_true(stage_open(&stage, &(StageSpec){.content = LECTERN_CONTENT_DIR, .window = sizes[i]}));
        app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("read"))});
        const Frame *frame = stage_frame(&stage);
        assert_int_equal(count_cards(frame), app_book(stage.app)->shelves[0].group_count);
        assert_int_equal(frame->page_count, 1);
        titles_are_of_one_size(frame);
        no_word_is_broken(frame);
        stage_close(&stage);
    }
}

static const Target *first_card(const Frame *frame)
{
    const Target *card = frame->targets.at;
    while (card->role != ROLE_CARD)
        card++;
    return card;
}

// The last line above it that is set in letters of that size or larger.
static const Line *line_above(const Frame *frame, Rect rect, int least_px)
{
    const Line *found = NULL;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (line->is_read && line->baseline < rect.y && line->font_px >= least_px &&
            (!found || line->baseline > found->baseline))
            found = line;
    }
    return found;
}

// As eyes see it: from a baseline to the capitals or the card below it.
static void the_promise_stands_nearer_the_heading_than_the_cards(void **state)
{
    (void)state;
    const Size sizes[] = {{1280, 800}, {1920, 1080}, {1080, 1920}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Stage stage = {0};
        assert_true(
            stage_open(&stage, &(StageSpec){.content = LECTERN_TESTS_DIR "/library/whole", .window = sizes[i]}));
        const Frame *frame = stage_frame(&stage);
        Rect card = first_card(frame)->rect;
        const Line *promise = line_above(frame, card, 0);
        const Line *heading = line_above(frame, card, promise->font_px + 1);
        assert_non_null(heading);
        int above = promise->baseline - promise->cap_px64 / 64 - heading->baseline;
        assert_true(card.y - promise->baseline >= above);
        stage_close(&stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(home_stands_on_one_page_with_its_titles_whole),
                                       cmocka_unit_test(at_most_two_cards_stand_beside_each_other_on_upright_glass),
                                       cmocka_unit_test(all_books_stand_on_one_page),
                                       cmocka_unit_test(the_promise_stands_nearer_the_heading_than_the_cards)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
