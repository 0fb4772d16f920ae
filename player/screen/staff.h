// Staff: what their screen may show and what it asks for. The screen itself knows no lock, no file and no machine: it
// hands its wishes on as ACTION_STAFF, and what came of them stands in the StaffFacts of the next view.
#pragma once

#include "page/theme.h"
#include "screen/hours.h"

enum { STAFF_PIN_MOST = 8 };

// ACTION_STAFF's index; the rest stands in value, or in id.
typedef enum StaffWish {
    STAFF_UNLOCK,       // id: the digits
    STAFF_SET_SIZE,     // value: step of text
    STAFF_SET_THEME,    // value: ThemeId
    STAFF_SET_LANGUAGE, // id: its code
    STAFF_SET_DISTANCE, // value: mm
    STAFF_SET_SCALE,    // value: pixels to the metre
    STAFF_SET_SOUND,    // value: 1, 0
    STAFF_SET_TOPICS,   // value: 1, 0
    STAFF_SET_FIND,     // value: 1, 0
    STAFF_SET_CODE,     // value: 1, 0
    STAFF_SET_DAY,      // value: weekday; id: the day, as hours_print
    STAFF_SET_WEEKDAYS, // id: the day, for Monday to Friday
    STAFF_CONFIRM_CLOCK,
    STAFF_SET_CLOCK,    // value: minutes of local time since 1970
    STAFF_SET_ZONE,     // id: as the tz database calls it
    STAFF_ACCEPT,       // install what is on the stick
    STAFF_ROLL_BACK,    // show the version of the library before
    STAFF_WRITE_STATUS, // write the screen's state to the stick
    STAFF_EXAMINE,      // look at the content and its dates
    STAFF_END,          // value: StaffEnd
} StaffWish;

typedef enum StaffEnd { STAFF_STAY, STAFF_EXIT, STAFF_RESTART, STAFF_SHUT_DOWN } StaffEnd;

typedef enum StaffDoor {
    STAFF_UNSET,   // no PIN: nothing opens it
    STAFF_LOCKED,  // the PIN is asked for
    STAFF_REFUSED, // the last one was wrong
    STAFF_BROKEN,  // nothing can be tried
    STAFF_OPEN,
} StaffDoor;

typedef enum StaffNews { STAFF_QUIET, STAFF_SAVED, STAFF_UNSAVED } StaffNews;

typedef enum StaffHealth { STAFF_SOUND, STAFF_FAULTY, STAFF_DAMAGED } StaffHealth; // of the configuration

// How this run came about: with the machine, again for no known reason, by staff, after a fault, after the player hung.
typedef enum StaffOrigin {
    STAFF_WITH_MACHINE,
    STAFF_AGAIN,
    STAFF_BY_STAFF,
    STAFF_AFTER_FAULT,
    STAFF_AFTER_HANG
} StaffOrigin;

// Who vouches for the clock: nobody, though it may be right; nobody, for it cannot be; a time server, staff, a battery.
typedef enum StaffTrust {
    STAFF_CLOCK_UNSURE,
    STAFF_CLOCK_WRONG,
    STAFF_CLOCK_SERVED,
    STAFF_CLOCK_SET,
    STAFF_CLOCK_KEPT
} StaffTrust;

// What whoever cares for the screen may have fixed, so that staff do not set it here; bits.
typedef enum StaffPart {
    STAFF_PART_GLASS = 1,
    STAFF_PART_START = 2,
    STAFF_PART_SOUND = 4,
    STAFF_PART_TOPICS = 8,
    STAFF_PART_HOURS = 16,
    STAFF_PART_FIND = 32,
    STAFF_PART_CODE = 64,
} StaffPart;

typedef struct StaffClock {
    StaffTrust trust;
    bool may_be_set, has_battery;
    bool has_failed;        // what was asked for last did not come about
    int day, minute_of_day; // as the machine has it, since 1970 and since midnight
    int64_t change_ms;      // when any of this may change by itself
    int least_day;          // that can be right
    Text zone;              // that holds; empty: not known
    const Text *zones;      // there are, in the order of their letters
    int zone_count;
} StaffClock;

// A stick: none is in, or what came of looking at it.
typedef enum StaffStick {
    STAFF_STICK_NONE,
    STAFF_STICK_READING,
    STAFF_STICK_OPEN,  // what it holds can be installed
    STAFF_STICK_TAKEN, // it is being installed
    STAFF_STICK_DONE,
    STAFF_STICK_REFUSED,
    STAFF_STICK_FAILED
} StaffStick;

// Why nothing was installed.
typedef enum StaffReason {
    STAFF_FOR_NOTHING,
    STAFF_BY_KEYS,
    STAFF_BY_SIGNATURE,
    STAFF_BY_DAMAGE,
    STAFF_BY_VERSION,
    STAFF_BY_LIBRARY,
    STAFF_BY_PLAYER,
    STAFF_BY_FAULT,
    STAFF_BY_ROOM,
    STAFF_BY_MACHINE,
    STAFF_BY_ABSENCE,
    STAFF_BY_FORMAT,
} StaffReason;

typedef enum StaffStatus { STAFF_NO_STATUS, STAFF_WRITING, STAFF_WRITTEN, STAFF_UNWRITTEN } StaffStatus;

typedef struct StaffPack {
    StaffStick state;
    StaffReason reason;
    Text name; // of the library, as its authors call it among themselves
    bool is_keys;
    int version, present;  // its own; the one that it would follow: 0: none
    Text languages, roles; // by spaces
    int changed, removed;  // files
} StaffPack;

typedef struct StaffUpdate {
    StaffPack stick, last; // what is on the stick; what became of the last one
    StaffStatus status;    // on the stick
    int current, previous; // versions that stand here; 0: none
    bool is_asked;         // something was asked for, and is not seen to be done yet;
    bool is_late;          // it should have been by now
    int64_t change_ms;     // when that may change by itself
} StaffUpdate;

typedef enum StaffPower { STAFF_POWER_UNKNOWN, STAFF_POWER_SOUND, STAFF_POWER_WEAK } StaffPower;

typedef struct StaffMachine {
    Text name;
    int faults, hangs; // restarts of the player since it was switched on
    int room_mib;      // on its disk; -1: not known
    int temperature_c;
    bool has_temperature;
    StaffPower power;
} StaffMachine;

// What the last look at the content found.
typedef struct StaffCheck {
    int errors, warnings, reviews_due, old_support;
    bool is_dated;   // the date is known: the last two hold
    bool is_running; // it goes on between frames: the first two are yet to come
} StaffCheck;

typedef struct StaffFacts {
    StaffDoor door;
    int64_t wait_until_ms; // no PIN is taken before
    StaffNews news;
    // as visits begin
    Text language;
    Preferences preferences;
    bool allows_sound, adult_topics;
    const Hours *hours;
    unsigned fixed; // StaffPart
    StaffClock clock;
    StaffUpdate update;
    // of this run
    StaffMachine machine;
    StaffHealth health;
    bool is_unheard; // what was to be played last could not be
    Text voiceless;  // names of the languages that cannot be read aloud; empty: none, or nothing is
    StaffCheck check;
    int given_up; // the version of the library that failed here, so that an earlier one is shown; 0: none
    Text version;
    StaffOrigin origin;
    int64_t up_ms;
    int memory_mib;
} StaffFacts;
