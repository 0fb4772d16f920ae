// Choices: what a visitor can wish for in Comfort, tab by tab, and how each wish looks.
#pragma once

#include "screen/screen.h"

typedef enum Tab {
    TAB_SIZE,
    TAB_COLOURS,
    TAB_LETTERS,
    TAB_SPACING,
    TAB_MOVEMENT,
    TAB_REACH,
    TAB_VOICE,
    TAB_LANGUAGE,
    TAB_SWITCH,
    TAB_COUNT
} Tab;

// One choice of a tab: what it is called and how it looks; value is what the preference becomes.
typedef struct Choice {
    Text label, shown;      // shown: what stands on it, where that is not the label
    TextStyle style, small; // small: where its own has no room
    Color fill, ink;
    int value, group; // group: neighbours of another one mean something else, and stand apart
    bool is_selected;
} Choice;

typedef struct Choices {
    Choice *at;
    int count;
} Choices;

// The choices of a tab, in view->arena: as many as there are languages in that of languages, few in every other.
Choices choices_list(View *view, int tab);

// Small print as it is beside the smallest text: nothing on the glass is smaller.
TextStyle choices_least_style(const View *view);

// The tab has a use on this glass and device.
bool choices_are_shown(const View *view, int tab);

// The action that a choice carries.
Action choices_action(const View *view, int tab, const Choice *choice);

// Makes the choice with that value the visitor's preference; what can be on or off changes.
void choices_prefer(Preferences *preferences, int tab, int value);
