#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixed_metrics.h"
#include "flow_fixture.h"
#include "screen/layouts.h"

typedef struct Fixture {
    FixedMetrics fixed;
    Arena *arena;
    Typesetter *typesetter;
    Layouts *layouts;
    Piece piece;
    PagesSpec spec; // some pages of words
} Fixture;

static int open_layouts(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.arena = arena_create()};
    fixed_metrics_begin(&fixture.fixed);
    fixture.typesetter = typesetter_create(&fixture.fixed.metrics, "en");
    fixture.layouts = layouts_create(fixture.typesetter);
    fixture.piece.flow = flow_fixture(fixture.arena, TEXT("p#a one two three four five six seven eight nine ten\n"
                                                          "p#b one two three four five six seven eight nine ten\n"
                                                          "p#c one two three four five six seven eight nine ten\n"));
    fixture.spec = (PagesSpec){.pieces = &fixture.piece,
                               .piece_count = 1,
                               .width_px = 200,
                               .height_px = 130,
                               .theme = fixed_theme(800, 600),
                               .language = TEXT("en")};
    *state = &fixture;
    return 0;
}

static int close_layouts(void **state)
{
    Fixture *fixture = *state;
    layouts_destroy(fixture->layouts);
    typesetter_destroy(fixture->typesetter);
    arena_destroy(fixture->arena);
    return 0;
}

static void the_same_spec_finds_the_same_pages(void **state)
{
    Fixture *fixture = *state;
    Pages *pages = layouts_pages(fixture->layouts, &fixture->spec, 0);
    PagesSpec again = fixture->spec;
    Piece copy = fixture->piece; // by value, wherever it stands
    again.pieces = &copy;
    assert_ptr_equal(layouts_pages(fixture->layouts, &again, 0), pages);
    assert_int_equal(layouts_begun(fixture->layouts), 1);
}

static void another_spec_has_pages_of_its_own(void **state)
{
    Fixture *fixture = *state;
    Layouts *layouts = fixture->layouts;
    layouts_pages(layouts, &fixture->spec, 0);
    PagesSpec wide = fixture->spec, low = fixture->spec, large = fixture->spec, french = fixture->spec,
              gapped = fixture->spec, calm = fixture->spec, parted = fixture->spec, counted = fixture->spec,
              tied = fixture->spec, fuller = fixture->spec, low_down = fixture->spec, quiet = fixture->spec;
    const Id rider = {"consent"};
    wide.width_px = 300;
    low.height_px = 200;
    large.theme.body.font.size_px++;
    french.language = TEXT("fr");
    calm.is_calm = true;
    Piece pieces[] = {fixture->piece, fixture->piece, fixture->piece, fixture->piece, fixture->piece, fixture->piece};
    pieces[0].gap_px = 5;
    gapped.pieces = &pieces[0];
    pieces[1].is_together = true;
    parted.pieces = &pieces[1];
    pieces[2].choice_count = 2;
    counted.pieces = &pieces[2];
    pieces[3].is_tied = true;
    tied.pieces = &pieces[3];
    pieces[4].full_px = 90;
    fuller.pieces = &pieces[4];
    pieces[5].is_at_foot = true;
    low_down.pieces = &pieces[5];
    quiet.quiet_riders = &rider;
    quiet.quiet_count = 1;
    const PagesSpec *specs[] = {&wide,   &low,     &large, &french, &gapped,   &calm,
                                &parted, &counted, &tied,  &fuller, &low_down, &quiet};
    for (int i = 0; i < (int)(sizeof specs / sizeof *specs); i++) {
        layouts_pages(layouts, specs[i], 0);
        assert_int_equal(layouts_begun(layouts), i + 2);
    }
}

