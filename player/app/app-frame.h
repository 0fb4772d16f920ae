// Frames of the app: what its screens and aids may look at, and what they make of it.
#pragma once

#include "app/aid.h"

// What screens may look at (drawing and scratch go to arena); and that a sheet lies over the page.
View app_view(App *app, Arena *arena);
void app_view_sheet(App *app, View *view);

// States the screens, without what lies over them, into arena.
Frame app_state_frame(App *app, Arena *arena);

// When one of the screens wants to be stated anew.
int64_t app_frame_due_ms(const App *app);

// What aids may look at.
AidSight app_sight(const App *app);

// Whether what stands there heeds touches and keys already; Hide always does, and whoever asks sees to that.
bool app_has_settled(const App *app);

// The interface speaks; the glass is dark now, outside opening hours.
bool app_is_heard(const App *app);
bool app_is_dark(const App *app);
