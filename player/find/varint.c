#include "find/varint.h"

size_t varint_read(const unsigned char **at)
{
    size_t number = 0;
    for (int shift = 0;; shift += 7) {
        unsigned char byte = *(*at)++;
        number |= (size_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
}

int varint_write(unsigned char bytes[VARINT_BYTES_MOST], size_t number)
{
    int count = 0;
    for (; number >= 0x80; number >>= 7)
        bytes[count++] = (unsigned char)(number | 0x80);
    bytes[count++] = (unsigned char)number;
    return count;
}
