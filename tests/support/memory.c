#include "memory.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

typedef struct Range {
    const unsigned char *from, *to;
    char name[64];
} Range;

enum { RANGES_MOST = 1024, MASKED_MOST = 512 };

static int list_ranges(Range *ranges)
{
    int count = 0;
    char line[512], mode[8];
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps && count < RANGES_MOST && fgets(line, sizeof line, maps)) {
        uintptr_t from, to;
        Range *range = &ranges[count];
        range->name[0] = '\0';
        if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %7s %*s %*s %*s %63s", &from, &to, mode, range->name) < 3)
            continue;
        range->from = (const unsigned char *)from;
        range->to = (const unsigned char *)to;
        count += mode[0] == 'r' && mode[1] == 'w';
    }
    if (maps)
        fclose(maps);
    return count;
}

// Some bytes around, so that the owner can be found.
static void tell(const Range *range, const unsigned char *at)
{
    enum { AROUND = 64 };
    fprintf(stderr, "at %p in %s: ", (const void *)at, range->name[0] ? range->name : "anonymous memory");
    const unsigned char *from = at - range->from > AROUND ? at - AROUND : range->from;
    for (; from < range->to && from < at + 2 * AROUND; from++)
        fputc(isprint(*from) ? (*from == ' ' ? '_' : *from) : '.', stderr);
    fputc('\n', stderr);
}

static bool stands_at(const unsigned char *at, const unsigned char *masked, size_t size)
{
    size_t i = 0;
    while (i < size && (at[i] ^ MEMORY_MASK) == masked[i])
        i++;
    return i == size;
}

// Looks for the first byte that is not zero: most of memory is.
static int search_range(const Range *range, const unsigned char *masked, size_t size, bool is_told)
{
    int found = 0;
    size_t lead = 0;
    while (lead + 1 < size && masked[lead] == MEMORY_MASK)
        lead++;
    if ((size_t)(range->to - range->from) < size)
        return 0;
    const unsigned char *at = range->from + lead, *last = range->to - size + lead;
    for (; at <= last && (at = memchr(at, masked[lead] ^ MEMORY_MASK, (size_t)(last - at) + 1)); at++) {
        if (!stands_at(at - lead, masked, size))
            continue;
        found++;
        if (is_told)
            tell(range, at - lead);
    }
    return found;
}

int memory_holds(const unsigned char *masked, size_t size, bool is_told)
{
    static Range ranges[RANGES_MOST];
    int found = 0, count = list_ranges(ranges);
    for (int i = 0; i < count; i++)
        found += search_range(&ranges[i], masked, size, is_told);
    return found;
}

static size_t put(unsigned char *masked, size_t at, uint32_t byte)
{
    assert(at < MASKED_MOST);
    masked[at] = (unsigned char)(byte ^ MEMORY_MASK);
    return at + 1;
}

static size_t encode_narrow(unsigned char *masked, Text coded)
{
    size_t size = 0;
    for (size_t i = 0; i < coded.size; i++)
        size = put(masked, size, coded.at[i] == '|' ? ' ' : (unsigned char)coded.at[i]);
    return size;
}

static size_t encode_wide(unsigned char *masked, Text coded, int unit, bool is_big)
{
    size_t size = 0;
    for (size_t at = 0; at < coded.size;) {
        uint32_t point = text_next(coded, &at);
        point = point == '|' ? ' ' : point;
        for (int i = 0; i < unit; i++)
            size = put(masked, size, point >> 8 * (is_big ? unit - 1 - i : i) & 255);
    }
    return size;
}

int memory_holds_words(const char *coded, bool is_told)
{
    unsigned char masked[MASKED_MOST];
    Text words = text_of(coded);
    int found = memory_holds(masked, encode_narrow(masked, words), is_told);
    for (int unit = 2; unit <= 4; unit += 2)
        for (int is_big = 0; is_big <= 1; is_big++)
            found += memory_holds(masked, encode_wide(masked, words, unit, is_big), is_told);
    return found;
}
