// An index of words: what was added is what is listed, in order, and in few bytes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "find/varint.h"
#include "find/word-index-builder.h"

static void numbers_are_read_as_written(void **state)
{
    (void)state;
    const size_t numbers[] = {0, 1, 127, 128, 300, 16383, 16384, 1u << 31, SIZE_MAX};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        unsigned char bytes[VARINT_BYTES_MOST];
        int count = varint_write(bytes, numbers[i]);
        const unsigned char *at = bytes;
        assert_true(varint_read(&at) == numbers[i]);
        assert_ptr_equal(at, bytes + count);
    }
}

static WordIndex build(WordIndexBuilder *builder, Arena *arena)
{
    while (word_index_builder_sort_some(builder))
        continue;
    WordIndex index = word_index_builder_take(builder, arena);
    word_index_builder_destroy(builder);
    return index;
}

// The list of a word as one bit a text; none where the word is not there.
static unsigned texts_of(const WordIndex *index, const char *word)
{
    unsigned texts = 0;
    for (WordCursor cursor = word_index_begin(index); word_index_next(&cursor);)
        if (text_is(cursor.word, word)) {
            TextList list = word_index_texts(index, cursor.list, cursor.list_size);
            while (word_index_next_text(&list))
                texts |= 1u << list.text;
            assert_int_equal(__builtin_popcount(texts), cursor.text_count);
        }
    return texts;
}

static void lists_what_was_added(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    WordIndexBuilder *builder = word_index_builder_create();
    assert_int_equal(word_index_builder_add_text(builder, RANK_TITLE), 0);
    word_index_builder_add_word(builder, TEXT("tea"), TEXT(""));
    word_index_builder_add_word(builder, TEXT("team"), TEXT(""));
    assert_int_equal(word_index_builder_add_text(builder, RANK_BODY), 1);
    assert_int_equal(word_index_builder_add_text(builder, RANK_BODY), 2);
    word_index_builder_add_word(builder, TEXT("tea"), TEXT(""));
    word_index_builder_add_word(builder, TEXT("tea"), TEXT(""));
    word_index_builder_add_word(builder, TEXT("\xC3\xA9t\xC3\xA9"), TEXT(""));
    word_index_builder_add_word(builder, TEXT("\xC3\xAAtre"), TEXT(""));
    WordIndex index = build(builder, arena);
    assert_int_equal(index.word_count, 4);
    assert_int_equal(index.text_count, 3);
    assert_int_equal(index.ranks[0], RANK_TITLE);
    assert_int_equal(index.ranks[2], RANK_BODY);
    assert_int_equal(texts_of(&index, "tea"), 1u << 0 | 1u << 2);
    assert_int_equal(texts_of(&index, "team"), 1u << 0);
    assert_int_equal(texts_of(&index, "\xC3\xA9t\xC3\xA9"), 1u << 2);
    assert_int_equal(texts_of(&index, "te"), 0);
    arena_destroy(arena);
}

// In the order of their bytes, and what is shared ends between letters.
static void words_are_in_order(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    WordIndexBuilder *builder = word_index_builder_create();
    srand(3);
    for (int text = 0; text < 400; text++) {
        word_index_builder_add_text(builder, RANK_BODY);
        for (int i = 0; i < 50; i++)
            word_index_builder_add_word(builder,
                                        text_format(arena, "%s%d%s", rand() % 2 ? "a" : "\xD0\xB6", rand() % 900,
                                                    rand() % 2 ? "\xC3\xA9" : "\xC3\xAA"),
                                        TEXT(""));
    }
    WordIndex index = build(builder, arena);
    Text last = TEXT("");
    int count = 0;
    for (WordCursor cursor = word_index_begin(&index); word_index_next(&cursor); count++) {
        assert_true(text_compare(last, cursor.word) < 0);
        assert_int_equal(text_ill_formed(text_slice(cursor.word, 0, (size_t)cursor.shared)), (size_t)cursor.shared);
        last = text_copy(arena, cursor.word);
    }
    assert_int_equal(count, index.word_count);
    arena_destroy(arena);
}

static void what_is_very_long_is_listed_by_its_beginning(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    WordIndexBuilder *builder = word_index_builder_create();
    char word[4 * WORD_BYTES_MOST];
    memset(word, 'a', sizeof word);
    word_index_builder_add_text(builder, RANK_BODY);
    word_index_builder_add_word(builder, (Text){word, sizeof word}, TEXT(""));
    word_index_builder_add_word(builder, (Text){word, sizeof word - 1}, TEXT(""));
    WordIndex index = build(builder, arena);
    WordCursor cursor = word_index_begin(&index);
    assert_true(word_index_next(&cursor));
    assert_int_equal(cursor.word.size, WORD_BYTES_MOST);
    assert_false(word_index_next(&cursor));
    arena_destroy(arena);
}

static void words_are_shown_as_they_were_written(void **state)
{
    (void)state;
    static const struct {
        const char *word, *written;
    } words[] = {{"ada", "Ada"},
                 {"adam", ""},
                 {"ecole", "\xC3\x89"
                           "cole"},
                 {"ete", "\xC3\xA9t\xC3\xA9"},
                 {"usa", "USA"}};
    enum { WORDS = sizeof words / sizeof *words };
    Arena *arena = arena_create();
    WordIndexBuilder *builder = word_index_builder_create();
    for (int text = 0; text < 3; text++) {
        word_index_builder_add_text(builder, RANK_BODY);
        for (int i = text; i < WORDS; i++) // what it is called later changes nothing
            word_index_builder_add_word(builder, text_of(words[i].word), text_of(text ? "later" : words[i].written));
    }
    WordIndex index = build(builder, arena);
    WordCursor cursor = word_index_begin(&index);
    for (int i = 0; i < WORDS; i++) {
        assert_true(word_index_next(&cursor));
        assert_int_equal(cursor.text_count, i < 2 ? i + 1 : 3);
        Text written = text_of(words[i].written[0] ? words[i].written : words[i].word);
        assert_true(text_equal(word_index_written(&cursor, arena), written));
    }
    assert_false(word_index_next(&cursor));
    arena_destroy(arena);
}

static void pairs_are_read_as_written(void **state)
{
    (void)state;
    const size_t numbers[] = {0, 1, 14, 15, 16, 300, SIZE_MAX};
    enum { NUMBERS = sizeof numbers / sizeof *numbers };
    for (int i = 0; i < NUMBERS * NUMBERS; i++) {
        unsigned char bytes[VARINT_PAIR_BYTES_MOST];
        VarintPair pair = {numbers[i / NUMBERS], numbers[i % NUMBERS]};
        int count = varint_write_pair(bytes, pair);
        const unsigned char *at = bytes;
        VarintPair read = varint_read_pair(&at);
        assert_true(read.first == pair.first && read.second == pair.second);
        assert_ptr_equal(at, bytes + count);
        assert_true(count == 1 || pair.first >= VARINT_HALF || pair.second >= VARINT_HALF);
    }
}

static void nothing_is_listed_of_nothing(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    WordIndex index = build(word_index_builder_create(), arena);
    WordCursor cursor = word_index_begin(&index);
    assert_false(word_index_next(&cursor));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_written),  cmocka_unit_test(lists_what_was_added),
        cmocka_unit_test(words_are_in_order),           cmocka_unit_test(what_is_very_long_is_listed_by_its_beginning),
        cmocka_unit_test(nothing_is_listed_of_nothing), cmocka_unit_test(words_are_shown_as_they_were_written),
        cmocka_unit_test(pairs_are_read_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
