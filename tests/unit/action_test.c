// Actions: each has a name for the dump, and no two the same.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "book/action.h"

static void every_action_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int kind = 0; kind < ACTION_KIND_COUNT; kind++) {
        Text name = text_of(action_name((ActionKind)kind));
        assert_true(name.size > 0);
        for (int other = 0; other < kind; other++)
            assert_false(text_is(name, action_name((ActionKind)other)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_action_has_a_name_of_its_own)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
