#include "device/painter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "device/canvas.h"
#include "device/drawing-colors.h"

static const Palette PALETTE = {.text = {0, 0, 0, 255}, .accent = {0, 90, 80, 255}, .focus = {0, 0, 200, 255}};
static const Color GROUND = {240, 230, 220, 255}, RED = {200, 0, 0, 255}, GREEN = {0, 150, 0, 255};

// One canvas of 400 x 200 with a frame to fill.
typedef struct Bench {
    Arena *arena;
    Source *source;
    Pictures *pictures;
    Fonts *fonts;
    Canvas *canvas;
    Painter *painter;
    Frame frame;
} Bench;

static int open_bench(void **state)
{
    Bench *bench = calloc(1, sizeof *bench);
    *bench = (Bench){.arena = arena_create(), .canvas = canvas_create((Size){400, 200})};
    bench->source = source_open(LECTERN_TESTS_DIR "/unit/pictures");
    bench->pictures = pictures_open(bench->source);
    bench->fonts = fonts_open(LECTERN_TESTS_DIR "/../fonts", bench->pictures, NULL);
    assert_non_null(bench->fonts);
    bench->painter = painter_create(canvas_renderer(bench->canvas), bench->fonts, bench->pictures);
    bench->frame = (Frame){.arena = bench->arena, .ground = GROUND};
    bench->frame.theme.palette = &PALETTE;
    bench->frame.theme.glass = (Glass){.width_px = 400, .height_px = 200, .px_per_mm = 5.88, .distance_mm = 500};
    *state = bench;
    return 0;
}

static int close_bench(void **state)
{
    Bench *bench = *state;
    painter_destroy(bench->painter);
    canvas_destroy(bench->canvas);
    fonts_close(bench->fonts);
    pictures_close(bench->pictures);
    source_close(bench->source);
    arena_destroy(bench->arena);
    free(bench);
    return 0;
}

static Mark *add_mark(Bench *bench, Mark mark)
{
    Mark *added = array_push(bench->arena, &bench->frame.marks);
    *added = mark;
    return added;
}

static Mark *add_run(Bench *bench, const char *words, int x, int baseline_y)
{
    enum { ASCENT = 60, LINE = 80 };
    return add_mark(bench, (Mark){.kind = MARK_RUN,
                                  .rect = {x, baseline_y - ASCENT, 100, LINE},
                                  .color = RED,
                                  .run = {.font = {.size_px = 40}, .script = SCRIPT_LATIN, .text = text_of(words)},
                                  .x = x * 64,
                                  .baseline_y = baseline_y});
}

static void draw(Bench *bench)
{
    painter_draw(bench->painter, &bench->frame);
}

static bool color_near(Color a, Color b, int slack)
{
    return abs(a.r - b.r) <= slack && abs(a.g - b.g) <= slack && abs(a.b - b.b) <= slack;
}

static void pixel_is(Bench *bench, int x, int y, Color color)
{
    Color found = canvas_pixel(bench->canvas, x, y);
    if (!color_near(found, color, 1))
        fail_msg("at %d, %d: %d %d %d, not %d %d %d", x, y, found.r, found.g, found.b, color.r, color.g, color.b);
}

// The smallest rectangle that holds every pixel that is not the ground.
static Rect inked(Bench *bench)
{
    int left = 400, top = 200, right = 0, bottom = 0;
    for (int y = 0; y < 200; y++) {
        for (int x = 0; x < 400; x++) {
            if (!color_near(canvas_pixel(bench->canvas, x, y), GROUND, 0)) {
                left = x < left ? x : left;
                top = y < top ? y : top;
                right = x + 1 > right ? x + 1 : right;
                bottom = y + 1 > bottom ? y + 1 : bottom;
            }
        }
    }
    return (Rect){left, top, right - left, bottom - top};
}

static void inked_is(Bench *bench, Rect rect)
{
    Rect found = inked(bench);
    assert_int_equal(found.x, rect.x);
    assert_int_equal(found.y, rect.y);
    assert_int_equal(found.w, rect.w);
    assert_int_equal(found.h, rect.h);
}

