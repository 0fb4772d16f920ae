// Letter proof: every letter of content can be drawn.
#pragma once

#include "proof/proof.h"

// Whether a letter can be drawn: fonts are known only far from content.
typedef struct DrawnLetters {
    bool (*are_drawn)(void *owner, uint32_t point);
    void *owner;
} DrawnLetters;

// The proof of a file's letters, to hand to whoever proves the file. letters must outlive it.
FileProof letter_proof(const DrawnLetters *letters);
