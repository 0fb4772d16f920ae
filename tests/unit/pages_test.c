#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "fixed_metrics.h"
#include "flow_fixture.h"
#include "page/pages.h"
#include "pages_fixture.h"

typedef PagesFixture Fixture;

// ---- Printed pages beside their outlines

static void print_marks(FILE *out, const Frame *frame)
{
    for (int i = 0; i < frame->marks.count; i++) {
        const Mark *mark = &frame->marks.at[i];
        static const char *const names[] = {"box", "run", "icon", "picture"};
        if (mark->kind != MARK_RUN)
            fprintf(out, "  %s %d %d %d %d\n", names[mark->kind], mark->rect.x, mark->rect.y, mark->rect.w,
                    mark->rect.h);
        else
            fprintf(out, "  run %d %d%s \"%.*s\"\n", mark->x / 64, mark->baseline_y,
                    mark->run.font.style & SPAN_STRONG ? " strong" : "", TEXT_ARGS(mark->run.text));
    }
}

static void print_page(FILE *out, Pages *pages, int page, const Frame *frame)
{
    fprintf(out, "page %d, %d px, %d words, at \"%s\"\n", page + 1, pages_used_px(pages, page),
            pages_words_after(pages, page), pages_place(pages, page).block.at);
    print_marks(out, frame);
}

static char *print_outline(Fixture *f, Text file)
{
    // The first line is the page: WIDTH HEIGHT ltr|rtl
    Text outline = text_slice(file, text_find(file, TEXT("\n"), 0) + 1, file.size);
    Text head = text_slice(file, 0, file.size - outline.size);
    int width_px = atoi(text_string(f->arena, text_word(&head))),
        height_px = atoi(text_string(f->arena, text_word(&head)));
    Theme theme = pages_fixture_theme(width_px, height_px, 20);
    theme.direction = text_is(text_word(&head), "rtl") ? DIRECTION_RTL : DIRECTION_LTR;
    Piece piece = {.flow = flow_fixture(f->arena, outline)};
    Pages *pages = pages_fixture_begin(f, &piece, 1, theme);
    pages_extend(pages, 100);
    char *string = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&string, &size);
    for (int page = 0; page < pages_count(pages); page++) {
        Frame frame = pages_fixture_draw(f, pages, page, theme);
        print_page(out, pages, page, &frame);
    }
    fclose(out);
    return string;
}

static void check_printed(Fixture *f, const char *name)
{
    Text outline, expected;
    char *path = text_string(f->arena, text_format(f->arena, "%s/pages/%s.txt", LECTERN_TESTS_DIR, name));
    char *expected_path = text_string(f->arena, text_format(f->arena, "%s/pages/%s.pages", LECTERN_TESTS_DIR, name));
    assert_int_equal(file_read(f->arena, path, 1 << 20, &outline), FILE_READ);
    char *printed = print_outline(f, outline);
    if (getenv("LECTERN_WRITE_PAGES")) {
        FILE *out = fopen(expected_path, "w");
        fputs(printed, out);
        fclose(out);
    }
    assert_int_equal(file_read(f->arena, expected_path, 1 << 20, &expected), FILE_READ);
    assert_string_equal(printed, expected.at);
    free(printed);
}

static void outlines_print_as_their_pages(void **state)
{
    static const char *const names[] = {
        "chapter", "lists",         "notes",   "table",           "narrow-table", "figure",        "mirrored",
        "nested",  "nested-narrow", "beside",  "beside-mirrored", "beside-short", "beside-parted", "verse",
        "pre",     "pre-mirrored",  "numbers", "narrow-numbers",  "spans",        "narrow-spans"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        check_printed(*state, names[i]);
}

// ---- Rules

static int lines_on(Fixture *f, Pages *pages, int page)
{
    return pages_fixture_draw(f, pages, page, pages_fixture_theme(200, 150, 20)).lines.count;
}

static void no_line_stands_alone(void **state)
{
    Fixture *f = *state;
    // Five lines of 30 px: of four that fit, three stay, so that two follow.
    Pages *pages = pages_fixture_outline(
        f, "p#p1 one two three four five six seven eight nine ten eleven twelve thirteen fourteen", 200, 120);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 2);
    assert_int_equal(lines_on(f, pages, 0), 3);
    assert_int_equal(lines_on(f, pages, 1), 2);
}

static void three_lines_never_part(void **state)
{
    Fixture *f = *state;
    Pages *pages = pages_fixture_outline(f, "p#p1 one\np#p2 one two three four five six seven eight nine", 200, 112);
    pages_extend(pages, 9);
    assert_int_equal(pages_count(pages), 2);
    assert_int_equal(lines_on(f, pages, 0), 1);
    assert_string_equal(pages_place(pages, 1).block.at, "p2");
}

static void what_leads_into_a_list_stays_with_it(void **state)
{
    Fixture *f = *state;
    const char *list = "\nul#u1\n  li#l1 one two three four five six\n  li#l2 seven";
    // Of five lines that fit, the list would have none: its three lines of lead-in go along, not those before them.
    Pages *pages = pages_fixture_outline(
        f, text_string(f->arena, text_format(f->arena, "p#p1 one two three four five\np#p2 six:%s", list)), 200, 105);
    pages_extend(pages, 9);
    assert_string_equal(pages_place(pages, 1).block.at, "p2");
    // Of a long one, two lines do.
    const char *lead = "p#p1 one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                       "sixteen seventeen eighteen:";
    const char *outline = text_string(f->arena, text_format(f->arena, "%s%s", lead, list));
    pages = pages_fixture_outline(f, lead, 200, 900);
    pages_extend(pages, 0);
    int lines = lines_on(f, pages, 0);
    pages = pages_fixture_outline(f, outline, 200, lines * 30 + 5);
    pages_extend(pages, 9);
    assert_string_equal(pages_place(pages, 1).block.at, "p1");
    assert_int_equal(lines_on(f, pages, 0), lines - 2);
    // Where the page would be half empty without it, it stays.
    pages = pages_fixture_outline(
        f,
        text_string(f->arena,
                    text_format(f->arena, "p#p1 one\np#p2 two three four five six seven eight nine:%s", list)),
        200, 135);
    pages_extend(pages, 9);
    assert_string_equal(pages_place(pages, 1).block.at, "l1");
}

// The first block of each page.
static void assert_pages_begin(Fixture *f, const char *outline, Size page, const char *blocks)
{
    Pages *pages = pages_fixture_outline(f, outline, page.w, page.h);
    Text found = TEXT("");
    assert_true(pages_extend(pages, 9));
    for (int i = 0; i < pages_count(pages); i++)
        found = text_format(f->arena, "%.*s%s ", TEXT_ARGS(found), pages_place(pages, i).block.at);
    assert_string_equal(text_string(f->arena, found), blocks);
}

// Lines of 30 px, two px between items.
static void a_list_parts_between_items_that_are_not_alone(void **state)
{
    Fixture *f = *state;
    const char *short_last = "ul#u1\n  li#l1 one\n  li#l2 two\n  li#l3 three\n  li#l4 four\n  li#l5 five\n  li#l6 six\n"
                             "  li#l7 seven\np#p1 eight\np#p2 nine\np#p3 ten\np#p4 eleven\np#p5 twelve";
    assert_pages_begin(f, short_last, (Size){200, 195}, "l1 l6 p4 ");
    // The last has two lines: it needs no other.
    const char *long_last = "ul#u1\n  li#l1 one\n  li#l2 two\n  li#l3 three\n  li#l4 four\n  li#l5 five\n  li#l6 six\n"
                            "  li#l7 seven eight nine ten eleven\np#p1 eight\np#p2 nine\np#p3 ten";
    assert_pages_begin(f, long_last, (Size){200, 195}, "l1 l7 ");
    // What leads into the list goes with its first two.
    const char *led = "p#p1 one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                      "sixteen seventeen eighteen nineteen twenty\np#p2 one:\nul#u1\n  li#l1 one\n  li#l2 two\n"
                      "  li#l3 three\np#p3 one\np#p4 two";
    assert_pages_begin(f, led, (Size){200, 300}, "p1 p2 ");
}

// Nothing stands above a block that begins a page, and no page is empty for it.
static void a_block_may_begin_a_page(void **state)
{
    Fixture *f = *state;
    Flow flow = flow_fixture(f->arena, TEXT("p#p1 one\np#p2 two\np#p3 three\nul#u1\n  li#l1 four\np#p4 five"));
    Block *blocks = arena_many(f->arena, Block, flow.count);
    memcpy(blocks, flow.blocks, sizeof *blocks * (size_t)flow.count);
    blocks[0].begins_page = blocks[2].begins_page = blocks[3].begins_page = true;
    Piece piece = {.flow = {blocks, flow.count}};
    Pages *pages = pages_fixture_begin(f, &piece, 1, pages_fixture_theme(200, 300, 20));
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 3);
    assert_string_equal(pages_place(pages, 1).block.at, "p3");
    assert_string_equal(pages_place(pages, 2).block.at, "l1");
}