static void ground_fills_the_glass(void **state)
{
    Bench *bench = *state;
    draw(bench);
    pixel_is(bench, 0, 0, GROUND);
    pixel_is(bench, 399, 199, GROUND);
}

static void square_box_is_exact(void **state)
{
    Bench *bench = *state;
    add_mark(bench,
             (Mark){.kind = MARK_BOX, .rect = {50, 40, 100, 60}, .color = RED, .border_color = GREEN, .border_px = 3});
    draw(bench);
    inked_is(bench, (Rect){50, 40, 100, 60});
    pixel_is(bench, 50, 40, GREEN);
    pixel_is(bench, 149, 99, GREEN);
    pixel_is(bench, 52, 70, GREEN);
    pixel_is(bench, 53, 43, RED);
    pixel_is(bench, 146, 96, RED);
}

static void corners_are_round_and_smooth(void **state)
{
    Bench *bench = *state;
    add_mark(bench, (Mark){.kind = MARK_BOX, .rect = {50, 40, 100, 60}, .color = RED, .radius_px = 20});
    draw(bench);
    inked_is(bench, (Rect){50, 40, 100, 60});
    pixel_is(bench, 50, 40, GROUND);
    pixel_is(bench, 149, 99, GROUND);
    pixel_is(bench, 70, 40, RED);
    pixel_is(bench, 60, 50, RED);
    int between = 0;
    for (int x = 50; x < 70; x++) {
        Color color = canvas_pixel(bench->canvas, x, 42);
        between += !color_near(color, RED, 2) && !color_near(color, GROUND, 2);
    }
    assert_in_range(between, 2, 8);
}

static void border_follows_the_corner(void **state)
{
    Bench *bench = *state;
    add_mark(bench, (Mark){.kind = MARK_BOX,
                           .rect = {50, 40, 100, 60},
                           .color = RED,
                           .border_color = GREEN,
                           .border_px = 4,
                           .radius_px = 20});
    draw(bench);
    pixel_is(bench, 57, 46, GREEN); // on the diagonal, 2 px inside the curve
    pixel_is(bench, 62, 52, RED);
    pixel_is(bench, 52, 70, GREEN);
    pixel_is(bench, 54, 70, RED);
}

static void translucent_box_is_even(void **state)
{
    Bench *bench = *state;
    Color veil = {0, 0, 0, 100},
          seen = {(uint8_t)(240 * 155 / 255), (uint8_t)(230 * 155 / 255), (uint8_t)(220 * 155 / 255), 255};
    add_mark(bench, (Mark){.kind = MARK_BOX, .rect = {50, 40, 100, 60}, .color = veil, .radius_px = 12});
    draw(bench);
    for (int x = 62; x < 138; x += 5)
        for (int y = 41; y < 99; y += 3)
            assert_true(color_near(canvas_pixel(bench->canvas, x, y), seen, 2));
    pixel_is(bench, 58, 48, canvas_pixel(bench->canvas, 100, 70)); // no seam between corner and side
}

static void half_the_side_makes_a_disc(void **state)
{
    Bench *bench = *state;
    add_mark(bench, (Mark){.kind = MARK_BOX, .rect = {100, 20, 160, 160}, .color = RED, .radius_px = 999});
    draw(bench);
    inked_is(bench, (Rect){100, 20, 160, 160});
    pixel_is(bench, 180, 100, RED);
    pixel_is(bench, 120, 40, GROUND);
    pixel_is(bench, 128, 48, RED);
}

static void marks_are_painted_in_order(void **state)
{
    Bench *bench = *state;
    add_mark(bench, (Mark){.kind = MARK_BOX, .rect = {50, 40, 100, 60}, .color = RED});
    add_mark(bench, (Mark){.kind = MARK_BOX, .rect = {60, 50, 100, 60}, .color = GREEN});
    draw(bench);
    pixel_is(bench, 55, 45, RED);
    pixel_is(bench, 70, 60, GREEN);
}

