#include "find/varint.h"

int varint_write(unsigned char bytes[VARINT_BYTES_MOST], size_t number)
{
    int count = 0;
    for (; number >= 0x80; number >>= 7)
        bytes[count++] = (unsigned char)(number | 0x80);
    bytes[count++] = (unsigned char)number;
    return count;
}

static size_t half_of(size_t number)
{
    return number < VARINT_HALF ? number : VARINT_HALF;
}

int varint_write_pair(unsigned char bytes[VARINT_PAIR_BYTES_MOST], VarintPair pair)
{
    int count = 1;
    bytes[0] = (unsigned char)(half_of(pair.first) << 4 | half_of(pair.second));
    if (pair.first >= VARINT_HALF)
        count += varint_write(bytes + count, pair.first - VARINT_HALF);
    if (pair.second >= VARINT_HALF)
        count += varint_write(bytes + count, pair.second - VARINT_HALF);
    return count;
}
