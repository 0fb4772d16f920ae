// Release proof: what may stand in a library that is written on, and not in one that is handed on: a page that should
// have been read again by now, a day that is yet to come, a place that nobody has called for half a year.
#pragma once

#include "proof/proof.h"

// day: since 1970, lent.
FileProof release_proof(const int *day);
