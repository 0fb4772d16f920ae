// Every page of every chapter and every answer of the shipped library, those for adults too: each can be opened in each
// way its note offers, read to its end and back, and nothing on it is faulty.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "book/flow-iterator.h"
#include "book/phrases.h"
#include "command/stage.h"
#include "judge.h"

enum { PAGES_MOST = 60 };

typedef struct Reader {
    Stage stage;
    Config config;
    Arena *arena;
    const char *what; // is open
    int fault_count, opened_count;
} Reader;

static void tell(Reader *reader, const char *rule)
{
    fprintf(stderr, "%s: %s\n", reader->what, rule);
    reader->fault_count++;
}

static void report_breach(void *owner, const char *rule, Text what)
{
    Reader *reader = owner;
    tell(reader, text_format(reader->arena, "%s: %.*s", rule, TEXT_ARGS(what)).at);
}

static void perform(Reader *reader, ActionKind kind)
{
    app_perform(reader->stage.app, (Action){.kind = kind});
}

static const Frame *look(Reader *reader, const char *screen)
{
    const Frame *frame = stage_frame(&reader->stage);
    if (!text_is(frame->screen, screen))
        tell(reader, "another screen is shown");
    if (frame_shows(frame, phrase(app_book(reader->stage.app)->phrases, PHRASE_ITEM_FAULTY)))
        tell(reader, "a page is faulty");
    if ((!frame->lines.count && !frame->pictures.count) || frame->page < 1 || frame->page > frame->page_count)
        tell(reader, "a page is empty or none");
    judge_frame(frame, reader->arena, report_breach, reader);
    return frame;
}

// Of a rider that was met before its first sentence is shown.
static bool has_passage(const Frame *frame, Text words)
{
    for (int i = 0; i < frame->lines.count; i++) {
        Text passage = frame->lines.at[i].passage;
        if (text_equal(passage, words) || (frame->lines.at[i].block.at[0] && text_starts(words, passage)))
            return true;
    }
    return false;
}

// From the present page to the last and, through as many pages, back to where it began.
static void read_pages(Reader *reader, const char *screen)
{
    int first = look(reader, screen)->page, page = first, count = look(reader, screen)->page_count;
    if (count > PAGES_MOST)
        tell(reader, "there are too many pages");
    for (; page < count && page < PAGES_MOST; page++) {
        perform(reader, ACTION_NEXT);
        if (look(reader, screen)->page != page + 1)
            tell(reader, "Next does not turn one page");
    }
    for (; page > first; page--) {
        perform(reader, ACTION_PREVIOUS);
        if (look(reader, screen)->page != page - 1)
            tell(reader, "Previous does not turn one page back");
    }
    reader->opened_count++;
    arena_reset(reader->arena);
}

static void open_item(Reader *reader, const Item *item, int value)
{
    perform(reader, ACTION_HOME);
    app_perform(reader->stage.app, (Action){.kind = ACTION_OPEN, .id = item->id, .value = value});
}

static void read_chapter(Reader *reader, const Item *item)
{
    const Body *body = book_body(app_book(reader->stage.app), item);
    if (!body) {
        tell(reader, "it cannot be read");
        return;
    }
    open_item(reader, item, OPEN_ASKING);
    if (body->chapter.note) {
        look(reader, "note");
        perform(reader, ACTION_SHORT);
        read_pages(reader, "chapter");
        open_item(reader, item, OPEN_ASKING);
        perform(reader, ACTION_READ);
    }
    if (!has_passage(look(reader, "chapter"), item->title))
        tell(reader, "it does not begin with its title");
    read_pages(reader, "chapter");
}

static void open_question(Reader *reader, const Item *item, const Question *question)
{
    open_item(reader, item, OPEN_ASKING);
    app_perform(reader->stage.app, (Action){.kind = ACTION_EXPAND, .id = question->id});
    if (!has_passage(look(reader, "faq"), question->ask))
        tell(reader, "it is not on the page that it opens on");
}

static Text first_words(Flow flow)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    while (flow_enter(&walk) && !walk.block->text.size)
        continue;
    return walk.block ? walk.block->text : TEXT("");
}

