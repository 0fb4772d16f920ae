// A source: whatever stands in a folder or an archive is read by its path inside, whole or from its start, and nothing
// outside is.
#include <errno.h>
#include <fcntl.h>
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
#include "base/opening.h"
#include "base/source.h"
#include "hostile-archives.h"
#include "memory.h"
#include "sanitized.h"

enum { LIMIT = 1 << 20, MANY = 5000 };

typedef struct Fixture {
    char folder[32];
    Arena *arena;
    Source *source;
} Fixture;

static int open_fixture(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.folder = "/tmp/lectern-source-XXXXXX", .arena = arena_create()};
    assert_non_null(mkdtemp(fixture.folder));
    fixture.source = source_open(fixture.folder);
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    Fixture *fixture = *state;
    source_close(fixture->source);
    int status = system(text_format(fixture->arena, "rm -r %s", fixture->folder).at);
    arena_destroy(fixture->arena);
    return status;
}

static const char *full(const Fixture *fixture, const char *path)
{
    return text_format(fixture->arena, "%s/%s", fixture->folder, path).at;
}

static void write_file(const Fixture *fixture, const char *path, Text bytes)
{
    FILE *file = fopen(full(fixture, path), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
}

static void make_folder(const Fixture *fixture, const char *path)
{
    assert_int_equal(mkdir(full(fixture, path), 0777), 0);
}

static void make_link(const Fixture *fixture, const char *to, const char *path)
{
    assert_int_equal(symlink(to, full(fixture, path)), 0);
}

static SourceBytes read_path(Fixture *fixture, Text path)
{
    return source_read(fixture->source, fixture->arena, path, LIMIT);
}

static void expect_status(Fixture *fixture, const char *path, FileStatus status)
{
    SourceBytes read = read_path(fixture, text_of(path));
    SourceStart start = source_start(fixture->source, fixture->arena, text_of(path), LIMIT);
    source_stop(&start);
    size_t size;
    if (read.status != status || start.status != status || source_find(fixture->source, text_of(path), &size) != status)
        fail_msg("\"%s\" gives %d, %d", path, read.status, start.status);
}

static void holds_paths_that_stay_inside(void **state)
{
    (void)state;
    static const char *const inside[] = {"a", "library.xml", "en/chapters/limits.xml", "...", "a..b/..c", "a b", "é/ü"};
    static const char *const outside[] = {"",    "/", "/etc/passwd", "..",  "../a",  "a/..",   "a/../b", "a//b", "a/",
                                          "./a", ".", "a/./b",       "//a", "a/b/.", "a/b/..", "../..",  "/.."};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (!source_may_hold(text_of(inside[i])))
            fail_msg("\"%s\" is refused", inside[i]);
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        if (source_may_hold(text_of(outside[i])))
            fail_msg("\"%s\" is taken", outside[i]);
    assert_false(source_may_hold((Text){"a\0b", 3}));
    assert_false(source_may_hold((Text){"a.svg\0", 6}));
    char long_path[5001];
    memset(long_path, 'a', sizeof long_path);
    assert_true(source_may_hold((Text){long_path, 4000}));
    assert_false(source_may_hold((Text){long_path, 5000}));
}

// Each of these names a file that is there, for whoever only joins the two.
static void what_leads_outside_is_missing(void **state)
{
    Fixture *fixture = *state;
    write_file(fixture, "a", TEXT("words"));
    make_folder(fixture, "en");
    const char *own = strrchr(fixture->folder, '/');
    expect_status(fixture, "a", FILE_READ);
    expect_status(fixture, "/etc/passwd", FILE_MISSING);
    expect_status(fixture, full(fixture, "a"), FILE_MISSING);
    expect_status(fixture, text_format(fixture->arena, "..%s/a", own).at, FILE_MISSING);
    expect_status(fixture, "en/../a", FILE_MISSING);
    expect_status(fixture, "./a", FILE_MISSING);
    expect_status(fixture, "", FILE_MISSING);
    assert_int_equal(read_path(fixture, (Text){"a\0b", 3}).status, FILE_MISSING);
    const Text *names;
    assert_int_equal(source_list(fixture->source, fixture->arena, TEXT("en/.."), &names), 0);
    assert_int_equal(source_list(fixture->source, fixture->arena, TEXT("/etc"), &names), 0);
    assert_int_equal(source_list(fixture->source, fixture->arena, TEXT(""), &names), 1);
}

static void reads_up_to_its_limit(void **state)
{
    Fixture *fixture = *state;
    write_file(fixture, "empty", TEXT(""));
    write_file(fixture, "ten", TEXT("0123456789"));
    SourceBytes read = source_read(fixture->source, fixture->arena, TEXT("ten"), 10);
    assert_int_equal(read.status, FILE_READ);
    assert_int_equal(read.bytes.size, 10);
    assert_string_equal(read.bytes.at, "0123456789");
    read = source_read(fixture->source, fixture->arena, TEXT("ten"), 9);
    assert_int_equal(read.status, FILE_TOO_LARGE);
    assert_int_equal(read.bytes.size, 0);
    assert_int_equal(source_start(fixture->source, fixture->arena, TEXT("ten"), 9).status, FILE_TOO_LARGE);
    read = read_path(fixture, TEXT("empty"));
    assert_int_equal(read.status, FILE_READ);
    assert_int_equal(read.bytes.size, 0);
    size_t size = 0;
    assert_int_equal(source_find(fixture->source, TEXT("ten"), &size), FILE_READ);
    assert_int_equal(size, 10);
    assert_int_equal(source_counts(fixture->source).files, 2);
    assert_int_equal(source_counts(fixture->source).bytes, 10);
}

static void failures_are_told_apart(void **state)
{
    Fixture *fixture = *state;
    write_file(fixture, "a", TEXT("words"));
    make_folder(fixture, "en");
    assert_int_equal(mkfifo(full(fixture, "pipe"), 0666), 0);
    expect_status(fixture, "b", FILE_MISSING);
    expect_status(fixture, "a/b", FILE_MISSING);
    expect_status(fixture, "en", FILE_FAILED);
    expect_status(fixture, "pipe", FILE_FAILED); // and nobody waits for its other end
    if (geteuid() != 0) {
        assert_int_equal(chmod(full(fixture, "a"), 0), 0);
        expect_status(fixture, "a", FILE_FAILED);
    }
    assert_int_equal(source_counts(fixture->source).bytes, 0);
}

// The start of a file is fetched in pieces; what nobody asks for is not.
static void reads_in_pieces(void **state)
{
    Fixture *fixture = *state;
    enum { SIZE = 10000 };
    char *written = arena_alloc(fixture->arena, SIZE, 1);
    for (int i = 0; i < SIZE; i++)
        written[i] = (char)('a' + i % 23);
    write_file(fixture, "a", (Text){written, SIZE});
    SourceStart start = source_start(fixture->source, fixture->arena, TEXT("a"), LIMIT);
    assert_int_equal(start.bytes.size, 0);
    assert_true(source_more(&start));
    size_t piece = start.newest.size;
    assert_true(piece > 0 && piece <= 4096);
    assert_ptr_equal(start.newest.at, start.bytes.at);
    assert_int_equal(source_counts(fixture->source).bytes, piece);
    const char *place = start.bytes.at;
    int piece_count = 1;
    for (; source_more(&start); piece_count++)
        assert_ptr_equal(start.newest.at + start.newest.size, start.bytes.at + start.bytes.size);
    assert_ptr_equal(start.bytes.at, place);
    assert_int_equal(start.bytes.size, SIZE);
    assert_memory_equal(start.bytes.at, written, SIZE);
    assert_true(piece_count >= 3);
    assert_false(source_more(&start));
    source_stop(&start);
    assert_int_equal(source_counts(fixture->source).files, 1);
}

// What was unpacked from a file is found below it, and gone when it is taken back.
static void lent_bytes_are_files(void **state)
{
    Fixture *fixture = *state;
    write_file(fixture, "a", TEXT("words"));
    Text bytes = TEXT("0123456789");
    Index files = {.arena = fixture->arena};
    index_add(&files, TEXT("a/1.png"), &bytes);
    expect_status(fixture, "a/1.png", FILE_MISSING);
    source_lend(fixture->source, &files);
    size_t size = 0;
    assert_int_equal(source_find(fixture->source, TEXT("a/1.png"), &size), FILE_READ);
    assert_int_equal(size, bytes.size);
    assert_true(text_equal(read_path(fixture, TEXT("a/1.png")).bytes, bytes));
    assert_int_equal(source_read(fixture->source, fixture->arena, TEXT("a/1.png"), 9).status, FILE_TOO_LARGE);
    assert_true(text_is(read_path(fixture, TEXT("a")).bytes, "words"));
    SourceStart start = source_start(fixture->source, fixture->arena, TEXT("a/1.png"), LIMIT);
    assert_true(source_more(&start));
    source_stop(&start);
    source_stop(&start);
    source_take_back(fixture->source, &files);
    expect_status(fixture, "a/1.png", FILE_MISSING);
    source_lend(fixture->source, &files);
    source_take_back(fixture->source, &files);
}

static void links_lead_to_plain_files_inside(void **state)
{
    Fixture *fixture = *state;
    make_folder(fixture, "pictures-7");
    write_file(fixture, "pictures-7/a.svg", TEXT("drawn"));
    make_link(fixture, "pictures-7", "pictures");
    make_link(fixture, "pictures-7/a.svg", "b.svg");
    make_link(fixture, "../b.svg", "pictures-7/up.svg");
    make_link(fixture, "pictures-7", "folder.svg");
    make_link(fixture, "nowhere", "lost.svg");
    make_link(fixture, "round", "round");
    expect_status(fixture, "pictures/a.svg", FILE_READ);
    expect_status(fixture, "b.svg", FILE_READ);
    expect_status(fixture, "pictures/up.svg", FILE_READ);
    expect_status(fixture, "folder.svg", FILE_FAILED);
    expect_status(fixture, "lost.svg", FILE_MISSING);
    expect_status(fixture, "round", FILE_FAILED);
}

// Each leads to a file that is there, or to a folder of such.
static void links_that_lead_outside_are_refused(void **state)
{
    Fixture *fixture = *state;
    char own[64];
    make_folder(fixture, "en");
    make_link(fixture, "/etc/passwd", "a");
    make_link(fixture, "../../../etc/passwd", "en/b");
    make_link(fixture, "/dev/zero", "endless");
    make_link(fixture, "/etc", "etc");
    make_link(fixture, "a", "to-a");
    write_file(fixture, "en/c", TEXT("words"));
    snprintf(own, sizeof own, "..%s/en/c", strrchr(fixture->folder, '/'));
    make_link(fixture, own, "out-and-in");
    static const char *const paths[] = {"a", "en/b", "endless", "etc/passwd", "to-a", "out-and-in"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        expect_status(fixture, paths[i], FILE_OUTSIDE);
    const Text *names;
    assert_int_equal(source_list(fixture->source, fixture->arena, TEXT("etc"), &names), 0);
    assert_int_equal(source_list(fixture->source, fixture->arena, TEXT(""), &names), 5); // reading them tells
}

static void expect_opening(const Fixture *fixture, const char *path, int why)
{
    int opened = opening_by_parts(fixture->folder, path, O_RDONLY | O_CLOEXEC);
    if ((opened >= 0) != (why == 0) || (opened < 0 && errno != why))
        fail_msg("\"%s\" gives %d: %s", path, opened, strerror(errno));
    if (opened >= 0)
        close(opened);
}

// An older kernel resolves no path by itself: no link is followed then.
static void parts_are_opened_one_by_one(void **state)
{
    Fixture *fixture = *state;
    make_folder(fixture, "en");
    make_folder(fixture, "en/chapters");
    write_file(fixture, "en/chapters/a", TEXT("words"));
    make_link(fixture, "/etc", "etc");
    make_link(fixture, "/etc/passwd", "en/b");
    make_link(fixture, "chapters", "en/inside");
    expect_opening(fixture, "", 0);
    expect_opening(fixture, "en", 0);
    expect_opening(fixture, "en/chapters/a", 0);
    expect_opening(fixture, "en/chapters/b", ENOENT);
    expect_opening(fixture, "en/chapters/a/b", ENOTDIR);
    expect_opening(fixture, "etc/passwd", EXDEV);
    expect_opening(fixture, "en/b", EXDEV);
    expect_opening(fixture, "en/inside/a", EXDEV);
}

static bool is_read_time_kept(const char *path)
{
    struct stat facts;
    assert_int_equal(stat(path, &facts), 0);
    return facts.st_atim.tv_sec == 1000;
}

static void read_plainly(const char *path)
{
    char byte;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fread(&byte, 1, 1, file), 1);
    fclose(file);
}

// When a chapter was opened is told by no file: neither by those of a library nor by others.
static void reading_leaves_no_time(void **state)
{
    Fixture *fixture = *state;
    struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 2000}};
    make_folder(fixture, "en");
    write_file(fixture, "en/a", TEXT("words"));
    const char *path = full(fixture, "en/a");
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    expect_status(fixture, "en/a", FILE_READ);
    assert_true(is_read_time_kept(path));
    Text bytes;
    assert_int_equal(file_read(fixture->arena, path, LIMIT, &bytes), FILE_READ);
    assert_true(is_read_time_kept(path));
    int opened = opening_by_parts(fixture->folder, "en/a", O_RDONLY | O_CLOEXEC);
    char byte;
    assert_int_equal(read(opened, &byte, 1), 1);
    close(opened);
    assert_true(is_read_time_kept(path));
    read_plainly(path);
    if (is_read_time_kept(path))
        print_message("this place keeps the time by itself: nothing was tried\n");
}

