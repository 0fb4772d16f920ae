// Who vouches for the clock: a machine without a battery that comes back at yesterday's closing time is not believed;
// one that staff, a time server or a battery vouch for is. And what is asked of the machine.
#include "device/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "device/zones.h"

enum { DAY_S = 24 * 3600 };

typedef struct Fixture {
    char folder[64];
    Arena *arena;
    int64_t now_s;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->now_s = time(NULL);
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/lectern-clock-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    Text command = text_format(fixture->arena, "rm -r %s", fixture->folder);
    int failed = system(command.at);
    arena_destroy(fixture->arena);
    free(fixture);
    return failed;
}

static bool yes(void)
{
    return true;
}

static bool no(void)
{
    return false;
}

static void write_battery(Fixture *fixture, int number, int64_t seconds)
{
    Text folder = text_format(fixture->arena, "mkdir -p %s/rtc%d", fixture->folder, number);
    assert_int_equal(system(folder.at), 0);
    FILE *file = fopen(text_format(fixture->arena, "%s/rtc%d/since_epoch", fixture->folder, number).at, "w");
    assert_non_null(file);
    fprintf(file, "%lld\n", (long long)seconds);
    fclose(file);
}

static ClockTrust trust_at_start(Fixture *fixture, const ClockSpec *spec)
{
    Clock *clock = clock_open(spec);
    ClockTrust trust = clock_trust(clock, fixture->now_s, 0);
    clock_close(clock);
    return trust;
}

static void nobody_vouches_for_it_at_first(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(clock_trust(NULL, fixture->now_s, 0), CLOCK_UNSURE);
    assert_int_equal(trust_at_start(fixture, &(ClockSpec){.is_served = no}), CLOCK_UNSURE);
    assert_false(clock_is_believed(CLOCK_UNSURE) || clock_is_believed(CLOCK_WRONG));
    // Staff found it right once: without a battery that says nothing about today.
    assert_int_equal(trust_at_start(fixture, &(ClockSpec){.confirmed_day = clock_made_day()}), CLOCK_UNSURE);
}

static void a_time_server_is_believed(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(trust_at_start(fixture, &(ClockSpec){.is_served = yes}), CLOCK_SERVED);
    assert_true(clock_is_believed(CLOCK_SERVED));
}

static void nothing_before_this_version_is(void **state)
{
    (void)state;
    int64_t early_s = (int64_t)clock_made_day() * DAY_S - 1;
    Clock *clock = clock_open(&(ClockSpec){.is_served = yes});
    clock_confirm(clock);
    assert_int_equal(clock_trust(clock, early_s, 0), CLOCK_WRONG);
    assert_int_equal(clock_trust(clock, 0, 0), CLOCK_WRONG);
    assert_int_equal(clock_trust(NULL, 0, 0), CLOCK_WRONG);
    clock_close(clock);
}

static void a_battery_is_believed_since_staff_were_content(void **state)
{
    Fixture *fixture = *state;
    int today = (int)(fixture->now_s / DAY_S);
    ClockSpec spec = {.batteries = fixture->folder};
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_UNSURE); // there is none
    write_battery(fixture, 0, fixture->now_s);
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_UNSURE); // never confirmed
    spec.confirmed_day = today - 90;
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_KEPT);
    spec.confirmed_day = today + 2; // an empty battery begins before that day
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_UNSURE);
    spec.confirmed_day = today - 90;
    spec.confirmed_day = today + 1; // where the sun rises earlier than in Greenwich
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_KEPT);
    spec.confirmed_day = today - 90;
    write_battery(fixture, 0, fixture->now_s - DAY_S); // the system's time is not from it
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_UNSURE);
    write_battery(fixture, 1, fixture->now_s + 2); // a second one, which it came from
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_KEPT);
    write_battery(fixture, 0, 0);
    write_battery(fixture, 1, 946684800); // 2000
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_UNSURE);
}

static void staff_are_believed_until_the_machine_is_switched_off(void **state)
{
    Fixture *fixture = *state;
    ClockSpec spec = {.folder = fixture->folder};
    Clock *clock = clock_open(&spec);
    assert_int_equal(clock_trust(clock, fixture->now_s, 0), CLOCK_UNSURE);
    assert_true(clock_confirm(clock));
    assert_int_equal(clock_trust(clock, fixture->now_s, 0), CLOCK_SET);
    clock_close(clock);
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_SET); // the player started again
    assert_int_equal(unlink(file_path(fixture->arena, text_of(fixture->folder), TEXT(CLOCK_NOTE))), 0);
    assert_int_equal(trust_at_start(fixture, &spec), CLOCK_UNSURE); // memory was lost
    Clock *bare = clock_open(&(ClockSpec){0});
    assert_false(clock_confirm(bare)); // it cannot be noted, and holds all the same
    assert_int_equal(clock_trust(bare, fixture->now_s, 0), CLOCK_SET);
    clock_close(bare);
}

