// The bytes of an archive's entry: stored, or inflated by zlib up to the size that the directory says.
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/heap.h"
#include "base/zip-bytes.h"
#include "base/zip.h"

enum {
    INPUT_BYTES = 16 * 1024,
    SLICE_BYTES = 32 * 1024, // unpacked between two questions to the interrupt
};

struct ZipReading {
    ZipEntry entry; // without its name, which may be gone by now
    FileOpen file;
    uint64_t at;   // of the next packed byte in the file
    uint32_t left; // packed bytes from there on
    size_t taken;  // unpacked bytes, so far
    uLong sum;     // of those
    FileStatus status;
    bool has_ended; // the end of a deflated entry was met
    z_stream stream;
    char input[INPUT_BYTES];
};

// Where the entry's bytes begin, behind its head and what that holds.
static FileStatus find_bytes(const ZipEntry *entry, const FileOpen *file, uint64_t *at)
{
    char bytes[ZIP_ENTRY_BYTES];
    Text head = {bytes, sizeof bytes};
    ssize_t got = zip_bytes_read(file, entry->header, bytes, sizeof bytes);
    if (got < 0)
        return FILE_FAILED;
    if (got < (ssize_t)sizeof bytes || zip_bytes_number(head, 0, 4) != ZIP_MARK_ENTRY)
        return FILE_DAMAGED;
    *at = entry->header + sizeof bytes + zip_bytes_number(head, 26, 2) + zip_bytes_number(head, 28, 2);
    return *at + entry->packed <= file->size ? FILE_READ : FILE_DAMAGED;
}

static FileStatus judge(const ZipEntry *entry, size_t limit)
{
    switch (entry->flaw) {
    case ZIP_SOUND:
        return entry->size > limit || entry->size == UINT32_MAX ? FILE_TOO_LARGE : FILE_READ;
    case ZIP_LOCKED:
        return FILE_LOCKED;
    case ZIP_ALIEN:
        return FILE_ALIEN;
    case ZIP_LYING:
        break;
    }
    return FILE_DAMAGED;
}

FileStatus zip_start(const ZipEntry *entry, const FileOpen *file, size_t limit, ZipReading **reading)
{
    uint64_t at = 0;
    FileStatus status = judge(entry, limit);
    if (status == FILE_READ)
        status = find_bytes(entry, file, &at);
    if (status != FILE_READ)
        return status;
    *reading = heap_take(sizeof **reading);
    **reading = (ZipReading){.entry = *entry, .file = *file, .at = at, .left = entry->packed};
    (*reading)->entry.name = TEXT("");
    if (entry->is_deflated && inflateInit2(&(*reading)->stream, -MAX_WBITS) != Z_OK) { // without zlib's own head
        free(*reading);
        errno = ENOMEM;
        return FILE_FAILED;
    }
    return FILE_READ;
}

// Up to size packed bytes; what was cut off meanwhile is damage.
static size_t fetch(ZipReading *reading, char *bytes, size_t size)
{
    size_t wanted = reading->left < size ? reading->left : size;
    ssize_t got = zip_bytes_read(&reading->file, reading->at, bytes, wanted);
    if (got < 0 || (size_t)got < wanted) {
        reading->status = got < 0 ? FILE_FAILED : FILE_DAMAGED;
        return 0;
    }
    reading->at += wanted;
    reading->left -= (uint32_t)wanted;
    return wanted;
}

// Inflates into so much room until it is full or the entry ends. Returns how much came.
static size_t inflate_some(ZipReading *reading, char *bytes, size_t size)
{
    z_stream *stream = &reading->stream;
    stream->next_out = (Bytef *)bytes;
    stream->avail_out = (uInt)size;
    while (stream->avail_out && !reading->has_ended) {
        if (!stream->avail_in) {
            stream->next_in = (Bytef *)reading->input;
            stream->avail_in = (uInt)fetch(reading, reading->input, sizeof reading->input);
        }
        if (reading->status != FILE_READ)
            break;
        int said = inflate(stream, Z_NO_FLUSH);
        reading->has_ended = said == Z_STREAM_END;
        if (said != Z_OK && said != Z_STREAM_END) { // Z_BUF_ERROR: its last byte is gone, and it has not ended
            reading->status = FILE_DAMAGED;
            break;
        }
    }
    return size - stream->avail_out;
}

// All that was to come has come: nothing more may. Of an entry without bytes some write none packed, not even an end.
static void end(ZipReading *reading)
{
    char beyond;
    bool has_end = reading->entry.is_deflated && reading->entry.packed;
    if (has_end && (inflate_some(reading, &beyond, 1) || !reading->has_ended))
        reading->status = reading->status == FILE_READ ? FILE_DAMAGED : reading->status;
}

static size_t take_slice(ZipReading *reading, char *bytes, size_t size)
{
    size_t got = reading->entry.is_deflated ? inflate_some(reading, bytes, size) : fetch(reading, bytes, size);
    reading->sum = crc32(reading->sum, (const Bytef *)bytes, (uInt)got);
    reading->taken += got;
    if (got < size && reading->status == FILE_READ)
        reading->status = FILE_DAMAGED; // it has ended before its time
    return got;
}

ZipTaken zip_take(ZipReading *reading, char *bytes, size_t size, Interrupt *interrupt)
{
    ZipTaken taken = {.status = reading->status};
    size_t left = reading->entry.size - reading->taken, wanted = left < size ? left : size;
    while (reading->status == FILE_READ && taken.size < wanted) {
        size_t slice = wanted - taken.size < SLICE_BYTES ? wanted - taken.size : SLICE_BYTES;
        if (taken.size && interrupt_due(interrupt)) {
            errno = EINTR;
            reading->status = FILE_FAILED;
            break;
        }
        taken.size += take_slice(reading, bytes + taken.size, slice);
    }
    bool is_whole = reading->taken == reading->entry.size;
    if (is_whole && reading->status == FILE_READ && !reading->has_ended)
        end(reading);
    taken.status = reading->status;
    taken.is_altered = is_whole && taken.status == FILE_READ && reading->sum != reading->entry.sum;
    return taken;
}

void zip_stop(ZipReading *reading)
{
    if (reading->entry.is_deflated)
        inflateEnd(&reading->stream);
    free(reading); // which overwrites it
}
