// Every file below tests/problems/ is faulty in its own way and gives exactly the lines of the .expected beside it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "markup/vocabulary.h"

#ifndef LECTERN_TESTS_DIR
#error "LECTERN_TESTS_DIR must name the folder of the tests"
#endif

enum { CASES_LEAST = 45 };

static Text print_problems(Arena *arena, const Problems *problems)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    assert_non_null(out);
    for (int i = 0; i < problems->list.count; i++)
        problem_print(&problems->list.at[i], out);
    fclose(out);
    Text text = text_copy(arena, (Text){bytes, size});
    free(bytes);
    return text;
}

static Text diagnose(Arena *arena, const char *path, const char *name)
{
    Problems problems = {.arena = arena};
    XmlNode *root = xml_read_file(arena, path, text_of(name), &problems);
    bool is_sound = root && vocabulary_check(root, &problems);
    assert_int_equal(is_sound, problems.error_count == 0);
    assert_true(root || problems.error_count == 1);
    problems_sort(&problems);
    return print_problems(arena, &problems);
}

// Whether the file gives what it should; prints both where it does not.
static bool is_as_expected(const char *folder, const char *name)
{
    Arena *arena = arena_create();
    const char *path = text_format(arena, "%s/%s", folder, name).at;
    const char *wanted_path = text_format(arena, "%.*s.expected", (int)(strlen(path) - 4), path).at;
    Text wanted = TEXT(""), seen = diagnose(arena, path, name);
    FileStatus status = file_read(arena, wanted_path, XML_BYTES_MOST, &wanted);
    bool is_same = status == FILE_READ && wanted.size && text_equal(seen, wanted);
    if (!is_same)
        print_error("%s: expected\n%.*sbut was\n%.*s", path, TEXT_ARGS(wanted), TEXT_ARGS(seen));
    arena_destroy(arena);
    return is_same;
}

static int is_case(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);
    return size > 4 && strcmp(entry->d_name + size - 4, ".xml") == 0;
}

static void expect_folder(const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_case, alphasort), differing = 0;
    assert_true(count >= CASES_LEAST);
    for (int i = 0; i < count; i++) {
        differing += !is_as_expected(folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    assert_int_equal(differing, 0);
}

static void judged_by_the_vocabulary(void **state)
{
    (void)state;
    expect_folder(LECTERN_TESTS_DIR "/problems");
}

static void beyond_a_schema(void **state)
{
    (void)state;
    expect_folder(LECTERN_TESTS_DIR "/problems/beyond-schema");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judged_by_the_vocabulary),
        cmocka_unit_test(beyond_a_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
