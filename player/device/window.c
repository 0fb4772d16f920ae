#include "device/window.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "device/display.h"

struct Window {
    Arena *arena;
    SDL_Window *window;
    SDL_Renderer *renderer;
    bool is_accelerated;
    int rotation;
    SDL_Texture *upright; // drawn to while the display stands on its side; NULL otherwise
    Size upright_size;
    char warning[256];
};

static bool is_driver(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && strcasecmp(driver, name) == 0;
}

// SDL ends up on a driver that shows nothing when it finds no display: only by wish.
static bool shows_nothing(void)
{
    return (is_driver("offscreen") || is_driver("dummy") || is_driver("evdev")) && !getenv("SDL_VIDEODRIVER");
}

static bool open_video(WindowFault *fault)
{
    display_prepare();
    bool is_open = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
    if (!is_open || shows_nothing()) {
        display_explain(is_open ? "SDL found nothing to show on" : SDL_GetError(), fault->sentence,
                        sizeof fault->sentence);
        if (is_open)
            SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return false;
    }
    // Without keyboard words wanted, an input method only wakes the loop.
    SDL_StopTextInput();
    return true;
}

static bool needs_gpu(void)
{
    return is_driver("wayland") || is_driver("kmsdrm");
}

static SDL_Window *make_window(const WindowSpec *spec)
{
    SDL_Rect bounds = {0, 0, 1280, 800};
    SDL_GetDisplayBounds(0, &bounds);
    Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI;
    int x = SDL_WINDOWPOS_CENTERED, y = SDL_WINDOWPOS_CENTERED;
    if (spec->size.w > 0) {
        bounds.w = spec->size.w;
        bounds.h = spec->size.h;
        flags |= SDL_WINDOW_RESIZABLE;
    } else if (needs_gpu()) {
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    } else {
        // Full screen proper would wait some 120 ms for a window manager's answer.
        flags |= SDL_WINDOW_BORDERLESS;
        x = bounds.x;
        y = bounds.y;
    }
    if (spec->is_kiosk) {
        flags |= SDL_WINDOW_ALWAYS_ON_TOP;
        SDL_SetHint(SDL_HINT_WINDOWS_NO_CLOSE_ON_ALT_F4, "1");
    }
    return SDL_CreateWindow(spec->title, x, y, bounds.w, bounds.h, flags);
}

static SDL_Renderer *make_renderer(SDL_Window *window, bool *is_accelerated)
{
    if (needs_gpu()) {
        SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
        SDL_Renderer *renderer = SDL_CreateRenderer(
            window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC | SDL_RENDERER_TARGETTEXTURE);
        *is_accelerated = renderer;
        if (renderer)
            return renderer;
    } else {
        // "software" alone still goes through an OpenGL texture: 100 MB and 50 ms.
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    }
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    return SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
}

// The first picture on the bare console comes with a change of mode, and some drivers lose it: it is an empty one.
static void set_mode(SDL_Renderer *renderer)
{
    SDL_RenderClear(renderer);
    SDL_RenderPresent(renderer);
}

// SDL opens a window, and thinks to draw in it, even then.
static Window *refuse_card(Window *window, WindowFault *fault)
{
    window_close(window);
    display_explain("another program holds it", fault->sentence, sizeof fault->sentence);
    return NULL;
}

Window *window_open(const WindowSpec *spec, WindowFault *fault)
{
    assert(spec->rotation >= 0 && spec->rotation < 360 && spec->rotation % 90 == 0);
    if (!open_video(fault))
        return NULL;
    Arena *arena = arena_create();
    Window *window = arena_new(arena, Window);
    *window = (Window){.arena = arena, .rotation = spec->rotation};
    window->window = make_window(spec);
    if (window->window)
        window->renderer = make_renderer(window->window, &window->is_accelerated);
    if (!window->renderer) {
        snprintf(fault->sentence, sizeof fault->sentence, "the display opens no window to draw in (%s)",
                 SDL_GetError());
        window_close(window);
        return NULL;
    }
    if (is_driver("kmsdrm")) {
        if (display_is_held(window->window))
            return refuse_card(window, fault);
        set_mode(window->renderer);
    }
    if (spec->is_kiosk)
        SDL_SetWindowKeyboardGrab(window->window, SDL_TRUE);
    SDL_ShowCursor(SDL_DISABLE);
    display_warn(window->warning, sizeof window->warning);
    return window;
}

static void drop_upright(Window *window)
{
    if (window->upright) {
        SDL_DestroyTexture(window->upright);
        window->upright = NULL;
    }
}

void window_close(Window *window)
{
    if (!window)
        return;
    drop_upright(window);
    if (window->renderer)
        SDL_DestroyRenderer(window->renderer);
    if (window->window)
        SDL_DestroyWindow(window->window);
    arena_destroy(window->arena);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

SDL_Renderer *window_renderer(Window *window)
{
    return window->renderer;
}

static Size output_size(const Window *window)
{
    Size size = {0};
    SDL_Texture *target = SDL_GetRenderTarget(window->renderer);
    SDL_SetRenderTarget(window->renderer, NULL);
    SDL_GetRendererOutputSize(window->renderer, &size.w, &size.h);
    SDL_SetRenderTarget(window->renderer, target);
    return size;
}

Size window_size(const Window *window)
{
    Size size = output_size(window);
    bool is_turned = window->rotation == 90 || window->rotation == 270;
    return is_turned ? (Size){size.h, size.w} : size;
}

int window_rotation(const Window *window)
{
    return window->rotation;
}

void window_begin(Window *window)
{
    if (window->rotation == 0)
        return;
    Size size = window_size(window);
    if (!window->upright || size.w != window->upright_size.w || size.h != window->upright_size.h) {
        drop_upright(window);
        window->upright =
            SDL_CreateTexture(window->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_TARGET, size.w, size.h);
        window->upright_size = size;
    }
    SDL_SetRenderTarget(window->renderer, window->upright);
}

// Turned about its middle, which lies on the display's.
static void show_turned(Window *window)
{
    assert(window->upright);
    Size out = output_size(window), up = window->upright_size;
    SDL_Rect to = {(out.w - up.w) / 2, (out.h - up.h) / 2, up.w, up.h};
    SDL_SetRenderTarget(window->renderer, NULL);
    SDL_RenderCopyEx(window->renderer, window->upright, NULL, &to, window->rotation, NULL, SDL_FLIP_NONE);
}

bool window_present(Window *window)
{
    if (window->rotation != 0 && window->upright)
        show_turned(window);
    bool is_taken = SDL_RenderFlush(window->renderer) == 0; // SDL_RenderPresent itself does not tell
    SDL_RenderPresent(window->renderer);
    return is_taken;
}

double window_px_per_mm(const Window *window)
{
    float across = 0, down = 0;
    int display = SDL_GetWindowDisplayIndex(window->window);
    if (SDL_GetDisplayDPI(display < 0 ? 0 : display, NULL, &across, &down) != 0)
        return 0;
    double px_per_mm = (double)across / 25.4;
    bool is_square = fabs((double)across - (double)down) < 0.1 * (double)across;
    bool is_made_up = fabs((double)across - 96) < 0.5; // what an X server says that does not know
    return is_square && !is_made_up && px_per_mm >= 2 && px_per_mm <= 30 ? px_per_mm : 0;
}

bool window_is_accelerated(const Window *window)
{
    return window->is_accelerated;
}

const char *window_warning(const Window *window)
{
    return window->warning;
}
