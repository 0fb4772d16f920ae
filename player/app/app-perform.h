// Performing: what a finger, a key or an aid asks for goes to the screens, what they decline to navigation and the
// desk, and what those ask for is carried out here.
#pragma once

#include "app/app.h"

// The present frame offers such an action; performs it where it is offered; which one turns the page towards that side.
bool app_offers(App *app, ActionKind kind, Action *found);
bool app_perform_offered(App *app, ActionKind kind);
ActionKind app_turn_towards(const App *app, bool is_left);

// Somebody is there.
void app_note_presence(App *app);

// The desk shuts when nobody is at it.
void app_watch_desk(App *app);
