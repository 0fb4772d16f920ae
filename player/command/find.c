#include <stdio.h>

#include "command/command.h"
#include "command/opened-book.h"
#include "command/options.h"
#include "find/finder.h"

enum { FINDINGS_MOST = 20, TYPED_WORDS_MOST = 64 };

typedef struct FindSpec {
    const char *content, *language;
    const char *words[TYPED_WORDS_MOST];
    int word_count;
} FindSpec;

static bool read_options(int argc, char **argv, FindSpec *spec)
{
    Options options = options_begin(argc, argv);
    for (const char *word = options_next(&options); word; word = options_next(&options))
        if (options_is_valued(&options, word, "--lang"))
            spec->language = options.value;
        else if (word[0] != '-' && !spec->content)
            spec->content = word;
        else if (word[0] != '-' && spec->word_count < TYPED_WORDS_MOST)
            spec->words[spec->word_count++] = word;
        else
            options_reject(&options, word);
    if (!options.is_faulty && !spec->word_count)
        options_fault(&options, "name a library and the words to look for");
    return !options.is_faulty;
}

static Text join_words(Arena *arena, const FindSpec *spec)
{
    Text joined = TEXT("");
    for (int i = 0; i < spec->word_count; i++)
        joined = text_format(arena, "%.*s%s%s", TEXT_ARGS(joined), i ? " " : "", spec->words[i]);
    return joined;
}

static void print_finding(const Finding *finding)
{
    printf("%.*s:%d:%d: %.*s: ", TEXT_ARGS(finding->at.file), finding->at.line, finding->at.column,
           TEXT_ARGS(finding->title));
    for (size_t i = 0; i < finding->sentence.size; i++)
        putchar(finding->sentence.at[i] == '\n' ? ' ' : finding->sentence.at[i]);
    putchar('\n');
}

static int find_in(const OpenedBook *opened, Arena *arena, const FindSpec *spec)
{
    Finder *finder = finder_open(opened->book, opened->volume);
    while (finder_build_some(finder))
        continue;
    Findings findings = finder_search(finder, arena, join_words(arena, spec), FINDINGS_MOST);
    for (int i = 0; i < findings.count; i++)
        print_finding(&findings.at[i]);
    finder_close(finder);
    return findings.count;
}

// A book of the world is read in the words of the usual library.
static bool open_named(OpenedBook *opened, Arena *arena, const FindSpec *spec)
{
    const char *content = spec->content, *volume = NULL;
    options_open(arena, &content, &volume);
    if (!content)
        fputs("lectern find: there is no library: neither an installed one nor content/ beside the program\n", stderr);
    return content && opened_book_open(opened, content, volume, text_of(spec->language));
}

static int run_find(int argc, char **argv)
{
    FindSpec spec = {0};
    if (!read_options(argc, argv, &spec))
        return EXIT_UNUSABLE;
    Arena *arena = arena_create();
    OpenedBook opened = {0};
    bool is_open = open_named(&opened, arena, &spec);
    int count = is_open ? find_in(&opened, arena, &spec) : 0;
    opened_book_close(&opened);
    arena_destroy(arena);
    return !is_open ? EXIT_UNUSABLE : count ? EXIT_WELL : EXIT_FAULTY;
}

const Command find_command = {
    .name = "find",
    .synopsis = "CONTENT WORD... [--lang LANG]",
    .summary = "print the sentences of a library or a book that hold some words",
    .help = "  --lang LANG  look in this language, not the library's default\n"
            "\n"
            "Prints file:line:column: title: sentence, the best first, at most 20. Typos are forgiven, accents may be "
            "left\n"
            "out, and the last word may be the beginning of one. What many pages show is told where its words stand.\n"
            "CONTENT may be a book of the world, or a folder of them, of which titles and authors are looked through.\n"
            "Exit status: 1 when nothing holds all of the words.\n",
    .run = run_find,
};