static void headings_stay_with_what_follows(void **state)
{
    Fixture *f = *state;
    Pages *pages =
        pages_fixture_outline(f, "p#p1 one two three four five\nh2#h1 Rest\np#p2 one two three four five", 200, 150);
    pages_extend(pages, 9);
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(pages_place(pages, 1).block.at, "h1");
}

static void headings_keep_two_lines_where_more_follow(void **state)
{
    Fixture *f = *state;
    const char *outline = "p#p1 one two three four five\nh2#h1 Rest\nul#u1\n  li#l1 one\n  li#l2 two\n  li#l3 three";
    Pages *pages = pages_fixture_outline(f, outline, 200, 135);
    pages_extend(pages, 9);
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(pages_place(pages, 1).block.at, "h1");
}

static void a_page_too_small_for_the_rules_still_makes_progress(void **state)
{
    Fixture *f = *state;
    Pages *pages =
        pages_fixture_outline(f, "h2#h1 Rest\np#p1 one two three four five six seven\np#p2 one two three", 100, 35);
    assert_true(pages_extend(pages, 100));
    int lines = 0;
    for (int page = 0; page < pages_count(pages); page++) {
        lines += lines_on(f, pages, page);
        assert_true(pages_used_px(pages, page) <= 36);
    }
    assert_int_equal(lines, 7);
}

// The corner of a table often is.
static void a_page_may_begin_with_an_empty_cell(void **state)
{
    Fixture *f = *state;
    Pages *pages =
        pages_fixture_outline(f, "table#t\n  tr\n    th#corner\n      p#nothing\n    th#sign Sign\n", 400, 200);
    pages_extend(pages, 0);
    assert_string_equal(pages_place(pages, 0).block.at, "sign");
}

// The font size of the last line of a page.
static int last_font_px(Fixture *f, Pages *pages, Size page)
{
    Frame frame = pages_fixture_draw(f, pages, 0, pages_fixture_theme(page.w, page.h, 20));
    return frame.lines.at[frame.lines.count - 1].font_px;
}

// Rows never part: one that has no room below its heads and a heading is set in the words of labels.
static void a_row_that_would_leave_its_heads_stands_in_smaller_words(void **state)
{
    Fixture *f = *state;
    const char *outline = "h2#h Points\ntable#t\n  tr\n    th#a One\n    th#b Two\n  tr\n    td#c\n      p#p1 one\n"
                          "      p#p2 two\n      p#p3 three\n      p#p4 four\n    td#d Other";
    Size low = {400, 230}, high = {400, 400};
    Pages *pages = pages_fixture_outline(f, outline, low.w, low.h);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 1);
    assert_int_equal(last_font_px(f, pages, low), 16);
    pages = pages_fixture_outline(f, outline, high.w, high.h);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 1);
    assert_int_equal(last_font_px(f, pages, high), 20);
}

static void an_empty_flow_is_one_empty_page(void **state)
{
    Pages *pages = pages_fixture_outline(*state, "p#p1? hidden", 200, 100);
    assert_true(pages_extend(pages, 0));
    assert_int_equal(pages_count(pages), 1);
    assert_string_equal(pages_place(pages, 0).block.at, "");
    assert_int_equal(pages_find(pages, (Place){id_of(TEXT("p1")), 4}), 0);
}

// Gaps of 9 px between lines of 30 may lose 3 each, and the last line has 5 below its letters.
static void gaps_give_half_for_one_more_line(void **state)
{
    enum { LEAST_PX = 4 * 30 + 3 * (9 - 4) - 5 };
    Fixture *f = *state;
    const char *outline = "p#p1 one\np#p2 two\np#p3 three\np#p4 four";
    Pages *pages = pages_fixture_outline(f, outline, 200, LEAST_PX);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 1);
    assert_int_equal(pages_used_px(pages, 0), LEAST_PX);
    pages = pages_fixture_outline(f, outline, 200, LEAST_PX - 1);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 2);
    assert_int_equal(pages_used_px(pages, 0), 3 * 30 + 2 * (9 + 2)); // they take a quarter
    assert_int_equal(pages_used_px(pages, 1), 30);
}

static void the_last_page_has_three_lines_where_the_one_before_stays_full(void **state)
{
    Fixture *f = *state;
    // Eleven lines, and ten.
    Pages *pages = pages_fixture_outline(f,
                                         "p#p1 one two three four five six seven eight nine ten eleven twelve thirteen "
                                         "fourteen fifteen sixteen seventeen eighteen nineteen twenty twentyone",
                                         150, 300);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(lines_on(f, pages, 0) + lines_on(f, pages, 1), 11);
    assert_int_equal(lines_on(f, pages, 1), 3);
    pages = pages_fixture_outline(f,
                                  "p#p1 one two three four five six seven eight nine ten eleven twelve thirteen "
                                  "fourteen fifteen sixteen seventeen eighteen nineteen twenty",
                                  150, 270);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(lines_on(f, pages, 0) + lines_on(f, pages, 1), 10);
    assert_int_equal(lines_on(f, pages, 1), 2);
}

static void a_note_parts_rather_than_leave_a_page_half_empty(void **state)
{
    Fixture *f = *state;
    const char *note = "care#c\n  p#p2 one two three four five six seven eight nine ten eleven twelve thirteen";
    Pages *pages =
        pages_fixture_outline(f, text_string(f->arena, text_format(f->arena, "p#p1 one\n%s", note)), 200, 200);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(pages_place(pages, 1).block.at, "p2");
    assert_true(pages_place(pages, 1).offset > 0);
    pages = pages_fixture_outline(
        f,
        text_string(f->arena, text_format(f->arena,
                                          "p#p1 one\np#q one two three four five six seven eight nine "
                                          "ten eleven\n%s",
                                          note)),
        200, 220);
    assert_true(pages_extend(pages, 9));
    assert_string_equal(pages_place(pages, 1).block.at, "p2");
    assert_int_equal(pages_place(pages, 1).offset, 0);
}

// A note is a thought of its own, however many paragraphs it has.
static void a_note_of_paragraphs_goes_to_the_next_page_whole(void **state)
{
    Fixture *f = *state;
    const char *outline = "p#p1 one two three four five six seven eight nine\ncare#c\n  p#p2 one two three four\n"
                          "  p#p3 one two three four";
    Pages *pages = pages_fixture_outline(f, outline, 200, 210);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(pages_place(pages, 1).block.at, "p2");
}

// A safety line is whole where a page holds it, though the page before ends early; that one has lines of those before
// it. Another note parts.
static void a_safety_line_goes_to_the_next_page_whole(void **state)
{
    enum { KIND_COUNT = 2, PAGE_COUNT = 3 };
    static const char *const kinds[KIND_COUNT] = {"rider", "care"};
    static const int lines[KIND_COUNT][PAGE_COUNT] = {{5, 6, 5}, {8, 6, 2}};
    static const char words[] =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty twentyone";
    Fixture *f = *state;
    for (int i = 0; i < KIND_COUNT; i++) {
        Text outline = text_format(f->arena, "p#p1 %s\n%s#c\n  p#p2 one two three four five six seven eight nine ten",
                                   words, kinds[i]);
        Pages *pages = pages_fixture_outline(f, text_string(f->arena, outline), 150, 240);
        assert_true(pages_extend(pages, 9));
        assert_int_equal(pages_count(pages), PAGE_COUNT);
        for (int k = 0; k < PAGE_COUNT; k++)
            assert_int_equal(lines_on(f, pages, k), lines[i][k]);
    }
}

// The boxes of a note that is higher than a page, one on each of two pages.
static void a_note_that_parts_is_open_where_it_goes_on(void **state)
{
    Fixture *f = *state;
    Theme theme = pages_fixture_theme(200, 190, 20);
    Pages *pages = pages_fixture_outline(
        f,
        "care#c\n  p#p1 one two three four five six seven eight nine\n  p#p2 one two three four five six seven eight",
        200, 190);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 2);
    for (int page = 0; page < 2; page++) {
        Frame frame = pages_fixture_draw(f, pages, page, theme);
        assert_int_equal(frame.marks.at[0].kind, MARK_BOX);
        assert_int_equal(frame.marks.at[0].opening.is_above, page == 1);
        assert_int_equal(frame.marks.at[0].opening.is_below, page == 0);
    }
}

