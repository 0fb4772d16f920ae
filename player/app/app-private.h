// The App's own members, for app.c and the app-*.c files alone.
#pragma once

#include "app/aids.h"
#include "app/app.h"
#include "app/blanking.h"
#include "app/desk.h"
#include "app/edition.h"
#include "app/frames.h"
#include "app/reading-state.h"
#include "app/wishes.h"

struct App {
    AppSpec spec;
    Moment moment;
    AppFace face;
    Arena *texts; // for as long as the app lives
    Arena *scratch;
    Edition edition;
    int64_t retry_ms; // out of order: when to look again
    Blanking blanking;
    VisitScreen waiting; // Attract, or the languages that it leads to: what stands there between visits
    int64_t present_ms;  // when somebody was last there

    Arena *visit_arena;
    Visit *visit;          // NULL unless the face is VISIT, STILL or ENDED
    int64_t ended_ms;      // ENDED: from when on it can be taken back
    bool is_ending;        // the visit's end is carried out by app_settle
    ReadingState *reading; // of one person's own reader, in the visit's arena; else NULL
    Index kept_marks;      // of books that were read in this visit, Id by the path of its file: digested once
    int64_t kept_ms;       // when it was written last, or begun
    uint64_t kept_hash;    // what was written then; 0: nothing
    Guard guard;
    Wishes wishes;
    Desk *desk;

    Frames frames;
    Frame preview; // lives in scratch
    bool is_dirty;
    bool is_unheard;  // what was to be played last could not be: staff are told
    bool has_spoken;  // something was to be heard in this visit
    bool has_acted;   // the visitor did something since the last frame,
    ActionKind acted; // and this last; ACTION_NONE: nothing on it

    int64_t came_ms;    // when another screen was stated last
    int64_t settled_ms; // when it heeds touches and keys
    Touch touch;
    Press press, released; // the last one that was lifted,
    int64_t released_ms;   // then
    Focus focus;
    Aids aids;
};
