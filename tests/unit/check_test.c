// What `lectern check` prints of errors and of advice, and how it ends.
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

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<riders xmlns=\"urn:lectern:content:1\" xml:lang=\"en\">\n"

typedef struct Bench {
    Arena *arena;
    char folder[32];
    char *page, *printed; // paths
} Bench;

static int set_up(void **state)
{
    Arena *arena = arena_create();
    Bench *bench = arena_new(arena, Bench);
    *bench = (Bench){.arena = arena, .folder = "/tmp/lectern-check-XXXXXX"};
    assert_non_null(mkdtemp(bench->folder));
    bench->page = file_path(arena, text_of(bench->folder), TEXT("page.xml"));
    bench->printed = file_path(arena, text_of(bench->folder), TEXT("printed"));
    *state = bench;
    return 0;
}

static int take_down(void **state)
{
    Bench *bench = *state;
    unlink(bench->page);
    unlink(bench->printed);
    rmdir(bench->folder);
    arena_destroy(bench->arena);
    return 0;
}

// Checks a page of these bytes with --json; what stands on standard output is printed, the file's name left out.
static int check(Bench *bench, const char *bytes, Text *printed)
{
    FILE *page = fopen(bench->page, "w");
    assert_non_null(page);
    fputs(bytes, page);
    fclose(page);
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    assert_non_null(freopen(bench->printed, "w", stdout));
    char *argv[] = {"check", "--json", bench->page, NULL};
    int status = check_command.run(3, argv);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    assert_int_equal(file_read(bench->arena, bench->printed, 1 << 16, printed), FILE_READ);
    return status;
}

static void tells_advice_as_warnings(void **state)
{
    Bench *bench = *state;
    Text printed;
    int status = check(bench, HEAD "<rider id=\"one\"><p>It always helps.</p></rider></riders>\n", &printed);
    Text expected = text_format(bench->arena,
                                "[\n {\"file\": \"%s\", \"line\": 3, \"column\": 23, \"severity\": \"warning\", "
                                "\"sentence\": \"the library leaves out \\\"always\\\"\", "
                                "\"hint\": \"promise less: often, or every time where it is agreed\"}\n]\n",
                                bench->page);
    assert_string_equal(text_string(bench->arena, printed), expected.at);
    assert_int_equal(status, EXIT_WELL);
}

static void advises_only_where_there_is_no_error(void **state)
{
    Bench *bench = *state;
    Text printed;
    int status = check(bench, HEAD "<rider id=\"One\"><p>It always helps.</p></rider></riders>\n", &printed);
    assert_true(text_find(printed, TEXT("\"severity\": \"error\""), 0) < printed.size);
    assert_int_equal(text_find(printed, TEXT("\"warning\""), 0), printed.size);
    assert_int_equal(status, EXIT_FAULTY);
}

static void prints_an_empty_list_where_all_is_well(void **state)
{
    Bench *bench = *state;
    Text printed;
    int status = check(bench, HEAD "<rider id=\"one\"><p>It often helps.</p></rider></riders>\n", &printed);
    assert_string_equal(text_string(bench->arena, printed), "[]\n");
    assert_int_equal(status, EXIT_WELL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tells_advice_as_warnings, set_up, take_down),
        cmocka_unit_test_setup_teardown(advises_only_where_there_is_no_error, set_up, take_down),
        cmocka_unit_test_setup_teardown(prints_an_empty_list_where_all_is_well, set_up, take_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
