#include "base/zip.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/zip-bytes.h"
#include "base/zip-end.h"
#include "base/zip-name.h"

// ---- What is wrong with an archive

static const struct {
    const char *sentence, *hint;
} faults[] = {
    [ZIP_READ] = {"", ""},
    [ZIP_FAILED] = {"this archive cannot be read",
                    "it must be a file that everybody may read, on a disc that is sound"},
    [ZIP_EMPTY] = {"there is nothing in this file", "copy it anew"},
    [ZIP_NONE] = {"this is not an archive", "a book (EPUB) is a ZIP archive; copy it anew"},
    [ZIP_CUT] = {"this archive is cut off: its end is missing", "copy it anew"},
    [ZIP_SPLIT] = {"this is one part of an archive that is spread over several files", "put it together again"},
    [ZIP_CONCEALED] = {"this archive is encrypted, with the names of what it holds", "save it without a password"},
    [ZIP_TOO_MANY] = {"this archive holds too many files", "up to 100000 are read, with 16 MiB for their names"},
    [ZIP_BROKEN] = {"this archive is damaged: the list of what it holds cannot be read", "copy it anew"},
};

const char *zip_fault_sentence(ZipFault fault)
{
    assert(fault < sizeof faults / sizeof *faults);
    return faults[fault].sentence;
}

const char *zip_fault_hint(ZipFault fault)
{
    assert(fault < sizeof faults / sizeof *faults);
    return faults[fault].hint;
}

// ---- The directory

typedef struct ZipListing {
    Zip *zip;
    Arena *arena; // of the zip
    Arena *scratch;
    Interrupt *interrupt;
    ZipEnd end;
    Text bytes; // the directory
    ZipEntry *entries;
} ZipListing;

// A piece at a time, for a card may be slow.
static ZipFault read_bytes(ZipListing *listing, const FileOpen *file)
{
    enum { PIECE_BYTES = 16 * 1024 };
    size_t size = (size_t)listing->end.size;
    char *bytes = arena_alloc(listing->scratch, size + 1, 1);
    for (size_t at = 0; at < size;) {
        size_t piece = size - at < PIECE_BYTES ? size - at : PIECE_BYTES;
        ssize_t got = zip_bytes_read(file, listing->end.directory + at, bytes + at, piece);
        if (got < 0 || interrupt_due(listing->interrupt)) {
            errno = got < 0 ? errno : EINTR;
            return ZIP_FAILED;
        }
        if ((size_t)got < piece)
            return ZIP_BROKEN;
        at += piece;
    }
    listing->bytes = (Text){bytes, size};
    return ZIP_READ;
}

// Takes the next entry with all that belongs to it. False when none is left.
static bool next_listed(Text *rest, Text *listed)
{
    if (rest->size < ZIP_LISTED_BYTES || zip_bytes_number(*rest, 0, 4) != ZIP_MARK_LISTED)
        return false;
    size_t size = ZIP_LISTED_BYTES + (size_t)(zip_bytes_number(*rest, 28, 2) + zip_bytes_number(*rest, 30, 2) +
                                              zip_bytes_number(*rest, 32, 2));
    *listed = text_slice(*rest, 0, size);
    *rest = text_slice(*rest, size, rest->size);
    return listed->size == size;
}

// How many there are, so that there is room for so many and no more. What follows them is a signature, which nobody
// reads.
static ZipFault count_listed(const ZipListing *listing, int *count)
{
    Text rest = listing->bytes, listed;
    for (*count = 0; next_listed(&rest, &listed); ++*count)
        if (*count == ZIP_ENTRIES_MOST)
            return ZIP_TOO_MANY;
    return (uint16_t)*count == (uint16_t)listing->end.count ? ZIP_READ : ZIP_BROKEN;
}

// Zip64's figures stand, in this order, for those that are beyond the plain ones. False when one is missing.
static bool read_figures(Text listed, Text extra, uint64_t figures[3])
{
    enum { ZIP64 = 1 };
    static const int places[3] = {24, 20, 42}; // size, packed, offset
    Text field = zip_name_extra(extra, ZIP64);
    for (int i = 0; i < 3; i++) {
        figures[i] = zip_bytes_number(listed, (size_t)places[i], 4);
        if (figures[i] != UINT32_MAX)
            continue;
        if (field.size < 8)
            return false;
        figures[i] = zip_bytes_number(field, 0, 8);
        field = text_slice(field, 8, field.size);
    }
    return true;
}

static bool is_folder(Text listed, size_t name_size)
{
    char last = name_size ? listed.at[ZIP_LISTED_BYTES + name_size - 1] : '\0';
    return last == '/' || last == '\\';
}

// Whether the figures can be true.
static bool can_be(const ZipEntry *entry, const ZipEnd *end, const uint64_t figures[3])
{
    uint64_t size = figures[0], packed = figures[1], offset = figures[2];
    if (offset > end->directory - end->before || packed > end->directory)
        return false;
    if (end->before + offset + ZIP_ENTRY_BYTES + packed > end->directory)
        return false;
    return entry->is_deflated ? size / ZIP_RATIO_MOST <= packed : size == packed;
}

static ZipFlaw find_flaw(const ZipListing *listing, Text listed, const ZipEntry *entry, const uint64_t figures[3])
{
    enum { ENCRYPTED = 1 << 0, PATCHED = 1 << 5, STRONGLY_ENCRYPTED = 1 << 6, CONCEALED = 1 << 13 };
    uint64_t flags = zip_bytes_number(listed, 8, 2), method = zip_bytes_number(listed, 10, 2);
    if (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | CONCEALED))
        return ZIP_LOCKED;
    if (flags & PATCHED || (method && !entry->is_deflated))
        return ZIP_ALIEN;
    return can_be(entry, &listing->end, figures) ? ZIP_SOUND : ZIP_LYING;
}

