// HandOver: an exercise for two, and how often the screen has gone from one of them to the other.
#pragma once

#include "book/book.h"

// The way through an exercise so far.
typedef struct HandOverWay {
    const Exercise *exercise;
    const uint16_t *trail; // indices of its steps
    int count, turn;       // turn: of the last step, where it has turns
} HandOverWay;

// Somewhere in it one and the other take turns.
bool hand_over_is_for_two(const Exercise *exercise);

int hand_over_count(const HandOverWay *way);
