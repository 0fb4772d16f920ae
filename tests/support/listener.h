// Listener: hears the events of a page and writes them down, for tests to compare: "<p@45 class=a>x</p>".
#pragma once

#include "markup/markup.h"

enum { TOLD_SIZE = 4096 };

typedef struct Listener {
    Arena *arena;
    char told[TOLD_SIZE];
    size_t size;
    int start_count, depth, deepest, again_count;
    int most; // starts that are heard; 0: all
    size_t offset;
} Listener;

MarkupEvents listener_events(Listener *listener);
