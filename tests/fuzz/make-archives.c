// make-archives FOLDER: writes the hostile archives there, for a fuzzer to begin with; so none is kept.
#include <stdio.h>

#include "archive-writer.h"
#include "hostile-archives.h"

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    Arena *arena = arena_create();
    for (const HostileArchive *hostile = hostile_archives; hostile->name; hostile++)
        archive_write(hostile->make(arena), text_format(arena, "%s/%s.zip", argv[1], hostile->name).at);
    arena_destroy(arena);
    return 0;
}
