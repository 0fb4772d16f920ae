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

// A pointer to a new zeroed last element.
#define array_push(arena, array)                                                                                       \
    ((array)->at = array_grow((arena), (array)->at, (array)->count, &(array)->room,                                    \
                              (ArrayShape){sizeof *(array)->at, _Alignof(max_align_t)}),                               \
     &(array)->at[(array)->count++])

typedef struct ArrayShape {
    size_t size, align;
} ArrayShape;

// The storage with room for one more element than count; for array_push.
void *array_grow(Arena *arena, void *at, int count, int *room, ArrayShape shape);
