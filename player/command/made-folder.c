#include "command/made-folder.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool made_folder_create(char *path)
{
    bool is_made = mkdtemp(path);
    if (!is_made)
        fprintf(stderr, "lectern bench: no folder can be made in /tmp: %s\n", strerror(errno));
    return is_made;
}

static int remove_entry(const char *path, const struct stat *facts, int kind, struct FTW *walk)
{
    (void)facts, (void)kind, (void)walk;
    return remove(path);
}

void made_folder_remove(const char *path)
{
    enum { FOLDERS_OPEN_MOST = 8 };
    nftw(path, remove_entry, FOLDERS_OPEN_MOST, FTW_DEPTH | FTW_PHYS);
}
