// What `lectern check` says of pictures that were made to do harm, or were harmed, and of drawings that would lose
// parts.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "command/command.h"
#include "hostile-pictures.h"
#include "sanitized.h"

typedef struct Bench {
    Arena *arena;
    char folder[40];
} Bench;

static int set_up(void **state)
{
    Arena *arena = arena_create();
    Bench *bench = arena_new(arena, Bench);
    *bench = (Bench){.arena = arena, .folder = "/tmp/lectern-check-XXXXXX"};
    assert_non_null(mkdtemp(bench->folder));
    hostile_pictures_make(bench->folder);
    *state = bench;
    return 0;
}

static int take_down(void **state)
{
    Bench *bench = *state;
    hostile_pictures_remove(bench->folder);
    arena_destroy(bench->arena);
    return 0;
}

// What is printed of one file with --json.
static Text check(Bench *bench, const char *name)
{
    char *path = file_path(bench->arena, text_of(bench->folder), text_of(name));
    char *printed_path = file_path(bench->arena, text_of(bench->folder), TEXT("printed"));
    char *argv[] = {"check", "--json", path, NULL};
    Text printed;
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    assert_non_null(freopen(printed_path, "w", stdout));
    check_command.run(3, argv);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    assert_int_equal(file_read(bench->arena, printed_path, 1 << 20, &printed), FILE_READ);
    unlink(printed_path);
    return printed;
}

static bool is_said(Text printed, const char *words)
{
    return text_find(printed, text_of(words), 0) < printed.size;
}

// A folder is no picture by itself; one that is spoken of is told below.
static bool is_told_here(const HostilePicture *picture)
{
    bool wants_memory = strcmp(picture->name, "far-dashes.svg") == 0 || strcmp(picture->name, "heavy.svg") == 0;
    return strcmp(picture->name, "folder.png") != 0 && !(IS_SANITIZED && wants_memory);
}

static void every_fault_is_told(void **state)
{
    Bench *bench = *state;
    for (const HostilePicture *picture = hostile_pictures; picture->name; picture++) {
        if (!is_told_here(picture))
            continue;
        Text printed = check(bench, picture->name);
        bool is_right = picture->told ? is_said(printed, picture->told) : text_is(text_trim(printed), "[]");
        if (!is_right)
            fail_msg("%s: %.*s", picture->name, TEXT_ARGS(printed));
        assert_int_equal(is_said(printed, "\"error\""), !picture->is_drawn);
    }
}

static Text check_drawing(Bench *bench, const char *inside)
{
    char *path = file_path(bench->arena, text_of(bench->folder), TEXT("photograph.svg"));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\">\n %s</svg>", inside);
    fclose(file);
    Text printed = check(bench, "photograph.svg");
    unlink(path);
    return printed;
}

static void what_a_drawing_would_lose_is_told(void **state)
{
    Bench *bench = *state;
    static const char *const lost[][2] = {
        {"<image href='a.png'/>", "may not use \\\"image\\\""},
        {"<defs><pattern id='p'/></defs>", "may not use \\\"pattern\\\""},
        {"<filter id='f'/>", "may not use \\\"filter\\\""},
        {"<symbol id='s'/>", "may not use \\\"symbol\\\""},
        {"<s:use href='#s'/>", "may not use \\\"use\\\""},
        {"<rect fill='rgba(1,2,3,.5)'/>", "the colour \\\"rgba(1,2,3,.5)\\\" would be drawn grey"},
        {"<rect style=' stroke : hsl(1,2%,3%); '/>", "the colour \\\"hsl(1,2%,3%)\\\" would be drawn grey"},
        {"<stop stop-color='tomato'/>", "the colour \\\"tomato\\\" would be drawn grey"},
        {"<rect fill='#1F2A33FF'/>", "the colour \\\"#1F2A33FF\\\" would be drawn grey"},
        {"<rect fill='currentColor'/>", "may not use \\\"currentColor\\\""},
        {"<rect width='&w;'/>", "may not use the entity \\\"w\\\""},
    };
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
        Text printed = check_drawing(bench, lost[i][0]);
        if (!is_said(printed, lost[i][1]) || !is_said(printed, "\"line\": 2"))
            fail_msg("%s: %.*s", lost[i][0], TEXT_ARGS(printed));
    }
}

static void what_a_drawing_keeps_is_not(void **state)
{
    Bench *bench = *state;
    static const char *const kept[] = {
        "<g id='a-b'><title>&lt;</title><rect fill='#abc' stroke=\"rgb(1, 2%,3)\"/></g>",
        "<path style='fill:none;stroke:red' d=\"M0 0\"/><circle fill='url(#g)' r='2'/>",
        "<!-- <text fill='tomato'/> --><desc>fill = tomato</desc>",
    };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        Text printed = check_drawing(bench, kept[i]);
        if (!text_is(text_trim(printed), "[]"))
            fail_msg("%s: %.*s", kept[i], TEXT_ARGS(printed));
    }
}

#define AT_BENCH(test) cmocka_unit_test_setup_teardown(test, set_up, take_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_BENCH(every_fault_is_told),
        AT_BENCH(what_a_drawing_would_lose_is_told),
        AT_BENCH(what_a_drawing_keeps_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
