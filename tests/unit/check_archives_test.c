// What `lectern check` says of archives: of those that are damaged or were made to do harm, of what is no book, and of
// a library in one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive-writer.h"
#include "base/file.h"
#include "proof/proof.h"

enum { BYTES_MOST = 1 << 24 };

typedef struct Bench {
    Arena *arena;
    char folder[40];
    char *archive; // its path
} Bench;

static int set_up(void **state)
{
    Arena *arena = arena_create();
    Bench *bench = arena_new(arena, Bench);
    *bench = (Bench){.arena = arena, .folder = "/tmp/lectern-check-XXXXXX"};
    assert_non_null(mkdtemp(bench->folder));
    bench->archive = file_path(arena, text_of(bench->folder), TEXT("book.epub"));
    *state = bench;
    return 0;
}

static int take_down(void **state)
{
    Bench *bench = *state;
    unlink(bench->archive);
    rmdir(bench->folder);
    arena_destroy(bench->arena);
    return 0;
}

static Problems check(const Bench *bench, const char *path)
{
    Problems problems = {.arena = bench->arena};
    assert_true(proof_path(path, NULL, &problems) > 0);
    problems_sort(&problems);
    return problems;
}

static Problems check_parts(const Bench *bench, const ArchivePart *parts, int count)
{
    archive_write(archive_writer_pack(bench->arena, parts, count), bench->archive);
    return check(bench, bench->archive);
}

static void expect(const Problems *problems, int place, const char *file_end, const char *sentence)
{
    assert_true(place < problems->list.count);
    const Problem *problem = &problems->list.at[place];
    if (!text_ends(problem->at.file, text_of(file_end)) || !text_is(problem->sentence, sentence))
        fail_msg("%s: %s", problem->at.file.at, problem->sentence.at);
    assert_int_equal(problem->at.line, 1);
    assert_true(problem->hint.size > 0);
}

static void a_book_is_sound(void **state)
{
    static const ArchivePart parts[] = {{.name = {"META-INF/container.xml", 22}, .bytes = {"<container/>", 12}},
                                        {.name = {"OPS/a.xhtml", 11}, .bytes = {"<a/>", 4}, .method = 8}};
    assert_int_equal(check_parts(*state, parts, 2).list.count, 0);
}

static void what_holds_no_book_is_none(void **state)
{
    static const ArchivePart part = {.name = {"OPS/a.xhtml", 11}, .bytes = {"<a/>", 4}, .method = 8};
    Problems problems = check_parts(*state, &part, 1);
    assert_int_equal(problems.error_count, 1);
    expect(&problems, 0, "/book.epub", "this archive holds neither a library nor a book");
}

static void what_is_damaged_in_it_is_told_by_its_name(void **state)
{
    static const ArchivePart parts[] = {
        {.name = {"META-INF/container.xml", 22}, .bytes = {"<container/>", 12}},
        {.name = {"OPS/a.xhtml", 11}, .bytes = {"<a/>", 4}, .method = 8, .size = 3},
        {.name = {"OPS/b.xhtml", 11}, .bytes = {"<b/>", 4}, .method = 8, .wrong_sum = 1},
        {.name = {"OPS/c.xhtml", 11}, .bytes = {"<c/>", 4}, .method = 8, .flags = 1},
        {.name = {"OPS/d.xhtml", 11}, .bytes = {"<d/>", 4}, .method = 14},
        {.name = {"OPS/e.xhtml", 11}, .bytes = {"<e/>", 4}, .method = 8},
    };
    Problems problems = check_parts(*state, parts, 6);
    assert_int_equal(problems.error_count, 3);
    assert_int_equal(problems.warning_count, 1);
    expect(&problems, 0, "/book.epub/OPS/a.xhtml", "the file is damaged in its archive");
    expect(&problems, 1, "/book.epub/OPS/b.xhtml", "the file is not what was packed: its checksum is another");
    expect(&problems, 2, "/book.epub/OPS/c.xhtml", "the file is encrypted");
    expect(&problems, 3, "/book.epub/OPS/d.xhtml", "the file is packed in a way that is not read");
}

static void what_is_no_archive_is_told_once(void **state)
{
    Bench *bench = *state;
    archive_write(TEXT("words\n"), bench->archive);
    Problems problems = check(bench, bench->archive);
    assert_int_equal(problems.error_count, 1);
    expect(&problems, 0, "/book.epub", "this is not an archive");
}

// ---- A library in an archive

typedef struct Packing {
    ArchiveWriter writer;
    const char *folder;
} Packing;

static Packing *packing; // nftw hands nothing on

static int pack_file(const char *path, const struct stat *facts, int kind, struct FTW *place)
{
    Text bytes;
    (void)facts;
    (void)place;
    if (kind != FTW_F)
        return 0;
    assert_int_equal(file_read(packing->writer.arena, path, BYTES_MOST, &bytes), FILE_READ);
    ArchivePart part = {.name = text_of(path + strlen(packing->folder) + 1), .bytes = bytes, .method = 8};
    archive_writer_add(&packing->writer, &part);
    return 0;
}

// It is proved as it is in a folder: the same problems at the same places.
static void a_library_may_stand_in_an_archive(void **state)
{
    Bench *bench = *state;
    static const char folder[] = LECTERN_TESTS_DIR "/library/whole";
    Packing own = {.writer.arena = bench->arena, .folder = folder};
    packing = &own;
    assert_int_equal(nftw(folder, pack_file, 8, FTW_PHYS), 0);
    archive_write(archive_writer_end(&own.writer, NULL), bench->archive);
    Problems plain = check(bench, folder), packed = check(bench, bench->archive);
    assert_int_equal(packed.list.count, plain.list.count);
    for (int i = 0; i < plain.list.count; i++) {
        const Problem *a = &plain.list.at[i], *b = &packed.list.at[i];
        assert_true(text_equal(a->sentence, b->sentence));
        assert_true(text_equal(text_slice(a->at.file, sizeof folder - 1, SIZE_MAX),
                               text_slice(b->at.file, strlen(bench->archive), SIZE_MAX)));
        assert_int_equal(a->at.line, b->at.line);
    }
    own.writer.archive.at[own.writer.archive.size / 2] ^= 0x55;
    archive_write(archive_writer_end(&own.writer, NULL), bench->archive);
    assert_true(check(bench, bench->archive).list.count > plain.list.count);
}

#define AT_BENCH(test) cmocka_unit_test_setup_teardown(test, set_up, take_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_BENCH(a_book_is_sound),
        AT_BENCH(what_holds_no_book_is_none),
        AT_BENCH(what_is_damaged_in_it_is_told_by_its_name),
        AT_BENCH(what_is_no_archive_is_told_once),
        AT_BENCH(a_library_may_stand_in_an_archive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
