#include "base/heap.h"

#include <errno.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/standard-files.h"

// Nothing on the way to the end asks for memory.
static _Noreturn void end_without_memory(void)
{
    standard_files_say("lectern: the machine has no memory left, and the program ends\n");
    _exit(HEAP_END_STATUS);
}

#ifndef __SANITIZE_ADDRESS__

enum { SMALL_BYTES = 1024 }; // so little is not moved to save room

// The names that everybody calls them by, and glibc's other names for its own.
void *heap_give(size_t size) __asm__("malloc");
void *heap_give_zeroed(size_t count, size_t size) __asm__("calloc");
void *heap_give_aligned(size_t align, size_t size) __asm__("aligned_alloc");
void *heap_give_aligned_as_of_old(size_t align, size_t size) __asm__("memalign");
int heap_hand_aligned(void **memory, size_t align, size_t size) __asm__("posix_memalign");
void heap_free(void *memory) __asm__("free");
void *heap_resize(void *memory, size_t size) __asm__("realloc");
void *heap_ask(size_t size) __asm__("__libc_malloc");
void *heap_ask_zeroed(size_t count, size_t size) __asm__("__libc_calloc");
void *heap_ask_aligned(size_t align, size_t size) __asm__("__libc_memalign");
void heap_give_back(void *memory) __asm__("__libc_free");

static void *or_end(void *memory, size_t size)
{
    if (!memory && size < HEAP_LARGE)
        end_without_memory();
    return memory;
}

void *heap_give(size_t size)
{
    return or_end(heap_ask(size), size);
}

void *heap_give_zeroed(size_t count, size_t size)
{
    size_t whole;
    bool is_beyond = __builtin_mul_overflow(count, size, &whole);
    return or_end(heap_ask_zeroed(count, size), is_beyond ? SIZE_MAX : whole);
}

void *heap_give_aligned(size_t align, size_t size)
{
    return or_end(heap_ask_aligned(align, size), align > size ? align : size);
}

void *heap_give_aligned_as_of_old(size_t align, size_t size)
{
    return heap_give_aligned(align, size);
}

int heap_hand_aligned(void **memory, size_t align, size_t size)
{
    if (align < sizeof(void *) || align & (align - 1))
        return EINVAL;
    void *given = heap_give_aligned(align, size);
    if (given)
        *memory = given;
    return given ? 0 : ENOMEM;
}

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

void *heap_take(size_t size)
{
    void *memory = calloc(1, size);
    if (!memory)
        end_without_memory();
    return memory;
}

void heap_keep_small(void)
{
    enum { OWN_MAPPING_BYTES = 32 * 1024 };
    mallopt(M_MMAP_THRESHOLD, OWN_MAPPING_BYTES);
}

void heap_trim(void)
{
    malloc_trim(0);
}
