// Update: what staff have of a stick and of the versions of the library that stand here: what is offered, and what they
// ask for. The player changes nothing of it: requests lie in the folder that it shares with the installer
// (pack/pack-offer.h), whose units carry them out.
#pragma once

#include "app/report.h"
#include "pack/pack-offer.h"

typedef struct UpdateSpec {
    const char *folder; // OFFER_FOLDER; NULL: nobody carries anything out
    const char *store;  // of versions; NULL: none
} UpdateSpec;

typedef struct Update {
    Arena *own, *texts; // for as long as it is open; of what was looked at last
    UpdateSpec spec;
    PackOffer offer, last;      // on the stick; what became of the last one that was installed or refused
    PackName current, previous; // of the store; version 0: there is none
    // What was asked for last and is not seen to be done yet.
    bool is_asked;
    int64_t asked_ms;
} Update;

Update *update_open(const UpdateSpec *spec);
void update_close(Update *update);

// Reads it anew.
void update_look(Update *update);

// Asks for what is offered, for the version before, for the screen's state on the stick.
void update_accept(Update *update, int64_t now_ms);
void update_roll_back(Update *update, int64_t now_ms);
void update_write_status(Update *update, const Report *report, int64_t now_ms);

// What was asked for has not come about in UPDATE_PATIENCE_MS.
enum { UPDATE_PATIENCE_MS = 15000 };
bool update_is_late(const Update *update, int64_t now_ms);

// When that will be, where it is earlier than until_ms.
int64_t update_due_ms(const Update *update, int64_t until_ms);
