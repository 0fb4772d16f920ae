#include "screen/layouts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

typedef struct KeptPages {
    Arena *arena;
    Pages *pages; // NULL: empty
    uint64_t key;
    long used; // when it was asked for last
} KeptPages;

struct Layouts {
    Typesetter *typesetter;
    KeptPages kept[LAYOUTS_KEPT];
    Plans *plans;
    Arena *scratch;
    long clock, begun;
    long tidied; // what the clock was then
};

Layouts *layouts_create(Typesetter *typesetter)
{
    Layouts *layouts = heap_take(sizeof *layouts);
    assert(typesetter);
    layouts->typesetter = typesetter;
    layouts->plans = plans_create();
    layouts->scratch = arena_create();
    for (int i = 0; i < LAYOUTS_KEPT; i++)
        layouts->kept[i].arena = arena_create();
    return layouts;
}

void layouts_destroy(Layouts *layouts)
{
    if (!layouts)
        return;
    for (int i = 0; i < LAYOUTS_KEPT; i++)
        arena_destroy(layouts->kept[i].arena);
    plans_destroy(layouts->plans);
    arena_destroy(layouts->scratch);
    free(layouts);
}

// Field by field, since padding bytes are not part of a value.
static uint64_t mix_piece(uint64_t hash, const Piece *piece)
{
    hash = hash_bytes(hash, &piece->flow.blocks, sizeof piece->flow.blocks);
    if (piece->flow.count) // another may stand where one was that has gone
        hash = hash_text(hash, id_text(&piece->flow.blocks[0].id));
    const int numbers[] = {(int)piece->kind,      piece->flow.count,    piece->is_framed,    piece->head_px,
                           piece->pad_px,         piece->height_px,     piece->full_px,      piece->is_at_foot,
                           piece->gap_px,         piece->leaves_corner, piece->is_tied,      piece->starts_page,
                           piece->keep_with_next, piece->is_control,    piece->choice_count, piece->is_together,
                           piece->foot_px,        piece->is_close};
    return hash_bytes(hash, numbers, sizeof numbers);
}

static uint64_t mix_theme(uint64_t hash, const Theme *theme)
{
    const int numbers[] = {(int)theme->id,         theme->body.font.family, theme->body.font.size_px,
                           theme->body.leading_px, theme->body.tracking,    theme->small.font.size_px,
                           theme->target_px,       (int)theme->direction};
    return hash_bytes(hash, numbers, sizeof numbers);
}

static uint64_t key_of(const PagesSpec *spec, uint32_t version)
{
    uint64_t hash = HASH_SEED;
    for (int i = 0; i < spec->piece_count; i++)
        hash = mix_piece(hash, &spec->pieces[i]);
    hash = mix_theme(hash, &spec->theme);
    hash = hash_text(hash, spec->language);
    hash = hash_number(hash, spec->width_px);
    hash = hash_number(hash, spec->height_px);
    hash = hash_number(hash_number(hash, spec->corner.w), spec->corner.h);
    for (int i = 0; i < spec->quiet_count; i++)
        hash = hash_text(hash, id_text(&spec->quiet_riders[i]));
    hash = hash_number(hash, spec->quiet_count);
    hash = hash_number(hash_number(hash, spec->is_calm), spec->is_filled);
    hash = hash_number(hash, spec->controls_px);
    return hash_number(hash, version);
}

static KeptPages *oldest(Layouts *layouts)
{
    KeptPages *found = &layouts->kept[0];
    for (int i = 1; i < LAYOUTS_KEPT; i++)
        if (layouts->kept[i].used < found->used)
            found = &layouts->kept[i];
    return found;
}

Pages *layouts_pages(Layouts *layouts, const PagesSpec *spec, uint32_t version)
{
    assert(spec->piece_count >= 0 && spec->width_px > 0 && spec->height_px > 0);
    uint64_t key = key_of(spec, version);
    layouts->clock++;
    for (int i = 0; i < LAYOUTS_KEPT; i++) {
        KeptPages *kept = &layouts->kept[i];
        if (kept->pages && kept->key == key) {
            kept->used = layouts->clock;
            return kept->pages;
        }
    }
    KeptPages *kept = oldest(layouts);
    arena_wipe(kept->arena);
    layouts->begun++;
    kept->pages = pages_begin(kept->arena, layouts->typesetter, spec);
    kept->key = key;
    kept->used = layouts->clock;
    return kept->pages;
}

// What is measured of a spec.
typedef struct Measured {
    int number;
} Measured;

int layouts_stacked_px(Layouts *layouts, const PagesSpec *spec, uint32_t version)
{
    static const char kind[] = "stacked height";
    bool is_new;
    uint64_t key = hash_bytes(key_of(spec, version), kind, sizeof kind);
    Measured *height = plans_find(layouts->plans, key, sizeof *height, &is_new);
    if (is_new) {
        height->number = pages_stacked_px(layouts->scratch, layouts->typesetter, spec);
        arena_wipe(layouts->scratch);
    }
    return height->number;
}

static PageCounts count_pages(const Pages *pages)
{
    PageCounts counts = {.all = pages_count(pages)};
    for (int i = 0; i < counts.all; i++)
        counts.parted += pages_place(pages, i).offset > 0;
    return counts;
}

PageCounts layouts_page_counts(Layouts *layouts, const PagesSpec *spec, uint32_t version)
{
    static const char kind[] = "page counts";
    bool is_new;
    uint64_t key = hash_bytes(key_of(spec, version), kind, sizeof kind);
    PageCounts *counts = plans_find(layouts->plans, key, sizeof *counts, &is_new);
    if (is_new) {
        Pages *pages = pages_begin(layouts->scratch, layouts->typesetter, spec);
        pages_extend(pages, INT32_MAX);
        *counts = count_pages(pages);
        arena_wipe(layouts->scratch);
    }
    return *counts;
}

bool layouts_extend(Layouts *layouts, bool *has_ended)
{
    KeptPages *next = NULL;
    for (int i = 0; i < LAYOUTS_KEPT; i++) {
        KeptPages *kept = &layouts->kept[i];
        if (kept->pages && !pages_are_complete(kept->pages) && (!next || kept->used > next->used))
            next = kept;
    }
    *has_ended = false;
    if (!next)
        return false;
    *has_ended = pages_extend(next->pages, pages_count(next->pages));
    return true;
}

static void drop_pages(KeptPages *kept)
{
    arena_wipe(kept->arena);
    *kept = (KeptPages){.arena = kept->arena};
}

void layouts_tidy(Layouts *layouts, bool have_gone)
{
    for (int i = 0; i < LAYOUTS_KEPT && have_gone; i++)
        if (layouts->kept[i].used <= layouts->tidied)
            drop_pages(&layouts->kept[i]);
    layouts->tidied = layouts->clock;
}

void layouts_forget(Layouts *layouts)
{
    for (int i = 0; i < LAYOUTS_KEPT; i++)
        drop_pages(&layouts->kept[i]);
    plans_forget(layouts->plans);
}

Plans *layouts_plans(Layouts *layouts)
{
    return layouts->plans;
}

Typesetter *layouts_typesetter(const Layouts *layouts)
{
    return layouts->typesetter;
}

long layouts_begun(const Layouts *layouts)
{
    return layouts->begun;
}
