// Growable arrays inside an arena. ARRAY(Line) lines = {0}; *array_push(arena, &lines) = (Line){...}; Growing doubles
// and copies; the old place stays in the arena until it is reset, so pointers to elements do not survive a push.
#pragma once

#include <stddef.h>

#include "base/arena.h"

#define ARRAY(Type)                                                                                                    \
    struct {                                                                                                           \
        Type *at;                                                                                                      \
        int count, room;                                                                                               \
    }

// A pointer to a new zeroed last element. An array that was never grown by it has no room, and begins empty.
#define array_push(arena, array)                                                                                       \
    ((array)->count < (array)->room                                                                                    \
         ? (void)0                                                                                                     \
         : (void)((array)->at = array_grow((arena), (array)->at, &(array)->room, sizeof *(array)->at)),                \
     &(array)->at[(array)->count++])

// The elements of a full array, each of that size, where there is room for more; for array_push.
void *array_grow(Arena *arena, const void *at, int *room, size_t size);
