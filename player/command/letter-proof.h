// Letter proof: every letter of content can be drawn, and the marks on it with it.
#pragma once

#include "proof/proof.h"

// Whether a letter and its marks, count points in all, can be drawn in every family: fonts are known only far from
// content.
typedef struct DrawnLetters {
    bool (*are_drawn)(void *owner, const uint32_t *points, int count);
    void *owner;
} DrawnLetters;

// The proof of a file's letters, to hand to whoever proves the file. letters must outlive it.
FileProof letter_proof(const DrawnLetters *letters);
