#include "hostile-archives.h"

#include <assert.h>
#include <string.h>

#include "archive-writer.h"

enum { BOMB_BYTES = 4 * 1024 * 1024 };

static const ArchivePart plain_a = {.name = {"a", 1}, .bytes = {HOSTILE_A, sizeof HOSTILE_A - 1}, .method = 8};
static const ArchivePart plain_b = {.name = {"b", 1}, .bytes = {HOSTILE_B, sizeof HOSTILE_B - 1}, .method = 8};

static Text make(Arena *arena, const ArchivePart *a, const ArchiveEnd *end)
{
    ArchiveWriter writer = {.arena = arena};
    archive_writer_add(&writer, a);
    archive_writer_add(&writer, &plain_b);
    return archive_writer_end(&writer, end);
}

// Each is the plain entry or end but for what is named.
#define ENTRY(name, ...)                                                                                               \
    static Text name(Arena *arena)                                                                                     \
    {                                                                                                                  \
        ArchivePart a = plain_a;                                                                                       \
        __VA_ARGS__;                                                                                                   \
        return make(arena, &a, NULL);                                                                                  \
    }
#define END(name, ...)                                                                                                 \
    static Text name(Arena *arena)                                                                                     \
    {                                                                                                                  \
        return make(arena, &plain_a, &(ArchiveEnd){__VA_ARGS__});                                                      \
    }

static Text bytes_of(Arena *arena, size_t size, char byte)
{
    char *bytes = arena_alloc(arena, size + 1, 1);
    memset(bytes, byte, size);
    return (Text){bytes, size};
}

// ---- Sound ones

ENTRY(deflated, (void)a)
ENTRY(stored, a.method = ARCHIVE_STORED)
ENTRY(late_figures, a.has_descriptor = true)
ENTRY(stored_late_figures, a.method = ARCHIVE_STORED; a.has_descriptor = true)
ENTRY(figures_of_64, a.has_64 = true)
ENTRY(own_fields, a.extra = (Text){"\x55\x54\x05\x00\x03wxyz\x99\x99\xFF\xFF", 13})
END(end_of_64, .has_64 = true)
END(junk_before, .before = TEXT("#!/bin/sh\nPK\3\4 unpacks itself\n"))
END(junk_before_64, .before = TEXT("#!/bin/sh\nexit\n"), .has_64 = true)
END(comment, .comment = TEXT("A comment, which nobody reads."))
END(padding_behind, .behind = bytes_of(arena, 2000, '\0'))
END(another_behind, .comment = TEXT("PK\5\6"), .behind = TEXT("PK\5\6 and so on"))

// More fields than the directory has, before the bytes: its own place and size count.
static Text empty_a(Arena *arena)
{
    ArchivePart a = {.name = TEXT("a"), .method = ARCHIVE_DEFLATED, .as_packed = TEXT("")};
    return make(arena, &a, NULL);
}

static Text junk_before_directory(Arena *arena)
{
    ArchiveWriter writer = {.arena = arena};
    archive_writer_add(&writer, &plain_a);
    archive_writer_add(&writer, &plain_b);
    Text whole = archive_writer_end(&writer, NULL);
    size_t end = whole.size - 22;
    char *at = arena_alloc(arena, whole.size + 10, 1);
    memcpy(at, whole.at, end);
    memcpy(at + end, "signature.", 10);
    memcpy(at + end + 10, whole.at + end, 22);
    return (Text){at, whole.size + 10};
}

static Text twice(Arena *arena)
{
    ArchiveWriter writer = {.arena = arena};
    ArchivePart again = plain_b;
    again.name = TEXT("a");
    archive_writer_add(&writer, &plain_a);
    archive_writer_add(&writer, &again);
    archive_writer_add(&writer, &plain_b);
    return archive_writer_end(&writer, NULL);
}

static Text names_beyond(Arena *arena)
{
    ArchiveWriter writer = {.arena = arena};
    ArchivePart part = plain_b;
    Text names[] = {TEXT("../../../etc/passwd"), TEXT("/etc/passwd"), TEXT("C:\\..\\x"), TEXT("./c"), TEXT("d//e")};
    archive_writer_add(&writer, &plain_a);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        part.name = names[i];
        archive_writer_add(&writer, &part);
    }
    archive_writer_add(&writer, &plain_b);
    return archive_writer_end(&writer, NULL);
}

