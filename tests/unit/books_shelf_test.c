// The shelf of books on the glass: what a clinic shows of them, and what one person's own reader keeps.
#include "command/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive-writer.h"
#include "base/file.h"
#include "base/store.h"
#include "page/print.h"
#include "shelf-of-books.h"

#define LIBRARY LECTERN_TESTS_DIR "/library/whole"

typedef struct Fixture {
    Arena *arena;
    Stage stage;
    Config config;
    char books[48], kept[48];
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.arena = arena_create(),
                        .config = config_defaults,
                        .books = "/tmp/lectern-books-XXXXXX",
                        .kept = "/tmp/lectern-kept-XXXXXX"};
    assert_true(mkdtemp(fixture.books) && mkdtemp(fixture.kept));
    fixture.config.books.folder = fixture.books;
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    stage_close(&fixture->stage);
    int status = system(text_format(fixture->arena, "rm -r %s %s", fixture->books, fixture->kept).at);
    arena_destroy(fixture->arena);
    return status;
}

static void put(const Fixture *fixture, const char *name, const MadeBook *book)
{
    archive_write(shelf_book(fixture->arena, book), file_path(fixture->arena, text_of(fixture->books), text_of(name)));
}

static void put_register(const Fixture *fixture, const char *inside)
{
    Text bytes = text_format(fixture->arena,
                             "<?xml version='1.0' encoding='UTF-8'?><books "
                             "xmlns='urn:lectern:content:1'>%s</books>",
                             inside);
    assert_true(
        store_write(file_path(fixture->arena, text_of(fixture->books), TEXT("books.xml")), bytes, STORE_FOR_ALL));
}

static MadeBook long_book(const char *title)
{
    return (MadeBook){.title = title, .author = "Ada Moor", .language = "en", .parts = 6};
}

// As a clinic has it: beside its library.
static void open_clinic(Fixture *fixture)
{
    assert_true(stage_open(&fixture->stage,
                           &(StageSpec){.content = LIBRARY, .window = {1280, 800}, .config = &fixture->config}));
}

static void open_personal(Fixture *fixture)
{
    assert_true(stage_open(&fixture->stage, &(StageSpec){.content = LIBRARY,
                                                         .book = fixture->books,
                                                         .window = {1280, 800},
                                                         .reading_folder = fixture->kept}));
}

static const Target *find_target(Fixture *fixture, const char *label)
{
    const Frame *frame = stage_frame(&fixture->stage);
    for (int i = 0; i < frame->targets.count; i++)
        if (text_is(frame->targets.at[i].label, label))
            return &frame->targets.at[i];
    return NULL;
}

// On this page or on one after it.
static void tap(Fixture *fixture, const char *label)
{
    const Frame *frame = stage_frame(&fixture->stage);
    while (!find_target(fixture, label) && frame->page < frame->page_count) {
        app_perform(fixture->stage.app, (Action){.kind = ACTION_NEXT});
        frame = stage_frame(&fixture->stage);
    }
    const Target *target = find_target(fixture, label);
    if (!target)
        fail_msg("there is no \"%s\" on %.*s", label, TEXT_ARGS(stage_frame(&fixture->stage)->screen));
    stage_wait(&fixture->stage, 1000);
    app_perform(fixture->stage.app, find_target(fixture, label)->action);
}

static bool shows(Fixture *fixture, const char *words)
{
    return frame_shows(stage_frame(&fixture->stage), text_of(words));
}

static void expect_screen(Fixture *fixture, const char *name)
{
    assert_string_equal(text_copy(fixture->arena, stage_frame(&fixture->stage)->screen).at, name);
}

static int count_files(const Fixture *fixture)
{
    const Text *names;
    Source *source = source_open(fixture->kept);
    int count = source_list(source, fixture->arena, TEXT(""), &names);
    source_close(source);
    return count;
}

static Text kept_words(const Fixture *fixture)
{
    Text bytes = TEXT("");
    file_read(fixture->arena, file_path(fixture->arena, text_of(fixture->kept), TEXT("reading")), 1 << 20, &bytes);
    return bytes;
}

static void no_book_stands_there_by_itself(void **state)
{
    Fixture *fixture = *state;
    fixture->config.books.folder = NULL;
    open_clinic(fixture);
    assert_null(find_target(fixture, "Books"));
}

