// Answers: what a visitor has chosen in the present exercise. They live in memory only and are wiped with the visit.
// While another exercise is gone through they are put aside; only so many are, and the oldest ones go. An answer is
// addressed by its slot in the exercise, an option by its index.
//
// Not all that is marked counts: an option may be offered for other answers alone, and those have conditions too. What
// counts is worked out once after a change, each condition once; options that wait for each other in a circle do not
// count.
#pragma once

#include "book/book.h"

// What was sorted, and where it had been before: 0 = nowhere yet, else 1 + the bin's index.
typedef struct Placement {
    uint8_t slot, option, before;
} Placement;

// The last ones, the latest at the end; where there are more, the oldest go.
enum { PLACEMENTS_MOST = 256 };
typedef struct Placements {
    Placement at[PLACEMENTS_MOST];
    int count;
} Placements;

// What was chosen in another exercise on the way here.
typedef struct Aside {
    Id item; // "": none
    uint32_t chosen[SLOTS_MOST];
    uint8_t bins[SLOTS_MOST][OPTIONS_MOST];
    Placements placements;
} Aside;

enum { ASIDE_MOST = 4 };

typedef struct Answers {
    Id item;                                // the exercise they belong to
    uint32_t chosen[SLOTS_MOST];            // a bit an option; choose and rate have at most one
    uint8_t bins[SLOTS_MOST][OPTIONS_MOST]; // sort: 0 = nowhere yet, else 1 + the bin's index
    Placements placements;                  // those that can be taken back
    uint32_t changes;                       // counts every change, so that layouts can tell
    const Exercise *weighed;                // for whose conditions the next line holds; NULL: for none
    uint32_t counting[SLOTS_MOST];          // a bit an option that is marked and still offered
    long judged;                            // conditions looked at since they began, for tests
    Aside aside[ASIDE_MOST];                // the one put aside last first
} Answers;

// Makes them belong to an exercise: those that were given in it, where they are kept, else none. Its body may have been
// loaded anew.
void answers_begin(Answers *answers, Id item);

// Overwrites what was chosen in an exercise.
void answers_forget(Answers *answers, Id item);

bool answers_has(const Answers *answers, int slot, int option);
int answers_count(const Answers *answers, int slot);
void answers_choose(Answers *answers, int slot, int option); // this one alone
void answers_toggle(Answers *answers, int slot, int option);
void answers_sort(Answers *answers, int slot, int option, int bin); // bin from 0

// The named interaction and its slot; NULL when there is none.
const Interaction *answers_find(const Exercise *exercise, Id name);

// True when the condition, and every one around it, holds (NULL: always).
bool answers_hold(Answers *answers, const Exercise *exercise, const Condition *condition);

// The options an interaction offers now: its own whose conditions hold, or what was ticked in, or sorted into a bin of,
// the one it takes them from. An offer's index is what answers_* count by: its place in the list of the interaction
// that wrote it.
typedef struct Offer {
    const Option *option;
    int index;
} Offer;
typedef struct Offers {
    Offer at[OPTIONS_MOST];
    int count;
} Offers;
Offers answers_offers(Answers *answers, const Exercise *exercise, const Interaction *interaction);

// Takes the last placement of these options back, as if it had not been; each call one more. False: there is none.
bool answers_can_unsort(const Answers *answers, int slot, const Offers *offers);
bool answers_unsort(Answers *answers, int slot, const Offers *offers);

// What was chosen under a name (and sorted into bin, where one is given), likewise; for slips.
Offers answers_chosen(Answers *answers, const Exercise *exercise, Id name, Id bin);
