// Finding in a library: what is found stands where it is said, and can be opened there.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "book/bookcase.h"
#include "book/flow-iterator.h"
#include "find/findable.h"
#include "find/finders.h"
#include "memory.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole"

typedef struct Fixture {
    Problems problems;
    Source *source;
    Book *book;
    Finder *finder;
    Bookcase *books; // NULL: none
    Id volume;
} Fixture;

static int open_content(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.problems.arena = arena_create()};
    fixture.source = source_open(LECTERN_CONTENT_DIR);
    fixture.book = book_open(fixture.source, TEXT(""), &fixture.problems);
    fixture.finder = fixture.book ? finder_open(fixture.book, (Id){0}) : NULL;
    while (fixture.finder && finder_build_some(fixture.finder))
        continue;
    *state = &fixture;
    return fixture.book ? 0 : -1;
}

static int close_content(void **state)
{
    Fixture *fixture = *state;
    finder_close(fixture->finder);
    book_close(fixture->book);
    source_close(fixture->source);
    arena_destroy(fixture->problems.arena);
    return 0;
}

static Finding first_of(Fixture *fixture, const char *typed)
{
    Findings findings = finder_search(fixture->finder, fixture->problems.arena, text_of(typed), 20);
    assert_true(findings.count > 0);
    return findings.at[0];
}

static void expect_first(Fixture *fixture, const char *typed, const char *item)
{
    Finding finding = first_of(fixture, typed);
    assert_non_null(finding.item);
    assert_string_equal(finding.item->id.at, item);
}

static void a_title_comes_first(void **state)
{
    expect_first(*state, "shame", "shame");
    expect_first(*state, "steady breathing", "steady-breathing");
    expect_first(*state, "stedy breth", "steady-breathing");
    expect_first(*state, "groups", "groups-and-support");
}

// The word of the sentence that is marked is the one that was meant.
static void the_word_is_marked(void **state)
{
    Finding finding = first_of(*state, "blanket");
    Text marked = text_slice(finding.sentence, finding.start, finding.end);
    assert_true(text_is(marked, "blanket") || text_is(marked, "Blanket") || text_starts(marked, TEXT("blanket")));
    assert_true(text_ends(finding.at.file, TEXT(".xml")) && finding.at.line > 1);
}

