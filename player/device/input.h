// Input: what SDL reports, as the few things that Lectern reacts to. Fingers and the mouse become samples of one kind
// (SDL's own copies of touches as mouse events are left out, and a touch of no window counts, as the bare console sends
// it); keys go by SDL's names, and so do the mouse's other buttons: they may be switches.
#pragma once

#include <SDL.h>

#include "device/touch.h"

typedef enum InputKind {
    INPUT_NONE,
    INPUT_SAMPLE, // touch or mouse
    INPUT_KEY,    // or a button of the mouse other than the left one; went down
    INPUT_KEY_UP, // was let go
    INPUT_RESIZE, // the window has another size
    INPUT_EXPOSE, // draw again
    INPUT_RESET,  // the renderer lost its textures: painter_forget, then draw again
    INPUT_CLOSE,  // the window was asked to close, or SDL to quit
} InputKind;

enum { KEY_NAME_SIZE = 32 };
#define MOUSE_LEFT "Mouse Left" // what the button is called that points

typedef struct Input {
    InputKind kind;
    Sample sample;
    char key[KEY_NAME_SIZE]; // SDL_GetKeyName: "Right", "Tab", "AC Back"; or "Mouse Right" and so on
    bool is_repeat;          // the key is being held
    bool has_shift;
    bool is_chord; // with Ctrl, Alt or the logo key held: whatever that is for elsewhere, it is for nothing here
} Input;

// Sets SDL's hints for all of this; before window_open.
void input_prepare(void);

// Whether somebody waits to be heeded who wants the glass cleared: in what has come in by now stands that this key went
// down, or that a finger or the left button was lifted in this place. Takes nothing out of SDL's queue.
bool input_awaits(const TouchMap *map, const char *key, Rect place);

// The next thing in SDL's queue, NONE when it is empty. Shows the pointer when a mouse moves, hides it when a finger
// lands. The sample's time is wait_now_ms.
Input input_next(const TouchMap *map, int64_t turn);
