#include "screen/plans.h"

#include <assert.h>
#include <stdalign.h>
#include <stdlib.h>

#include "base/heap.h"

typedef struct PlanSlot {
    uint64_t key;
    size_t size;
    void *plan; // NULL: free
} PlanSlot;

typedef struct PlanTable {
    Arena *arena;
    PlanSlot *slots; // open addressing, at most half full
    uint32_t slot_count, used;
} PlanTable;

// A full table steps back for an empty one; what is lent from it stays until that one is full as well.
struct Plans {
    PlanTable tables[2];
    int present;
    long made;
};

static void begin_table(PlanTable *table)
{
    enum { SLOTS_AT_FIRST = 256 };
    arena_wipe(table->arena);
    table->slot_count = SLOTS_AT_FIRST;
    table->slots = arena_many(table->arena, PlanSlot, table->slot_count);
    table->used = 0;
}

Plans *plans_create(void)
{
    Plans *plans = heap_take(sizeof *plans);
    for (int i = 0; i < 2; i++) {
        plans->tables[i].arena = arena_create();
        begin_table(&plans->tables[i]);
    }
    return plans;
}

void plans_destroy(Plans *plans)
{
    if (!plans)
        return;
    for (int i = 0; i < 2; i++)
        arena_destroy(plans->tables[i].arena);
    free(plans);
}

void plans_forget(Plans *plans)
{
    for (int i = 0; i < 2; i++)
        begin_table(&plans->tables[i]);
}

// The slot with that key, or the free one where it belongs.
static PlanSlot *probe(const PlanTable *table, uint64_t key)
{
    assert(table->used < table->slot_count); // or it would look for ever
    uint32_t mask = table->slot_count - 1, at = (uint32_t)(key ^ key >> 32) & mask;
    while (table->slots[at].plan && table->slots[at].key != key)
        at = (at + 1) & mask;
    return &table->slots[at];
}

static void grow(PlanTable *table)
{
    PlanSlot *old = table->slots;
    uint32_t count = table->slot_count;
    table->slot_count *= 2;
    table->slots = arena_many(table->arena, PlanSlot, table->slot_count);
    for (uint32_t i = 0; i < count; i++)
        if (old[i].plan)
            *probe(table, old[i].key) = old[i];
}

// The present table, with room for one more.
static PlanTable *roomy_table(Plans *plans)
{
    PlanTable *table = &plans->tables[plans->present];
    if (table->used >= PLANS_MOST) {
        plans->present = !plans->present;
        table = &plans->tables[plans->present];
        begin_table(table);
    } else if (table->used * 2 >= table->slot_count)
        grow(table);
    return table;
}

void *plans_find(Plans *plans, uint64_t key, size_t size, bool *is_new)
{
    assert(size > 0);
    PlanTable *table = roomy_table(plans);
    PlanSlot *slot = probe(table, key);
    *is_new = !slot->plan;
    if (*is_new) {
        *slot = (PlanSlot){key, size, arena_alloc(table->arena, size, alignof(max_align_t))};
        table->used++;
        plans->made++;
    }
    assert(slot->size == size); // two kinds of plan with one key
    return slot->plan;
}

Arena *plans_arena(Plans *plans)
{
    return plans->tables[plans->present].arena;
}

long plans_made(const Plans *plans)
{
    return plans->made;
}
