// Touch: fingers become gestures. A pure state machine: samples in, at most one gesture out for each, and time is told,
// not asked. It acts on release (WCAG 2.5.2); sliding off the target cancels; a brush is no tap; no second finger is
// ever needed, or heard while the first moves or holds a control. The mouse is one more finger.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/rect.h"

enum {
    TOUCH_BRUSH_MS = 40,    // shorter contacts are brushes
    TOUCH_REPEAT_MS = 300,  // a second tap on one target within it is a tremor or a bouncing panel,
    TOUCH_DOUBLE_MS = 450,  // and one at the same place is the second half of a double touch, whatever stands there now
    TOUCH_SWIPE_MS = 800,   // a swipe takes no longer
    TOUCH_RESTS_MS = 500,   // one that lies still for so long on what is no control gives way
    TOUCH_LOST_MS = 10000,  // a finger that has hardly moved for so long gives way to the next one: its lifting was
                            // lost, or it is a drop of water
    TOUCH_STILL_SHARE = 10, // hardly moved: no further than that part of a swipe
};

// The finger that the mouse is.
#define TOUCH_MOUSE INT64_MIN

typedef enum SampleKind { SAMPLE_DOWN, SAMPLE_MOVE, SAMPLE_UP, SAMPLE_CANCEL } SampleKind;

typedef struct Sample {
    SampleKind kind;
    int64_t finger;
    int x, y; // upright pixels
    int64_t time_ms;
    int64_t turn; // of the loop in which it was read: a down and up read in one turn is a tap however short it seems
} Sample;

typedef enum GestureKind {
    GESTURE_NONE,
    GESTURE_PRESS,  // a finger landed at x0, y0: show the pressed look; answer with touch_hold
    GESTURE_CANCEL, // it slid off, was a brush, or was lost: take the pressed look away
    GESTURE_TAP,    // it lifted from what it held: act
    GESTURE_SWIPE,
} GestureKind;

typedef enum SwipeWay { SWIPE_LEFT, SWIPE_RIGHT, SWIPE_UP, SWIPE_DOWN } SwipeWay;

typedef struct Gesture {
    GestureKind kind;
    int x0, y0;   // where the finger landed
    int x, y;     // where it is
    SwipeWay way; // swipe
} Gesture;

// Open, so that it can be a member; zeroed but for swipe_px it is ready.
typedef struct Touch {
    int swipe_px;    // the least length of a swipe: 15 mm on the glass
    bool is_down;    // a finger is followed
    bool is_holding; // and it still is on the target it landed on
    int64_t finger;
    int x0, y0;
    int64_t down_ms, down_turn;
    int still_x, still_y; // where it has come to, and has hardly moved since
    int64_t still_ms;
    Rect held;
    uint64_t held_key;
    bool has_tapped;
    Rect tapped;
    uint64_t tapped_key;
    int64_t tapped_ms;
} Touch;

// The gesture that the sample completes.
Gesture touch_feed(Touch *touch, const Sample *sample);

// Whether the sample lifts the finger that is followed, and this was no brush.
bool touch_is_tap(const Touch *touch, const Sample *sample);

// Whether the sample is of the finger that is followed, which has rested longer than a brush and is not written off.
bool touch_is_contact(const Touch *touch, const Sample *sample);

// After GESTURE_PRESS: what the finger landed on, by its rectangle and a key that is the same as long as it is the same
// target (0 is none), and whether it is there to be tapped again and again, as what turns pages is. Without it no tap
// follows. False when this is a repeat: show nothing, no tap follows.
typedef struct Held {
    Rect rect;
    uint64_t key;
    bool is_quick;
} Held;
bool touch_hold(Touch *touch, const Held *held);

// Whether it would be a repeat.
bool touch_repeats(const Touch *touch, const Held *held);

// Lets go of what the finger holds: it has acted, or it shall not. Its lifting is no tap, and none is remembered.
void touch_let_go(Touch *touch);

// What was tapped since then is answered only so much later: until when it can be tapped twice counts from there.
void touch_delay(Touch *touch, int64_t since_ms, int64_t by_ms);

// Drops the finger alone: after a change of screen that was its doing.
void touch_drop(Touch *touch);

// Drops the finger and the memory of the last tap: after a change of screen that was not its doing, and at a visit's
// end.
void touch_forget(Touch *touch);

// Where the finger's numbers fall on the upright picture. matrix (a b c d e f: x' = ax + by + c, y' = dx + ey + f, on
// 0..1) corrects the panel first, then rotation turns.
typedef struct TouchMap {
    Size size;    // upright
    int rotation; // 0, 90, 180, 270, as the window's
    bool has_matrix;
    double matrix[6];
} TouchMap;

// A pixel of the upright picture.
typedef struct Pixel {
    int x, y;
} Pixel;

// The pixel for a point of the panel (0..1 each), inside the picture.
Pixel touch_map(const TouchMap *map, double u, double v);