static void run_stands_on_its_baseline(void **state)
{
    Bench *bench = *state;
    add_run(bench, "HIH", 60, 120);
    draw(bench);
    Rect ink = inked(bench);
    const Metrics *metrics = fonts_metrics(bench->fonts);
    FontHeights heights = metrics->heights(metrics->owner, (Font){.size_px = 40});
    assert_int_equal(ink.y + ink.h, 120);
    assert_in_range(ink.h, heights.cap / 64, heights.cap / 64 + 2);
    assert_in_range(ink.x, 60, 68);
    assert_in_range(ink.x + ink.w, 60, 60 + metrics->width(metrics->owner, &bench->frame.marks.at[0].run) / 64);
}

static void ink_is_of_the_exact_color(void **state)
{
    Bench *bench = *state;
    add_run(bench, "I", 60, 120);
    draw(bench);
    bool is_found = false;
    for (int x = 60; x < 80; x++)
        is_found = is_found || color_near(canvas_pixel(bench->canvas, x, 105), RED, 1);
    assert_true(is_found);
}

// SDL_ttf moves a run whose ink reaches left of its origin; the letters after must not move with it.
static void overhang_does_not_move_the_run(void **state)
{
    Bench *bench = *state;
    add_run(bench, "nj", 60, 120)->run.font = (Font){.family = FAMILY_BOOK, .style = 2, .size_px = 60};
    draw(bench);
    Rect with = inked(bench);
    bench->frame.marks.count = 0;
    add_run(bench, "jn", 60, 120)->run.font = (Font){.family = FAMILY_BOOK, .style = 2, .size_px = 60};
    draw(bench);
    assert_true(inked(bench).x < 60);
    assert_true(with.x >= 60);
}

static void high_marks_do_not_move_the_baseline(void **state)
{
    Bench *bench = *state;
    add_run(bench, "H\xe1\xba\xae\xcc\x8a\xcc\x8a\xcc\x8a", 60, 150);
    draw(bench);
    Rect ink = inked(bench);
    assert_int_equal(ink.y + ink.h, 150);
}

// A letter that bears a tower of marks reaches into its neighbours' lines as little as all others.
static void a_tower_of_marks_stays_in_its_line(void **state)
{
    enum { BASELINE = 150, LINE = 80, MARKS = 30 };
    Bench *bench = *state;
    char words[2 + 4 * MARKS] = "H";
    for (int i = 0; i < MARKS; i++)
        strcat(words, i % 2 ? "\xcc\x8a" : "\xcc\xa5");
    add_run(bench, words, 60, BASELINE)->rect = (Rect){60, BASELINE - 60, 40, LINE};
    draw(bench);
    Rect ink = inked(bench);
    assert_true(ink.y >= BASELINE - 60 - LINE / 4);
    assert_true(ink.y + ink.h <= BASELINE - 60 + LINE + LINE / 4);
    assert_true(ink.h > LINE); // it is cut, and not left out
}

static void tracking_spreads_letters(void **state)
{
    Bench *bench = *state;
    add_run(bench, "HHHH", 20, 120);
    draw(bench);
    int plain = inked(bench).w;
    bench->frame.marks.at[0].tracking = 10 * 64;
    draw(bench);
    assert_int_equal(inked(bench).w, plain + 30);
}

static void emoji_keep_their_colors_and_take_the_size(void **state)
{
    Bench *bench = *state;
    const Metrics *metrics = fonts_metrics(bench->fonts);
    Mark *mark = add_run(bench, "\xf0\x9f\x98\x80", 60, 120);
    mark->run.script = SCRIPT_COMMON;
    mark->run.font.face = (uint8_t)metrics->face(metrics->owner, mark->run.font, 0x1F600);
    draw(bench);
    Rect ink = inked(bench);
    assert_in_range(ink.h, 36, 50);
    assert_in_range(ink.y + ink.h, 118, 132);
    Color middle = canvas_pixel(bench->canvas, ink.x + ink.w / 2, ink.y + ink.h / 4);
    assert_true(middle.r > 200 && middle.g > 150 && middle.b < 120); // a yellow face, not the red ink
}

