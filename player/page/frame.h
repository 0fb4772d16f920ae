// Frame: one screen as a value. Marks say what to paint, in order; targets what can be touched and lines what can be
// read, both in reading order. A frame is stated anew for every change; it can be printed, compared, hit-tested, spoken
// and painted, and owns nothing: everything in it lives in its arena.
#pragma once

#include "base/array.h"
#include "base/rect.h"
#include "book/action.h"
#include "page/context.h"
#include "page/icon.h"
#include "page/theme.h"

typedef enum MarkKind { MARK_BOX, MARK_RUN, MARK_ICON, MARK_PICTURE } MarkKind;

// Where a box goes on, on another page: it has neither edge nor corners there.
typedef struct BoxOpening {
    bool is_above, is_below;
} BoxOpening;

typedef struct Mark {
    MarkKind kind;
    Rect rect;          // run: the room of its line; icon: the square it stands in the middle of
    Color color;        // fill of a box (alpha 0: none), ink of a run or icon
    Color border_color; // box
    int border_px;      // box: width of the border, inside rect; 0: none
    int radius_px;      // box: at most half its shorter side; half makes a disc
    BoxOpening opening; // box
    GlyphRun run;       // run: what SDL_ttf draws; icon: font only
    int x;              // run: where its first glyph starts, 26.6
    int baseline_y;     // run: pixels
    int tracking;       // run: drawn cluster by cluster when not 0, 26.6
    Icon icon;
    Text path;     // picture: below the content folder
    ThemeId theme; // picture: whose colours a drawing takes
    bool is_rtl;   // picture: it stands among words from right to left
} Mark;

// A line of words that a reader sees as one.
typedef struct Line {
    Text text; // logical order, without trailing space
    Rect rect; // the ink's room: advance width by ascent + descent, at most the leading
    int baseline;
    int font_px, cap_px64;
    Color color, background;
    Id block;     // of the book, or ""
    Text passage; // all the words it was set from, or is heard as, lent by the layout; the line is its bytes start..end
    uint32_t start, end;
    const Span *spans; // of the passage, lent likewise
    int span_count;
    Text language; // of the passage; empty: the book's
    bool is_read;  // of no block, and yet what the page says: a title, a question. Words of a block always are
    bool is_sign;  // it only shows what is said of the words beside it: the number of an item, a sample of letters
    const Context *context; // that of its passage; NULL: none
} Line;

// Words that are being read aloud: bytes of a passage. Drawn on a tint. end 0: none.
typedef struct Spoken {
    Id block;
    uint32_t passage; // text_passage_hash of it: cells of a table may share a block's name
    uint32_t start, end;
    uint32_t reached; // the byte that the voice has come to
} Spoken;

typedef enum Role { ROLE_BUTTON, ROLE_CARD, ROLE_LINK, ROLE_OPTION, ROLE_QUESTION, ROLE_TAB } Role;
const char *role_name(Role role);

// What stands in a group that tells how many they are.
typedef enum GroupKind {
    GROUP_PLAIN,   // it does not tell
    GROUP_CHOICES, // cards and options without a name of their kind
    GROUP_WAYS_ON,
    GROUP_ALSO, // what a visitor may also like
    GROUP_BOOKS,
    GROUP_SETS_OF_EXERCISES,
    GROUP_CHAPTERS,
    GROUP_EXERCISES,
    GROUP_SETS_OF_QUESTIONS,
    GROUP_QUESTIONS,
} GroupKind;

// One of a group, the others of which may stand on other pages.
typedef struct Member {
    GroupKind group;
    int nth, of;   // from 1; 0: its neighbours on the frame are the group
    bool is_named; // its own name says which of them it is
} Member;

typedef struct Target {
    Text label;    // its name alone
    Text language; // of that; empty: the interface's
    Role role;
    Member member;
    Action action;
    Rect rect;
    Rect reach;    // where a touch that meets no target counts as well; w 0: nowhere
    int radius_px; // of its outline, for the pressed look and the focus ring
    bool enabled, selected, focused, pressed;
    bool is_primary;   // it stands out: what is wanted most of its page
    bool is_bar;       // it stands in a bar
    bool is_faded;     // it is not seen now, and can be touched all the same
    bool is_rest;      // more of the link before it, whose words take another line: keys and ears meet a link once
    int held_permille; // how much of a hold has passed: so much of its border fills
    int line;          // how many lines had been stated before it
} Target;

// What stands outside of the page and its controls withdraws so far; 0: not at all, 1000: it is gone.
typedef struct Fade {
    Rect page, controls;
    int permille;
} Fade;

// The sound of a breath that goes with it: how long it is, and where in it the frame stands. in_ms 0: silence.
typedef struct BreathCue {
    int in_ms, out_ms, at_ms;
} BreathCue;

typedef struct Picture {
    Text alt;
    Text language; // of alt; empty: the book's
    Rect rect;
    int line; // as a target's
} Picture;

