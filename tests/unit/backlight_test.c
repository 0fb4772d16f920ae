// The backlight before a graphics card that is not there: when it goes out, when it comes on, and what it does when it
// is not obeyed.
#include "device/backlight.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <libdrm/drm.h>
#include <stdio.h>
#include <string.h>

enum { CARD = 77, CONNECTORS = 3, PROPERTY = 500, LIT = DRM_MODE_DPMS_ON, OUT = DRM_MODE_DPMS_OFF };

// Three connectors: a display that is on, nothing, and a display that another shows on. Property 501 is power saving.
static struct Card {
    uint64_t levels[CONNECTORS];
    int settings, connectors, refused; // refused: that setting fails
    bool has_power_saving;
} card;

static int list_connectors(struct drm_mode_card_res *asked)
{
    uint32_t *connectors = (uint32_t *)(uintptr_t)asked->connector_id_ptr;
    for (uint32_t i = 0; i < asked->count_connectors && i < (uint32_t)card.connectors; i++)
        connectors[i] = i;
    asked->count_connectors = (uint32_t)card.connectors;
    return 0;
}

static int tell_connector(struct drm_mode_get_connector *asked)
{
    assert_int_not_equal(asked->count_modes, 0); // that would make the kernel look for displays
    uint32_t *properties = (uint32_t *)(uintptr_t)asked->props_ptr;
    for (uint32_t i = 0; i < 3; i++)
        properties[i] = PROPERTY + i;
    asked->count_props = 3;
    asked->connection = asked->connector_id == 1 ? 2 : 1;
    asked->encoder_id = asked->connector_id == 0 ? 40 : 0;
    return 0;
}

static int name_property(struct drm_mode_get_property *asked)
{
    static const char *const names[] = {"EDID", "DPMS", "DPMS later"};
    snprintf(asked->name, sizeof asked->name, "%s", card.has_power_saving ? names[asked->prop_id - PROPERTY] : "EDID");
    return 0;
}

static int set_level(const struct drm_mode_connector_set_property *wanted)
{
    assert_int_equal(wanted->prop_id, PROPERTY + 1);
    if (++card.settings == card.refused) {
        errno = EACCES;
        return -1;
    }
    card.levels[wanted->connector_id] = wanted->value;
    return 0;
}

static int answer(int descriptor, unsigned long request, void *argument)
{
    assert_int_equal(descriptor, CARD);
    switch (request) {
    case DRM_IOCTL_MODE_GETRESOURCES:
        return list_connectors(argument);
    case DRM_IOCTL_MODE_GETCONNECTOR:
        return tell_connector(argument);
    case DRM_IOCTL_MODE_GETPROPERTY:
        return name_property(argument);
    case DRM_IOCTL_MODE_SETPROPERTY:
        return set_level(argument);
    default:
        return -1;
    }
}

static Backlight *open_lamp(int connectors, bool has_power_saving)
{
    card = (struct Card){.connectors = connectors, .has_power_saving = has_power_saving};
    return backlight_open_card(CARD, answer);
}

static void goes_out_a_little_after_the_dark_picture(void **state)
{
    (void)state;
    Backlight *lamp = open_lamp(CONNECTORS, true);
    assert_non_null(lamp);
    assert_true(backlight_deadline_ms(lamp) == BACKLIGHT_NEVER);
    backlight_dim(lamp, 5000);
    assert_int_equal(backlight_deadline_ms(lamp), 5000 + BACKLIGHT_OUT_AFTER_MS);
    backlight_turn(lamp, 5000 + BACKLIGHT_OUT_AFTER_MS - 1);
    assert_false(backlight_is_out(lamp));
    assert_int_equal(card.settings, 0);
    backlight_turn(lamp, 5000 + BACKLIGHT_OUT_AFTER_MS);
    assert_true(backlight_is_out(lamp));
    assert_int_equal(card.levels[0], OUT);
    assert_int_equal(card.levels[1], LIT); // no display hangs there,
    assert_int_equal(card.levels[2], LIT); // and this one is not ours
    assert_true(backlight_deadline_ms(lamp) == BACKLIGHT_NEVER);
    backlight_dim(lamp, 9000); // it is out
    assert_true(backlight_deadline_ms(lamp) == BACKLIGHT_NEVER);
    assert_true(backlight_light(lamp));
    assert_int_equal(card.levels[0], LIT);
    assert_false(backlight_is_out(lamp));
    backlight_close(lamp);
    assert_int_equal(card.settings, 2);
}

static void a_touch_in_time_keeps_it_lit(void **state)
{
    (void)state;
    Backlight *lamp = open_lamp(CONNECTORS, true);
    backlight_dim(lamp, 0);
    assert_true(backlight_light(lamp));
    backlight_turn(lamp, 3600000);
    assert_false(backlight_is_out(lamp));
    assert_int_equal(card.settings, 0);
    backlight_close(lamp);
}

static void it_is_lit_at_the_end(void **state)
{
    (void)state;
    Backlight *lamp = open_lamp(CONNECTORS, true);
    backlight_dim(lamp, 0);
    backlight_turn(lamp, BACKLIGHT_OUT_AFTER_MS);
    backlight_close(lamp);
    assert_int_equal(card.levels[0], LIT);
}

static void one_that_does_not_obey_is_left_alone(void **state)
{
    (void)state;
    Backlight *lamp = open_lamp(CONNECTORS, true);
    card.refused = 1;
    backlight_dim(lamp, 0);
    backlight_turn(lamp, BACKLIGHT_OUT_AFTER_MS);
    assert_false(backlight_is_out(lamp));
    assert_int_equal(card.levels[0], LIT);
    int settings = card.settings;
    backlight_dim(lamp, 9000);
    assert_true(backlight_deadline_ms(lamp) == BACKLIGHT_NEVER);
    assert_true(backlight_light(lamp));
    backlight_close(lamp);
    assert_int_equal(card.settings, settings);
}

// What does not come on is tried again with the next picture.
static void one_that_stays_out_is_told_and_tried_again(void **state)
{
    (void)state;
    Backlight *lamp = open_lamp(CONNECTORS, true);
    backlight_dim(lamp, 0);
    backlight_turn(lamp, BACKLIGHT_OUT_AFTER_MS);
    card.refused = 2;
    assert_false(backlight_light(lamp));
    assert_true(backlight_is_out(lamp));
    assert_true(backlight_light(lamp));
    backlight_close(lamp);
}

static void without_a_switch_there_is_no_lamp(void **state)
{
    (void)state;
    assert_null(open_lamp(CONNECTORS, false));
    assert_null(open_lamp(0, true));
    assert_null(open_lamp(9, true)); // more than there is room for
    assert_true(backlight_light(NULL));
    assert_false(backlight_is_out(NULL));
    backlight_dim(NULL, 0);
    backlight_turn(NULL, 0);
    assert_true(backlight_deadline_ms(NULL) == BACKLIGHT_NEVER);
    backlight_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_out_a_little_after_the_dark_picture),
        cmocka_unit_test(a_touch_in_time_keeps_it_lit),
        cmocka_unit_test(it_is_lit_at_the_end),
        cmocka_unit_test(one_that_does_not_obey_is_left_alone),
        cmocka_unit_test(one_that_stays_out_is_told_and_tried_again),
        cmocka_unit_test(without_a_switch_there_is_no_lamp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