static void a_clinics_books_stand_beside_its_library(void **state)
{
    Fixture *fixture = *state;
    MadeBook open = long_book("Salt"), locked = long_book("Rain");
    locked.is_locked = true;
    put(fixture, "a.epub", &open);
    put(fixture, "b.epub", &locked);
    open_clinic(fixture);
    assert_non_null(find_target(fixture, "Read"));
    assert_false(shows(fixture, "Salt"));
    tap(fixture, "Books");
    expect_screen(fixture, "books");
    assert_true(shows(fixture, "Salt") && shows(fixture, "Ada Moor"));
    assert_true(shows(fixture, "Locked by the shop it came from. Lectern cannot open it."));
    const Target *rain = find_target(fixture, "Rain");
    assert_true(rain && !rain->enabled);
    tap(fixture, "Salt");
    expect_screen(fixture, "chapter");
    assert_true(shows(fixture, "Sentence 1 of part 1"));
    assert_true(shows(fixture, "Book") && !shows(fixture, "Salt")); // whoever looks over a shoulder
    tap(fixture, "Contents");
    expect_screen(fixture, "contents");
    assert_true(shows(fixture, "Salt"));
}

static void the_bars_say_the_quiet_title(void **state)
{
    Fixture *fixture = *state;
    MadeBook one = long_book("Salt"), two = long_book("Rain");
    put(fixture, "a.epub", &one);
    put(fixture, "b.epub", &two);
    put_register(fixture, "<book src='a.epub' quiet-title='A novel'/>");
    fixture->config.books.quiet_title = TEXT("Something to read");
    open_clinic(fixture);
    tap(fixture, "Books");
    tap(fixture, "Salt");
    assert_true(shows(fixture, "A novel") && !shows(fixture, "Salt"));
    app_perform(fixture->stage.app, (Action){.kind = ACTION_BACK});
    tap(fixture, "Rain");
    assert_true(shows(fixture, "Something to read") && !shows(fixture, "Rain"));
}

static void adult_books_stand_there_with_adult_topics(void **state)
{
    Fixture *fixture = *state;
    MadeBook one = long_book("Salt"), two = long_book("Rain");
    put(fixture, "a.epub", &one);
    put(fixture, "b.epub", &two);
    put_register(fixture, "<book src='b.epub' adult='yes'/>");
    fixture->config.adult_topics = WISH_OFF;
    open_clinic(fixture);
    tap(fixture, "Books");
    assert_true(shows(fixture, "Salt") && !shows(fixture, "Rain"));
    stage_close(&fixture->stage);
    fixture->config.adult_topics = WISH_ON;
    open_clinic(fixture);
    tap(fixture, "Books");
    assert_true(shows(fixture, "Salt") && shows(fixture, "Rain"));
}

// The most touches from the shelf to any book: the first of each part, down to the book, with every turn of a page.
static void any_of_hundreds_is_a_few_touches_away(void **state)
{
    enum { BOOKS = 500, TOUCHES_MOST = 9 };
    Fixture *fixture = *state;
    shelf_write(fixture->books, BOOKS);
    open_clinic(fixture);
    tap(fixture, "Books");
    tap(fixture, "English");
    const Frame *frame = stage_frame(&fixture->stage);
    int pages = frame->page_count, cards = 0;
    for (int page = 0; page < pages; page++) {
        frame = stage_frame(&fixture->stage);
        for (int i = 0; i < frame->targets.count; i++)
            cards += frame->targets.at[i].role == ROLE_CARD;
        app_perform(fixture->stage.app, (Action){.kind = ACTION_NEXT});
    }
    assert_true(cards >= 8 && cards <= 26);
    int inside = 0;
    frame = stage_frame(&fixture->stage);
    for (int i = 0; i < frame->targets.count && !inside; i++)
        if (frame->targets.at[i].role == ROLE_CARD) {
            app_perform(fixture->stage.app, frame->targets.at[i].action);
            inside = stage_frame(&fixture->stage)->page_count;
        }
    expect_screen(fixture, "books");
    assert_true(inside > 0 && 2 + pages + inside + 1 <= TOUCHES_MOST + 2);
    assert_true(pages + inside <= 10);
}

// ---- visits that keep nothing

static void a_clinic_keeps_nothing(void **state)
{
    Fixture *fixture = *state;
    MadeBook book = long_book("Salt");
    put(fixture, "a.epub", &book);
    fixture->config.books.keeps_place = true; // which a run that is a person's own alone heeds
    open_clinic(fixture);
    tap(fixture, "Books");
    tap(fixture, "Salt");
    tap(fixture, "Next");
    stage_wait(&fixture->stage, 70000);
    app_perform(fixture->stage.app, (Action){.kind = ACTION_HIDE});
    stage_frame(&fixture->stage);
    assert_int_equal(count_files(fixture), 0);
    app_begin(fixture->stage.app);
    assert_true(shows(fixture, "Nothing you touch is saved."));
    tap(fixture, "Books");
    tap(fixture, "Salt");
    assert_true(shows(fixture, "Sentence 1 of part 1"));
}

