#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "device/drawing-colors.h"

static void assert_night(const char *drawing, const char *expected)
{
    Arena *arena = arena_create();
    Text changed = drawing_colors_of(arena, text_of(drawing), THEME_NIGHT);
    assert_string_equal(text_string(arena, changed), expected);
    arena_destroy(arena);
}

static void colors_of_the_day_become_those_of_the_theme(void **state)
{
    (void)state;
    assert_night(
        "<svg><rect fill=\"#DCECE9\"/><rect fill='#dcece9'/><path style=\"fill:#1F6B66;stroke:#FBF7F0\"/></svg>",
        "<svg><rect fill=\"#21413F\"/><rect fill='#21413F'/><path style=\"fill:#7FCFC4;stroke:#14191D\"/></svg>");
    assert_night("<svg fill=\"#7FCFC4\"/>", "<svg fill=\"#2C5F5B\"/>");
    assert_night(" <?xml?><svg fill=\"#9A3B13\"/>", " <?xml?><svg fill=\"#F0B48C\"/>");
}

static void other_colors_stay(void **state)
{
    (void)state;
    static const char *const same[] = {
        "<svg fill=\"#123456\"/>", "<svg fill=\"#1F6B6\"/>", "<svg fill=\"#1F6B66FF\"/>", "<svg fill=\"#1F6B66",
        "<svg fill=\"#fff\"/>",    "<a href=\"#\"/>",        "\x89PNG #1F6B66 ",          "",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_night(same[i], same[i]);
}

static void the_day_costs_nothing(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Text drawing = TEXT("<svg fill=\"#1F6B66\"/>");
    assert_ptr_equal(drawing_colors_of(arena, drawing, THEME_DAY).at, drawing.at);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colors_of_the_day_become_those_of_the_theme),
        cmocka_unit_test(other_colors_stay),
        cmocka_unit_test(the_day_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
