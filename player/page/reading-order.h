// ReadingOrder: what a reader meets on a frame one after the other, by ear, by key or by switch: words, pictures and
// controls, in reading order. The words that stand on a control belong to it; links stand inside their words and follow
// them, each once, however many lines it takes.
#pragma once

#include "page/frame.h"

typedef enum StopKind { STOP_WORDS, STOP_PICTURE, STOP_TARGET } StopKind;

typedef struct Stop {
    StopKind kind;
    int index;      // of the target or picture in the frame
    int first, end; // lines: of one passage, or those that stand on the control; first == end: none
    Rect rect;
    Rect rest; // around what a link has on further lines; w 0: nothing
    int radius_px;
    bool is_enabled; // it can be acted on
    bool is_beneath; // an open sheet keeps keys from it
    uint64_t key;    // the same for the same stop in every frame; never 0
} Stop;

typedef ARRAY(Stop) ReadingOrder;

// All of them, in arena.
void reading_order_find(const Frame *frame, Arena *arena, ReadingOrder *stops);

// The one at a point: a control before the words around it; NULL for none.
const Stop *reading_order_at(const ReadingOrder *stops, int x, int y);

// That of a target of the frame; the link's, for the rest of one. NULL when there is none.
const Stop *reading_order_target(const ReadingOrder *stops, int index);

// The one with that key; NULL when it is not there.
const Stop *reading_order_keyed(const ReadingOrder *stops, uint64_t key);
