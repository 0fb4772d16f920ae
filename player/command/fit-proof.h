// Fit proof: every screenful of an item stands whole on one screen of every glass that is known, at the usual size of
// text: a question with all its options, a note with its buttons. What does not is told where it is written.
#pragma once

#include "page/metrics.h"
#include "proof/proof.h"

typedef struct FitProof FitProof;

// metrics must outlive it; pictures are measured in the library that is proved.
FitProof *fit_proof_create(const Metrics *metrics);
void fit_proof_destroy(FitProof *fit); // NULL is accepted

// The proof of exercises, sets of questions and content notes, to hand to whoever proves their files. Of a file that
// stands in no library nothing is told: its words and links are not known.
FileProof fit_proof_of(FitProof *fit);
