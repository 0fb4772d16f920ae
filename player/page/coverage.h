// Coverage: which face of a font's fallback list shows a code point, asked of the Metrics once for each block of 64 and
// kept.
#pragma once

#include "page/metrics.h"

typedef struct Coverage Coverage;

// Empty, in arena. metrics must outlive it.
Coverage *coverage_create(Arena *arena, const Metrics *metrics);

// The face for the code point in the font's family and style, whatever its size; -1 when none has it.
int coverage_face(Coverage *coverage, Font font, uint32_t point);

// The first face that shows all of a cluster's code points, as they are or as they compose (a letter and its marks come
// from one face, or the mark is a box); -1 when none does.
int coverage_cluster_face(Coverage *coverage, Font font, const uint32_t *points, int count);

// Whether that very face shows all of the code points.
bool coverage_shows(Coverage *coverage, Font face, const uint32_t *points, int count);

// Face 0 shows the whole text, and all of it is Latin script or punctuation without right-to-left letters, controls or
// combining marks.
bool coverage_is_plain_latin(Coverage *coverage, Font font, Text text);
