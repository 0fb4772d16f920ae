#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/store.h"
#include "command/command.h"
#include "command/options.h"
#include "command/stamping.h"
#include "proof/proof.h"

// A translated page: its library, and its path below the folder of its language.
typedef struct Translation {
    const char *path;
    Source *library;
    Text language, rest;
} Translation;

static bool complain(const char *path, const char *sentence)
{
    fprintf(stderr, "lectern stamp: %s %s\n", path, sentence);
    return false;
}

// The page that it was translated from; NULL: there is none, which was told.
static const XmlNode *read_original(const Translation *translation, Problems *problems)
{
    Arena *arena = problems->arena;
    const XmlNode *library = xml_read(arena, translation->library, TEXT("library.xml"), problems);
    Text common = library ? text_trim(xml_value(library, "default")) : TEXT("");
    Text below = text_format(arena, "%.*s/%.*s", TEXT_ARGS(common), TEXT_ARGS(translation->rest));
    size_t size;
    if (library && text_equal(common, translation->language))
        complain(translation->path, "is in the default language: nothing is translated there");
    else if (library && source_find(translation->library, below, &size) != FILE_READ)
        complain(translation->path, "has no page of the default language beside it");
    else if (library)
        return xml_read(arena, translation->library, below, problems);
    return NULL;
}

static bool stamp_page(const Translation *translation, Problems *problems)
{
    StampedPage page = {.model = read_original(translation, problems)};
    if (!page.model || file_read(problems->arena, translation->path, XML_BYTES_MOST, &page.bytes) != FILE_READ)
        return false;
    page.root = xml_parse(problems->arena, page.bytes, text_of(translation->path), problems);
    if (!page.root)
        return false;
    int count = 0;
    Text stamped = stamping_of(problems->arena, &page, &count);
    if (count && !store_write(translation->path, stamped, STORE_FOR_ALL))
        return complain(translation->path, strerror(errno));
    printf("%s: %d %s\n", translation->path, count, count == 1 ? "part" : "parts");
    return true;
}

// Parts the full path of a file at the folder of the library that it stands in; false when there is none.
static bool find_library(char *full, Arena *arena, Translation *translation)
{
    Text whole = text_copy(arena, text_of(full));
    for (char *slash = strrchr(full, '/'); slash; slash = strrchr(full, '/')) {
        *slash = '\0';
        size_t size;
        Source *source = source_open(full);
        if (source_find(source, TEXT("library.xml"), &size) == FILE_READ) {
            Text below = text_slice(whole, strlen(full) + 1, whole.size);
            size_t end = text_find(below, TEXT("/"), 0);
            translation->library = source;
            translation->language = text_slice(below, 0, end);
            translation->rest = text_slice(below, end + 1, below.size);
            return true;
        }
        source_close(source);
    }
    return false;
}

static bool stamp_path(const char *path)
{
    Problems problems = {.arena = arena_create()};
    Translation translation = {.path = path};
    char full[PATH_MAX];
    bool is_well = realpath(path, full) || complain(path, strerror(errno));
    if (is_well)
        is_well = find_library(full, problems.arena, &translation) || complain(path, "stands in no library");
    is_well = is_well && stamp_page(&translation, &problems);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    source_close(translation.library);
    arena_destroy(problems.arena);
    return is_well;
}

static int run_stamp(int argc, char **argv)
{
    Options options = options_begin(argc, argv);
    int count = 0;
    bool is_well = true;
    for (const char *word = options_next(&options); word; word = options_next(&options))
        if (word[0] == '-')
            options_reject(&options, word);
        else
            argv[count++] = (char *)word;
    if (!options.is_faulty && !count)
        options_fault(&options, "say which translated pages to stamp");
    for (int i = 0; !options.is_faulty && i < count; i++)
        is_well = stamp_path(argv[i]) && is_well;
    return options.is_faulty ? EXIT_UNUSABLE : is_well ? EXIT_WELL : EXIT_FAULTY;
}

const Command stamp_command = {
    .name = "stamp",
    .synopsis = "FILE...",
    .summary = "write into translated pages what they were translated from",
    .help =
        "FILE is a page of a language that is translated from the default one. Each of its parts, a section, a step, "
        "a\n"
        "phrase, a safety line, that has no from=\"...\" yet gets one, which stands for the words of the original;\n"
        "check tells when these change. What is stamped stays as it is: when you have translated a part anew, take\n"
        "its from out and stamp the page again. Nothing else in the file is changed.\n",
    .run = run_stamp,
};