static void expect_request(Fixture *fixture, const char *wanted)
{
    Text request;
    char *path = file_path(fixture->arena, text_of(fixture->folder), TEXT(CLOCK_REQUEST));
    assert_int_equal(file_read(fixture->arena, path, 256, &request), FILE_READ);
    assert_string_equal(request.at, wanted);
}

// Noon in Berlin's summer, though it may be winter when it is asked for.
static void a_time_is_asked_for_and_seen_to_come(void **state)
{
    Fixture *fixture = *state;
    setenv("TZ", "Europe/Berlin", 1);
    tzset();
    Clock *clock = clock_open(&(ClockSpec){.folder = fixture->folder});
    assert_true(clock_may_be_set(clock));
    struct tm summer = {.tm_year = 133, .tm_mon = 6, .tm_mday = 1, .tm_hour = 12};
    int64_t summer_utc_s = timegm(&summer), wanted_s = summer_utc_s - 2 * 3600;
    clock_trust(clock, fixture->now_s, 0);
    assert_true(clock_ask_time(clock, summer_utc_s / 60, 1000));
    expect_request(fixture, text_format(fixture->arena, "%lld -\n", (long long)wanted_s).at);
    assert_int_equal(clock_trust(clock, fixture->now_s, 2000), CLOCK_UNSURE);
    assert_false(clock_has_failed(clock, 1000 + CLOCK_PATIENCE_MS - 1));
    assert_int_equal(clock_due_ms(clock, INT64_MAX), 1000 + CLOCK_PATIENCE_MS);
    assert_true(clock_has_failed(clock, 1000 + CLOCK_PATIENCE_MS));
    assert_int_equal(clock_trust(clock, wanted_s + 9, 10000), CLOCK_SET); // late, and there
    assert_false(clock_has_failed(clock, 20000));
    assert_int_equal(clock_due_ms(clock, 30000), 30000);
    clock_close(clock);
    unsetenv("TZ");
    tzset();
}

static void a_zone_is_asked_for(void **state)
{
    Fixture *fixture = *state;
    char present[CLOCK_ZONE_BYTES];
    Clock *clock = clock_open(&(ClockSpec){.folder = fixture->folder});
    assert_true(clock_ask_zone(clock, TEXT("America/Argentina/Buenos_Aires"), 0));
    expect_request(fixture, "- America/Argentina/Buenos_Aires\n");
    clock_trust(clock, fixture->now_s, 10);
    assert_true(clock_has_failed(clock, CLOCK_PATIENCE_MS));
    zones_present(present, sizeof present);
    assert_true(clock_ask_zone(clock, text_of(present), 0)); // the one that holds
    clock_trust(clock, fixture->now_s, 10);
    assert_false(clock_has_failed(clock, CLOCK_PATIENCE_MS));
    clock_close(clock);
    Clock *bare = clock_open(&(ClockSpec){0});
    assert_false(clock_may_be_set(bare) || clock_ask_zone(bare, TEXT("Europe/Rome"), 0));
    assert_true(clock_has_failed(bare, 0)); // at once
    clock_close(bare);
}

static void zones_are_read_from_their_table(void **state)
{
    Fixture *fixture = *state;
    Zones zones = zones_parse(fixture->arena, TEXT("# a comment\twith\ttabs\n"
                                                   "IT,SM\t+4154+01229\tEurope/Rome\n"
                                                   "DE\t+5230+01322\tEurope/Berlin\tmost of Germany\n"
                                                   "broken line\n\n"
                                                   "AR\t-3436-05827\tAmerica/Argentina/Buenos_Aires\tends here"));
    assert_int_equal(zones.list.count, 3);
    assert_true(text_is(zones.list.at[0], "America/Argentina/Buenos_Aires"));
    assert_true(text_is(zones.list.at[1], "Europe/Berlin"));
    assert_true(text_is(zones.list.at[2], "Europe/Rome"));
    assert_int_equal(zones_parse(fixture->arena, TEXT("")).list.count, 0);
    assert_true(zones_read(fixture->arena).list.count > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CLOCK_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
        CLOCK_TEST(nobody_vouches_for_it_at_first),
        CLOCK_TEST(a_time_server_is_believed),
        CLOCK_TEST(nothing_before_this_version_is),
        CLOCK_TEST(a_battery_is_believed_since_staff_were_content),
        CLOCK_TEST(staff_are_believed_until_the_machine_is_switched_off),
        CLOCK_TEST(a_time_is_asked_for_and_seen_to_come),
        CLOCK_TEST(a_zone_is_asked_for),
        CLOCK_TEST(zones_are_read_from_their_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
