// Staff pages: what lies behind the PIN, a page a file. Each is a Stack, or draws between the bars itself.
#pragma once

#include "screen/staff-parts.h"

typedef enum StaffPageId {
    STAFF_MENU,
    STAFF_START,
    STAFF_GLASS,
    STAFF_CARD,
    STAFF_SOUNDS,
    STAFF_TOPICS,
    STAFF_CLEAN,
    STAFF_TOUCH,
    STAFF_REPORT,
    STAFF_POWER,
    STAFF_HOURS,
    STAFF_DAY,
    STAFF_TIME,
    STAFF_CLOCK,
    STAFF_DATE,
    STAFF_MINUTE,
    STAFF_REGIONS,
    STAFF_ZONES,
    STAFF_FIND,
    STAFF_UPDATE,
    STAFF_PAGE_COUNT
} StaffPageId;

typedef struct StaffState {
    StaffPageId page;
    Spot spot;
    char digits[STAFF_PIN_MOST];
    int digit_count;
    int64_t clean_until_ms;
    double px_per_mm;  // of the drawn card
    uint64_t touched;  // fields of the touch test
    int weekday, time; // of the opening hours
    OpeningDay closed; // how that day was before it was closed
    int shift;         // of the clock, in minutes, as it shall be set
    int zone;          // the first of the region that is shown
} StaffState;
SCREEN_STATE(StaffState);

typedef struct StaffPage {
    Stack *(*stack)(View *view, const StaffState *state); // or
    void (*draw)(View *view, const StaffState *state, Frame *frame, Rect room);
    bool (*perform)(View *view, StaffState *state, Action *action); // may be NULL
} StaffPage;

// staff_fixed stands in place of those that would set what nobody may change here.
extern const StaffPage staff_pad, staff_notice, staff_menu, staff_fixed, staff_start, staff_glass, staff_card,
    staff_sounds, staff_topics, staff_find, staff_clean, staff_touch, staff_report, staff_power, staff_hours, staff_day,
    staff_time, staff_clock, staff_date, staff_minute, staff_regions, staff_zones, staff_update;

// The pad stands there; else a notice does, while the door is not open.
bool staff_takes_digits(const View *view);

// Who vouches for the clock, in words.
PhraseId staff_trust_words(const StaffClock *clock);

// Why a stick, or the last one, was not taken, in words.
PhraseId staff_reason_words(StaffReason reason);

// What an action that opens a day, or a time of it, says in its value.
void staff_open_time(StaffState *state, int subject);