static void icon_stands_in_the_middle(void **state)
{
    Bench *bench = *state;
    add_mark(bench, (Mark){.kind = MARK_ICON, .rect = {100, 40, 120, 96}, .color = RED, .icon = ICON_STOP});
    draw(bench);
    Rect ink = inked(bench);
    assert_in_range(ink.x + ink.w / 2, 159, 161);
    assert_in_range(ink.y + ink.h / 2, 87, 89);
    assert_in_range(ink.w, 40, 70);
}

static void pressed_look_lies_in_the_shape(void **state)
{
    Bench *bench = *state;
    *array_push(bench->arena, &bench->frame.targets) =
        (Target){.rect = {50, 40, 100, 60}, .radius_px = 20, .pressed = true};
    draw(bench);
    inked_is(bench, (Rect){50, 40, 100, 60});
    pixel_is(bench, 50, 40, GROUND);
    Color veiled = canvas_pixel(bench->canvas, 100, 70);
    assert_true(veiled.r < GROUND.r - 15 && veiled.r > GROUND.r / 2);
}

static void focus_ring_is_outside(void **state)
{
    Bench *bench = *state;
    bench->frame.ring = (Rect){50, 40, 100, 60};
    bench->frame.ring_radius_px = 20;
    draw(bench);
    Rect ink = inked(bench);
    int thick = 50 - ink.x - 2;
    assert_in_range(thick, 3, 6);
    inked_is(bench, (Rect){48 - thick, 38 - thick, 104 + 2 * thick, 64 + 2 * thick});
    for (int i = 0; i < thick; i++)
        pixel_is(bench, 47 - i, 70, PALETTE.focus);
    pixel_is(bench, 48, 70, GROUND); // the gap
    pixel_is(bench, 100, 70, GROUND);
    pixel_is(bench, ink.x, ink.y, GROUND); // follows the corner
}

static void focus_ring_goes_around_both_lines_of_a_link(void **state)
{
    Bench *bench = *state;
    bench->frame.ring = (Rect){150, 40, 60, 30};
    bench->frame.ring_rest = (Rect){20, 80, 50, 30};
    draw(bench);
    pixel_is(bench, 180, 37, PALETTE.focus);
    pixel_is(bench, 45, 77, PALETTE.focus);
    pixel_is(bench, 45, 112, PALETTE.focus);
    pixel_is(bench, 100, 95, GROUND);
}

// A control on an accent of its own, as filled buttons are: what fills stands apart from it.
static void hold(Bench *bench, int permille, Direction direction)
{
    bench->frame.targets.count = 0;
    bench->frame.marks.count = 0;
    bench->frame.theme.direction = direction;
    add_mark(bench, (Mark){.kind = MARK_BOX, .rect = {50, 60, 100, 60}, .color = PALETTE.accent});
    frame_target(&bench->frame, &(Target){.rect = {50, 60, 100, 60}, .enabled = true, .held_permille = permille});
    draw(bench);
}

static void held_border_fills_from_the_start(void **state)
{
    Bench *bench = *state;
    enum { ABOVE = 54, GAP = 59 };
    hold(bench, 0, DIRECTION_LTR);
    pixel_is(bench, 60, ABOVE, GROUND);
    hold(bench, 500, DIRECTION_LTR);
    pixel_is(bench, 44, 90, PALETTE.accent);
    pixel_is(bench, 98, ABOVE, PALETTE.accent);
    pixel_is(bench, 98, 126, PALETTE.accent);
    pixel_is(bench, 102, ABOVE, GROUND);
    pixel_is(bench, 155, 90, GROUND);
    pixel_is(bench, 98, GAP, GROUND);
    hold(bench, 1000, DIRECTION_LTR);
    pixel_is(bench, 155, 90, PALETTE.accent);
    hold(bench, 500, DIRECTION_RTL);
    pixel_is(bench, 155, 90, PALETTE.accent);
    pixel_is(bench, 102, ABOVE, PALETTE.accent);
    pixel_is(bench, 98, ABOVE, GROUND);
    pixel_is(bench, 44, 90, GROUND);
}

