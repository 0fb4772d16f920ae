#include "base/zip-end.h"

#include <assert.h>

#include "base/zip-bytes.h"

enum { COMMENT_MOST = 65535, TAIL_MOST = COMMENT_MOST + ZIP_END_BYTES };

// The end of the file, in which the records are looked for.
typedef struct Tail {
    Text bytes;
    uint64_t at; // where it begins
} Tail;

// What the records say before anything of it is believed.
typedef struct Claim {
    uint64_t disk, directory_disk, count_here, count, size, offset;
    uint64_t end; // where the directory must be over
} Claim;

// Bytes behind the comment are taken for padding.
static bool is_end(Text tail, size_t at)
{
    return zip_bytes_number(tail, at, 4) == ZIP_MARK_END &&
           at + ZIP_END_BYTES + zip_bytes_number(tail, at + 20, 2) <= tail.size;
}

// The last record that fits; the size of the tail when there is none.
static size_t find_end(Text tail)
{
    for (size_t at = tail.size < ZIP_END_BYTES ? 0 : tail.size - ZIP_END_BYTES + 1; at-- > 0;)
        if (is_end(tail, at))
            return at;
    return tail.size;
}

static Claim read_claim(const Tail *tail, size_t at)
{
    Text bytes = tail->bytes;
    return (Claim){.disk = zip_bytes_number(bytes, at + 4, 2),
                   .directory_disk = zip_bytes_number(bytes, at + 6, 2),
                   .count_here = zip_bytes_number(bytes, at + 8, 2),
                   .count = zip_bytes_number(bytes, at + 10, 2),
                   .size = zip_bytes_number(bytes, at + 12, 4),
                   .offset = zip_bytes_number(bytes, at + 16, 4),
                   .end = tail->at + at};
}

static bool is_beyond(const Claim *claim)
{
    return claim->count == UINT16_MAX || claim->size == UINT32_MAX || claim->offset == UINT32_MAX;
}

static bool has_mark(const FileOpen *file, uint64_t at, uint32_t mark)
{
    char bytes[4];
    return zip_bytes_read(file, at, bytes, sizeof bytes) == sizeof bytes &&
           zip_bytes_number((Text){bytes, sizeof bytes}, 0, 4) == mark;
}

// Where zip64's record stands: straight before its locator, else where that says it is. 0: nowhere.
static uint64_t find_end_64(const FileOpen *file, uint64_t locator, uint64_t said)
{
    if (locator >= ZIP_END_64_BYTES && has_mark(file, locator - ZIP_END_64_BYTES, ZIP_MARK_END_64))
        return locator - ZIP_END_64_BYTES;
    return said < locator && locator - said >= ZIP_END_64_BYTES && has_mark(file, said, ZIP_MARK_END_64) ? said : 0;
}

// What is beyond the plain record is said by zip64's, where there is one.
static bool read_claim_64(Claim *claim, const FileOpen *file)
{
    char locator[ZIP_LOCATOR_BYTES], record[ZIP_END_64_BYTES];
    Text located = {locator, sizeof locator}, recorded = {record, sizeof record};
    if (claim->end < sizeof locator)
        return true;
    uint64_t at = claim->end - sizeof locator;
    if (zip_bytes_read(file, at, locator, sizeof locator) != sizeof locator)
        return false;
    if (zip_bytes_number(located, 0, 4) != ZIP_MARK_LOCATOR)
        return true;
    at = find_end_64(file, at, zip_bytes_number(located, 8, 8));
    if (!at || zip_bytes_read(file, at, record, sizeof record) != sizeof record)
        return false;
    *claim = (Claim){.disk = zip_bytes_number(recorded, 16, 4),
                     .directory_disk = zip_bytes_number(recorded, 20, 4),
                     .count_here = zip_bytes_number(recorded, 24, 8),
                     .count = zip_bytes_number(recorded, 32, 8),
                     .size = zip_bytes_number(recorded, 40, 8),
                     .offset = zip_bytes_number(recorded, 48, 8),
                     .end = at};
    return true;
}

// A directory stands straight before the records, and what its place lacks stands before the archive; or it stands
// where it says, and something else between.
static ZipFault place(ZipEnd *end, const Claim *claim, const FileOpen *file)
{
    uint64_t size = claim->size, offset = claim->offset;
    if (size > claim->end || offset > claim->end - size)
        return ZIP_BROKEN;
    uint64_t close = claim->end - size;
    *end = (ZipEnd){.before = close - offset, .directory = close, .size = size, .count = claim->count};
    if (!size)
        return claim->count ? ZIP_BROKEN : ZIP_READ;
    if (has_mark(file, close, ZIP_MARK_LISTED))
        return ZIP_READ;
    if (has_mark(file, close, ZIP_MARK_CONCEALED) || has_mark(file, offset, ZIP_MARK_CONCEALED))
        return ZIP_CONCEALED;
    end->before = 0;
    end->directory = offset;
    return has_mark(file, offset, ZIP_MARK_LISTED) ? ZIP_READ : ZIP_BROKEN;
}

static ZipFault judge(ZipEnd *end, const Tail *tail, size_t at, const FileOpen *file)
{
    Claim claim = read_claim(tail, at);
    if (is_beyond(&claim) && !read_claim_64(&claim, file))
        return ZIP_BROKEN;
    if (claim.disk || claim.directory_disk || claim.count_here != claim.count)
        return ZIP_SPLIT;
    if (claim.count > ZIP_ENTRIES_MOST || claim.size > ZIP_DIRECTORY_MOST)
        return ZIP_TOO_MANY;
    return place(end, &claim, file);
}

ZipFault zip_end_find(ZipEnd *end, const FileOpen *file)
{
    Arena *arena = arena_create();
    size_t size = file->size < TAIL_MOST ? file->size : TAIL_MOST;
    char *bytes = arena_alloc(arena, size + 1, 1);
    Tail tail = {{bytes, size}, file->size - size};
    ZipFault fault = ZIP_FAILED;
    if (zip_bytes_read(file, tail.at, bytes, size) == (ssize_t)size) {
        size_t at = find_end(tail.bytes);
        if (at < size)
            fault = judge(end, &tail, at, file);
        else if (!size)
            fault = ZIP_EMPTY;
        else
            fault = has_mark(file, 0, ZIP_MARK_ENTRY) ? ZIP_CUT : ZIP_NONE;
    }
    arena_destroy(arena);
    return fault;
}
