// Options: what stands behind a command's name, read one by one. A command asks for its options in a loop; what is not
// an option is an operand. Faults are printed, in one sentence.
#pragma once

#include "page/theme.h"

typedef struct Options {
    const char *command;
    int argc, next;
    char **argv;
    const char *value; // of the option just read
    bool is_faulty;
} Options;

Options options_begin(int argc, char **argv);

// The next word, or NULL at the end or after a fault. options_is tells whether it is an option; words that are not are
// operands.
const char *options_next(Options *options);

// True when word is the option name. If it takes a value (--name VALUE or --name=VALUE), options->value is set; a
// missing one is a fault.
bool options_is(Options *options, const char *word, const char *name);
bool options_is_valued(Options *options, const char *word, const char *name);

// Complains about a word that nothing takes, or a value that cannot be.
void options_reject(Options *options, const char *word);
void options_fault(Options *options, const char *sentence);

// "1280x800" as a size; false when it is not one within 160..16384.
bool options_size(const char *value, Size *size);

// "4" as a size of text; false when it is not one of the six.
bool options_text_step(const char *value, int *text_step);

// A theme by its name; false when there is none.
bool options_theme(const char *value, ThemeId *theme);

// The library to use where none is named: the installed one, else content/ beside the build. In arena; NULL when there
// is neither.
char *options_content(Arena *arena);

// A book of the world, or a folder of them.
bool options_names_books(const char *named);

// Where books of the world were named in place of a library, they are the book, and the usual library the content;
// where nothing was, that is the content too. In arena.
void options_open(Arena *arena, const char **content, const char **book);
