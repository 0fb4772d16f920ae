// Catalogue: the books of a folder, and what books.xml says of them.
#include "book/catalogue.h"

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
#include "proof/catalogue-proof.h"
#include "shelf-of-books.h"

typedef struct Fixture {
    Arena *arena;
    Problems problems;
    Catalogue *catalogue;
    char folder[48];
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.arena = arena_create(), .folder = "/tmp/lectern-catalogue-XXXXXX"};
    fixture.problems.arena = fixture.arena;
    assert_non_null(mkdtemp(fixture.folder));
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    catalogue_close(fixture->catalogue);
    int status = system(text_format(fixture->arena, "rm -r %s", fixture->folder).at);
    arena_destroy(fixture->arena);
    return status;
}

static const char *full(const Fixture *fixture, const char *path)
{
    return file_path(fixture->arena, text_of(fixture->folder), text_of(path));
}

static void put(const Fixture *fixture, const char *path, const MadeBook *book)
{
    archive_write(shelf_book(fixture->arena, book), full(fixture, path));
}

static void put_words(const Fixture *fixture, const char *path, const char *words)
{
    assert_true(store_write(full(fixture, path), text_of(words), STORE_FOR_ALL));
}

static void make_folder(const Fixture *fixture, const char *path)
{
    assert_int_equal(mkdir(full(fixture, path), 0700), 0);
}

static void open_catalogue(Fixture *fixture)
{
    fixture->catalogue = catalogue_open(fixture->folder, &fixture->problems);
}

static int read_all(Fixture *fixture)
{
    open_catalogue(fixture);
    int steps = 0;
    for (bool goes_on = true; goes_on; steps++)
        goes_on = catalogue_step(fixture->catalogue);
    assert_true(catalogue_is_whole(fixture->catalogue));
    return steps - 1;
}

// Groups by title or language, books by title: "en: A B | de: C".
static Text print_shelf(const Fixture *fixture, const char *language)
{
    CatalogueGroups groups = catalogue_arrange(fixture->catalogue, fixture->arena, text_of(language));
    Text all = TEXT("");
    for (int i = 0; i < groups.count; i++) {
        const CatalogueGroup *group = &groups.at[i];
        Text name = group->title.size ? group->title : group->language;
        all = text_format(fixture->arena, "%.*s%s%.*s:", TEXT_ARGS(all), i ? " | " : "", TEXT_ARGS(name));
        for (int k = 0; k < group->count; k++)
            all = text_format(fixture->arena, "%.*s %.*s", TEXT_ARGS(all), TEXT_ARGS(group->books[k]->title));
    }
    return all;
}

static void assert_shelf(const Fixture *fixture, const char *language, const char *wanted)
{
    assert_string_equal(print_shelf(fixture, language).at, wanted);
}

static void assert_problem(const Fixture *fixture, int index, const char *end)
{
    char line[1024];
    FILE *out = fmemopen(line, sizeof line, "w");
    assert_true(index < fixture->problems.list.count);
    problem_print(&fixture->problems.list.at[index], out);
    fclose(out);
    if (!strstr(line, end))
        fail_msg("\"%s\" is not in \"%s\"", end, line);
}

#define HEAD "<?xml version='1.0' encoding='UTF-8'?>"

static MadeBook plain(const char *title, const char *language)
{
    return (MadeBook){.title = title, .author = "Ada Moor", .language = language, .parts = 1};
}

static void a_book_is_known_by_its_package(void **state)
{
    Fixture *fixture = *state;
    MadeBook book = plain("Salt", "en-GB"), locked = plain("Rain", "en");
    book.has_cover = locked.is_locked = true;
    put(fixture, "a.epub", &book);
    put(fixture, "b.EPUB", &locked);
    put_words(fixture, "c.epub", "no archive");
    put_words(fixture, "notes.pdf", "no book");
    assert_int_equal(read_all(fixture), 4); // one folder, three books
    const CatalogueBook *salt = catalogue_find(fixture->catalogue, TEXT("a.epub"));
    assert_string_equal(salt->title.at, "Salt");
    assert_int_equal(salt->author_count, 1);
    assert_string_equal(salt->authors[0].at, "Ada Moor");
    assert_string_equal(salt->language.at, "en-GB");
    assert_string_equal(salt->cover.at, "OPS/cover.svg");
    assert_false(salt->locked.size || salt->is_faulty || salt->is_adult);
    const CatalogueBook *rain = catalogue_find(fixture->catalogue, TEXT("b.EPUB"));
    assert_string_equal(rain->locked.at, "Readium LCP");
    assert_false(rain->is_faulty);
    const CatalogueBook *lost = catalogue_find(fixture->catalogue, TEXT("c.epub"));
    assert_true(lost->is_faulty && text_is(lost->title, "c"));
    assert_null(catalogue_find(fixture->catalogue, TEXT("notes.pdf")));
    assert_int_equal(catalogue_count(fixture->catalogue), 3);
    assert_int_equal(fixture->problems.list.count, 0);
}