// Whoever comes next finds what was put there meanwhile, and never waits for it.
static void new_books_are_met_between_visits(void **state)
{
    Fixture *fixture = *state;
    MadeBook salt = long_book("Salt"), rain = long_book("Rain");
    put(fixture, "a.epub", &salt);
    open_clinic(fixture);
    put(fixture, "b.epub", &rain);
    app_perform(fixture->stage.app, (Action){.kind = ACTION_HIDE});
    stage_frame(&fixture->stage);
    app_begin(fixture->stage.app); // before anybody looked
    tap(fixture, "Books");
    assert_true(shows(fixture, "Salt") && !shows(fixture, "Rain"));
    tap(fixture, "Salt");
    app_perform(fixture->stage.app, (Action){.kind = ACTION_HIDE});
    stage_frame(&fixture->stage);
    while (app_work(fixture->stage.app))
        continue;
    app_begin(fixture->stage.app);
    tap(fixture, "Books");
    assert_true(shows(fixture, "Salt") && shows(fixture, "Rain"));
    tap(fixture, "Rain");
    assert_true(shows(fixture, "Sentence 1 of part 1"));
}

// Letters part books where they tell them apart; of books that are called alike numbers do.
static void books_of_one_name_go_by_numbers(void **state)
{
    enum { BOOKS = 200 };
    Fixture *fixture = *state;
    for (int i = 0; i < BOOKS; i++) {
        MadeBook book = {.title = "Book", .language = "en", .parts = 1};
        put(fixture, text_format(fixture->arena, "%d.epub", i).at, &book);
    }
    open_clinic(fixture);
    tap(fixture, "Books");
    const Frame *frame = stage_frame(&fixture->stage);
    int numbered = 0;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        numbered += target->role == ROLE_CARD && text_is_digit(target->label.at[0]);
        assert_false(text_is(target->label, "Book"));
    }
    assert_true(numbered > 1);
}

// ---- a reader of one's own

static void read_on(Fixture *fixture, int pages)
{
    for (int i = 0; i < pages; i++)
        app_perform(fixture->stage.app, (Action){.kind = ACTION_NEXT});
    stage_frame(&fixture->stage);
}

static void a_place_is_found_again(void **state)
{
    Fixture *fixture = *state;
    MadeBook book = long_book("Salt"), other = long_book("Rain");
    put(fixture, "a.epub", &book);
    put(fixture, "b.epub", &other);
    open_personal(fixture);
    assert_true(shows(fixture, "This reader keeps your place on this device."));
    tap(fixture, "Salt");
    assert_true(shows(fixture, "Salt") || shows(fixture, "Part 1")); // in the bars as well: nobody else is there
    read_on(fixture, 5);
    Text before = text_copy(fixture->arena, stage_frame(&fixture->stage)->place.block.at[0]
                                                ? id_text(&stage_frame(&fixture->stage)->place.block)
                                                : TEXT(""));
    assert_true(before.size);
    app_preferences(fixture->stage.app)->text_step = 3;
    app_perform(fixture->stage.app, (Action){.kind = ACTION_HIDE});
    stage_frame(&fixture->stage);
    assert_int_equal(app_face(fixture->stage.app), FACE_COVER);
    stage_close(&fixture->stage);
    // Under another name it is the same book.
    assert_int_equal(rename(file_path(fixture->arena, text_of(fixture->books), TEXT("a.epub")),
                            file_path(fixture->arena, text_of(fixture->books), TEXT("z.epub"))),
                     0);
    open_personal(fixture);
    assert_int_equal(app_preferences(fixture->stage.app)->text_step, 3);
    tap(fixture, "Salt");
    assert_string_equal(text_copy(fixture->arena, id_text(&stage_frame(&fixture->stage)->place.block)).at, before.at);
    assert_int_equal(count_files(fixture), 1);
}

