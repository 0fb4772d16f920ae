// Screen: what a visitor meets. A screen is one file that exports one const ScreenKind: its state becomes a Frame, an
// Action changes its state. Screens know no window and no clock; what they may look at is handed in as a View.
#pragma once

#include "find/finders.h"
#include "screen/answers.h"
#include "screen/bookmarks.h"
#include "screen/hours.h"
#include "screen/layouts.h"
#include "screen/riders-met.h"

// What a clinic has written for the cover; each may be empty.
typedef struct Notice {
    Text title, sentence;
} Notice;

// What staff have configured and the device can do, as far as screens show it.
typedef struct Setting {
    const Hours *hours; // when the clinic is open
    Notice notice;
    bool has_voice;                               // somebody reads aloud:
    bool (*speaks)(void *speaker, Text language); // in these languages; NULL: in all
    void *speaker;
    bool has_sound;      // the pacer can be heard
    bool has_headphones; // nobody else hears what is said
    int switch_count;    // that staff have bound: 0 to 2; Switch is shown in Comfort
    bool has_pin;        // Staff can be unlocked
    bool adult_topics;
    bool offers_find;                                           // a word can be looked for
    bool offers_code;                                           // a code leads back to a page
    bool (*is_private)(void *owner, Text language, Text words); // they may not be read across a room; NULL: nothing is
    void *privacy;
    bool names_books;      // of the world, where one was given by its path: Home and the bars say which one is read
    bool shows_covers;     // of books on the shelf
    bool is_personal;      // one person's own: it keeps their place
    Text quiet_book_title; // what the bars call a book that has none of its own; empty: the phrase for it
    Text fault;            // Out of order: what staff should know, or empty
    Text version;
} Setting;

// How a page was come to.
typedef struct Arrival {
    bool is_by_link; // that stands on another page, to which Back leads; on from there it holds as well
    bool is_onward;  // from the item before it: Previous leads back there
} Arrival;

typedef struct View {
    Book *book; // NULL only on the out-of-order screen
    Typesetter *typesetter;
    Layouts *layouts;
    Arena *arena; // of the frame being drawn; scratch while an action is performed
    Theme theme;
    Preferences *preferences;
    Answers *answers;
    const RidersMet *riders; // of the visit; NULL where there is none
    Bookmarks *bookmarks;    // of the visit; NULL where there is none
    Finders *finders;        // of the book; NULL where nothing may be looked for
    const Setting *setting;
    const struct StaffFacts *staff; // on the staff screen; NULL elsewhere
    int64_t now_ms;                 // a clock that only counts
    const struct ScreenKind *sheet; // what lies over the page, or NULL
    int sheet_px;                   // its height
    bool is_voice_on;               // something is read aloud,
    bool is_voice_paused;           // or rests
    int64_t touched_ms;             // the last sign of the visitor: a touch, a key
    Arrival arrival;                // at the page
    int64_t warned_ms;              // Still there?: when the warning began
} View;

// The library is read in other words from now on, those of another language or a level.
typedef struct Crossing {
    Book *from, *to;
    Answers *answers;
} Crossing;

enum { SCREEN_STATE_BYTES = 640 };
#define SCREEN_NEVER INT64_MAX

typedef struct ScreenKind {
    const char *name;     // as journeys and dumps call it; NULL: a sheet that goes by the name of the page below
    bool is_sheet;        // lies over the screen below, which is drawn first
    bool leaves_turns;    // a sheet: the page beneath is turned while it lies there; else it stays as it is
    bool gives_way;       // a sheet: it is closed before anything else is done
    bool has_words;       // a sheet: is read aloud in place of the page
    ActionKind opened_by; // a sheet: the action of the standing button that opens it, and shows that it is open;
                          // ACTION_NONE: none
    // Makes zeroed state (SCREEN_STATE_BYTES) ready; how is what led here. May be NULL.
    void (*enter)(View *view, void *state, const Action *how);
    // States the frame. state is only looked at.
    void (*draw)(View *view, const void *state, Frame *frame);
    // True: the action is done. False: the app shall perform *action, which may have been replaced (Next on the last
    // page becomes opening the next chapter). May be NULL.
    bool (*perform)(View *view, void *state, Action *action);
    // It was looked at, and another page takes its place. May be NULL.
    void (*leave)(View *view, const void *state);
    // Nobody comes back to it: it is off the way. What was looked at has been left before. May be NULL.
    void (*drop)(View *view, const void *state);
    // What its state tells of places in the text holds in the other words as well. NULL: it tells of none.
    void (*carry)(const Crossing *crossing, void *state);
    // The next moment it wants to be drawn again by itself, or SCREEN_NEVER. NULL: never.
    int64_t (*wake_ms)(const View *view, const void *state);
    // A running timer or breathing step holds the idle clock. NULL: never.
    bool (*holds_idle)(const View *view, const void *state);
    // A sheet's height over that page, which has been stated.
    int (*sheet_px)(View *view, const void *state, const Frame *page);
    // A sheet: what it explains, as the page's target has it. NULL: nothing.
    Action (*about)(const void *state);
} ScreenKind;

extern const ScreenKind attract_screen, languages_screen, home_screen, needs_screen, shelf_screen, note_screen,
    contents_screen, picture_screen, chapter_screen, faq_screen, exercise_screen, comfort_screen, listen_screen,
    term_screen, more_screen, books_screen, support_screen, about_screen, find_screen, code_screen, code_entry_screen,
    still_there_screen, ended_screen, cover_screen, staff_screen, out_of_order_screen, dark_screen;

// Declares the typed state of a screen: SCREEN_STATE(ChapterState) checks that it fits.
#define SCREEN_STATE(Type) _Static_assert(sizeof(Type) <= SCREEN_STATE_BYTES, "a screen's state must fit its room")

// The phrase in the language of the view.
Text view_phrase(const View *view, int phrase_id);

// A number, and a text in plain digits, in the digits of that language; in the view's arena.
Text view_number(const View *view, int number);
Text view_digits(const View *view, Text text);

// Words of that language (empty: the interface's) can be read aloud; and those of any that visitors may read.
bool view_speaks(const View *view, Text language);
bool view_has_voice(const View *view);

// Begins the key of a plan (plans_find): stands for the kind of plan and for all that sizes of words and controls
// depend on besides what they say: glass, letters, language.
typedef enum PlanKind {
    PLAN_WIDTH,
    PLAN_WORDS,
    PLAN_BARS,
    PLAN_FIT,
    PLAN_NATURAL,
    PLAN_BASELINE,
    PLAN_LARGEST,
    PLAN_LEAST,
    PLAN_CHOICE,
    PLAN_COMFORT,
    PLAN_EVEN,
    PLAN_PAGES,
    PLAN_COVER,
    PLAN_ATTRACT,
    PLAN_ARRANGEMENT,
    PLAN_SLIP,
    PLAN_SUPPORT,
    PLAN_INK
} PlanKind;
uint64_t view_key(const View *view, PlanKind kind);
