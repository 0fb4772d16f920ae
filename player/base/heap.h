// Heap: memory that is given back is overwritten first, whoever gives it back; and memory that cannot be had ends the
// program, whoever asks for it.
//
// heap.c defines malloc and its kin. The C library and the loader hold every library of the process to them, so that
// what SDL, SDL_ttf and its FreeType, HarfBuzz, ICU, libxml2, libpng, zlib, ALSA, X and Mesa free is zeroed as well;
// all else of malloc stays glibc's. An allocator handed to SDL, ICU and libxml2 was measured beside it: a visit that is
// painted took 0.9 % more instructions with that and 1.2 % with this, `lectern bench` tells neither from noise, and
// HarfBuzz, which takes no allocator, left lines as code points. glibc's own M_PERTURB passes over what a thread keeps
// for itself.
//
// Where the system has no memory left, a library that goes on without it leaves words out of a page or falls over a
// NULL. Nobody is asked to do better: the program says so on standard error and ends with HEAP_END_STATUS, and whoever
// supervises it starts it again without anything of a visit. In a picture's process that gives up the picture alone.
// HEAP_LARGE bytes and more may be refused, since only what a file claims to be or a very large glass takes so much at
// once: who asks for that gets NULL and must be content.
//
// Under AddressSanitizer, which has an allocator of its own, nothing is overwritten, and it is the sanitiser that ends
// the program.
#pragma once

#include <stddef.h>

enum {
    HEAP_LARGE = 8 * 1024 * 1024, // twice the pixels of a glass of 1280x800
    HEAP_END_STATUS = 2,          // the machine failed the program
};

// Zeroed memory for the caller to free. Never NULL: however much it is, the program ends where it cannot be had.
void *heap_take(size_t size);

// From here on what is large is given back to the system at once, wherever it stands.
void heap_keep_small(void);

// Gives back to the system what is free by now.
void heap_trim(void);
