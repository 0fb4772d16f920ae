#include "base/spelling.h"

#include <assert.h>

void spelling_set(Spelling *spelling, Text typed)
{
    *spelling = (Spelling){0};
    for (size_t at = 0; at < typed.size && spelling->count < SPELLING_POINTS_MOST;) {
        uint32_t point = text_next(typed, &at);
        if (point < 128)
            spelling->ascii[point] |= UINT64_C(1) << spelling->count;
        spelling->points[spelling->count++] = point;
    }
}

static uint64_t places_of(const Spelling *spelling, uint32_t point)
{
    if (point < 128)
        return spelling->ascii[point];
    uint64_t places = 0;
    for (int i = 0; i < spelling->count; i++)
        places |= (uint64_t)(spelling->points[i] == point) << i;
    return places;
}

static uint64_t first_bits(int count)
{
    return (UINT64_C(1) << count) - 1;
}

// Down the first column each letter that was typed is one too many.
SpellingColumn spelling_first(const Spelling *spelling)
{
    return (SpellingColumn){.rises = first_bits(spelling->count)};
}

// Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances", figure 7. The 1 that is shifted
// in makes the word's own beginning count: each of its letters is one too few at first.
SpellingColumn spelling_next(const Spelling *spelling, const SpellingColumn *column, uint32_t point)
{
    uint64_t matches = places_of(spelling, point);
    uint64_t rises = column->rises, falls = column->falls;
    uint64_t swaps = ((~column->diagonal & matches) << 1) & column->matches;
    uint64_t diagonal = (((matches & rises) + rises) ^ rises) | matches | falls | swaps;
    uint64_t across_up = (falls | ~(diagonal | rises)) << 1 | 1;
    uint64_t across_down = (diagonal & rises) << 1;
    return (SpellingColumn){
        .rises = across_down | ~(diagonal | across_up),
        .falls = across_up & diagonal,
        .diagonal = diagonal,
        .matches = matches,
        .depth = column->depth + 1,
    };
}

// At so many letters of what was typed: what the column begins with, and how it rises and falls down to there.
static int distance_at(const SpellingColumn *column, int letters)
{
    uint64_t above = first_bits(letters);
    return column->depth + __builtin_popcountll(column->rises & above) - __builtin_popcountll(column->falls & above);
}

int spelling_distance(const Spelling *spelling, const SpellingColumn *column)
{
    return distance_at(column, spelling->count);
}

// Far from the diagonal as many letters are missing as it is far. No column holds less than the least of the one before
// it, nor less by a swap, which reaches back two: the least rises by one at most from column to column.
bool spelling_is_lost(const Spelling *spelling, const SpellingColumn *column, int typos)
{
    assert(typos >= 0);
    int first = column->depth - typos, last = column->depth + typos;
    bool is_lost = true;
    for (int i = first < 0 ? 0 : first; i <= last && i <= spelling->count && is_lost; i++)
        is_lost = distance_at(column, i) > typos;
    return is_lost;
}
