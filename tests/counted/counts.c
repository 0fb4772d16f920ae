#include "counts.h"

#include <malloc.h>
#include <string.h>

static struct {
    long blocks, blocks_most, heeded, deaf_blocks;
    size_t bytes, bytes_most;
    const char *top, *deepest; // the stack grows downwards
    void (*over)(void);
} now;

// ---- blocks and stack

// Called by every block.
void __sanitizer_cov_trace_pc(void);

void __sanitizer_cov_trace_pc(void)
{
    const char *here = __builtin_frame_address(0);
    if (here < now.deepest)
        now.deepest = here;
    if (++now.blocks == now.blocks_most)
        now.over();
}

void counts_begin(long blocks_most, void (*over)(void))
{
    memset(&now, 0, sizeof now);
    now.top = now.deepest = __builtin_frame_address(0);
    now.blocks_most = blocks_most;
    now.over = over;
}

void counts_heed(void)
{
    long deaf_blocks = now.heeded ? now.blocks - now.heeded : 0;
    if (deaf_blocks > now.deaf_blocks)
        now.deaf_blocks = deaf_blocks;
    now.heeded = now.blocks;
}

Counts counts_end(void)
{
    counts_heed();
    return (Counts){
        .blocks = now.blocks,
        .deaf_blocks = now.deaf_blocks,
        .bytes_most = now.bytes_most,
        .stack_bytes = (size_t)(now.top - now.deepest),
        .is_over = now.blocks >= now.blocks_most,
    };
}

// ---- memory

// base/heap.c defines malloc and its kin, and asks these for memory, whoever asks it: what the linker calls the real
// ones, and these.
void *__real___libc_malloc(size_t size);
void *__real___libc_calloc(size_t count, size_t size);
void *__real___libc_memalign(size_t align, size_t size);
void __real___libc_free(void *memory);
void *__wrap___libc_malloc(size_t size);
void *__wrap___libc_calloc(size_t count, size_t size);
void *__wrap___libc_memalign(size_t align, size_t size);
void __wrap___libc_free(void *memory);

static void *take(void *memory)
{
    now.bytes += malloc_usable_size(memory);
    if (now.bytes > now.bytes_most)
        now.bytes_most = now.bytes;
    return memory;
}

void *__wrap___libc_malloc(size_t size)
{
    return take(__real___libc_malloc(size));
}

void *__wrap___libc_calloc(size_t count, size_t size)
{
    return take(__real___libc_calloc(count, size));
}

void *__wrap___libc_memalign(size_t align, size_t size)
{
    return take(__real___libc_memalign(align, size));
}

// What was asked for before counting began may be given back.
void __wrap___libc_free(void *memory)
{
    size_t size = malloc_usable_size(memory);
    now.bytes -= size < now.bytes ? size : now.bytes;
    __real___libc_free(memory);
}
