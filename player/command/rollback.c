#include <stdio.h>

#include "command/command.h"
#include "command/options.h"
#include "pack/install.h"

static int run_rollback(int argc, char **argv)
{
    const char *store = PACK_STORE_FOLDER;
    Options options = options_begin(argc, argv);
    for (const char *word = options_next(&options); word; word = options_next(&options))
        if (options_is_valued(&options, word, "--store"))
            store = options.value;
        else
            options_reject(&options, word);
    if (options.is_faulty)
        return EXIT_UNUSABLE;
    Arena *arena = arena_create();
    InstallResult result = install_roll_back(arena, store);
    bool is_done = result.outcome == INSTALL_DONE;
    fprintf(is_done ? stdout : stderr, "%s%.*s\n", is_done ? "" : "lectern rollback: ", TEXT_ARGS(result.sentence));
    arena_destroy(arena);
    return is_done ? EXIT_WELL : result.outcome == INSTALL_REFUSED ? EXIT_FAULTY : EXIT_UNUSABLE;
}

const Command rollback_command = {
    .name = "rollback",
    .synopsis = "[--store DIR]",
    .summary = "go back to the version of the library before this one",
    .help = "The screen shows it from the next visit on. A higher version than that can be installed again.\n\n"
            "  --store DIR  where versions stand; without it " PACK_STORE_FOLDER "\n",
    .run = run_rollback,
};
