// What is to be installed from a stick: of all its packs the newest.
#include <dirent.h>
#include <string.h>

#include "base/file.h"
#include "pack/install.h"
#include "pack/pack-file.h"

static bool holds_manifest(Arena *arena, const char *folder)
{
    ManifestFile facts;
    return pack_file_measure(arena, &(PackFile){folder, TEXT(MANIFEST_NAME)}, &facts) != FILE_MISSING;
}

// The highest version among the packs of a folder: keys, or libraries.
static bool find_highest(Arena *arena, const char *folder, bool is_trust, PackName *highest)
{
    DIR *packs = opendir(folder);
    bool is_found = false;
    for (const struct dirent *entry; packs && (entry = readdir(packs));) {
        PackName name;
        if (!pack_name_read(text_of(entry->d_name), &name) || pack_name_is_trust(&name) != is_trust ||
            !holds_manifest(arena, file_path(arena, text_of(folder), text_of(entry->d_name))))
            continue;
        if (!is_found || name.version > highest->version ||
            (name.version == highest->version && strcmp(name.at, highest->at) < 0))
            *highest = name;
        is_found = true;
    }
    if (packs)
        closedir(packs);
    return is_found;
}

int install_find(Arena *arena, const InstallSpec *spec, const char *from, const char *packs[INSTALL_PACKS_MOST])
{
    if (holds_manifest(arena, from)) {
        packs[0] = from;
        return 1;
    }
    int count = 0;
    Trust trust;
    PackName keys, library;
    const char *folder = file_path(arena, text_of(from), TEXT("LECTERN/packs"));
    bool has_library = find_highest(arena, folder, false, &library);
    bool has_keys = find_highest(arena, folder, true, &keys);
    // Keys that hold already stay on the stick, for screens that lack them.
    bool are_newer = has_keys && !install_trust(arena, spec, &trust).size && keys.version > trust.version;
    if (has_keys && (are_newer || !has_library))
        packs[count++] = file_path(arena, text_of(folder), text_of(keys.at));
    if (has_library)
        packs[count++] = file_path(arena, text_of(folder), text_of(library.at));
    return count;
}
