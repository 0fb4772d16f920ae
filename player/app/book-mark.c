#include "app/book-mark.h"

#include <unistd.h>

#include "base/file.h"
#include "pack/digest.h"

enum { END_BYTES = 64 * 1024, MARK_LETTERS = 32 };

static FileStatus open_file(Arena *arena, const BookEntry *entry, FileOpen *file)
{
    if (!entry->folder)
        return file_open(entry->path, SIZE_MAX, file);
    return file_open_in(source_name(entry->folder, arena, TEXT("")).at, entry->path, SIZE_MAX, file);
}

static bool add_file(Arena *arena, const FileOpen *file, DigestSum *sum)
{
    size_t size = file->size < END_BYTES ? file->size : END_BYTES;
    char *bytes = arena_alloc(arena, END_BYTES, 1);
    bool is_there = lseek(file->descriptor, (off_t)(file->size - size), SEEK_SET) >= 0 &&
                    file_take(file, bytes, size) == (ssize_t)size;
    Text length = text_format(arena, "%zu\n", file->size);
    digest_add(sum, length.at, length.size);
    digest_add(sum, bytes, size);
    close(file->descriptor);
    return is_there;
}

static bool is_folder(const BookEntry *entry)
{
    Source *source = source_open(entry->path);
    bool is_one = !entry->folder && source_is_folder(source);
    source_close(source);
    return is_one;
}

Id book_mark(const BookEntry *entry)
{
    Arena *arena = arena_create();
    DigestSum sum;
    FileOpen file;
    bool is_known = false;
    digest_begin(&sum);
    if (is_folder(entry)) {
        digest_add(&sum, entry->path, text_of(entry->path).size);
        is_known = true;
    } else if (open_file(arena, entry, &file) == FILE_READ) {
        is_known = add_file(arena, &file, &sum);
    }
    Digest digest = digest_end(&sum);
    Id mark = is_known ? id_of(text_slice(digest_print(arena, &digest), 0, MARK_LETTERS)) : (Id){0};
    arena_destroy(arena);
    return mark;
}
