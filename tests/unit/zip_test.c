// Archives: their directory and what stands in them, whatever their figures say.
#include "base/zip.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive-writer.h"
#include "hostile-archives.h"

enum { LIMIT = 1 << 20 };

typedef struct Fixture {
    Arena *arena, *kept; // kept: of the zip alone
    FileOpen file;
    Zip zip;
    size_t unpacked; // bytes, by all readings
} Fixture;

static int open_fixture(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.arena = arena_create(), .kept = arena_create(), .file.descriptor = -1};
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    Fixture *fixture = *state;
    if (fixture->file.descriptor >= 0)
        close(fixture->file.descriptor);
    arena_destroy(fixture->kept);
    arena_destroy(fixture->arena);
    return 0;
}

// The archive as an open file, and its directory.
static ZipFault open_archive(Fixture *fixture, Text archive)
{
    if (fixture->file.descriptor >= 0)
        close(fixture->file.descriptor);
    fixture->file = (FileOpen){memfd_create("archive", MFD_CLOEXEC), archive.size};
    assert_int_equal(write(fixture->file.descriptor, archive.at, archive.size), archive.size);
    arena_reset(fixture->kept);
    fixture->unpacked = 0;
    return zip_read(&fixture->zip, fixture->kept, &fixture->file, NULL);
}

typedef struct ReadBack {
    FileStatus status;
    bool is_altered;
    Text bytes;
} ReadBack;

// Reads an entry in pieces of so many bytes.
static ReadBack read_entry(Fixture *fixture, Text name, size_t piece)
{
    ZipReading *reading;
    ReadBack back = {.status = FILE_MISSING};
    const ZipEntry *entry = zip_find(&fixture->zip, name);
    if (!entry)
        return back;
    back.status = zip_start(entry, &fixture->file, LIMIT, &reading);
    if (back.status != FILE_READ)
        return back;
    char *bytes = arena_alloc(fixture->arena, entry->size + 1, 1);
    size_t size = 0;
    ZipTaken taken;
    do {
        taken = zip_take(reading, bytes + size, piece, NULL);
        size += taken.size;
    } while (taken.status == FILE_READ && taken.size == piece);
    zip_stop(reading);
    assert_true(size <= entry->size);
    fixture->unpacked += size;
    return (ReadBack){taken.status, taken.is_altered, {bytes, size}};
}

static void expect_bytes(Fixture *fixture, const char *name, const char *bytes)
{
    ReadBack back = read_entry(fixture, text_of(name), 1000);
    if (back.status != FILE_READ || !text_is(back.bytes, bytes))
        fail_msg("\"%s\" gives %d, \"%.*s\"", name, back.status, TEXT_ARGS(back.bytes));
}

static void judge(Fixture *fixture, const HostileArchive *hostile, size_t piece)
{
    Text archive = hostile->make(fixture->arena);
    ZipFault fault = open_archive(fixture, archive);
    if (fault != hostile->fault)
        fail_msg("%s: its fault is %d", hostile->name, fault);
    if (arena_used(fixture->kept) > archive.size * 4 + 1024)
        fail_msg("%s: %zu bytes are kept", hostile->name, arena_used(fixture->kept));
    if (fault != ZIP_READ)
        return;
    ReadBack a = read_entry(fixture, TEXT("a"), piece), b = read_entry(fixture, TEXT("b"), piece);
    bool is_empty = strcmp(hostile->name, "empty-a") == 0;
    if (a.status != hostile->status || a.is_altered != hostile->is_altered)
        fail_msg("%s: reading gives %d, altered %d", hostile->name, a.status, a.is_altered);
    if (a.status == FILE_READ && !text_is(a.bytes, is_empty ? "" : HOSTILE_A))
        fail_msg("%s: a is %.*s", hostile->name, TEXT_ARGS(a.bytes));
    if (b.status != FILE_READ || b.is_altered || !text_is(b.bytes, HOSTILE_B))
        fail_msg("%s: b gives %d", hostile->name, b.status);
    if (fixture->unpacked > 2048)
        fail_msg("%s: %zu bytes were unpacked", hostile->name, fixture->unpacked);
}

