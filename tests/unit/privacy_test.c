// The end of a visit: what was read and answered is gone from the glass with the next frame, and from the whole memory
// of the process once that frame has been shown.
#include "command/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive-writer.h"
#include "base/unicode.h"
#include "memory.h"
#include "page/print.h"
#include "sanitized.h"

#define LIBRARY LECTERN_TESTS_DIR "/library/whole"

enum { SECRET_COUNT = 5 };

// What somebody reads. A '|' stands for every space, so that the searches do not find themselves.
typedef struct BenchText {
    const char *language;
    const char *note;    // put together from two answers: in no file as a whole
    const char *heading; // put together from two runs
    const char *rest[SECRET_COUNT - 2];
} BenchText;

static const BenchText english = {"en",
                                  "I|like|a|quick|pace,|and|Walking,|Tea.",
                                  "Plain|words",
                                  {"Many|people|say|so.", // in the body of a chapter
                                   "Two|round|shapes",    // the words of a picture there
                                   "paragrap"}};          // as much of a word as its width is kept with
static const BenchText arabic = {
    "ar", "أحب|إيقاع|سريع،|و|المشي|والشاي.", "كلمات|بسيطة", {"يقول|ذلك|كثيرون.", "شكلان|مستديران", "جنبًا|إلى|جنب"}};

static bool shows(const Frame *frame, const char *coded)
{
    Arena *arena = arena_create();
    char *plain = text_string(arena, text_of(coded));
    for (char *at = plain; *at; at++)
        *at = *at == '|' ? ' ' : *at;
    bool is_shown = frame_shows(frame, text_of(plain));
    explicit_bzero(plain, strlen(plain));
    arena_wipe(arena);
    arena_destroy(arena);
    return is_shown;
}

// ---- a visit

static Action open_item(const char *id, const char *block)
{
    return (Action){.kind = ACTION_OPEN, .id = id_of(text_of(id)), .block = id_of(text_of(block)), .value = OPEN_WHOLE};
}

static void open_stage(Stage *stage, const char *language)
{
    StageSpec spec = {.content = LIBRARY,
                      .language = text_of(language),
                      .window = {1024, 600},
                      .preferences.text_step = TEXT_STEP_DEFAULT};
    assert_true(stage_open(stage, &spec));
}

// As the loop does it: stated, painted, settled.
static const Frame *present(Stage *stage)
{
    const Frame *frame = app_frame(stage->app);
    assert_non_null(stage_paint(stage, frame));
    app_settle(stage->app);
    return frame;
}

static const Frame *lay_out_and_present(Stage *stage)
{
    present(stage);
    while (app_work(stage->app))
        continue;
    for (int step = -1; step <= 1; step += 2) {
        const Frame *ahead = app_preview(stage->app, step);
        if (ahead)
            painter_prepare(stage->painter, ahead);
    }
    return present(stage);
}

static void read_chapter_through(Stage *stage, const BenchText *reading)
{
    bool seen_heading = false;
    app_perform(stage->app, open_item("first-steps", ""));
    const Frame *frame = lay_out_and_present(stage);
    for (int page = frame->page; page; page = frame->page < frame->page_count ? frame->page : 0) {
        seen_heading = seen_heading || shows(frame, reading->heading);
        app_perform(stage->app, (Action){.kind = ACTION_NEXT});
        frame = lay_out_and_present(stage);
    }
    assert_true(seen_heading);
    app_perform(stage->app, (Action){.kind = ACTION_BACK});
}

static int slot_of(const Exercise *exercise, const char *name)
{
    for (int slot = 0; slot < exercise->slot_count; slot++)
        if (id_is(exercise->slots[slot]->name, name))
            return slot;
    fail();
    return -1;
}

