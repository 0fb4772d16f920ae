#include "page/advance-cache.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

enum { FIRST_SLOTS = 1 << 10, ENTRIES_MOST = 1 << 15, VOICES_MOST = 1 << 10 };

// Up to 16 bytes a and b are the bytes themselves; beyond that a is their hash, and a copy lies elsewhere.
typedef struct Entry {
    uint64_t a;
    union {
        uint64_t b;
        const char *copy;
    };
    int width;
    uint16_t size, voice; // size 0: free; voice from 1
} Entry;

struct AdvanceCache {
    Arena *arena;   // copies of long words, and the voices
    Entry *entries; // the table; on the heap, which wipes what is given back
    uint32_t mask;
    int count;
    ARRAY(Face) voices;
};

static void begin_table(AdvanceCache *widths, uint32_t slots)
{
    widths->entries = heap_take(sizeof *widths->entries * slots);
    widths->mask = slots - 1;
}

AdvanceCache *advance_cache_create(void)
{
    AdvanceCache *widths = heap_take(sizeof *widths);
    widths->arena = arena_create();
    begin_table(widths, FIRST_SLOTS);
    return widths;
}

void advance_cache_destroy(AdvanceCache *widths)
{
    if (!widths)
        return;
    free(widths->entries);
    arena_destroy(widths->arena);
    free(widths);
}

void advance_cache_forget(AdvanceCache *widths)
{
    free(widths->entries);
    arena_wipe(widths->arena);
    *widths = (AdvanceCache){.arena = widths->arena};
    begin_table(widths, FIRST_SLOTS);
}

static bool is_same_voice(const Face *a, const Face *b)
{
    return a->font.family == b->font.family && a->font.style == b->font.style && a->font.face == b->font.face &&
           a->font.size_px == b->font.size_px && a->script == b->script && a->is_rtl == b->is_rtl &&
           a->tracking == b->tracking;
}

void advance_cache_settle(AdvanceCache *widths)
{
    if (widths->count >= ENTRIES_MOST || widths->voices.count >= VOICES_MOST)
        advance_cache_forget(widths);
}

int advance_cache_face(AdvanceCache *widths, const Face *voice)
{
    for (int i = widths->voices.count - 1; i >= 0; i--)
        if (is_same_voice(&widths->voices.at[i], voice))
            return i + 1;
    *array_push(widths->arena, &widths->voices) = *voice;
    return widths->voices.count;
}

static uint64_t load(const char *at, size_t size)
{
    uint64_t value = 0;
    if (size == 8) {
        memcpy(&value, at, 8);
    } else if (size == 4) {
        uint32_t half;
        memcpy(&half, at, 4);
        value = half;
    }
    return value;
}

// Spreads the bits of short words over the table better than hash_number, in few steps.
static uint64_t scatter(uint64_t a, uint64_t b)
{
    a = (a ^ b * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return a ^ a >> 32;
}

static uint64_t hash_long(Text bytes)
{
    uint64_t hash = bytes.size;
    size_t at = 0;
    for (; at + 8 < bytes.size; at += 8)
        hash = scatter(hash, load(bytes.at + at, 8));
    return scatter(hash, load(bytes.at + bytes.size - 8, 8));
}

// Loads that overlap cover each byte of a short word, so that a, b and the size tell it from every other.
static Entry key_of(int voice, Text bytes)
{
    Entry key = {.size = (uint16_t)bytes.size, .voice = (uint16_t)voice, .width = -1};
    const char *at = bytes.at;
    size_t size = bytes.size;
    if (size > 16) {
        key.a = hash_long(bytes);
        key.copy = at;
    } else if (size >= 8) {
        key.a = load(at, 8);
        key.b = load(at + size - 8, 8);
    } else if (size >= 4) {
        key.a = load(at, 4) << 32 | load(at + size - 4, 4);
    } else {
        key.a = (uint64_t)(unsigned char)at[0] << 16 | (uint64_t)(unsigned char)at[size / 2] << 8 |
                (unsigned char)at[size - 1];
    }
    return key;
}

static uint32_t first_slot(const AdvanceCache *widths, const Entry *key)
{
    uint64_t tail = key->size > 16 ? 0 : key->b;
    return (uint32_t)scatter(key->a ^ (uint64_t)key->voice << 48 ^ (uint64_t)key->size << 40, tail) & widths->mask;
}

static bool is_same(const Entry *entry, const Entry *key)
{
    if (entry->a != key->a || entry->size != key->size || entry->voice != key->voice)
        return false;
    return key->size <= 16 ? entry->b == key->b : memcmp(entry->copy, key->copy, key->size) == 0;
}

static void grow(AdvanceCache *widths)
{
    Entry *old = widths->entries;
    uint32_t slots = widths->mask + 1;
    assert(slots <= UINT32_MAX / 2);
    begin_table(widths, slots * 2);
    for (uint32_t i = 0; i < slots; i++) {
        if (!old[i].size)
            continue;
        uint32_t at = first_slot(widths, &old[i]);
        while (widths->entries[at].size)
            at = (at + 1) & widths->mask;
        widths->entries[at] = old[i];
    }
    free(old);
}

int *advance_cache_slot(AdvanceCache *widths, int voice, Text bytes)
{
    assert(bytes.size && bytes.size <= UINT16_MAX);
    assert(voice >= 1 && voice <= widths->voices.count && voice <= UINT16_MAX);
    if (widths->count * 2 > (int)widths->mask)
        grow(widths);
    Entry key = key_of(voice, bytes);
    uint32_t at = first_slot(widths, &key);
    while (widths->entries[at].size) {
        if (is_same(&widths->entries[at], &key))
            return &widths->entries[at].width;
        at = (at + 1) & widths->mask;
    }
    if (bytes.size > 16)
        key.copy = text_copy(widths->arena, bytes).at;
    widths->entries[at] = key;
    widths->count++;
    return &widths->entries[at].width;
}
