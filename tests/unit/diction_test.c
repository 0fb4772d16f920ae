// How words are said: in which language each stretch of them is, and how it is spelled for the voice.
#include "app/diction.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "book/phrases.h"

// ---- a library of two languages, and voices

typedef struct Desk {
    Arena *arena;
    Source *source;
    Book *book;
    Text voices; // parted by spaces
    Speech speech;
    Diction diction;
} Desk;

static bool speaks(void *owner, Text language)
{
    Text voices = ((Desk *)owner)->voices;
    for (Text voice = text_word(&voices); voice.size; voice = text_word(&voices))
        if (text_equal(voice, language))
            return true;
    return false;
}

static int open_desk(void **state)
{
    static Desk desk;
    desk = (Desk){.arena = arena_create(), .voices = TEXT("en ar fr")};
    Problems problems = {.arena = desk.arena};
    desk.source = source_open(LECTERN_TESTS_DIR "/library/spoken");
    desk.book = book_open(desk.source, TEXT("en"), &problems);
    desk.speech = (Speech){.speaks = speaks, .owner = &desk};
    desk.diction = (Diction){&desk.speech, desk.book, TEXT("en")};
    *state = &desk;
    return desk.book ? 0 : -1;
}

static int close_desk(void **state)
{
    Desk *desk = *state;
    book_close(desk->book);
    source_close(desk->source);
    arena_destroy(desk->arena);
    return 0;
}

// The paragraph with that id.
static Excerpt find_words(Desk *desk, const char *id)
{
    const Body *body = book_body(desk->book, book_find_item(desk->book, id_of(TEXT("words"))));
    assert_non_null(body);
    for (int i = 0; i < body->chapter.flow.count; i++) {
        const Block *block = &body->chapter.flow.blocks[i];
        if (id_is(block->id, id))
            return (Excerpt){.text = block->text,
                             .spans = block->spans,
                             .span_count = block->span_count,
                             .end = (uint32_t)block->text.size,
                             .language = block->language};
    }
    fail_msg("there is no \"%s\"", id);
    return (Excerpt){0};
}

// "en: A limit in Arabic is | ar: ..."
static void expect_said(Desk *desk, const Excerpt *excerpt, const char *expected)
{
    SaidWords said = {.arena = desk->arena};
    Text told = TEXT("");
    diction_say(&desk->diction, excerpt, &said);
    for (int i = 0; i < said.count; i++)
        told = text_format(desk->arena, "%.*s%s%.*s: %.*s", TEXT_ARGS(told), i ? " | " : "",
                           TEXT_ARGS(said.at[i].language), TEXT_ARGS(said.at[i].text));
    assert_string_equal(text_string(desk->arena, told), expected);
}

static void expect_block(Desk *desk, const char *id, const char *expected)
{
    Excerpt excerpt = find_words(desk, id);
    expect_said(desk, &excerpt, expected);
}

// ---- tests

static void says_each_stretch_in_its_language(void **state)
{
    expect_block(*state, "plain", "en: Only plain words.");
    expect_block(*state, "two", "en: Good night is | fr: bonne nuit | en: , or | ar: ليلة سعيدة.");
    expect_block(*state, "within", "en: They say | fr: bonne nuit | en: to all.");
    expect_block(*state, "whole", "fr: Bonne nuit à tous.");
}

static void tells_that_there_are_words_without_a_voice(void **state)
{
    Desk *desk = *state;
    desk->voices = TEXT("en fr");
    expect_block(desk, "two", "en: Good night is | fr: bonne nuit | en: , or words in another language.");
    desk->voices = TEXT("en");
    expect_block(desk, "two", "en: Good night is words in another language, or words in another language.");
    expect_block(desk, "within", "en: They say words in another language to all.");
    desk->voices = TEXT("fr");
    expect_block(desk, "two", ""); // one word of a sentence is none
    desk->voices = TEXT("");
    expect_block(desk, "plain", "");
    assert_int_equal(diction_stand_in(&desk->diction, TEXT("")).text.size, 0);
}

static void spells_for_the_voice(void **state)
{
    expect_block(*state, "spelled", "en: Ask Doctor Shivawn or Missis Oh.");
    expect_block(*state, "term", "en: A lim-it, and limits, and a boundary line.");
    expect_block(*state, "arabic", "en: It is written | ar: حَدٌّ.");
}

// A sentence that ends in the middle of a spelled stretch says what of it is its own.
static void spells_only_what_is_whole(void **state)
{
    Desk *desk = *state;
    Excerpt excerpt = find_words(desk, "spelled");
    excerpt.end = (uint32_t)text_find(excerpt.text, TEXT("Siobhan"), 0) + 3;
    expect_said(desk, &excerpt, "en: Ask Dr Sio");
}

static void leaves_out_what_makes_a_voice_stumble(void **state)
{
    Desk *desk = *state;
    Excerpt excerpt = {.text = TEXT("  re\xC2\xADsilient \n\xE2\x81\xA6words\xE2\x81\xA9  ")};
    excerpt.end = (uint32_t)excerpt.text.size;
    expect_said(desk, &excerpt, "en: resilient words");
}

static void phrases_are_said_as_they_are_spelled(void **state)
{
    Desk *desk = *state;
    const Phrases *phrases = desk->book->phrases;
    static const char *const words[][2] = {
        {"Home", "Hoam"},
        {"home", "home"},
        {"Page 3 of 12", "Page number 3, of 12"},
        {"Page of 12", "Page of 12"},
        {"Page 3 of", "Page 3 of"},
        {"1 row", "1 roe"},
        {"12 rows", "12 roes"},
        {"rows", "rows"},
        {"Next: Page 3 of 4", "And then: Page 3 of 4"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        Text said = diction_spell(&desk->diction, text_of(words[i][0]), TEXT(""), desk->arena);
        assert_string_equal(text_string(desk->arena, said), words[i][1]);
    }
    assert_true(text_is(phrase(phrases, PHRASE_HOME), "Home")); // as it is seen
    assert_true(text_is(phrase(phrases_said(phrases), PHRASE_HOME), "Hoam"));
    assert_true(text_is(phrase(phrases_said(phrases), PHRASE_BACK), "Back"));
    assert_true(text_is(phrase_numbers(desk->arena, phrases_said(phrases), PHRASE_COUNT_ROWS, (int[]){1, 0}), "1 roe"));
    assert_true(
        text_is(phrase_numbers(desk->arena, phrases_said(phrases), PHRASE_COUNT_ROWS, (int[]){2, 0}), "2 roes"));
    Text other = diction_spell(&desk->diction, TEXT("Home"), TEXT("fr"), desk->arena);
    assert_true(text_is(other, "Home"));
    assert_null(phrases_said(NULL));
}

static void reads_the_phrases_of_a_language_once(void **state)
{
    Desk *desk = *state;
    const Language *french = &desk->book->languages[1];
    const Phrases *phrases = book_phrases(desk->book, french);
    assert_true(text_is(phrase(phrases, PHRASE_BACK), "Retour"));
    assert_ptr_equal(book_phrases(desk->book, french), phrases);
    assert_ptr_equal(book_phrases(desk->book, &desk->book->languages[0]), desk->book->phrases);
}

int main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        AT_DESK(says_each_stretch_in_its_language),
        AT_DESK(tells_that_there_are_words_without_a_voice),
        AT_DESK(spells_for_the_voice),
        AT_DESK(spells_only_what_is_whole),
        AT_DESK(leaves_out_what_makes_a_voice_stumble),
        AT_DESK(phrases_are_said_as_they_are_spelled),
        AT_DESK(reads_the_phrases_of_a_language_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
