// App: the player without its glass. It is told the time, the size, samples of touch and names of keys; it answers with
// frames and with the moment it wants to be woken. The loop, the journey scripts, the bench and the random walker all
// drive this one thing.
#pragma once

#include "app/breath-player.h"
#include "app/focus.h"
#include "app/guard.h"
#include "app/shelving.h"
#include "app/speech.h"
#include "app/visit.h"
#include "book/bookcase.h"
#include "device/clock.h"
#include "device/machine.h"
#include "device/origin.h"
#include "device/touch.h"
#include "screen/hours.h"
#include "screen/staff.h"

// Time as the app sees it. now_ms only counts.
typedef struct Moment {
    int64_t now_ms;
    ClockTrust trust;       // whether what the machine says of the rest is believed
    int day;                // since 1 January 1970
    int weekday;            // 0: Sunday
    int minute_of_day;      // in local time, as all of these
    int64_t next_minute_ms; // when minute_of_day changes
} Moment;

// What a clinic wants of its library's policy.
typedef enum Wish { WISH_NONE, WISH_ON, WISH_OFF } Wish;

// Where staff come in.
typedef struct DeskSpec {
    const char *folder;          // of the lock, and of what staff set; NULL: nothing opens it
    const char *reset_path;      // as lock_open's
    const struct Config *config; // what they change, borrowed; NULL: nothing is set yet
    Origin origin;               // of this run
    Clock *clock;                // borrowed; NULL: nobody vouches for the time
    const char *requests;        // the folder where the installer and staff meet; NULL: there is none
    const char *store;           // of versions of the library; NULL: none
    MachineSpec machine;         // of what is looked up about the machine
    int given_up; // the version of the library that failed here, so that an earlier one is shown; 0: none
} DeskSpec;

typedef struct AppSpec {
    Source *content;        // the library, borrowed
    Bookcase *books;        // of the world, that stand beside it, borrowed; NULL: none
    Shelving *shelving;     // which fills that case, borrowed; NULL: it is filled
    Text language;          // empty, or not one of the library's: its default
    Text languages;         // that are offered, by their codes; empty: those that are no drafts
    bool offers_drafts;     // all of them where none is named
    const Metrics *metrics; // borrowed
    Glass glass;
    Preferences preferences; // every visit begins with them, at the largest text that the glass offers up to their step
    Setting setting;         // hours and adult_topics are filled in by the app
    Wish adult_topics;       // none: the library's own policy
    Hours hours;             // zeroed: none are shown
    const char *support_path;       // the clinic's own support page, which wins over the library's; NULL: none
    const char *hide_key;           // NULL: F12
    const char *speech_key;         // NULL: F1
    const char *act_key, *move_key; // switches, by SDL's name of a key or "Mouse Left" and so on; NULL: none
    int64_t idle_ms;                // 0: the usual limit
    Speech speech;                  // who reads aloud; empty: nobody, and no voice is offered
    bool is_mute;                   // staff want no voice, even where there is one
    BreathPlayer breath;            // who sounds the pacer; empty: nobody, and no sound is offered
    bool is_silent;                 // staff want no sound at all
    bool has_headphones;            // at the start; app_plug tells of changes
    bool speaks_to_fingers;         // one that rests before a visit lets the screen speak, also without them
    DeskSpec desk;
    const char *reading_folder; // where one person's own reader keeps their place; NULL: nothing is kept
    Interrupt *interrupt;       // breaks off what is read, set and checked in a visit, borrowed; NULL: nobody does
    // Called when a visit ends, so that the device forgets what it has drawn. May be NULL.
    void (*forget)(void *owner);
    void *owner;
} AppSpec;

typedef struct App App;

// Opens the library and stands at Attract; at Out of order when it cannot be opened (the problems are printed to stderr
// once). NULL when the system lacks the data that lines are broken with.
App *app_create(const AppSpec *spec, Moment moment);
void app_destroy(App *app);

// Tells the time: ends visits, warns, wakes screens. Call it after every sleep and before input.
void app_advance(App *app, Moment moment);

// When it wants app_advance next; SCREEN_NEVER when only input can change anything.
int64_t app_deadline_ms(const App *app);

void app_resize(App *app, Glass glass);

// The source of the library leads to another one now: it is opened in place of what is shown. Only where no visit would
// be touched by that: between visits, and where nobody looks through the languages. given_up as DeskSpec's.
bool app_may_renew(const App *app);
void app_renew(App *app, int given_up);

// What is laid out was measured with a picture that cannot be shown after all: it is laid out anew.
void app_lay_anew(App *app);
void app_sample(App *app, const Sample *sample);

// Somebody else has changed something that staff may be looking at: what a stick holds, a version of the library.
void app_stir(App *app);

// A key went down, by SDL's name. True when it meant something.
bool app_key(App *app, const char *name, bool has_shift);
void app_key_up(App *app, const char *name);

// From when on a touch at that point acts, or a key (-1, -1): a screen that has come up settles, and the second half of
// a double touch is no touch of its own.
int64_t app_heeds_ms(const App *app, int x, int y);

// Headphones have been plugged in, or pulled out.
void app_plug(App *app, bool are_in);

void app_perform(App *app, Action action);

// The present frame, stated anew when anything has changed. Lent until the next call that changes something and asks
// again.
const Frame *app_frame(App *app);

// The frame must be painted again: something changed since the last app_frame.
bool app_is_dirty(const App *app);

// The frame is on the glass now. What begins with being seen begins here, however long it took to draw: the time in
// which a screen settles or a touch is a double one, a warning, an end that can be taken back. What is done meanwhile
// stands in a queue, and nobody knows when it was done.
void app_shown(App *app, int64_t now_ms);

// After a frame was presented: finishes the end of a visit, if one ended. The frame lent before must not be looked at
// after it.
void app_settle(App *app);

// At rest: what frames needed for a moment goes back to the system. What was lent stays.
void app_trim(App *app);

// Spare time: sets one more page of what is unfinished. False when there is nothing to do.
bool app_work(App *app);

// What the next (step 1) or previous (-1) page would look like, for preparing its textures; NULL when there is none.
// Lent until the next call.
const Frame *app_preview(App *app, int step);

// Begins a visit at Home, as a touch on Attract does.
void app_begin(App *app);

// Staff want the player to end; STAFF_STAY: they do not.
StaffEnd app_end(const App *app);

// Puts what staff have measured in this run in place of these two; leaves what they have not.
void app_scale(const App *app, double *px_per_mm, double *distance_mm);

// For commands and tests.
typedef enum AppFace { FACE_ATTRACT, FACE_VISIT, FACE_STILL, FACE_ENDED, FACE_COVER, FACE_ORDER } AppFace;
AppFace app_face(const App *app);
Book *app_book(App *app);
Answers *app_answers(App *app);         // of the visit; NULL when there is none
Bookmarks *app_bookmarks(App *app);     // the same
Preferences *app_preferences(App *app); // that hold now; call app_touch_all after a change
void app_touch_all(App *app);
Typesetter *app_typesetter(App *app);
Layouts *app_layouts(App *app);
long app_frame_count(const App *app); // frames stated since creation
