// Changes a picture as the fuzzer would, and then mostly makes the checksums of a PNG right again, without which no
// decoder goes on.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// libFuzzer's own changes, and the name that it calls ours by.
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed);

enum { START = 8, FRAME = 12, LEFT_WRONG_OF = 8 };

static uint32_t number_at(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// CRC-32 as PNG has it.
static uint32_t checksum(const uint8_t *bytes, size_t size)
{
    uint32_t sum = UINT32_MAX;
    for (size_t i = 0; i < size; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320U : 0);
    }
    return ~sum;
}

static void mend_sums(uint8_t *bytes, size_t size)
{
    for (size_t at = START; size - at >= FRAME;) {
        uint32_t length = number_at(bytes + at);
        if (length > size - at - FRAME)
            return;
        uint32_t sum = checksum(bytes + at + 4, length + 4);
        for (size_t i = 0; i < 4; i++)
            bytes[at + 8 + length + i] = (uint8_t)(sum >> (24 - 8 * i));
        at += FRAME + length;
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed)
{
    size = LLVMFuzzerMutate(bytes, size, most);
    if (size > START && memcmp(bytes, "\x89PNG\r\n\x1A\n", START) == 0 && seed % LEFT_WRONG_OF)
        mend_sums(bytes, size);
    return size;
}
