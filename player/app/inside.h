// The App's inside, for the files of this room alone.
#pragma once

#include "app/app.h"
#include "app/desk.h"
#include "app/recital.h"

struct App {
    AppSpec spec;
    Moment moment;
    AppFace face;
    Book *book;               // NULL: out of order
    Typesetter *typesetter;
    Layouts *layouts;
    Arena *texts;             // for as long as the app lives
    Arena *hours_texts;       // the opening hours in the book's language
    Text hours[WEEKDAY_COUNT];
    Arena *visit_arena, *frame_arenas[2], *scratch;
    Visit *visit;             // NULL unless the face is VISIT or STILL
    Frame frames[2];
    Frame preview;            // lives in scratch
    int present;              // which of them was stated last
    Focus focus;
    Guard guard;
    Touch touch;
    Recital recital;
    Desk *desk;
    uint64_t pressed_key;     // of the target under the finger
    bool is_dirty, is_ending; // is_ending: the visit's end is carried out by app_settle
    int64_t lit_until_ms;     // outside opening hours: when the glass goes dark
    int64_t retry_ms;         // out of order: when to look again
    long frame_count;
};

// What screens may look at; drawing and scratch go to arena.
View app_view(App *app, Arena *arena);

// Ends the visit: the face changes now, what was read is wiped by app_settle.
void app_end_visit(App *app, AppFace face);

// Opens the library again, in a language (empty: the default). False leaves the app out of order.
bool app_open_book(App *app, Text language);

// Opens the library in the language that every visit begins with, or in its own default where it lacks that one.
bool app_open_library(App *app);

// Words the opening hours anew; tells screens those of today.
void app_word_hours(App *app);
void app_tell_hours(App *app);

// Takes the text down to the largest step that this glass offers.
void app_fit_text(const App *app, Preferences *preferences);

// What lies over the page, told to a view.
void app_view_sheet(App *app, View *view);

// States the present frame into arena.
Frame app_state_frame(App *app, Arena *arena);

// Reading aloud: performs ACTION_LISTEN; goes on when a sentence has been said; pauses at a touch elsewhere; stops when its keys are
// not on the glass any more.
void app_listen(App *app, const Action *action);
void app_read_aloud(App *app);
void app_hush(App *app);
void app_leave_recital(App *app);

// Staff: tells a view what their screen shows; performs ACTION_STAFF; takes back the last news; locks when nobody is at the desk, or has
// touched nothing for DESK_IDLE_MS; and when that will be.
void app_view_desk(App *app, View *view);
void app_serve_staff(App *app, const Action *action);
void app_clear_news(App *app);
void app_watch_desk(App *app);
int64_t app_desk_deadline_ms(const App *app);

// Outside opening hours: the glass is dark now; somebody is there; when that may change.
bool app_is_dark(const App *app);
void app_light(App *app);
int64_t app_dark_deadline_ms(const App *app);

// Performs what no screen took.
void app_navigate(App *app, const Action *action);