// The largest difference of a channel.
static int tint_between(Color a, Color b)
{
    int channels[] = {abs(a.r - b.r), abs(a.g - b.g), abs(a.b - b.b)}, largest = 0;
    for (int i = 0; i < 3; i++)
        largest = channels[i] > largest ? channels[i] : largest;
    return largest;
}

// Of each kind of note, its ground or its border is seen on the page, in every theme.
static void every_note_is_seen_as_a_box(void **state)
{
    Fixture *f = *state;
    static const char *const outlines[] = {"tip#n1\n  p#p1 Look up.\n", "care#n1\n  p#p1 Look up.\n",
                                           "example#n1\n  p#p1 Look up.\n"};
    for (int id = 0; id < THEME_COUNT; id++)
        for (size_t i = 0; i < sizeof outlines / sizeof *outlines; i++) {
            Theme theme = pages_fixture_theme(400, 200, 20);
            theme.id = (ThemeId)id;
            theme.palette = palette_of(theme.id);
            Piece piece = {.flow = flow_fixture(f->arena, text_of(outlines[i]))};
            Pages *pages = pages_fixture_begin(f, &piece, 1, theme);
            pages_extend(pages, 1);
            Frame frame = pages_fixture_draw(f, pages, 0, theme);
            const Mark *box = &frame.marks.at[0];
            assert_int_equal(box->kind, MARK_BOX);
            int ground = tint_between(box->color, theme.palette->ground);
            double border = box->border_px > 0 ? color_contrast(box->border_color, theme.palette->ground) : 1;
            if (ground < 12 && border < 1.3)
                fail_msg("%s in %s: %d, %.2f", outlines[i], theme_name(theme.id), ground, border);
        }
}

// Ten lines of 30 px on pages that hold five of them and the room that a note keeps at one end.
static void a_note_that_parts_keeps_no_room_where_it_goes_on(void **state)
{
    Fixture *f = *state;
    Pages *pages =
        pages_fixture_outline(f,
                              "care#c\n  p#p1 one two three one two three one two three one two three one two three "
                              "one two three one two three one two three one two three one two three",
                              200, 160);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 2);
    for (int page = 0; page < 2; page++) {
        Frame frame = pages_fixture_draw(f, pages, page, pages_fixture_theme(200, 160, 20));
        assert_int_equal(frame.lines.count, 5);
        assert_int_equal(frame.marks.at[0].rect.y, 0);
        assert_int_equal(frame.marks.at[0].rect.h, 160);
    }
}

static void a_heading_never_parts_and_a_title_alone_stands_without_text(void **state)
{
    Fixture *f = *state;
    Pages *pages =
        pages_fixture_outline(f, "h1#t One two three\nh2#h One two three four\np#p1 one two three four", 130, 110);
    assert_true(pages_extend(pages, 9));
    static const char *const begin[] = {"t", "h"};
    for (int page = 0; page < 2; page++) {
        assert_string_equal(pages_place(pages, page).block.at, begin[page]);
        assert_int_equal(pages_place(pages, page).offset, 0);
    }
    Frame second = pages_fixture_draw(f, pages, 1, pages_fixture_theme(130, 110, 20));
    assert_string_equal(second.lines.at[second.lines.count - 1].block.at, "p1");
}

// So far as a target is high: each is touched by itself.
static void two_quiet_lines_stand_a_target_apart(void **state)
{
    Fixture *f = *state;
    const Id riders[] = {id_of(TEXT("consent")), id_of(TEXT("medical"))};
    Flow flow =
        flow_fixture(f->arena, TEXT("p#p1 one\ncare#c\n  p#p2 A no is enough.\ncare#d\n  p#p3 It can be checked."));
    Block *blocks = arena_many(f->arena, Block, flow.count);
    memcpy(blocks, flow.blocks, sizeof *blocks * (size_t)flow.count);
    blocks[1].rider = &riders[0];
    blocks[2].rider = &riders[1];
    Theme theme = pages_fixture_theme(400, 600, 20);
    theme.target_px = 88;
    Piece piece = {.flow = {blocks, flow.count}};
    PagesSpec spec = {.pieces = &piece,
                      .piece_count = 1,
                      .theme = theme,
                      .width_px = 400,
                      .height_px = 600,
                      .quiet_riders = riders,
                      .quiet_count = 2};
    Pages *pages = pages_begin(f->arena, f->typesetter, &spec);
    pages_extend(pages, 0);
    Frame frame = pages_fixture_draw(f, pages, 0, theme);
    assert_int_equal(frame.targets.count, 2);
    assert_int_equal(frame.targets.at[1].action.kind, ACTION_RIDER);
    assert_true(frame.targets.at[1].rect.y - frame.targets.at[0].rect.y >= theme.target_px);
}

static void riders_stand_in_full_or_as_a_line(void **state)
{
    Fixture *f = *state;
    const Id rider = id_of(TEXT("consent"));
    Flow flow = flow_fixture(f->arena, TEXT("p#p1 one\ncare#c\n  p#p2 Both agree now. A no is enough.\np#p3 two"));
    Block *blocks = arena_many(f->arena, Block, flow.count);
    memcpy(blocks, flow.blocks, sizeof *blocks * (size_t)flow.count);
    blocks[1].rider = &rider;
    Theme theme = pages_fixture_theme(400, 300, 20);
    Piece piece = {.flow = {blocks, flow.count}};
    PagesSpec spec = {.pieces = &piece, .piece_count = 1, .theme = theme, .width_px = 400, .height_px = 300};
    for (int quiet = 0; quiet < 2; quiet++) {
        spec.quiet_riders = &rider;
        spec.quiet_count = quiet;
        Pages *pages = pages_begin(f->arena, f->typesetter, &spec);
        pages_extend(pages, 0);
        Frame frame = pages_fixture_draw(f, pages, 0, theme);
        assert_true(frame_shows(&frame, TEXT("Both agree now.")));
        assert_int_equal(frame_shows(&frame, TEXT("A no is enough.")), !quiet);
        assert_int_equal(frame.riders.count, !quiet);
        assert_int_equal(frame_target_acting(&frame, ACTION_RIDER) >= 0, quiet);
        assert_int_equal(pages_find(pages, (Place){.block = id_of(TEXT("p2"))}), 0);
    }
}

static void hidden_blocks_lead_to_the_one_before(void **state)
{
    Fixture *f = *state;
    Pages *pages = pages_fixture_outline(f, "p#p1 one two\np#p2 one two three\np#p3? four\np#p4 one two", 200, 50);
    assert_int_equal(pages_find(pages, (Place){.block = id_of(TEXT("p3"))}),
                     pages_find(pages, (Place){.block = id_of(TEXT("p2"))}));
    assert_int_equal(pages_find(pages, (Place){.block = id_of(TEXT("p4"))}), 2);
    assert_int_equal(pages_find(pages, (Place){.block = id_of(TEXT("gone"))}), 0);
    assert_int_equal(pages_find(pages, (Place){0}), 0);
}

static void a_page_of_one_picture_has_a_place(void **state)
{
    Fixture *f = *state;
    Pages *pages =
        pages_fixture_outline(f, "p#p1 one two\nfigure#f1 a.svg | A hand\np#p2 one two three four five six", 200, 60);
    pages_extend(pages, 9);
    assert_int_equal(pages_count(pages), 3);
    assert_string_equal(pages_place(pages, 1).block.at, "f1");
    assert_int_equal(pages_find(pages, pages_place(pages, 1)), 1);
}

// The lines of a page, each with a bar after it, and a star where its picture stands.
static const char *page_in_words(Fixture *f, Pages *pages, int page)
{
    Frame frame = pages_fixture_draw(f, pages, page, pages_fixture_theme(400, 400, 20));
    Text words = TEXT("");
    bool is_shown = !frame.pictures.count;
    for (int i = 0; i < frame.lines.count; i++) {
        bool is_below = !is_shown && frame.lines.at[i].rect.y > frame.pictures.at[0].rect.y;
        is_shown = is_shown || is_below;
        words = text_format(f->arena, "%.*s%s%.*s|", TEXT_ARGS(words), is_below ? "*|" : "",
                            TEXT_ARGS(frame.lines.at[i].text));
    }
    return text_string(f->arena, text_format(f->arena, "%.*s%s", TEXT_ARGS(words), is_shown ? "" : "*|"));
}