static Text names_of_nothing(Arena *arena)
{
    ArchiveWriter writer = {.arena = arena};
    ArchivePart part = plain_b;
    Text names[] = {TEXT(""), {"a\0b", 3}, bytes_of(arena, 1025, 'n'), bytes_of(arena, 500, '\xB0')};
    archive_writer_add(&writer, &plain_a);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        part.name = names[i];
        archive_writer_add(&writer, &part);
    }
    archive_writer_add(&writer, &plain_b);
    return archive_writer_end(&writer, NULL);
}

// ---- Entries that are not what they say

ENTRY(locked, a.flags = 1)
ENTRY(strongly_locked, a.flags = 1 | 64)
ENTRY(patched, a.flags = 32)
ENTRY(deflated_64, a.as_packed = archive_deflate(arena, a.bytes); a.method = 9)
ENTRY(bzip2, a.method = 12)
ENTRY(wrong_sum, a.wrong_sum = 1)
ENTRY(says_less, a.size = 10)
ENTRY(says_more, a.size = sizeof HOSTILE_A)
ENTRY(says_far_more, a.size = 15 * 1024 * 1024)
ENTRY(says_4_gb, a.size = UINT32_MAX)
ENTRY(says_a_tib, a.size = 1ULL << 40; a.has_64 = true)
ENTRY(stored_says_less, a.method = ARCHIVE_STORED; a.size = 10)
ENTRY(packed_beyond, a.packed = 4000)
ENTRY(packed_all_there_is, a.packed = UINT64_MAX; a.has_64 = true)
ENTRY(packed_into_next, a.packed = archive_deflate(arena, a.bytes).size + 40)
ENTRY(packed_less, a.packed = 20)
ENTRY(packed_nothing, a.as_packed = TEXT(""))
ENTRY(place_wrong, a.moved = 3)
ENTRY(place_beyond, a.moved = 1 << 30)
ENTRY(place_around, a.moved = -1; a.has_64 = true)
ENTRY(no_head, a.is_bare = true)
ENTRY(no_deflation, a.as_packed = TEXT("\xFF\xFF\xFF\xFF these are no deflated bytes"))
ENTRY(no_end, Text packed = archive_deflate(arena, a.bytes); a.as_packed = text_slice(packed, 0, packed.size - 2))
ENTRY(lacks_field, a.size = UINT32_MAX; a.extra = TEXT("\1\0\4\0\1\2\3\4"))
ENTRY(short_field, a.size = UINT32_MAX; a.extra = TEXT("\1\0\xFF\0"))
ENTRY(bomb, a.bytes = bytes_of(arena, BOMB_BYTES, ' '))
ENTRY(lying_bomb, a.bytes = bytes_of(arena, BOMB_BYTES, ' '); a.size = 1000)

// All lead to the same bytes; so much is not told by what a file has.
static Text same_bytes(Arena *arena)
{
    ArchiveWriter writer = {.arena = arena};
    ArchivePart part = plain_a;
    archive_writer_list(&writer, &part, 0);
    part.name = TEXT("c");
    for (int i = 0; i < 20; i++)
        archive_writer_list(&writer, &part, 0);
    part.name = TEXT("b");
    part.bytes = plain_b.bytes;
    size_t place = archive_writer_add(&writer, &plain_a);
    assert(place == 0);
    archive_writer_add(&writer, &plain_b);
    return archive_writer_end(&writer, NULL);
}

// A stored block quotes the head of the next entry, whose bytes both have: each entry holds all that follow.
static Text quoting(Arena *arena)
{
    enum { HEAD = 30 + 1 };
    ArchiveWriter inner = {.arena = arena}, writer = {.arena = arena};
    archive_writer_add(&inner, &plain_b);
    Text kernel = {inner.archive.at, inner.archive.size};
    char quote[5 + HEAD] = {0, HEAD, 0, (char)~HEAD, (char)0xFF};
    memcpy(quote + 5, kernel.at, HEAD);
    ArchivePart a = plain_a;
    char *all = arena_alloc(arena, sizeof quote + kernel.size, 1);
    memcpy(all, quote, sizeof quote);
    memcpy(all + sizeof quote, kernel.at + HEAD, kernel.size - HEAD);
    a.as_packed = (Text){all, sizeof quote + kernel.size - HEAD};
    a.bytes = text_format(arena, "%.*s%s", HEAD, kernel.at, HOSTILE_B);
    archive_writer_add(&writer, &a);
    archive_writer_list(&writer, &plain_b, HEAD + 5);
    return archive_writer_end(&writer, NULL);
}

