// What is freed is overwritten, by whichever library and in whichever way it is given back; and memory that cannot be
// had ends the program with a word.
#include "base/heap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <SDL.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/standard-files.h"
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

// ---- memory that cannot be had

static void *volatile given; // or the compiler asks for nothing that nobody uses

static void use_up(size_t size)
{
    struct rlimit most = {64 << 20, 64 << 20};
    setrlimit(RLIMIT_AS, &most);
    do
        given = malloc(size);
    while (given);
}

static void small_malloc(void)
{
    use_up(SIZE);
}

static void small_calloc(void)
{
    use_up(HEAP_LARGE);
    do
        given = calloc(SIZE, SIZE);
    while (given);
}

static void small_realloc(void)
{
    use_up(HEAP_LARGE);
    void *grown = malloc(SIZE);
    for (size_t size = SIZE; grown; size += SIZE)
        grown = realloc(grown, size % (HEAP_LARGE / 2));
}

static void small_aligned(void)
{
    use_up(HEAP_LARGE);
    void *aligned;
    while (posix_memalign(&aligned, 64, LARGE) == 0)
        given = aligned;
}

static void large_for_ourselves(void)
{
    heap_take(SIZE_MAX / 4);
}

static void arena_without_end(void)
{
    arena_alloc(arena_create(), SIZE_MAX / 4, 1);
}

static void in_a_visit(void)
{
    standard_files_hush();
    small_malloc();
}

// In a process of its own, whose standard error is read.
static void expect_end(void (*ask)(void))
{
    char words[256] = "";
    int ends[2], status = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t process = fork();
    if (process == 0) {
        dup2(ends[1], STDERR_FILENO);
        ask();
        _exit(0);
    }
    close(ends[1]);
    assert_int_equal(waitpid(process, &status, 0), process);
    assert_true(read(ends[0], words, sizeof words - 1) > 0);
    close(ends[0]);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), HEAP_END_STATUS);
    assert_string_equal(words, "lectern: the machine has no memory left, and the program ends\n");
}

static void test_without_memory_the_program_ends_and_says_so(void **state)
{
    (void)state;
    void (*const asks[])(void) = {small_malloc,        small_calloc,      small_realloc, small_aligned,
                                  large_for_ourselves, arena_without_end, in_a_visit};
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
        expect_end(asks[i]);
}

// The least and the most of what may be refused.
static void test_what_is_large_may_be_refused(void **state)
{
    (void)state;
    void *aligned = NULL;
    size_t all = SIZE_MAX / 2; // read by the compiler, it would warn
    __asm__("" : "+r"(all));
    char *kept = malloc(SIZE);
    assert_null(malloc(all));
    assert_null(calloc(all, 4));
    assert_null(calloc(all, 1));
    void *moved = realloc(kept, all);
    assert_null(moved);
    if (!moved)
        free(kept);
    assert_int_equal(posix_memalign(&aligned, 64, all), ENOMEM);
    assert_int_equal(posix_memalign(&aligned, 3, SIZE), EINVAL);
    assert_null(aligned_alloc(64, all));
    int status = 0;
    pid_t process = fork();
    if (process == 0) {
        use_up(HEAP_LARGE);
        _exit(0);
    }
    assert_int_equal(waitpid(process, &status, 0), process);
    assert_int_equal(status, 0);
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
        cmocka_unit_test(test_without_memory_the_program_ends_and_says_so),
        cmocka_unit_test(test_what_is_large_may_be_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