// A heading and a picture are no page: words stand between them.
static void a_picture_follows_the_first_paragraph_under_a_heading(void **state)
{
    Fixture *f = *state;
    const char *outline = "h2#h Then\nfigure#f1 a.svg | A hand\n  p#q The hand.\np#p1 one two\np#p2 three";
    Pages *pages = pages_fixture_outline(f, outline, 200, 300);
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 1);
    assert_string_equal(page_in_words(f, pages, 0), "Then|one two|*|The hand.|three|");
    assert_int_equal(pages_find(pages, (Place){.block = id_of(TEXT("f1"))}), 0);
}

// At the top of a page, and under a heading of a list, it leaves two lines their room.
static void a_picture_becomes_smaller_for_two_lines_below_it(void **state)
{
    Fixture *f = *state;
    const char *outline =
        "figure#f1 a.svg | A hand\np#p1 one two three four five six seven eight nine ten eleven twelve";
    Pages *pages = pages_fixture_outline(f, outline, 200, 148);
    assert_true(pages_extend(pages, 9));
    assert_string_equal(page_in_words(f, pages, 0), "*|one two three four|five six seven eight|");
    outline = "h2#h Then\nfigure#f1 a.svg | A hand\nul#u\n  li#l1 one two three four five six seven";
    pages = pages_fixture_outline(f, outline, 200, 215);
    assert_true(pages_extend(pages, 9));
    assert_string_equal(page_in_words(f, pages, 0), "Then|*|one two three|four five six|seven|");
}

// Of its caption no line stands on another page, however low the page is.
static void a_picture_becomes_smaller_for_its_caption(void **state)
{
    Fixture *f = *state;
    const char *outline =
        "h2#h Then\nfigure#f1 a.svg | A hand\n  p#q A path may turn back and still be a path.\nul#u\n  "
        "li#l1 one";
    for (int height_px = 130; height_px < 230; height_px += 7) {
        Pages *pages = pages_fixture_outline(f, outline, 200, height_px);
        assert_true(pages_extend(pages, 9));
        Text first = text_of(page_in_words(f, pages, 0));
        if (!text_starts(first, TEXT("Then|*|A path may turn back and|still be a path.|")))
            fail_msg("%d px: %.*s", height_px, TEXT_ARGS(first));
    }
}

static void unreadable_pictures_give_their_words(void **state)
{
    Fixture *f = *state;
    f->fixed.picture = (Size){0, 0};
    Pages *pages = pages_fixture_outline(f, "figure#f1 a.svg | A hand", 200, 200);
    pages_extend(pages, 9);
    Frame frame = pages_fixture_draw(f, pages, 0, pages_fixture_theme(200, 200, 20));
    assert_int_equal(frame.pictures.count, 0);
    assert_true(frame_shows(&frame, TEXT("A hand")));
}

static void only_what_is_looked_at_is_set(void **state)
{
    Fixture *f = *state;
    Text outline = TEXT("");
    for (int i = 0; i < 500; i++)
        outline = text_format(f->arena, "%.*sp#p%d one two three four five\n", TEXT_ARGS(outline), i);
    Pages *pages = pages_fixture_outline(f, text_string(f->arena, outline), 200, 150);
    assert_int_equal(typesetter_counts(f->typesetter).paragraphs, 0);
    assert_false(pages_extend(pages, 0));
    assert_in_range(typesetter_counts(f->typesetter).paragraphs, 1, 4);
    assert_false(pages_extend(pages, 2));
    assert_in_range(typesetter_counts(f->typesetter).paragraphs, 5, 10);
    assert_int_equal(pages_count(pages), 3);
    pages_find(pages, (Place){.block = id_of(TEXT("p100"))});
    assert_in_range(typesetter_counts(f->typesetter).paragraphs, 100, 106);
    assert_false(pages_are_complete(pages));
}

static void boxes_and_heads_stand_where_they_are_told(void **state)
{
    Fixture *f = *state;
    Piece pieces[] = {
        {.kind = PIECE_BOX, .height_px = 50},
        {.flow = flow_fixture(f->arena, TEXT("p#p1 one two three four five six seven eight nine")),
         .is_framed = true,
         .head_px = 40,
         .pad_px = 10,
         .gap_px = 8},
        {.kind = PIECE_BOX, .height_px = 50, .gap_px = 8},
        {.kind = PIECE_BOX, .height_px = 20, .starts_page = true},
    };
    Pages *pages = pages_fixture_begin(f, pieces, 4, pages_fixture_theme(220, 300, 20));
    pages_extend(pages, 9);
    const PageBox *boxes;
    assert_int_equal(pages_boxes(pages, 0, &boxes), 3);
    assert_int_equal(boxes[1].piece, 1);
    assert_int_equal(boxes[1].rect.y, 58);
    // Under the head a sixteenth of a line, three lines, the padding, and the gap.
    assert_int_equal(boxes[2].rect.y, 58 + 40 + 30 / 16 + 90 + 10 + 8);
    assert_int_equal(pages_find_piece(pages, 3), 1);
    assert_int_equal(pages_find_piece(pages, 1), 0);
    assert_int_equal(pages_count(pages), 2);
}

static int drawn_rooms;

static void count_room(void *owner, Frame *frame, int piece, Rect rect)
{
    (void)owner, (void)piece;
    assert_int_equal(rect.x, 7);
    frame_rule(frame, rect, frame->ground);
    drawn_rooms++;
}

static void boxes_are_drawn_in_their_turn(void **state)
{
    Fixture *f = *state;
    Piece pieces[] = {
        {.flow = flow_fixture(f->arena, TEXT("p#p1 one"))},
        {.kind = PIECE_BOX, .height_px = 50},
        {.flow = flow_fixture(f->arena, TEXT("p#p2 two"))},
    };
    Theme theme = pages_fixture_theme(200, 300, 20);
    Pages *pages = pages_fixture_begin(f, pieces, 3, theme);
    pages_extend(pages, 0);
    Frame frame = frame_begin(f->arena, &theme);
    drawn_rooms = 0;
    pages_draw(pages, 0, &frame, &(PagesLook){.x = 7, .y = 9, .draw_box = count_room});
    assert_int_equal(drawn_rooms, 1);
    assert_int_equal(frame.marks.count, 3);
    assert_int_equal(frame.marks.at[1].kind, MARK_BOX);
    assert_int_equal(frame.marks.at[1].rect.y, 9 + 30);
}

// Where the lines of a page stand that is much wider than its text; a box on it, 7 px from the left, is checked as it
// is drawn.
static Rect lines_on_wide_page(Fixture *f, Direction direction)
{
    enum { MEASURE_PX = 200 };
    Piece pieces[] = {{.flow = flow_fixture(f->arena, TEXT("p#p1 one and two and three and four and five and six"))},
                      {.kind = PIECE_BOX, .height_px = 50}};
    Theme theme = pages_fixture_theme(900, 600, 20);
    theme.column_px = MEASURE_PX;
    theme.direction = direction;
    Pages *pages = pages_fixture_begin(f, pieces, 2, theme);
    pages_extend(pages, 0);
    Frame frame = frame_begin(f->arena, &theme);
    pages_draw(pages, 0, &frame, &(PagesLook){.x = 7, .draw_box = count_room});
    assert_true(frame.lines.count > 2);
    Rect all = frame.lines.at[0].rect;
    for (int i = 1; i < frame.lines.count; i++)
        all = rect_union(all, frame.lines.at[i].rect);
    assert_true(all.w <= MEASURE_PX);
    const Mark *box = &frame.marks.at[frame.marks.count - 1];
    assert_int_equal(box->rect.w, 900);
    return all;
}

// A page that another language has lent runs as its own words do, whichever way the interface does.
static void pictures_run_as_the_page_they_stand_on(void **state)
{
    Fixture *f = *state;
    static const Direction ways[] = {DIRECTION_LTR, DIRECTION_RTL};
    for (int i = 0; i < 4; i++) {
        Direction interface = ways[i / 2], page = ways[i % 2];
        Piece piece = {.flow = flow_fixture(f->arena, TEXT("figure#f1 pictures/hands.svg | Two open hands"))};
        Theme theme = pages_fixture_theme(400, 300, 20);
        theme.direction = interface;
        PagesSpec spec = pages_fixture_spec(f, &piece, 1, theme);
        spec.direction = page;
        Pages *pages = pages_begin(f->arena, f->typesetter, &spec);
        assert_true(pages_extend(pages, 0));
        Frame frame = pages_fixture_draw(f, pages, 0, theme);
        const Mark *picture = &frame.marks.at[0];
        while (picture->kind != MARK_PICTURE)
            picture++;
        assert_true(picture->is_rtl == (page == DIRECTION_RTL));
    }
}

