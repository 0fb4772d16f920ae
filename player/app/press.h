// Press: the target that a finger rests on. It is drawn so until the finger lifts or slides off.
#pragma once

#include <stdint.h>

typedef struct Press {
    uint64_t key;    // target_key; 0: nothing is pressed
    int64_t from_ms; // when the finger landed on it
} Press;
