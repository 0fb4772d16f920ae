// Varint: small numbers in few bytes, seven bits a byte, the lowest first; all bytes but the last have their high bit.
#pragma once

#include <stddef.h>

enum { VARINT_BYTES_MOST = 10 };

// Reads one and moves *at behind it. In sight of whoever reads millions of them.
static inline size_t varint_read(const unsigned char **at)
{
    size_t number = 0;
    for (int shift = 0;; shift += 7) {
        unsigned char byte = *(*at)++;
        number |= (size_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
}

// Writes one; returns its bytes.
int varint_write(unsigned char bytes[VARINT_BYTES_MOST], size_t number);

// Two numbers that are mostly small: in one byte, the first in its upper half, where both are below VARINT_HALF;
// what one of them has from there on follows it.
enum { VARINT_HALF = 15, VARINT_PAIR_BYTES_MOST = 1 + 2 * VARINT_BYTES_MOST };

typedef struct VarintPair {
    size_t first, second;
} VarintPair;

static inline VarintPair varint_read_pair(const unsigned char **at)
{
    unsigned char byte = *(*at)++;
    VarintPair pair = {byte >> 4, byte & 0xF};
    if (pair.first == VARINT_HALF)
        pair.first += varint_read(at);
    if (pair.second == VARINT_HALF)
        pair.second += varint_read(at);
    return pair;
}

int varint_write_pair(unsigned char bytes[VARINT_PAIR_BYTES_MOST], VarintPair pair);
