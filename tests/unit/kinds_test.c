// The rarer kinds of blocks and spans, as authors write them and as the book has them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "book/book.h"
#include "book/flow-iterator.h"

typedef struct Fixture {
    Problems problems;
    Source *source;
    Book *book;
} Fixture;

static int open_kinds(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.problems.arena = arena_create()};
    fixture.source = source_open(LECTERN_TESTS_DIR "/library/kinds");
    fixture.book = book_open(fixture.source, TEXT("en"), &fixture.problems);
    *state = &fixture;
    return fixture.book ? 0 : -1;
}

static int close_kinds(void **state)
{
    Fixture *fixture = *state;
    book_close(fixture->book);
    source_close(fixture->source);
    arena_destroy(fixture->problems.arena);
    return 0;
}

static const Block *block_of(const Fixture *fixture, const char *id)
{
    const Item *item = book_find_item(fixture->book, id_of(TEXT("kinds")));
    assert_non_null(item);
    const Body *body = book_body(fixture->book, item);
    assert_non_null(body);
    FlowIterator walk;
    flow_begin(&walk, body->chapter.flow);
    while (flow_enter(&walk) && !id_is(walk.block->id, id))
        continue;
    assert_non_null(walk.block);
    return walk.block;
}

static void assert_span(const Block *block, int index, const char *words, unsigned style)
{
    assert_true(index < block->span_count);
    const Span *span = &block->spans[index];
    Text text = text_slice(block->text, span->start, span->end);
    assert_true(text_is(text, words));
    assert_int_equal(span->style, style);
}

static void letters_have_their_styles(void **state)
{
    const Block *block = block_of(*state, "raised");
    assert_true(text_is(block->text, "A room of 20 m2, and H2O. Press Ctrl+C; I should I could."));
    assert_span(block, 0, "2", SPAN_SUPER);
    assert_span(block, 1, "2", SPAN_SUB);
    assert_span(block, 2, "Ctrl+C", SPAN_CODE);
    assert_span(block, 3, "I should", SPAN_STRUCK);
}

static void pictures_and_readings_stand_in_words(void **state)
{
    const Block *block = block_of(*state, "within");
    assert_true(text_is(block->text, "Touch the switch once. 休（やす）む is to rest, and qi (chee) is breath."));
    assert_span(block, 0, "the switch", 0);
    assert_true(text_is(block->spans[0].picture, "pictures/switch.svg"));
    assert_span(block, 1, "休", SPAN_BASE);
    assert_true(text_is(block->spans[1].language, "ja"));
    assert_span(block, 2, "（", SPAN_READING);
    assert_span(block, 3, "やす", SPAN_READING);
    assert_span(block, 4, "）", SPAN_READING);
    assert_span(block, 5, "む", 0);
    assert_span(block, 6, "qi", SPAN_BASE);
    assert_span(block, 7, "(", SPAN_READING);
    assert_span(block, 8, "chee", SPAN_READING);
    assert_span(block, 9, ")", SPAN_READING);
}

static void pre_keeps_spaces_and_lines(void **state)
{
    const Block *block = block_of(*state, "hours");
    assert_int_equal(block->kind, BLOCK_PRE);
    assert_true(text_is(block->text, "Monday     9:00   garden\n"
                                     "Tuesday 10:30   the small room on the first floor, where it is quiet at noon"));
    assert_span(block, 0, "garden", SPAN_STRONG);
    assert_int_equal(block->span_count, 1);
    const Block *rest = block + 1;
    assert_int_equal(rest->kind, BLOCK_RULE);
    assert_int_equal(rest->child_count, 0);
}

static void verse_has_stanzas_of_lines(void **state)
{
    const Block *verse = block_of(*state, "cloud");
    assert_int_equal(verse->kind, BLOCK_VERSE);
    assert_int_equal(verse->child_count, 2);
    const Block *stanza = &verse->children[0];
    assert_int_equal(stanza->kind, BLOCK_STANZA);
    assert_int_equal(stanza->child_count, 3);
    assert_int_equal(stanza->children[1].kind, BLOCK_LINE);
    assert_int_equal(stanza->children[1].level, 1);
    assert_int_equal(verse->children[1].children[1].level, LINE_STEPS_MOST);
    const Block *alone = verse + 1;
    assert_int_equal(alone->kind, BLOCK_VERSE);
    assert_true(text_is(alone->children[0].text, "One line."));
}

static void lists_have_markers_and_numbers(void **state)
{
    const Block *list = block_of(*state, "steps");
    assert_int_equal(list->marker, MARKER_LETTER);
    assert_true(list->has_number && list->number == 3 && !list->is_reversed);
    assert_int_equal(list->child_count, 4);
    assert_false(list->children[1].has_number);
    assert_true(list->children[2].has_number && list->children[2].number == 26);
    list = block_of(*state, "down");
    assert_int_equal(list->marker, MARKER_CAPITAL_ROMAN);
    assert_true(list->is_reversed && !list->has_number);
    assert_int_equal(block_of(*state, "bare")->marker, MARKER_NONE);
    list = block_of(*state, "years");
    assert_int_equal(list->marker, MARKER_NUMBER);
    assert_true(list->has_number && list->number == 1984);
}

static void cells_span(void **state)
{
    const Block *table = block_of(*state, "spans");
    assert_int_equal(table->children[0].children[1].columns, 2);
    assert_int_equal(table->children[0].children[1].rows, 0);
    assert_int_equal(block_of(*state, "tall")->rows, 2);
    assert_true(block_of(*state, "tall")->is_header);
    assert_int_equal(block_of(*state, "wide")->columns, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_have_their_styles),      cmocka_unit_test(pictures_and_readings_stand_in_words),
        cmocka_unit_test(pre_keeps_spaces_and_lines),     cmocka_unit_test(verse_has_stanzas_of_lines),
        cmocka_unit_test(lists_have_markers_and_numbers), cmocka_unit_test(cells_span),
    };
    return cmocka_run_group_tests(tests, open_kinds, close_kinds);
}
