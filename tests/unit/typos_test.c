// Typos as people make them, in seven languages: the word that was meant is among the first six. They are made up,
// always the same ones, of the words of what is shipped. The table is printed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/source.h"
#include "find/search.h"
#include "find/word-index-builder.h"
#include "markup/xml.h"

enum { LETTERS_MOST = 40, TRIALS = 4000 };

typedef struct Speech {
    const char *language;
    const char *rows;         // of its keyboard, those of letters, with blanks between
    int one_least, two_least; // of a thousand that are found, with one typo and with two
} Speech;

// A word of Vietnamese is a syllable of few letters, and without its marks it is several.
static const Speech speeches[] = {
    {"en", "qwertyuiop asdfghjkl zxcvbnm", 980, 950},       {"es", "qwertyuiop asdfghjklñ zxcvbnm", 980, 950},
    {"pl", "qwertyuiop asdfghjkl zxcvbnm", 980, 950},       {"pt", "qwertyuiop asdfghjklç zxcvbnm", 980, 950},
    {"ru", "йцукенгшщзхъ фывапролджэ ячсмитьбю", 980, 950}, {"tr", "qwertyuıopğü asdfghjklşi zxcvbnmöç", 980, 950},
    {"vi", "qwertyuiop asdfghjkl zxcvbnm", 950, 850},
};
enum { SPEECHES = sizeof speeches / sizeof *speeches };

// ---- Words

typedef struct Shelf {
    Arena *arena;
    WordIndex index;
    ARRAY(Text) words;
} Shelf;

static void add_text(WordIndexBuilder *builder, Arena *arena, Folding *folding, Text text)
{
    word_index_builder_add_text(builder, RANK_BODY);
    Tokens tokens = tokens_of(folding, arena, text, TOKENS_LISTED);
    for (int i = 0; i < tokens.count; i++)
        word_index_builder_add_word(builder, tokens.at[i].word, TEXT(""));
}

static void add_file(WordIndexBuilder *builder, Arena *arena, Folding *folding, Text path)
{
    Problems problems = {.arena = arena};
    Source *source = source_open(LECTERN_CONTENT_DIR);
    const XmlNode *root = xml_read(arena, source, path, &problems);
    assert_non_null(root);
    for (const XmlNode *node = root; node; node = xml_after(root, node))
        if (xml_is_text(node))
            add_text(builder, arena, folding, node->text);
    source_close(source);
}

static Shelf open_shelf(const char *language)
{
    static const char *const files[] = {"phrases", "contents", "about", "riders", "support"};
    Shelf shelf = {.arena = arena_create()};
    Folding folding = {.language = text_of(language)};
    WordIndexBuilder *builder = word_index_builder_create();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        add_file(builder, shelf.arena, &folding, text_format(shelf.arena, "%s/%s.xml", language, files[i]));
    while (word_index_builder_sort_some(builder))
        continue;
    shelf.index = word_index_builder_take(builder, shelf.arena);
    word_index_builder_destroy(builder);
    folding_close(&folding);
    for (WordCursor cursor = word_index_begin(&shelf.index); word_index_next(&cursor);)
        *array_push(shelf.arena, &shelf.words) = text_copy(shelf.arena, cursor.word);
    return shelf;
}

// ---- Typos

typedef struct Letters {
    uint32_t at[LETTERS_MOST];
    int count;
} Letters;

static uint32_t seed;

static int pick(int count)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((seed >> 8) % (uint32_t)count);
}

static Letters letters_of(Text text)
{
    Letters letters = {0};
    for (size_t at = 0; at < text.size && letters.count < LETTERS_MOST;)
        letters.at[letters.count++] = text_next(text, &at);
    return letters;
}

static void take_out(Letters *letters, int at)
{
    memmove(letters->at + at, letters->at + at + 1, sizeof *letters->at * (size_t)(letters->count - at - 1));
    letters->count--;
}

static void put_in(Letters *letters, int at, uint32_t letter)
{
    memmove(letters->at + at + 1, letters->at + at, sizeof *letters->at * (size_t)(letters->count - at));
    letters->at[at] = letter;
    letters->count++;
}

// The key beside it; the letter itself where it has no key.
static uint32_t neighbour_of(const Letters *keys, uint32_t letter)
{
    for (int i = 0; i < keys->count; i++) {
        if (keys->at[i] != letter)
            continue;
        bool has_next = i + 1 < keys->count && keys->at[i + 1] != ' ';
        bool has_last = i > 0 && keys->at[i - 1] != ' ';
        return has_next && (!has_last || pick(2)) ? keys->at[i + 1] : keys->at[i - 1];
    }
    return letter;
}

