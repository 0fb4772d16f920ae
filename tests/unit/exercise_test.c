#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "book/book.h"

typedef struct Fixture {
    Problems problems;
    Source *source;
    Book *book;
    const Exercise *exercise;
} Fixture;

static int open_exercise(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.problems.arena = arena_create()};
    fixture.source = source_open(LECTERN_TESTS_DIR "/library/whole");
    fixture.book = book_open(fixture.source, TEXT(""), &fixture.problems);
    if (!fixture.book)
        return -1;
    const Item *item = book_find_item(fixture.book, id_of(TEXT("steps-of-all-kinds")));
    fixture.exercise = &book_body(fixture.book, item)->exercise;
    *state = &fixture;
    return 0;
}

static int close_exercise(void **state)
{
    Fixture *fixture = *state;
    book_close(fixture->book);
    source_close(fixture->source);
    arena_destroy(fixture->problems.arena);
    return 0;
}

static const Step *find_step(const Exercise *exercise, const char *id)
{
    for (int i = 0; i < exercise->step_count; i++)
        if (id_is(exercise->steps[i].id, id))
            return &exercise->steps[i];
    fail_msg("no step %s", id);
    return NULL;
}

#define assert_words(text, expected) assert_true(text_is(text, expected))

static void has_every_kind_of_step(void **state)
{
    const Exercise *exercise = ((Fixture *)*state)->exercise;
    unsigned seen = 0;
    for (int i = 0; i < exercise->step_count; i++)
        seen |= 1u << exercise->steps[i].interaction->kind;
    assert_int_equal(seen, (1u << STEP_KIND_COUNT) - 1);
    assert_int_equal(exercise->step_count, 16);
    assert_int_equal(exercise->minutes, 7);
    assert_int_equal(exercise->landing.count, 3);
}

static void gives_each_answer_a_slot(void **state)
{
    static const char *const names[] = {"pace", "time", "form", "helps", "best", "now", "places", "heard"};
    const Exercise *exercise = ((Fixture *)*state)->exercise;
    assert_int_equal(exercise->slot_count, 8);
    for (int i = 0; i < 8; i++) {
        assert_true(id_is(exercise->slots[i]->name, names[i]));
        assert_int_equal(exercise->slots[i]->slot, i);
    }
    assert_int_equal(find_step(exercise, "words")->interaction->slot, -1);
    assert_int_equal(find_step(exercise, "wait")->interaction->slot, -1);
}

static void reads_options(void **state)
{
    const Exercise *exercise = ((Fixture *)*state)->exercise;
    const Interaction *pace = find_step(exercise, "pace")->interaction;
    assert_int_equal(pace->option_count, 2);
    assert_words(pace->options[0].label, "Slow");
    assert_words(pace->options[0].say, "Slow");
    assert_words(pace->options[0].reply.blocks[0].text, "A good choice.");
    assert_int_equal(pace->options[0].in_ms, 4500);
    assert_int_equal(pace->options[0].out_ms, 6000);
    assert_int_equal(pace->options[0].form, -1);
    assert_int_equal(pace->options[1].shape, SHAPE_CIRCLE);
    assert_words(pace->options[1].say, "a quick pace");
    assert_int_equal(find_step(exercise, "time")->interaction->options[1].minutes, 2);
    assert_int_equal(find_step(exercise, "form")->interaction->options[0].form, PACER_BAR);
    const Interaction *now = find_step(exercise, "rate")->interaction;
    assert_int_equal(now->option_count, 3);
    assert_true(id_is(now->options[2].go_to.id, "support"));
    const Interaction *helps = find_step(exercise, "tick")->interaction;
    assert_int_equal(helps->max, 2);
    assert_null(helps->options[1].when);
    assert_true(id_is(helps->options[2].when->name.id, "pace"));
    assert_true(id_is(find_step(exercise, "pick")->interaction->from.id, "helps"));
}

static void reads_numbers(void **state)
{
    const Exercise *exercise = ((Fixture *)*state)->exercise;
    const Interaction *named = find_step(exercise, "breathe")->interaction;
    assert_true(id_is(named->pace.id, "pace") && id_is(named->time.id, "time") && id_is(named->form_name.id, "form"));
    assert_int_equal(named->in_ms, 0);
    const Interaction *fixed = find_step(exercise, "breathe-fixed")->interaction;
    assert_int_equal(fixed->in_ms, 4000);
    assert_int_equal(fixed->out_ms, 5500);
    assert_int_equal(fixed->minutes, 2);
    assert_int_equal(find_step(exercise, "wait")->interaction->seconds, 60);
    assert_int_equal(find_step(exercise, "count")->interaction->of, 3);
    assert_words(find_step(exercise, "count")->interaction->prompt, "Find three things");
    assert_true(id_is(find_step(exercise, "count")->next.id, "sort"));
}

