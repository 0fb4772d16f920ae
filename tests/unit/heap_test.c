// What is freed is overwritten, by whichever library and in whichever way it is given back.
#include "base/heap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <SDL.h>

#include "memory.h"
#include "sanitized.h"

enum { SIZE = 48, LARGE = 1 << 20 };

static const char coded[] = "A|bittern|booms|beneath|a|bridge";

// The words, with room for them at least.
static void spell(char *plain)
{
    for (size_t i = 0; i < sizeof coded; i++)
        plain[i] = coded[i] == '|' ? ' ' : coded[i];
}

static void expect_words(bool are_there)
{
    assert_int_equal(memory_holds_words(coded, !are_there) > 0, are_there);
}

static void test_free_overwrites(void **state)
{
    (void)state;
    for (size_t size = SIZE; size <= LARGE; size *= 8) { // of a thread's cache, of the heap, with a mapping of its own
        char *plain = malloc(size), *after = malloc(size);
        assert_true(plain && after);
        spell(plain);
        expect_words(true);
        free(plain);
        expect_words(false);
        free(after);
    }
    free(NULL);
}

static void test_what_moves_is_overwritten(void **state)
{
    (void)state;
    char *plain = malloc(SIZE);
    assert_non_null(plain);
    for (size_t room = SIZE; room < LARGE; room *= 4) {
        spell(plain);
        plain = room % 3 ? realloc(plain, room * 4) : reallocarray(plain, 4, room);
        assert_non_null(plain);
        assert_int_equal(memory_holds_words(coded, false), 1);
        assert_true(plain[2] == 'b');
    }
    plain = realloc(plain, SIZE);
    assert_true(plain && plain[2] == 'b');
    assert_int_equal(memory_holds_words(coded, false), 1);
    char *less = realloc(plain, 2); // what is cut off where it stands
    assert_non_null(less);
    expect_words(false);
    free(less);
}

static void test_realloc_is_the_c_librarys(void **state)
{
    (void)state;
    char *fresh = realloc(NULL, SIZE);
    assert_non_null(fresh);
    assert_null(realloc(fresh, 0));
    void *aligned = NULL;
    assert_int_equal(posix_memalign(&aligned, 256, LARGE), 0);
    free(aligned);
}

// None of our own frees these.
static void test_libraries_are_held_to_it(void **state)
{
    (void)state;
    char *plain = SDL_malloc(SIZE);
    spell(plain);
    SDL_free(plain);
    expect_words(false);
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, 64, 64, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(surface);
    spell(surface->pixels);
    expect_words(true);
    SDL_FreeSurface(surface);
    expect_words(false);
    char *line = NULL;
    size_t room = 0;
    char path[] = "/tmp/lectern-heap-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w+");
    assert_non_null(file);
    for (size_t i = 0; i < sizeof coded - 1; i++)
        fputc(coded[i] == '|' ? ' ' : coded[i], file);
    rewind(file);
    assert_true(getline(&line, &room, file) > 0);
    expect_words(true);
    fclose(file); // and its buffer
    free(line);
    expect_words(false);
    remove(path);
}

int main(void)
{
    if (IS_SANITIZED)
        return 0; // the sanitiser has a free of its own
    heap_keep_small();
    heap_trim();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_free_overwrites),
        cmocka_unit_test(test_what_moves_is_overwritten),
        cmocka_unit_test(test_realloc_is_the_c_librarys),
        cmocka_unit_test(test_libraries_are_held_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