static void every_archive_is_answered(void **state)
{
    for (const HostileArchive *hostile = hostile_archives; hostile->name; hostile++) {
        judge(*state, hostile, LIMIT);
        judge(*state, hostile, 7);
        arena_reset(((Fixture *)*state)->arena);
    }
}

static void names_are_read_as_they_were_meant(void **state)
{
    Fixture *fixture = *state;
    ArchivePart parts[] = {
        {.name = TEXT("OPS\\text\\one.xhtml"), .bytes = TEXT("1")},
        {.name = TEXT("OPS/\xC3\xA4.xhtml"), .bytes = TEXT("2")},
        {.name = TEXT("OPS/\x84.xhtml"), .bytes = TEXT("3")},
        {.name = TEXT("OPS/\xFF\xB0\xE1.xhtml"), .bytes = TEXT("4")},
        {.name = TEXT("OPS/\x80.xhtml"), .bytes = TEXT("5"), .extra = TEXT("\x75\x70\x0C\x00\x01....\xCE\xA9.html")},
        {.name = TEXT("OPS/text/"), .bytes = TEXT("")},
        {.name = TEXT("OPS\\images\\"), .bytes = TEXT("")},
        {.name = TEXT(" "), .bytes = TEXT("6")},
        {.name = TEXT("C:/x"), .bytes = TEXT("7")},
    };
    open_archive(fixture, archive_writer_pack(fixture->arena, parts, sizeof parts / sizeof *parts));
    expect_bytes(fixture, "OPS/text/one.xhtml", "1");
    expect_bytes(fixture, "OPS/\u00E4.xhtml", "2");
    assert_int_equal(fixture->zip.double_count, 1); // 3 bears that name too, in the letters of its time
    expect_bytes(fixture, "OPS/\u00A0\u2591\u00DF.xhtml", "4");
    expect_bytes(fixture, "OPS/\u00C7.xhtml", "5"); // its field is of another name
    expect_bytes(fixture, " ", "6");
    expect_bytes(fixture, "C:/x", "7");
    assert_int_equal(fixture->zip.count, 6);
    assert_null(zip_find(&fixture->zip, TEXT("OPS/text")));
    assert_null(zip_find(&fixture->zip, TEXT("OPS/text/")));
    assert_null(zip_find(&fixture->zip, TEXT("")));
}

// CRC-32 of the two bytes of its name, as Info-ZIP's field has it.
static void a_field_says_a_name_in_unicode(void **state)
{
    Fixture *fixture = *state;
    ArchivePart part = {
        .name = TEXT("\x81z"), .bytes = TEXT("words"), .extra = TEXT("\x75\x70\x09\x00\x01ssss\xC3\xBC!z")};
    Text whole = archive_writer_pack(fixture->arena, &part, 1);
    uint32_t sum = ~0U;
    for (int i = 0; i < 2; i++) {
        sum ^= (unsigned char)part.name.at[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320U : 0);
    }
    sum = ~sum;
    for (size_t i = 0, at = text_find(whole, TEXT("ssss"), 0); i < 4; i++)
        ((char *)whole.at)[at + i] = (char)(sum >> 8 * i);
    assert_int_equal(open_archive(fixture, whole), ZIP_READ);
    expect_bytes(fixture, "\u00FC!z", "words");
}

