// An offer as it is written and read, and what is no offer.
#include "pack/pack-offer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/store.h"

#define DECLARED "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

typedef struct Fixture {
    Arena *arena;
    char folder[32];
    const char *path;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    strcpy(fixture->folder, "/tmp/lectern-offer-XXXXXX");
    *state = fixture;
    if (!mkdtemp(fixture->folder))
        return -1;
    fixture->path = file_path(fixture->arena, text_of(fixture->folder), TEXT(OFFER_FILE));
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    unlink(fixture->path);
    rmdir(fixture->folder);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static PackOffer read_back(const Fixture *fixture, Text bytes)
{
    assert_true(store_write(fixture->path, bytes, STORE_FOR_ALL));
    return pack_offer_read(fixture->arena, fixture->path);
}

static void what_is_written_is_read(void **state)
{
    const Fixture *fixture = *state;
    PackOffer offer = {.state = OFFER_OPEN,
                       .reason = INSTALL_BY_ROOM,
                       .status = OFFER_WRITTEN,
                       .name = pack_name_of(id_of(TEXT("home")), 7),
                       .present = 6,
                       .languages = TEXT("en ar"),
                       .roles = TEXT("author clinician"),
                       .changed = 12,
                       .removed = 1,
                       .digest = TEXT(DIGEST),
                       .date = TEXT("2026-12-01"),
                       .device = TEXT("sda1"),
                       .sentence = TEXT("a \"sentence\" <with> all & sundry")};
    Text bytes = pack_offer_print(fixture->arena, &offer);
    PackOffer read = read_back(fixture, bytes);
    assert_int_equal(read.state, OFFER_OPEN);
    assert_string_equal(read.name.at, "home-7");
    assert_true(text_equal(read.sentence, offer.sentence));
    assert_true(text_is(read.device, "sda1"));
    read.status = OFFER_WRITTEN; // the script puts that there
    assert_true(text_equal(pack_offer_print(fixture->arena, &read), bytes));
}

static void what_does_not_fit_is_left_out(void **state)
{
    const Fixture *fixture = *state;
    PackOffer offer =
        read_back(fixture, TEXT(DECLARED "<offer xmlns='urn:lectern:content:1' state='open' reason='whim' name='Home' "
                                         "version='07' present='-3' changed='99999999999' digest='12' device='../x' "
                                         "status='written'/>"));
    assert_int_equal(offer.state, OFFER_OPEN);
    assert_int_equal(offer.reason, INSTALL_FOR_NOTHING);
    assert_int_equal(offer.status, OFFER_WRITTEN);
    assert_int_equal(offer.name.version, 0);
    assert_int_equal(offer.present, 0);
    assert_int_equal(offer.changed, 0);
    assert_int_equal(offer.digest.size, 0);
    assert_int_equal(offer.device.size, 0);
}

static void anything_else_is_no_stick(void **state)
{
    const Fixture *fixture = *state;
    static const char *const others[] = {
        "",
        DECLARED "<offer",
        DECLARED "<trust xmlns='urn:lectern:content:1' version='1' need='a'/>",
        DECLARED "<offer state='open'/>",
        DECLARED "<offer xmlns='urn:lectern:content:1' state='on'/>",
        "<offer xmlns='urn:lectern:content:1' state='open'/>",
    };
    assert_int_equal(pack_offer_read(fixture->arena, fixture->path).state, OFFER_NONE);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(read_back(fixture, text_of(others[i])).state, OFFER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_written_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_does_not_fit_is_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(anything_else_is_no_stick, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
