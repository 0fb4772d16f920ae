#include "base/array.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

void *array_grow(Arena *arena, const void *at, int *room, size_t size)
{
    enum { FIRST_ROOM = 8 };
    assert(*room >= 0 && *room <= INT_MAX / 2 && size > 0);
    int full = *room;
    *room = full ? full * 2 : FIRST_ROOM;
    void *grown = arena_alloc(arena, size * (size_t)*room, _Alignof(max_align_t));
    if (full)
        memcpy(grown, at, size * (size_t)full);
    return grown;
}
