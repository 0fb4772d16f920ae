#include "base/array.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

void *array_grow(Arena *arena, const void *at, int *room, size_t size)
{
    enum { FIRST_ROOM = 8, FIRST_BYTES = 256 }; // most arrays of large elements hold one or two
    assert(*room >= 0 && *room <= INT_MAX / 2 && size > 0);
    int full = *room;
    *room = full ? full * 2 : size * FIRST_ROOM <= FIRST_BYTES ? FIRST_ROOM : 1;
    void *grown = arena_alloc(arena, size * (size_t)*room, _Alignof(max_align_t));
    if (full)
        memcpy(grown, at, size * (size_t)full);
    return grown;
}