static void text_keeps_its_measure_where_lines_start(void **state)
{
    assert_int_equal(lines_on_wide_page(*state, DIRECTION_LTR).x, 7);
    Rect mirrored = lines_on_wide_page(*state, DIRECTION_RTL);
    assert_int_equal(mirrored.x + mirrored.w, 7 + 900);
}

static void box_ends_on_the_page(void *owner, Frame *frame, int piece, Rect rect)
{
    const int *height_px = owner;
    (void)piece, (void)frame;
    drawn_rooms++;
    assert_true(rect.y + rect.h <= *height_px);
}

// What a page holds is counted as what its gaps give: that above words which a picture stands beside as well.
static void a_box_below_a_picture_beside_words_ends_on_its_page(void **state)
{
    enum { MEASURE_PX = 400, WIDTH_PX = 900, LEAST_PX = 400, MOST_PX = 1000 };
    Fixture *f = *state;
    Flow flow =
        flow_fixture(f->arena, TEXT("p#p1 one and two and three and four and five and six\n"
                                    "figure#f1 pictures/hands.svg | Two open hands\n"
                                    "p#p2 one and two and three and four and five and six and seven and eight "
                                    "and nine and ten and one and two and three and four and five and six and "
                                    "seven and eight and nine and ten and one and two and three and four and five "
                                    "and six and seven and eight and nine and ten and one and two and three and "
                                    "four and five and six and seven and eight and nine and ten and eleven\n"
                                    "h2#h1 Then\np#p3 one and two"));
    Piece pieces[] = {{.flow = flow}, {.kind = PIECE_BOX, .height_px = 50, .is_at_foot = true, .foot_px = 9}};
    for (int height_px = LEAST_PX; height_px <= MOST_PX; height_px++) {
        Theme theme = pages_fixture_theme(WIDTH_PX, height_px, 20);
        theme.column_px = MEASURE_PX;
        Pages *pages = pages_fixture_begin(f, pieces, 2, theme);
        assert_true(pages_extend(pages, 9));
        drawn_rooms = 0;
        for (int page = 0; page < pages_count(pages); page++) {
            Frame frame = frame_begin(f->arena, &theme);
            pages_draw(pages, page, &frame, &(PagesLook){.draw_box = box_ends_on_the_page, .owner = &height_px});
        }
        assert_int_equal(drawn_rooms, 1);
    }
}

// Free room beside the text's measure holds the picture, and the text keeps all of its column.
static void a_picture_stands_beside_the_measure_of_a_wide_page(void **state)
{
    enum { MEASURE_PX = 400, WIDTH_PX = 900 };
    Fixture *f = *state;
    Piece piece = {.flow = flow_fixture(f->arena, TEXT("figure#f1 pictures/hands.svg | Two open hands\n"
                                                       "p#p1 one and two and three and four and five and six and seven "
                                                       "and eight and nine and ten and eleven and twelve\n"
                                                       "h2#h1 Then\np#p2 one and two"))};
    Theme theme = pages_fixture_theme(WIDTH_PX, 600, 20);
    theme.column_px = MEASURE_PX;
    Pages *pages = pages_fixture_begin(f, &piece, 1, theme);
    assert_true(pages_extend(pages, 9));
    Frame frame = pages_fixture_draw(f, pages, 0, theme);
    assert_int_equal(frame.pictures.count, 1);
    Rect picture = frame.pictures.at[0].rect;
    assert_true(picture.x > MEASURE_PX && picture.x + picture.w <= WIDTH_PX);
    int widest = 0;
    for (int i = 0; i < frame.lines.count; i++)
        widest = frame.lines.at[i].rect.w > widest ? frame.lines.at[i].rect.w : widest;
    assert_true(widest > MEASURE_PX * 3 / 4 && widest <= MEASURE_PX);
    assert_string_equal(frame.lines.at[frame.lines.count - 1].block.at, "p2");
}

// ---- One thing a page

// The first words of each page of an outline, one page a line.
static char *calm_pages(Fixture *f, const char *outline)
{
    f->is_calm = true;
    Pages *pages = pages_fixture_outline(f, outline, 400, 600);
    pages_extend(pages, 100);
    Text list = TEXT("");
    for (int page = 0; page < pages_count(pages); page++) {
        Frame frame = pages_fixture_draw(f, pages, page, pages_fixture_theme(400, 600, 20));
        for (int i = 0; i < frame.lines.count; i++)
            list = text_format(f->arena, "%.*s%s%.*s", TEXT_ARGS(list),
                               i      ? " "
                               : page ? " | "
                                      : "",
                               TEXT_ARGS(frame.lines.at[i].text));
    }
    return text_string(f->arena, list);
}

static void a_calm_page_holds_one_block(void **state)
{
    assert_string_equal(
        calm_pages(*state, "p#p1 one\np#p2 two\nul#u\n  li#l1 three\n  li#l2 four\ntip#t\n  p#p3 five\n  p#p4 six"),
        "one | two | three four | five six");
}

static void a_calm_heading_stands_with_its_block(void **state)
{
    assert_string_equal(
        calm_pages(*state, "h2#h1 one\nh3#h2 two\np#p1 three\np#p2 four\nh2#h3 five\nul#u\n  li#l1 six"),
        "one two three | four | five six");
}

static void a_colon_leads_to_what_it_announces(void **state)
{
    assert_string_equal(
        calm_pages(*state, "p#p1 these:\nul#u\n  li#l1 one\n  li#l2 two:\np#p2 three:\np#p3? hidden\np#p4 four"),
        "these: one two: | three: | four");
}

static void a_table_and_a_picture_with_its_caption_are_one_thing(void **state)
{
    Fixture *f = *state;
    f->is_calm = true;
    const char *outline = "p#p1 one\ntable#t\n  tr\n    th#a Day\n  tr\n    td#b Monday\nfigure#f1 a.svg | A hand\n  "
                          "p#c Below it\np#p2 two";
    Pages *pages = pages_fixture_outline(f, outline, 400, 600);
    pages_extend(pages, 9);
    static const char *const begin[] = {"p1", "a", "f1", "p2"};
    assert_int_equal(pages_count(pages), 4);
    for (int page = 0; page < 4; page++)
        assert_string_equal(pages_place(pages, page).block.at, begin[page]);
}

static void calm_pages_hold_few_choices(void **state)
{
    Fixture *f = *state;
    f->is_calm = true;
    Piece pieces[] = {
        {.kind = PIECE_BOX, .height_px = 20},
        {.kind = PIECE_BOX, .height_px = 20, .choice_count = 2},
        {.kind = PIECE_BOX, .height_px = 20, .choice_count = 1},
        {.kind = PIECE_BOX, .height_px = 20, .keep_with_next = true},
        {.kind = PIECE_BOX, .height_px = 20, .choice_count = 1},
        {.kind = PIECE_BOX, .height_px = 20, .choice_count = 4},
    };
    Pages *pages = pages_fixture_begin(f, pieces, 6, pages_fixture_theme(200, 300, 20));
    pages_extend(pages, 9);
    assert_int_equal(pages_count(pages), 3);
    assert_int_equal(pages_find_piece(pages, 2), 0);
    assert_int_equal(pages_find_piece(pages, 3), 1); // a heading goes along
    assert_int_equal(pages_find_piece(pages, 5), 2);
    f->is_calm = false;
    pages = pages_fixture_begin(f, pieces, 6, pages_fixture_theme(200, 300, 20));
    pages_extend(pages, 9);
    assert_int_equal(pages_count(pages), 1);
}

static void what_belongs_together_is_not_parted(void **state)
{
    Fixture *f = *state;
    f->is_calm = true;
    Piece pieces[] = {
        {.kind = PIECE_BOX, .height_px = 20},
        {.flow = flow_fixture(f->arena, TEXT("p#p1 one\np#p2 two")), .is_together = true},
        {.flow = flow_fixture(f->arena, TEXT("p#p3 three\np#p4 four")), .starts_page = true},
    };
    Pages *pages = pages_fixture_begin(f, pieces, 3, pages_fixture_theme(200, 300, 20));
    pages_extend(pages, 9);
    assert_int_equal(pages_count(pages), 3);
    assert_int_equal(pages_find(pages, (Place){.block = id_of(TEXT("p2"))}), 0);
    assert_int_equal(pages_find(pages, (Place){.block = id_of(TEXT("p4"))}), 2);
}

// ---- Pieces that are tied

// The page on which each of five boxes of 40 px stands, with that many px of height on a page.
static void check_box_pages(Fixture *f, const Piece *pieces, int height_px, const int *expected)
{
    Pages *pages = pages_fixture_begin(f, pieces, 5, pages_fixture_theme(200, height_px, 20));
    for (int i = 0; i < 5; i++)
        assert_int_equal(pages_find_piece(pages, i), expected[i]);
}

