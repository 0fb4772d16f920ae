#include "device/input.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "markup/keyname.h"

static const TouchMap MAP = {.size = {1280, 800}};

static int open_sdl(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    input_prepare();
    int failed = SDL_Init(SDL_INIT_VIDEO);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    return failed;
}

static int close_sdl(void **state)
{
    (void)state;
    SDL_Quit();
    return 0;
}

static Input push(SDL_Event event)
{
    SDL_PushEvent(&event);
    return input_next(&MAP, 3);
}

static SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y)
{
    return (SDL_Event){.tfinger = {.type = type, .fingerId = id, .x = x, .y = y}}; // windowID 0, as on the bare console
}

static void finger_of_no_window_counts(void **state)
{
    (void)state;
    Input input = push(finger(SDL_FINGERDOWN, -1, 0.5f, 0.25f));
    assert_int_equal(input.kind, INPUT_SAMPLE);
    assert_int_equal(input.sample.kind, SAMPLE_DOWN);
    assert_int_equal(input.sample.finger, -1);
    assert_int_equal(input.sample.x, 640);
    assert_int_equal(input.sample.y, 200);
    assert_int_equal(input.sample.turn, 3);
    assert_true(input.sample.time_ms > 0);
    assert_int_equal(push(finger(SDL_FINGERMOTION, -1, 0, 0)).sample.kind, SAMPLE_MOVE);
    assert_int_equal(push(finger(SDL_FINGERUP, -1, 0, 0)).sample.kind, SAMPLE_UP);
}

static SDL_Event button(Uint32 type, Uint32 which, Uint8 number)
{
    return (SDL_Event){.button = {.type = type, .which = which, .button = number, .x = 64, .y = 80}};
}

static void mouse_is_one_more_finger(void **state)
{
    (void)state;
    Input input = push(button(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_LEFT));
    assert_int_equal(input.sample.kind, SAMPLE_DOWN);
    assert_true(input.sample.finger == TOUCH_MOUSE);
    assert_int_equal(input.sample.x, 64);
    assert_int_equal(input.sample.y, 80);
    assert_int_equal(push(button(SDL_MOUSEBUTTONUP, 0, SDL_BUTTON_LEFT)).sample.kind, SAMPLE_UP);
}

static void touch_as_mouse_is_left_out(void **state)
{
    (void)state;
    assert_int_equal(push(button(SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID, SDL_BUTTON_LEFT)).kind, INPUT_NONE);
    assert_int_equal(push(button(SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID, SDL_BUTTON_RIGHT)).kind, INPUT_NONE);
}

// Under the names that a configuration may bind to a switch.
static void other_buttons_are_keys(void **state)
{
    (void)state;
    static const struct {
        Uint8 number;
        const char *name;
    } buttons[] = {{SDL_BUTTON_MIDDLE, "Mouse Middle"},
                   {SDL_BUTTON_RIGHT, "Mouse Right"},
                   {SDL_BUTTON_X1, "Mouse 4"},
                   {SDL_BUTTON_X2, "Mouse 5"}};
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        Input input = push(button(SDL_MOUSEBUTTONDOWN, 0, buttons[i].number));
        assert_int_equal(input.kind, INPUT_KEY);
        assert_string_equal(input.key, buttons[i].name);
        assert_true(keyname_is_switch(text_of(input.key)));
        assert_false(input.is_repeat || input.has_shift);
        input = push(button(SDL_MOUSEBUTTONUP, 0, buttons[i].number));
        assert_int_equal(input.kind, INPUT_KEY_UP);
        assert_string_equal(input.key, buttons[i].name);
    }
    assert_true(keyname_is_switch(TEXT(MOUSE_LEFT)));
    assert_int_equal(push(button(SDL_MOUSEBUTTONDOWN, 0, 6)).kind, INPUT_NONE);
    assert_int_equal(push(button(SDL_MOUSEBUTTONDOWN, 0, 200)).kind, INPUT_NONE);
}

