// What a layout costs grows with what is written, whatever stands in what: counted in paragraphs, shaped runs and
// bytes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "book/flow-iterator.h"
#include "fixed_metrics.h"
#include "page/pages.h"
#include "page/reading-order.h"

typedef struct Cost {
    long paragraphs, shaped;
    size_t bytes, page_bytes; // of the layout; of the page that takes most
    int page_count;
} Cost;

typedef struct Spec {
    Flow (*make)(Arena *arena, int n);
    int n, width_px, height_px;
} Spec;

// Sets all pages and draws each.
static Cost cost_of(const Spec *spec)
{
    FixedMetrics fixed;
    fixed_metrics_begin(&fixed);
    Typesetter *typesetter = typesetter_create(&fixed.metrics, "en");
    Arena *content = arena_create(), *arena = arena_create(), *drawn = arena_create();
    Piece piece = {.flow = spec->make(content, spec->n)};
    PagesSpec pages_spec = {.pieces = &piece,
                            .piece_count = 1,
                            .width_px = spec->width_px,
                            .height_px = spec->height_px,
                            .theme = fixed_theme(spec->width_px, spec->height_px)};
    Pages *pages = pages_begin(arena, typesetter, &pages_spec);
    while (!pages_extend(pages, pages_count(pages)))
        continue;
    Cost cost = {.page_count = pages_count(pages)};
    for (int page = 0; page < cost.page_count; page++) {
        arena_reset(drawn);
        Frame frame = frame_begin(drawn, &pages_spec.theme);
        pages_draw(pages, page, &frame, &(PagesLook){0});
        cost.page_bytes = arena_used(drawn) > cost.page_bytes ? arena_used(drawn) : cost.page_bytes;
    }
    TypesetterCounts counts = typesetter_counts(typesetter);
    cost.paragraphs = counts.paragraphs;
    cost.shaped = counts.shaped;
    cost.bytes = arena_used(arena);
    arena_destroy(drawn);
    arena_destroy(arena);
    arena_destroy(content);
    typesetter_destroy(typesetter);
    return cost;
}

// Four times as much costs at most some five times as much: arrays grow by doubling.
static void assert_grows_along(const char *what, Spec spec)
{
    Cost least = cost_of(&spec);
    spec.n *= 4;
    Cost most = cost_of(&spec);
    print_message("%s: %ld paragraphs, %ld shaped, %zu bytes; then %ld, %ld, %zu\n", what, least.paragraphs,
                  least.shaped, least.bytes, most.paragraphs, most.shaped, most.bytes);
    assert_true(most.paragraphs <= 5 * least.paragraphs + 16);
    assert_true(most.shaped <= 5 * least.shaped + 256);
    assert_true(most.bytes <= 5 * least.bytes + (64 << 10));
    assert_true(most.page_bytes <= 5 * least.page_bytes + (64 << 10));
}

// ---- Content

static Block paragraph(Text words)
{
    return (Block){.kind = BLOCK_PARAGRAPH, .text = words};
}

static Flow flow_of(Arena *arena, const Block *blocks, int count)
{
    Block *copied = arena_many(arena, Block, count);
    memcpy(copied, blocks, sizeof *blocks * (size_t)count);
    return (Flow){copied, count};
}

static Block holding(BlockKind kind, Flow flow)
{
    return (Block){.kind = kind, .children = flow.blocks, .child_count = flow.count};
}

static Text repeated(Arena *arena, const char *words, int n)
{
    size_t size = strlen(words);
    char *at = arena_alloc(arena, size * (size_t)n + 1, 1);
    for (int i = 0; i < n; i++)
        memcpy(at + size * (size_t)i, words, size);
    return (Text){at, size * (size_t)n};
}

// A table of one row: words, and a cell that holds the flow.
static Flow table_around(Arena *arena, Flow inner)
{
    Block words = paragraph(TEXT("Beside it."));
    Block cells[] = {holding(BLOCK_CELL, inner), holding(BLOCK_CELL, flow_of(arena, &words, 1))};
    Block row = holding(BLOCK_ROW, flow_of(arena, cells, 2));
    Block table = holding(BLOCK_TABLE, flow_of(arena, &row, 1));
    return flow_of(arena, &table, 1);
}

// The words stand in n tables inside each other.
static Flow tables_around(Arena *arena, Text words, int n)
{
    Block innermost = paragraph(words);
    Flow flow = flow_of(arena, &innermost, 1);
    for (int i = 0; i < n; i++)
        flow = table_around(arena, flow);
    return flow;
}

static Flow nested_tables(Arena *arena, int n)
{
    return tables_around(arena, TEXT("In the middle."), n);
}