// The first of two names counts, wherever the two stand among others.
static void entries_are_found_by_name(void **state)
{
    Fixture *fixture = *state;
    enum { COUNT = 2000 };
    ArchivePart *parts = arena_many(fixture->arena, ArchivePart, COUNT);
    for (int i = 0; i < COUNT; i++) {
        parts[i].name = text_format(fixture->arena, "%d/%d", i * 7919 % COUNT % 10, i * 7919 % (COUNT / 2));
        parts[i].bytes = text_format(fixture->arena, "%d", i);
    }
    assert_int_equal(open_archive(fixture, archive_writer_pack(fixture->arena, parts, COUNT)), ZIP_READ);
    assert_int_equal(fixture->zip.count + fixture->zip.double_count, COUNT);
    assert_true(fixture->zip.double_count > 100);
    for (int i = 1; i < fixture->zip.count; i++)
        assert_true(text_compare(fixture->zip.entries[i - 1].name, fixture->zip.entries[i].name) < 0);
    for (int i = 0; i < COUNT; i++) {
        int first = i;
        for (int j = 0; j < i && first == i; j++)
            first = text_equal(parts[j].name, parts[i].name) ? j : first;
        expect_bytes(fixture, text_string(fixture->arena, parts[i].name), parts[first].bytes.at);
    }
    assert_null(zip_find(&fixture->zip, TEXT("0/")));
    assert_null(zip_find(&fixture->zip, TEXT("0/00")));
    assert_int_equal(zip_search(&fixture->zip, TEXT("")), 0);
    assert_int_equal(zip_search(&fixture->zip, TEXT("~")), fixture->zip.count);
}

static void large_entries_come_in_pieces(void **state)
{
    Fixture *fixture = *state;
    enum { SIZE = 300000 };
    char *bytes = arena_alloc(fixture->arena, SIZE, 1);
    for (int i = 0; i < SIZE; i++)
        bytes[i] = (char)(i % 991 * i % 251);
    for (uint16_t method = 0; method <= 8; method += 8) {
        ArchivePart part = {.name = TEXT("a"), .bytes = {bytes, SIZE}, .method = method};
        open_archive(fixture, archive_writer_pack(fixture->arena, &part, 1));
        for (size_t piece = 1000; piece <= LIMIT; piece *= 4) {
            ReadBack back = read_entry(fixture, TEXT("a"), piece);
            assert_int_equal(back.status, FILE_READ);
            assert_false(back.is_altered);
            assert_true(text_equal(back.bytes, part.bytes));
        }
    }
}

// Any byte of an archive may be another, and any number of them be missing: whoever reads is told, or reads what is
// right.
static void every_damage_is_seen(void **state)
{
    Fixture *fixture = *state;
    Arena *arena = arena_create();
    Text whole = hostile_archives[0].make(arena);
    for (size_t size = 0; size < whole.size; size++) {
        assert_int_not_equal(open_archive(fixture, text_slice(whole, 0, size)), ZIP_READ);
        arena_reset(fixture->arena);
    }
    for (size_t at = 0; at < whole.size; at++)
        for (int bit = 0; bit < 8; bit++) {
            char *byte = (char *)whole.at + at, before = *byte;
            *byte = (char)(before ^ 1 << bit);
            if (open_archive(fixture, whole) == ZIP_READ) {
                ReadBack back = read_entry(fixture, TEXT("a"), LIMIT);
                bool is_well = back.status != FILE_READ || back.is_altered || text_is(back.bytes, HOSTILE_A);
                assert_true(is_well);
            }
            *byte = before;
            arena_reset(fixture->arena);
        }
    arena_destroy(arena);
}

static void archives_may_have_nothing_in_them(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(open_archive(fixture, archive_writer_pack(fixture->arena, NULL, 0)), ZIP_READ);
    assert_int_equal(fixture->zip.count, 0);
    assert_null(zip_find(&fixture->zip, TEXT("a")));
}

static void many_entries_take_little(void **state)
{
    Fixture *fixture = *state;
    enum { COUNT = 70000 }; // more than a record counts that is not zip64's
    ArchiveWriter writer = {.arena = fixture->arena};
    ArchivePart part = {.bytes = TEXT("")};
    for (int i = 0; i < COUNT; i++) {
        part.name = text_format(fixture->arena, "%d", i);
        archive_writer_add(&writer, &part);
    }
    Text plain = archive_writer_end(&writer, NULL);
    assert_int_equal(open_archive(fixture, plain), ZIP_READ); // as those write it who know no zip64
    assert_int_equal(fixture->zip.count, COUNT);
    assert_int_equal(open_archive(fixture, archive_writer_end(&writer, &(ArchiveEnd){.has_64 = true})), ZIP_READ);
    assert_int_equal(fixture->zip.count, COUNT);
    assert_true(arena_used(fixture->kept) < COUNT * 64);
    for (int i = COUNT; i <= ZIP_ENTRIES_MOST; i++)
        archive_writer_add(&writer, &part);
    assert_int_equal(open_archive(fixture, archive_writer_end(&writer, NULL)), ZIP_TOO_MANY);
}