static void nothing_is_found_of_nothing(void **state)
{
    Fixture *fixture = *state;
    static const char *const typed[] = {"", " ", "...", "qqqqzzzz"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        assert_int_equal(finder_search(fixture->finder, fixture->problems.arena, text_of(typed[i]), 20).count, 0);
}

// Safety lines stand on many pages, and in the list once.
static void what_many_pages_show_is_listed_once(void **state)
{
    Fixture *fixture = *state;
    Findings findings =
        finder_search(fixture->finder, fixture->problems.arena, TEXT("silence or doubt means stop"), 20);
    int riders = 0;
    for (int i = 0; i < findings.count; i++)
        riders += text_ends(findings.at[i].at.file, TEXT("riders.xml"));
    assert_int_equal(riders, 1);
}

static void words_explained_are_found(void **state)
{
    Fixture *fixture = *state;
    Findings findings = finder_search(fixture->finder, fixture->problems.arena, TEXT("aftercare"), 20);
    bool is_there = false;
    for (int i = 0; i < findings.count; i++)
        is_there = is_there || (findings.at[i].term && !findings.at[i].item);
    assert_true(is_there);
}

// Every word of every findable leads to a text that holds it.
static void every_word_is_found(void **state)
{
    Fixture *fixture = *state;
    const WordIndex *index = finder_index(fixture->finder);
    Arena *arena = arena_create();
    int count = 0;
    for (WordCursor cursor = word_index_begin(index); word_index_next(&cursor); count++) {
        arena_reset(arena);
        Findings findings = finder_search(fixture->finder, arena, cursor.word, 1);
        assert_int_equal(findings.count, 1);
        assert_true(findings.at[0].end > findings.at[0].start);
        assert_true(findings.at[0].end <= findings.at[0].sentence.size);
    }
    assert_true(count > 1000);
    arena_destroy(arena);
}

// A third of what is read, at most.
static void the_index_is_small(void **state)
{
    Fixture *fixture = *state;
    size_t bytes = 0;
    Arena *arena = arena_create();
    for (int s = 0; s < fixture->book->shelf_count; s++)
        for (int g = 0; g < fixture->book->shelves[s].group_count; g++)
            for (int i = 0; i < fixture->book->shelves[s].groups[g].item_count; i++) {
                const Item *item = &fixture->book->shelves[s].groups[g].items[i];
                Findables findables = {0};
                const Body *body = book_read_apart(fixture->book, item, arena);
                assert_non_null(body);
                findables_of_body(arena, body, &findables, NULL);
                for (int k = 0; k < findables.count; k++)
                    bytes += findables.at[k].text.size;
            }
    size_t size = word_index_size(finder_index(fixture->finder));
    printf("%zu bytes of text, %zu of index\n", bytes, size);
    assert_true(size * 10 < bytes * 3);
    arena_destroy(arena);
}

static bool is_wanted(void *owner)
{
    int *asked = owner;
    return ++*asked % 3 == 0 && *asked < 300;
}

// Whoever hides the glass breaks it off, a hundred times; all is there in the end, and once.
static void what_is_broken_off_is_read_again(void **state)
{
    Fixture *fixture = *state;
    int asked = 0;
    Interrupt interrupt = {.is_wanted = is_wanted, .owner = &asked};
    Finder *finder = finder_open(fixture->book, fixture->volume);
    fixture->book->interrupt = &interrupt;
    int broken = 0;
    while (finder_build_some(finder)) {
        broken += interrupt.is_raised;
        interrupt.is_raised = false;
    }
    fixture->book->interrupt = NULL;
    assert_true(broken > 10);
    const WordIndex *whole = finder_index(fixture->finder), *index = finder_index(finder);
    assert_int_equal(index->text_count, whole->text_count);
    assert_int_equal(index->word_count, whole->word_count);
    assert_memory_equal(index->words, whole->words, whole->words_size);
    assert_memory_equal(index->lists, whole->lists, whole->lists_size);
    finder_close(finder);
}

// ---- typing

static bool is_offered(Fixture *fixture, Arena *arena, Text typed, Text wanted)
{
    Completion completion = finder_complete(fixture->finder, arena, typed, 4);
    for (int i = 0; i < completion.word_count; i++) {
        Folding folding = {.language = fixture->book->language};
        Tokens tokens = tokens_of(&folding, arena, completion.words[i], TOKENS_TYPED);
        folding_close(&folding);
        if (tokens.count == 1 && text_equal(tokens.at[0].word, wanted))
            return true;
    }
    return false;
}

// NextLetters, and the touch on the word itself, or on the places where it is typed whole.
static int taps_to(Fixture *fixture, Arena *arena, Text word)
{
    int taps = 0;
    for (size_t at = 0; at < word.size;) {
        text_next(word, &at);
        taps++;
        if (is_offered(fixture, arena, text_slice(word, 0, at), word))
            break;
    }
    return taps + 1;
}

static void few_taps_lead_to_any_word(void **state)
{
    enum { TAPS_MOST = 20 };
    Fixture *fixture = *state;
    Arena *arena = arena_create();
    int counts[TAPS_MOST + 1] = {0}, count = 0, all = 0;
    for (WordCursor cursor = word_index_begin(finder_index(fixture->finder)); word_index_next(&cursor); count++) {
        arena_reset(arena);
        int taps = taps_to(fixture, arena, text_copy(arena, cursor.word));
        assert_true(taps <= TAPS_MOST);
        counts[taps]++;
        all += taps;
    }
    int most = 0;
    for (int below = counts[0]; below * 20 < count * 19;)
        below += counts[++most];
    printf("%d words, %.2f taps in the mean, %d for 19 of 20\n", count, (double)all / count, most);
    assert_true(most <= 5);
    arena_destroy(arena);
}

static bool has_letter(const NextLetters *letters, uint32_t letter)
{
    for (int i = 0; i < letters->count; i++)
        if (letters->at[i] == letter)
            return true;
    return false;
}

static void letters_that_lead_nowhere_are_known(void **state)
{
    Fixture *fixture = *state;
    Arena *arena = fixture->problems.arena;
    Completion first = finder_complete(fixture->finder, arena, TEXT(""), 4);
    assert_true(first.letters.count > 20);
    assert_int_equal(first.word_count, 0);
    Completion completion = finder_complete(fixture->finder, arena, TEXT("Breat"), 4);
    assert_true(has_letter(&completion.letters, 'h'));
    assert_false(has_letter(&completion.letters, 'q'));
    assert_true(completion.word_count > 0);
    Completion next = finder_complete(fixture->finder, arena, TEXT("breath "), 4);
    assert_int_equal(next.letters.count, first.letters.count);
    assert_int_equal(next.word_count, 0);
    assert_int_equal(finder_complete(fixture->finder, arena, TEXT("qqq"), 4).letters.count, 0);
}

// What nobody has written is taken for what somebody has.
static void a_typo_offers_the_word_that_was_meant(void **state)
{
    Fixture *fixture = *state;
    Completion completion = finder_complete(fixture->finder, fixture->problems.arena, TEXT("brething"), 4);
    assert_true(completion.word_count > 0);
    assert_true(text_starts(completion.words[0], TEXT("breath")) || text_starts(completion.words[0], TEXT("Breath")));
}

// ---- books of the world

#define HARBOUR LECTERN_TESTS_DIR "/books/harbour"

static void build_all(Finder *finder)
{
    while (finder_build_some(finder))
        continue;
}

static int open_volume(Fixture *fixture, const char *path)
{
    fixture->books = bookcase_create(fixture->source);
    bool is_given = bookcase_give(fixture->books, path, &fixture->problems);
    book_lend_books(fixture->book, fixture->books);
    finder_close(fixture->finder);
    fixture->finder = NULL;
    if (!is_given)
        return -1;
    fixture->volume = book_given(fixture->book)->id;
    fixture->finder = finder_open(fixture->book, fixture->volume);
    build_all(fixture->finder);
    return 0;
}

static int open_harbour(void **state)
{
    return open_content(state) || open_volume(*state, HARBOUR);
}

static int close_books(void **state)
{
    Fixture *fixture = *state;
    bookcase_destroy(fixture->books);
    fixture->books = NULL;
    return close_content(state);
}

static const Block *find_block(Flow flow, Id id, uint32_t passage)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk))
        if (id_equal(block->id, id) && text_passage_hash(block->text) == passage)
            return block;
    return NULL;
}

