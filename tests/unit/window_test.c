#include "device/window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Window *open_window(int rotation)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    WindowFault fault = {0};
    Window *window = window_open(&(WindowSpec){.size = {300, 200}, .title = "Lectern", .rotation = rotation}, &fault);
    assert_non_null(window);
    return window;
}

// Draws a red square in the upright picture's top left corner on black.
static void draw_corner(Window *window)
{
    SDL_Renderer *renderer = window_renderer(window);
    window_begin(window);
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
    SDL_SetRenderDrawColor(renderer, 255, 0, 0, 255);
    SDL_RenderFillRect(renderer, &(SDL_Rect){0, 0, 20, 20});
    window_present(window);
}

static bool is_red(Window *window, int x, int y)
{
    Uint32 pixel = 0;
    assert_int_equal(SDL_RenderReadPixels(window_renderer(window), &(SDL_Rect){x, y, 1, 1}, SDL_PIXELFORMAT_ARGB8888,
                                          &pixel, sizeof pixel),
                     0);
    return (pixel & 0xFFFFFF) == 0xFF0000;
}

static void picture_is_turned_clockwise(void **state)
{
    (void)state;
    const struct {
        int rotation, w, h, x, y; // size to lay out in; where the red corner is on the display
    } turns[] = {{0, 300, 200, 5, 5}, {90, 200, 300, 294, 5}, {180, 300, 200, 294, 194}, {270, 200, 300, 5, 194}};
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        Window *window = open_window(turns[i].rotation);
        assert_int_equal(window_size(window).w, turns[i].w);
        assert_int_equal(window_size(window).h, turns[i].h);
        draw_corner(window);
        for (size_t j = 0; j < sizeof turns / sizeof *turns; j++)
            assert_int_equal(is_red(window, turns[j].x, turns[j].y), i == j);
        window_close(window);
    }
}

static void is_plain_software_without_a_gpu(void **state)
{
    (void)state;
    Window *window = open_window(0);
    assert_false(window_is_accelerated(window));
    SDL_RendererInfo info;
    SDL_GetRendererInfo(window_renderer(window), &info);
    assert_string_equal(info.name, "software");
    assert_string_equal(window_warning(window), "");
    assert_int_equal(SDL_ShowCursor(SDL_QUERY), SDL_DISABLE);
    window_close(window);
}

static void no_display_is_a_sentence(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "x11", 1);
    setenv("DISPLAY", ":4711", 1);
    WindowFault fault = {0};
    assert_null(window_open(&(WindowSpec){.title = "Lectern"}, &fault));
    assert_non_null(strstr(fault.sentence, "x11, asked for by SDL_VIDEODRIVER, does not open"));
    unsetenv("SDL_VIDEODRIVER");
    assert_null(window_open(&(WindowSpec){.title = "Lectern"}, &fault));
    assert_non_null(strstr(fault.sentence, "display :4711 does not answer"));
}

int main(void)
{
    unsetenv("WAYLAND_DISPLAY");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(picture_is_turned_clockwise),
        cmocka_unit_test(is_plain_software_without_a_gpu),
        cmocka_unit_test(no_display_is_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
