// Loop: the App on its glass: a window, its fonts and painter, and the sleep between events. Frames are drawn once at
// the end of a turn, and only when something changed; at rest nothing runs.
#pragma once

#include "app/app.h"
#include "pack/holding.h"

// Who looks on while the loop runs: the bench. Members may be NULL.
typedef struct LoopProbe {
    void (*opened)(void *owner, App *app);    // the library is open, nothing has been shown
    void (*presented)(void *owner, App *app); // a frame is on the glass
    bool (*stirs)(void *owner, App *app);     // nothing is left to do; true: it did something, do not sleep yet
    void *owner;
} LoopProbe;

typedef struct LoopSpec {
    const char *content;
    const char *book;    // of the world, which this run is about; NULL: none
    const char *shelf;   // the folder of books of the world; NULL: none
    bool is_shelf_alone; // it is what this run is about
    Holding *holding;    // chooses the content between visits, borrowed; NULL: it is always that one
    Text language;
    Size window; // 0x0: the whole display
    bool is_kiosk;
    AppSpec app; // content, books, language, metrics, glass, desk.given_up, forget and owner are filled in by the loop
    double px_per_mm, distance_mm; // 0: the display's own
    int rotation;
    const double *touch_matrix; // six numbers, as TouchMap's; NULL: the panel is right
    VoiceSpec voice;            // the loudspeaker is the loop's
    int lead_ms;                // of silence, by which it wakes
    const LoopProbe *probe;     // NULL: nobody looks on
} LoopSpec;

// How a run ended: the exit status of lectern run, which the service unit acts on.
typedef enum LoopEnd {
    LOOP_CLOSED = 0,     // the window was closed, or a signal asked for it
    LOOP_FAULTY = 1,     // the book cannot be opened
    LOOP_FAILED = 2,     // no display or no fonts
    LOOP_EXIT = 10,      // staff: end, and stay ended
    LOOP_RESTART = 11,   // staff, or programs that were upgraded: start the player again
    LOOP_SHUT_DOWN = 12, // staff: switch the machine off
} LoopEnd;

// Runs until the window is closed, a signal asks it to end, or staff do. When it failed a sentence for staff was
// printed.
LoopEnd loop_run(const LoopSpec *spec);