// A library may itself be a link to its present version, which is changed while the player runs.
static void the_source_may_be_a_link(void **state)
{
    Fixture *fixture = *state;
    make_folder(fixture, "home-6");
    make_folder(fixture, "home-7");
    write_file(fixture, "home-6/a", TEXT("six"));
    write_file(fixture, "home-7/a", TEXT("seven"));
    make_link(fixture, "home-6", "current");
    Source *source = source_open(full(fixture, "current"));
    assert_string_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).bytes.at, "six");
    assert_int_equal(unlink(full(fixture, "current")), 0);
    assert_int_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).status, FILE_MISSING);
    make_link(fixture, "home-7", "current");
    assert_string_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).bytes.at, "seven");
    source_close(source);
}

static void lists_the_files_of_a_folder_in_order(void **state)
{
    Fixture *fixture = *state;
    make_folder(fixture, "en");
    make_folder(fixture, "en/chapters");
    write_file(fixture, "en/b.xml", TEXT(""));
    write_file(fixture, "en/a.xml", TEXT(""));
    write_file(fixture, "en/.hidden.xml", TEXT(""));
    write_file(fixture, "en/chapters/deep.xml", TEXT(""));
    make_link(fixture, "a.xml", "en/c.xml");
    make_link(fixture, "nowhere", "en/d.xml");
    const Text *names;
    assert_int_equal(source_list(fixture->source, fixture->arena, TEXT("en"), &names), 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(names[i].at, ((const char *[]){"a.xml", "b.xml", "c.xml", "d.xml"})[i]);
    assert_int_equal(source_list(fixture->source, fixture->arena, TEXT("de"), &names), 0);
    assert_null(names);
    assert_int_equal(source_list(fixture->source, fixture->arena, TEXT("en/a.xml"), &names), 0);
}

static void lists_all_files_of_all_folders(void **state)
{
    Fixture *fixture = *state;
    make_folder(fixture, "en");
    make_folder(fixture, "en/chapters");
    make_folder(fixture, "en/.git");
    write_file(fixture, "en/chapters/deep.xml", TEXT(""));
    write_file(fixture, "en/a.xml", TEXT(""));
    write_file(fixture, "library.xml", TEXT(""));
    write_file(fixture, "en/.git/config", TEXT(""));
    make_link(fixture, "/etc", "etc");
    const Text *paths;
    assert_int_equal(source_list_all(fixture->source, fixture->arena, &paths), 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(paths[i].at,
                            ((const char *[]){"en/a.xml", "en/chapters/deep.xml", "etc", "library.xml"})[i]);
    make_link(fixture, ".", "round");
    int count = source_list_all(fixture->source, fixture->arena, &paths);
    assert_true(count > 4 && count < 100);
}

static void many_files_are_listed_and_read(void **state)
{
    Fixture *fixture = *state;
    for (int i = 0; i < MANY; i++) {
        Text name = text_format(fixture->arena, "%d.xml", i * 7919 % MANY);
        write_file(fixture, name.at, name);
    }
    const Text *names;
    assert_int_equal(source_list(fixture->source, fixture->arena, TEXT(""), &names), MANY);
    for (int i = 0; i < MANY; i++) {
        assert_true(i == 0 || text_compare(names[i - 1], names[i]) < 0);
        assert_true(text_equal(read_path(fixture, names[i]).bytes, names[i]));
    }
    assert_int_equal(source_counts(fixture->source).files, MANY);
}

// A stick that is pulled out, a copy that is replaced.
static void files_may_vanish_and_shrink(void **state)
{
    Fixture *fixture = *state;
    char *bytes = arena_alloc(fixture->arena, 9000, 1);
    write_file(fixture, "a", (Text){bytes, 9000});
    SourceStart start = source_start(fixture->source, fixture->arena, TEXT("a"), LIMIT);
    assert_true(source_more(&start));
    assert_int_equal(truncate(full(fixture, "a"), 5000), 0);
    while (source_more(&start))
        continue;
    assert_int_equal(start.bytes.size, 5000);
    source_stop(&start);
    start = source_start(fixture->source, fixture->arena, TEXT("a"), LIMIT);
    assert_true(source_more(&start));
    write_file(fixture, "a", (Text){bytes, 9000}); // what is added meanwhile has no room
    assert_int_equal(unlink(full(fixture, "a")), 0);
    while (source_more(&start))
        continue;
    assert_int_equal(start.bytes.size, 5000);
    source_stop(&start);
    expect_status(fixture, "a", FILE_MISSING);
}

static void names_what_it_holds(void **state)
{
    Fixture *fixture = *state;
    Source *source = source_open("some/content//");
    assert_string_equal(source_name(source, fixture->arena, TEXT("en/a.xml")).at, "some/content/en/a.xml");
    assert_string_equal(source_name(source, fixture->arena, TEXT("")).at, "some/content");
    assert_int_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).status, FILE_MISSING);
    source_close(source);
    source_close(NULL);
}

