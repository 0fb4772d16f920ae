#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "book/catalogue.h"
#include "book/volume.h"
#include "command/command.h"
#include "command/inspection.h"
#include "command/voice-notice.h"
#include "proof/catalogue-proof.h"

static void print_json_problem(const Problem *problem, FILE *out)
{
    fputs("{", out);
    json_name(out, "file");
    json_string(out, problem->at.file);
    fputs(", ", out);
    json_name(out, "line");
    json_number(out, problem->at.line);
    fputs(", ", out);
    json_name(out, "column");
    json_number(out, problem->at.column);
    fputs(", ", out);
    json_name(out, "severity");
    json_string(out, text_of(problem->severity == SEVERITY_ERROR ? "error" : "warning"));
    fputs(", ", out);
    json_name(out, "sentence");
    json_string(out, problem->sentence);
    fputs(", ", out);
    json_name(out, "hint");
    json_string(out, problem->hint);
    fputs("}", out);
}

static void print_json(const Problems *problems, FILE *out)
{
    fputs("[", out);
    for (int i = 0; i < problems->list.count; i++) {
        fputs(i ? ",\n " : "\n ", out);
        print_json_problem(&problems->list.at[i], out);
    }
    fputs(problems->list.count ? "\n]\n" : "]\n", out);
}

// A language a line, what it has of what there is.
static void print_translations(const TranslationCounts *counts)
{
    printf("%-12s %9s %9s %9s %7s %7s %9s\n", "language", "items", "pages", "phrases", "older", "same", "unmarked");
    for (int i = 0; i < counts->count; i++) {
        const Translations *row = &counts->at[i];
        char items[32], pages[32], phrases[32];
        snprintf(items, sizeof items, "%d/%d", row->items, counts->items);
        snprintf(pages, sizeof pages, "%d/%d", row->pages, counts->pages);
        snprintf(phrases, sizeof phrases, "%d/%d", row->phrases, counts->phrases);
        printf("%-12.*s %9s %9s %9s %7d %7d %9d\n", TEXT_ARGS(row->language), items, pages, phrases, row->older,
               row->same, row->unmarked);
    }
}

static void print_count(int count, const char *noun)
{
    printf("%d %s%s", count, noun, count == 1 ? "" : "s");
}

static void print_plain(const Problems *problems, int file_count)
{
    for (int i = 0; i < problems->list.count; i++)
        problem_print(&problems->list.at[i], stderr);
    print_count(file_count, "file");
    fputs(", ", stdout);
    if (!problems->error_count && !problems->warning_count) {
        fputs("no problems\n", stdout);
        return;
    }
    print_count(problems->error_count, "error");
    fputs(", ", stdout);
    print_count(problems->warning_count, "warning");
    fputs("\n", stdout);
}

typedef struct Request {
    int path_count;
    bool wants_json, wants_translations, is_for_release;
} Request;

// Moves the paths to the front of argv. False when an option is unknown or no path is given.
static bool read_arguments(int argc, char **argv, Request *request)
{
    bool is_over = false; // after "--" all are paths
    for (int i = 1; i < argc; i++) {
        if (!is_over && strcmp(argv[i], "--") == 0) {
            is_over = true;
        } else if (!is_over && strcmp(argv[i], "--json") == 0) {
            request->wants_json = true;
        } else if (!is_over && strcmp(argv[i], "--translations") == 0) {
            request->wants_translations = true;
        } else if (!is_over && strcmp(argv[i], "--release") == 0) {
            request->is_for_release = true;
        } else if (!is_over && argv[i][0] == '-') {
            fprintf(stderr, "lectern check: there is no option %s\n", argv[i]);
            return false;
        } else {
            assert(request->path_count < i); // what is overwritten has been read
            argv[1 + request->path_count++] = argv[i];
        }
    }
    if (!request->path_count)
        fputs("lectern check: say which content folder or files to check\n", stderr);
    return request->path_count > 0;
}

static bool holds_library(const char *path)
{
    Source *source = source_open(path);
    FileStatus status = source_find(source, TEXT("library.xml"), &(size_t){0});
    source_close(source);
    return status == FILE_READ;
}

// The first library that is named lends its lists of words to files that stand in none.
static const char *find_library(const Request *request, char **paths)
{
    for (int i = 0; i < request->path_count; i++)
        if (holds_library(paths[i]))
            return paths[i];
    return NULL;
}

static void print_left_out(const VolumeSummary *summary)
{
    const char *before = "; left out: ";
    const struct {
        int count;
        const char *noun;
    } kinds[] = {{summary->scripts, "script"}, {summary->media, "film or sound"}, {summary->fonts, "font"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!kinds[i].count)
            continue;
        fputs(before, stdout);
        if (i == 1)
            printf("films and sounds %d", kinds[i].count);
        else
            print_count(kinds[i].count, kinds[i].noun);
        before = ", ";
    }
}