static void books_stand_by_language_and_title(void **state)
{
    Fixture *fixture = *state;
    static const char *const books[][2] = {
        {"Zebra", "de"}, {"Äpfel", "de-AT"}, {"apple", "en"}, {"Banana", "en-GB"}, {"Été", "fr"}};
    for (int i = 0; i < 5; i++) {
        MadeBook book = plain(books[i][0], books[i][1]);
        put(fixture, text_format(fixture->arena, "%d.epub", i).at, &book);
    }
    read_all(fixture);
    assert_shelf(fixture, "en", "en: apple Banana | de: Äpfel Zebra | fr: Été");
    assert_shelf(fixture, "fr-CA", "fr: Été | de: Äpfel Zebra | en: apple Banana");
    assert_shelf(fixture, "ar", "de: Äpfel Zebra | en: apple Banana | fr: Été");
}

static void one_language_needs_no_group(void **state)
{
    Fixture *fixture = *state;
    MadeBook two = plain("Two", "en-GB"), one = plain("One", "en");
    put(fixture, "a.epub", &two);
    put(fixture, "b.epub", &one);
    read_all(fixture);
    assert_shelf(fixture, "en", ": One Two");
}

static void folders_are_looked_into_so_far(void **state)
{
    Fixture *fixture = *state;
    static const char *const folders[] = {"1", "1/2", "1/2/3", "1/2/3/4", ".hidden"};
    for (int i = 0; i < 5; i++) {
        MadeBook book = plain(folders[i], "en");
        make_folder(fixture, folders[i]);
        put(fixture, text_format(fixture->arena, "%s/book.epub", folders[i]).at, &book);
    }
    read_all(fixture);
    assert_shelf(fixture, "en", ": 1 1/2 1/2/3");
}

// Neither files nor folders that stand elsewhere are opened, whatever links say.
static void links_lead_nowhere_else(void **state)
{
    Fixture *fixture = *state;
    char outside[] = "/tmp/lectern-outside-XXXXXX";
    assert_non_null(mkdtemp(outside));
    MadeBook secret = plain("Secret", "en"), own = plain("Own", "en");
    Text path = text_format(fixture->arena, "%s/secret.epub", outside);
    archive_write(shelf_book(fixture->arena, &secret), path.at);
    put(fixture, "own.epub", &own);
    assert_int_equal(symlink(path.at, full(fixture, "file.epub")), 0);
    assert_int_equal(symlink(outside, full(fixture, "folder")), 0);
    assert_int_equal(symlink(".", full(fixture, "round")), 0);
    read_all(fixture);
    assert_true(catalogue_find(fixture->catalogue, TEXT("file.epub"))->is_faulty);
    assert_null(catalogue_find(fixture->catalogue, TEXT("folder/secret.epub")));
    assert_true(catalogue_count(fixture->catalogue) <= 8); // round and round, to the depth that is looked into
    assert_int_equal(unlink(path.at), 0);
    assert_int_equal(rmdir(outside), 0);
}

static void the_register_orders_and_names(void **state)
{
    Fixture *fixture = *state;
    static const char *const titles[] = {"A", "B", "C", "D", "E"};
    for (int i = 0; i < 5; i++) {
        MadeBook book = plain(titles[i], "en");
        put(fixture, text_format(fixture->arena, "%s.epub", titles[i]).at, &book);
    }
    put_words(fixture, "books.xml",
              HEAD "<books xmlns='urn:lectern:content:1'>\n"
                   "<group><title>Long ones</title><book src='D.epub' title='Dee' quiet-title='A novel'/>\n"
                   "<book src='B.epub' adult='yes' language='de'/></group>\n"
                   "<book src='E.epub'/><book src='A.epub' hidden='yes'/></books>");
    read_all(fixture);
    assert_int_equal(fixture->problems.list.count, 0);
    assert_shelf(fixture, "en", "Long ones: Dee B | : E C");
    assert_string_equal(catalogue_find(fixture->catalogue, TEXT("D.epub"))->quiet_title.at, "A novel");
    assert_true(catalogue_find(fixture->catalogue, TEXT("B.epub"))->is_adult);
    assert_string_equal(catalogue_find(fixture->catalogue, TEXT("B.epub"))->language.at, "de");
    assert_null(catalogue_find(fixture->catalogue, TEXT("A.epub")));
    assert_int_equal(catalogue_count(fixture->catalogue), 4);
}

