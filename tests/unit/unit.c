// The tests of the folder in one program, called by the name of one: build/tests/text_test is a link to it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define UNIT(name) int name(void);
#include "unit-list.h"
#undef UNIT

typedef struct Unit {
    const char *name;
    int (*run)(void);
} Unit;

#define UNIT(name) {#name, name},
static const Unit units[] = {
#include "unit-list.h"
};
#undef UNIT

int main(int argc, char **argv)
{
    const char *called = argc > 0 ? argv[0] : "", *slash = strrchr(called, '/');
    const char *name = slash ? slash + 1 : called;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].name, name) == 0)
            return units[i].run();
    fprintf(stderr, "%s: there is no test of this name\n", name);
    return EXIT_FAILURE;
}