static void tied_pieces_stay_on_one_page(void **state)
{
    enum { HIGH = 40 };
    const Piece pieces[] = {
        {.kind = PIECE_BOX, .height_px = HIGH},
        {.kind = PIECE_BOX, .height_px = HIGH, .keep_with_next = true}, // leads into the chain
        {.kind = PIECE_BOX, .height_px = HIGH},
        {.kind = PIECE_BOX, .height_px = HIGH, .is_tied = true},
        {.kind = PIECE_BOX, .height_px = HIGH, .is_tied = true},
    };
    check_box_pages(*state, pieces, 5 * HIGH, (const int[]){0, 0, 0, 0, 0});
    check_box_pages(*state, pieces, 5 * HIGH - 1, (const int[]){0, 1, 1, 1, 1});
    check_box_pages(*state, pieces, 4 * HIGH, (const int[]){0, 1, 1, 1, 1});
    // Too long for a page: what leads into it stays with its beginning, and as much of its end as can be is whole.
    check_box_pages(*state, pieces, 3 * HIGH, (const int[]){0, 0, 0, 1, 1});
}

static void words_are_tied_with_all_their_lines(void **state)
{
    Fixture *f = *state;
    const Piece pieces[] = {
        {.kind = PIECE_BOX, .height_px = 60},
        {.flow = flow_fixture(f->arena, TEXT("p#p1 one two three four five six seven eight nine"))}, // 3 lines of 30
        {.kind = PIECE_BOX, .height_px = 40, .is_tied = true},
    };
    Pages *pages = pages_fixture_begin(f, pieces, 3, pages_fixture_theme(200, 189, 20));
    assert_int_equal(pages_find_piece(pages, 1), 1);
    assert_int_equal(pages_find_piece(pages, 2), 1);
    pages = pages_fixture_begin(f, pieces, 3, pages_fixture_theme(200, 190, 20));
    assert_int_equal(pages_find_piece(pages, 2), 0);
}

static void what_is_tied_takes_the_last_lines_along(void **state)
{
    Fixture *f = *state;
    const Piece pieces[] = {
        {.flow =
             flow_fixture(f->arena, TEXT("p#p1 one two three four five six seven eight nine ten eleven twelve thirteen "
                                         "fourteen"))}, // 5 lines of 30
        {.kind = PIECE_BOX, .height_px = 40, .is_tied = true},
    };
    Pages *pages = pages_fixture_begin(f, pieces, 2, pages_fixture_theme(200, 160, 20));
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 2);
    assert_int_equal(lines_on(f, pages, 0), 3);
    assert_int_equal(lines_on(f, pages, 1), 2);
    assert_int_equal(pages_find_piece(pages, 1), 1);
}

static void what_is_tied_takes_a_note_along_whole(void **state)
{
    Fixture *f = *state;
    const Piece pieces[] = {
        {.flow = flow_fixture(f->arena, TEXT("p#p1 one two three four five\ncare#c\n  p#p2 one two three four five six "
                                             "seven eight nine ten eleven"))},
        {.kind = PIECE_BOX, .height_px = 40, .is_tied = true},
    };
    Pages *pages = pages_fixture_begin(f, pieces, 2, pages_fixture_theme(200, 240, 20));
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(pages_place(pages, 1).block.at, "p2");
    assert_int_equal(pages_place(pages, 1).offset, 0);
    assert_int_equal(pages_find_piece(pages, 1), 1);
}

// Pages of words that end in the line of a safety line, and of a button where that is tied to them.
static Pages *begin_quiet(Fixture *f, bool is_tied, int height_px)
{
    static Id rider;
    rider = id_of(TEXT("consent"));
    Flow flow = flow_fixture(f->arena, TEXT("p#p1 one two three four five six seven eight nine ten eleven twelve "
                                            "thirteen fourteen\ncare#c\n  p#p2 Both agree. A no is enough."));
    Block *blocks = arena_many(f->arena, Block, flow.count);
    memcpy(blocks, flow.blocks, sizeof *blocks * (size_t)flow.count);
    blocks[1].rider = &rider;
    const Piece pieces[] = {{.flow = {blocks, flow.count}}, {.kind = PIECE_BOX, .height_px = 60, .is_tied = is_tied}};
    PagesSpec spec = pages_fixture_spec(f, pieces, 2, pages_fixture_theme(200, height_px, 20));
    spec.quiet_riders = &rider;
    spec.quiet_count = 1;
    Pages *pages = pages_begin(f->arena, f->typesetter, &spec);
    assert_true(pages_extend(pages, 9));
    return pages;
}

static void a_quiet_safety_line_has_words_above_it(void **state)
{
    Fixture *f = *state;
    static const int heights_px[] = {165, 195}; // neither the line fits, nor the button below it
    for (int i = 0; i < 2; i++) {
        Pages *pages = begin_quiet(f, i == 1, heights_px[i]);
        assert_int_equal(pages_count(pages), 2);
        assert_int_equal(lines_on(f, pages, 0), 3);
        assert_int_equal(lines_on(f, pages, 1), 3);
    }
}

static int first_line_y(Fixture *f, const char *outline, Size corner)
{
    Piece piece = {.flow = flow_fixture(f->arena, text_of(outline))};
    PagesSpec spec = pages_fixture_spec(f, &piece, 1, pages_fixture_theme(200, 200, 20));
    spec.corner = corner;
    Pages *pages = pages_begin(f->arena, f->typesetter, &spec);
    assert_true(pages_extend(pages, 9));
    return pages_fixture_draw(f, pages, 0, spec.theme).lines.at[0].rect.y;
}

static void short_headings_begin_beside_the_corner(void **state)
{
    Fixture *f = *state;
    const char *heading = "h2#h1 Rest\np#p1 one two", *text = "p#p1 one";
    int usual = first_line_y(f, heading, (Size){0, 0});
    assert_int_equal(first_line_y(f, heading, (Size){60, 12}), usual - 12);
    assert_int_equal(first_line_y(f, heading, (Size){190, 12}), usual); // no room for it there
    assert_int_equal(first_line_y(f, text, (Size){60, 12}), first_line_y(f, text, (Size){0, 0}));
}

static void a_box_with_two_forms_takes_the_one_that_there_is_room_for(void **state)
{
    Fixture *f = *state;
    Piece pieces[] = {
        {.kind = PIECE_BOX, .height_px = 100},
        {.kind = PIECE_BOX, .height_px = 50, .full_px = 180, .is_at_foot = true},
    };
    const PageBox *boxes;
    Pages *pages = pages_fixture_begin(f, pieces, 2, pages_fixture_theme(200, 200, 20));
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_boxes(pages, 0, &boxes), 2);
    assert_false(boxes[1].is_full);
    assert_int_equal(boxes[1].rect.y, 150);
    assert_int_equal(boxes[1].rect.h, 50);
    pieces[1].full_px = 100;
    pages = pages_fixture_begin(f, pieces, 2, pages_fixture_theme(200, 200, 20));
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_boxes(pages, 0, &boxes), 2);
    assert_true(boxes[1].is_full);
    assert_int_equal(boxes[1].rect.y, 100); // and not at the foot
    pieces[1].full_px = 180;
    pages = pages_fixture_begin(f, pieces, 2, pages_fixture_theme(200, 149, 20));
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 2);
    assert_int_equal(pages_boxes(pages, 1, &boxes), 1);
    assert_true(boxes[0].is_full);
    assert_int_equal(boxes[0].rect.y, 0);
    assert_int_equal(boxes[0].rect.h, 149); // at most the page
}

static void a_box_alone_keeps_its_heading_and_nothing_else(void **state)
{
    Fixture *f = *state;
    Piece pieces[] = {
        {.kind = PIECE_BOX, .height_px = 150},
        {.kind = PIECE_BOX, .height_px = 30, .keep_with_next = true},
        {.kind = PIECE_BOX, .height_px = 50, .full_px = 80},
        {.kind = PIECE_BOX, .height_px = 10},
    };
    Pages *pages = pages_fixture_begin(f, pieces, 4, pages_fixture_theme(200, 200, 20));
    assert_int_equal(pages_find_piece(pages, 1), 1);
    assert_int_equal(pages_find_piece(pages, 2), 1);
    assert_int_equal(pages_find_piece(pages, 3), 2);
    const PageBox *boxes;
    assert_int_equal(pages_boxes(pages, 1, &boxes), 2);
    assert_true(boxes[1].is_full);
    assert_int_equal(boxes[1].rect.y, 30);
}

