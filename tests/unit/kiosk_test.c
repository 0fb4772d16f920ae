// What a screen that nobody attends asks of SDL.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "device/window.h"

static void stays_lit_and_open(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    WindowFault fault = {0};
    Window *window = window_open(&(WindowSpec){.size = {300, 200}, .title = "Lectern", .is_kiosk = true}, &fault);
    assert_non_null(window);
    assert_false(SDL_IsScreenSaverEnabled());
    assert_true(SDL_GetHintBoolean(SDL_HINT_WINDOWS_NO_CLOSE_ON_ALT_F4, SDL_FALSE));
    window_close(window);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stays_lit_and_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
