#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/heap.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

// A new chunk is as large as all before it, within these: what grows asks the system for memory a few times only.
enum { CHUNK_LEAST = 32 * 1024, CHUNK_MOST = 256 * 1024 };

typedef struct Chunk {
    struct Chunk *next;
    size_t size, used;
    size_t written; // the most that was ever used: from used to here lies what was there before a reset, then zeroes
    alignas(max_align_t) unsigned char bytes[];
} Chunk;

struct Arena {
    Chunk *chunks; // newest first
    size_t size;   // of all of them
    Arena *outer;  // NULL: it stands by itself
    Arena *within; // the newest of those within it,
    Arena *before; // and of its neighbours the one made before it
};

Arena *arena_create(void)
{
    return heap_take(sizeof(Arena));
}

Arena *arena_create_within(Arena *outer)
{
    Arena *arena = arena_create();
    arena->outer = outer;
    arena->before = outer->within;
    return outer->within = arena;
}

static void wipe_chunk(Chunk *chunk)
{
    ASAN_UNPOISON_MEMORY_REGION(chunk->bytes, chunk->size);
    explicit_bzero(chunk->bytes, chunk->written);
    chunk->written = 0;
}

// The sanitiser tells of whoever looks at what was taken back.
static void take_back(Chunk *chunk)
{
    chunk->used = 0;
    ASAN_POISON_MEMORY_REGION(chunk->bytes, chunk->size);
}

static void free_chunks(Chunk *chunk)
{
    while (chunk) {
        Chunk *next = chunk->next;
        ASAN_UNPOISON_MEMORY_REGION(chunk->bytes, chunk->size);
        free(chunk); // which overwrites it
        chunk = next;
    }
}

static void leave_outer(Arena *arena)
{
    Arena **place = &arena->outer->within;
    while (*place != arena)
        place = &(*place)->before;
    *place = arena->before;
}

static void destroy_within(Arena *arena)
{
    while (arena->within)
        arena_destroy(arena->within);
}

void arena_destroy(Arena *arena)
{
    if (!arena)
        return;
    destroy_within(arena);
    if (arena->outer)
        leave_outer(arena);
    free_chunks(arena->chunks);
    free(arena);
}

bool arena_destroy_some(Arena *arena)
{
    if (arena->within) {
        if (!arena_destroy_some(arena->within))
            arena_destroy(arena->within);
        return true;
    }
    Chunk *newest = arena->chunks;
    if (!newest)
        return false;
    arena->chunks = newest->next;
    arena->size -= newest->size;
    newest->next = NULL;
    free_chunks(newest);
    return arena->chunks;
}

static Chunk *add_chunk(Arena *arena, size_t size)
{
    size_t room = arena->size < CHUNK_LEAST ? CHUNK_LEAST : arena->size < CHUNK_MOST ? arena->size : CHUNK_MOST;
    room = size > room ? size : room;
    Chunk *chunk = heap_take(sizeof *chunk + room); // the system's own zeroes are touched only as they are used
    chunk->next = arena->chunks;
    chunk->size = room;
    arena->size += room;
    return arena->chunks = chunk;
}

static size_t align_up(const Chunk *chunk, size_t align)
{
    uintptr_t start = (uintptr_t)(chunk->bytes + chunk->used);
    return chunk->used + (size_t)(-start & (align - 1));
}

void *arena_alloc(Arena *arena, size_t size, size_t align)
{
    assert(align && (align & (align - 1)) == 0);
    assert(size < SIZE_MAX / 2);
    Chunk *chunk = arena->chunks;
    if (!chunk || align_up(chunk, align) + size > chunk->size)
        chunk = add_chunk(arena, size + align);
    size_t start = align_up(chunk, align);
    unsigned char *bytes = chunk->bytes + start;
    ASAN_UNPOISON_MEMORY_REGION(bytes, size);
    if (chunk->written > start)
        memset(bytes, 0, chunk->written - start < size ? chunk->written - start : size);
    chunk->used = start + size;
    if (chunk->written < chunk->used)
        chunk->written = chunk->used;
    return bytes;
}

void arena_reset(Arena *arena)
{
    destroy_within(arena);
    Chunk *kept = arena->chunks;
    if (!kept)
        return;
    free_chunks(kept->next);
    kept->next = NULL;
    arena->size = kept->size;
    take_back(kept);
}

void arena_wipe(Arena *arena)
{
    arena_reset(arena);
    if (!arena->chunks)
        return;
    wipe_chunk(arena->chunks);
    take_back(arena->chunks);
}

static size_t page_edge(const Chunk *chunk, size_t offset, size_t page)
{
    uintptr_t at = (uintptr_t)(chunk->bytes + offset);
    return offset + (size_t)(-at & (page - 1));
}

void arena_trim(Arena *arena)
{
    Chunk *chunk = arena->chunks;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (!chunk || chunk->written < chunk->used + 2 * page)
        return;
    unsigned char *rest = chunk->bytes + chunk->used;
    size_t first = page_edge(chunk, chunk->used, page), after = page_edge(chunk, chunk->written, page) - page;
    assert(first <= after && after <= chunk->written);
    ASAN_UNPOISON_MEMORY_REGION(rest, chunk->written - chunk->used);
    explicit_bzero(rest, chunk->written - chunk->used);
    madvise(chunk->bytes + first, after - first, MADV_DONTNEED); // zeroes again when touched
    ASAN_POISON_MEMORY_REGION(rest, chunk->written - chunk->used);
    chunk->written = chunk->used;
}

size_t arena_used(const Arena *arena)
{
    size_t used = 0;
    for (const Chunk *chunk = arena->chunks; chunk; chunk = chunk->next)
        used += chunk->used;
    for (const Arena *inner = arena->within; inner; inner = inner->before)
        used += arena_used(inner);
    return used;
}

size_t arena_written(const Arena *arena)
{
    size_t written = 0;
    for (const Chunk *chunk = arena->chunks; chunk; chunk = chunk->next)
        written += chunk->written;
    for (const Arena *inner = arena->within; inner; inner = inner->before)
        written += arena_written(inner);
    return written;
}