// ---- Archives

static void write_archive(const Fixture *fixture, const char *path, const ArchivePart *parts, int count)
{
    archive_write(archive_writer_pack(fixture->arena, parts, count), full(fixture, path));
}

static const ArchivePart book_parts[] = {
    {.name = {"mimetype", 8}, .bytes = {"application/epub+zip", 20}},
    {.name = {"META-INF/container.xml", 22}, .bytes = {"<container/>", 12}, .method = 8},
    {.name = {"OPS/b.xhtml", 11}, .bytes = {"<b/>", 4}, .method = 8},
    {.name = {"OPS/a.xhtml", 11}, .bytes = {"<a/>", 4}, .method = 8},
    {.name = {"OPS/.hidden", 11}, .bytes = {"hidden", 6}},
    {.name = {"OPS/images/deep.svg", 19}, .bytes = {"<svg/>", 6}},
    {.name = {"OPS-2/c.xhtml", 13}, .bytes = {"<c/>", 4}},
    {.name = {"../outside", 10}, .bytes = {"outside", 7}},
};
enum { BOOK_PARTS = sizeof book_parts / sizeof *book_parts };

static void an_archive_is_read_as_a_folder_is(void **state)
{
    Fixture *fixture = *state;
    write_archive(fixture, "book.epub", book_parts, BOOK_PARTS);
    Source *source = source_open(full(fixture, "book.epub"));
    Text own = source_name(source, fixture->arena, TEXT("OPS/a.xhtml"));
    assert_true(text_ends(own, TEXT("/book.epub/OPS/a.xhtml")));
    assert_int_equal(source_counts(source).directories, 0); // nobody has asked
    size_t size = 0;
    assert_int_equal(source_find(source, TEXT("OPS/a.xhtml"), &size), FILE_READ);
    assert_int_equal(size, 4);
    assert_string_equal(source_read(source, fixture->arena, TEXT("OPS/b.xhtml"), LIMIT).bytes.at, "<b/>");
    assert_int_equal(source_read(source, fixture->arena, TEXT("OPS/b.xhtml"), 3).status, FILE_TOO_LARGE);
    static const char *const missing[] = {"OPS", "OPS/", "OPS/c.xhtml", "../outside", "outside", "", "ops/a.xhtml"};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        assert_int_equal(source_find(source, text_of(missing[i]), &size), FILE_MISSING);
    const Text *names;
    assert_int_equal(source_list(source, fixture->arena, TEXT("OPS"), &names), 2);
    assert_string_equal(names[0].at, "a.xhtml");
    assert_string_equal(names[1].at, "b.xhtml");
    assert_int_equal(source_list(source, fixture->arena, TEXT(""), &names), 1);
    assert_string_equal(names[0].at, "mimetype");
    assert_int_equal(source_list(source, fixture->arena, TEXT("OPS/images"), &names), 1);
    assert_int_equal(source_list(source, fixture->arena, TEXT("OP"), &names), 0);
    assert_int_equal(source_list_all(source, fixture->arena, &names), 6);
    assert_string_equal(names[2].at, "OPS/a.xhtml");
    assert_int_equal(source_counts(source).directories, 1);
    assert_int_equal(source_counts(source).bytes, 4);
    source_close(source);
}