// What is drawn after it is drawn whole again.
static void held_border_cuts_nothing_else(void **state)
{
    Bench *bench = *state;
    hold(bench, 300, DIRECTION_LTR);
    bench->frame.targets.count = 0;
    add_mark(bench, (Mark){.kind = MARK_BOX, .rect = {300, 150, 50, 40}, .color = RED});
    draw(bench);
    pixel_is(bench, 340, 180, RED);
    pixel_is(bench, 399, 199, GROUND);
}

static void focus_ring_stays_on_the_glass(void **state)
{
    Bench *bench = *state;
    bench->frame.ring = (Rect){0, 0, 400, 60};
    draw(bench);
    pixel_is(bench, 1, 30, PALETTE.focus);
    pixel_is(bench, 200, 1, PALETTE.focus);
    pixel_is(bench, 398, 30, PALETTE.focus);
}

static void drawing_again_makes_nothing_and_changes_nothing(void **state)
{
    Bench *bench = *state;
    add_run(bench, "the same words", 20, 120);
    add_mark(bench, (Mark){.kind = MARK_BOX, .rect = {10, 10, 80, 40}, .color = GREEN, .radius_px = 9});
    draw(bench);
    Color before[400];
    for (int x = 0; x < 400; x++)
        before[x] = canvas_pixel(bench->canvas, x, 110);
    long made = painter_counts(bench->painter).made;
    draw(bench);
    assert_int_equal(painter_counts(bench->painter).made, made);
    for (int x = 0; x < 400; x++)
        pixel_is(bench, x, 110, before[x]);
}

static void same_words_share_a_texture(void **state)
{
    Bench *bench = *state;
    add_run(bench, "I", 20, 60);
    add_run(bench, "I", 20, 160);
    draw(bench);
    assert_int_equal(painter_counts(bench->painter).run_count, 1);
    assert_true(inked(bench).h > 100);
}

static void each_color_is_its_own(void **state)
{
    Bench *bench = *state;
    add_run(bench, "HHH", 20, 100);
    draw(bench);
    Rect ink = inked(bench);
    bench->frame.marks.at[0].color = GREEN;
    draw(bench);
    for (int x = ink.x; x < ink.x + ink.w; x++) {
        Color color = canvas_pixel(bench->canvas, x, 95);
        assert_true(color.r <= GROUND.r && color.g >= GREEN.g); // nothing red is left
    }
}

static void preparing_makes_but_does_not_draw(void **state)
{
    Bench *bench = *state;
    draw(bench);
    add_run(bench, "next page", 20, 120);
    painter_prepare(bench->painter, &bench->frame);
    assert_int_equal(painter_counts(bench->painter).run_count, 1);
    inked_is(bench, (Rect){400, 200, -400, -200});
    draw(bench);
    assert_int_equal(painter_counts(bench->painter).made, 1);
}

static void forgetting_leaves_no_texture(void **state)
{
    Bench *bench = *state;
    add_run(bench, "what was read", 20, 120);
    add_run(bench,
            "a long run of words, longer than what is kept beside the texture itself, which is a hundred bytes or so",
            20, 160);
    draw(bench);
    assert_true(painter_counts(bench->painter).run_bytes > 0);
    painter_forget(bench->painter);
    assert_int_equal(painter_counts(bench->painter).run_count, 0);
    assert_int_equal(painter_counts(bench->painter).run_bytes, 0);
    draw(bench);
    assert_int_equal(painter_counts(bench->painter).run_count, 2);
}

static void textures_stay_within_their_limit(void **state)
{
    Bench *bench = *state;
    for (int i = 0; i < 700; i++) {
        bench->frame.marks.count = 0;
        Text words = text_format(bench->arena, "line number %d of many", i);
        add_run(bench, words.at, 10, 100);
        draw(bench);
    }
    PainterCounts counts = painter_counts(bench->painter);
    assert_int_equal(counts.made, 700);
    assert_true(counts.run_bytes <= 6 * 1024 * 1024 && counts.run_count < 700);
    assert_true(counts.run_count > 20);
}

