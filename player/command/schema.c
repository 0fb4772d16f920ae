#include <stdio.h>

#include "command/command.h"
#include "markup/vocabulary.h"

static int run_schema(int argc, char **argv)
{
    if (argc > 1) {
        fprintf(stderr, "lectern %s: it takes no arguments\n", argv[0]);
        return EXIT_UNUSABLE;
    }
    vocabulary_print_schema(stdout);
    return EXIT_WELL;
}

const Command schema_command = {
    .name = "schema",
    .synopsis = "",
    .summary = "print the content vocabulary as RELAX NG",
    .help = "Prints what content files may hold as a RELAX NG schema (XML syntax), for editors and other checkers.\n"
            "content/schema/lectern.rng is this print.\n",
    .run = run_schema,
};
