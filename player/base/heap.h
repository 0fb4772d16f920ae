// Heap: memory that is given back is overwritten first, whoever gives it back.
//
// heap.c defines free and realloc. The C library and the loader hold every library of the process to them, so that what
// SDL, SDL_ttf and its FreeType, HarfBuzz, ICU, libxml2, libpng, zlib, ALSA, X and Mesa free is zeroed as well; all
// else of malloc stays glibc's. An allocator handed to SDL, ICU and libxml2 was measured beside it: a visit that is
// painted took 0.9 % more instructions with that and 1.2 % with this, `lectern bench` tells neither from noise, and
// HarfBuzz, which takes no allocator, left lines as code points. glibc's own M_PERTURB passes over what a thread keeps
// for itself.
//
// Under AddressSanitizer, which has a free of its own, nothing is overwritten.
#pragma once

// From here on what is large is given back to the system at once, wherever it stands.
void heap_keep_small(void);

// Gives back to the system what is free by now.
void heap_trim(void);