// The block that is opened has the very words, where they are marked.
static void expect_there(Fixture *fixture, const Finding *finding)
{
    assert_non_null(finding->item);
    const Body *body = book_body(fixture->book, book_find_item(fixture->book, finding->item->id));
    const Block *block = body ? find_block(body->chapter.flow, finding->block, finding->word.passage) : NULL;
    assert_non_null(block);
    Text word = text_slice(block->text, finding->word.start, finding->word.end);
    assert_true(text_equal(word, text_slice(finding->sentence, finding->start, finding->end)));
    assert_true(finding->part >= 0 && finding->part < finding->part_count);
    book_tidy(fixture->book);
}

static void expect_every_word(Fixture *fixture, int step)
{
    Arena *arena = arena_create();
    int count = 0;
    for (WordCursor cursor = word_index_begin(finder_index(fixture->finder)); word_index_next(&cursor); count++) {
        if (count % step)
            continue;
        arena_reset(arena);
        Findings findings = finder_search(fixture->finder, arena, cursor.word, 24);
        assert_true(findings.count > 0);
        for (int i = 0; i < findings.count; i++)
            expect_there(fixture, &findings.at[i]);
    }
    assert_true(count > 60);
    arena_destroy(arena);
}

static void every_word_of_a_book_leads_to_where_it_stands(void **state)
{
    expect_every_word(*state, 1);
}

