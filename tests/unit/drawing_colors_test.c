#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glob.h>
#include <string.h>

#include "base/file.h"
#include "device/drawing-colors.h"
#include "device/image-loader.h"
#include "device/surface.h"

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
        "<svg><rect fill=\"#152B29\"/><rect fill='#152B29'/><path style=\"fill:#407D76;stroke:#F7F3EC\"/></svg>");
    assert_night(" <?xml?><svg fill=\"#9A3B13\"/>", " <?xml?><svg fill=\"#A9603C\"/>");
}

static void other_colors_stay(void **state)
{
    (void)state;
    static const char *const same[] = {
        "<svg fill=\"#123456\"/>",   "<svg fill=\"#000000\"/>", "<svg fill=\"#1F6B6\"/>",
        "<svg fill=\"#1F6B66FF\"/>", "<svg fill=\"#1F6B66",     "<svg fill=\"#fff\"/>",
        "<a href=\"#\"/>",           "\x89PNG #1F6B66 ",        "",
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

// ---- What is seen

typedef struct Bench {
    Arena *arena;
    ImageLoader *imagery;
} Bench;

static int set_up(void **state)
{
    Arena *arena = arena_create();
    Bench *bench = arena_new(arena, Bench);
    *bench = (Bench){arena, image_loader_open()};
    assert_non_null(bench->imagery);
    *state = bench;
    return 0;
}

static int take_down(void **state)
{
    Bench *bench = *state;
    image_loader_close(bench->imagery);
    arena_destroy(bench->arena);
    return 0;
}

static Text file_of(Bench *bench, const char *path)
{
    Text bytes;
    assert_int_equal(file_read(bench->arena, path, 1 << 20, &bytes), FILE_READ);
    return bytes;
}

static SDL_Surface *paint(Bench *bench, Text drawing, ThemeId theme, Size size)
{
    PictureBare bare = picture_bare_read(bench->arena, drawing_colors_of(bench->arena, drawing, theme));
    assert_int_equal(bare.flaw, PICTURE_SOUND);
    SDL_Surface *surface = image_loader_draw(bench->imagery, &bare, size);
    assert_non_null(surface);
    return surface;
}

static Color pixel_of(const SDL_Surface *surface, int x, int y)
{
    Uint32 pixel = ((const Uint32 *)surface->pixels)[y * surface->pitch / 4 + x];
    return (Color){pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF, 0xFF};
}

// The pixel that a colour of the day becomes.
static Color seen(Bench *bench, const char *day, ThemeId theme)
{
    Text drawing = text_format(bench->arena,
                               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">"
                               "<rect width=\"8\" height=\"8\" fill=\"%s\"/></svg>",
                               day);
    SDL_Surface *surface = paint(bench, drawing, theme, (Size){8, 8});
    Color color = pixel_of(surface, 4, 4);
    surface_wipe(surface);
    return color;
}

static bool is_lighter(Color a, Color b)
{
    static const Color black = {.a = 0xFF};
    return color_contrast(a, black) > color_contrast(b, black);
}

static void a_head_and_a_sun_are_lighter_than_what_is_behind_them(void **state)
{
    Bench *bench = *state;
    static const struct {
        const char *name;
        int x, y, behind_x, behind_y;
    } heads[] = {
        {"body-at-rest", 400, 140, 334, 180},    // the back of the armchair
        {"body-at-rest", 400, 140, 280, 60},     // the wall
        {"body-at-rest", 200, 110, 120, 100},    // the sun in the window, and its sky
        {"path-with-turns", 236, 96, 160, 60},   // the sky
        {"path-with-turns", 100, 368, 160, 390}, // the way, and the hill in front
        {"pause-and-return", 150, 92, 60, 60},   {"step-sorter", 480, 60, 340, 40}, // a card
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        Text path = text_format(bench->arena, LECTERN_CONTENT_DIR "/pictures/%s.svg", heads[i].name);
        for (int theme = 0; theme < THEME_COUNT; theme++) {
            SDL_Surface *surface = paint(bench, file_of(bench, path.at), (ThemeId)theme, (Size){800, 400});
            Color head = pixel_of(surface, heads[i].x, heads[i].y);
            Color behind = pixel_of(surface, heads[i].behind_x, heads[i].behind_y);
            if (!is_lighter(head, behind) || color_contrast(head, behind) < 1.1)
                fail_msg("%s in %s: %02X%02X%02X before %02X%02X%02X", heads[i].name, theme_name((ThemeId)theme),
                         head.r, head.g, head.b, behind.r, behind.g, behind.b);
            surface_wipe(surface);
        }
    }
}

#define FIELD "#DCECE9"
#define LIGHT_FIELD "#FFFEFA"
#define FLOOR "#E5DCCF"
#define FAR "#A4DBD3"
#define PAPER "#FBF7F0"
#define SAND "#DDD5C7"
#define LIGHTER "#7FCFC4"
#define ACCENT "#1F6B66"
#define WARM "#9A3B13"
#define LINES "#1F2A33"

// Of the contrast that neighbours have by day up to 3:1 is asked for, where dark ones stand on what is light, since
// they have to be told from it; less where two light ones lie between them and the field.
static void neighbours_are_told_apart_as_by_day(void **state)
{
    Bench *bench = *state;
    static const struct {
        const char *one, *other;
        double least;
    } pairs[] = {
        {ACCENT, FIELD, 3}, {ACCENT, FLOOR, 3},        {ACCENT, PAPER, 3},        {ACCENT, LIGHT_FIELD, 2.8},
        {WARM, FIELD, 3},   {WARM, FLOOR, 3},          {WARM, PAPER, 3},          {WARM, LIGHT_FIELD, 2.8},
        {LINES, FIELD, 3},  {LINES, FLOOR, 3},         {LINES, LIGHT_FIELD, 3},   {"#857D6E", FIELD, 3},
        {ACCENT, SAND, 3},  {ACCENT, LIGHTER, 3},      {WARM, SAND, 3},           {WARM, LIGHTER, 3},
        {ACCENT, FAR, 2},   {SAND, FIELD, 1.15},       {LIGHTER, FIELD, 1.4},     {PAPER, FIELD, 1.1},
        {PAPER, FAR, 1.4},  {LIGHT_FIELD, FIELD, 1.1}, {LIGHT_FIELD, FLOOR, 1.2}, {PAPER, LIGHTER, 1.4},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (int theme = 0; theme < THEME_COUNT; theme++) {
            Color one = seen(bench, pairs[i].one, (ThemeId)theme), other = seen(bench, pairs[i].other, (ThemeId)theme);
            if (color_contrast(one, other) < pairs[i].least)
                fail_msg("%s by %s in %s: %.2f", pairs[i].one, pairs[i].other, theme_name((ThemeId)theme),
                         color_contrast(one, other));
        }
}

static void the_lighter_figure_stays_the_lighter(void **state)
{
    Bench *bench = *state;
    static const char *const order[] = {PAPER, LIGHTER, ACCENT, "#174F4B"};
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (size_t i = 1; i < sizeof order / sizeof *order; i++)
            assert_true(is_lighter(seen(bench, order[i - 1], (ThemeId)theme), seen(bench, order[i], (ThemeId)theme)));
        assert_true(is_lighter(seen(bench, LIGHT_FIELD, (ThemeId)theme), seen(bench, FIELD, (ThemeId)theme)));
        assert_true(is_lighter(seen(bench, PAPER, (ThemeId)theme), seen(bench, SAND, (ThemeId)theme)));
    }
}

// The colours that the guide for authors names, each as "#" and six digits.
static Text guide_of(Bench *bench)
{
    Text guide = file_of(bench, LECTERN_CONTENT_DIR "/README.md");
    size_t start = text_find(guide, TEXT("Draw in the colours of the day"), 0);
    return text_slice(guide, start, text_find(guide, TEXT("\n\nAny other colour"), start));
}

static const char *next_color(Bench *bench, Text text, size_t *at)
{
    while ((*at = text_find(text, TEXT("#"), *at)) < text.size) {
        Text color = text_slice(text, *at, *at + 7);
        ++*at;
        if (strspn(text_string(bench->arena, color) + 1, "0123456789ABCDEF") == 6)
            return text_string(bench->arena, color);
    }
    return NULL;
}

static void every_color_of_the_guide_has_one_in_each_theme(void **state)
{
    Bench *bench = *state;
    size_t at = 0;
    int count = 0;
    Text guide = guide_of(bench);
    for (const char *color; (color = next_color(bench, guide, &at)); count++) {
        Color day = seen(bench, color, THEME_DAY);
        assert_string_equal(text_format(bench->arena, "#%02X%02X%02X", day.r, day.g, day.b).at, color);
        bool is_shadow = strcmp(color, "#000000") == 0;
        for (int theme = THEME_DAY + 1; theme < THEME_COUNT; theme++) {
            Color other = seen(bench, color, (ThemeId)theme);
            if (is_shadow != (memcmp(&other, &day, sizeof day) == 0))
                fail_msg("%s in %s", color, theme_name((ThemeId)theme));
        }
    }
    assert_int_equal(count, 14);
}

static void drawings_of_the_library_keep_to_the_guide(void **state)
{
    Bench *bench = *state;
    glob_t found;
    Text guide = guide_of(bench);
    assert_int_equal(glob(LECTERN_CONTENT_DIR "/pictures/*.svg", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        Text drawing = file_of(bench, found.gl_pathv[i]);
        size_t at = 0;
        for (const char *color; (color = next_color(bench, drawing, &at));)
            if (text_find(guide, text_of(color), 0) == guide.size)
                fail_msg("%s: %s", found.gl_pathv[i], color);
        assert_true(at > 1);
    }
    globfree(&found);
}

#define seen_test(name) cmocka_unit_test_setup_teardown(name, set_up, take_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colors_of_the_day_become_those_of_the_theme),
        cmocka_unit_test(other_colors_stay),
        cmocka_unit_test(the_day_costs_nothing),
        seen_test(a_head_and_a_sun_are_lighter_than_what_is_behind_them),
        seen_test(neighbours_are_told_apart_as_by_day),
        seen_test(the_lighter_figure_stays_the_lighter),
        seen_test(every_color_of_the_guide_has_one_in_each_theme),
        seen_test(drawings_of_the_library_keep_to_the_guide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
