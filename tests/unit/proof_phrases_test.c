// Each file in tests/problems/phrases breaks one rule of phrases, and gives exactly what stands beside it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "proof/proof.h"

#define FOLDER LECTERN_TESTS_DIR "/problems/phrases/"

static Text prove(Arena *arena, const char *name)
{
    Problems problems = {.arena = arena};
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    proof_path(text_format(arena, FOLDER "%s", name).at, NULL, &problems);
    for (int i = 0; i < problems.list.count; i++) {
        Problem problem = problems.list.at[i];
        problem.at.file = text_of(name);
        problem_print(&problem, out);
    }
    fclose(out);
    Text told = text_copy(arena, (Text){bytes, size});
    free(bytes);
    return told;
}

static int is_case(const struct dirent *entry)
{
    return text_ends(text_of(entry->d_name), TEXT(".xml"));
}

static void each_rule_is_told(void **state)
{
    (void)state;
    enum { RULES = 8 };
    struct dirent **entries;
    int count = scandir(FOLDER, &entries, is_case, alphasort), differing = 0;
    assert_true(count >= RULES);
    for (int i = 0; i < count; i++) {
        Arena *arena = arena_create();
        const char *name = entries[i]->d_name;
        Text expected = TEXT(""), told = prove(arena, name);
        const char *path = text_format(arena, FOLDER "%.*s.expected", (int)strlen(name) - 4, name).at;
        FileStatus status = file_read(arena, path, 1 << 16, &expected);
        if (status != FILE_READ || !expected.size || !text_equal(told, expected)) {
            print_error("%s: expected\n%.*sbut was\n%.*s", name, TEXT_ARGS(expected), TEXT_ARGS(told));
            differing++;
        }
        arena_destroy(arena);
        free(entries[i]);
    }
    free(entries);
    assert_int_equal(differing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_rule_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