// ---- Broken off

typedef struct Asked {
    int count, wanted_at;
} Asked;

static bool is_wanted(void *owner)
{
    Asked *asked = owner;
    return ++asked->count == asked->wanted_at;
}

static void long_work_is_broken_off(void **state)
{
    Fixture *fixture = *state;
    enum { COUNT = 5000, SIZE = 8 * 1024 * 1024 };
    ArchiveWriter writer = {.arena = fixture->arena};
    ArchivePart part = {.bytes = TEXT("")};
    for (int i = 0; i < COUNT; i++) {
        part.name = text_format(fixture->arena, "%d", i);
        archive_writer_add(&writer, &part);
    }
    char *bytes = arena_alloc(fixture->arena, SIZE, 1);
    archive_writer_add(&writer, &(ArchivePart){.name = TEXT("a"), .bytes = {bytes, SIZE}, .method = 8});
    assert_int_equal(open_archive(fixture, archive_writer_end(&writer, NULL)), ZIP_READ);
    Asked asked = {.wanted_at = 20};
    Interrupt interrupt = {.is_wanted = is_wanted, .owner = &asked};
    errno = 0;
    assert_int_equal(zip_read(&fixture->zip, fixture->kept, &fixture->file, &interrupt), ZIP_FAILED);
    assert_int_equal(errno, EINTR);
    assert_int_equal(zip_read(&fixture->zip, fixture->kept, &fixture->file, NULL), ZIP_READ);
    ZipReading *reading;
    asked = (Asked){.wanted_at = 1};
    interrupt = (Interrupt){.is_wanted = is_wanted, .owner = &asked};
    assert_int_equal(zip_start(zip_find(&fixture->zip, TEXT("a")), &fixture->file, SIZE, &reading), FILE_READ);
    ZipTaken taken = zip_take(reading, bytes, SIZE, &interrupt);
    assert_int_equal(taken.status, FILE_FAILED);
    assert_true(taken.size > 0 && taken.size < SIZE / 2);
    assert_int_equal(zip_take(reading, bytes, SIZE, NULL).status, FILE_FAILED);
    zip_stop(reading);
}

static void what_cannot_be_read_has_failed(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(open_archive(fixture, hostile_archives[0].make(fixture->arena)), ZIP_READ);
    int closed = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC); // which gives no bytes
    FileOpen folder = {closed, 100};
    Zip zip;
    ZipReading *reading;
    assert_int_equal(zip_read(&zip, fixture->arena, &folder, NULL), ZIP_FAILED);
    assert_int_equal(zip_start(zip_find(&fixture->zip, TEXT("a")), &folder, LIMIT, &reading), FILE_FAILED);
    close(closed);
    assert_int_equal(zip_start(zip_find(&fixture->zip, TEXT("b")), &fixture->file, LIMIT, &reading), FILE_READ);
    assert_int_equal(ftruncate(fixture->file.descriptor, 10), 0);
    char bytes[100];
    assert_int_equal(zip_take(reading, bytes, sizeof bytes, NULL).status, FILE_DAMAGED);
    zip_stop(reading);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(every_archive_is_answered),         WITH_FIXTURE(names_are_read_as_they_were_meant),
        WITH_FIXTURE(a_field_says_a_name_in_unicode),    WITH_FIXTURE(entries_are_found_by_name),
        WITH_FIXTURE(large_entries_come_in_pieces),      WITH_FIXTURE(every_damage_is_seen),
        WITH_FIXTURE(archives_may_have_nothing_in_them), WITH_FIXTURE(many_entries_take_little),
        WITH_FIXTURE(long_work_is_broken_off),           WITH_FIXTURE(what_cannot_be_read_has_failed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
