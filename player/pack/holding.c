#include "pack/holding.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/store.h"

enum { NOTE_BYTES = 128, NOBODY = -1 };

// In this order they are shown.
typedef enum HoldingRank { RANK_CURRENT, RANK_PREVIOUS, RANK_INSTALLED, RANK_COUNT } HoldingRank;

// How the present version of the store has done since it was shown first.
typedef struct HoldingNote {
    PackName name; // "": there is none
    int64_t since_s;
    int faults;
} HoldingNote;

struct Holding {
    Arena *arena, *scratch;
    HoldingSpec spec;
    HoldingNote note;
    HoldingRank rank;
    const char *content; // in scratch, or the spec's
    int hold;            // on the version; NOBODY: none
};

// ---- the note

static const char *note_path(const Holding *holding)
{
    return file_path(holding->scratch, text_of(holding->spec.runtime), TEXT(HOLDING_NOTE));
}

static void read_note(Holding *holding)
{
    Text bytes;
    if (!holding->spec.runtime || file_read(holding->scratch, note_path(holding), NOTE_BYTES, &bytes) != FILE_READ)
        return;
    HoldingNote note = {0};
    bool is_named = pack_name_read(text_word(&bytes), &note.name);
    if (is_named && sscanf(bytes.at, "%" SCNd64 " %d", &note.since_s, &note.faults) == 2)
        holding->note = note;
}

static void write_note(Holding *holding)
{
    char bytes[NOTE_BYTES];
    const HoldingNote *note = &holding->note;
    if (!holding->spec.runtime)
        return;
    snprintf(bytes, sizeof bytes, "%s %" PRId64 " %d\n", note->name.at, note->since_s, note->faults);
    store_write(note_path(holding), text_of(bytes), STORE_FOR_OWNER);
}

// ---- the choice

static bool find(const Holding *holding, PackLink link, PackName *name)
{
    return holding->spec.store && pack_store_find(holding->spec.store, link, name);
}

static void let_go(Holding *holding)
{
    if (holding->hold != NOBODY)
        close(holding->hold);
    holding->hold = NOBODY;
    holding->content = NULL;
}

static void take_version(Holding *holding, const PackName *name)
{
    const char *store = holding->spec.store;
    holding->hold = pack_store_hold(store, name);
    holding->content = text_format(holding->scratch, "%s/%s/content", store, name->at).at;
}

static bool take(Holding *holding, HoldingRank rank)
{
    PackName current, name;
    bool has_current = find(holding, PACK_CURRENT, &current);
    if (rank == RANK_INSTALLED)
        holding->content = holding->spec.installed;
    else if (rank == RANK_CURRENT && has_current)
        take_version(holding, &current);
    else if (rank == RANK_PREVIOUS && find(holding, PACK_PREVIOUS, &name) &&
             !(has_current && strcmp(name.at, current.at) == 0))
        take_version(holding, &name);
    return holding->content;
}

// The first that is there, from that rank on. False, and what was taken stays, when there is none.
static bool choose(Holding *holding, HoldingRank from)
{
    const Holding before = *holding;
    holding->hold = NOBODY;
    holding->content = NULL;
    for (HoldingRank rank = from; rank < RANK_COUNT; rank++) {
        if (!take(holding, rank))
            continue;
        if (before.hold != NOBODY)
            close(before.hold);
        holding->rank = rank;
        return true;
    }
    holding->hold = before.hold;
    holding->content = before.content;
    return false;
}

static HoldingRank first_rank(const Holding *holding)
{
    return holding->note.faults >= HOLDING_FAULTS_MOST ? RANK_PREVIOUS : RANK_CURRENT;
}

// The store has another present version than the note tells of.
static bool note_change(Holding *holding, int64_t now_s)
{
    PackName current = {0};
    find(holding, PACK_CURRENT, &current);
    if (strcmp(current.at, holding->note.name.at) == 0)
        return false;
    holding->note = (HoldingNote){.name = current, .since_s = now_s};
    write_note(holding);
    return true;
}

static void note_fault(Holding *holding, int64_t now_s)
{
    HoldingNote *note = &holding->note;
    if (!note->name.version || now_s > note->since_s + HOLDING_TRIAL_S || note->faults >= HOLDING_FAULTS_MOST)
        return;
    note->faults++;
    write_note(holding);
}

// ---- for its owner

static const char *keep(Holding *holding, const char *words)
{
    return words ? text_string(holding->arena, text_of(words)) : NULL;
}

Holding *holding_open(const HoldingSpec *spec)
{
    Arena *arena = arena_create();
    Holding *holding = arena_new(arena, Holding);
    *holding = (Holding){.arena = arena, .scratch = arena_create(), .spec = *spec, .hold = NOBODY};
    holding->spec.store = keep(holding, spec->store);
    holding->spec.installed = keep(holding, spec->installed);
    holding->spec.runtime = keep(holding, spec->runtime);
    read_note(holding);
    if (!note_change(holding, spec->now_s) && spec->has_failed)
        note_fault(holding, spec->now_s);
    choose(holding, first_rank(holding));
    return holding;
}

void holding_close(Holding *holding)
{
    if (!holding)
        return;
    let_go(holding);
    arena_destroy(holding->scratch);
    arena_destroy(holding->arena);
}

const char *holding_content(const Holding *holding)
{
    return holding->content;
}

const char *holding_store(const Holding *holding)
{
    return holding->spec.store;
}

bool holding_turn(Holding *holding, int64_t now_s)
{
    return note_change(holding, now_s) && choose(holding, RANK_CURRENT);
}

bool holding_give_up(Holding *holding)
{
    assert(holding->rank < RANK_COUNT);
    return choose(holding, holding->rank + 1);
}

int holding_given_up(const Holding *holding)
{
    return holding->rank == RANK_CURRENT ? 0 : holding->note.name.version;
}
