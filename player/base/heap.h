// Heap: malloc for outside libraries that handle what is read, which overwrites with zeros whatever it gives back. What
// they free would otherwise lie about in the memory of the process after a visit.
#pragma once

#include <stddef.h>

// As malloc, free, realloc and strdup, and may be mixed with them: memory of the one may be given back by the other.
void *heap_alloc(size_t size);
void heap_free(void *memory);
void *heap_resize(void *memory, size_t size);
char *heap_string(const char *string);