// As high as several pages, so that every table around is set as paragraphs.
static Flow high_nested_tables(Arena *arena, int n)
{
    return tables_around(arena, repeated(arena, "so many words ", 400), n);
}

static Flow nested_lists(Arena *arena, int n)
{
    Block innermost = paragraph(TEXT("In the middle."));
    Flow flow = flow_of(arena, &innermost, 1);
    for (int i = 0; i < n; i++) {
        Block item = holding(BLOCK_ITEM, flow);
        Block list = holding(BLOCK_LIST, flow_of(arena, &item, 1));
        list.marker = MARKER_NUMBER;
        flow = flow_of(arena, &list, 1);
    }
    return flow;
}

static Flow nested_notes(Arena *arena, int n)
{
    Block innermost = paragraph(TEXT("In the middle of it all stand words."));
    Flow flow = flow_of(arena, &innermost, 1);
    for (int i = 0; i < n; i++) {
        Block note = holding(i % 2 ? BLOCK_QUOTE : BLOCK_NOTE, flow);
        flow = flow_of(arena, &note, 1);
    }
    return flow;
}

static Flow rows(Arena *arena, int n)
{
    Block *at = arena_many(arena, Block, n);
    for (int i = 0; i < n; i++) {
        Block words[] = {paragraph(TEXT("By day")),
                         paragraph(TEXT("A lamp, a voice, a glass of water, and the door a little open"))};
        Block cells[] = {holding(BLOCK_CELL, flow_of(arena, &words[0], 1)),
                         holding(BLOCK_CELL, flow_of(arena, &words[1], 1))};
        at[i] = holding(BLOCK_ROW, flow_of(arena, cells, 2));
    }
    Block table = holding(BLOCK_TABLE, (Flow){at, n});
    return flow_of(arena, &table, 1);
}

// A header of n words over n rows, on a page too narrow for columns.
static Flow long_headers(Arena *arena, int n)
{
    Flow table = rows(arena, n);
    Block *row = (Block *)table.blocks[0].children;
    Block *cells = (Block *)row->children;
    for (int c = 0; c < 2; c++) {
        cells[c].is_header = true;
        ((Block *)cells[c].children)->text = repeated(arena, "word ", n);
    }
    return table;
}

static Flow items(Arena *arena, int n)
{
    Block *at = arena_many(arena, Block, n), words = paragraph(TEXT("Words of an item"));
    for (int i = 0; i < n; i++)
        at[i] = holding(BLOCK_ITEM, flow_of(arena, &words, 1));
    Block list = holding(BLOCK_LIST, (Flow){at, n});
    list.marker = MARKER_NUMBER;
    return flow_of(arena, &list, 1);
}

// A paragraph of n words, each a link.
static Flow links(Arena *arena, int n)
{
    Block words = paragraph(repeated(arena, "word ", n));
    Span *spans = arena_many(arena, Span, n);
    for (int i = 0; i < n; i++)
        spans[i] = (Span){.start = (uint32_t)i * 5, .end = (uint32_t)i * 5 + 4, .action.kind = ACTION_OPEN};
    words.spans = spans;
    words.span_count = n;
    return flow_of(arena, &words, 1);
}

static Flow one_word(Arena *arena, int n)
{
    Block words = paragraph(repeated(arena, "w", n));
    return flow_of(arena, &words, 1);
}

static Flow directions(Arena *arena, int n)
{
    Block words = paragraph(repeated(arena, "one \u05D0\u05D1 ", n));
    return flow_of(arena, &words, 1);
}

// ---- What is held to it

static void what_nests_costs_no_more_than_it_holds(void **state)
{
    (void)state;
    assert_grows_along("tables", (Spec){nested_tables, 5, 2000, 1500});
    assert_grows_along("narrow tables", (Spec){nested_tables, 5, 300, 1500});
    assert_grows_along("lists", (Spec){nested_lists, 7, 800, 600});
    assert_grows_along("notes", (Spec){nested_notes, 15, 800, 600});
}

static void a_cell_is_set_once_where_it_fits(void **state)
{
    (void)state;
    Cost cost = cost_of(&(Spec){nested_tables, 4, 4000, 1500});
    assert_int_equal(cost.paragraphs, 5);
}

// A table is laid anew at most once for each around it.
static void what_is_higher_than_a_page_is_laid_anew_a_few_times(void **state)
{
    (void)state;
    enum { DEEP = FLOW_DEPTH_MOST / 3 };
    Cost cost = cost_of(&(Spec){high_nested_tables, DEEP, 3000, 200});
    assert_true(cost.paragraphs <= (DEEP + 1) * (DEEP + 2) + DEEP);
    assert_true(cost.page_count > 1);
}