static void archives_are_read_in_pieces(void **state)
{
    Fixture *fixture = *state;
    enum { SIZE = 100000 };
    char *written = arena_alloc(fixture->arena, SIZE, 1);
    for (int i = 0; i < SIZE; i++)
        written[i] = (char)('a' + i % 23);
    ArchivePart part = {.name = TEXT("a"), .bytes = {written, SIZE}, .method = ARCHIVE_DEFLATED};
    write_archive(fixture, "book.epub", &part, 1);
    Source *source = source_open(full(fixture, "book.epub"));
    SourceStart start = source_start(source, fixture->arena, TEXT("a"), LIMIT);
    assert_true(source_more(&start));
    assert_true(start.newest.size > 0 && start.newest.size <= 4096);
    assert_int_equal(source_counts(source).bytes, start.newest.size); // and no more was unpacked
    while (source_more(&start))
        continue;
    source_stop(&start);
    assert_true(text_equal(start.bytes, part.bytes));
    assert_false(start.is_altered);
    part.wrong_sum = 1;
    write_archive(fixture, "book.epub", &part, 1);
    SourceBytes read = source_read(source, fixture->arena, TEXT("a"), LIMIT);
    assert_int_equal(read.status, FILE_READ);
    assert_true(read.is_altered);
    assert_true(text_equal(read.bytes, part.bytes));
    source_close(source);
}