typedef enum Typo { TYPO_DROP, TYPO_ADD, TYPO_SWAP, TYPO_REPLACE, TYPO_NEIGHBOUR, TYPO_KINDS } Typo;

static void make_typo(Letters *letters, const Letters *keys)
{
    uint32_t any = keys->at[pick(keys->count)];
    int at = pick(letters->count);
    if (any == ' ')
        any = keys->at[0];
    switch ((Typo)pick(TYPO_KINDS)) {
    case TYPO_DROP:
        take_out(letters, at);
        break;
    case TYPO_ADD:
        put_in(letters, at, any);
        break;
    case TYPO_SWAP:
        if (at + 1 < letters->count) {
            uint32_t letter = letters->at[at];
            letters->at[at] = letters->at[at + 1];
            letters->at[at + 1] = letter;
        }
        break;
    case TYPO_REPLACE:
        letters->at[at] = any;
        break;
    default:
        letters->at[at] = neighbour_of(keys, letters->at[at]);
    }
}

static Text write_letters(Arena *arena, const Letters *letters)
{
    char *bytes = arena_many(arena, char, 4 * LETTERS_MOST + 1);
    size_t size = 0;
    for (int i = 0; i < letters->count; i++) {
        uint32_t point = letters->at[i];
        if (point < 0x80)
            bytes[size++] = (char)point;
        else if (point < 0x800) {
            bytes[size++] = (char)(0xC0 | point >> 6);
            bytes[size++] = (char)(0x80 | (point & 0x3F));
        } else {
            bytes[size++] = (char)(0xE0 | point >> 12);
            bytes[size++] = (char)(0x80 | (point >> 6 & 0x3F));
            bytes[size++] = (char)(0x80 | (point & 0x3F));
        }
    }
    return (Text){bytes, size};
}

// ---- Tries

static bool is_among_the_first(const Shelf *shelf, Arena *arena, const char *language, Text typed, Text meant)
{
    Folding folding = {.language = text_of(language)};
    Tokens tokens = tokens_of(&folding, arena, typed, TOKENS_TYPED);
    folding_close(&folding);
    if (!tokens.count)
        return false;
    Search search = search_texts(&shelf->index, arena, &tokens, 1);
    for (int i = 0; i < search.word_count; i++)
        if (text_equal(search.words[i].word, meant))
            return true;
    return false;
}

// Of a thousand, how many are found; letters: the shortest words that are tried.
static int found_of_thousand(const Shelf *shelf, const Speech *speech, int typos, int letters_least)
{
    Arena *arena = arena_create();
    Letters keys = letters_of(text_of(speech->rows));
    int tried = 0, found = 0;
    seed = 11;
    while (tried < TRIALS) {
        arena_reset(arena);
        Text meant = shelf->words.at[pick(shelf->words.count)];
        Letters letters = letters_of(meant);
        if (letters.count < letters_least || letters.count > LETTERS_MOST - 2 || text_is_digit(meant.at[0]))
            continue;
        for (int i = 0; i < typos; i++)
            make_typo(&letters, &keys);
        tried++;
        found += is_among_the_first(shelf, arena, speech->language, write_letters(arena, &letters), meant);
    }
    arena_destroy(arena);
    return found * 1000 / tried;
}

static void the_word_that_was_meant_is_among_the_first(void **state)
{
    (void)state;
    enum { ONE_LETTERS = 4, TWO_LETTERS = 5 };
    printf("found of a thousand, in words of %d letters and more with a typo, and of %d with two\n", ONE_LETTERS,
           TWO_LETTERS);
    printf("language  words   one   two\n");
    for (int i = 0; i < SPEECHES; i++) {
        Shelf shelf = open_shelf(speeches[i].language);
        int one = found_of_thousand(&shelf, &speeches[i], 1, ONE_LETTERS);
        int two = found_of_thousand(&shelf, &speeches[i], 2, TWO_LETTERS);
        printf("%-8s  %5d  %4d  %4d\n", speeches[i].language, shelf.words.count, one, two);
        assert_true(one >= speeches[i].one_least && two >= speeches[i].two_least);
        arena_destroy(shelf.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_word_that_was_meant_is_among_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