// The first words of an answer are on the page it opens on, or on the one after.
static void expect_begun(Reader *reader, Flow flow)
{
    const Frame *frame = look(reader, "faq");
    Text words = first_words(flow);
    if (has_passage(frame, words))
        return;
    if (frame->page < frame->page_count)
        perform(reader, ACTION_NEXT);
    if (!has_passage(look(reader, "faq"), words))
        tell(reader, "its first words are not shown");
}

static void read_question(Reader *reader, const Item *item, const Question *question)
{
    reader->what = question->id.at;
    open_question(reader, item, question);
    if (question->note) {
        expect_begun(reader, question->note->text);
        perform(reader, ACTION_SHORT);
        expect_begun(reader, question->note->brief);
        read_pages(reader, "faq");
        open_question(reader, item, question);
        perform(reader, ACTION_SKIP);
        if (has_passage(look(reader, "faq"), first_words(question->answer)))
            tell(reader, "skipped, it is shown all the same");
        open_question(reader, item, question);
        perform(reader, ACTION_READ);
    }
    expect_begun(reader, question->answer);
    read_pages(reader, "faq");
}

static void open_reader(Reader *reader, Size window, Wish adult_topics)
{
    *reader = (Reader){.arena = arena_create(), .config = config_defaults, .what = "library"};
    reader->config.preferences.text_step = TEXT_STEP_DEFAULT;
    reader->config.adult_topics = adult_topics;
    StageSpec spec = {.content = LECTERN_CONTENT_DIR, .window = window, .config = &reader->config};
    assert_true(stage_open(&reader->stage, &spec));
}

static void close_reader(Reader *reader)
{
    stage_close(&reader->stage);
    arena_destroy(reader->arena);
}

static const Faq *faq_of(Reader *reader, const Item *item)
{
    const Body *body = book_body(app_book(reader->stage.app), item);
    assert_non_null(body);
    return &body->faq;
}

static int read_library(Size window)
{
    Reader reader;
    open_reader(&reader, window, WISH_ON);
    Book *book = app_book(reader.stage.app);
    int expected_least = 0;
    for (int shelf = 0; shelf < book->shelf_count; shelf++)
        for (int group = 0; group < book->shelves[shelf].group_count; group++)
            for (int i = 0; i < book->shelves[shelf].groups[group].item_count; i++) {
                const Item *item = &book->shelves[shelf].groups[group].items[i];
                reader.what = item->id.at;
                if (item->kind == ITEM_CHAPTER) {
                    expected_least++;
                    read_chapter(&reader, item);
                }
                int count = item->kind == ITEM_FAQ ? faq_of(&reader, item)->count : 0;
                expected_least += count;
                for (int n = 0; n < count; n++)
                    read_question(&reader, item, &faq_of(&reader, item)->questions[n]);
            }
    assert_true(expected_least > 0 && reader.opened_count >= expected_least);
    close_reader(&reader);
    return reader.fault_count;
}

static void everything_opens(void **state)
{
    (void)state;
    assert_int_equal(read_library((Size){1280, 800}), 0);
}

static void everything_opens_on_a_small_glass(void **state)
{
    (void)state;
    assert_int_equal(read_library((Size){800, 480}), 0);
}

// Where staff keep topics for adults off, no page of any set of questions asks one.
static void nothing_for_adults_where_staff_keep_it_off(void **state)
{
    (void)state;
    Reader reader;
    open_reader(&reader, (Size){1280, 800}, WISH_OFF);
    const Shelf *shelf = book_find_shelf(app_book(reader.stage.app), SHELF_QUESTIONS);
    int adult_count = 0;
    for (int group = 0; group < shelf->group_count; group++)
        for (int i = 0; i < shelf->groups[group].item_count; i++) {
            const Item *item = &shelf->groups[group].items[i];
            const Faq *faq = faq_of(&reader, item);
            open_item(&reader, item, OPEN_ASKING);
            for (int page = 1; page <= stage_frame(&reader.stage)->page_count; page++, perform(&reader, ACTION_NEXT))
                for (int n = 0; n < faq->count; n++) {
                    adult_count += faq->questions[n].is_adult;
                    if (faq->questions[n].is_adult)
                        assert_false(has_passage(look(&reader, "faq"), faq->questions[n].ask));
                }
        }
    assert_true(adult_count > 0);
    assert_int_equal(reader.fault_count, 0);
    close_reader(&reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_opens),
        cmocka_unit_test(everything_opens_on_a_small_glass),
        cmocka_unit_test(nothing_for_adults_where_staff_keep_it_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
