// replay FILE|FOLDER...: tries a target with every file named and every file of the folders, and says which one is
// tried when it fails.
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "target.h"

enum { BYTES_MOST = 1024 * 1024 };

static const char *tried; // for the signal handler
static int tried_count;

static void say(const char *words)
{
    ssize_t written = write(STDERR_FILENO, words, strlen(words));
    (void)written;
}

static void tell_failure(int number)
{
    say("it failed with ");
    say(tried);
    say("\n");
    signal(number, SIG_DFL);
    raise(number);
}

// The bytes are a copy of just their size, so that a sanitiser sees who reads beyond.
static void try_file(const char *path)
{
    Arena *arena = arena_create();
    Text bytes;
    if (file_read(arena, path, BYTES_MOST, &bytes) != FILE_READ) {
        fprintf(stderr, "replay: %s cannot be read\n", path);
        exit(2);
    }
    uint8_t *copy = malloc(bytes.size ? bytes.size : 1);
    if (!copy)
        exit(2);
    memcpy(copy, bytes.at, bytes.size);
    arena_destroy(arena);
    tried = path;
    LLVMFuzzerTestOneInput(copy, bytes.size);
    tried_count++;
    free(copy);
}

static void try_folder(const char *folder)
{
    struct dirent **names;
    int count = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[4096];
        struct stat facts;
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (stat(path, &facts) == 0 && S_ISREG(facts.st_mode))
            try_file(path);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
}

int main(int argc, char **argv)
{
    signal(SIGABRT, tell_failure);
    signal(SIGSEGV, tell_failure);
    for (int i = 1; i < argc; i++) {
        struct stat facts;
        if (stat(argv[i], &facts) == 0 && S_ISDIR(facts.st_mode))
            try_folder(argv[i]);
        else
            try_file(argv[i]);
    }
    printf("%d tried\n", tried_count);
    return tried_count ? 0 : 1;
}
