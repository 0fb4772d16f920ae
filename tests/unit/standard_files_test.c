// A program whose input, output and faults were closed before it began.
#include <assert.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/standard-files.h"

// Exit status of a child that began without those (a bit each): 0 when all three are open and nothing else has become
// one of them.
static int begin_without(unsigned closed)
{
    pid_t child = fork();
    if (child == 0) {
        for (int i = 0; i < 3; i++)
            if (closed >> i & 1)
                close(i);
        standard_files_open();
        int own = open("/dev/null", O_RDONLY), status = 0;
        for (int i = 0; i < 3; i++)
            status |= fcntl(i, F_GETFD) < 0;
        _exit(status || own <= STDERR_FILENO);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void all_three_are_open(void **state)
{
    (void)state;
    for (unsigned closed = 0; closed < 8; closed++)
        assert_int_equal(begin_without(closed), 0);
}

// What a child has written to the pipe that was its standard error.
static void hear_child(void (*act)(void), char *heard, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        dup2(ends[1], STDERR_FILENO);
        act();
        _exit(0);
    }
    close(ends[1]);
    size_t got = 0;
    for (ssize_t more = 1; more > 0 && got + 1 < size; got += more > 0 ? (size_t)more : 0)
        more = read(ends[0], heard + got, size - 1 - got);
    heard[got] = '\0';
    close(ends[0]);
    waitpid(child, NULL, 0);
}

static void speak_as_libraries_do(void)
{
    fputs("before;", stderr);
    standard_files_tell("told %d;", 1);
    standard_files_hush();
    fputs("a warning of a library;", stderr);
    ssize_t written = write(STDERR_FILENO, "another;", 8);
    (void)written;
    standard_files_tell("told %d;", 2);
}

static void break_an_assertion(void)
{
    standard_files_hush();
    signal(SIGABRT, SIG_DFL);
    bool is_so = getpid() == 0;
    assert(is_so);
}

static void what_libraries_say_goes_nowhere(void **state)
{
    (void)state;
    char heard[512];
    hear_child(speak_as_libraries_do, heard, sizeof heard);
    assert_string_equal(heard, "before;told 1;told 2;");
    hear_child(break_an_assertion, heard, sizeof heard);
    assert_non_null(strstr(heard, "Assertion `is_so' failed."));
}

// What is printed where there is no room for it.
static void print_little(void)
{
    assert_non_null(freopen("/dev/full", "w", stdout));
    puts("little");
    fprintf(stderr, "%d;", standard_files_flush());
}

static void print_much(void)
{
    assert_non_null(freopen("/dev/full", "w", stdout));
    for (int i = 0; i < 100000; i++)
        puts("much");
    fprintf(stderr, "%d;", standard_files_flush());
}

static void print_well(void)
{
    assert_non_null(freopen("/dev/null", "w", stdout));
    puts("little");
    fprintf(stderr, "%d;", standard_files_flush());
}

static void what_cannot_be_printed_is_told(void **state)
{
    (void)state;
    char heard[512];
    hear_child(print_well, heard, sizeof heard);
    assert_string_equal(heard, "1;");
    hear_child(print_little, heard, sizeof heard);
    assert_string_equal(heard, "lectern: standard output cannot be written: No space left on device\n0;");
    hear_child(print_much, heard, sizeof heard);
    assert_string_equal(heard, "lectern: standard output cannot be written\n0;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_three_are_open),
                                       cmocka_unit_test(what_libraries_say_goes_nowhere),
                                       cmocka_unit_test(what_cannot_be_printed_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
