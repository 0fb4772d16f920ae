// Key rules: what keys mean, the same on every face of the player: those of keyboards, of keypads with digits alone,
// and of remote controls.
#pragma once

#include "book/action.h"

typedef enum KeyMeaning { KEY_ACT, KEY_ON, KEY_BACK, KEY_LEFT, KEY_RIGHT, KEY_ACTION } KeyMeaning;

typedef struct KeyRule {
    const char *name; // SDL_GetKeyName
    KeyMeaning meaning;
    ActionKind action; // KEY_ACTION: performed where the frame offers it
} KeyRule;

// NULL for a key that means nothing.
const KeyRule *key_rule(const char *name);
