#include "base/standard-files.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { KEPT = 100 }; // the number of what standard error was, once it is hushed

// What assert calls, in place of the C library's, which writes to standard error.
_Noreturn void standard_files_fail(const char *assertion, const char *file, unsigned line,
                                   const char *function) __asm__("__assert_fail");

// A file takes the lowest number that is free: once one above them is given, all three are open.
void standard_files_open(void)
{
    int descriptor = open("/dev/null", O_RDWR);
    while (descriptor >= 0 && descriptor <= STDERR_FILENO)
        descriptor = open("/dev/null", O_RDWR);
    assert(descriptor < 0 || descriptor > STDERR_FILENO);
    if (descriptor > STDERR_FILENO)
        close(descriptor);
}

void standard_files_hush(void)
{
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    fflush(stderr);
    if (nowhere >= 0 && dup3(STDERR_FILENO, KEPT, O_CLOEXEC) == KEPT)
        dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0)
        close(nowhere);
}

static int kept(void)
{
    return fcntl(KEPT, F_GETFD) < 0 ? STDERR_FILENO : KEPT;
}

void standard_files_say(const char *words)
{
    ssize_t written = write(kept(), words, strlen(words));
    (void)written;
}

void standard_files_tell(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vdprintf(kept(), format, args);
    va_end(args);
}

void standard_files_fail(const char *assertion, const char *file, unsigned line, const char *function)
{
    standard_files_tell("%s: %s:%u: %s: Assertion `%s' failed.\n", program_invocation_short_name, file, line, function,
                        assertion);
    abort();
}

bool standard_files_flush(void)
{
    bool was_faulty = ferror(stdout); // the reason is forgotten by now
    if (fflush(stdout) == 0 && !was_faulty)
        return true;
    standard_files_tell("lectern: standard output cannot be written%s%s\n", was_faulty ? "" : ": ",
                        was_faulty ? "" : strerror(errno));
    return false;
}
