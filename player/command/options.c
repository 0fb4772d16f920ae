#include "command/options.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "book/catalogue.h"
#include "book/volume.h"

Options options_begin(int argc, char **argv)
{
    assert(argc > 0);
    return (Options){.command = argv[0], .argc = argc, .next = 1, .argv = argv};
}

const char *options_next(Options *options)
{
    if (options->is_faulty || options->next >= options->argc)
        return NULL;
    return options->argv[options->next++];
}

bool options_is(Options *options, const char *word, const char *name)
{
    (void)options;
    return strcmp(word, name) == 0;
}

bool options_is_valued(Options *options, const char *word, const char *name)
{
    size_t size = strlen(name);
    assert(size > 2 && name[0] == '-');
    if (strncmp(word, name, size) != 0 || (word[size] && word[size] != '='))
        return false;
    options->value = word[size] == '='               ? word + size + 1
                     : options->next < options->argc ? options->argv[options->next++]
                                                     : "";
    if (!options->value[0]) {
        fprintf(stderr, "lectern %s: %s needs a value; lectern %s --help tells how\n", options->command, name,
                options->command);
        options->is_faulty = true;
    }
    return true;
}

void options_fault(Options *options, const char *sentence)
{
    fprintf(stderr, "lectern %s: %s; lectern %s --help tells how\n", options->command, sentence, options->command);
    options->is_faulty = true;
}

void options_reject(Options *options, const char *word)
{
    fprintf(stderr, "lectern %s: \"%s\" is not understood; lectern %s --help tells how\n", options->command, word,
            options->command);
    options->is_faulty = true;
}

bool options_size(const char *value, Size *size)
{
    int used = 0;
    if (sscanf(value, "%dx%d%n", &size->w, &size->h, &used) != 2 || value[used])
        return false;
    return size->w >= 160 && size->h >= 160 && size->w <= 16384 && size->h <= 16384;
}

bool options_text_step(const char *value, int *text_step)
{
    char *end;
    long step = strtol(value, &end, 10);
    if (end == value || *end || step < TEXT_STEP_LEAST || step > TEXT_STEP_MOST)
        return false;
    *text_step = (int)step;
    return true;
}

bool options_theme(const char *value, ThemeId *theme)
{
    for (int id = 0; id < THEME_COUNT; id++) {
        if (strcmp(theme_name((ThemeId)id), value) == 0) {
            *theme = (ThemeId)id;
            return true;
        }
    }
    return false;
}

char *options_content(Arena *arena)
{
    char program[4096];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    program[size > 0 ? size : 0] = 0;
    char *slash = strrchr(program, '/');
    Text folder = {program, slash ? (size_t)(slash - program) : 0};
    const char *candidates[] = {
        file_path(arena, folder, TEXT("../share/lectern/content")),
        (LECTERN_DATA_DIR "/content"),
        file_path(arena, folder, TEXT("../content")),
        file_path(arena, folder, TEXT("content")),
        "content",
    };
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        if (access(file_path(arena, text_of(candidates[i]), TEXT("library.xml")), R_OK) == 0)
            return text_string(arena, text_of(candidates[i]));
    return NULL;
}

bool options_names_books(const char *named)
{
    return volume_stands_at(named) || catalogue_stands_at(named);
}

void options_open(Arena *arena, const char **content, const char **book)
{
    if (*content && options_names_books(*content)) {
        *book = *content;
        *content = NULL;
    }
    if (!*content)
        *content = options_content(arena);
}
