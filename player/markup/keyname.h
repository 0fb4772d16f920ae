// Key names: what keys and mouse buttons are called in a configuration. Keys go by SDL's names. Each test stands beside
// the same as a pattern, and both read one list.
#pragma once

#include "base/text.h"

// Where none is set.
#define HIDE_KEY "F12"
#define SPEECH_KEY "F1"

// Keys that a keyboard or a single button sends and that mean nothing else to a reader, and those that mean Back.
bool keyname_is_free(Text name);

// Keys and mouse buttons that a switch may be.
bool keyname_is_switch(Text name);

// The same as patterns of XML Schema.
#define KEYNAME_FREE_PATTERN                                                                                           \
    "F([1-9]|1[0-9]|2[0-4])|[A-Z]|Escape|Backspace|Delete|Insert|End|Pause|PrintScreen|Stop|Keypad 0|ScrollLock"
#define KEYNAME_SWITCH_PATTERN "[^a-z\\s]|F([1-9]|1[0-9]|2[0-4])|" KEYNAME_SWITCHES

// Parted by '|'.
#define KEYNAME_SWITCHES                                                                                               \
    "Mouse Left|Mouse Middle|Mouse Right|Mouse 4|Mouse 5|"                                                             \
    "Space|Return|Tab|Escape|Backspace|Insert|Delete|Home|End|PageUp|PageDown|Left|Right|Up|Down|"                     \
    "CapsLock|Numlock|ScrollLock|PrintScreen|Pause|Application|"                                                       \
    "Left Shift|Right Shift|Left Ctrl|Right Ctrl|Left Alt|Right Alt|Left GUI|Right GUI|ModeSwitch|"                    \
    "Keypad 0|Keypad 1|Keypad 2|Keypad 3|Keypad 4|Keypad 5|Keypad 6|Keypad 7|Keypad 8|Keypad 9|Keypad /|Keypad -|"     \
    "Keypad Enter|Keypad 00|Keypad 000|Keypad =|Keypad ,|"                                                             \
    "Menu|Help|Select|Stop|Execute|Again|Undo|Cut|Copy|Paste|Find|Mute|VolumeUp|VolumeDown|Clear|"                     \
    "AudioNext|AudioPrev|AudioStop|AudioPlay|AudioMute|AudioRewind|AudioFastForward|MediaSelect|Eject|"                \
    "WWW|Mail|Calculator|Computer|BrightnessDown|BrightnessUp|DisplaySwitch|"                                          \
    "AC Search|AC Home|AC Back|AC Forward|AC Stop|AC Refresh|AC Bookmarks"