static int stacked_px(Fixture *f, const Piece *pieces, int count, int height_px)
{
    Theme theme = pages_fixture_theme(200, height_px, 20);
    PagesSpec spec = {.pieces = pieces, .piece_count = count, .theme = theme, .width_px = 200, .height_px = height_px};
    return pages_stacked_px(f->arena, f->typesetter, &spec);
}

static void the_height_of_a_stack_is_that_of_its_page(void **state)
{
    Fixture *f = *state;
    Piece pieces[] = {
        {.kind = PIECE_BOX, .height_px = 50},
        {.flow = flow_fixture(f->arena, TEXT("h2#h Rest\np#p1 one two three four five six seven eight nine")),
         .is_framed = true,
         .head_px = 40,
         .pad_px = 10,
         .gap_px = 8},
        {.kind = PIECE_BOX, .height_px = 50, .gap_px = 8, .starts_page = true}, // whatever would begin a page
    };
    int px = stacked_px(f, pieces, 3, 600);
    pieces[2].starts_page = false;
    Pages *pages = pages_fixture_begin(f, pieces, 3, pages_fixture_theme(200, 600, 20));
    assert_true(pages_extend(pages, 9));
    assert_int_equal(pages_count(pages), 1);
    assert_int_equal(px, pages_used_px(pages, 0));
    assert_int_equal(stacked_px(f, pieces, 3, px), px);
    assert_true(stacked_px(f, pieces, 3, px - 1) > px - 1);
    assert_int_equal(stacked_px(f, pieces, 0, 600), 0);
}

static void a_stack_is_measured_no_further_than_a_page(void **state)
{
    Fixture *f = *state;
    Piece piece = {.flow = flow_fixture(f->arena, TEXT("p#a one two three\np#b four five six\np#c seven eight\n"
                                                       "p#d nine ten eleven\np#e twelve\np#f thirteen"))};
    long before = typesetter_counts(f->typesetter).paragraphs;
    assert_true(stacked_px(f, &piece, 1, 60) > 60);
    assert_int_equal(typesetter_counts(f->typesetter).paragraphs - before, 2);
}

// ---- Random flows

typedef struct Dice {
    uint32_t seed;
} Dice;

static int roll(Dice *dice, int sides)
{
    dice->seed = dice->seed * 1664525u + 1013904223u;
    return (int)((dice->seed >> 8) % (uint32_t)sides);
}

static int next_word; // words are numbered, so that none can be lost or told twice unseen

static Text random_words(Fixture *f, Dice *dice, int most)
{
    Text words = TEXT("");
    for (int count = 1 + roll(dice, most); count > 0; count--)
        words = text_format(f->arena, "%.*sw%d ", TEXT_ARGS(words), next_word++);
    return words;
}

static Text random_blocks(Fixture *f, Dice *dice, int first, int count)
{
    Text outline = TEXT("");
    for (int i = first; i < first + count; i++) {
        static const char *const openings[] = {"",
                                               "",
                                               "",
                                               "ul#u\n  li#l\n    ",
                                               "ol#o\n  li#l\n    ",
                                               "tip#t\n  ",
                                               "care#c\n  ",
                                               "quote#q\n  ",
                                               "dl#d\n  dd#e\n    "};
        int kind = roll(dice, 12);
        const char *opening = kind < 9 ? openings[kind] : "";
        const char *name = kind == 9 ? "h2" : kind == 10 ? "h3" : kind == 11 ? "ul#v\n  li" : "p";
        Text words = random_words(f, dice, kind == 9 || kind == 10 ? 6 : 60);
        outline = text_format(f->arena, "%.*s%s%s#b%d %.*s\n", TEXT_ARGS(outline), opening, name, i, TEXT_ARGS(words));
    }
    return outline;
}

static Text random_flow(Fixture *f, Dice *dice)
{
    return random_blocks(f, dice, 0, 3 + roll(dice, 12));
}

// Appends the words that a page shows; checks that all stands on the page.
static void check_page(Fixture *f, Pages *pages, int page, Theme theme, int *seen)
{
    Frame frame = pages_fixture_draw(f, pages, page, theme);
    Rect glass = {0, 0, theme.glass.width_px, theme.glass.height_px};
    assert_true(pages_used_px(pages, page) <= glass.h);
    assert_true(frame.lines.count > 0);
    for (int i = 0; i < frame.marks.count; i++)
        if (frame.marks.at[i].kind == MARK_BOX)
            assert_true(rect_encloses(glass, frame.marks.at[i].rect));
    for (int i = 0; i < frame.lines.count; i++) {
        const Line *line = &frame.lines.at[i];
        Rect letters = line->rect; // as deep as they go: what is free below them may lie beyond the page
        letters.h = line->baseline + line->font_px * 28 / 100 - letters.y;
        assert_true(rect_encloses(glass, letters));
        Text rest = frame.lines.at[i].text;
        for (Text word = text_word(&rest); word.size; word = text_word(&rest))
            if (word.at[0] == 'w')
                assert_int_equal(atoi(text_string(f->arena, word) + 1), (*seen)++);
    }
}

// Lines of each block on a page never stand alone, for a page has room for four and more.
static void check_loneliness(Fixture *f, Pages *pages, Theme theme)
{
    for (int page = 0; page + 1 < pages_count(pages); page++) {
        Frame here = pages_fixture_draw(f, pages, page, theme), there = pages_fixture_draw(f, pages, page + 1, theme);
        Id last = here.lines.at[here.lines.count - 1].block, first = there.lines.at[0].block;
        assert_int_not_equal(here.lines.at[here.lines.count - 1].font_px, theme.heading.font.size_px);
        if (!id_equal(last, first))
            continue;
        int before = 0, after = 0;
        for (int i = 0; i < here.lines.count; i++)
            before += id_equal(here.lines.at[i].block, last);
        for (int i = 0; i < there.lines.count; i++)
            after += id_equal(there.lines.at[i].block, first);
        assert_true(before >= 2 && after >= 2);
    }
}

static void check_round_trip(Fixture *f, Pages *pages, const Piece *piece, Dice *dice)
{
    static const int widths[] = {180, 310, 640};
    for (int page = 0; page < pages_count(pages); page++) {
        Place place = pages_place(pages, page);
        assert_int_equal(pages_find(pages, place), page);
        Theme theme = pages_fixture_theme(widths[roll(dice, 3)], 200 + roll(dice, 300), 14 + roll(dice, 20));
        f->is_calm = roll(dice, 2);
        Pages *other = pages_fixture_begin(f, piece, 1, theme);
        int found = pages_find(other, place);
        Place start = pages_place(other, found);
        if (id_equal(start.block, place.block))
            assert_true(start.offset <= place.offset);
        pages_extend(other, found + 1);
        if (found + 1 < pages_count(other) && id_equal(pages_place(other, found + 1).block, place.block))
            assert_true(pages_place(other, found + 1).offset > place.offset);
        Frame frame = pages_fixture_draw(f, other, found, theme);
        bool is_there = false;
        for (int i = 0; i < frame.lines.count; i++)
            is_there = is_there || id_equal(frame.lines.at[i].block, place.block);
        assert_true(is_there);
    }
}

// Every block of a random flow has a number. Those on a calm page are headings but for one.
static void check_one_thing(Fixture *f, Pages *pages, Theme theme, Text outline)
{
    for (int page = 0; page < pages_count(pages); page++) {
        Frame frame = pages_fixture_draw(f, pages, page, theme);
        Id thing = {0};
        for (int i = 0; i < frame.lines.count; i++) {
            Id block = frame.lines.at[i].block;
            bool is_heading = false;
            for (int level = 2; level <= 3; level++) {
                Text opening = text_format(f->arena, "h%d#%s ", level, block.at);
                is_heading = is_heading || text_find(outline, opening, 0) < outline.size;
            }
            if (is_heading)
                continue;
            assert_true(!thing.at[0] || id_equal(thing, block));
            thing = block;
        }
    }
}

static void random_flows_keep_every_rule(void **state)
{
    Fixture *f = *state;
    Dice dice = {11};
    for (int round = 0; round < 250; round++) {
        next_word = 0;
        Text outline = random_flow(f, &dice);
        Piece piece = {.flow = flow_fixture(f->arena, outline), .is_framed = roll(&dice, 4) == 0, .pad_px = 12};
        bool is_calm = f->is_calm = round % 2;
        Theme theme = pages_fixture_theme(220 + roll(&dice, 500), 260 + roll(&dice, 400), 16 + roll(&dice, 8));
        Pages *pages = pages_fixture_begin(f, &piece, 1, theme);
        assert_true(pages_extend(pages, 10000));
        int seen = 0;
        for (int page = 0; page < pages_count(pages); page++)
            check_page(f, pages, page, theme, &seen);
        assert_int_equal(seen, next_word);
        check_loneliness(f, pages, theme);
        if (is_calm)
            check_one_thing(f, pages, theme, outline);
        check_round_trip(f, pages, &piece, &dice);
        arena_reset(f->arena);
    }
}