// A stick is pulled out and comes back; a book is replaced while it is open, even while a file of it is read.
static void an_archive_may_come_and_go(void **state)
{
    Fixture *fixture = *state;
    ArchivePart one = {.name = TEXT("a"), .bytes = TEXT("one"), .method = 8}, two = one;
    two.bytes = TEXT("seconds");
    Source *source = source_open(full(fixture, "book.epub"));
    assert_int_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).status, FILE_MISSING);
    write_archive(fixture, "book.epub", &one, 1);
    assert_string_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).bytes.at, "one");
    assert_int_equal(rename(full(fixture, "book.epub"), full(fixture, "away")), 0);
    assert_int_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).status, FILE_MISSING);
    assert_int_equal(rename(full(fixture, "away"), full(fixture, "book.epub")), 0);
    assert_string_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).bytes.at, "one");
    SourceStart start = source_start(source, fixture->arena, TEXT("a"), LIMIT);
    assert_int_equal(unlink(full(fixture, "book.epub")), 0);
    write_archive(fixture, "book.epub", &two, 1);
    assert_string_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).bytes.at, "seconds");
    assert_true(source_more(&start));
    assert_string_equal(start.bytes.at, "one");
    source_stop(&start);
    archive_write(TEXT("no archive"), full(fixture, "book.epub"));
    assert_int_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).status, FILE_DAMAGED);
    assert_int_equal(source_find(source, TEXT("b"), &(size_t){0}), FILE_DAMAGED);
    long looked = source_counts(source).directories;
    assert_int_equal(source_find(source, TEXT("a"), &(size_t){0}), FILE_DAMAGED);
    assert_int_equal(source_counts(source).directories, looked); // the same is not looked at twice
    write_archive(fixture, "book.epub", &one, 1);
    assert_string_equal(source_read(source, fixture->arena, TEXT("a"), LIMIT).bytes.at, "one");
    source_close(source);
}