static void what_is_long_costs_no_more_than_it_holds(void **state)
{
    (void)state;
    assert_grows_along("rows", (Spec){rows, 100, 600, 600});
    assert_grows_along("stacked rows", (Spec){rows, 100, 120, 600});
    assert_grows_along("items", (Spec){items, 100, 600, 600});
    assert_grows_along("links", (Spec){links, 500, 600, 600});
    assert_grows_along("one word", (Spec){one_word, 25000, 600, 600});
    assert_grows_along("directions", (Spec){directions, 500, 600, 600});
}

static void a_long_header_is_not_said_before_each_cell(void **state)
{
    (void)state;
    assert_grows_along("headers", (Spec){long_headers, 100, 120, 600});
}

// A page of a long paragraph costs as much as a page of a short one.
static void a_page_costs_what_stands_on_it(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        Spec spec = {i ? links : directions, 1000, 600, 300};
        Cost few = cost_of(&spec);
        spec.n *= 8;
        Cost many = cost_of(&spec);
        assert_true(few.page_count > 1 && many.page_count > 4 * few.page_count);
        assert_true(many.page_bytes <= few.page_bytes + few.page_bytes / 4);
    }
}

// ---- Depth

static Frame draw_first(Arena *arena, Typesetter *typesetter, Flow flow, Size size)
{
    Piece piece = {.flow = flow};
    PagesSpec spec = {.pieces = &piece,
                      .piece_count = 1,
                      .width_px = size.w,
                      .height_px = size.h,
                      .theme = fixed_theme(size.w, size.h)};
    Pages *pages = pages_begin(arena, typesetter, &spec);
    pages_extend(pages, 1);
    Frame frame = frame_begin(arena, &spec.theme);
    pages_draw(pages, 0, &frame, &(PagesLook){0});
    return frame;
}

static void columns_stay_open_however_deep_they_stand(void **state)
{
    (void)state;
    static Flow (*const kinds[])(Arena * arena, int n) = {nested_notes, nested_lists, nested_tables,
                                                          high_nested_tables};
    FixedMetrics fixed;
    fixed_metrics_begin(&fixed);
    Typesetter *typesetter = typesetter_create(&fixed.metrics, "en");
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (int n = 1; n < FLOW_DEPTH_MOST / (k < 2 ? 2 : 3); n += 5) {
            Arena *arena = arena_create();
            Frame frame = draw_first(arena, typesetter, kinds[k](arena, n), (Size){300, 200});
            assert_true(frame.lines.count > 0);
            for (int i = 0; i < frame.lines.count; i++) {
                const Line *line = &frame.lines.at[i];
                assert_in_range(line->rect.y + line->rect.h, 0, 200);
                assert_in_range(line->rect.x, 0, 300);
            }
            arena_destroy(arena);
        }
    }
    typesetter_destroy(typesetter);
}

static void no_depth_takes_the_stack(void **state)
{
    (void)state;
    static Flow (*const kinds[])(Arena * arena, int n) = {nested_notes, nested_lists, nested_tables};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        Cost cost = cost_of(&(Spec){kinds[k], 50000, 600, 400});
        assert_true(cost.page_count >= 1 && cost.paragraphs < 3 * FLOW_DEPTH_MOST); // what lies so deep is passed over
    }
}

// ---- The reading order

static void alike_links_have_keys_of_their_own(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    Arena *arena = arena_create();
    Theme theme = fixed_theme(600, 600);
    Frame frame = frame_begin(arena, &theme);
    for (int i = 0; i < MANY; i++)
        frame_target(&frame, &(Target){.label = TEXT("See"), .role = ROLE_LINK, .rect = {i, 0, 1, 1}, .enabled = true});
    ReadingOrder stops;
    reading_order_find(&frame, arena, &stops);
    assert_int_equal(stops.count, MANY);
    for (int i = 0; i < MANY; i += MANY / 100) {
        assert_true(stops.at[i].key != 0);
        assert_ptr_equal(reading_order_keyed(&stops, stops.at[i].key), &stops.at[i]);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nests_costs_no_more_than_it_holds),
        cmocka_unit_test(a_cell_is_set_once_where_it_fits),
        cmocka_unit_test(what_is_higher_than_a_page_is_laid_anew_a_few_times),
        cmocka_unit_test(what_is_long_costs_no_more_than_it_holds),
        cmocka_unit_test(a_long_header_is_not_said_before_each_cell),
        cmocka_unit_test(a_page_costs_what_stands_on_it),
        cmocka_unit_test(columns_stay_open_however_deep_they_stand),
        cmocka_unit_test(no_depth_takes_the_stack),
        cmocka_unit_test(alike_links_have_keys_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
