// The App's inside, for the files of this room alone. What each file offers the others stands under its name.
#pragma once

#include "app/app.h"
#include "app/blanking.h"
#include "app/desk.h"
#include "app/edition.h"
#include "app/narrator.h"
#include "app/recital.h"
#include "app/ruler.h"
#include "app/scan.h"
#include "app/wishes.h"

// A finger that explores.
typedef struct Explorer {
    Focus from;         // before it landed
    uint64_t key;       // of the stop it is on
    uint64_t lifted_key; // and when it was lifted, of the one before
    int64_t lifted_ms;
} Explorer;

struct App {
    AppSpec spec;
    Moment moment;
    AppFace face;
    VisitScreen waiting;      // the state of what stands there between visits
    Arena *texts;             // for as long as the app lives
    Arena *scratch;
    Edition edition;
    int64_t retry_ms;         // out of order: when to look again
    Blanking blanking;

    Arena *visit_arena;
    Visit *visit;             // NULL unless the face is VISIT or STILL
    bool is_ending;           // the visit's end is carried out by app_settle
    Guard guard;
    Wishes wishes;

    Arena *frame_arenas[2];
    Frame frames[2];
    int present;              // which of them was stated last
    Frame preview;            // lives in scratch
    Stops stops;              // of the present frame, in its arena
    ScanRows scan_rows;       // of the present frame, in its arena; none where no switch is bound
    int sheet_y;              // where an open sheet begins on the present frame; its height where none is
    bool is_dirty;
    bool has_acted;           // the visitor did something since the last frame
    long frame_count;

    Touch touch;
    uint64_t pressed_key;     // of the target under the finger
    int64_t held_from_ms;     // where it must be held: when that began
    uint64_t struck_key;      // the key heard last, by a hash of its name
    int64_t struck_ms;        // when it was
    Focus focus;
    Explorer explorer;
    Scan scan;
    Ruler ruler;
    Recital recital;
    Narrator narrator;
    Desk *desk;
};

// frames: what screens may look at (drawing and scratch go to arena); tells it of a sheet that lies over the page;
// states the screens, without what lies over them, into arena; when one of them wants to be stated anew.
View app_view(App *app, Arena *arena);
void app_view_sheet(App *app, View *view);
Frame app_state_frame(App *app, Arena *arena);
int64_t app_frame_due_ms(const App *app);

// frames: the glass is dark now, outside opening hours.
bool app_is_dark(const App *app);

// keys: the visitor steers a reading ruler on the page.
bool app_has_ruler(const App *app);

// hold: a control is held until it acts. The visitor wants it; fills it in a new frame; goes on, and acts when it is
// time; when that is. Notes a key; true when it was struck less than a hold ago (EN 301 549, 5.8), whether or not
// holding is off for speech.
bool app_wants_hold(const App *app);
void app_show_hold(App *app, Frame *frame);
void app_hold(App *app);
int64_t app_hold_deadline_ms(const App *app);
bool app_is_struck_twice(App *app, const char *key);

// switches: one went down (true: that key is one); marks the highlight in a new frame; moves it when it is time; when
// that is; takes it away, since the visitor does something else. Where it is: scan_at of scan and scan_rows.
bool app_switch(App *app, const char *name);
void app_show_scan(App *app, Frame *frame);
void app_scan(App *app);
int64_t app_scan_deadline_ms(const App *app);
void app_rest_scan(App *app);

// explore: a finger that explores (true: the sample was taken).
bool app_explore(App *app, const Sample *sample);

// listen: reading aloud. Performs ACTION_LISTEN; goes on when a sentence has been said; pauses at a touch elsewhere;
// stops when its keys are not on the glass any more. The share of what staff allow that the chosen volume is.
void app_listen(App *app, const Action *action);
void app_read_aloud(App *app);
void app_hush(App *app);
void app_leave_recital(App *app);
int app_volume_percent(const Preferences *preferences);

// narrate: the interface speaks. Whether it does; looks at a frame just stated; goes on with what waits; is silent; is
// speaking; when it wants to go on; a key of its own (true: it was one).
bool app_is_heard(const App *app);
void app_narrate(App *app, Frame *frame);
void app_go_on_narrating(App *app);
void app_hush_narrator(App *app);
bool app_is_narrating(const App *app);
int64_t app_narrator_deadline_ms(const App *app);
bool app_speech_key(App *app, const char *name);