static void a_stack_is_measured_once(void **state)
{
    Fixture *fixture = *state;
    PagesSpec spec = fixture->spec, narrow = fixture->spec;
    spec.height_px = narrow.height_px = 1000;
    narrow.width_px = 100;
    int px = layouts_stacked_px(fixture->layouts, &spec, 0);
    long set = typesetter_counts(fixture->typesetter).paragraphs;
    assert_true(px > 0);
    assert_int_equal(layouts_stacked_px(fixture->layouts, &spec, 0), px);
    assert_int_equal(typesetter_counts(fixture->typesetter).paragraphs, set);
    assert_true(layouts_stacked_px(fixture->layouts, &narrow, 0) > px);
    Pages *pages = layouts_pages(fixture->layouts, &spec, 0); // of the same spec, and yet something else
    pages_extend(pages, 0);
    assert_int_equal(pages_used_px(pages, 0), px);
}

static void changed_answers_set_anew(void **state)
{
    Fixture *fixture = *state;
    layouts_pages(fixture->layouts, &fixture->spec, 1);
    layouts_pages(fixture->layouts, &fixture->spec, 2);
    assert_int_equal(layouts_begun(fixture->layouts), 2);
    layouts_pages(fixture->layouts, &fixture->spec, 1); // and back: still there
    assert_int_equal(layouts_begun(fixture->layouts), 2);
}

static void keeps_those_met_last(void **state)
{
    Fixture *fixture = *state;
    for (uint32_t version = 0; version < LAYOUTS_KEPT; version++)
        layouts_pages(fixture->layouts, &fixture->spec, version);
    layouts_pages(fixture->layouts, &fixture->spec, 0); // met again: it is the youngest now
    layouts_pages(fixture->layouts, &fixture->spec, LAYOUTS_KEPT);
    assert_int_equal(layouts_begun(fixture->layouts), LAYOUTS_KEPT + 1);
    layouts_pages(fixture->layouts, &fixture->spec, 0);
    assert_int_equal(layouts_begun(fixture->layouts), LAYOUTS_KEPT + 1);
    layouts_pages(fixture->layouts, &fixture->spec, 1); // the oldest had to go
    assert_int_equal(layouts_begun(fixture->layouts), LAYOUTS_KEPT + 2);
}

static void extends_until_nothing_is_left(void **state)
{
    Fixture *fixture = *state;
    bool has_ended = true;
    assert_false(layouts_extend(fixture->layouts, &has_ended));
    assert_false(has_ended);
    Pages *pages = layouts_pages(fixture->layouts, &fixture->spec, 0);
    assert_false(pages_are_complete(pages));
    int calls = 0, ends = 0;
    while (layouts_extend(fixture->layouts, &has_ended)) {
        ends += has_ended;
        assert_true(++calls < 50);
    }
    assert_int_equal(ends, 1); // told once, when the last page is known
    assert_true(calls > 1);
    assert_true(pages_are_complete(pages));
    assert_true(pages_count(pages) > 1);
}

static void forgets_everything(void **state)
{
    Fixture *fixture = *state;
    layouts_pages(fixture->layouts, &fixture->spec, 0);
    layouts_forget(fixture->layouts);
    bool has_ended;
    assert_false(layouts_extend(fixture->layouts, &has_ended));
    layouts_pages(fixture->layouts, &fixture->spec, 0);
    assert_int_equal(layouts_begun(fixture->layouts), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_same_spec_finds_the_same_pages, open_layouts, close_layouts),
        cmocka_unit_test_setup_teardown(a_stack_is_measured_once, open_layouts, close_layouts),
        cmocka_unit_test_setup_teardown(another_spec_has_pages_of_its_own, open_layouts, close_layouts),
        cmocka_unit_test_setup_teardown(changed_answers_set_anew, open_layouts, close_layouts),
        cmocka_unit_test_setup_teardown(keeps_those_met_last, open_layouts, close_layouts),
        cmocka_unit_test_setup_teardown(extends_until_nothing_is_left, open_layouts, close_layouts),
        cmocka_unit_test_setup_teardown(forgets_everything, open_layouts, close_layouts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
