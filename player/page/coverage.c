#include "page/coverage.h"

#include <assert.h>
#include <string.h>

enum { BLOCK_POINTS = 64, BLOCK_COUNT = 0x20000 / BLOCK_POINTS, STYLE_COUNT = 4 };

// Face of each code point of a block, plus one; 0: none.
typedef struct FaceBlock {
    uint8_t faces[BLOCK_POINTS];
} FaceBlock;

typedef struct FontCoverage {
    FaceBlock *blocks[BLOCK_COUNT];
    bool is_ascii_known, has_ascii;
} FontCoverage;

struct Coverage {
    Arena *arena;
    const Metrics *metrics;
    FontCoverage *fonts[FAMILY_COUNT][STYLE_COUNT];
};

Coverage *coverage_create(Arena *arena, const Metrics *metrics)
{
    assert(metrics && metrics->face);
    Coverage *coverage = arena_new(arena, Coverage);
    coverage->arena = arena;
    coverage->metrics = metrics;
    return coverage;
}

static FontCoverage *font_coverage(Coverage *coverage, Font font)
{
    assert(font.family < FAMILY_COUNT && font.style < STYLE_COUNT);
    FontCoverage **found = &coverage->fonts[font.family][font.style];
    if (!*found)
        *found = arena_new(coverage->arena, FontCoverage);
    return *found;
}

static FaceBlock *read_block(Coverage *coverage, Font font, uint32_t first)
{
    FaceBlock *block = arena_new(coverage->arena, FaceBlock);
    for (uint32_t i = 0; i < BLOCK_POINTS; i++)
        block->faces[i] = (uint8_t)(coverage->metrics->face(coverage->metrics->owner, font, first + i) + 1);
    return block;
}

int coverage_face(Coverage *coverage, Font font, uint32_t point)
{
    if (point / BLOCK_POINTS >= BLOCK_COUNT)
        return coverage->metrics->face(coverage->metrics->owner, font, point);
    FaceBlock **block = &font_coverage(coverage, font)->blocks[point / BLOCK_POINTS];
    if (!*block)
        *block = read_block(coverage, font, point / BLOCK_POINTS * BLOCK_POINTS);
    return (*block)->faces[point % BLOCK_POINTS] - 1;
}

static int face_from(Coverage *coverage, Font font, uint32_t point, int least)
{
    int face = coverage_face(coverage, font, point);
    if (face < 0 || face >= least)
        return face;
    font.face = (uint8_t)least;
    face = coverage->metrics->face(coverage->metrics->owner, font, point);
    assert(face < 0 || face >= least); // or two signs could ask for each other's face for ever
    return face;
}

// The first that shows them all as they are.
static int common_face(Coverage *coverage, Font font, const uint32_t *points, int count)
{
    int face = 0;
    for (int i = 0; i < count;) {
        int next = face_from(coverage, font, points[i], face);
        if (next < 0)
            return -1;
        i = next == face ? i + 1 : 0; // those before must be shown by the later face as well
        face = next;
    }
    return face;
}

int coverage_cluster_face(Coverage *coverage, Font font, const uint32_t *points, int count)
{
    font.face = 0;
    int face = common_face(coverage, font, points, count);
    uint32_t composed[CLUSTER_POINTS_MOST];
    int composed_count = face ? unicode_compose(points, count, composed) : 0;
    int other = composed_count ? common_face(coverage, font, composed, composed_count) : -1;
    return other >= 0 && (face < 0 || other < face) ? other : face;
}

bool coverage_shows(Coverage *coverage, Font face, const uint32_t *points, int count)
{
    const Metrics *metrics = coverage->metrics;
    for (int i = 0; i < count; i++)
        if (metrics->face(metrics->owner, face, points[i]) != face.face)
            return false;
    return true;
}

static bool has_ascii(Coverage *coverage, Font font)
{
    FontCoverage *known = font_coverage(coverage, font);
    if (!known->is_ascii_known) {
        known->is_ascii_known = known->has_ascii = true;
        for (uint32_t point = 0x20; point < 0x7F; point++)
            known->has_ascii = known->has_ascii && coverage_face(coverage, font, point) == 0;
    }
    return known->has_ascii;
}

static bool is_latin(uint32_t point)
{
    return (point >= 0xA0 && point < 0x250 && point != 0xAA && point != 0xBA) || (point >= 0x1E00 && point < 0x1F00) ||
           (point >= 0x2010 && point < 0x2028) || (point >= 0x20A0 && point < 0x20C0);
}

// Offset of the next byte beyond ASCII, or text.size.
static size_t skip_ascii(Text text, size_t at)
{
    for (uint64_t eight; at + 8 <= text.size; at += 8) {
        memcpy(&eight, text.at + at, 8);
        if (eight & 0x8080808080808080u)
            break;
    }
    while (at < text.size && (unsigned char)text.at[at] < 0x80)
        at++;
    return at;
}

bool coverage_is_plain_latin(Coverage *coverage, Font font, Text text)
{
    if (!has_ascii(coverage, font))
        return false;
    for (size_t at = skip_ascii(text, 0); at < text.size; at = skip_ascii(text, at)) {
        uint32_t point = text_next(text, &at);
        bool is_zero_width = point == 0xAD || point == 0x200B;
        if (!is_zero_width && (!is_latin(point) || coverage_face(coverage, font, point) != 0))
            return false;
    }
    return true;
}
