// Hand: one way to steer the player, as somebody who has no other would: it acts on a target, and counts what that
// took.
#pragma once

#include "command/stage.h"

typedef enum HandKind {
    HAND_TOUCH,
    HAND_DOUBLE_TOUCH,
    HAND_KEYBOARD,
    HAND_KEYPAD_ARROWS,
    HAND_KEYPAD_DIGITS,
    HAND_ONE_SWITCH,
    HAND_TWO_SWITCHES,
    HAND_EAR,
    HAND_COUNT
} HandKind;

// "touch", "double touch", ...
const char *hand_name(HandKind kind);

// It moves the focus itself.
bool hand_has_keys(HandKind kind);

// Fills in what a stage needs for it: switches, speech.
void hand_equip(HandKind kind, StageSpec *spec, Config *config);

typedef struct Hand {
    HandKind kind;
    Stage *stage;
    int acts; // touches, keys or presses
} Hand;

// Acts on the target that asks for that, however many moves it takes; false when it was not reached.
bool hand_take(Hand *hand, Action action);

// A touch or a press anywhere, where the whole glass counts.
void hand_wake(Hand *hand);
