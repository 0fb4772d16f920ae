// Arena: memory that is given back all at once.
//
// Lectern has four lifetimes (book, visit, pages, frame); each is one Arena, and nothing inside one is freed alone. A
// function that takes an Arena puts its result there. Where there is no memory the program ends: base/heap.h.
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;

// A new empty arena; destroy it with arena_destroy.
Arena *arena_create(void);

// A new empty arena that ends with all that is in the outer one: when that is reset, wiped or destroyed, if it was not
// destroyed before.
Arena *arena_create_within(Arena *outer);

// Gives everything back to the system, overwritten with zeros: nothing that was read lies about in free memory. NULL is
// accepted.
void arena_destroy(Arena *arena);

// Overwrites and frees a small piece of it, for whoever may not take as long as all of it takes. False when nothing is
// left; nothing in it may be used any more.
bool arena_destroy_some(Arena *arena);

// Zeroed memory that lives until the arena is reset. align is a power of two. Never NULL.
void *arena_alloc(Arena *arena, size_t size, size_t align);

// Forgets all that was allocated; keeps one chunk for the next round, so that a steady user settles at no system calls.
void arena_reset(Arena *arena);

// As arena_reset, and overwrites every byte that was handed out since the last wipe with zeros, so that nothing read or
// answered stays.
void arena_wipe(Arena *arena);

// Gives pages back to the system, overwritten, that were written before a reset and are not in use: what needs much for
// a moment need not keep it while nothing happens.
void arena_trim(Arena *arena);

// Bytes handed out since the last reset, of arenas within it too.
size_t arena_used(const Arena *arena);

// For tests: bytes that were written and would be found in memory, likewise.
size_t arena_written(const Arena *arena);

#define arena_new(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type), _Alignof(Type)))
#define arena_many(arena, Type, count) ((Type *)arena_alloc((arena), sizeof(Type) * (size_t)(count), _Alignof(Type)))
