#include "small-library.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define MODEL LECTERN_TESTS_DIR "/library/whole"

enum { PATH_SIZE = 128, MODEL_BYTES_MOST = 64 * 1024 };

typedef struct LibraryPlace {
    const char *root, *path; // root: NULL where no bytes are put
    bool is_lacking;         // as long as none are
} LibraryPlace;

// Of phrases none are there, since they would take most of the time.
static const LibraryPlace places[] = {
    {.root = "chapter", .path = "en/chapters/first-steps.xml"},
    {.root = "faq", .path = "en/faqs/some-questions.xml"},
    {.root = "exercise", .path = "en/exercises/steps-of-all-kinds.xml"},
    {.root = "library", .path = "library.xml"},
    {.root = "contents", .path = "en/contents.xml"},
    {.root = "phrases", .path = "en/phrases.xml", .is_lacking = true},
    {.root = "riders", .path = "en/riders.xml"},
    {.root = "glossary", .path = "en/glossary.xml"},
    {.root = "support", .path = "en/support.xml"},
    {.root = "about", .path = "en/about.xml"},
    {.path = "en/chapters/last-words.xml"},
    {.path = "en/chapters/grown-ups.xml"},
    {.path = "ar/contents.xml"},
    {.path = "ar/chapters/first-steps.xml"},
    {.path = "pictures/two-hands.svg"},
};
enum { PLACE_COUNT = sizeof places / sizeof *places };

static const char *const folders[] = {"en", "en/chapters", "en/faqs", "en/exercises", "ar", "ar/chapters", "pictures"};
enum { FOLDER_COUNT = sizeof folders / sizeof *folders };

static char home[PATH_SIZE]; // empty: not made yet
static const LibraryPlace *taken;

static const char *path_of(const char *name)
{
    static char path[2 * PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", home, name);
    return path;
}

static void write_file(const char *name, Text bytes)
{
    int file = open(path_of(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool is_written = file >= 0 && write(file, bytes.at, bytes.size) == (ssize_t)bytes.size;
    if (!is_written) {
        perror(path_of(name));
        exit(2);
    }
    close(file);
}

static void copy_model(const LibraryPlace *place)
{
    Arena *arena = arena_create();
    char path[2 * PATH_SIZE];
    Text bytes;
    snprintf(path, sizeof path, "%s/%s", MODEL, place->path);
    if (file_read(arena, path, MODEL_BYTES_MOST, &bytes) != FILE_READ) {
        perror(path);
        exit(2);
    }
    write_file(place->path, bytes);
    arena_destroy(arena);
}

static void restore(const LibraryPlace *place)
{
    if (place->is_lacking)
        unlink(path_of(place->path));
    else
        copy_model(place);
}

static void remove_all(void)
{
    for (int i = 0; i < PLACE_COUNT; i++)
        unlink(path_of(places[i].path));
    unlink(path_of("alone.xml"));
    unlink(path_of("alone.opf"));
    for (int i = FOLDER_COUNT - 1; i >= 0; i--)
        rmdir(path_of(folders[i]));
    rmdir(home);
}

const char *small_library_folder(void)
{
    if (home[0])
        return home;
    snprintf(home, sizeof home, "%s/lectern-fuzz-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(home)) {
        perror(home);
        exit(2);
    }
    atexit(remove_all);
    for (int i = 0; i < FOLDER_COUNT; i++)
        mkdir(path_of(folders[i]), 0700);
    for (int i = 0; i < PLACE_COUNT; i++)
        restore(&places[i]);
    return home;
}

// The name of the first tag.
static Text root_of(Text bytes)
{
    for (size_t at = text_find(bytes, TEXT("<"), 0); at < bytes.size; at = text_find(bytes, TEXT("<"), at + 1)) {
        size_t end = at + 1;
        while (end < bytes.size && text_is_letter(bytes.at[end]))
            end++;
        if (end > at + 1)
            return text_slice(bytes, at + 1, end);
    }
    return TEXT("");
}

Text small_library_place(Text bytes)
{
    Text root = root_of(bytes);
    const LibraryPlace *place = &places[0];
    small_library_folder();
    for (int i = 0; i < PLACE_COUNT; i++)
        if (places[i].root && text_is(root, places[i].root))
            place = &places[i];
    if (taken && taken != place)
        restore(taken);
    write_file(place->path, bytes);
    taken = place;
    return text_of(place->path);
}

const char *small_library_write_alone(Text bytes)
{
    small_library_folder();
    write_file("alone.xml", bytes);
    return path_of("alone.xml");
}

Text small_library_write_package(Text bytes)
{
    small_library_folder();
    write_file("alone.opf", bytes);
    return TEXT("alone.opf");
}