// A page of many parts is read a few times for all of them, and nothing of it is kept.
static void a_page_of_many_parts_is_found_too(void **state)
{
    enum { PARAGRAPHS = 12000, WORDS = 12 };
    Fixture *fixture = *state;
    char path[] = "/tmp/lectern-finder-XXXXXX.html";
    int descriptor = mkstemps(path, 5);
    FILE *file = fdopen(descriptor, "w");
    fputs("<html><head><title>Long</title></head><body><h1>Long</h1>", file);
    for (int i = 0; i < PARAGRAPHS; i++) {
        fprintf(file, "<p>Paragraph number%d", i);
        for (int k = 0; k < WORDS; k++)
            fprintf(file, " word%d", (i * 31 + k * 7) % 400);
        fputs(".</p>", file);
    }
    fputs("</body></html>", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(open_volume(fixture, path), 0);
    Volume *volume = book_volume(fixture->book, book_given(fixture->book)->id);
    assert_true(volume->group.item_count > 8);
    long bytes = source_counts(volume->source).bytes;
    Finder *finder = finder_open(fixture->book, volume->group.id);
    int steps = 0;
    while (finder_build_some(finder))
        steps++;
    assert_true(steps >= 8);
    long readings = (source_counts(volume->source).bytes - bytes) / 1000000;
    assert_true(readings < 12);
    finder_close(finder);
    expect_every_word(fixture, 997);
    Finding last = first_of(fixture, "number11999");
    assert_int_equal(last.item->index, volume->group.item_count - 1);
    unlink(path);
}

static void fill_shelf(Fixture *fixture)
{
    const BookEntry entries[] = {
        {.path = "salt.epub", .title = TEXT("Salt and Bread"), .authors = TEXT("Ada Moor"), .language = TEXT("en")},
        {.path = "locked.epub", .title = TEXT("Salted"), .is_locked = true},
        {.path = "adult.epub", .title = TEXT("Salty"), .is_adult = true},
        {.path = "sel.epub",
         .title = TEXT("Le sel de la mer"),
         .authors = TEXT("Zo\xC3\xA9 Roux"),
         .language = TEXT("fr")},
    };
    bookcase_fill(fixture->books, &(BookRows){.entries = entries, .count = sizeof entries / sizeof *entries});
}

static void expect_book(Finder *finder, Arena *arena, const char *typed, const char *title)
{
    Findings findings = finder_search(finder, arena, text_of(typed), 20);
    assert_true(findings.count > 0 && findings.at[0].volume);
    assert_true(text_is(findings.at[0].title, title));
    for (int i = 0; i < findings.count; i++)
        assert_false(text_starts(findings.at[i].title, TEXT("Salte")) ||
                     text_starts(findings.at[i].title, TEXT("Salty")));
}

// By their titles and authors, beside the library, and by themselves.
static void books_are_found_on_their_shelf(void **state)
{
    Fixture *fixture = *state;
    Arena *arena = fixture->problems.arena;
    fixture->books = bookcase_create(fixture->source);
    book_lend_books(fixture->book, fixture->books);
    Finders *finders = finders_open(fixture->book);
    bool has_ended;
    while (finders_build_some(finders, &has_ended))
        continue;
    assert_int_equal(finder_search(finders_of(finders, (Id){0}), arena, TEXT("moor"), 1).at[0].volume == NULL, true);
    fill_shelf(fixture); // which is seen at once
    while (finders_build_some(finders, &has_ended))
        continue;
    expect_book(finders_of(finders, (Id){0}), arena, "salt and", "Salt and Bread");
    expect_book(finders_of(finders, (Id){0}), arena, "zoe", "Le sel de la mer");
    expect_book(finders_of(finders, (Id){0}), arena, "moor", "Salt and Bread");
    assert_true(finder_search(finders_of(finders, (Id){0}), arena, TEXT("blanket"), 1).count == 1);
    finders_close(finders);
    bookcase_stand_alone(fixture->books);
    Finder *alone = finder_open(fixture->book, (Id){0});
    build_all(alone);
    expect_book(alone, arena, "salt", "Salt and Bread");
    assert_int_equal(finder_search(alone, arena, TEXT("blanket"), 1).whole, 0);
    finder_close(alone);
}

// The visit's end drops it, and whoever looks for another book.
static void a_book_is_looked_through_while_a_visit_lasts(void **state)
{
    Fixture *fixture = *state;
    Id group = book_given(fixture->book)->id;
    Finders *finders = finders_open(fixture->book);
    bool has_ended;
    finders_of(finders, group);
    while (finders_build_some(finders, &has_ended))
        continue;
    assert_true(finder_is_built(finders_of(finders, group)));
    assert_int_equal(finder_index(finders_of(finders, (Id){0}))->word_count, 0); // nothing else is offered
    finders_forget(finders);
    assert_false(finder_is_built(finders_of(finders, group)));
    finders_close(finders);
}

#define IN_CONTENT(test) cmocka_unit_test_setup_teardown(test, open_content, close_content)
#define WITH_BOOKS(test) cmocka_unit_test_setup_teardown(test, open_content, close_books)
#define IN_HARBOUR(test) cmocka_unit_test_setup_teardown(test, open_harbour, close_books)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_CONTENT(a_title_comes_first),
        IN_CONTENT(the_word_is_marked),
        IN_CONTENT(nothing_is_found_of_nothing),
        IN_CONTENT(what_many_pages_show_is_listed_once),
        IN_CONTENT(words_explained_are_found),
        IN_CONTENT(every_word_is_found),
        IN_CONTENT(the_index_is_small),
        IN_CONTENT(what_is_broken_off_is_read_again),
        IN_CONTENT(few_taps_lead_to_any_word),
        IN_CONTENT(letters_that_lead_nowhere_are_known),
        IN_CONTENT(a_typo_offers_the_word_that_was_meant),
        IN_HARBOUR(every_word_of_a_book_leads_to_where_it_stands),
        IN_HARBOUR(what_is_broken_off_is_read_again),
        IN_HARBOUR(a_book_is_looked_through_while_a_visit_lasts),
        WITH_BOOKS(a_page_of_many_parts_is_found_too),
        WITH_BOOKS(books_are_found_on_their_shelf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
