#include "device/clock.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/store.h"
#include "device/zones.h"

enum {
    BATTERIES_MOST = 4,
    DAY_S = 24 * 3600,
    MINUTE_S = 60,
    BATTERY_OFF_S = 300,
    ASKED_OFF_S = 5,
    REQUEST_BYTES = 128
};

// The seconds this version was made at.
static int64_t made_s(void)
{
    struct tm made = {0};
    const char *end = strptime(LECTERN_MADE, "%d %b %Y %T", &made);
    assert(end && !*end);
    return timegm(&made);
}

int clock_made_day(void)
{
    return (int)(made_s() / DAY_S);
}

static int64_t distance_s(int64_t a, int64_t b)
{
    return a < b ? b - a : a - b;
}

// ---- the battery

static int64_t read_battery_s(Arena *arena, const char *folder, int number)
{
    Text bytes;
    enum { BYTES_MOST = 1 << 17 }; // a file of sysfs passes for a page of memory
    char *path = file_path(arena, text_of(folder), text_format(arena, "rtc%d/since_epoch", number));
    if (file_read(arena, path, BYTES_MOST, &bytes) != FILE_READ)
        return -1;
    errno = 0;
    long long seconds = strtoll(bytes.at, NULL, 10);
    return errno || seconds < 0 ? -1 : seconds;
}

// There may be two, one of them without a battery: the one that the system's time came from says the same.
static int64_t find_battery_s(Arena *arena, const char *folder, int64_t now_s)
{
    int64_t found_s = -1;
    for (int number = 0; folder && number < BATTERIES_MOST; number++) {
        int64_t battery_s = read_battery_s(arena, folder, number);
        if (battery_s >= 0 && (found_s < 0 || distance_s(battery_s, now_s) < distance_s(found_s, now_s)))
            found_s = battery_s;
    }
    return found_s;
}

bool clock_has_battery(const Clock *clock)
{
    return clock->battery_s >= 0;
}

// Staff's day may have begun before that of the battery, which knows no zones.
static bool is_kept(const Clock *clock)
{
    return clock->confirmed_s > 0 && clock->battery_s >= clock->confirmed_s - DAY_S &&
           distance_s(clock->battery_s, clock->started_s) <= BATTERY_OFF_S;
}

// ---- the clock

Clock *clock_open(const ClockSpec *spec)
{
    Arena *arena = arena_create();
    Clock *clock = arena_new(arena, Clock);
    *clock = (Clock){.arena = arena,
                     .confirmed_s = (int64_t)spec->confirmed_day * DAY_S,
                     .started_s = time(NULL),
                     .is_served = spec->is_served};
    clock->battery_s = find_battery_s(arena, spec->batteries, clock->started_s);
    if (spec->folder) {
        clock->request_path = file_path(arena, text_of(spec->folder), TEXT(CLOCK_REQUEST));
        clock->note_path = file_path(arena, text_of(spec->folder), TEXT(CLOCK_NOTE));
        clock->is_set = access(clock->note_path, F_OK) == 0;
    }
    return clock;
}

void clock_close(Clock *clock)
{
    if (clock)
        arena_destroy(clock->arena);
}

bool clock_is_served(void)
{
    enum { OFF_MOST_US = 16000000 };
    struct timex state = {0};
    return adjtimex(&state) >= 0 && state.maxerror < OFF_MOST_US;
}

bool clock_is_believed(ClockTrust trust)
{
    return trust >= CLOCK_SERVED;
}

static bool has_zone(const char *name)
{
    char present[CLOCK_ZONE_BYTES];
    zones_present(present, sizeof present);
    return strcmp(present, name) == 0;
}

// Whether what staff asked for has come about: a time that they asked for is right.
static void look_at_asked(Clock *clock, int64_t now_ms)
{
    int64_t due_s = clock->asked_s + (now_ms - clock->asked_ms) / 1000;
    if (clock->asked == CLOCK_WISH_TIME && distance_s(due_s, clock->now_s) <= ASKED_OFF_S)
        clock_confirm(clock);
    if (clock->asked == CLOCK_WISH_ZONE && has_zone(clock->asked_zone))
        clock->asked = CLOCK_WISH_NOTHING;
}

ClockTrust clock_trust(Clock *clock, int64_t now_s, int64_t now_ms)
{
    if (clock) {
        clock->now_s = now_s;
        look_at_asked(clock, now_ms);
    }
    if (now_s < made_s())
        return CLOCK_WRONG;
    if (!clock)
        return CLOCK_UNSURE;
    if (clock->is_served && clock->is_served())
        return CLOCK_SERVED;
    return clock->is_set ? CLOCK_SET : is_kept(clock) ? CLOCK_KEPT : CLOCK_UNSURE;
}

bool clock_confirm(Clock *clock)
{
    clock->is_set = true;
    clock->asked = CLOCK_WISH_NOTHING;
    clock->confirmed_s = clock->now_s;
    return clock->note_path && store_write(clock->note_path, TEXT(""), STORE_FOR_OWNER);
}

// ---- what is asked for

bool clock_may_be_set(const Clock *clock)
{
    return clock->request_path;
}

static bool ask(Clock *clock, ClockWish asked, Text request, int64_t now_ms)
{
    bool is_written = clock->request_path && store_write(clock->request_path, request, STORE_FOR_OWNER);
    clock->asked = asked;
    clock->asked_ms = is_written ? now_ms : now_ms - CLOCK_PATIENCE_MS; // what nobody reads has failed at once
    return is_written;
}

bool clock_ask_time(Clock *clock, int64_t local_minute, int64_t now_ms)
{
    time_t as_utc = (time_t)(local_minute * MINUTE_S);
    struct tm local;
    if (!gmtime_r(&as_utc, &local))
        return false;
    local.tm_isdst = -1; // whichever holds on that day
    clock->asked_s = mktime(&local);
    char request[REQUEST_BYTES];
    snprintf(request, sizeof request, "%" PRId64 " -\n", clock->asked_s);
    return clock->asked_s >= 0 && ask(clock, CLOCK_WISH_TIME, text_of(request), now_ms);
}

bool clock_ask_zone(Clock *clock, Text zone, int64_t now_ms)
{
    char request[REQUEST_BYTES];
    snprintf(clock->asked_zone, sizeof clock->asked_zone, "%.*s", TEXT_ARGS(zone));
    snprintf(request, sizeof request, "- %s\n", clock->asked_zone);
    return ask(clock, CLOCK_WISH_ZONE, text_of(request), now_ms);
}

bool clock_has_failed(const Clock *clock, int64_t now_ms)
{
    return clock->asked != CLOCK_WISH_NOTHING && now_ms >= clock->asked_ms + CLOCK_PATIENCE_MS;
}

int64_t clock_due_ms(const Clock *clock, int64_t until_ms)
{
    int64_t failed_ms = clock->asked_ms + CLOCK_PATIENCE_MS;
    return clock->asked != CLOCK_WISH_NOTHING && failed_ms < until_ms ? failed_ms : until_ms;
}
