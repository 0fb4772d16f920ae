// Lamp: the light behind the glass, put out while a dark picture stands on it. On the bare console that is the power
// saving of the display itself (the property DPMS of its connectors, which the kernel's own interface sets through
// SDL's descriptor: no other right is needed). X11 and Wayland keep that to themselves: there is no lamp then, and the
// dark picture must do.
#pragma once

#include <SDL.h>

#include <stdbool.h>
#include <stdint.h>

typedef struct Lamp Lamp;

#define LAMP_NEVER INT64_MAX

enum { LAMP_OUT_AFTER_MS = 1000 }; // so that the dark picture has surely reached the glass

// The kernel's, or a test's: ioctl(2).
typedef int LampCall(int card, unsigned long request, void *argument);

// NULL: nothing here can be switched; all functions below accept that. The renderer's window must outlive the lamp.
Lamp *lamp_open(SDL_Renderer *renderer);

// The same for a descriptor of a graphics card, borrowed.
Lamp *lamp_open_card(int card, LampCall *call);

// Lights it.
void lamp_close(Lamp *lamp);

// A dark picture has been shown: the light goes out soon.
void lamp_dim(Lamp *lamp, int64_t now_ms);

// A picture shall be shown: the light is on. False: the display did not obey. No picture may be shown while it is out.
bool lamp_light(Lamp *lamp);
bool lamp_is_out(const Lamp *lamp);

// Puts it out when it is time; the first failure is told on stderr and the last: the lamp stays on from then.
void lamp_turn(Lamp *lamp, int64_t now_ms);

// When lamp_turn has something to do, or LAMP_NEVER.
int64_t lamp_deadline_ms(const Lamp *lamp);
