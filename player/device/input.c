#include "device/input.h"

#include <stdio.h>
#include <string.h>

#include "device/wait.h"

void input_prepare(void)
{
    // One finger must not arrive twice: SDL would also send touches as mouse events, and the mouse as touches.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
}

static Input make_sample(Sample sample, Pixel at)
{
    sample.x = at.x;
    sample.y = at.y;
    return (Input){.kind = INPUT_SAMPLE, .sample = sample};
}

static Input read_finger(const SDL_TouchFingerEvent *event, const TouchMap *map, int64_t turn)
{
    SampleKind kind = event->type == SDL_FINGERDOWN ? SAMPLE_DOWN
                      : event->type == SDL_FINGERUP ? SAMPLE_UP
                                                    : SAMPLE_MOVE;
    return make_sample((Sample){.kind = kind, .finger = event->fingerId, .turn = turn},
                       touch_map(map, (double)event->x, (double)event->y));
}

// The mouse speaks in window units, which differ from pixels on dense displays; the panel's matrix is not its own.
static Pixel map_mouse(const TouchMap *map, Uint32 window_id, int x, int y)
{
    TouchMap plain = {.size = map->size, .rotation = map->rotation};
    int w = 0, h = 0;
    SDL_Window *window = SDL_GetWindowFromID(window_id);
    if (window)
        SDL_GetWindowSize(window, &w, &h);
    if (w <= 0 || h <= 0) {
        bool is_turned = map->rotation == 90 || map->rotation == 270;
        w = is_turned ? map->size.h : map->size.w;
        h = is_turned ? map->size.w : map->size.h;
    }
    return touch_map(&plain, (x + 0.5) / w, (y + 0.5) / h);
}

static Input read_other_button(const SDL_MouseButtonEvent *event)
{
    static const char *const names[] = {[SDL_BUTTON_MIDDLE] = "Mouse Middle",
                                        [SDL_BUTTON_RIGHT] = "Mouse Right",
                                        [SDL_BUTTON_X1] = "Mouse 4",
                                        [SDL_BUTTON_X2] = "Mouse 5"};
    if (event->button >= sizeof names / sizeof *names || !names[event->button])
        return (Input){0};
    Input input = {.kind = event->type == SDL_MOUSEBUTTONDOWN ? INPUT_KEY : INPUT_KEY_UP};
    snprintf(input.key, sizeof input.key, "%s", names[event->button]);
    return input;
}

static Input read_button(const SDL_MouseButtonEvent *event, const TouchMap *map, int64_t turn)
{
    if (event->which == SDL_TOUCH_MOUSEID)
        return (Input){0};
    if (event->button != SDL_BUTTON_LEFT)
        return read_other_button(event);
    SampleKind kind = event->type == SDL_MOUSEBUTTONDOWN ? SAMPLE_DOWN : SAMPLE_UP;
    return make_sample((Sample){.kind = kind, .finger = TOUCH_MOUSE, .turn = turn},
                       map_mouse(map, event->windowID, event->x, event->y));
}

static Input read_motion(const SDL_MouseMotionEvent *event, const TouchMap *map, int64_t turn)
{
    if (event->which == SDL_TOUCH_MOUSEID || (event->state & SDL_BUTTON_LMASK) == 0)
        return (Input){0};
    return make_sample((Sample){.kind = SAMPLE_MOVE, .finger = TOUCH_MOUSE, .turn = turn},
                       map_mouse(map, event->windowID, event->x, event->y));
}

// A modifier by itself may be a switch.
static bool is_chord(const SDL_Keysym *key)
{
    bool is_modifier = key->sym >= SDLK_LCTRL && key->sym <= SDLK_RGUI;
    return !is_modifier && key->mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI);
}

static Input read_key(const SDL_KeyboardEvent *event)
{
    Input input = {.kind = event->type == SDL_KEYDOWN ? INPUT_KEY : INPUT_KEY_UP,
                   .is_repeat = event->repeat != 0,
                   .is_chord = is_chord(&event->keysym),
                   .has_shift = (event->keysym.mod & KMOD_SHIFT) != 0};
    snprintf(input.key, sizeof input.key, "%s", SDL_GetKeyName(event->keysym.sym));
    return input;
}

static Input read_window(const SDL_WindowEvent *event)
{
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        return (Input){.kind = INPUT_RESIZE};
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED:
        return (Input){.kind = INPUT_EXPOSE};
    case SDL_WINDOWEVENT_CLOSE:
        return (Input){.kind = INPUT_CLOSE};
    default:
        return (Input){0};
    }
}

// What one event means; INPUT_NONE for most. turn is the loop's.
static Input read_event(const SDL_Event *event, const TouchMap *map, int64_t turn)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return read_finger(&event->tfinger, map, turn);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return read_button(&event->button, map, turn);
    case SDL_MOUSEMOTION:
        return read_motion(&event->motion, map, turn);
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        return read_key(&event->key);
    case SDL_WINDOWEVENT:
        return read_window(&event->window);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        return (Input){.kind = INPUT_RESET};
    case SDL_QUIT:
        return (Input){.kind = INPUT_CLOSE};
    default:
        return (Input){0};
    }
}

static void show_pointer(const SDL_Event *event)
{
    if (event->type == SDL_MOUSEMOTION && event->motion.which != SDL_TOUCH_MOUSEID &&
        (event->motion.xrel != 0 || event->motion.yrel != 0))
        SDL_ShowCursor(SDL_ENABLE);
    else if (event->type == SDL_FINGERDOWN)
        SDL_ShowCursor(SDL_DISABLE);
}

// SDL_PollEvent would stop before events that came after its last round.
static bool take_event(SDL_Event *event)
{
    if (SDL_PeepEvents(event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1)
        return true;
    SDL_PumpEvents();
    return SDL_PeepEvents(event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1;
}

Input input_next(const TouchMap *map, int64_t turn)
{
    SDL_Event event;
    while (take_event(&event)) {
        show_pointer(&event);
        Input input = read_event(&event, map, turn);
        if (input.kind != INPUT_NONE) {
            input.sample.time_ms = wait_now_ms();
            return input;
        }
    }
    return (Input){0};
}

enum { AWAITED_MOST = 64 }; // of one kind in the queue; who strikes more often has struck the right one before

static bool awaits_lift(const TouchMap *map, Uint32 type, Rect place)
{
    SDL_Event events[AWAITED_MOST];
    int count = SDL_PeepEvents(events, AWAITED_MOST, SDL_PEEKEVENT, type, type);
    for (int i = 0; i < count; i++) {
        Input input = read_event(&events[i], map, 0);
        if (input.kind == INPUT_SAMPLE && rect_contains(place, input.sample.x, input.sample.y))
            return true;
    }
    return false;
}

static bool awaits_key(const char *key)
{
    SDL_Event events[AWAITED_MOST];
    int count = SDL_PeepEvents(events, AWAITED_MOST, SDL_PEEKEVENT, SDL_KEYDOWN, SDL_KEYDOWN);
    for (int i = 0; i < count; i++)
        if (strcmp(SDL_GetKeyName(events[i].key.keysym.sym), key) == 0)
            return true;
    return false;
}

bool input_awaits(const TouchMap *map, const char *key, Rect place)
{
    SDL_PumpEvents();
    return awaits_key(key) || awaits_lift(map, SDL_FINGERUP, place) || awaits_lift(map, SDL_MOUSEBUTTONUP, place);
}
