#include "base/array.h"

#include <string.h>

void *array_grow(Arena *arena, void *at, int count, int *room, ArrayShape shape)
{
    if (count < *room)
        return at;
    *room = *room ? *room * 2 : 8;
    void *grown = arena_alloc(arena, shape.size * (size_t)*room, shape.align);
    if (count)
        memcpy(grown, at, shape.size * (size_t)count);
    return grown;
}
