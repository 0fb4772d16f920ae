// Varint: small numbers in few bytes, seven bits a byte, the lowest first; all bytes but the last have their high bit.
#pragma once

#include <stddef.h>

enum { VARINT_BYTES_MOST = 10 };

// Reads one and moves *at behind it.
size_t varint_read(const unsigned char **at);

// Writes one; returns its bytes.
int varint_write(unsigned char bytes[VARINT_BYTES_MOST], size_t number);
