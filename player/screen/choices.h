// Choices: what a visitor can wish for in Comfort, tab by tab, and how each wish looks.
#pragma once

#include "screen/screen.h"

typedef enum Tab {
    TAB_SIZE,
    TAB_COLOURS,
    TAB_LETTERS,
    TAB_SPACING,
    TAB_MOVEMENT,
    TAB_CALM,
    TAB_REACH,
    TAB_VOICE,
    TAB_LANGUAGE,
    TAB_SWITCH,
    TAB_CODE,
    TAB_COUNT
} Tab;

// One choice of a tab: what it is called and how it looks; value is what the preference becomes.
typedef struct Choice {
    Text language;          // of its label; empty: the interface's
    Text label, shown;      // shown: what stands on it, where that is not the label
    Text caption;           // below that, in small print; empty: none
    int sample_px;          // the room of a sample above its caption
    TextStyle style, small; // small: where its own has no room
    Color fill, ink;
    int value;
    Action action;    // what a touch of it does
    int group;        // neighbours of another one mean something else,
    Text group_label; // and stand apart, below this; empty: the tab says it
    bool is_selected;
    bool is_small; // its style is small print
    bool is_way;   // it leads to others, and can never be chosen
} Choice;

typedef struct Choices {
    Choice *at;
    int count;
} Choices;

// The value of the choice of easier words, among those of letters.
enum { CHOICE_LEVEL = FAMILY_DYSLEXIC + 1 };

// The choices of a tab, in view->arena: as many as there are languages in that of languages, few in every other.
Choices choices_list(View *view, int tab);

// Small print as it is beside text of that step, or the visitor's own where that is smaller. Beside the smallest text
// it is as small as anything on the glass.
TextStyle choices_small_style(const View *view, int text_step);

// The style in letters of that size, its lines as low as their ink may be.
TextStyle choices_close_style(TextStyle style, int size_px);

// The tab has a use on this glass and device.
bool choices_are_shown(const View *view, int tab);

// Makes the choice with that value the visitor's preference; what can be on or off changes.
void choices_prefer(Preferences *preferences, int tab, int value);
