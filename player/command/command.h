// Command: one thing the program does, as a const table. A command is one file that exports one of these; main finds it
// by name, answers --help from it, and ends with what run returns.
#pragma once

typedef struct Command {
    const char *name;                  // "check"
    const char *synopsis;              // what follows the name: "CONTENT... [--json]"
    const char *summary;               // one line for the list of commands
    const char *help;                  // the rest of --help
    int (*run)(int argc, char **argv); // argv[0] is the command's name; the exit status below
} Command;

enum {
    EXIT_WELL = 0,     // all is well
    EXIT_FAULTY = 1,   // it found fault with what it was given
    EXIT_UNUSABLE = 2, // called wrongly, or the machine failed it
};

extern const Command check_command, schema_command, run_command, drive_command, shots_command, bench_command,
    pin_command, phrases_command, stamp_command, find_command, pack_command, install_command, rollback_command,
    status_command;
