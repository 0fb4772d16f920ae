// Desk: what staff have in their hands: the lock, the settings of this screen, and what they asked for. It is open from
// the right PIN until they leave the screen, and never when the player starts.
#pragma once

#include "app/config.h"
#include "app/outcome.h"
#include "app/update.h"
#include "device/lock.h"
#include "device/zones.h"

enum { DESK_IDLE_MS = 60000 };

typedef struct Desk {
    Arena *texts;
    Lock *lock;         // NULL: nothing opens it
    const char *folder; // where what they set is written; NULL: nowhere
    Config config;      // as it is and shall be written
    bool is_open;
    Origin origin;
    LockVerdict verdict; // on the last try; LOCK_EARLY: there was none
    StaffNews news;
    StaffCheck check;
    struct DeskCheck *checking; // while it runs, or NULL
    StaffEnd end;
    double px_per_mm, distance_mm; // measured in this run; 0: not
    int64_t opened_ms;
    int given_up;          // as DeskSpec's
    bool is_attended;      // staff are at it: the rest was looked up when they came, and after whatever they did
    bool is_set;           // there is a PIN
    int64_t wait_until_ms; // none is taken before
    int memory_mib;        // of the player; 0: not known
    Moment moment;         // when it was looked at last
    Clock *clock;          // NULL: none can be asked
    char zone[CLOCK_ZONE_BYTES];
    Update *update;
    MachineSpec machine_spec;
    Machine machine; // when it was looked at last
    Zones zones;     // read with the first look at an open desk
} Desk;

Desk *desk_open(const DeskSpec *spec, int64_t now_ms);
void desk_close(Desk *desk);

// Looks up what stands on the disk and in the machine; nothing that is drawn does.
void desk_look(Desk *desk, int64_t now_ms);

// The same when somebody else has changed what staff look at. False when nobody looks.
bool desk_stir(Desk *desk, int64_t now_ms);

// Shuts it; nothing is left of the last try either.
void desk_leave(Desk *desk);

// Begins to look at what the library says to staff today (day since 1970; 0: not known): dates that have passed at
// once, and faults in slices. It ends when the desk is left.
void desk_begin_check(Desk *desk, Book *book, int day);

// Does one slice. False when there was nothing to do; *has_ended tells that it was the last one.
bool desk_go_on_checking(Desk *desk, bool *has_ended);

// What their screen shows of it; language, topics and frames are the app's to tell.
StaffFacts desk_facts(const Desk *desk, const Moment *moment);

// Performs ACTION_STAFF; digits of a PIN are wiped from it. What staff set stands in config and is written.
Outcome desk_serve(Desk *desk, Book *book, Action *action, const Moment *moment);

// Shuts it when nobody stands there, or has touched nothing for DESK_IDLE_MS. True: what it shows has changed, because
// it was open until now, or the clock is another. When it will shut.
bool desk_watch(Desk *desk, bool is_there, int64_t touched_ms, const Moment *moment);
int64_t desk_due_ms(const Desk *desk, int64_t touched_ms);

// Puts what was measured in this run in place of these two; leaves what was not.
void desk_scale(const Desk *desk, double *px_per_mm, double *distance_mm);