static void keeps_conditions_apart(void **state)
{
    const Exercise *exercise = ((Fixture *)*state)->exercise;
    const Step *cards = find_step(exercise, "cards");
    assert_int_equal(cards->when->is_count, 2);
    assert_false(cards->when->is_none);
    assert_null(cards->when->also);
    assert_null(cards->flow.blocks);
    const Links *links = &find_step(exercise, "tick")->links;
    assert_int_equal(links->count, 2);
    assert_true(links->at[0].when->is_none);
    assert_int_equal(links->at[0].when->is_count, 1);
    assert_true(id_is(links->at[1].when->name.id, "pace"));
    assert_ptr_equal(links->at[1].when->also, links->at[0].when);
    assert_words(links->at[1].label, "Reading comfort");
    const Step *support = find_step(exercise, "support"); // its links follow running text at once
    assert_int_equal(support->flow.count, 1);
    assert_true(id_is(support->links.at[0].when->name.id, "now"));
    const Block *list = &find_step(exercise, "slip")->flow.blocks[0];
    assert_null(list->children[0].when);
    assert_true(list->children[1].when->is_none);
    assert_null(list->children[1].children[0].when);
}

static void reads_cards_bins_and_turns(void **state)
{
    const Exercise *exercise = ((Fixture *)*state)->exercise;
    const Interaction *cards = find_step(exercise, "cards")->interaction;
    assert_int_equal(cards->card_count, 2);
    assert_words(cards->cards[0].back.blocks[0].text, "I was protecting myself");
    assert_int_equal(cards->cards[0].back.blocks[0].span_count, 1);
    assert_words(cards->cards[1].back.blocks[0].text, "Slow is fine.");
    const Interaction *sort = find_step(exercise, "sort")->interaction;
    assert_int_equal(sort->bin_count, 2);
    assert_words(sort->bins[1].label, "Later");
    assert_int_equal(sort->option_count, 2);
    const Step *step = find_step(exercise, "turns");
    assert_int_equal(step->who, WHO_FIRST);
    assert_int_equal(step->interaction->turn_count, 3);
    assert_ptr_equal(step->interaction->turns[1].choose, exercise->slots[7]);
    assert_null(step->interaction->turns[0].choose);
    assert_int_equal(step->interaction->turns[2].who, WHO_ALONE);
    assert_int_equal(step->interaction->turns[2].flow.count, 2);
}

static void keeps_spaces_in_slips(void **state)
{
    const Exercise *exercise = ((Fixture *)*state)->exercise;
    const Interaction *slip = find_step(exercise, "slip")->interaction;
    assert_int_equal(slip->line_count, 2);
    const SlipLine *line = &slip->lines[0];
    assert_int_equal(line->part_count, 5);
    assert_words(line->parts[0].words, "I like ");
    assert_true(id_is(line->parts[1].name.id, "pace"));
    assert_words(line->parts[2].words, ", and ");
    assert_words(line->parts[4].words, ".");
    assert_true(id_is(slip->lines[1].when->name.id, "now"));
    assert_true(id_is(slip->lines[1].parts[1].bin.id, "today"));
    assert_int_equal(slip->lines[1].part_count, 2);
}

static void expect_place(Position at, int line, int column)
{
    assert_words(at.file, LECTERN_TESTS_DIR "/library/whole/en/exercises/steps-of-all-kinds.xml");
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
}

static void bears_the_places_of_what_was_written(void **state)
{
    const Exercise *exercise = ((Fixture *)*state)->exercise;
    const Step *tick = find_step(exercise, "tick");
    const Condition *helps = tick->links.at[0].when;
    expect_place(exercise->at, 2, 1);
    expect_place(tick->at, 20, 3);
    expect_place(tick->id_at, 20, 13);
    expect_place(tick->interaction->at, 21, 5);
    expect_place(tick->interaction->options[1].at, 23, 7);
    expect_place(tick->interaction->options[1].id_at, 23, 19);
    expect_place(helps->at, 26, 5);
    expect_place(helps->name.at, 26, 17);
    expect_place(helps->is[0].at, 26, 28);
    expect_place(tick->links.at[0].at, 26, 45);
    expect_place(find_step(exercise, "rate")->interaction->options[2].go_to.at, 33, 42);
    expect_place(find_step(exercise, "words")->flow.blocks[0].at, 7, 40);
    expect_place(find_step(exercise, "pick")->interaction->from.at, 28, 45);
    expect_place(find_step(exercise, "count")->next.at, 36, 26);
    expect_place(find_step(exercise, "breathe")->interaction->time.at, 17, 49);
}

#define WITH_EXERCISE(test) cmocka_unit_test_setup_teardown(test, open_exercise, close_exercise)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_EXERCISE(has_every_kind_of_step), WITH_EXERCISE(gives_each_answer_a_slot),
        WITH_EXERCISE(reads_options),          WITH_EXERCISE(reads_numbers),
        WITH_EXERCISE(keeps_conditions_apart), WITH_EXERCISE(reads_cards_bins_and_turns),
        WITH_EXERCISE(keeps_spaces_in_slips),  WITH_EXERCISE(bears_the_places_of_what_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