static bool is_told(const Problems *problems, const char *told)
{
    for (int i = 0; i < problems->list.count; i++)
        if (text_find(problems->list.at[i].sentence, text_of(told), 0) < problems->list.at[i].sentence.size)
            return true;
    return false;
}

// Each in a sentence, and within bounds of what is unpacked.
static void hostile_archives_are_answered(void **state)
{
    Fixture *fixture = *state;
    for (const HostileArchive *hostile = hostile_archives; hostile->name; hostile++) {
        Arena *arena = arena_create();
        Problems problems = {.arena = arena};
        archive_write(hostile->make(arena), full(fixture, "book.epub"));
        Source *source = source_open(full(fixture, "book.epub"));
        FileStatus status = source_read(source, arena, TEXT("a"), LIMIT).status;
        if (status != (hostile->fault == ZIP_READ ? hostile->status : FILE_DAMAGED))
            fail_msg("%s: reading gives %d", hostile->name, status);
        source_prove(source, LIMIT, &problems);
        if (hostile->told ? !is_told(&problems, hostile->told) : problems.list.count > 0)
            fail_msg("%s: %d problems, the first \"%s\"", hostile->name, problems.list.count,
                     problems.list.count ? problems.list.at[0].sentence.at : "");
        if (problems.list.count > 21 || source_counts(source).bytes > 4096)
            fail_msg("%s: %d problems, %ld bytes", hostile->name, problems.list.count, source_counts(source).bytes);
        source_close(source);
        arena_destroy(arena);
    }
}

