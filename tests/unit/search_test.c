// A search: what is meant by what was typed, in which order, and the texts that hold it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "find/search.h"
#include "find/word-index-builder.h"

typedef struct Fixture {
    Arena *arena;
    Folding folding;
    WordIndex index;
} Fixture;

static const struct {
    TextRank rank;
    const char *text;
} texts[] = {
    {RANK_BODY, "The house stands alone."},
    {RANK_TITLE, "A house"},
    {RANK_HEADING, "Houses of friends"},
    {RANK_KEYWORDS, "house home"},
    {RANK_BODY, "A warehouse and a mouse"},
    {RANK_BODY, "Der Stuhl, die Stühle"},
    {RANK_BODY, "Horses stand in the yard of the house."},
};
enum { TEXTS = sizeof texts / sizeof *texts };

static int open_index(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.arena = arena_create(), .folding = {.language = TEXT("de")}};
    WordIndexBuilder *builder = word_index_builder_create();
    for (int i = 0; i < TEXTS; i++) {
        word_index_builder_add_text(builder, texts[i].rank);
        Tokens tokens = tokens_of(&fixture.folding, fixture.arena, text_of(texts[i].text), TOKENS_LISTED);
        for (int k = 0; k < tokens.count; k++)
            word_index_builder_add_word(builder, tokens.at[k].word, TEXT(""));
    }
    while (word_index_builder_sort_some(builder))
        continue;
    fixture.index = word_index_builder_take(builder, fixture.arena);
    word_index_builder_destroy(builder);
    *state = &fixture;
    return 0;
}

static int close_index(void **state)
{
    Fixture *fixture = *state;
    folding_close(&fixture->folding);
    arena_destroy(fixture->arena);
    return 0;
}

static Search find(Fixture *fixture, const char *typed, int most)
{
    Tokens tokens = tokens_of(&fixture->folding, fixture->arena, text_of(typed), TOKENS_TYPED);
    return search_texts(&fixture->index, fixture->arena, &tokens, most);
}

static void expect_texts(Fixture *fixture, const char *typed, const int *expected, int count)
{
    Search search = find(fixture, typed, TEXTS);
    assert_int_equal(search.hit_count, count);
    assert_int_equal(search.whole, count);
    for (int i = 0; i < count; i++)
        assert_int_equal(search.hits[i].text, expected[i]);
}

static void words_are_compared_by_nearness(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *word;
        bool is_beginning;
        SearchNearness nearness;
    } rows[] = {
        {"house", "house", true, SEARCH_SAME},
        {"hous", "house", true, SEARCH_BEGINS},
        {"hous", "house", false, SEARCH_ONE_TYPO},
        {"huose", "house", true, SEARCH_ONE_TYPO},
        {"huose", "houses", true, SEARCH_BEGINS_ONE_TYPO},
        {"schtuhl", "stuhl", true, SEARCH_TWO_TYPOS},
        {"schtuhl", "stuhlbein", true, SEARCH_BEGINS_TWO_TYPOS},
        {"hxxse", "house", true, SEARCH_TWO_TYPOS},
        {"hxx", "hou", true, SEARCH_NEARNESSES}, // too short for two
        {"hx", "ho", true, SEARCH_NEARNESSES},   // and for one
        {"house", "h", true, SEARCH_NEARNESSES},
        {"mouse", "warehouse", true, SEARCH_NEARNESSES},
        {"", "house", true, SEARCH_BEGINS},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(search_compare(text_of(rows[i].typed), text_of(rows[i].word), rows[i].is_beginning),
                         rows[i].nearness);
}

// Title, heading, keywords, running text; and there in the order of reading. A mouse is a typo away.
static void the_best_comes_first(void **state)
{
    expect_texts(*state, "house", (const int[]){1, 3, 0, 6, 2, 4}, 6);
}

static void typos_are_forgiven_where_little_is_found(void **state)
{
    Fixture *fixture = *state;
    Search search = find(fixture, "Schtuhl", TEXTS);
    assert_int_equal(search.hit_count, 1);
    assert_int_equal(search.hits[0].text, 5);
    assert_int_equal(search.hits[0].nearness, SEARCH_TWO_TYPOS);
    expect_texts(fixture, "Stuehle", (const int[]){5}, 1);
    expect_texts(fixture, "wharehouse", (const int[]){4}, 1);
}

static void all_words_must_be_there(void **state)
{
    expect_texts(*state, "stands house", (const int[]){0, 6}, 2);
    expect_texts(*state, "house stand", (const int[]){6, 0, 4}, 3);
    expect_texts(*state, "house zebra", NULL, 0);
    expect_texts(*state, "", NULL, 0);
    expect_texts(*state, "...", NULL, 0);
}

static void no_more_are_listed_than_asked_for(void **state)
{
    Search search = find(*state, "house", 2);
    assert_int_equal(search.hit_count, 2);
    assert_int_equal(search.hits[0].text, 1);
    assert_true(search.whole > 2);
}

static void the_likeliest_word_comes_first(void **state)
{
    Fixture *fixture = *state;
    Search search = find(fixture, "hous", TEXTS);
    assert_true(search.word_count > 2);
    assert_true(text_is(search.words[0].word, "house"));
    assert_true(text_is(search.words[1].word, "houses"));
    assert_int_equal(search.words[0].text_count, 4);
}

// A walk through words that share their beginnings tells what each would tell alone.
static void shared_beginnings_change_nothing(void **state)
{
    Fixture *fixture = *state;
    static const char *const typed[] = {"house", "hoses", "stand", "stulh", "die", "warehose", "a", "xyzzy"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        Search search = find(fixture, typed[i], TEXTS);
        int count = 0;
        for (WordCursor cursor = word_index_begin(&fixture->index); word_index_next(&cursor);)
            count += search_compare(text_of(typed[i]), cursor.word, true) < SEARCH_NEARNESSES;
        assert_int_equal(search.word_count, count < SEARCH_WORDS_MOST ? count : SEARCH_WORDS_MOST);
        for (int k = 0; k < search.word_count; k++)
            assert_int_equal(search_compare(text_of(typed[i]), search.words[k].word, true), search.words[k].nearness);
    }
}

#define AT_INDEX(test) cmocka_unit_test_setup_teardown(test, open_index, close_index)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_compared_by_nearness),   AT_INDEX(the_best_comes_first),
        AT_INDEX(typos_are_forgiven_where_little_is_found), AT_INDEX(all_words_must_be_there),
        AT_INDEX(no_more_are_listed_than_asked_for),        AT_INDEX(the_likeliest_word_comes_first),
        AT_INDEX(shared_beginnings_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
