#include "device/pictures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "device/canvas.h"
#include "device/surface.h"

static Uint32 pixel(const SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
    return ((const Uint32 *)(const void *)row)[x];
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
    const SDL_Surface *natural = pictures_find(pictures, TEXT("halves.png"), size, THEME_DAY);
    assert_int_equal(pixel(natural, 31, 10), 0xFFFF0000);
    assert_int_equal(pixel(natural, 32, 10), 0xFF0000FF);
    const SDL_Surface *small = pictures_find(pictures, TEXT("halves.png"), (Size){3, 1}, THEME_DAY);
    assert_int_equal(pixel(small, 0, 0), 0xFFFF0000);
    assert_int_equal(pixel(small, 1, 0), 0xFF800080);
    assert_int_equal(pixel(small, 2, 0), 0xFF0000FF);
    pictures_close(pictures);
    source_close(source);
    unlink(path);
    rmdir(folder);
}

static void what_is_no_picture_is_refused(void **state)
{
    (void)state;
    Source *source = source_open(LECTERN_TESTS_DIR "/unit");
    Pictures *pictures = pictures_open(source);
    Size size;
    assert_false(pictures_size(pictures, TEXT("pictures_test.c"), &size));
    assert_null(pictures_find(pictures, TEXT("pictures_test.c"), (Size){10, 10}, THEME_DAY));
    assert_null(pictures_find(pictures, TEXT("pictures/halves.svg"), (Size){0, 10}, THEME_DAY));
    assert_non_null(pictures_find(pictures, TEXT("pictures/halves.svg"), (Size){10, 10}, THEME_DAY));
    pictures_close(pictures);
    source_close(source);
}

static void kept_pixels_stay_within_their_limit(void **state)
{
    (void)state;
    Source *source = source_open(LECTERN_TESTS_DIR "/unit/pictures");
    Pictures *pictures = pictures_open(source);
    for (int i = 0; i < 20; i++)
        assert_non_null(pictures_find(pictures, TEXT("halves.svg"), (Size){1200 + i, 1000}, THEME_DAY));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(saved_png_is_read_back),
        cmocka_unit_test(what_is_no_picture_is_refused),
        cmocka_unit_test(kept_pixels_stay_within_their_limit),
        cmocka_unit_test(shrinking_weighs_by_alpha),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
