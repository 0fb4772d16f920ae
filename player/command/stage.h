// Stage: the player without a display and without real time: fonts, the app, and a canvas where it is asked for.
// Journeys, shots and figures are made on it.
#pragma once

#include "app/config.h"
#include "command/transcript.h"
#include "device/canvas.h"
#include "device/painter.h"

typedef struct StageSpec {
    const char *content; // a library
    const char *book;    // of the world, or a folder of them, read in the words of the library; NULL: none
    Size window;
    Text language;
    Preferences preferences;
    double px_per_mm, distance_mm; // 0: the usual table
    DeskSpec desk;                 // without a clock a time server keeps the stage's
    const Speech *speech;          // who speaks in place of the transcript; NULL: nobody
    Interrupt *interrupt;          // as the app's
    const BreathPlayer *breath;    // who plays in place of it; NULL: nobody
    // A screen's settings in place of the preferences, but for what is about its glass; NULL: none.
    const Config *config;
    const char *reading_folder; // as the app's
} StageSpec;

typedef struct Stage {
    Arena *arena;
    Source *source;
    Bookcase *books;    // NULL: no book of the world was named
    Shelving *shelving; // NULL: nor a folder of them
    Pictures *pictures;
    Fonts *fonts;
    App *app;
    Canvas *canvas; // made when the first picture is taken
    Painter *painter;
    Size size;
    StageSpec spec;
    Transcript transcript; // what was read aloud
    int64_t now_ms;
    bool is_book_faulty; // it was not opened, since the book that was named cannot be
} Stage;

// Opens it at a Monday, 10:00, past Attract at Home. False when fonts or a book of the world cannot be used (a sentence
// was printed). A library that cannot be leaves the app without one.
bool stage_open(Stage *stage, const StageSpec *spec);
void stage_close(Stage *stage);

// Changes the window's size.
void stage_resize(Stage *stage, Size size);

// Lets virtual time pass, delivering every timer on the way.
void stage_wait(Stage *stage, int64_t ms);

// Lays out to the end whatever is begun, and lends the present frame.
const Frame *stage_frame(Stage *stage);

// The frame takes so long to come on the glass; nothing is heard of meanwhile.
void stage_present(Stage *stage, int64_t took_ms);

// Writes the present frame as a PNG; false when it cannot be written.
bool stage_shot(Stage *stage, const char *path);

// Paints a frame on the canvas, made if need be, with all its pictures; NULL when there is no memory for it. Where one
// of them cannot be shown, the present frame is stated and painted anew.
Canvas *stage_paint(Stage *stage, const Frame *frame);

// A key, or a switch, struck and let go; true when it meant something.
bool stage_key(Stage *stage, const char *name, bool has_shift);

// A finger at a point.
void stage_touch(Stage *stage, SampleKind kind, int finger, Size at);