// ---- What is no archive, or no whole one

static Text nothing(Arena *arena)
{
    (void)arena;
    return TEXT("");
}

static Text words(Arena *arena)
{
    return text_format(arena, "%s", "These are words and no archive.\n");
}

static Text cut(Arena *arena)
{
    Text whole = make(arena, &plain_a, NULL);
    return text_slice(whole, 0, whole.size * 2 / 3);
}

static Text cut_in_end(Arena *arena)
{
    Text whole = make(arena, &plain_a, NULL);
    return text_slice(whole, 0, whole.size - 1);
}

static Text start_is_gone(Arena *arena)
{
    Text whole = make(arena, &plain_a, NULL);
    return text_slice(whole, whole.size - 60, whole.size);
}

// With another mark in the place of the directory's, of its first entry or its second.
static Text with_mark(Arena *arena, int entry, char mark)
{
    Text whole = make(arena, &plain_a, NULL);
    size_t at = 0;
    for (int i = -1; i < entry; i++)
        at = text_find(whole, TEXT("PK\1\2"), at + 1);
    assert(at < whole.size);
    ((char *)whole.at)[at + 2] = mark;
    return whole;
}

static Text concealed(Arena *arena)
{
    Text whole = with_mark(arena, 0, '\6');
    ((char *)whole.at)[text_find(whole, TEXT("PK\6\2"), 0) + 3] = '\10';
    return whole;
}

static Text no_directory(Arena *arena)
{
    return with_mark(arena, 0, '\7');
}

static Text torn_directory(Arena *arena)
{
    return with_mark(arena, 1, '\7');
}

END(split, .disk = 1)
END(split_64, .disk = 1, .has_64 = true)
END(counts_more, .more_entries = 1)
END(counts_fewer, .more_entries = -1)
END(counts_far_more, .more_entries = 1 << 20, .has_64 = true)
END(directory_too_long, .directory_size = 17 * 1024 * 1024)
END(directory_beyond, .directory_size = 1000)
END(directory_all, .directory_size = UINT64_MAX, .has_64 = true)
END(directory_moved, .moved = 1000)
END(directory_around, .moved = -4000, .has_64 = true)
END(directory_short, .directory_size = 60)

#define LIES "the file is damaged in its archive"

