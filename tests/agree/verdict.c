// Prints "valid PATH" or "invalid PATH" for each file named, as one file alone is judged: what tests/schema_agree.sh
// holds against xmllint and jing. With "--schema" alone it prints the schema.
#include <stdio.h>
#include <string.h>

#include "markup/vocabulary.h"

static bool is_valid(const char *path)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    XmlNode *root = xml_read_file(arena, path, text_of(path), &problems);
    bool valid = root && vocabulary_check(root, &problems);
    problems_sort(&problems);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    arena_destroy(arena);
    return valid;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--schema") == 0)
        vocabulary_print_schema(stdout);
    else
        for (int i = 1; i < argc; i++)
            printf("%s %s\n", is_valid(argv[i]) ? "valid" : "invalid", argv[i]);
    return 0;
}
