// What becomes of the player where memory ends: memory [--every N] [--places] COMMAND ARGUMENTS... performs a command
// of lectern, or "visit", a visit on a display that shows nothing with everything that makes a sound; each request for
// memory on the way is refused once (--every N: the first of each place and each N-th besides), and the table of what
// came of it is printed. Exit status 1: something else than an end with a word, or a feature withdrawn, came of one.
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/standard-files.h"
#include "command/command.h"
#include "refusals.h"
#include "table.h"
#include "visit.h"

static int perform(int argc, char **argv)
{
    static const Command *const commands[] = {&drive_command, &check_command, &pin_command, &shots_command};
    if (strcmp(argv[0], "visit") == 0)
        return visit_make(argv[1], argv[2]);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i]->name, argv[0]) == 0)
            return commands[i]->run(argc, argv);
    fprintf(stderr, "memory: there is no command \"%s\"\n", argv[0]);
    return EXIT_UNUSABLE;
}

int main(int argc, char **argv)
{
    long every = 1;
    bool tells_places = false;
    int at = 1;
    for (; at < argc && argv[at][0] == '-'; at++) {
        if (strcmp(argv[at], "--every") == 0 && at + 1 < argc)
            every = strtol(argv[++at], NULL, 10);
        tells_places = tells_places || strcmp(argv[at], "--places") == 0;
    }
    if (at >= argc || every < 0) {
        fputs("memory [--every N] [--places] COMMAND ARGUMENTS...\n", stderr);
        return EXIT_UNUSABLE;
    }
    standard_files_open();
    setlocale(LC_ALL, "C.UTF-8");
    if (!every) {
        int status = perform(argc - at, argv + at);
        return standard_files_flush() ? status : EXIT_UNUSABLE;
    }
    refusals_begin(every);
    int status = perform(argc - at, argv + at);
    refusals_end(status);
    if (status != EXIT_WELL)
        fprintf(stderr, "memory: without a refusal it ended with status %d\n", status);
    const RefusalPlace *places;
    int count = refusals_places(&places);
    return table_print(places, count, tells_places) && status == EXIT_WELL ? EXIT_WELL : EXIT_FAULTY;
}
