#include <stdio.h>

#include "base/file.h"
#include "command/command.h"
#include "command/options.h"
#include "command/phrase-sheet.h"

enum { SHEET_BYTES_MOST = 1 << 20 };

typedef struct PhrasesSpec {
    const char *content, *language, *read;
} PhrasesSpec;

static bool read_options(int argc, char **argv, PhrasesSpec *spec)
{
    Options options = options_begin(argc, argv);
    for (const char *word = options_next(&options); word; word = options_next(&options))
        if (options_is_valued(&options, word, "--sheet"))
            spec->language = options.value;
        else if (options_is_valued(&options, word, "--read"))
            spec->read = options.value;
        else if (word[0] != '-' && !spec->content)
            spec->content = word;
        else
            options_reject(&options, word);
    if (!options.is_faulty && !spec->language == !spec->read)
        options_fault(&options, "say either --sheet and a language, or --read and a sheet");
    return !options.is_faulty;
}

static bool print_sheet(const PhrasesSpec *spec, Problems *problems)
{
    const char *content = spec->content ? spec->content : options_content(problems->arena);
    if (!content) {
        fputs("lectern phrases: there is no library; name its folder\n", stderr);
        return false;
    }
    Source *source = source_open(content);
    bool is_well = phrase_sheet_print(source, text_of(spec->language), stdout, problems);
    source_close(source);
    return is_well;
}

static bool read_sheet(const PhrasesSpec *spec, Problems *problems)
{
    Text sheet;
    FileStatus status = file_read(problems->arena, spec->read, SHEET_BYTES_MOST, &sheet);
    if (status != FILE_READ) {
        fprintf(stderr, "lectern phrases: %s cannot be read\n", spec->read);
        return false;
    }
    return phrase_sheet_read(sheet, text_of(spec->read), stdout, problems);
}

static int run_phrases(int argc, char **argv)
{
    PhrasesSpec spec = {0};
    if (!read_options(argc, argv, &spec))
        return EXIT_UNUSABLE;
    Problems problems = {.arena = arena_create()};
    bool is_well = spec.read ? read_sheet(&spec, &problems) : print_sheet(&spec, &problems);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    arena_destroy(problems.arena);
    return is_well ? EXIT_WELL : EXIT_FAULTY;
}

const Command phrases_command = {
    .name = "phrases",
    .synopsis = "[CONTENT] --sheet LANG | --read SHEET",
    .summary = "print the interface's words as a sheet for a translator, or read one",
    .help =
        "  --sheet LANG  print the phrases of the default language and of LANG side by side\n"
        "  --read SHEET  print such a sheet, filled in, as phrases.xml\n"
        "\n"
        "A sheet is a table: a row each, cells parted by tabs, in UTF-8. The fourth column is for the translation. "
        "Of a\n"
        "phrase with a number each form that LANG needs has a row, and its note says for which numbers. \"yes\" in "
        "the\n"
        "column \"same\" says that the word is the same in both languages; leave what stands under \"from\": it tells "
        "check\n"
        "later whether the first words have changed. Rows that stay empty are left out.\n",
    .run = run_phrases,
};
