#include "app/visit.h"

#include <assert.h>
#include <string.h>

#include "screen/resume.h"

Visit *visit_begin(Arena *arena)
{
    return arena_new(arena, Visit);
}

VisitScreen *visit_top(Visit *visit)
{
    assert(visit->depth > 0);
    return &visit->screens[visit->depth - 1];
}

VisitScreen *visit_page(Visit *visit)
{
    assert(visit->depth > 0);
    int at = visit->depth - 1;
    while (at > 0 && visit->screens[at].kind->is_sheet)
        at--;
    return &visit->screens[at];
}

VisitScreen *visit_push(Visit *visit, const ScreenKind *kind)
{
    assert(visit->depth > 0 || !kind->is_sheet);
    if (visit->depth == VISIT_DEPTH) {
        memmove(&visit->screens[1], &visit->screens[2], sizeof(VisitScreen) * (VISIT_DEPTH - 2));
        visit->depth--;
    }
    assert(visit->depth < VISIT_DEPTH);
    VisitScreen *screen = &visit->screens[visit->depth++];
    explicit_bzero(screen, sizeof *screen);
    screen->kind = kind;
    return screen;
}

bool visit_pop(Visit *visit)
{
    if (visit->depth <= 1)
        return false;
    explicit_bzero(visit_top(visit), sizeof(VisitScreen));
    visit->depth--;
    return true;
}

void visit_close_sheets(Visit *visit)
{
    assert(!visit->screens[0].kind->is_sheet);
    while (visit_top(visit)->kind->is_sheet)
        visit_pop(visit);
}

void visit_rewind(Visit *visit)
{
    while (visit_pop(visit))
        continue;
}

void visit_carry(Visit *visit, Book *from, Book *to)
{
    Crossing crossing = {from, to, &visit->answers};
    for (int i = 0; i < visit->depth; i++)
        if (visit->screens[i].kind->carry)
            visit->screens[i].kind->carry(&crossing, visit->screens[i].state);
    resume_carry(&visit->bookmarks, from, to);
}
