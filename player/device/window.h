// Window: the glass. One window and its renderer, opened so that a page is on it within some 30 ms: on X11 a borderless
// window of the display's size and a true software framebuffer, on Wayland and the bare console OpenGL ES 2, since
// those have no other. Drawing goes to an upright picture that is turned when it is shown, where the display stands on
// its side.
#pragma once

#include <SDL.h>

#include "base/rect.h"

typedef struct Window Window;

typedef struct WindowSpec {
    Size size;         // 0x0: the whole display
    const char *title; // quiet: it may show in a task bar
    bool is_kiosk;     // grabs the keyboard, keeps other windows below
    int rotation;      // 0, 90, 180, 270: degrees clockwise that the picture is turned
} WindowSpec;

// A sentence for staff, without a full stop at its end.
typedef struct WindowFault {
    char sentence[320];
} WindowFault;

// Opens the display. NULL when there is none (SDL's silent "offscreen" is refused unless SDL_VIDEODRIVER names it or
// "dummy"); fault then says what is missing. Call before anything else of SDL; wait_open comes first.
Window *window_open(const WindowSpec *spec, WindowFault *fault);
void window_close(Window *window);

// Lends the renderer; draw between window_begin and window_present.
SDL_Renderer *window_renderer(Window *window);
void window_begin(Window *window);
bool window_present(Window *window); // false: the display did not take it

// Pixels to lay out in, upright: after rotation.
Size window_size(const Window *window);
int window_rotation(const Window *window);

// Pixels to the millimetre as the display reports them; 0 when that is not credible (under 2, above 30, or the 96 dpi
// that an X server makes up).
double window_px_per_mm(const Window *window);

// Drawing is done by a GPU driver; false: by the processor.
bool window_is_accelerated(const Window *window);

// A sentence on what staff should know though the window opened (no readable input device); "" when all is well.
const char *window_warning(const Window *window);
