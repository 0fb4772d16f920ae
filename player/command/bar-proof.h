// Bar proof: every word of the bars has room in its button, on every glass that is known.
#pragma once

#include "page/metrics.h"
#include "proof/proof.h"

// The proof of the interface's words of one language, to hand to whoever proves its file. metrics must outlive it.
FileProof bar_proof(const Metrics *metrics);
