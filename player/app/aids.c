#include "app/aids.h"

#include <assert.h>

// Who keeps a cue from whom: a key struck twice from all but what hides, a switch from the keys of speech, those from
// the ruler. The interface speaks last, of a frame on which all else is drawn; breath sounds where nobody speaks.
const AidKind *const aid_kinds[] = {
    &hide_aid,   &hold_aid,   &scan_aid,    &explore_aid, &ruler_aid,
    &listen_aid, &invite_aid, &narrate_aid, &breath_aid,  NULL,
};

_Static_assert(sizeof aid_kinds / sizeof *aid_kinds <= AID_MOST + 1, "every aid needs room for its state");

void aids_open(Aids *aids, const AppSpec *spec)
{
    const Speech *speech = &spec->speech;
    assert(!speech->say == !speech->prepare && !speech->say == !speech->stop && !speech->say == !speech->look &&
           !speech->say == !speech->speaks);
    for (int i = 0; aid_kinds[i]; i++)
        if (aid_kinds[i]->open)
            aid_kinds[i]->open(aids->states[i].bytes, spec);
}

void aids_close(Aids *aids)
{
    for (int i = 0; aid_kinds[i]; i++)
        if (aid_kinds[i]->close)
            aid_kinds[i]->close(aids->states[i].bytes);
    *aids = (Aids){0};
}

void aids_forget(Aids *aids)
{
    for (int i = 0; aid_kinds[i]; i++)
        if (aid_kinds[i]->forget)
            aid_kinds[i]->forget(aids->states[i].bytes);
    AidTold told = aids_told(aids);
    assert(!told.is_reading && !told.is_narrating && !told.is_scanning && !told.spoken.end);
}

AidTold aids_told(const Aids *aids)
{
    AidTold told = {0};
    for (int i = 0; aid_kinds[i]; i++)
        if (aid_kinds[i]->tell)
            aid_kinds[i]->tell(aids->states[i].bytes, &told);
    return told;
}

bool aids_read(Aids *aids, Book *book, const Frame *frame)
{
    bool has_changed = false;
    for (int i = 0; aid_kinds[i]; i++)
        if (aid_kinds[i]->read && aid_kinds[i]->read(aids->states[i].bytes, book, frame))
            has_changed = true;
    return has_changed;
}

bool aids_suit(Aids *aids, Book *book, const Frame *frame, Arena *scratch)
{
    for (int i = 0; aid_kinds[i]; i++)
        if (aid_kinds[i]->suits && aid_kinds[i]->suits(aids->states[i].bytes, book, frame, scratch))
            return true;
    return false;
}

void aids_apply(Aids *aids, AidSight *sight, Frame *frame)
{
    assert(sight->frame == frame && sight->last != frame);
    for (int i = 0; aid_kinds[i]; i++) {
        if (!aid_kinds[i]->apply)
            continue;
        sight->told = aids_told(aids);
        aid_kinds[i]->apply(aids->states[i].bytes, sight, frame);
    }
}

int64_t aids_due_ms(const Aids *aids, const AidSight *sight)
{
    int64_t due = INT64_MAX;
    for (int i = 0; aid_kinds[i]; i++) {
        int64_t ms = aid_kinds[i]->due_ms ? aid_kinds[i]->due_ms(aids->states[i].bytes, sight) : INT64_MAX;
        due = ms < due ? ms : due;
    }
    return due;
}