// Reads a chapter, answers an exercise and stands before its note.
static void go_to_note(Stage *stage, const BenchText *reading)
{
    read_chapter_through(stage, reading);
    app_perform(stage->app, open_item("steps-of-all-kinds", "slip"));
    lay_out_and_present(stage);
    Book *book = app_book(stage->app);
    const Exercise *exercise = &book_body(book, book_find_item(book, id_of(TEXT("steps-of-all-kinds"))))->exercise;
    Answers *answers = app_answers(stage->app);
    answers_choose(answers, slot_of(exercise, "pace"), 1);
    answers_toggle(answers, slot_of(exercise, "helps"), 0);
    answers_toggle(answers, slot_of(exercise, "helps"), 1);
    app_touch_all(stage->app);
    assert_true(shows(lay_out_and_present(stage), reading->note));
}

// ---- its ends

static void expect_device_forgot(const Stage *stage)
{
    assert_int_equal(painter_counts(stage->painter).run_count, 0);
    assert_int_equal(fonts_open_count(stage->fonts), 0);
    assert_int_equal(pictures_bytes(stage->pictures), 0);
}

static void end_by_hide(Stage *stage)
{
    stage_key(stage, "F12", false);
    present(stage);
    assert_int_equal(app_face(stage->app), FACE_COVER);
    expect_device_forgot(stage);
}

static void end_by_finish(Stage *stage)
{
    app_perform(stage->app, (Action){.kind = ACTION_HOME});
    present(stage);
    app_perform(stage->app, (Action){.kind = ACTION_FINISH});
    app_perform(stage->app, (Action){.kind = ACTION_FINISH}); // at once
    present(stage);
    assert_int_equal(app_face(stage->app), FACE_ATTRACT);
    expect_device_forgot(stage);
}

static void end_by_idle(Stage *stage)
{
    enum { HOURS_MS = 3 * 3600000, SLICE_MS = 1000 };
    bool was_asked = false;
    for (int64_t ms = 0; ms < HOURS_MS && app_face(stage->app) != FACE_ATTRACT; ms += SLICE_MS) {
        stage_wait(stage, SLICE_MS);
        was_asked = was_asked || app_face(stage->app) == FACE_STILL;
        if (app_is_dirty(stage->app))
            present(stage);
    }
    present(stage);
    assert_true(was_asked);
    assert_int_equal(app_face(stage->app), FACE_ATTRACT);
}

static void end_by_touch(Stage *stage)
{
    const Frame *frame = app_frame(stage->app);
    for (int i = 0; i < frame->targets.count; i++) {
        Rect rect = frame->targets.at[i].rect;
        if (frame->targets.at[i].action.kind != ACTION_HIDE)
            continue;
        Size at = {rect.x + rect.w / 2, rect.y + rect.h / 2};
        stage_touch(stage, SAMPLE_DOWN, 1, at);
        present(stage);
        stage_wait(stage, 80);
        stage_touch(stage, SAMPLE_UP, 1, at);
        present(stage);
        break;
    }
    assert_int_equal(app_face(stage->app), FACE_COVER);
}

static void end_with_the_player(Stage *stage)
{
    stage_close(stage);
}

// ---- the proof

static int count_secrets(const BenchText *reading, bool is_told)
{
    int found = (memory_holds_words(reading->note, is_told) > 0) + (memory_holds_words(reading->heading, is_told) > 0);
    for (int i = 0; i < SECRET_COUNT - 2; i++)
        found += memory_holds_words(reading->rest[i], is_told) > 0;
    return found;
}

static void prove(const BenchText *reading, void (*end)(Stage *stage))
{
    Stage stage;
    open_stage(&stage, reading->language);
    assert_int_equal(count_secrets(reading, true), 0);
    go_to_note(&stage, reading);
    assert_int_equal(count_secrets(reading, false), SECRET_COUNT);
    assert_true(painter_counts(stage.painter).run_count > 0);
    end(&stage);
    assert_int_equal(count_secrets(reading, true), 0);
    stage_close(&stage);
}

static void test_hide_wipes(void **state)
{
    (void)state;
    prove(&english, end_by_hide);
}

static void test_touch_of_hide_wipes(void **state)
{
    (void)state;
    prove(&english, end_by_touch);
}

static void test_hide_wipes_shaped_words(void **state)
{
    (void)state;
    prove(&arabic, end_by_hide);
}

