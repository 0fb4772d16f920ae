#include "page/enclosure.h"

#include <assert.h>

// The most that is kept free at a side of something that wide.
static int most_px(EnclosureKind kind, int width)
{
    switch (kind) {
    case ENCLOSURE_INDENT:
        return width / 6;
    case ENCLOSURE_QUOTE:
    case ENCLOSURE_NOTE:
        return width / 8;
    case ENCLOSURE_COLUMN:
    case ENCLOSURE_FRAME:
        break;
    }
    return width;
}

void enclosure_fit(Enclosure *enclosure)
{
    const Enclosure *outer = enclosure->outer;
    assert(outer && outer != enclosure && outer->width >= 1);
    assert(enclosure->start_px >= 0 && enclosure->end_px >= 0);
    int most = most_px(enclosure->kind, outer->width);
    int start = enclosure->start_px < most ? enclosure->start_px : most;
    int end = enclosure->end_px < most ? enclosure->end_px : most;
    bool has_room = outer->width - start - end > 2 * enclosure->start_px;
    enclosure->depth = outer->depth + 1;
    enclosure->x = outer->x + (has_room ? start : 0);
    enclosure->width = outer->width - (has_room ? start + end : 0);
}

bool enclosure_holds(const Enclosure *outer, const Enclosure *inner)
{
    while (inner && inner->depth > outer->depth)
        inner = inner->outer;
    return inner == outer;
}

const Enclosure *enclosure_shared(const Enclosure *a, const Enclosure *b)
{
    while (a && b && a != b)
        if (a->depth >= b->depth)
            a = a->outer;
        else
            b = b->outer;
    return a && b ? a : NULL;
}

int enclosure_above_px(const Enclosure *inner, const Enclosure *outer)
{
    int px = 0;
    for (; inner != outer; inner = inner->outer)
        px += inner->top_px;
    return px;
}

int enclosure_below_px(const Enclosure *inner, const Enclosure *outer)
{
    int px = 0;
    for (; inner != outer; inner = inner->outer)
        px += inner->bottom_px;
    return px;
}
