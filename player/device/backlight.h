// Backlight: the light behind the glass, put out while a dark picture stands on it. On the bare console that is the
// power saving of the display itself (the property DPMS of its connectors, which the kernel's own interface sets
// through SDL's descriptor: no other right is needed). X11 and Wayland keep that to themselves: there is no backlight
// then, and the dark picture must do.
#pragma once

#include <SDL.h>

#include <stdbool.h>
#include <stdint.h>

typedef struct Backlight Backlight;

#define BACKLIGHT_NEVER INT64_MAX

enum { BACKLIGHT_OUT_AFTER_MS = 1000 }; // so that the dark picture has surely reached the glass

// The kernel's, or a test's: ioctl(2).
typedef int BacklightCall(int card, unsigned long request, void *argument);

// NULL: nothing here can be switched; all functions below accept that. The renderer's window must outlive it.
Backlight *backlight_open(SDL_Renderer *renderer);

// The same for a descriptor of a graphics card, borrowed.
Backlight *backlight_open_card(int card, BacklightCall *call);

// Lights it.
void backlight_close(Backlight *lamp);

// A dark picture has been shown: the light goes out soon.
void backlight_dim(Backlight *lamp, int64_t now_ms);

// A picture shall be shown: the light is on. False: the display did not obey. No picture may be shown while it is out.
bool backlight_light(Backlight *lamp);
bool backlight_is_out(const Backlight *lamp);

// Puts it out when it is time; the first failure is told on stderr and the last: the light stays on from then.
void backlight_turn(Backlight *lamp, int64_t now_ms);

// When backlight_turn has something to do, or BACKLIGHT_NEVER.
int64_t backlight_deadline_ms(const Backlight *lamp);
