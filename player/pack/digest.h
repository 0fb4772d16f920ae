// Digest: BLAKE2b of bytes in 256 bits, as `b2sum --length=256` prints it.
#pragma once

#include "base/text.h"

enum { DIGEST_BYTES = 32, DIGEST_LETTERS = 2 * DIGEST_BYTES };

typedef struct Digest {
    unsigned char at[DIGEST_BYTES];
} Digest;

// A digest of bytes that come piece by piece.
enum { DIGEST_SUM_BYTES = 384 };
typedef struct DigestSum {
    _Alignas(64) unsigned char state[DIGEST_SUM_BYTES]; // libsodium's
} DigestSum;

void digest_begin(DigestSum *sum);
void digest_add(DigestSum *sum, const void *bytes, size_t size);
Digest digest_end(DigestSum *sum);

bool digest_equal(const Digest *a, const Digest *b);

// As lower-case letters and digits, in arena.
Text digest_print(Arena *arena, const Digest *digest);

// The digest that is printed so; false when it is none.
bool digest_read(Text letters, Digest *digest);
