#include "app/key-rules.h"

#include <string.h>

static const KeyRule keys[] = {
    {"Return", KEY_ACT, ACTION_NONE},        {"Keypad Enter", KEY_ACT, ACTION_NONE},
    {"Space", KEY_ACT, ACTION_NONE},         {"Select", KEY_ACT, ACTION_NONE},
    {"Keypad 5", KEY_ACT, ACTION_NONE},      {"Tab", KEY_ON, ACTION_NONE},
    {"Down", KEY_ON, ACTION_NONE},           {"Up", KEY_BACK, ACTION_NONE},
    {"Left", KEY_LEFT, ACTION_NONE},         {"Right", KEY_RIGHT, ACTION_NONE},
    {"Keypad 2", KEY_ON, ACTION_NONE},       {"Keypad 8", KEY_BACK, ACTION_NONE},
    {"Keypad 4", KEY_LEFT, ACTION_NONE},     {"Keypad 6", KEY_RIGHT, ACTION_NONE},
    {"PageDown", KEY_ACTION, ACTION_NEXT},   {"PageUp", KEY_ACTION, ACTION_PREVIOUS},
    {"AudioNext", KEY_ACTION, ACTION_NEXT},  {"AudioPrev", KEY_ACTION, ACTION_PREVIOUS},
    {"AC Forward", KEY_ACTION, ACTION_NEXT}, {"Escape", KEY_ACTION, ACTION_BACK},
    {"AC Back", KEY_ACTION, ACTION_BACK},    {"Backspace", KEY_ACTION, ACTION_BACK},
    {"Home", KEY_ACTION, ACTION_HOME},       {"AC Home", KEY_ACTION, ACTION_HOME},
    {"Menu", KEY_ACTION, ACTION_COMFORT},    {"AudioPlay", KEY_ACTION, ACTION_LISTEN},
    {"Help", KEY_ACTION, ACTION_SUPPORT},
};

const KeyRule *key_rule(const char *name)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}
