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