static bool is_wanted_now(void *owner)
{
    return ++*(int *)owner > 0;
}

// Whoever hides the glass waits for no directory, and it is read the next time.
static void a_long_directory_is_broken_off(void **state)
{
    Fixture *fixture = *state;
    ArchivePart *parts = arena_many(fixture->arena, ArchivePart, MANY);
    for (int i = 0; i < MANY; i++)
        parts[i] = (ArchivePart){.name = text_format(fixture->arena, "%d", i), .bytes = TEXT("words")};
    write_archive(fixture, "book.epub", parts, MANY);
    int asked = 0;
    Interrupt interrupt = {.is_wanted = is_wanted_now, .owner = &asked};
    Source *source = source_open(full(fixture, "book.epub"));
    source_heed(source, &interrupt);
    assert_int_equal(source_read(source, fixture->arena, TEXT("7"), LIMIT).status, FILE_FAILED);
    assert_int_equal(asked, 1);
    source_heed(source, NULL);
    assert_string_equal(source_read(source, fixture->arena, TEXT("7"), LIMIT).bytes.at, "words");
    const Text *names;
    assert_int_equal(source_list(source, fixture->arena, TEXT(""), &names), MANY);
    assert_int_equal(source_counts(source).directories, 2);
    source_close(source);
}

// Words that this test alone makes up, so that they stand nowhere else: plain, or as memory_holds takes them.
static void make_words(char *words, int count, int mask)
{
    for (int i = 0; i < count; i++)
        words[i] = (char)(('a' + (i * i + 7 * i + 3) % 26) ^ mask);
}