const HostileArchive hostile_archives[] = {
    {.name = "deflated", .make = deflated},
    {.name = "stored", .make = stored},
    {.name = "late-figures", .make = late_figures},
    {.name = "stored-late-figures", .make = stored_late_figures},
    {.name = "figures-of-64", .make = figures_of_64},
    {.name = "own-fields", .make = own_fields},
    {.name = "end-of-64", .make = end_of_64},
    {.name = "junk-before", .make = junk_before},
    {.name = "junk-before-64", .make = junk_before_64},
    {.name = "junk-before-directory", .make = junk_before_directory},
    {.name = "comment", .make = comment},
    {.name = "padding-behind", .make = padding_behind},
    {.name = "another-behind", .make = another_behind},
    {.name = "empty-a", .make = empty_a},
    {.name = "twice", .make = twice, .told = "names stand here again, of which the first is read: 1, \"a\" first"},
    {.name = "names-beyond",
     .make = names_beyond,
     .told = "names that lead out of the archive are left out: 5, \"../../../etc/passwd\" first"},
    {.name = "names-of-nothing",
     .make = names_of_nothing,
     .told = "names that nobody could call are left out: 4, \"\" first"},
    {.name = "locked", .make = locked, .status = FILE_LOCKED, .told = "the file is encrypted"},
    {.name = "strongly-locked", .make = strongly_locked, .status = FILE_LOCKED, .told = "the file is encrypted"},
    {.name = "patched", .make = patched, .status = FILE_ALIEN, .told = "packed in a way that is not read"},
    {.name = "deflated-64", .make = deflated_64, .status = FILE_ALIEN, .told = "packed in a way that is not read"},
    {.name = "bzip2", .make = bzip2, .status = FILE_ALIEN, .told = "packed in a way that is not read"},
    {.name = "wrong-sum", .make = wrong_sum, .is_altered = true, .told = "the file is not what was packed"},
    {.name = "says-less", .make = says_less, .status = FILE_DAMAGED, .told = LIES},
    {.name = "says-more", .make = says_more, .status = FILE_DAMAGED, .told = LIES},
    {.name = "says-far-more", .make = says_far_more, .status = FILE_DAMAGED, .told = LIES},
    {.name = "says-4-gb", .make = says_4_gb, .status = FILE_DAMAGED, .told = LIES},
    {.name = "says-a-tib", .make = says_a_tib, .status = FILE_DAMAGED, .told = LIES},
    {.name = "stored-says-less", .make = stored_says_less, .status = FILE_DAMAGED, .told = LIES},
    {.name = "packed-beyond", .make = packed_beyond, .status = FILE_DAMAGED, .told = LIES},
    {.name = "packed-all-there-is", .make = packed_all_there_is, .status = FILE_DAMAGED, .told = LIES},
    {.name = "packed-into-next", .make = packed_into_next, .status = FILE_DAMAGED, .told = LIES},
    {.name = "packed-less", .make = packed_less, .status = FILE_DAMAGED, .told = LIES},
    {.name = "packed-nothing", .make = packed_nothing, .status = FILE_DAMAGED, .told = LIES},
    {.name = "place-wrong", .make = place_wrong, .status = FILE_DAMAGED, .told = LIES},
    {.name = "place-beyond", .make = place_beyond, .status = FILE_DAMAGED, .told = LIES},
    {.name = "place-around", .make = place_around, .status = FILE_DAMAGED, .told = LIES},
    {.name = "no-head", .make = no_head, .status = FILE_DAMAGED, .told = LIES},
    {.name = "no-deflation", .make = no_deflation, .status = FILE_DAMAGED, .told = LIES},
    {.name = "no-end", .make = no_end, .status = FILE_DAMAGED, .told = LIES},
    {.name = "lacks-field", .make = lacks_field, .status = FILE_DAMAGED, .told = LIES},
    {.name = "short-field", .make = short_field, .status = FILE_DAMAGED, .told = LIES},
    {.name = "bomb", .make = bomb, .status = FILE_TOO_LARGE, .told = "the file is larger than what is read"},
    {.name = "lying-bomb", .make = lying_bomb, .status = FILE_DAMAGED, .told = LIES},
    {.name = "same-bytes", .make = same_bytes, .status = FILE_DAMAGED, .told = LIES},
    {.name = "quoting", .make = quoting, .status = FILE_DAMAGED, .told = LIES},
    {.name = "nothing", .make = nothing, .fault = ZIP_EMPTY, .told = "there is nothing in this file"},
    {.name = "words", .make = words, .fault = ZIP_NONE, .told = "this is not an archive"},
    {.name = "cut", .make = cut, .fault = ZIP_CUT, .told = "this archive is cut off"},
    {.name = "cut-in-end", .make = cut_in_end, .fault = ZIP_CUT, .told = "this archive is cut off"},
    {.name = "start-is-gone", .make = start_is_gone, .fault = ZIP_BROKEN, .told = "this archive is damaged"},
    {.name = "split", .make = split, .fault = ZIP_SPLIT, .told = "this is one part of an archive"},
    {.name = "split-64", .make = split_64, .fault = ZIP_SPLIT, .told = "this is one part of an archive"},
    {.name = "concealed", .make = concealed, .fault = ZIP_CONCEALED, .told = "this archive is encrypted"},
    {.name = "no-directory", .make = no_directory, .fault = ZIP_BROKEN, .told = "this archive is damaged"},
    {.name = "torn-directory", .make = torn_directory, .fault = ZIP_BROKEN, .told = "this archive is damaged"},
    {.name = "counts-more", .make = counts_more, .fault = ZIP_BROKEN, .told = "this archive is damaged"},
    {.name = "counts-fewer", .make = counts_fewer, .fault = ZIP_BROKEN, .told = "this archive is damaged"},
    {.name = "counts-far-more", .make = counts_far_more, .fault = ZIP_TOO_MANY, .told = "holds too many files"},
    {.name = "directory-too-long", .make = directory_too_long, .fault = ZIP_TOO_MANY, .told = "holds too many files"},
    {.name = "directory-beyond", .make = directory_beyond, .fault = ZIP_BROKEN, .told = "this archive is damaged"},
    {.name = "directory-all", .make = directory_all, .fault = ZIP_TOO_MANY, .told = "holds too many files"},
    {.name = "directory-moved", .make = directory_moved, .fault = ZIP_BROKEN, .told = "this archive is damaged"},
    {.name = "directory-around", .make = directory_around, .fault = ZIP_BROKEN, .told = "this archive is damaged"},
    {.name = "directory-short", .make = directory_short, .fault = ZIP_BROKEN, .told = "this archive is damaged"},
    {0},
};
