// Display: what the machine offers to draw on and to touch, before and beside SDL: the graphics card to use, and
// sentences for what is missing.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <SDL.h>

// Sets the environment and hints that must stand before SDL opens its video driver.
void display_prepare(void);

// Whether another program draws on the graphics card that this window of the bare console is on.
bool display_is_held(SDL_Window *window);

// Why no display could be opened, as a sentence for staff in text of size bytes; reason is SDL's.
void display_explain(const char *reason, char *text, size_t size);

// What is amiss though the display opened (bare console without readable input); "" when all is well.
void display_warn(char *text, size_t size);