static void add_entry(ZipListing *listing, Text listed, uint32_t at)
{
    enum { DEFLATED = 8 };
    Zip *zip = listing->zip;
    size_t name_size = (size_t)zip_bytes_number(listed, 28, 2), extra_size = (size_t)zip_bytes_number(listed, 30, 2);
    Text name = text_slice(listed, ZIP_LISTED_BYTES, ZIP_LISTED_BYTES + name_size);
    Text extra = text_slice(listed, ZIP_LISTED_BYTES + name_size, ZIP_LISTED_BYTES + name_size + extra_size);
    uint64_t figures[3] = {0};
    if (is_folder(listed, name_size))
        return;
    ZipEntry entry = {.place = at, .is_deflated = zip_bytes_number(listed, 10, 2) == DEFLATED};
    entry.name = zip_name_read(listing->arena, name, extra);
    if (!entry.name.size) {
        if (!zip->nameless_count++)
            zip->nameless = text_copy(listing->arena, text_slice(name, 0, ZIP_NAME_MOST));
        return;
    }
    bool has_figures = read_figures(listed, extra, figures);
    entry.flaw = has_figures ? find_flaw(listing, listed, &entry, figures) : ZIP_LYING;
    entry.size = figures[0] < UINT32_MAX ? (uint32_t)figures[0] : UINT32_MAX;
    entry.sum = (uint32_t)zip_bytes_number(listed, 16, 4);
    if (entry.flaw == ZIP_SOUND) { // they lie within the file
        entry.packed = (uint32_t)figures[1];
        entry.header = (uint32_t)(listing->end.before + figures[2]);
    }
    listing->entries[zip->count++] = entry;
}

static int compare_entries(const void *one, const void *other)
{
    const ZipEntry *a = one, *b = other;
    int order = text_compare(a->name, b->name);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

static int compare_headers(const void *one, const void *other)
{
    const ZipEntry *a = *(ZipEntry *const *)one, *b = *(ZipEntry *const *)other;
    return (a->header > b->header) - (a->header < b->header);
}

// An entry that reaches into the next is one of a file that is far larger than it looks, or is damaged.
static void find_overlaps(const ZipListing *listing)
{
    int count = 0;
    ZipEntry **by_header = arena_many(listing->scratch, ZipEntry *, listing->zip->count + 1);
    for (int i = 0; i < listing->zip->count; i++)
        if (listing->entries[i].flaw == ZIP_SOUND)
            by_header[count++] = &listing->entries[i];
    qsort(by_header, (size_t)count, sizeof(ZipEntry *), compare_headers);
    for (int i = 0; i + 1 < count; i++)
        if ((uint64_t)by_header[i]->header + ZIP_ENTRY_BYTES + by_header[i]->packed > by_header[i + 1]->header)
            by_header[i]->flaw = ZIP_LYING;
}

// Leaves the first of each name.
static void drop_doubles(const ZipListing *listing)
{
    Zip *zip = listing->zip;
    int kept = 0;
    for (int i = 0; i < zip->count; i++)
        if (kept && text_equal(listing->entries[i].name, listing->entries[kept - 1].name)) {
            if (!zip->double_count++)
                zip->first_double = listing->entries[i].name;
        } else {
            listing->entries[kept++] = listing->entries[i];
        }
    zip->count = kept;
}

static ZipFault list(ZipListing *listing, const FileOpen *file)
{
    int count = 0;
    ZipFault fault = zip_end_find(&listing->end, file);
    if (fault == ZIP_READ)
        fault = read_bytes(listing, file);
    if (fault == ZIP_READ)
        fault = count_listed(listing, &count);
    if (fault != ZIP_READ)
        return fault;
    listing->entries = arena_many(listing->arena, ZipEntry, count + 1);
    Text rest = listing->bytes, listed;
    for (uint32_t at = 0; next_listed(&rest, &listed); at++) {
        if (interrupt_due(listing->interrupt)) {
            errno = EINTR;
            return ZIP_FAILED;
        }
        add_entry(listing, listed, at);
    }
    find_overlaps(listing);
    qsort(listing->entries, (size_t)listing->zip->count, sizeof(ZipEntry), compare_entries);
    drop_doubles(listing);
    listing->zip->entries = listing->entries;
    return ZIP_READ;
}

ZipFault zip_read(Zip *zip, Arena *arena, const FileOpen *file, Interrupt *interrupt)
{
    assert(file->size <= ZIP_BYTES_MOST);
    *zip = (Zip){0};
    ZipListing listing = {.zip = zip, .arena = arena, .scratch = arena_create(), .interrupt = interrupt};
    ZipFault fault = list(&listing, file);
    int why = errno;
    arena_destroy(listing.scratch);
    errno = why;
    return fault;
}

int zip_search(const Zip *zip, Text name)
{
    int first = 0, after = zip->count;
    while (first < after) {
        int middle = first + (after - first) / 2;
        if (text_compare(zip->entries[middle].name, name) < 0)
            first = middle + 1;
        else
            after = middle;
    }
    return first;
}

const ZipEntry *zip_find(const Zip *zip, Text name)
{
    int at = zip_search(zip, name);
    return at < zip->count && text_equal(zip->entries[at].name, name) ? &zip->entries[at] : NULL;
}
