#include "archive-writer.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

// ---- Bytes

static void put(ArchiveBytes *bytes, Arena *arena, Text more)
{
    if (bytes->size + more.size > bytes->room) {
        bytes->room = (bytes->size + more.size) * 2;
        char *grown = arena_alloc(arena, bytes->room, 1);
        if (bytes->size)
            memcpy(grown, bytes->at, bytes->size);
        bytes->at = grown;
    }
    if (more.size)
        memcpy(bytes->at + bytes->size, more.at, more.size);
    bytes->size += more.size;
}

// A number, the lowest byte first.
static void put_number(ArchiveBytes *bytes, Arena *arena, uint64_t number, int count)
{
    char written[8];
    for (int i = 0; i < count; i++)
        written[i] = (char)(number >> 8 * i & 255);
    put(bytes, arena, (Text){written, (size_t)count});
}

// Two bytes and four, by turns, are most of what a record has: each digit of widths is a number's bytes.
static void put_numbers(ArchiveBytes *bytes, Arena *arena, const char *widths, const uint64_t *numbers)
{
    for (int i = 0; widths[i]; i++)
        put_number(bytes, arena, numbers[i], widths[i] - '0');
}

void archive_writer_put(ArchiveWriter *writer, Text bytes)
{
    put(&writer->archive, writer->arena, bytes);
}

// ---- Entries

Text archive_deflate(Arena *arena, Text bytes)
{
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)bytes.at, .avail_in = (uInt)bytes.size};
    int said = deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    assert(said == Z_OK);
    uLong room = deflateBound(&stream, (uLong)bytes.size);
    char *packed = arena_alloc(arena, room, 1);
    stream.next_out = (Bytef *)packed;
    stream.avail_out = (uInt)room;
    said = deflate(&stream, Z_FINISH);
    assert(said == Z_STREAM_END);
    deflateEnd(&stream);
    return (Text){packed, (size_t)stream.total_out};
}

static Text packed_of(Arena *arena, const ArchivePart *part)
{
    if (part->as_packed.at)
        return part->as_packed;
    return part->method == ARCHIVE_DEFLATED ? archive_deflate(arena, part->bytes) : part->bytes;
}

static uint32_t sum_of(const ArchivePart *part)
{
    return (uint32_t)crc32(0, (const Bytef *)part->bytes.at, (uInt)part->bytes.size) ^ part->wrong_sum;
}

void archive_writer_list(ArchiveWriter *writer, const ArchivePart *part, size_t place)
{
    ArchiveBytes *list = &writer->directory;
    uint64_t size = part->size ? part->size : part->bytes.size, at = place + (uint64_t)part->moved;
    uint64_t packed = part->packed ? part->packed : packed_of(writer->arena, part).size;
    size_t extra = part->extra.size + (part->has_64 ? 28 : 0);
    uint64_t shown[] = {part->has_64 ? UINT32_MAX : packed, part->has_64 ? UINT32_MAX : size,
                        part->has_64 ? UINT32_MAX : at};
    put_numbers(list, writer->arena, "4222222444222224",
                (uint64_t[]){0x02014B50, 20, 20, part->flags, part->method, 0, 33, sum_of(part), shown[0], shown[1],
                             part->name.size, extra, 0, 0, 0, 0});
    put_number(list, writer->arena, shown[2], 4);
    put(list, writer->arena, part->name);
    put(list, writer->arena, part->extra);
    if (part->has_64)
        put_numbers(list, writer->arena, "22888", (uint64_t[]){1, 24, size, packed, at});
    writer->count++;
}

size_t archive_writer_add(ArchiveWriter *writer, const ArchivePart *part)
{
    size_t place = writer->archive.size;
    Text packed = packed_of(writer->arena, part);
    bool is_late = part->has_descriptor;
    uint64_t flags = part->flags | (is_late ? 8 : 0);
    uint64_t figures[] = {sum_of(part), packed.size, part->bytes.size};
    if (!part->is_bare) {
        put_numbers(&writer->archive, writer->arena, "42222244422",
                    (uint64_t[]){0x04034B50, 20, flags, part->method, 0, 33, is_late ? 0 : figures[0],
                                 is_late ? 0 : figures[1], is_late ? 0 : figures[2], part->name.size, 0});
        put(&writer->archive, writer->arena, part->name);
    }
    put(&writer->archive, writer->arena, packed);
    if (is_late)
        put_numbers(&writer->archive, writer->arena, "4444",
                    (uint64_t[]){0x08074B50, figures[0], figures[1], figures[2]});
    archive_writer_list(writer, part, place);
    return place;
}

// ---- The end

Text archive_writer_end(ArchiveWriter *writer, const ArchiveEnd *end)
{
    static const ArchiveEnd plain;
    const ArchiveEnd *as = end ? end : &plain;
    Arena *arena = writer->arena;
    uint64_t at = writer->archive.size + (uint64_t)as->moved, count = (uint64_t)(writer->count + as->more_entries);
    uint64_t size = as->directory_size ? as->directory_size : writer->directory.size;
    ArchiveBytes whole = {0};
    put(&whole, arena, as->before);
    put(&whole, arena, (Text){writer->archive.at, writer->archive.size});
    put(&whole, arena, (Text){writer->directory.at, writer->directory.size});
    if (as->has_64) {
        uint64_t record = whole.size - as->before.size;
        put_numbers(&whole, arena, "4822448888",
                    (uint64_t[]){0x06064B50, 44, 45, 45, as->disk, as->disk, count, count, size, at});
        put_numbers(&whole, arena, "4484", (uint64_t[]){0x07064B50, 0, record, 1});
        count = UINT16_MAX;
        size = at = UINT32_MAX;
    }
    put_numbers(&whole, arena, "42222442",
                (uint64_t[]){0x06054B50, as->disk, as->disk, count, count, size, at, as->comment.size});
    put(&whole, arena, as->comment);
    put(&whole, arena, as->behind);
    return (Text){whole.at, whole.size};
}

Text archive_writer_pack(Arena *arena, const ArchivePart *parts, int count)
{
    ArchiveWriter writer = {.arena = arena};
    for (int i = 0; i < count; i++)
        archive_writer_add(&writer, &parts[i]);
    return archive_writer_end(&writer, NULL);
}

void archive_write(Text archive, const char *path)
{
    FILE *file = fopen(path, "w");
    assert(file);
    size_t written = fwrite(archive.at, 1, archive.size, file);
    assert(written == archive.size);
    written = (size_t)fclose(file);
    assert(written == 0);
}