// On pages of any size, down to one line: nothing is lost and every page makes progress.
static void tiny_pages_lose_nothing(void **state)
{
    Fixture *f = *state;
    Dice dice = {5};
    for (int round = 0; round < 150; round++) {
        next_word = 0;
        Piece piece = {.flow = flow_fixture(f->arena, random_flow(f, &dice))};
        f->is_calm = round % 2;
        Theme theme = pages_fixture_theme(160 + roll(&dice, 300), 36 + roll(&dice, 120), 16);
        theme.heading = theme.strong_body;
        Pages *pages = pages_fixture_begin(f, &piece, 1, theme);
        assert_true(pages_extend(pages, 10000));
        int seen = 0;
        for (int page = 0; page < pages_count(pages); page++)
            check_page(f, pages, page, theme, &seen);
        assert_int_equal(seen, next_word);
        arena_reset(f->arena);
    }
}

// ---- Long flows

static char *page_in_print(Fixture *f, Pages *pages, int page, Theme theme)
{
    char *string = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&string, &size);
    Frame frame = pages_fixture_draw(f, pages, page, theme);
    fprintf(out, "%d px\n", pages_used_px(pages, page));
    print_marks(out, &frame);
    fclose(out);
    char *kept = text_string(f->arena, text_of(string));
    free(string);
    return kept;
}

// Blocks of every kind, and pictures among them, beside which words stand where the page is wide.
static Text long_outline(Fixture *f, Dice *dice)
{
    Text outline = TEXT("");
    for (int i = 0; i < 60; i++) {
        Text blocks = random_blocks(f, dice, i * 10, 10);
        outline = text_format(f->arena, "%.*s%.*sfigure#f%d pictures/hands.svg | Two hands\n  p#q%d Open ones.\n",
                              TEXT_ARGS(outline), TEXT_ARGS(blocks), i, i);
    }
    return outline;
}

// Of a long flow the pages that nobody looked at for a while are set anew: just as they were, whichever comes first.
static void pages_set_anew_are_as_they_were(void **state)
{
    Fixture *f = *state;
    Dice dice = {7};
    for (int round = 0; round < 12; round++) {
        next_word = 0;
        Piece piece = {.flow = flow_fixture(f->arena, long_outline(f, &dice))};
        f->is_calm = round % 3 == 2;
        Theme theme = pages_fixture_theme(260 + roll(&dice, 400), 200 + roll(&dice, 300), 16 + roll(&dice, 8));
        Pages *pages = pages_fixture_begin(f, &piece, 1, theme);
        ARRAY(char *) first = {0};
        while (!pages_extend(pages, first.count) || first.count < pages_count(pages)) {
            char *print = page_in_print(f, pages, first.count, theme);
            *array_push(f->arena, &first) = print;
        }
        assert_true(pages_count(pages) > 100);
        for (int i = 0; i < 200; i++) {
            int page = roll(&dice, pages_count(pages));
            assert_string_equal(page_in_print(f, pages, page, theme), first.at[page]);
        }
        arena_reset(f->arena);
    }
}

// What the pages of so many paragraphs take, once all are known, and how many there are.
static size_t long_layout_bytes(Fixture *f, int paragraph_count, int *page_count)
{
    char *outline = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&outline, &size);
    for (int i = 0; i < paragraph_count; i++)
        fprintf(out, "p#p%d some words that fill a line or two of this page\n", i);
    fclose(out);
    Piece piece = {.flow = flow_fixture(f->arena, text_copy(f->arena, (Text){outline, size}))};
    free(outline);
    size_t before = arena_used(f->arena);
    Pages *pages = pages_fixture_begin(f, &piece, 1, pages_fixture_theme(300, 200, 16));
    assert_true(pages_extend(pages, INT_MAX));
    *page_count = pages_count(pages);
    size_t bytes = arena_used(f->arena) - before;
    arena_reset(f->arena);
    return bytes;
}

static void a_long_layout_keeps_little_of_a_page(void **state)
{
    Fixture *f = *state;
    int page_count = 0, page_count_after = 0;
    size_t bytes = long_layout_bytes(f, 1500, &page_count), bytes_after = long_layout_bytes(f, 3000, &page_count_after);
    assert_true(page_count > 200 && page_count_after > page_count + 200);
    assert_true(bytes_after < bytes + 200 * (size_t)(page_count_after - page_count));
}

int main(void)
{
#define with_fixture(test) cmocka_unit_test_setup_teardown(test, pages_fixture_open, pages_fixture_close)
    const struct CMUnitTest tests[] = {
        with_fixture(outlines_print_as_their_pages),
        with_fixture(no_line_stands_alone),
        with_fixture(three_lines_never_part),
        with_fixture(what_leads_into_a_list_stays_with_it),
        with_fixture(a_list_parts_between_items_that_are_not_alone),
        with_fixture(a_picture_follows_the_first_paragraph_under_a_heading),
        with_fixture(a_picture_becomes_smaller_for_two_lines_below_it),
        with_fixture(a_picture_becomes_smaller_for_its_caption),
        with_fixture(a_block_may_begin_a_page),
        with_fixture(headings_stay_with_what_follows),
        with_fixture(headings_keep_two_lines_where_more_follow),
        with_fixture(a_page_too_small_for_the_rules_still_makes_progress),
        with_fixture(a_page_may_begin_with_an_empty_cell),
        with_fixture(a_row_that_would_leave_its_heads_stands_in_smaller_words),
        with_fixture(an_empty_flow_is_one_empty_page),
        with_fixture(hidden_blocks_lead_to_the_one_before),
        with_fixture(a_page_of_one_picture_has_a_place),
        with_fixture(unreadable_pictures_give_their_words),
        with_fixture(only_what_is_looked_at_is_set),
        with_fixture(boxes_and_heads_stand_where_they_are_told),
        with_fixture(boxes_are_drawn_in_their_turn),
        with_fixture(pictures_run_as_the_page_they_stand_on),
        with_fixture(text_keeps_its_measure_where_lines_start),
        with_fixture(a_box_below_a_picture_beside_words_ends_on_its_page),
        with_fixture(a_picture_stands_beside_the_measure_of_a_wide_page),
        with_fixture(a_calm_page_holds_one_block),
        with_fixture(a_calm_heading_stands_with_its_block),
        with_fixture(a_colon_leads_to_what_it_announces),
        with_fixture(a_table_and_a_picture_with_its_caption_are_one_thing),
        with_fixture(calm_pages_hold_few_choices),
        with_fixture(what_belongs_together_is_not_parted),
        with_fixture(gaps_give_half_for_one_more_line),
        with_fixture(the_last_page_has_three_lines_where_the_one_before_stays_full),
        with_fixture(a_note_parts_rather_than_leave_a_page_half_empty),
        with_fixture(a_note_of_paragraphs_goes_to_the_next_page_whole),
        with_fixture(a_safety_line_goes_to_the_next_page_whole),
        with_fixture(a_note_that_parts_is_open_where_it_goes_on),
        with_fixture(every_note_is_seen_as_a_box),
        with_fixture(a_note_that_parts_keeps_no_room_where_it_goes_on),
        with_fixture(a_heading_never_parts_and_a_title_alone_stands_without_text),
        with_fixture(two_quiet_lines_stand_a_target_apart),
        with_fixture(riders_stand_in_full_or_as_a_line),
        with_fixture(tied_pieces_stay_on_one_page),
        with_fixture(words_are_tied_with_all_their_lines),
        with_fixture(what_is_tied_takes_the_last_lines_along),
        with_fixture(what_is_tied_takes_a_note_along_whole),
        with_fixture(a_quiet_safety_line_has_words_above_it),
        with_fixture(short_headings_begin_beside_the_corner),
        with_fixture(a_box_with_two_forms_takes_the_one_that_there_is_room_for),
        with_fixture(a_box_alone_keeps_its_heading_and_nothing_else),
        with_fixture(the_height_of_a_stack_is_that_of_its_page),
        with_fixture(a_stack_is_measured_no_further_than_a_page),
        with_fixture(random_flows_keep_every_rule),
        with_fixture(tiny_pages_lose_nothing),
        with_fixture(pages_set_anew_are_as_they_were),
        with_fixture(a_long_layout_keeps_little_of_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
