#include "find/varint.h"

int varint_write(unsigned char bytes[VARINT_BYTES_MOST], size_t number)
{
    int count = 0;
    for (; number >= 0x80; number >>= 7)
        bytes[count++] = (unsigned char)(number | 0x80);
    bytes[count++] = (unsigned char)number;
    return count;
}
