// Hash: a number that stands for a value, built up part by part (FNV-1a, 64 bits), for finding values again within one
// run; never stored. Readers alone keep some: the codes that lead back to a page (find/return-code) are scrambled by
// it, so that another hash, or another order of bytes, would make every code worthless that somebody noted. Mix fields
// one by one: padding bytes are not part of a value.
#pragma once

#include "base/text.h"

#define HASH_SEED 0xCBF29CE484222325u

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size);
uint64_t hash_number(uint64_t hash, int64_t number);

// Its bytes and how many there are, so that neighbours cannot lend each other any.
uint64_t hash_text(uint64_t hash, Text text);
