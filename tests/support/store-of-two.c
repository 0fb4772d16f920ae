#include "store-of-two.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pack/pack-folder.h"
#include "pack/pack-store.h"

void store_of_two_add(const StoreOfTwo *store, const char *name, const char *pages)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", store->folder, name);
    int failed = mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/%s/content", store->folder, name);
    failed |= symlink(pages, path);
    assert(!failed);
    (void)failed;
}

void store_of_two_lead(const StoreOfTwo *store, bool is_current, const char *name)
{
    Arena *arena = arena_create();
    PackName target;
    bool is_led = pack_name_read(text_of(name), &target) &&
                  pack_store_lead(arena, store->folder, is_current ? PACK_CURRENT : PACK_PREVIOUS, &target);
    assert(is_led);
    (void)is_led;
    arena_destroy(arena);
}

void store_of_two_make(StoreOfTwo *store)
{
    strcpy(store->folder, "/tmp/lectern-two-XXXXXX");
    char *made = mkdtemp(store->folder);
    assert(made);
    (void)made;
    store_of_two_add(store, "home-3", LECTERN_TESTS_DIR "/library/whole");
    store_of_two_add(store, "home-4", LECTERN_CONTENT_DIR);
}

void store_of_two_remove(const StoreOfTwo *store)
{
    pack_folder_remove(store->folder);
}