// What was read out of an archive is overwritten with the arena that it was read into, and zlib keeps nothing of it.
static void what_was_unpacked_leaves_nothing(void **state)
{
    Fixture *fixture = *state;
    enum { SIZE = 40 };
    unsigned char masked[SIZE];
    make_words((char *)masked, SIZE, MEMORY_MASK);
    Arena *arena = arena_create();
    char *words = arena_alloc(arena, SIZE, 1);
    make_words(words, SIZE, 0);
    ArchivePart part = {.name = TEXT("a"), .bytes = {words, SIZE}, .method = ARCHIVE_DEFLATED};
    archive_write(archive_writer_pack(arena, &part, 1), full(fixture, "book.epub"));
    arena_wipe(arena);
    Source *source = source_open(full(fixture, "book.epub"));
    SourceStart start = source_start(source, arena, TEXT("a"), LIMIT);
    assert_true(source_more(&start));
    source_stop(&start);
    assert_int_equal(source_read(source, arena, TEXT("a"), LIMIT).bytes.size, SIZE);
    assert_true(IS_SANITIZED || memory_holds(masked, SIZE, false) >= 2);
    arena_wipe(arena);
    assert_true(IS_SANITIZED || memory_holds(masked, SIZE, true) == 0);
    source_close(source);
    arena_destroy(arena);
}

// The first hundred files are told one by one, and how many more there are.
static void problems_of_an_archive_are_bounded(void **state)
{
    Fixture *fixture = *state;
    Problems problems = {.arena = fixture->arena};
    ArchivePart *parts = arena_many(fixture->arena, ArchivePart, MANY);
    for (int i = 0; i < MANY; i++)
        parts[i] = (ArchivePart){.name = text_format(fixture->arena, "%d", i), .bytes = TEXT("words"), .flags = 1};
    write_archive(fixture, "book.epub", parts, MANY);
    Source *source = source_open(full(fixture, "book.epub"));
    assert_int_equal(source_prove(source, LIMIT, &problems), MANY);
    assert_int_equal(problems.error_count, 101);
    assert_true(is_told(&problems, "further files of which the like is to be told: 4900"));
    source_close(source);
}

// 3 GB of nothing take no room on the disc.
static void an_archive_may_be_too_large(void **state)
{
    Fixture *fixture = *state;
    Problems problems = {.arena = fixture->arena};
    write_archive(fixture, "book.epub", book_parts, BOOK_PARTS);
    Source *source = source_open(full(fixture, "book.epub"));
    assert_int_equal(source_find(source, TEXT("mimetype"), &(size_t){0}), FILE_READ);
    assert_int_equal(truncate(full(fixture, "book.epub"), 3L << 30), 0);
    assert_int_equal(source_find(source, TEXT("a"), &(size_t){0}), FILE_DAMAGED);
    source_prove(source, LIMIT, &problems);
    assert_int_equal(problems.error_count, 1);
    assert_true(is_told(&problems, "larger than 2 GB"));
    source_close(source);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_paths_that_stay_inside),
        WITH_FOLDER(what_leads_outside_is_missing),
        WITH_FOLDER(reads_up_to_its_limit),
        WITH_FOLDER(failures_are_told_apart),
        WITH_FOLDER(reads_in_pieces),
        WITH_FOLDER(lent_bytes_are_files),
        WITH_FOLDER(links_lead_to_plain_files_inside),
        WITH_FOLDER(links_that_lead_outside_are_refused),
        WITH_FOLDER(parts_are_opened_one_by_one),
        WITH_FOLDER(reading_leaves_no_time),
        WITH_FOLDER(the_source_may_be_a_link),
        WITH_FOLDER(lists_the_files_of_a_folder_in_order),
        WITH_FOLDER(lists_all_files_of_all_folders),
        WITH_FOLDER(many_files_are_listed_and_read),
        WITH_FOLDER(files_may_vanish_and_shrink),
        WITH_FOLDER(names_what_it_holds),
        WITH_FOLDER(an_archive_is_read_as_a_folder_is),
        WITH_FOLDER(archives_are_read_in_pieces),
        WITH_FOLDER(an_archive_may_come_and_go),
        WITH_FOLDER(hostile_archives_are_answered),
        WITH_FOLDER(a_long_directory_is_broken_off),
        WITH_FOLDER(problems_of_an_archive_are_bounded),
        WITH_FOLDER(an_archive_may_be_too_large),
        WITH_FOLDER(what_was_unpacked_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
