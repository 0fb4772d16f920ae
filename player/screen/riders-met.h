// RidersMet: which riders a visitor has met in full, and where: in the chapters and questions of a book, or in an
// exercise for two. What was met before one came to a page stands there as a quiet line; what is met on the page stays
// as it is, so that nothing moves while it is read. Part of the visit, and wiped with it.
#pragma once

#include "page/frame.h"

typedef struct RiderMet {
    Id scope, rider;
} RiderMet;

enum { RIDERS_MET_MOST = 48 }; // those beyond are never met, and stand in full
typedef struct RidersMet {
    RiderMet at[RIDERS_MET_MOST]; // in the order they were met
    int count;
} RidersMet;

// Adds those that a frame shows in full.
void riders_met_add(RidersMet *met, const Frame *frame);

// The riders among the first count that were met in that scope, into quiet, which has room for as many; how many.
int riders_met_list(const RidersMet *met, int count, Id scope, Id *quiet);
