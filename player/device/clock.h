// Clock: whether the date and time of the machine can be believed. A Raspberry Pi without a battery comes back at the
// minute it was switched off in, and nothing tells it so: a screen that believed that would be dark all morning.
//
// Believed is what a time server keeps; what staff have set or called right since the machine was switched on; and what
// a battery has kept, once staff have been content with it: an empty one begins in 1970 or 2000, before that day. Never
// what is earlier than this version of the player.
//
// The player may not set it. It writes what staff ask for into its runtime folder, where root's unit finds it
// (player/kiosk/lectern-clock.path), and sees by the clock itself that it was done.
#pragma once

#include "base/text.h"

#define CLOCK_REQUEST "clock-request" // in the runtime folder: "SECONDS ZONE", either may be -
#define CLOCK_NOTE "clock-is-right"   // there: staff have said so since the machine was switched on
#define CLOCK_BATTERIES "/sys/class/rtc"

enum { CLOCK_ZONE_BYTES = 48 };

typedef enum ClockTrust {
    CLOCK_UNSURE, // nobody has said that it is right
    CLOCK_WRONG,  // it is earlier than this version of the player
    // believed:
    CLOCK_SERVED, // by a time server
    CLOCK_SET,    // by staff
    CLOCK_KEPT,   // by a battery
} ClockTrust;

typedef enum ClockWish { CLOCK_WISH_NOTHING, CLOCK_WISH_TIME, CLOCK_WISH_ZONE } ClockWish;

typedef struct ClockSpec {
    const char *folder;      // for the request and the note, in memory; NULL: nobody carries one out
    const char *batteries;   // CLOCK_BATTERIES, or another folder like it
    int confirmed_day;       // when staff were last content with it, since 1970; 0: never
    bool (*is_served)(void); // clock_is_served; NULL: by nobody
} ClockSpec;

typedef struct Clock {
    Arena *arena;
    const char *request_path, *note_path; // NULL: none
    int64_t confirmed_s;                  // since 1970, as all seconds here; 0: never
    int64_t battery_s, started_s; // what the battery's clock and the system's said at the start; -1: there is none
    bool is_set;
    bool (*is_served)(void);
    int64_t now_s; // when it was looked at last
    // What staff asked for last, and when by the clock that only counts.
    ClockWish asked;
    int64_t asked_s, asked_ms;
    char asked_zone[CLOCK_ZONE_BYTES];
} Clock;

Clock *clock_open(const ClockSpec *spec);
void clock_close(Clock *clock);

// now_s is the system's time, now_ms the clock's that only counts. Without a clock nothing is believed.
ClockTrust clock_trust(Clock *clock, int64_t now_s, int64_t now_ms);
bool clock_is_believed(ClockTrust trust);

// The kernel says that a time server keeps it: it is at most sixteen seconds off, as systemd judges too.
bool clock_is_served(void);

// The day on which this version of the player was made, since 1970: the first that can be right.
int clock_made_day(void);

// The machine has a clock with a battery, or at least one that could have one.
bool clock_has_battery(const Clock *clock);

// Staff say that it is right. False when that cannot be noted: then it holds for this run of the player.
bool clock_confirm(Clock *clock);

// Somebody is there who sets it.
bool clock_may_be_set(const Clock *clock);

// Asks for a time, in minutes of local time since 1970, or for a zone of the tz database. False when that could not be
// written.
bool clock_ask_time(Clock *clock, int64_t local_minute, int64_t now_ms);
bool clock_ask_zone(Clock *clock, Text zone, int64_t now_ms);

// What was asked for has not come about in CLOCK_PATIENCE_MS.
enum { CLOCK_PATIENCE_MS = 5000 };
bool clock_has_failed(const Clock *clock, int64_t now_ms);

// When that will be, where it is earlier than until_ms.
int64_t clock_due_ms(const Clock *clock, int64_t until_ms);
