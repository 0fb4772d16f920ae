#include "pack/install.h"

#include <stdio.h>

#include "command/command.h"
#include "command/options.h"
#include "command/pack-trial.h"

static bool read_options(int argc, char **argv, InstallSpec *spec, const char **from)
{
    Options options = options_begin(argc, argv);
    for (const char *word = options_next(&options); word; word = options_next(&options))
        if (options_is_valued(&options, word, "--store"))
            spec->store = options.value;
        else if (options_is_valued(&options, word, "--keys"))
            spec->keys = options.value;
        else if (options_is(&options, word, "--dry-run"))
            spec->is_dry = true;
        else if (word[0] != '-' && !*from)
            *from = word;
        else
            options_reject(&options, word);
    if (!options.is_faulty && !*from)
        options_fault(&options, "it needs the folder of a stick, or of a pack");
    return !options.is_faulty;
}

static int tell(const InstallResult *result)
{
    FILE *out = result->outcome == INSTALL_DONE ? stdout : stderr;
    fprintf(out, "%s%.*s\n", result->outcome == INSTALL_DONE ? "" : "lectern install: ", TEXT_ARGS(result->sentence));
    return result->outcome == INSTALL_DONE      ? EXIT_WELL
           : result->outcome == INSTALL_REFUSED ? EXIT_FAULTY
                                                : EXIT_UNUSABLE;
}

static int run_install(int argc, char **argv)
{
    InstallSpec spec = {
        .store = PACK_STORE_FOLDER, .keys = TRUST_FOLDER, .player = TEXT(LECTERN_VERSION), .trial = pack_trial()};
    const char *from = NULL, *packs[INSTALL_PACKS_MOST];
    if (!read_options(argc, argv, &spec, &from))
        return EXIT_UNUSABLE;
    Arena *arena = arena_create();
    int count = install_find(arena, &spec, from, packs), status = EXIT_WELL;
    if (!count) {
        fprintf(stderr, "lectern install: there is no pack in %s\n", from);
        status = EXIT_FAULTY;
    }
    for (int i = 0; i < count && status == EXIT_WELL; i++) {
        InstallResult result = install_pack(arena, &spec, packs[i]);
        status = tell(&result);
    }
    arena_destroy(arena);
    return status;
}

const Command install_command = {
    .name = "install",
    .synopsis = "STICK|FOLDER [--store DIR] [--keys DIR] [--dry-run]",
    .summary = "install a signed pack, or refuse it and say why",
    .help =
        "STICK holds packs in LECTERN/packs: the highest version is taken. FOLDER is one pack: it holds a MANIFEST.\n"
        "Whenever the power goes, the old version is there whole or the new one. The screen shows the new one from "
        "the\n"
        "next visit on.\n\n"
        "  --store DIR  where versions stand; without it " PACK_STORE_FOLDER "\n"
        "  --keys DIR   trust.xml, and ROLE.pub for each role that it needs; without it " TRUST_FOLDER "\n"
        "  --dry-run    do all but write\n\n"
        "The exit status is 0 when it is installed, 1 when it is refused, 2 when the machine failed.\n",
    .run = run_install,
};
