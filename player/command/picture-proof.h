// Picture proof: every picture is decoded as the player would decode it, at the size of a large glass.
#pragma once

#include "proof/proof.h"

typedef struct PictureProof PictureProof;

// NULL when this machine has no decoder.
PictureProof *picture_proof_create(void);
void picture_proof_destroy(PictureProof *proof); // NULL is accepted

// The proof of pictures, to hand to whoever proves their files.
FileProof picture_proof_of(PictureProof *proof);