static void test_finish_wipes(void **state)
{
    (void)state;
    prove(&english, end_by_finish);
}

static void test_idle_wipes(void **state)
{
    (void)state;
    prove(&english, end_by_idle);
}

static void test_end_of_player_wipes(void **state)
{
    (void)state;
    prove(&english, end_with_the_player);
}

// Writes the words where they stand, so that nothing else holds them.
static void spell_out(Id *coded)
{
    for (char *at = coded->at; *at; at++)
        *at = *at == '|' ? ' ' : *at;
}

// Where chapters were left, and what was chosen in exercises that were put aside, goes with the visit.
static void test_what_was_left_is_wiped(void **state)
{
    (void)state;
    static const char left[] = "left|on|its|fifth|page", aside[] = "put|aside|for|another";
    Stage stage;
    open_stage(&stage, "en");
    Bookmarks *bookmarks = app_bookmarks(stage.app);
    bookmarks_put(bookmarks, &(Bookmark){.item = id_of(text_of(left)), .page = 5});
    spell_out(&bookmarks->at[0].item);
    Answers *answers = app_answers(stage.app);
    answers_begin(answers, id_of(text_of(aside)));
    answers_begin(answers, id_of(TEXT("another")));
    spell_out(&answers->aside[0].item);
    assert_true(memory_holds_words(left, false) > 0 && memory_holds_words(aside, false) > 0);
    end_by_hide(&stage);
    assert_int_equal(memory_holds_words(left, true) + memory_holds_words(aside, true), 0);
    stage_close(&stage);
}

// A reader of one's own has it on its disk then, and no more than another in its memory.
static void test_what_is_kept_is_wiped_from_memory(void **state)
{
    (void)state;
    static const char left[] = "left|on|its|seventh|page";
    char folder[] = "/tmp/lectern-kept-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/reading", folder);
    Stage stage;
    assert_true(stage_open(&stage, &(StageSpec){.content = LIBRARY, .window = {1024, 600}, .reading_folder = folder}));
    Bookmarks *bookmarks = app_bookmarks(stage.app);
    bookmarks_put(bookmarks, &(Bookmark){.item = id_of(text_of(left)), .page = 7});
    spell_out(&bookmarks->at[0].item);
    assert_true(memory_holds_words(left, false) > 0);
    end_by_hide(&stage);
    assert_int_equal(memory_holds_words(left, true), 0);
    stage_close(&stage);
    struct stat facts;
    assert_int_equal(stat(path, &facts), 0);
    assert_true(facts.st_size > 20);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

// ---- a book of the world

#define HARBOUR LECTERN_TESTS_DIR "/books/harbour"

// What is read of the book: words of two parts, of its contents, of a note, an address, the name of a file in it,
// and what was looked for.
static const char *const book_secrets[] = {"Gulls|stood|on|the|wall", "In|the|night|the|wind|turned",
                                           "longer|than|anybody|on",  "It|was|the|third|of|May",
                                           "harbour.example",         "OPS/storm.xhtml",
                                           "zqxjkw|vbyfgdm|night"};
enum { BOOK_SECRETS = sizeof book_secrets / sizeof *book_secrets };

// The book as a file, packed: what is unpacked of it passes through more hands than a folder's does.
static void pack_book(const char *path)
{
    Arena *arena = arena_create();
    Source *folder = source_open(HARBOUR);
    const Text *paths;
    int count = source_list_all(folder, arena, &paths);
    ArchivePart *parts = arena_many(arena, ArchivePart, count);
    for (int i = 0; i < count; i++) {
        SourceBytes read = source_read(folder, arena, paths[i], 1 << 20);
        assert_int_equal(read.status, FILE_READ);
        parts[i] = (ArchivePart){.name = paths[i], .bytes = read.bytes, .method = ARCHIVE_DEFLATED};
    }
    archive_write(archive_writer_pack(arena, parts, count), path);
    source_close(folder);
    arena_wipe(arena);
    arena_destroy(arena);
}

