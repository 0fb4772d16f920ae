#include "app/discretion.h"

bool discretion_guards(void *owner, Text language, Text words)
{
    Discretion *discretion = owner;
    if (!discretion->arena) {
        discretion->arena = arena_create();
        discretion->lists = word_lists_read(discretion->arena, discretion->source);
    }
    Arena *scratch = arena_create();
    WordHit hit;
    bool is_guarded = word_list_finds_private(word_lists_find(&discretion->lists, language), scratch, words, &hit);
    arena_destroy(scratch);
    return is_guarded;
}

void discretion_forget(Discretion *discretion)
{
    if (!discretion->arena)
        return;
    word_lists_close(&discretion->lists);
    arena_destroy(discretion->arena);
    *discretion = (Discretion){.source = discretion->source};
}
