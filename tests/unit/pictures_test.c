#include "device/pictures.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive-writer.h"
#include "book/picture-head.h"
#include "device/canvas.h"
#include "device/surface.h"
#include "hostile-pictures.h"
#include "sanitized.h"

static Uint32 pixel(const SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
    return ((const Uint32 *)(const void *)row)[x];
}

// The picture once it has come, or NULL.
static SDL_Surface *fetch(Pictures *pictures, Text path, Size size, ThemeId theme)
{
    pictures_begin(pictures);
    SDL_Surface *found = pictures_find(pictures, path, size, theme);
    if (found || !pictures_are_coming(pictures))
        return found;
    pictures_wait(pictures);
    return pictures_find(pictures, path, size, theme);
}

// A canvas of one colour, but for its right half.
static void save_halves(const char *path)
{
    Canvas *canvas = canvas_create((Size){64, 32});
    SDL_Renderer *renderer = canvas_renderer(canvas);
    SDL_SetRenderDrawColor(renderer, 255, 0, 0, 255);
    SDL_RenderClear(renderer);
    SDL_SetRenderDrawColor(renderer, 0, 0, 255, 255);
    SDL_RenderFillRect(renderer, &(SDL_Rect){32, 0, 32, 32});
    assert_true(canvas_save(canvas, path));
    canvas_destroy(canvas);
}

static void saved_png_is_read_back(void **state)
{
    (void)state;
    char folder[] = "/tmp/pictures-test-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/halves.png", folder);
    save_halves(path);
    Source *source = source_open(folder);
    Pictures *pictures = pictures_open(source);
    Size size;
    assert_true(pictures_size(pictures, TEXT("halves.png"), &size));
    assert_int_equal(size.w, 64);
    assert_int_equal(size.h, 32);
    const SDL_Surface *natural = fetch(pictures, TEXT("halves.png"), size, THEME_DAY);
    assert_int_equal(pixel(natural, 31, 10), 0xFFFF0000);
    assert_int_equal(pixel(natural, 32, 10), 0xFF0000FF);
    const SDL_Surface *small = fetch(pictures, TEXT("halves.png"), (Size){3, 1}, THEME_DAY);
    assert_int_equal(pixel(small, 0, 0), 0xFFFF0000);
    assert_int_equal(pixel(small, 1, 0), 0xFF800080);
    assert_int_equal(pixel(small, 2, 0), 0xFF0000FF);
    pictures_close(pictures);
    source_close(source);
    unlink(path);
    rmdir(folder);
}

// Of a book its pictures are shown out of its archive, and nothing is written anywhere.
static void pictures_come_out_of_an_archive(void **state)
{
    (void)state;
    char folder[] = "/tmp/pictures-test-XXXXXX", path[64], book[64];
    Arena *arena = arena_create();
    Text png;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/halves.png", folder);
    snprintf(book, sizeof book, "%s/book.epub", folder);
    save_halves(path);
    assert_int_equal(file_read(arena, path, 1 << 20, &png), FILE_READ);
    unlink(path);
    char *large = arena_alloc(arena, PICTURE_FILE_MOST + 1, 1);
    memcpy(large, png.at, png.size);
    ArchivePart parts[] = {
        {.name = TEXT("OPS/packed.png"), .bytes = png, .method = ARCHIVE_DEFLATED},
        {.name = TEXT("OPS/stored.png"), .bytes = png},
        {.name = TEXT("OPS/cut.png"), .bytes = png, .method = ARCHIVE_DEFLATED, .size = png.size - 1},
        {.name = TEXT("OPS/large.png"), .bytes = {large, PICTURE_FILE_MOST + 1}, .method = ARCHIVE_DEFLATED},
        {.name = TEXT("OPS/locked.png"), .bytes = png, .flags = 1},
    };
    archive_write(archive_writer_pack(arena, parts, sizeof parts / sizeof *parts), book);
    Source *source = source_open(book);
    Pictures *pictures = pictures_open(source);
    Size size;
    for (int i = 0; i < 2; i++) {
        assert_true(pictures_size(pictures, parts[i].name, &size));
        assert_int_equal(size.w, 64);
        const SDL_Surface *drawn = fetch(pictures, parts[i].name, size, THEME_DAY);
        assert_int_equal(pixel(drawn, 31, 10), 0xFFFF0000);
        assert_int_equal(pixel(drawn, 32, 10), 0xFF0000FF);
    }
    assert_null(fetch(pictures, TEXT("OPS/cut.png"), (Size){8, 8}, THEME_DAY));
    assert_false(pictures_size(pictures, TEXT("OPS/large.png"), &size));
    assert_false(pictures_size(pictures, TEXT("OPS/locked.png"), &size));
    assert_false(pictures_size(pictures, TEXT("OPS/missing.png"), &size));
    assert_true(source_counts(source).bytes < 4 * 4096); // of a head and no more; the rest is the process's
    pictures_close(pictures);
    source_close(source);
    unlink(book);
    assert_int_equal(rmdir(folder), 0);
    arena_destroy(arena);
}