static void open_book_stage(Stage *stage, const char *path)
{
    StageSpec spec = {
        .content = LIBRARY, .book = path, .window = {1024, 600}, .preferences.text_step = TEXT_STEP_DEFAULT};
    assert_true(stage_open(stage, &spec));
}

static Action find_link(const Frame *frame, ActionKind kind)
{
    int index = frame_target_acting(frame, kind);
    assert_true(index >= 0);
    return frame->targets.at[index].action;
}

// From its contents to its second part, and the sheets of the first one.
static void read_book(Stage *stage)
{
    Id book = book_given(app_book(stage->app))->id;
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = book});
    lay_out_and_present(stage);
    app_perform(stage->app, (Action){.kind = ACTION_EXPAND, .index = 1}); // At sea
    lay_out_and_present(stage);
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = book_volume(app_book(stage->app), book)->start->id});
    const Frame *frame = lay_out_and_present(stage);
    app_perform(stage->app, find_link(frame, ACTION_NOTE));
    assert_true(shows(lay_out_and_present(stage), "It|was|the|third|of|May."));
    app_perform(stage->app, (Action){.kind = ACTION_DONE});
    app_perform(stage->app, find_link(lay_out_and_present(stage), ACTION_ADDRESS));
    lay_out_and_present(stage);
    app_perform(stage->app, (Action){.kind = ACTION_DONE});
    for (int i = 0; i < 40 && !shows(lay_out_and_present(stage), "In|the|night|the|wind|turned."); i++)
        app_perform(stage->app, (Action){.kind = ACTION_NEXT});
    assert_true(shows(app_frame(stage->app), "In|the|night|the|wind|turned."));
}

static void type_word(Stage *stage, const char *word)
{
    for (; *word; word++)
        app_perform(stage->app, (Action){.kind = ACTION_TYPE, .id = id_of((Text){word, 1})});
    lay_out_and_present(stage);
}

// What nobody has written, and before that a word that leads to a place.
static void look_in_book(Stage *stage)
{
    Id book = book_given(app_book(stage->app))->id;
    Action find = {.kind = ACTION_OPEN, .id = id_of(TEXT("find")), .block = book};
    app_perform(stage->app, find);
    type_word(stage, "night");
    app_perform(stage->app, (Action){.kind = ACTION_EXPAND});
    for (int i = 0; i < 9 && !shows(lay_out_and_present(stage), "In|the|night|the|wind|turned."); i++)
        app_perform(stage->app, (Action){.kind = ACTION_NEXT});
    assert_true(shows(app_frame(stage->app), "In|the|night|the|wind|turned."));
    app_perform(stage->app, find);
    type_word(stage, "zqxjkw vbyfgdm night");
}

static int count_book_secrets(bool is_told)
{
    int found = 0;
    for (int i = 0; i < BOOK_SECRETS; i++)
        found += memory_holds_words(book_secrets[i], is_told) > 0;
    return found;
}

static void prove_book(void (*end)(Stage *stage))
{
    char folder[] = "/tmp/lectern-privacy-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/harbour.epub", folder);
    pack_book(path);
    Stage stage;
    open_book_stage(&stage, path);
    read_book(&stage);
    look_in_book(&stage);
    assert_int_equal(count_book_secrets(false), BOOK_SECRETS);
    end(&stage);
    assert_int_equal(count_book_secrets(true), 0);
    stage_close(&stage);
    assert_int_equal(unlink(path) + rmdir(folder), 0);
}

static void test_hide_wipes_a_book(void **state)
{
    (void)state;
    prove_book(end_by_hide);
}

static void test_finish_wipes_a_book(void **state)
{
    (void)state;
    prove_book(end_by_finish);
}

static void test_idle_wipes_a_book(void **state)
{
    (void)state;
    prove_book(end_by_idle);
}

static void test_end_of_player_wipes_a_book(void **state)
{
    (void)state;
    prove_book(end_with_the_player);
}

