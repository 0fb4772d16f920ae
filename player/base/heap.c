#include "base/heap.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#ifndef __SANITIZE_ADDRESS__

enum { SMALL_BYTES = 1024 }; // so little is not moved to save room

// The names that everybody calls them by, and glibc's other name for its own.
void heap_free(void *memory) __asm__("free");
void *heap_resize(void *memory, size_t size) __asm__("realloc");
void heap_give_back(void *memory) __asm__("__libc_free");

static void wipe_from(void *memory, size_t kept)
{
    size_t room = malloc_usable_size(memory);
    if (kept < room)
        explicit_bzero((char *)memory + kept, room - kept);
}

void heap_free(void *memory)
{
    if (!memory)
        return;
    wipe_from(memory, 0);
    heap_give_back(memory);
}

// Where it must move the old place is overwritten, which glibc's own would not do.
void *heap_resize(void *memory, size_t size)
{
    if (!memory)
        return malloc(size);
    if (!size) {
        free(memory);
        return NULL;
    }
    size_t room = malloc_usable_size(memory);
    if (size <= room && (size >= room / 2 || room <= SMALL_BYTES)) {
        wipe_from(memory, size);
        return memory;
    }
    void *moved = malloc(size);
    if (!moved)
        return NULL;
    memcpy(moved, memory, room < size ? room : size);
    free(memory);
    return moved;
}

#endif

void heap_keep_small(void)
{
    enum { OWN_MAPPING_BYTES = 32 * 1024 };
    mallopt(M_MMAP_THRESHOLD, OWN_MAPPING_BYTES);
}

void heap_trim(void)
{
    malloc_trim(0);
}
