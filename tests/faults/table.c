#include "table.h"

#include <assert.h>
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS = 64, LINE = 1024 };

// A place by its names.
typedef struct Row {
    char function[WORDS], file[WORDS]; // "page/strip.c"
    const RefusalPlace *place;
} Row;

static uintptr_t load_address(void)
{
    Dl_info own;
    return dladdr((void *)(uintptr_t)table_print, &own) ? (uintptr_t)own.dli_fbase : 0;
}

// All addresses in one call of addr2line, which takes its time to begin.
static FILE *ask_names(const RefusalPlace *places, int count)
{
    char program[LINE] = "", list[] = "/tmp/lectern-faults-XXXXXX", command[3 * LINE];
    int descriptor = mkstemp(list);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (!file || readlink("/proc/self/exe", program, sizeof program - 1) < 0)
        return NULL;
    for (int i = 0; i < count; i++)
        for (int c = 0; c < REFUSAL_CALLERS; c++)
            fprintf(file, "0x%lx\n", places[i].callers[c] ? (uintptr_t)places[i].callers[c] - load_address() - 1 : 0UL);
    fclose(file);
    snprintf(command, sizeof command, "addr2line -f -e '%s' <%s; rm %s", program, list, list);
    return popen(command, "r");
}

// What is below serves everybody: the caller of that is who asks.
static bool is_below(const char *file)
{
    static const char *const names[] = {"base/heap.c", "base/arena.c", "base/array.c", "base/text.c", "base/index.c"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(file, names[i]) == 0)
            return true;
    return false;
}

static void read_caller(FILE *names, Row *row, bool is_named)
{
    char function[LINE] = "", path[LINE] = "";
    if (!fgets(function, sizeof function, names) || !fgets(path, sizeof path, names) || is_named)
        return;
    function[strcspn(function, "\n")] = '\0';
    path[strcspn(path, ":\n")] = '\0';
    const char *file = strstr(path, "/player/");
    file = file ? file + strlen("/player/") : strstr(path, "/tests/") ? "tests" : "";
    if (!file[0] && row->file[0])
        return;
    snprintf(row->function, WORDS, "%.*s", WORDS - 1, function);
    snprintf(row->file, WORDS, "%s", file);
}

static void read_row(FILE *names, Row *row)
{
    for (int c = 0; c < REFUSAL_CALLERS; c++)
        read_caller(names, row, !row->place->callers[c] || (row->file[0] && !is_below(row->file)));
    if (!row->file[0])
        snprintf(row->file, WORDS, "no function of ours");
}

static int by_name(const void *a, const void *b)
{
    const Row *one = a, *other = b;
    int order = strcmp(one->place->library, other->place->library);
    order = order ? order : one->place->is_picture - other->place->is_picture;
    order = order ? order : strcmp(one->file, other->file);
    return order ? order : strcmp(one->function, other->function);
}

// What some rows have in common.
typedef struct Sum {
    long places, asked, refused, ends[REFUSAL_END_COUNT];
} Sum;

static void add(Sum *sum, const RefusalPlace *place)
{
    sum->places++;
    sum->asked += place->asked;
    sum->refused += place->refused;
    for (int end = 0; end < REFUSAL_END_COUNT; end++)
        sum->ends[end] += place->ends[end];
}

static long amiss(const Sum *sum)
{
    return sum->ends[REFUSAL_CRASHED] + sum->ends[REFUSAL_SILENT] + sum->ends[REFUSAL_DAMAGED];
}

static void print_sum(const char *library, const char *whom, const Sum *sum)
{
    printf("%-18s %-34s %6ld %8ld %8ld %8ld %9ld %7ld %7ld %6ld %7ld\n", library, whom, sum->places, sum->asked,
           sum->refused, sum->ends[REFUSAL_ENDED], sum->ends[REFUSAL_WITHDRAWN], sum->ends[REFUSAL_WENT_ON],
           sum->ends[REFUSAL_CRASHED], sum->ends[REFUSAL_SILENT], sum->ends[REFUSAL_DAMAGED]);
}

static bool is_together(const Row *a, const Row *b, bool tells_places)
{
    return strcmp(a->place->library, b->place->library) == 0 && a->place->is_picture == b->place->is_picture &&
           strcmp(a->file, b->file) == 0 && (!tells_places || strcmp(a->function, b->function) == 0);
}

static void print_rows(const Row *rows, int count, bool tells_places)
{
    for (int i = 0, next; i < count; i = next) {
        Sum sum = {0};
        char whom[2 * WORDS + 16];
        for (next = i; next < count && is_together(&rows[i], &rows[next], tells_places); next++)
            add(&sum, rows[next].place);
        snprintf(whom, sizeof whom, "%s%s%s%s", rows[i].place->is_picture ? "* " : "", rows[i].file,
                 tells_places ? " " : "", tells_places ? rows[i].function : "");
        print_sum(rows[i].place->library, whom, &sum);
    }
}

bool table_print(const RefusalPlace *places, int count, bool tells_places)
{
    Row *rows = calloc((size_t)count + 1, sizeof *rows);
    FILE *names = ask_names(places, count);
    Sum all = {0};
    assert(rows && names);
    for (int i = 0; i < count; i++) {
        rows[i].place = &places[i];
        read_row(names, &rows[i]);
        add(&all, &places[i]);
    }
    pclose(names);
    qsort(rows, (size_t)count, sizeof *rows, by_name);
    printf("%-18s %-34s %6s %8s %8s %8s %9s %7s %7s %6s %7s\n", "who asks", "for whom (*: a picture's process)",
           "places", "asked", "refused", "ended", "withdrawn", "went on", "CRASHED", "SILENT", "DAMAGED");
    print_rows(rows, count, tells_places);
    print_sum("all", "", &all);
    free(rows);
    return all.refused > 0 && amiss(&all) == 0;
}