// The next visitor finds it where the first one did.
static void test_a_book_is_opened_again(void **state)
{
    (void)state;
    Stage stage;
    open_book_stage(&stage, HARBOUR);
    read_book(&stage);
    end_by_hide(&stage);
    assert_int_equal(book_find_shelf(app_book(stage.app), SHELF_BOOKS)->groups[0].item_count, 0); // it is closed
    app_begin(stage.app);
    assert_true(shows(lay_out_and_present(&stage), "The|Harbour"));
    assert_false(shows(app_frame(stage.app), "Continue"));
    read_book(&stage);
    stage_close(&stage);
}

// ---- the glass

typedef struct Spot {
    const char *screen; // its name
    Action way[3];
} Spot;

#define OPEN(item, where)                                                                                              \
    {                                                                                                                  \
        .kind = ACTION_OPEN, .id = {item}, .block = {where}, .value = OPEN_WHOLE                                       \
    }

static const Spot spots[] = {
    {"home", {{.kind = ACTION_HOME}}},
    {"shelf", {OPEN("read", "")}},
    {"note", {{.kind = ACTION_OPEN, .id = {"first-steps"}}}},
    {"chapter", {OPEN("first-steps", "")}},
    {"faq", {OPEN("some-questions", "")}},
    {"exercise", {OPEN("steps-of-all-kinds", "")}},
    {"exercise", {OPEN("steps-of-all-kinds", "breathe-fixed")}},
    {"exercise", {OPEN("steps-of-all-kinds", "wait")}},
    {"exercise", {OPEN("steps-of-all-kinds", "turns")}},
    {"exercise", {OPEN("steps-of-all-kinds", ""), {.kind = ACTION_STOP}}},
    {"comfort", {OPEN("first-steps", ""), {.kind = ACTION_COMFORT}, {.kind = ACTION_TAB, .index = 1}}},
    {"term", {OPEN("first-steps", ""), {.kind = ACTION_TERM, .id = {"limit"}}}},
    {"support", {{.kind = ACTION_SUPPORT}}},
    {"about", {OPEN("about", "")}},
    {"staff", {OPEN("staff", "")}},
};

static Text printed(Arena *arena, const Frame *frame)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    print_frame(frame, &(Heard){.sample = -1}, out);
    fclose(out);
    Text copy = text_copy(arena, (Text){bytes, size});
    free(bytes);
    return copy;
}

static void expect_same_pixels(Canvas *canvas, Canvas *wanted)
{
    enum { STRIDE = 3 };
    Size size = canvas_size(canvas);
    for (int y = 0; y < size.h; y += STRIDE) {
        for (int x = 0; x < size.w; x += STRIDE) {
            Color a = canvas_pixel(canvas, x, y), b = canvas_pixel(wanted, x, y);
            assert_true(a.r == b.r && a.g == b.g && a.b == b.b);
        }
    }
}

// The cover as it comes after Home of a visit that changed nothing.
static void cover_of_nobody(Stage *stage)
{
    open_stage(stage, "en");
    present(stage);
    end_by_hide(stage);
}

static void go_to(Stage *stage, const Spot *spot)
{
    app_preferences(stage->app)->theme = THEME_NIGHT;
    app_preferences(stage->app)->text_step = TEXT_STEP_DEFAULT + 1;
    app_touch_all(stage->app);
    for (int i = 0; i < 3 && spot->way[i].kind; i++) {
        app_perform(stage->app, spot->way[i]);
        lay_out_and_present(stage);
    }
    if (!text_is(app_frame(stage->app)->screen, spot->screen))
        fail_msg("on \"%.*s\" instead of \"%s\"", TEXT_ARGS(app_frame(stage->app)->screen), spot->screen);
}

// Whatever was on the glass and however it looked, the frame after Hide is the one cover.
static void test_cover_shows_nothing_of_the_visit(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Stage nobody;
    cover_of_nobody(&nobody);
    Text cover = printed(arena, app_frame(nobody.app));
    for (size_t i = 0; i < sizeof spots / sizeof *spots; i++) {
        Stage stage;
        open_stage(&stage, "en");
        go_to(&stage, &spots[i]);
        assert_false(text_equal(printed(arena, app_frame(stage.app)), cover));
        stage_key(&stage, "F12", false);
        assert_true(text_equal(printed(arena, present(&stage)), cover));
        expect_same_pixels(stage.canvas, nobody.canvas);
        stage_close(&stage);
    }
    stage_close(&nobody);
    arena_destroy(arena);
}

