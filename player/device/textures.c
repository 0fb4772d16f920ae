#include "device/textures.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

enum { ENTRIES_MOST = 512, BUCKETS = 1024, KEY_INLINE = 104, NONE = -1 };

typedef struct Slot {
    Texture texture;
    uint32_t hash;
    size_t key_size;
    char inline_key[KEY_INLINE];
    char *long_key; // when it does not fit inline
    size_t bytes;
    int next;         // in its bucket
    int newer, older; // by last use
    long round;       // of its last use
} Slot;

struct Textures {
    Arena *arena;
    SDL_Renderer *renderer;
    size_t limit, bytes;
    int count;
    int free, fresh; // entries that were dropped; the first that never held anything
    int newest, oldest;
    long made, round;
    int buckets[BUCKETS];
    Slot entries[ENTRIES_MOST];
};

static void clear_lists(Textures *textures)
{
    for (int i = 0; i < BUCKETS; i++)
        textures->buckets[i] = NONE;
    textures->free = NONE;
    textures->newest = textures->oldest = NONE;
}

Textures *textures_create(SDL_Renderer *renderer, size_t limit)
{
    assert(renderer && limit > 0);
    Arena *arena = arena_create();
    Textures *textures = arena_new(arena, Textures);
    textures->arena = arena;
    textures->renderer = renderer;
    textures->limit = limit;
    clear_lists(textures);
    return textures;
}

void textures_destroy(Textures *textures)
{
    if (textures) {
        textures_forget(textures);
        arena_destroy(textures->arena);
    }
}

static Text key_of(const Slot *entry)
{
    return (Text){entry->long_key ? entry->long_key : entry->inline_key, entry->key_size};
}

static void keep_key(Slot *entry, Text key)
{
    char *at = entry->inline_key;
    if (key.size > KEY_INLINE)
        at = entry->long_key = heap_take(key.size);
    memcpy(at, key.at, key.size);
    entry->key_size = key.size;
}

// ---- Order of use

static void unlink_use(Textures *textures, int index)
{
    Slot *entry = &textures->entries[index];
    *(entry->newer == NONE ? &textures->newest : &textures->entries[entry->newer].older) = entry->older;
    *(entry->older == NONE ? &textures->oldest : &textures->entries[entry->older].newer) = entry->newer;
}

static void link_newest(Textures *textures, int index)
{
    Slot *entry = &textures->entries[index];
    entry->newer = NONE;
    entry->older = textures->newest;
    *(textures->newest == NONE ? &textures->oldest : &textures->entries[textures->newest].newer) = index;
    textures->newest = index;
}

// ---- Dropping

// Pixels of content do not stay in memory that is given back, and to overwrite them takes none: some rows at a time.
static void overwrite_pixels(const Texture *texture)
{
    static const unsigned char zeros[128 * 1024];
    int pitch = texture->w * 4, rows = (int)sizeof zeros / pitch;
    assert(rows > 0);
    for (int y = 0; y < texture->h; y += rows) {
        int left = texture->h - y;
        SDL_UpdateTexture(texture->pixels, &(SDL_Rect){0, y, texture->w, left < rows ? left : rows}, zeros, pitch);
    }
}

static void drop_entry(Textures *textures, int index)
{
    Slot *entry = &textures->entries[index];
    int *link = &textures->buckets[entry->hash % BUCKETS];
    while (*link != index) {
        assert(*link != NONE);
        link = &textures->entries[*link].next;
    }
    *link = entry->next;
    unlink_use(textures, index);
    if (entry->texture.pixels) {
        overwrite_pixels(&entry->texture);
        SDL_DestroyTexture(entry->texture.pixels);
    }
    if (entry->long_key) {
        explicit_bzero(entry->long_key, entry->key_size);
        free(entry->long_key);
    }
    assert(textures->count > 0 && textures->bytes >= entry->bytes);
    textures->bytes -= entry->bytes;
    textures->count--;
    explicit_bzero(entry, sizeof *entry);
    entry->next = textures->free;
    textures->free = index;
}

void textures_mark(Textures *textures)
{
    textures->round++;
}

void textures_tidy(Textures *textures, size_t spare)
{
    while (textures->oldest != NONE && textures->entries[textures->oldest].round != textures->round &&
           textures->bytes >= spare)
        drop_entry(textures, textures->oldest);
}

void textures_forget(Textures *textures)
{
    while (textures->newest != NONE)
        drop_entry(textures, textures->newest);
    assert(textures->count == 0 && textures->bytes == 0);
}

// ---- Finding and adding

const Texture *textures_find(Textures *textures, Text key)
{
    uint32_t hash = text_hash(key);
    for (int i = textures->buckets[hash % BUCKETS]; i != NONE; i = textures->entries[i].next) {
        Slot *entry = &textures->entries[i];
        if (entry->hash == hash && text_equal(key_of(entry), key)) {
            unlink_use(textures, i);
            link_newest(textures, i);
            entry->round = textures->round;
            return &entry->texture;
        }
    }
    return NULL;
}

// Memory of an entry is touched only once it is needed.
static int take_entry(Textures *textures, size_t bytes)
{
    while (textures->oldest != NONE && (textures->count == ENTRIES_MOST || textures->bytes + bytes > textures->limit))
        drop_entry(textures, textures->oldest);
    int index = textures->free;
    if (index == NONE)
        return textures->fresh++;
    textures->free = textures->entries[index].next;
    return index;
}

const Texture *textures_add(Textures *textures, Text key, SDL_Surface *surface)
{
    size_t bytes = !surface ? 0 : (size_t)surface->w * (size_t)surface->h * 4;
    int index = take_entry(textures, bytes);
    Slot *entry = &textures->entries[index];
    *entry = (Slot){.hash = text_hash(key), .bytes = bytes, .round = textures->round};
    keep_key(entry, key);
    if (surface) {
        entry->texture = (Texture){
            .pixels = SDL_CreateTextureFromSurface(textures->renderer, surface), .w = surface->w, .h = surface->h};
        if (entry->texture.pixels)
            SDL_SetTextureBlendMode(entry->texture.pixels, SDL_BLENDMODE_BLEND);
    }
    entry->next = textures->buckets[entry->hash % BUCKETS];
    textures->buckets[entry->hash % BUCKETS] = index;
    link_newest(textures, index);
    textures->bytes += bytes;
    textures->count++;
    textures->made++;
    return &entry->texture;
}

void textures_place(Textures *textures, int left, int top)
{
    assert(textures->newest != NONE);
    Texture *texture = &textures->entries[textures->newest].texture;
    texture->left = left;
    texture->top = top;
}

int textures_count(const Textures *textures)
{
    return textures->count;
}

size_t textures_bytes(const Textures *textures)
{
    return textures->bytes;
}

long textures_made(const Textures *textures)
{
    return textures->made;
}