static void what_is_no_picture_is_refused(void **state)
{
    (void)state;
    Source *source = source_open(LECTERN_TESTS_DIR "/unit");
    Pictures *pictures = pictures_open(source);
    Size size;
    assert_false(pictures_size(pictures, TEXT("pictures_test.c"), &size));
    assert_null(fetch(pictures, TEXT("pictures_test.c"), (Size){10, 10}, THEME_DAY));
    assert_null(fetch(pictures, TEXT("pictures/halves.svg"), (Size){0, 10}, THEME_DAY));
    assert_non_null(fetch(pictures, TEXT("pictures/halves.svg"), (Size){10, 10}, THEME_DAY));
    pictures_close(pictures);
    source_close(source);
}

static void kept_pixels_stay_within_their_limit(void **state)
{
    (void)state;
    Source *source = source_open(LECTERN_TESTS_DIR "/unit/pictures");
    Pictures *pictures = pictures_open(source);
    for (int i = 0; i < 20; i++)
        assert_non_null(fetch(pictures, TEXT("halves.svg"), (Size){1200 + i, 1000}, THEME_DAY));
    assert_true(pictures_bytes(pictures) > 4 * 1000 * 1000 && pictures_bytes(pictures) <= 24 * 1024 * 1024);
    pictures_forget(pictures);
    assert_int_equal(pictures_bytes(pictures), 0);
    pictures_close(pictures);
    source_close(source);
}

// What is transparent has no colour: red beside clear stays red at half strength, and does not darken.
static void shrinking_weighs_by_alpha(void **state)
{
    (void)state;
    SDL_Surface *source = surface_create((Size){2, 1});
    SDL_FillRect(source, &(SDL_Rect){0, 0, 1, 1}, 0xFFFF0000);
    SDL_Surface *small = surface_scaled(source, (Size){1, 1});
    assert_int_equal(pixel(small, 0, 0), 0x80FF0000);
    SDL_FreeSurface(small);
    SDL_FreeSurface(source);
}

// ---- one process

typedef struct Bench {
    char folder[40];
    Source *source;
    Pictures *pictures;
} Bench;