static void motion_counts_only_while_pressed(void **state)
{
    (void)state;
    SDL_Event motion = {.motion = {.type = SDL_MOUSEMOTION, .x = 10, .y = 10, .xrel = 1}};
    assert_int_equal(push(motion).kind, INPUT_NONE);
    motion.motion.state = SDL_BUTTON_LMASK;
    assert_int_equal(push(motion).sample.kind, SAMPLE_MOVE);
    motion.motion.which = SDL_TOUCH_MOUSEID;
    assert_int_equal(push(motion).kind, INPUT_NONE);
}

static void pointer_shows_when_a_mouse_moves(void **state)
{
    (void)state;
    push(finger(SDL_FINGERDOWN, 1, 0, 0));
    assert_int_equal(SDL_ShowCursor(SDL_QUERY), SDL_DISABLE);
    push((SDL_Event){.motion = {.type = SDL_MOUSEMOTION, .xrel = 1}});
    assert_int_equal(SDL_ShowCursor(SDL_QUERY), SDL_ENABLE);
}

static void keys_go_by_name(void **state)
{
    (void)state;
    Input input = push((SDL_Event){.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_PAGEDOWN}}});
    assert_int_equal(input.kind, INPUT_KEY);
    assert_string_equal(input.key, "PageDown");
    assert_false(input.is_repeat || input.has_shift);
    input =
        push((SDL_Event){.key = {.type = SDL_KEYDOWN, .repeat = 1, .keysym = {.sym = SDLK_TAB, .mod = KMOD_LSHIFT}}});
    assert_string_equal(input.key, "Tab");
    assert_true(input.is_repeat && input.has_shift);
    input = push((SDL_Event){.key = {.type = SDL_KEYUP, .keysym = {.sym = SDLK_TAB}}});
    assert_int_equal(input.kind, INPUT_KEY_UP);
    assert_string_equal(input.key, "Tab");
}

static Input push_chord(SDL_Keycode key, Uint16 modifiers)
{
    return push((SDL_Event){.key = {.type = SDL_KEYDOWN, .keysym = {.sym = key, .mod = modifiers}}});
}

static void chords_are_told_from_keys(void **state)
{
    (void)state;
    assert_true(push_chord(SDLK_RETURN, KMOD_LCTRL).is_chord);
    assert_true(push_chord(SDLK_TAB, KMOD_RALT | KMOD_LSHIFT).is_chord);
    assert_true(push_chord(SDLK_UNKNOWN, KMOD_LGUI).is_chord);
    assert_false(push_chord(SDLK_RETURN, KMOD_LSHIFT | KMOD_NUM | KMOD_CAPS).is_chord);
    assert_false(push_chord(SDLK_LCTRL, KMOD_LCTRL).is_chord);
    assert_false(push_chord(SDLK_RALT, KMOD_RALT | KMOD_LCTRL).is_chord);
}

static void window_events_have_their_kinds(void **state)
{
    (void)state;
    const struct {
        Uint8 event;
        InputKind kind;
    } kinds[] = {{SDL_WINDOWEVENT_SIZE_CHANGED, INPUT_RESIZE},
                 {SDL_WINDOWEVENT_EXPOSED, INPUT_EXPOSE},
                 {SDL_WINDOWEVENT_CLOSE, INPUT_CLOSE},
                 {SDL_WINDOWEVENT_ENTER, INPUT_NONE}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        assert_int_equal(push((SDL_Event){.window = {.type = SDL_WINDOWEVENT, .event = kinds[i].event}}).kind,
                         kinds[i].kind);
    }
    assert_int_equal(push((SDL_Event){.type = SDL_QUIT}).kind, INPUT_CLOSE);
    assert_int_equal(push((SDL_Event){.type = SDL_RENDER_DEVICE_RESET}).kind, INPUT_RESET);
    assert_int_equal(input_next(&MAP, 4).kind, INPUT_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finger_of_no_window_counts),
        cmocka_unit_test(mouse_is_one_more_finger),
        cmocka_unit_test(touch_as_mouse_is_left_out),
        cmocka_unit_test(other_buttons_are_keys),
        cmocka_unit_test(motion_counts_only_while_pressed),
        cmocka_unit_test(pointer_shows_when_a_mouse_moves),
        cmocka_unit_test(keys_go_by_name),
        cmocka_unit_test(chords_are_told_from_keys),
        cmocka_unit_test(window_events_have_their_kinds),
    };
    return cmocka_run_group_tests(tests, open_sdl, close_sdl);
}
