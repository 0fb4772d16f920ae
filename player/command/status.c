#include <stdio.h>

#include "base/version.h"
#include "command/command.h"
#include "command/options.h"
#include "command/screen-status.h"
#include "pack/pack-file.h"
#include "pack/pack-store.h"

// A version in the store, and the first file of it that is not as it was installed.
typedef struct StatusVersion {
    bool is_there;
    PackName name;
    Manifest manifest;
    Text damage; // empty: none
} StatusVersion;

typedef struct StatusSpec {
    const char *store;
    Text told;
    bool wants_xml;
} StatusSpec;

static Text find_damage(Arena *arena, const char *folder, Manifest *manifest)
{
    Text bytes;
    PackFile file = {folder, TEXT(MANIFEST_NAME)};
    if (pack_file_read(arena, &file, MANIFEST_BYTES_MOST, &bytes) != FILE_READ ||
        manifest_read(arena, bytes, manifest).size)
        return file.path;
    for (int i = 0; i < manifest->file_count; i++) {
        const ManifestFile *wanted = &manifest->files[i];
        ManifestFile seen;
        file.path = wanted->path;
        if (pack_file_measure(arena, &file, &seen) != FILE_READ || seen.size != wanted->size ||
            !digest_equal(&seen.digest, &wanted->digest))
            return wanted->path;
    }
    return TEXT("");
}

static StatusVersion look(Arena *arena, const char *store, PackLink link)
{
    StatusVersion version = {.is_there = pack_store_find(store, link, &version.name)};
    if (version.is_there)
        version.damage = find_damage(arena, pack_store_folder(arena, store, &version.name), &version.manifest);
    return version;
}

static void print_plain(const char *role, const StatusVersion *version)
{
    if (!version->is_there) {
        printf("%s: none\n", role);
        return;
    }
    printf("%s: %s", role, version->name.at);
    if (version->manifest.languages.size && !pack_name_is_trust(&version->name))
        printf(", in %.*s, last read %.*s", TEXT_ARGS(version->manifest.languages), TEXT_ARGS(version->manifest.date));
    if (version->damage.size)
        printf("; damaged: %.*s", TEXT_ARGS(version->damage));
    putchar('\n');
}

// Nothing in it needs to be written otherwise: ids, dates, codes and the paths of a manifest.
static void print_xml(const char *role, const StatusVersion *version)
{
    if (!version->is_there)
        return;
    printf("  <%s id=\"%s\" version=\"%d\"", role, version->name.id.at, version->name.version);
    if (version->manifest.languages.size && !pack_name_is_trust(&version->name))
        printf(" languages=\"%.*s\" date=\"%.*s\"", TEXT_ARGS(version->manifest.languages),
               TEXT_ARGS(version->manifest.date));
    if (version->damage.size)
        printf(" damaged=\"%.*s\"", TEXT_ARGS(version->damage));
    puts("/>");
}

// The library that the player shows, unless it has given that up.
static const char *find_shown(Arena *arena, const char *store)
{
    PackName current;
    return pack_store_find(store, PACK_CURRENT, &current)
               ? text_format(arena, "%s/content", pack_store_folder(arena, store, &current)).at
               : options_content(arena);
}

static int tell(Arena *arena, const StatusSpec *spec)
{
    static const char *const roles[PACK_LINK_COUNT] = {"current", "previous", "trust"};
    bool is_sound = true;
    if (spec->wants_xml)
        printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<status xmlns=\"urn:lectern:status:1\" screen=\"%.*s\" "
               "player=\"%s\">\n",
               TEXT_ARGS(screen_status_name(arena)), version_of_build);
    for (int link = 0; link < PACK_LINK_COUNT; link++) {
        StatusVersion version = look(arena, spec->store, (PackLink)link);
        (spec->wants_xml ? print_xml : print_plain)(roles[link], &version);
        is_sound = is_sound && !version.damage.size;
    }
    if (spec->wants_xml) {
        ScreenStatusSpec screen = {spec->store, find_shown(arena, spec->store), spec->told};
        screen_status_print(arena, &screen);
        puts("</status>");
    }
    return is_sound ? EXIT_WELL : EXIT_FAULTY;
}

static int run_status(int argc, char **argv)
{
    StatusSpec spec = {.store = PACK_STORE_FOLDER};
    Options options = options_begin(argc, argv);
    for (const char *word = options_next(&options); word; word = options_next(&options))
        if (options_is_valued(&options, word, "--store"))
            spec.store = options.value;
        else if (options_is(&options, word, "--xml"))
            spec.wants_xml = true;
        else if (options_is_valued(&options, word, "--told"))
            spec.told = text_of(options.value);
        else
            options_reject(&options, word);
    if (options.is_faulty)
        return EXIT_UNUSABLE;
    Arena *arena = arena_create();
    int status = tell(arena, &spec);
    arena_destroy(arena);
    return status;
}

const Command status_command = {
    .name = "status",
    .synopsis = "[--store DIR] [--xml [--told WORDS]]",
    .summary = "tell which versions of the library are installed, and whether they are whole",
    .help =
        "Every file of the present version, the one before, and keys that came in a pack, is held to the digest in "
        "its\n"
        "manifest. Nothing is changed.\n\n"
        "  --store DIR  where versions stand; without it " PACK_STORE_FOLDER "\n"
        "  --xml        print it as XML, and how the screen does: its machine, its last update, what is overdue\n"
        "  --told WORDS what the player says of itself: the trust in its clock, the version it has given up or 0,\n"
        "               and how often it was started anew after faults and because it did not answer: kept 0 3 1\n\n"
        "The exit status is 1 when a file is damaged or missing.\n",
    .run = run_status,
};