static void no_words_are_kept(void **state)
{
    Fixture *fixture = *state;
    MadeBook book = long_book("Salt");
    put(fixture, "a.epub", &book);
    open_personal(fixture);
    tap(fixture, "Salt");
    read_on(fixture, 3);
    app_perform(fixture->stage.app, (Action){.kind = ACTION_HIDE});
    stage_frame(&fixture->stage);
    Text kept = kept_words(fixture);
    assert_true(kept.size > 0);
    static const char *const words[] = {"Salt", "a.epub", "Ada", "harbour", "Sentence"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(text_find(kept, text_of(words[i]), 0), kept.size);
    struct stat facts;
    assert_int_equal(stat(file_path(fixture->arena, text_of(fixture->kept), TEXT("reading")), &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0600);
}

// The power may go at any time: what was read is written in spare time.
static void a_place_is_kept_while_somebody_reads(void **state)
{
    Fixture *fixture = *state;
    MadeBook book = long_book("Salt");
    put(fixture, "a.epub", &book);
    open_personal(fixture);
    tap(fixture, "Salt");
    read_on(fixture, 3);
    assert_int_equal(count_files(fixture), 0);
    stage_wait(&fixture->stage, 61000);
    app_touch_all(fixture->stage.app);
    stage_frame(&fixture->stage);
    Text kept = kept_words(fixture);
    assert_true(text_find(kept, TEXT("book mark="), 0) < kept.size);
    MadeBook other = long_book("Salt, and more of it");
    put(fixture, "a.epub", &other); // what it is known by is found out once a visit
    read_on(fixture, 1);
    stage_wait(&fixture->stage, 61000);
    app_touch_all(fixture->stage.app);
    stage_frame(&fixture->stage);
    size_t mark = text_find(kept, TEXT("book mark="), 0);
    Text name = text_slice(kept, mark, mark + 44), again = kept_words(fixture);
    assert_true(text_find(again, name, 0) < again.size);
}

static void a_book_is_forgotten(void **state)
{
    Fixture *fixture = *state;
    MadeBook book = long_book("Salt"), other = long_book("Rain");
    put(fixture, "a.epub", &book);
    put(fixture, "b.epub", &other);
    open_personal(fixture);
    tap(fixture, "Rain");
    read_on(fixture, 2);
    app_perform(fixture->stage.app, (Action){.kind = ACTION_HOME});
    tap(fixture, "Salt");
    assert_null(find_target(fixture, "Forget this book"));
    read_on(fixture, 2);
    tap(fixture, "Contents");
    tap(fixture, "Forget this book");
    assert_null(find_target(fixture, "Forget this book"));
    tap(fixture, "Yes, forget my place");
    expect_screen(fixture, "home");
    app_perform(fixture->stage.app, (Action){.kind = ACTION_HIDE});
    stage_frame(&fixture->stage);
    Text kept = kept_words(fixture), line = TEXT("book mark=");
    size_t first = text_find(kept, line, 0);
    assert_true(first < kept.size);
    assert_int_equal(text_find(kept, line, first + 1), kept.size); // the other one's
    app_begin(fixture->stage.app);
    tap(fixture, "Salt");
    assert_true(shows(fixture, "Sentence 1 of part 1"));
}

// What the list tells of it comes when all books are known, long after the shelf was begun.
static void a_book_that_is_gone_takes_no_other_with_it(void **state)
{
    Fixture *fixture = *state;
    MadeBook salt = long_book("Salt");
    put(fixture, "a.epub", &salt);
    put_register(fixture, "<book src='a.epub'/><book src='gone.epub'/>");
    open_clinic(fixture);
    tap(fixture, "Books");
    assert_true(shows(fixture, "Salt"));
}

#define SHELF_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

// Its titles are found from Home, and its words from its contents.
static void a_shelf_and_a_book_can_be_looked_through(void **state)
{
    Fixture *fixture = *state;
    MadeBook salt = long_book("Salt"), bread = long_book("Bread");
    put(fixture, "a.epub", &salt);
    put(fixture, "b.epub", &bread);
    open_personal(fixture);
    tap(fixture, "Find");
    expect_screen(fixture, "find");
    for (const char *letter = "SALT"; *letter; letter++)
        stage_key(&fixture->stage, (char[]){*letter, '\0'}, false);
    stage_key(&fixture->stage, "Return", false);
    assert_true(shows(fixture, "Salt") && shows(fixture, "Ada Moor") && !shows(fixture, "Bread"));
    tap(fixture, "Salt");
    expect_screen(fixture, "chapter");
    tap(fixture, "Contents");
    tap(fixture, "Find");
    expect_screen(fixture, "find");
    for (const char *letter = "SENTENCE"; *letter; letter++)
        stage_key(&fixture->stage, (char[]){*letter, '\0'}, false);
    stage_key(&fixture->stage, "Return", false);
    assert_true(shows(fixture, "% of the book"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_TEST(no_book_stands_there_by_itself),
        SHELF_TEST(a_clinics_books_stand_beside_its_library),
        SHELF_TEST(a_book_that_is_gone_takes_no_other_with_it),
        SHELF_TEST(the_bars_say_the_quiet_title),
        SHELF_TEST(adult_books_stand_there_with_adult_topics),
        SHELF_TEST(any_of_hundreds_is_a_few_touches_away),
        SHELF_TEST(a_clinic_keeps_nothing),
        SHELF_TEST(new_books_are_met_between_visits),
        SHELF_TEST(books_of_one_name_go_by_numbers),
        SHELF_TEST(a_place_is_found_again),
        SHELF_TEST(no_words_are_kept),
        SHELF_TEST(a_place_is_kept_while_somebody_reads),
        SHELF_TEST(a_book_is_forgotten),
        SHELF_TEST(a_shelf_and_a_book_can_be_looked_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
