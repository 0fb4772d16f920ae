// Another language keeps the paragraph, in every pair of those that a library has, wherever a visitor is.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"
#include "screen/screen.h"

enum { PRINTED_MOST = 20, LANGUAGES_MOST = 16 };

typedef struct Switches {
    Stage stage;
    Id codes[LANGUAGES_MOST];
    int first, count, pairs, faults; // first: of the codes that are tried
} Switches;

static void open_library(Switches *switches, const char *content, Size window)
{
    *switches = (Switches){.count = 0};
    StageSpec spec = {.content = content, .window = window, .preferences.text_step = TEXT_STEP_DEFAULT};
    assert_true(stage_open(&switches->stage, &spec));
    const Book *book = app_book(switches->stage.app);
    for (int i = 0; i < book->language_count && i < LANGUAGES_MOST; i++)
        switches->codes[switches->count++] = id_of(book->languages[i].code);
}

// The block that the first line of running text on the page belongs to.
static Id first_block(Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->lines.count; i++)
        if (frame->lines.at[i].block.at[0])
            return frame->lines.at[i].block;
    return (Id){{0}};
}

static bool shows_block(Stage *stage, Id block)
{
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->lines.count; i++)
        if (id_equal(frame->lines.at[i].block, block))
            return true;
    return false;
}

static void take_language(Stage *stage, Id code)
{
    app_perform(stage->app, (Action){.kind = ACTION_LANGUAGE, .id = code});
    assert_true(text_equal(book_code(app_book(stage->app)), id_text(&code)));
}

static void judge_pair(Switches *switches, const char *place, Id from, Id to)
{
    Stage *stage = &switches->stage;
    take_language(stage, from);
    Id block = first_block(stage);
    Text screen = stage_frame(stage)->screen;
    take_language(stage, to);
    bool is_kept = block.at[0] && shows_block(stage, block) && text_equal(stage_frame(stage)->screen, screen);
    switches->pairs++;
    if (!is_kept && switches->faults++ < PRINTED_MOST)
        print_error("%s: %s to %s leaves %s\n", place, from.at, to.at, block.at);
}

// On that page of a place, which begins anew for each pair, since a page of one language need not begin as another's.
static void judge_place(Switches *switches, const char *place, Action open, int page)
{
    App *app = switches->stage.app;
    for (int from = switches->first; from < switches->count; from++) {
        for (int to = switches->first; to < switches->count; to++) {
            if (from == to)
                continue;
            take_language(&switches->stage, switches->codes[from]);
            app_perform(app, (Action){.kind = ACTION_HOME});
            app_perform(app, open);
            for (int i = 1; i < page; i++) {
                stage_frame(&switches->stage);
                app_perform(app, (Action){.kind = ACTION_NEXT});
            }
            judge_pair(switches, place, switches->codes[from], switches->codes[to]);
        }
    }
}

static void end(Switches *switches)
{
    stage_close(&switches->stage);
    assert_true(switches->pairs > 0);
    print_message("%d switches among %d languages\n", switches->pairs, switches->count);
    assert_int_equal(switches->faults, 0);
}

static Action open_named(const char *id)
{
    return (Action){.kind = ACTION_OPEN, .id = id_of(text_of(id)), .value = OPEN_WHOLE};
}

static void a_chapter_of_each_language_stays(void **state)
{
    (void)state;
    Switches switches;
    open_library(&switches, LECTERN_TESTS_DIR "/library/whole", (Size){800, 480});
    assert_true(switches.count > 1);
    judge_place(&switches, "a chapter", open_named("first-steps"), 2);
    end(&switches);
}

// Their pages are lent, and what is about the screen is their own.
static void drafts_keep_the_paragraph_too(void **state)
{
    (void)state;
    Switches switches;
    open_library(&switches, LECTERN_CONTENT_DIR, (Size){800, 480});
    assert_int_equal(switches.count, 12);
    judge_place(&switches, "a chapter", open_named("what-closeness-means"), 3);
    judge_place(&switches, "about", open_named("about"), 3);
    switches.first = 1; // English says it once, and drafts twice
    judge_place(&switches, "support", open_named("support"), 2);
    end(&switches);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chapter_of_each_language_stays),
        cmocka_unit_test(drafts_keep_the_paragraph_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