static void what_the_register_names_is_there_once(void **state)
{
    Fixture *fixture = *state;
    MadeBook book = plain("A", "en");
    put(fixture, "moby-dick.epub", &book);
    put_words(fixture, "books.xml",
              HEAD "<books xmlns='urn:lectern:content:1'>\n"
                   " <book src='moby-dik.epub'/>\n"
                   " <book src='another-one.epub'/>\n"
                   "</books>");
    read_all(fixture);
    assert_int_equal(fixture->problems.list.count, 2);
    assert_problem(fixture, 0,
                   "books.xml:2:13: error: there is no book \"moby-dik.epub\" in this folder; did you mean "
                   "\"moby-dick.epub\"?");
    assert_problem(fixture, 1,
                   "books.xml:3:13: error: there is no book \"another-one.epub\" in this folder; put it "
                   "there, or take it off the list");
    assert_shelf(fixture, "en", ": A");
}

// Which books are to be kept back cannot be told: none is shown.
static void a_faulty_register_shows_no_book(void **state)
{
    Fixture *fixture = *state;
    static const struct {
        const char *inside, *problem;
    } faults[] = {
        {"<book src='a.epub'/>\n<book src='a.epub' adult='yes'/>",
         "books.xml:2:12: error: \"a.epub\" stands here twice; keep one; the first is in line 1"},
        {"<book src='a.epub' adult='yess'/>", "adult"},
        {"<book src='../a.epub'/>", "\"../a.epub\" names nothing in this folder"},
        {"<book src='a.epub'>", "error"},
    };
    MadeBook book = plain("A", "en");
    put(fixture, "a.epub", &book);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        fixture->problems = (Problems){.arena = fixture->arena};
        put_words(
            fixture, "books.xml",
            text_format(fixture->arena, HEAD "<books xmlns='urn:lectern:content:1'>%s</books>", faults[i].inside).at);
        read_all(fixture);
        assert_true(fixture->problems.error_count > 0);
        assert_problem(fixture, 0, faults[i].problem);
        assert_int_equal(catalogue_count(fixture->catalogue), 0);
        catalogue_close(fixture->catalogue);
        fixture->catalogue = NULL;
    }
}

static bool is_wanted(void *owner)
{
    return *(bool *)owner;
}

// Hide breaks it off in the middle of a book, which is read anew.
static void steps_are_broken_off_and_go_on(void **state)
{
    Fixture *fixture = *state;
    bool is_due = false;
    Interrupt interrupt = {.is_wanted = is_wanted, .owner = &is_due};
    shelf_write(fixture->folder, 3);
    char *bytes = arena_alloc(fixture->arena, 400001, 1);
    for (size_t i = 0; i < 400000; i += 8)
        memcpy(bytes + i, "<p>a</p>", 8);
    ArchivePart parts[] = {{.name = TEXT("META-INF/container.xml"), .bytes = TEXT("<rootfile full-path='a.opf'/>")},
                           {.name = TEXT("a.opf"), .bytes = {bytes, 400000}, .method = ARCHIVE_DEFLATED}};
    archive_write(archive_writer_pack(fixture->arena, parts, 2), full(fixture, "a.epub"));
    fixture->catalogue = catalogue_open(fixture->folder, NULL);
    catalogue_heed(fixture->catalogue, &interrupt);
    assert_true(catalogue_step(fixture->catalogue));
    is_due = true;
    assert_false(catalogue_step(fixture->catalogue));
    assert_true(interrupt.is_raised);
    assert_false(catalogue_step(fixture->catalogue));
    assert_int_equal(catalogue_count(fixture->catalogue), 0);
    is_due = interrupt.is_raised = false;
    while (catalogue_step(fixture->catalogue))
        continue;
    assert_int_equal(catalogue_count(fixture->catalogue), 4);
    assert_true(catalogue_find(fixture->catalogue, TEXT("a.epub"))->is_faulty);
    assert_false(catalogue_find(fixture->catalogue, TEXT("book-0000.epub"))->is_faulty);
}

