#include "base/hash.h"

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * 0x100000001B3u;
    return hash;
}

uint64_t hash_number(uint64_t hash, int64_t number)
{
    return hash_bytes(hash, &number, sizeof number);
}

uint64_t hash_text(uint64_t hash, Text text)
{
    return hash_number(hash_bytes(hash, text.at, text.size), (int64_t)text.size);
}
