// A program whose input, output and faults were closed before it began.
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_three_are_open)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
