// Archive: any bytes as an archive: its directory, each entry of it in pieces, and its names as references of a book.
#include "target.h"

#include <assert.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/zip.h"
#include "book/path.h"

enum { READ_MOST = 64 * 1024, ENTRIES_READ = 32, PIECE_BYTES = 1000 };

// One file, which is written anew each time.
static FileOpen file_of(const uint8_t *bytes, size_t size)
{
    static int descriptor = -1;
    if (descriptor < 0)
        descriptor = memfd_create("archive", MFD_CLOEXEC);
    if (descriptor < 0 || ftruncate(descriptor, 0) != 0 || pwrite(descriptor, bytes, size, 0) != (ssize_t)size)
        exit(2);
    return (FileOpen){descriptor, size};
}

static void read_entry(const ZipEntry *entry, const FileOpen *file)
{
    ZipReading *reading;
    if (zip_start(entry, file, READ_MOST, &reading) != FILE_READ)
        return;
    assert(entry->flaw == ZIP_SOUND && entry->size <= READ_MOST);
    char *bytes = malloc(entry->size ? entry->size : 1);
    size_t size = 0;
    ZipTaken taken;
    do {
        size_t left = entry->size - size, piece = left < PIECE_BYTES ? left : PIECE_BYTES;
        taken = zip_take(reading, bytes + size, piece, NULL);
        size += taken.size;
        assert(taken.size <= piece && (taken.status == FILE_READ || taken.status == FILE_DAMAGED));
        assert(taken.status != FILE_READ || taken.size == piece);
    } while (taken.status == FILE_READ && size < entry->size);
    assert(taken.status != FILE_READ || size == entry->size);
    assert(!taken.is_altered || taken.status == FILE_READ);
    zip_stop(reading);
    free(bytes);
}

static void judge_name(const Zip *zip, int at)
{
    Text name = zip->entries[at].name;
    assert(name.size && name.size <= ZIP_NAME_MOST && text_ill_formed(name) == name.size);
    assert(text_find(name, TEXT("\\"), 0) == name.size && text_find(name, (Text){"", 1}, 0) == name.size);
    assert(zip_find(zip, name) == &zip->entries[at]);
    assert(!at || text_compare(zip->entries[at - 1].name, name) < 0);
}

// What a name leads to from another stands inside the book.
static void resolve_names(Arena *arena, Text from, Text reference)
{
    Path path = path_resolve(arena, from, reference);
    bool has_nul = text_find(path.file, (Text){"", 1}, 0) < path.file.size;
    assert(path.is_outside || !path.file.size || has_nul || source_may_hold(path.file) || !source_may_hold(from));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_create();
    FileOpen file = file_of(bytes, size);
    Zip zip;
    if (zip_read(&zip, arena, &file, NULL) == ZIP_READ) {
        assert(arena_used(arena) <= size * 6 + 1024);
        for (int i = 0; i < zip.count; i++)
            judge_name(&zip, i);
        for (int i = 0; i < zip.count && i < ENTRIES_READ; i++) {
            read_entry(&zip.entries[i], &file);
            resolve_names(arena, zip.entries[0].name, zip.entries[i].name);
        }
    }
    arena_destroy(arena);
    return 0;
}
