// Control: one thing to touch, and how it looks: cards, buttons, options, question cards. It grows with its words;
// where it would not fit the page even so, it is set smaller, never below small print.
#pragma once

#include "screen/screen.h"

typedef enum ControlLook {
    LOOK_CARD,     // icon or picture, label in bold; detail and small print below
    LOOK_BUTTON,   // label, icon before it
    LOOK_PRIMARY,  // the same, filled
    LOOK_OPTION,   // a ring that fills when selected
    LOOK_TICK,     // a square that is ticked
    LOOK_SHAPE,    // a shape for a level or an option that has one
    LOOK_QUESTION, // bold label, an arrow or its icon at the end
} ControlLook;

typedef struct Control {
    ControlLook look;
    Role role;
    Text label, detail;
    Text language;   // of these; empty: the interface's
    Text print;      // a card: small print below its detail
    Icon print_icon; // before it, or ICON_NONE
    bool is_marked;  // it stands in the colour of what is chosen
    Text picture;    // a card: a small drawing in place of its icon: path in the source, or empty
    int picture_px;  // it stands above the words and is so high; 0: beside them, where these have room
    Icon icon;
    bool is_lifted; // a card: its icon stands above the words
    bool is_whole;  // its second line is what it is there for: it goes after all words above it
    bool has_tally; // its end has room for a quiet number: how many are in it, where any are
    int tally;
    Text tally_words;        // the same in words, for where they fit beside its label; or empty
    Text aside;              // quiet words at its end, where they fit beside its label; or empty
    bool is_modest;          // in the words of a button, its icon as small
    bool is_first;           // a card before all others: filled
    bool is_quiet;           // a card no bolder than the words around it
    bool is_generous;        // higher, in larger words: large glass has room for it
    bool is_small, is_tight; // set in small print; with no more room around its words than a target needs
    OptionShape shape;
    Member member;
    Action action;
    bool is_disabled, is_selected;
    int baseline_px; // of its first line, from its top, where it stands level with others; 0: as it stands alone
} Control;

typedef ARRAY(Control) Controls;

// What a card can do without where room is short.
enum { CONTROL_DETAIL = 1, CONTROL_PRINT = 2, CONTROL_PICTURE = 4 };

// The control without these parts (CONTROL_*), to be measured or drawn.
Control control_without(const Control *control, unsigned parts);

// The card with its icon before its small print, below the label: so its words have all the width. What was read keeps
// its tick there.
Control control_slim(const Control *card);

// The height it needs at that width, at least a target, at most limit_px.
int control_height_px(View *view, const Control *control, int width_px, int limit_px);

// Whether at that width it tells in words how many are in it, where any are.
bool control_tells_tally(View *view, const Control *control, int width_px);

// Whether at that width its label leaves its quiet words their room.
bool control_holds_aside(View *view, const Control *control, int width_px);

// Whether its label stands at that width in its own size, no word broken.
bool control_is_roomy(View *view, const Control *control, int width_px);

// Whether at that width its label takes more than two lines, or its small print more than one.
bool control_is_crowded(View *view, const Control *control, int width_px);

// Where its first line stands in such a rectangle, from its top, alone; 0: it holds nothing above or below its label.
int control_level_px(View *view, const Control *control, Size size);

// Whether its mark (ring, tick, shape) stands on its first line.
bool control_has_mark(const Control *control);

// Draws it, with its target, filling rect: what it holds stands in the middle of the height, and where that is less
// than it needs, its words are set smaller.
void control_draw(View *view, Frame *frame, const Control *control, Rect rect);

// The same without its outline, for the head of an open card.
void control_draw_bare(View *view, Frame *frame, const Control *control, Rect rect);

// The width at which its label stands on one line.
int control_natural_px(View *view, const Control *control);

// A plain button: what it says and does.
Control control_button(const View *view, int phrase_id, ActionKind action);

// The same with a number in what it says.
Control control_counted(const View *view, int phrase_id, int number, ActionKind action);