// What is read grows with the number of books, and not with what is in them.
static void little_is_read_of_each(void **state)
{
    enum { BOOKS = 500, FILES_MOST = 4, BYTES_MOST = 3000 };
    Fixture *fixture = *state;
    shelf_write(fixture->folder, BOOKS);
    assert_int_equal(read_all(fixture), BOOKS + 1);
    SourceCounts counts = catalogue_counts(fixture->catalogue);
    assert_int_equal(catalogue_count(fixture->catalogue), BOOKS);
    assert_int_equal(counts.directories, BOOKS);
    assert_true(counts.files >= 2 * BOOKS && counts.files <= FILES_MOST * BOOKS);
    assert_true(counts.bytes <= BYTES_MOST * BOOKS);
}

static void a_folder_has_so_many_books_at_most(void **state)
{
    Fixture *fixture = *state;
    for (int i = 0; i < CATALOGUE_FILES_MOST + 5; i++)
        put_words(fixture, text_format(fixture->arena, "%04d.epub", i).at, "");
    read_all(fixture);
    assert_int_equal(catalogue_count(fixture->catalogue), CATALOGUE_FILES_MOST);
    assert_problem(fixture, 0, "only the first 2000 books of this folder are shown");
}

static void an_absent_folder_has_none(void **state)
{
    Fixture *fixture = *state;
    fixture->catalogue = catalogue_open("/nowhere/at/all", NULL);
    while (catalogue_step(fixture->catalogue))
        continue;
    assert_true(catalogue_is_whole(fixture->catalogue));
    assert_int_equal(catalogue_count(fixture->catalogue), 0);
    assert_shelf(fixture, "en", "");
}

static void count_told(void *owner, const VolumeSummary *summary)
{
    assert_true(summary->parts > 0 || summary->words == 0);
    ++*(int *)owner;
}

// The folder, its list, and every book.
static void a_folder_is_proved(void **state)
{
    Fixture *fixture = *state;
    int told = 0;
    MadeBook locked = plain("Rain", "en");
    locked.is_locked = true;
    assert_false(catalogue_stands_at(fixture->folder));
    shelf_write(fixture->folder, 2);
    assert_true(catalogue_stands_at(fixture->folder));
    put(fixture, "rain.epub", &locked);
    put_words(fixture, "damaged.epub", "no archive");
    put_words(fixture, "books.xml", HEAD "<books xmlns='urn:lectern:content:1'><book src='tide.epub'/></books>");
    Unicode *unicode = unicode_open("en");
    CatalogueTold to = {count_told, &told};
    assert_int_equal(catalogue_proof(fixture->folder, &(VolumeJudges){.unicode = unicode}, &to, &fixture->problems), 5);
    unicode_close(unicode);
    problems_sort(&fixture->problems);
    assert_int_equal(told, 3);
    assert_int_equal(fixture->problems.error_count, 3);
    assert_problem(fixture, 0, "there is no book \"tide.epub\"");
    assert_problem(fixture, 1, "damaged.epub:1:1: error:");
    assert_problem(fixture, 2, "rain.epub:1:1: error: this book is locked (Readium LCP)");
}

#define CATALOGUE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CATALOGUE_TEST(a_book_is_known_by_its_package),
        CATALOGUE_TEST(books_stand_by_language_and_title),
        CATALOGUE_TEST(one_language_needs_no_group),
        CATALOGUE_TEST(folders_are_looked_into_so_far),
        CATALOGUE_TEST(links_lead_nowhere_else),
        CATALOGUE_TEST(the_register_orders_and_names),
        CATALOGUE_TEST(what_the_register_names_is_there_once),
        CATALOGUE_TEST(a_faulty_register_shows_no_book),
        CATALOGUE_TEST(steps_are_broken_off_and_go_on),
        CATALOGUE_TEST(little_is_read_of_each),
        CATALOGUE_TEST(a_folder_has_so_many_books_at_most),
        CATALOGUE_TEST(an_absent_folder_has_none),
        CATALOGUE_TEST(a_folder_is_proved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
