// PictureProcess: one picture, read and decoded in a process of its own. Whatever a file holds, the player goes on: the
// process has so much time and memory and no more, may be ended at any moment, and hands over nothing but pixels. It is
// a copy of the player that has closed all its files but the picture's: end it before what was read is overwritten,
// which is otherwise kept for its sake.
#pragma once

#include <SDL.h>

#include "base/source.h"
#include "device/image-loader.h"
#include "page/theme.h"

typedef struct PictureOrder {
    Source *source;
    Text path; // in it
    Size size;
    ThemeId theme;
} PictureOrder;

enum { PICTURE_PROCESSES_LATE = 8 };

// A run. Zeroed it is none.
typedef struct PictureProcess {
    pid_t process;
    int handle; // pidfd
    struct PictureSheet *sheet;
    size_t sheet_bytes;
    Size size; // of the picture
    int64_t until_ms;
    pid_t late[PICTURE_PROCESSES_LATE]; // earlier ones that were told to end and had not yet done so
    int late_count;
} PictureProcess;

typedef enum PictureStep {
    PICTURE_STEP_WAITS,
    PICTURE_STEP_DONE, // the pixels wait to be taken
    PICTURE_STEP_DEAD, // there will be none
} PictureStep;

// Starts it. False when the machine has no process, descriptor or memory left for it.
bool picture_process_start(PictureProcess *run, const ImageLoader *imagery, const PictureOrder *order);

// Looks how it stands, and sleeps up to wait_ms for its end. One that has ended is over, but for its pixels.
PictureStep picture_process_step(PictureProcess *run, int wait_ms);

// A new surface (ARGB8888) of the pixels of one that is DONE; NULL when there is no memory.
SDL_Surface *picture_process_take(const PictureProcess *run);

// Ends it at once, whatever it is doing, and overwrites its pixels. One that is not running is accepted.
void picture_process_end(PictureProcess *run);
