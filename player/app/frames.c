#include "app/frames.h"

#include <assert.h>

void frames_open(Frames *frames)
{
    *frames = (Frames){.arenas = {arena_create(), arena_create()}};
}

void frames_close(Frames *frames)
{
    for (int i = 0; i < 2; i++) {
        arena_wipe(frames->arenas[i]);
        arena_destroy(frames->arenas[i]);
    }
    *frames = (Frames){0};
}

// A frame that is shorter than the last would leave some of it.
Arena *frames_next(Frames *frames)
{
    Arena *arena = frames->arenas[!frames->present];
    arena_wipe(arena);
    return arena;
}

void frames_list_stops(Frames *frames)
{
    const Frame *frame = frames_present(frames);
    reading_order_find(frame, frame->arena, &frames->stops);
}

Frame *frames_put(Frames *frames, const Frame *frame)
{
    assert(frame->arena == frames->arenas[!frames->present]);
    frames->present = !frames->present;
    frames->count++;
    frames->at[frames->present] = *frame;
    frames_list_stops(frames);
    assert(frames_last(frames)->arena != frame->arena);
    return &frames->at[frames->present];
}

void frames_forget_last(Frames *frames)
{
    arena_wipe(frames->arenas[!frames->present]);
    frames->at[!frames->present] = (Frame){0};
}

const Frame *frames_present(const Frames *frames)
{
    return &frames->at[frames->present];
}

const Frame *frames_last(const Frames *frames)
{
    return &frames->at[!frames->present];
}