// One line: what a book amounts to.
static void print_summary(const VolumeSummary *summary)
{
    printf("%.*s: ", TEXT_ARGS(summary->name));
    print_count(summary->parts, "part");
    printf(", %ld words, ", summary->words);
    print_count(summary->minutes, "minute");
    if (summary->languages.size)
        printf(", %.*s", TEXT_ARGS(summary->languages));
    if (summary->pictures)
        printf("; pictures without a description: %d of %d", summary->wordless_pictures, summary->pictures);
    print_left_out(summary);
    fputs("\n", stdout);
}

// Proves a book of the world, and says what it amounts to. Returns how many files that was: 0 when it is not there.
static int check_volume(const char *path, bool is_plain, const VolumeJudges *judges, Problems *problems)
{
    VolumeSummary summary;
    Source *source = source_open(path);
    if (volume_proof(source, judges, problems, &summary) && is_plain)
        print_summary(&summary);
    source_close(source);
    return access(path, F_OK) == 0;
}

static void tell_summary(void *owner, const VolumeSummary *summary)
{
    (void)owner;
    print_summary(summary);
}

// The same for a folder of books, and each book in it.
static int check_catalogue(const char *path, bool is_plain, const VolumeJudges *judges, Problems *problems)
{
    CatalogueTold told = {.tell = is_plain ? tell_summary : NULL};
    return catalogue_proof(path, judges, &told, problems);
}

// Whatever it is. Returns how many files that was.
static int check_path(const char *path, bool is_plain, Inspection *inspection, Problems *problems)
{
    bool is_volume = volume_stands_at(path);
    if (!is_volume && !catalogue_stands_at(path))
        return inspection_look(inspection, path);
    Unicode *unicode = unicode_open("en");
    VolumeJudges judges = inspection_judges(inspection, unicode);
    int count = !unicode    ? 0
                : is_volume ? check_volume(path, is_plain, &judges, problems)
                            : check_catalogue(path, is_plain, &judges, problems);
    unicode_close(unicode);
    return count;
}

static int run_check(int argc, char **argv)
{
    Request request = {0};
    if (!read_arguments(argc, argv, &request))
        return EXIT_UNUSABLE;
    Problems problems = {.arena = arena_create()};
    TranslationCounts translations = {.count = 0};
    Inspection *inspection =
        inspection_open(&(InspectionSpec){.command = "check",
                                          .library = find_library(&request, argv + 1),
                                          .release_day = request.is_for_release ? inspection_today() : 0,
                                          .translations = request.wants_translations ? &translations : NULL},
                        &problems);
    int file_count = 0;
    bool is_all_there = true;
    for (int i = 1; i <= request.path_count; i++) {
        int count = check_path(argv[i], !request.wants_json, inspection, &problems);
        assert(count >= 0);
        is_all_there &= count > 0;
        file_count += count;
    }
    problems_sort(&problems);
    if (request.wants_translations && !request.wants_json)
        print_translations(&translations);
    if (request.wants_json)
        print_json(&problems, stdout);
    else
        print_plain(&problems, file_count);
    voice_notice_print(argv + 1, request.path_count);
    int status = !is_all_there ? EXIT_UNUSABLE : problems.error_count ? EXIT_FAULTY : EXIT_WELL;
    inspection_close(inspection);
    arena_destroy(problems.arena);
    return status;
}

const Command check_command = {
    .name = "check",
    .synopsis = "CONTENT... [--release] [--json | --translations]",
    .summary = "tell every problem in content, with its place and a hint",
    .help =
        "CONTENT is a content folder, or single files: those are judged within the library they stand in, if any.\n"
        "It may be a library that was zipped, or a book of the world (EPUB, .html, .md, .txt): of that its\n"
        "parts, words, languages and what is left out are told as well. Of a folder of such books each one\n"
        "is looked at, and books.xml.\n"
        "Problems are told as file:line:column: error: sentence; hint, on standard error; warnings do not fail.\n"
        "Beside them it tells which languages of the library have no voice on this machine, which is no problem.\n"
        "\n"
        "  --release       also take for an error what may not be handed on today: a review date that has passed, a\n"
        "                  place of Support that nobody has checked for 180 days\n"
        "  --json          print the problems as a JSON array on standard output instead\n"
        "  --translations  print for each language how much is translated, how much of that is older than its\n"
        "                  original or says the same, and how much does not tell what it was translated from\n"
        "\n"
        "The exit status is 0 without errors, 1 with errors, 2 when called wrongly or when a path is not there.\n",
    .run = run_check,
};