typedef struct Frame {
    Arena *arena;
    Text screen; // name of the screen
    Id item;     // the item it shows, or ""
    Theme theme; // the one it was drawn with
    Text language;
    Text level;         // of it: easier words; empty: none
    Color ground;       // the whole window is cleared with it
    Spoken spoken;      // set before words are drawn
    const Found *found; // words that were looked for, which are marked where they are drawn; lent
    int found_count;
    Place place;          // where the reader is, which stays in sight beneath a sheet; block "": no matter
    Action about;         // likewise: what an open sheet explains is marked where it carries this; ACTION_NONE: nothing
    ActionKind explained; // what an open sheet explains: a term, a safety line, a reply; ACTION_NONE: nothing
    Rect sheet;           // where a sheet lies over the page; h 0, at the lower edge: nowhere
    bool is_page_live;    // what it leaves of the page is steered on by keys and switches as well
    const struct Frame *beneath; // the page without the sheet, which is read aloud whole; NULL: this one is read
    int first_read; // the first line that is read aloud: a sheet with words of its own is read in place of the page
    Rect ring;      // what the focus or a switch has come to; w 0: nothing
    Rect ring_rest; // likewise what the link that it has come to has on further lines
    int ring_radius_px;
    Fade fade;
    BreathCue breath;
    bool is_veiled;       // nothing of it is painted: it is listened to
    int page, page_count; // page from 1; 0: not paged. page_count 0: not known yet
    Id rider_scope;       // where the riders that it shows in full count as met
    ARRAY(Id) riders;     // those
    int step, step_count; // of an exercise, as its dots show it; step 0: none yet, step_count 0: no exercise
    int rung; // what the screenful on it had to give up to stand on one page, 1 (nothing) to 6; 0: it is no screenful,
    bool is_torn; // or one that goes on to another page
    ARRAY(Mark) marks;
    ARRAY(Line) lines;
    ARRAY(Target) targets;
    ARRAY(Picture) pictures;
} Frame;

// An empty frame in arena.
Frame frame_begin(Arena *arena, const Theme *theme);

// Both are of one screen, of one item, and of one step of it: another page of it is no other place.
bool frame_is_same_place(const Frame *a, const Frame *b);

// Look of a box: fill, border, corner.
typedef struct BoxLook {
    Color fill, border;
    int border_px, radius_px;
} BoxLook;
void frame_box(Frame *frame, Rect rect, BoxLook look);
void frame_open_box(Frame *frame, Rect rect, BoxLook look, BoxOpening opening);
void frame_rule(Frame *frame, Rect rect, Color color);
void frame_icon(Frame *frame, Rect square, Icon icon, Color color);

// A picture that shows a way is mirrored where that runs from right to left.
typedef struct PictureLook {
    Text path, alt;      // alt "": an ornament, of which nothing is said
    Direction direction; // of the words that it stands among; DIRECTION_AUTO: the frame's
} PictureLook;
void frame_picture(Frame *frame, Rect rect, const PictureLook *look);

// The picture stated last, where it is no ornament, is described in that language.
void frame_describe_in(Frame *frame, Text language);

// The line stated last is heard as these words: a figure that is seen at a glance.
void frame_say_as(Frame *frame, Text words);

// The lines from that one on only show what is said of the words beside them.
void frame_sign(Frame *frame, int first_line);

// What is read aloud of it: the page beneath a sheet that has no words of its own, else itself.
const Frame *frame_read(const Frame *frame);

// Nothing is touched there but that one (NULL: nothing at all), and it is on the glass.
bool frame_has_room(const Frame *frame, Rect rect, const Target *but);

// A link in the text was grown for fingers, and ends where something else begins, above or below its own words. What it
// loses there it takes on its other side, where nothing is touched, as long as those words, which stand in its middle,
// are in it.
void frame_link_gives_way(const Frame *frame, Target *link, Rect other);

// Adds a target (copied), to which links give way.
void frame_target(Frame *frame, const Target *target);

// The same for the same target in every frame, wherever it stands and whatever its state; never 0.
uint64_t target_key(const Target *target);

// What stands there is left of a page that an open sheet lies over: keys and switches pass over it until it is closed.
bool frame_is_beneath(const Frame *frame, Rect rect);

// The enabled target at a point, later ones first; else one that reaches there; -1 for none.
int frame_target_at(const Frame *frame, int x, int y);

// The first enabled target with such an action; -1 for none.
int frame_target_acting(const Frame *frame, ActionKind kind);

// One of the targets stands out.
bool frame_has_primary(const Frame *frame);

// The nth (from 1) enabled target with that label in reading order; -1 for none. frame_label_count counts them.
int frame_target_labelled(const Frame *frame, Text label, int nth);
int frame_label_count(const Frame *frame, Text label);

// The text stands wholly visible in the lines: consecutive lines are joined by one space, runs of white space count as
// one. Nothing is visible on a veiled frame.
bool frame_shows(const Frame *frame, Text text);
