// Performing: what a touch, a key or an aid asks for goes to the screens, what they decline to navigation and the
// desk, and what those ask for is carried out here.
#pragma once

#include "app/aid.h"

// Whether the present frame offers such an action, itself or in the sheet of More; performs it where it does; which one
// turns the page towards that side.
bool app_offers(App *app, ActionKind kind, Action *action);
bool app_perform_offered(App *app, ActionKind kind);
ActionKind app_turn_towards(const App *app, bool is_left);

// Somebody is there.
void app_note_presence(App *app);

// The desk shuts when nobody is at it.
void app_watch_desk(App *app);

// Tells the aids and grants what they ask for; returns what the one has asked that took the cue, 0 when none did.
unsigned app_cue(App *app, const AidCue *cue);

// Carries out what an aid asks for.
void app_grant(App *app, const AidRequest *request);
