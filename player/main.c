#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/standard-files.h"
#include "base/version.h"
#include "book/volume.h"
#include "command/command.h"

static const Command *const commands[] = {
    &run_command,   &check_command,   &schema_command,   &drive_command,  &shots_command,
    &bench_command, &pin_command,     &phrases_command,  &stamp_command,  &find_command,
    &pack_command,  &install_command, &rollback_command, &status_command,
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static const Command *command_called(const char *name)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static void print_overview(FILE *out)
{
    fputs("Usage: lectern COMMAND [ARGUMENTS]\n\n"
          "Lectern shows a library of reading and exercises on a touch screen, without a network.\n\n"
          "Commands (lectern alone is lectern run):\n",
          out);
    for (int i = 0; i < COMMAND_COUNT; i++)
        fprintf(out, "  %-8s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n  lectern COMMAND --help tells more; lectern --version prints the version.\n"
          "Exit status: 0 all is well, 1 fault was found, 2 called wrongly or the machine failed.\n",
          out);
}

static void print_help(const Command *command)
{
    printf("Usage: lectern %s%s%s\n\n%s\n\n%s", command->name, command->synopsis[0] ? " " : "", command->synopsis,
           command->summary, command->help);
}

static int perform(const Command *command, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            print_help(command);
            return EXIT_WELL;
        }
    }
    return command->run(argc, argv);
}

static int perform_first(int argc, char **argv)
{
    const char *first = argc > 1 ? argv[1] : "";
    if (strcmp(first, "--help") == 0 || strcmp(first, "help") == 0) {
        print_overview(stdout);
        return EXIT_WELL;
    }
    if (strcmp(first, "--version") == 0) {
        printf("lectern %s\n", version_of_build);
        return EXIT_WELL;
    }
    const Command *command = command_called(first);
    if (command)
        return perform(command, argc - 1, argv + 1);
    // Without a command's name it is run, with options, a folder or a book.
    bool is_option_or_folder = argc == 1 || first[0] == '-' || strchr(first, '/') || strcmp(first, "content") == 0;
    if (is_option_or_folder || volume_stands_at(first)) {
        argv[0] = "run";
        return perform(&run_command, argc, argv);
    }
    fprintf(stderr, "lectern: there is no command \"%s\"; lectern --help lists them\n", first);
    return EXIT_UNUSABLE;
}

int main(int argc, char **argv)
{
    standard_files_open();
    // One locale for widths, dates and shaping, whatever the machine's is (SDL_ttf 2.22 shapes by it).
    setlocale(LC_ALL, "C.UTF-8");
    int status = perform_first(argc, argv);
    return standard_files_flush() ? status : EXIT_UNUSABLE;
}