static void fade_goes_from_one_to_the_other(void **state)
{
    Bench *bench = *state;
    Frame from = bench->frame;
    from.ground = (Color){0, 0, 0, 255};
    painter_fade(bench->painter, &from, &bench->frame, 0);
    pixel_is(bench, 10, 10, from.ground);
    painter_fade(bench->painter, &from, &bench->frame, 0.5);
    assert_in_range(canvas_pixel(bench->canvas, 10, 10).r, 115, 125);
    painter_fade(bench->painter, &from, &bench->frame, 1);
    pixel_is(bench, 10, 10, GROUND);
}

// halves.svg is 40 x 20, blue on the left and yellow on the right.
static void pictures_are_drawn_at_their_size(void **state)
{
    Bench *bench = *state;
    Size size = {0};
    const Metrics *metrics = fonts_metrics(bench->fonts);
    assert_true(metrics->picture(metrics->owner, TEXT("halves.svg"), &size));
    assert_int_equal(size.w, 40);
    assert_int_equal(size.h, 20);
    add_mark(bench, (Mark){.kind = MARK_PICTURE, .rect = {100, 50, 200, 100}, .path = TEXT("halves.svg")});
    draw(bench);
    pixel_is(bench, 150, 100, GROUND);
    assert_true(pictures_are_coming(bench->pictures));
    assert_int_equal(pictures_wait(bench->pictures), PICTURES_CAME);
    draw(bench);
    inked_is(bench, (Rect){100, 50, 200, 100});
    pixel_is(bench, 150, 100, (Color){0, 0, 255, 255});
    pixel_is(bench, 250, 100, (Color){255, 255, 0, 255});
    pictures_forget(bench->pictures);
    assert_int_equal(pictures_bytes(bench->pictures), 0);
}

static void paint_with_pictures(Bench *bench)
{
    draw(bench);
    while (pictures_are_coming(bench->pictures)) {
        pictures_wait(bench->pictures);
        draw(bench);
    }
}

// A colour of the day as drawings have it in a theme.
static Color drawn(Bench *bench, const char *day, ThemeId theme)
{
    Text drawing = drawing_colors_of(bench->arena, text_format(bench->arena, "<svg fill=\"%s\"/>", day), theme);
    unsigned long rgb = strtoul(drawing.at + text_find(drawing, TEXT("#"), 0) + 1, NULL, 16);
    return (Color){rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, 0xFF};
}

// clear-left.png lets everything through on its left, and is blue on the right; theme.svg is a drawing with a field, a
// light figure on it, and corners that are left free.
static void pictures_lie_on_the_theme_s_ground(void **state)
{
    Bench *bench = *state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        const Palette *palette = palette_of((ThemeId)theme);
        bench->frame = (Frame){.arena = bench->arena, .ground = palette->ground, .theme = bench->frame.theme};
        bench->frame.theme.palette = palette;
        bench->frame.theme.id = (ThemeId)theme;
        frame_picture(&bench->frame, (Rect){0, 0, 200, 100}, &(PictureLook){.path = TEXT("clear-left.png")});
        frame_picture(&bench->frame, (Rect){200, 0, 200, 100}, &(PictureLook){.path = TEXT("theme.svg")});
        paint_with_pictures(bench);
        pixel_is(bench, 50, 50, palette->ground);
        pixel_is(bench, 150, 50, (Color){0, 0, 255, 255});
        pixel_is(bench, 201, 1, palette->ground);
        pixel_is(bench, 300, 5, drawn(bench, "#DCECE9", (ThemeId)theme));
        pixel_is(bench, 300, 50, drawn(bench, "#FBF7F0", (ThemeId)theme));
    }
}

