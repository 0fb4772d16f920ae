// Bar proof: the words of the bars leave them as many buttons as the size of text asks for, on every glass that is
// known, in every language.
#pragma once

#include "page/metrics.h"
#include "proof/proof.h"

// The proof of the interface's words of one language, to hand to whoever proves its file. metrics must outlive it.
FileProof bar_proof(const Metrics *metrics);