// At rest neither the cover nor Attract wakes for anything.
static void test_covers_rest(void **state)
{
    (void)state;
    Stage stage;
    cover_of_nobody(&stage);
    assert_true(app_deadline_ms(stage.app) == SCREEN_NEVER);
    app_perform(stage.app, (Action){.kind = ACTION_WAKE});
    present(&stage);
    app_perform(stage.app, (Action){.kind = ACTION_FINISH});
    app_perform(stage.app, (Action){.kind = ACTION_FINISH}); // at once
    present(&stage);
    assert_int_equal(app_face(stage.app), FACE_ATTRACT);
    assert_true(app_deadline_ms(stage.app) == SCREEN_NEVER);
    long frames = app_frame_count(stage.app);
    stage_wait(&stage, 24 * 3600000);
    assert_int_equal(app_frame_count(stage.app), frames);
    stage_close(&stage);
}

// ---- the means

// ICU keeps a stretch of what it broke in UTF-16.
static void test_breaks_are_wiped(void **state)
{
    (void)state;
    static const char coded[] = "heron|by|night";
    Arena *arena = arena_create();
    Unicode *unicode = unicode_open("en");
    char *plain = text_string(arena, text_of(coded));
    for (char *at = plain; *at; at++)
        *at = *at == '|' ? ' ' : *at;
    Offsets ends = {0};
    unicode_sentences(unicode, arena, text_of(plain), &ends);
    unicode_graphemes(unicode, arena, text_of(plain), &ends);
    arena_wipe(arena);
    assert_true(memory_holds_words(coded, false) > 0);
    unicode_forget(unicode);
    assert_int_equal(memory_holds_words(coded, true), 0);
    unicode_close(unicode);
    arena_destroy(arena);
}

// The search itself: what is laid out for it is found in each encoding, and nothing else is. Units of one byte that is
// not zero are as wide as the encoding.
static void test_search_finds(void **state)
{
    (void)state;
    static const char coded[] = "A|heron|by|the|canal";
    static const struct {
        size_t unit, place;
    } encodings[] = {{1, 0}, {2, 0}, {2, 1}, {4, 0}, {4, 3}};
    for (size_t e = 0; e < sizeof encodings / sizeof *encodings; e++) {
        size_t size = sizeof coded * encodings[e].unit;
        char *planted = calloc(1, size);
        assert_non_null(planted);
        assert_int_equal(memory_holds_words(coded, true), 0);
        for (size_t i = 0; coded[i]; i++)
            planted[i * encodings[e].unit + encodings[e].place] = coded[i] == '|' ? ' ' : coded[i];
        assert_true(memory_holds_words(coded, false) > 0);
        explicit_bzero(planted, size);
        free(planted);
    }
}

int main(void)
{
    if (IS_SANITIZED)
        return 0; // the sanitiser keeps what was freed
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_search_finds),
        cmocka_unit_test(test_hide_wipes),
        cmocka_unit_test(test_touch_of_hide_wipes),
        cmocka_unit_test(test_hide_wipes_shaped_words),
        cmocka_unit_test(test_finish_wipes),
        cmocka_unit_test(test_idle_wipes),
        cmocka_unit_test(test_end_of_player_wipes),
        cmocka_unit_test(test_what_was_left_is_wiped),
        cmocka_unit_test(test_what_is_kept_is_wiped_from_memory),
        cmocka_unit_test(test_breaks_are_wiped),
        cmocka_unit_test(test_cover_shows_nothing_of_the_visit),
        cmocka_unit_test(test_covers_rest),
        cmocka_unit_test(test_hide_wipes_a_book),
        cmocka_unit_test(test_a_book_is_opened_again),
        cmocka_unit_test(test_finish_wipes_a_book),
        cmocka_unit_test(test_idle_wipes_a_book),
        cmocka_unit_test(test_end_of_player_wipes_a_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
