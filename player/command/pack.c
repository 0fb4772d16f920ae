#include "pack/pack.h"

#include <stdio.h>

#include "base/file.h"
#include "command/command.h"
#include "command/inspection.h"
#include "command/options.h"
#include "markup/vocabulary.h"

static bool read_version(Options *options, PackSpec *spec)
{
    long version = pack_name_number(text_of(options->value), VOCABULARY_VERSION_MOST);
    if (version < 1)
        options_fault(options, "--version takes a whole number from 1 to 999999");
    spec->version = (int)version;
    return version >= 1;
}

static bool read_options(int argc, char **argv, PackSpec *spec)
{
    Options options = options_begin(argc, argv);
    for (const char *word = options_next(&options); word; word = options_next(&options))
        if (options_is_valued(&options, word, "--out"))
            spec->out = options.value;
        else if (options_is_valued(&options, word, "--version"))
            read_version(&options, spec);
        else if (word[0] != '-' && !spec->folder)
            spec->folder = word;
        else
            options_reject(&options, word);
    if (!options.is_faulty && !spec->folder)
        options_fault(&options, "it needs the folder of a library");
    else if (!options.is_faulty && !spec->out)
        options_fault(&options, "it needs --out and a folder, such as that of a stick");
    return !options.is_faulty;
}

// Held to what may be handed on today; all that is wrong is told.
static bool is_sound(const char *folder, Problems *problems)
{
    Inspection *inspection = inspection_open(
        &(InspectionSpec){.command = "pack", .library = folder, .release_day = inspection_today()}, problems);
    bool is_trust = pack_is_trust(problems->arena, folder);
    inspection_look(inspection, is_trust ? file_path(problems->arena, text_of(folder), TEXT("trust.xml")) : folder);
    problems_sort(problems);
    for (int i = 0; i < problems->list.count; i++)
        if (problems->list.at[i].severity == SEVERITY_ERROR)
            problem_print(&problems->list.at[i], stderr);
    inspection_close(inspection);
    return !problems->error_count;
}

static int make(Arena *arena, const PackSpec *spec)
{
    PackResult result = pack_make(arena, spec);
    if (result.sentence.size) {
        fprintf(stderr, "lectern pack: %.*s\n", TEXT_ARGS(result.sentence));
        return result.outcome == PACK_FAULTY ? EXIT_FAULTY : EXIT_UNUSABLE;
    }
    printf("%.*s\n", TEXT_ARGS(result.folder));
    return EXIT_WELL;
}

static int run_pack(int argc, char **argv)
{
    PackSpec spec = {.player = TEXT(LECTERN_VERSION)};
    if (!read_options(argc, argv, &spec))
        return EXIT_UNUSABLE;
    Problems problems = {.arena = arena_create()};
    int status = is_sound(spec.folder, &problems) ? make(problems.arena, &spec) : EXIT_FAULTY;
    arena_destroy(problems.arena);
    return status;
}

const Command pack_command = {
    .name = "pack",
    .synopsis = "DIR --out STICK [--version N]",
    .summary = "make a pack of a library, to be signed and carried to screens",
    .help =
        "DIR is the folder of a library, whose library.xml bears an id; or one of keys, with trust.xml. It is first "
        "held\n"
        "to all that lectern check --release asks for. The pack stands in STICK/LECTERN/packs then, and its folder "
        "is\n"
        "printed.\n\n"
        "  --out STICK  where the stick is mounted, or any folder; made if it is not there\n"
        "  --version N  the version of the pack; without it the one after the library's own, which is then written\n"
        "               into library.xml\n\n"
        "Each role that screens ask for signs it, in its folder, with its own key:\n"
        "  minisign -S -s author.key -m MANIFEST -x MANIFEST.author.minisig\n",
    .run = run_pack,
};
