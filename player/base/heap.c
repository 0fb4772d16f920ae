#include "base/heap.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

void *heap_alloc(size_t size)
{
    return malloc(size);
}

void heap_free(void *memory)
{
    if (memory)
        explicit_bzero(memory, malloc_usable_size(memory));
    free(memory);
}

// Never in place: realloc itself would leave the old bytes behind when it moves them.
void *heap_resize(void *memory, size_t size)
{
    void *grown = malloc(size);
    if (!memory || !grown)
        return grown;
    size_t room = malloc_usable_size(memory);
    memcpy(grown, memory, room < size ? room : size);
    heap_free(memory);
    return grown;
}

char *heap_string(const char *string)
{
    return strdup(string);
}