// way.svg is red, then blue, and says that it shows a way.
static void pictures_that_show_a_way_are_mirrored(void **state)
{
    Bench *bench = *state;
    const Color red = {255, 0, 0, 255}, blue = {0, 0, 255, 255};
    static const struct {
        Direction frame, words;
        bool is_mirrored;
    } rows[] = {
        {DIRECTION_LTR, DIRECTION_AUTO, false},
        {DIRECTION_RTL, DIRECTION_AUTO, true},
        {DIRECTION_RTL, DIRECTION_LTR, false}, // a page that is lent
        {DIRECTION_LTR, DIRECTION_RTL, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bench->frame = (Frame){.arena = bench->arena, .theme = bench->frame.theme};
        bench->frame.theme.direction = rows[i].frame;
        const PictureLook way = {.path = TEXT("way.svg"), .direction = rows[i].words};
        const PictureLook thing = {.path = TEXT("clear-left.png"), .direction = rows[i].words};
        frame_picture(&bench->frame, (Rect){0, 0, 200, 100}, &way);
        frame_picture(&bench->frame, (Rect){200, 0, 200, 100}, &thing);
        paint_with_pictures(bench);
        pixel_is(bench, 10, 50, rows[i].is_mirrored ? blue : red);
        pixel_is(bench, 190, 50, rows[i].is_mirrored ? red : blue);
        pixel_is(bench, 350, 50, blue); // no other picture is
    }
    assert_true(pictures_shows_way(bench->pictures, TEXT("way.svg")));
    assert_false(pictures_shows_way(bench->pictures, TEXT("theme.svg")));
    assert_false(pictures_shows_way(bench->pictures, TEXT("absent.svg")));
}

static void pictures_outside_the_folder_are_not_read(void **state)
{
    Bench *bench = *state;
    Size size;
    assert_false(pictures_size(bench->pictures, TEXT("../pictures/halves.svg"), &size));
    assert_false(pictures_size(bench->pictures, TEXT("/etc/hostname"), &size));
    assert_false(pictures_size(bench->pictures, TEXT("absent.png"), &size));
    add_mark(bench, (Mark){.kind = MARK_PICTURE, .rect = {100, 50, 200, 100}, .path = TEXT("absent.png")});
    draw(bench);
    inked_is(bench, (Rect){400, 200, -400, -200});
}

#define bench_test(name) cmocka_unit_test_setup_teardown(name, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        bench_test(ground_fills_the_glass),
        bench_test(square_box_is_exact),
        bench_test(corners_are_round_and_smooth),
        bench_test(border_follows_the_corner),
        bench_test(translucent_box_is_even),
        bench_test(half_the_side_makes_a_disc),
        bench_test(marks_are_painted_in_order),
        bench_test(run_stands_on_its_baseline),
        bench_test(ink_is_of_the_exact_color),
        bench_test(overhang_does_not_move_the_run),
        bench_test(high_marks_do_not_move_the_baseline),
        bench_test(a_tower_of_marks_stays_in_its_line),
        bench_test(tracking_spreads_letters),
        bench_test(emoji_keep_their_colors_and_take_the_size),
        bench_test(icon_stands_in_the_middle),
        bench_test(pressed_look_lies_in_the_shape),
        bench_test(focus_ring_is_outside),
        bench_test(focus_ring_goes_around_both_lines_of_a_link),
        bench_test(held_border_fills_from_the_start),
        bench_test(held_border_cuts_nothing_else),
        bench_test(focus_ring_stays_on_the_glass),
        bench_test(drawing_again_makes_nothing_and_changes_nothing),
        bench_test(same_words_share_a_texture),
        bench_test(each_color_is_its_own),
        bench_test(preparing_makes_but_does_not_draw),
        bench_test(forgetting_leaves_no_texture),
        bench_test(textures_stay_within_their_limit),
        bench_test(fade_goes_from_one_to_the_other),
        bench_test(pictures_are_drawn_at_their_size),
        bench_test(pictures_lie_on_the_theme_s_ground),
        bench_test(pictures_that_show_a_way_are_mirrored),
        bench_test(pictures_outside_the_folder_are_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