static int set_up(void **state)
{
    Bench *bench = calloc(1, sizeof *bench);
    snprintf(bench->folder, sizeof bench->folder, "/tmp/pictures-test-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    hostile_pictures_make(bench->folder);
    bench->source = source_open(bench->folder);
    bench->pictures = pictures_open(bench->source);
    *state = bench;
    return 0;
}

static int take_down(void **state)
{
    Bench *bench = *state;
    pictures_close(bench->pictures);
    source_close(bench->source);
    hostile_pictures_remove(bench->folder);
    free(bench);
    return 0;
}

enum { WANTED_W = 64, WANTED_H = 48 };

static SDL_Surface *ask(Bench *bench, const char *name)
{
    return pictures_find(bench->pictures, text_of(name), (Size){WANTED_W, WANTED_H}, THEME_DAY);
}

static SDL_Surface *get(Bench *bench, const char *name)
{
    return fetch(bench->pictures, text_of(name), (Size){WANTED_W, WANTED_H}, THEME_DAY);
}

// The sanitiser takes memory of its own, so that none can be denied to the decoder.
static bool wants_memory(const char *name)
{
    return strcmp(name, "far-dashes.svg") == 0 || strcmp(name, "heavy.svg") == 0;
}

static void every_picture_is_shown_or_its_words_are(void **state)
{
    Bench *bench = *state;
    for (const HostilePicture *picture = hostile_pictures; picture->name; picture++) {
        Size size = {0};
        print_message("%s\n", picture->name);
        bool has_size = pictures_size(bench->pictures, text_of(picture->name), &size);
        assert_int_equal(has_size, picture->size.w > 0);
        assert_int_equal(size.w, picture->size.w);
        assert_int_equal(size.h, picture->size.h);
        if (IS_SANITIZED && wants_memory(picture->name))
            continue;
        assert_int_equal(get(bench, picture->name) != NULL, picture->is_drawn);
        assert_int_equal(pictures_size(bench->pictures, text_of(picture->name), &size), picture->is_drawn);
    }
}

static void assert_corners(const SDL_Surface *surface, Uint32 top_left, Uint32 top_right)
{
    assert_non_null(surface);
    assert_int_equal(pixel(surface, 0, 0), top_left);
    assert_int_equal(pixel(surface, WANTED_W - 1, 0), top_right);
    assert_int_equal(pixel(surface, 0, WANTED_H - 1), 0xFF0000FF);
}

// The top left of each is red, and the rest blue; one is stored on its side.
static void photographs_stand_upright_in_their_colours(void **state)
{
    Bench *bench = *state;
    assert_corners(get(bench, "photograph.jpg"), 0xFFFF0000, 0xFF0000FF);
    assert_corners(get(bench, "inks.jpg"), 0xFFFF0000, 0xFF0000FF);
    assert_corners(get(bench, "lying.jpg"), 0xFF0000FF, 0xFFFF0000);
}

static bool is_there(pid_t process)
{
    return kill(process, 0) == 0;
}

// A busy machine ends it late; once it has, the pictures that come next leave nothing of it. One that never ends hangs
// the test.
static void expect_leave_taken(Bench *bench, pid_t process)
{
    do {
        pictures_forget(bench->pictures);
        assert_non_null(get(bench, "prefixed.svg"));
    } while (is_there(process));
}

// This one would be decoded for as long as it is let.
static void forgetting_waits_for_nothing(void **state)
{
    Bench *bench = *state;
    assert_null(ask(bench, "tiny-dashes.svg"));
    pid_t process = pictures_process(bench->pictures);
    assert_true(process > 0 && is_there(process));
    assert_int_equal(pictures_look(bench->pictures), PICTURES_SAME);
    pictures_forget(bench->pictures);
    assert_false(pictures_are_coming(bench->pictures));
    expect_leave_taken(bench, process);
}

// It does not run at all, and takes no time either.
static void a_stopped_process_is_ended_as_well(void **state)
{
    Bench *bench = *state;
    ask(bench, "tiny-dashes.svg"); // which does not come before it is stopped
    pid_t process = pictures_process(bench->pictures);
    kill(process, SIGSTOP);
    assert_int_equal(pictures_look(bench->pictures), PICTURES_SAME);
    pictures_forget(bench->pictures);
    expect_leave_taken(bench, process);
}

static void what_is_asked_for_no_more_gives_way(void **state)
{
    Bench *bench = *state;
    pictures_begin(bench->pictures);
    ask(bench, "tiny-dashes.svg");
    pid_t process = pictures_process(bench->pictures);
    assert_null(ask(bench, "photograph.jpg")); // on the same page: it waits
    assert_int_equal(pictures_process(bench->pictures), process);
    pictures_begin(bench->pictures);
    ask(bench, "tiny-dashes.svg");
    assert_int_equal(pictures_process(bench->pictures), process);
    pictures_begin(bench->pictures); // the page has been turned
    ask(bench, "photograph.jpg");
    assert_int_not_equal(pictures_process(bench->pictures), process);
    assert_int_equal(pictures_wait(bench->pictures), PICTURES_CAME);
    assert_non_null(ask(bench, "photograph.jpg"));
    expect_leave_taken(bench, process);
}

#define AT_BENCH(test) cmocka_unit_test_setup_teardown(test, set_up, take_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(saved_png_is_read_back),
        cmocka_unit_test(pictures_come_out_of_an_archive),
        cmocka_unit_test(what_is_no_picture_is_refused),
        cmocka_unit_test(kept_pixels_stay_within_their_limit),
        cmocka_unit_test(shrinking_weighs_by_alpha),
        AT_BENCH(every_picture_is_shown_or_its_words_are),
        AT_BENCH(photographs_stand_upright_in_their_colours),
        AT_BENCH(forgetting_waits_for_nothing),
        AT_BENCH(a_stopped_process_is_ended_as_well),
        AT_BENCH(what_is_asked_for_no_more_gives_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
