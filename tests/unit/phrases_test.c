// Phrases: their English, what is filled in, and, in every language of the libraries here, the words that go with a
// number.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "book/book.h"
#include "book/phrases.h"
#include "markup/xml.h"

#define assert_text(text, expected) assert_string_equal(text_string(arena, text), expected)

static void speaks_english_before_a_library_is_open(void **state)
{
    (void)state;
    assert_true(text_is(phrase(NULL, PHRASE_HIDE), "Hide"));
    Phrases phrases = {0};
    assert_true(text_is(phrase(&phrases, PHRASE_HIDE), "Hide"));
    phrases.at[PHRASE_HIDE] = TEXT("Verbergen");
    assert_true(text_is(phrase(&phrases, PHRASE_HIDE), "Verbergen"));
}

static void fills_placeholders_in_any_order(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    assert_text(phrase_numbers(arena, NULL, PHRASE_PAGE_OF, (int[2]){3, 8}), "Page 3 of 8");
    assert_text(phrase_numbers(arena, NULL, PHRASE_MINUTES, (int[2]){4, 0}), "4\u00a0min");
    assert_text(phrase_words(arena, NULL, PHRASE_NEXT_UP, TEXT("{n}")), "Next: {n}");
    Phrases phrases = {0};
    phrases.at[PHRASE_PAGE_OF] = TEXT("{of} / {n}");
    assert_text(phrase_numbers(arena, &phrases, PHRASE_PAGE_OF, (int[2]){3, 8}), "8 / 3");
    arena_destroy(arena);
}

static void fills_each_place_and_looks_at_no_filling(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Phrases phrases = {0};
    phrases.at[PHRASE_PAGE_OF] = TEXT("{n}: {n} of {of}, {of}");
    assert_text(phrase_numbers(arena, &phrases, PHRASE_PAGE_OF, (int[2]){3, 8}), "3: 3 of 8, 8");
    assert_text(phrase_pair(arena, NULL, PHRASE_LISTED, (Text[]){TEXT("{second}"), TEXT("{first}")}),
                "{second}, {first}");
    phrases.at[PHRASE_LISTED] = TEXT("{second} ({first}, {first})");
    assert_text(phrase_pair(arena, &phrases, PHRASE_LISTED, (Text[]){TEXT("a"), TEXT("b")}), "b (a, a)");
    phrases.at[PHRASE_LISTED] = TEXT("{first} {what} {");
    assert_text(phrase_pair(arena, &phrases, PHRASE_LISTED, (Text[]){TEXT("a"), TEXT("b")}), "a {what} {");
    arena_destroy(arena);
}

static void a_number_chooses_the_words(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    assert_text(phrase_numbers(arena, NULL, PHRASE_TIME_LEFT, (int[2]){1, 0}), "1 second left");
    assert_text(phrase_numbers(arena, NULL, PHRASE_TIME_LEFT, (int[2]){0, 0}), "0 seconds left");
    assert_text(phrase_numbers(arena, NULL, PHRASE_CHOOSE_UP_TO, (int[2]){1, 0}), "Choose one.");
    Text forms[NUMBER_FORMS] = {[NUMBER_TWO] = TEXT("zwei"), [NUMBER_FEW] = TEXT("{n} wenige")};
    Phrases phrases = {.locale = locale_open((LocaleSpec){TEXT("ar"), DIGITS_ARABIC})};
    phrases.forms[PHRASE_TIME_LEFT] = forms;
    assert_text(phrase_numbers(arena, &phrases, PHRASE_TIME_LEFT, (int[2]){2, 0}), "zwei");
    assert_text(phrase_numbers(arena, &phrases, PHRASE_TIME_LEFT, (int[2]){5, 0}), "\u0665 wenige");
    assert_text(phrase_numbers(arena, &phrases, PHRASE_TIME_LEFT, (int[2]){50, 0}),
                "\u0665\u0660 wenige"); // a form is missing
    assert_text(phrase_numbers(arena, &phrases, PHRASE_MINUTES, (int[2]){5, 0}), "\u0665\u00a0min"); // a phrase is
    locale_close(phrases.locale);
    arena_destroy(arena);
}

// What is filled in does not matter, but that a number is one.
static void tells_the_english_that_stands_in(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Text forms[NUMBER_FORMS] = {[NUMBER_OTHER] = TEXT("{n} rangs")};
    Phrases phrases = {.at = {[PHRASE_BACK] = TEXT("Retour")}, .forms = {[PHRASE_COUNT_ROWS] = forms}};
    phrases_list_lacking(&phrases, arena);
    static const char *const stand_ins[] = {"Home",         "Page 3 of 8", "Page ٣ of ٨",
                                            "Next: Retour", "1 column",    "2 columns"};
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++)
        assert_true(phrases_are_stand_in(&phrases, text_of(stand_ins[i])));
    static const char *const own[] = {"Retour", "Back",   "2 rangs",           "2 rows",       "Home!", "",
                                      "a, b",   "Non : ", "le centre of Lyon", "Page of of 8", "Fin."};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        assert_false(phrases_are_stand_in(&phrases, text_of(own[i])));
    assert_false(phrases_are_stand_in(NULL, TEXT("Home")));
    arena_destroy(arena);
}

// "[...]": what stands in.
static Text told(Arena *arena, Text words)
{
    Text all = TEXT("");
    PhraseStretch stretch;
    for (size_t from = 0; phrase_next_stretch(words, &from, &stretch);)
        all = text_format(arena, stretch.is_stand_in ? "%.*s[%.*s]" : "%.*s%.*s", TEXT_ARGS(all),
                          TEXT_ARGS(stretch.words));
    return all;
}

static void tells_what_stands_in_among_words_for_the_ear(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Text forms[NUMBER_FORMS] = {[NUMBER_OTHER] = TEXT("{n} rangs")};
    Phrases said = {.at = {[PHRASE_BACK] = TEXT("Retour"), [PHRASE_SENTENCES] = TEXT("{first} {second}")},
                    .forms = {[PHRASE_COUNT_ROWS] = forms},
                    .tells_stand_ins = true};
    Text button = phrase(&said, PHRASE_ROLE_BUTTON), page = phrase_numbers(arena, &said, PHRASE_PAGE_OF, (int[]){3, 8});
    assert_text(told(arena, button), "[button]");
    assert_text(phrase_bare_end(button), "\uFDD0button");
    assert_text(told(arena, page), "[Page 3 of 8]");
    assert_text(told(arena, phrase(&said, PHRASE_BACK)), "Retour");
    assert_text(told(arena, phrase_pair(arena, &said, PHRASE_LISTED, (Text[]){TEXT("Retour"), button})),
                "Retour, [button]");
    assert_text(told(arena, phrase_pair(arena, &said, PHRASE_SENTENCES, (Text[]){button, TEXT("Oui.")})),
                "[button] Oui.");
    assert_text(told(arena, phrase_words(arena, &said, PHRASE_NEXT_UP, TEXT("Retour"))), "[Next: ]Retour");
    assert_text(told(arena, phrase_words(arena, &said, PHRASE_NEXT_UP, button)), "[Next: ][button]");
    Text sides[] = {phrase_numbers(arena, &said, PHRASE_COUNT_ROWS, (int[]){2, 0}),
                    phrase_numbers(arena, &said, PHRASE_COUNT_COLUMNS, (int[]){1, 0})};
    assert_text(told(arena, phrase_pair(arena, &said, PHRASE_KIND_TABLE, sides)), "[Table, ]2 rangs[, ][1 column]");
    assert_text(told(arena, TEXT("\uFDD0never ended")), "[never ended]");
    assert_text(told(arena, TEXT("")), "");
    said.tells_stand_ins = false;
    assert_text(told(arena, phrase(&said, PHRASE_ROLE_BUTTON)), "button");
    arena_destroy(arena);
}

static void finds_each_by_its_id(void **state)
{
    (void)state;
    for (int i = 0; i < PHRASE_COUNT; i++) {
        PhraseId id = PHRASE_COUNT;
        assert_true(phrase_find(text_of(phrase_name((PhraseId)i)), &id));
        assert_int_equal(id, i);
        assert_true(phrase_fallback((PhraseId)i).size > 0);
    }
    PhraseId id;
    assert_false(phrase_find(TEXT("no-such-phrase"), &id));
}

// ---- every counted phrase of a language

// The name of the form by CLDR's rules for whole numbers, written out by hand.
static const char *form_of(Text language, int n)
{
    int tens = n % 100, ones = n % 10;
    bool is_few = ones >= 2 && ones <= 4 && tens / 10 != 1;
    if (text_is(language, "zh-Hans") || text_is(language, "vi"))
        return "other";
    if (text_is(language, "fa") || text_is(language, "pt"))
        return n <= 1 ? "one" : "other";
    if (text_is(language, "ru") || text_is(language, "uk"))
        return ones == 1 && tens != 11 ? "one" : is_few ? "few" : "many";
    if (text_is(language, "pl"))
        return n == 1 ? "one" : is_few ? "few" : "many";
    if (text_is(language, "ar"))
        return n == 0 ? "zero" : n == 1 ? "one" : n == 2 ? "two" : tens > 10 ? "many" : tens > 2 ? "few" : "other";
    return n == 1 ? "one" : "other"; // en es tr so
}

static Text written_words(Arena *arena, const XmlNode *phrase, const char *form)
{
    const XmlNode *node = xml_child(phrase, "form");
    while (node && !text_is(xml_value(node, "n"), form))
        node = xml_sibling(node, "form");
    return node && node->first ? text_fold(arena, node->first->text) : TEXT("");
}

// With what is filled in left open again: {of} is never among the numbers that are tried.
static Text with_number(Arena *arena, const Phrases *phrases, Text words, int n)
{
    Text number = locale_number(phrases->locale, arena, n), filled = TEXT("");
    for (size_t at = 0; at < words.size;) {
        bool is_number = text_starts(text_slice(words, at, words.size), TEXT("{n}"));
        Text piece = is_number ? number : text_slice(words, at, at + 1);
        filled = text_format(arena, "%.*s%.*s", TEXT_ARGS(filled), TEXT_ARGS(piece));
        at += is_number ? TEXT("{n}").size : 1;
    }
    return filled;
}

static int judge_phrase(Book *book, const XmlNode *node, PhraseId id)
{
    int faults = 0;
    for (int n = 0; n <= 200; n++) {
        Arena *arena = arena_create();
        Text words = written_words(arena, node, form_of(book->language, n));
        Text of = locale_number(book->phrases->locale, arena, 999),
             said = phrase_numbers(arena, book->phrases, id, (int[]){n, 999});
        size_t mark = text_find(words, TEXT("{of}"), 0);
        if (mark < words.size)
            words = text_format(arena, "%.*s%.*s%.*s", (int)mark, words.at, TEXT_ARGS(of),
                                TEXT_ARGS(text_slice(words, mark + TEXT("{of}").size, words.size)));
        Text expected = with_number(arena, book->phrases, words, n);
        if (!expected.size || !text_equal(said, expected)) {
            printf("%.*s %s, %d: \"%.*s\", not \"%.*s\"\n", TEXT_ARGS(book->language), phrase_name(id), n,
                   TEXT_ARGS(said), TEXT_ARGS(expected));
            faults++;
        }
        arena_destroy(arena);
    }
    return faults;
}

static int judge_language(Source *source, Text language, Problems *problems)
{
    Arena *arena = problems->arena;
    Book *book = book_open(source, language, problems);
    assert_non_null(book);
    Text path = text_format(arena, "%.*s/phrases.xml", TEXT_ARGS(language));
    const XmlNode *root = xml_read(arena, source, path, problems);
    assert_non_null(root);
    int faults = 0, counted = 0;
    for (const XmlNode *node = xml_child(root, "phrase"); node; node = xml_sibling(node, "phrase")) {
        PhraseId id;
        assert_true(phrase_find(xml_value(node, "id"), &id));
        if (!phrase_is_counted(id))
            continue;
        faults += judge_phrase(book, node, id);
        counted++;
    }
    printf("%.*s: %d counted phrases, %d faults\n", TEXT_ARGS(language), counted, faults);
    book_close(book);
    return faults + !counted;
}

static void every_language_counts_right(void **state)
{
    (void)state;
    static const char *const libraries[] = {LECTERN_SOURCE_DIR "/content", LECTERN_TESTS_DIR "/library/whole"};
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        Arena *arena = arena_create();
        Problems problems = {.arena = arena};
        Source *source = source_open(libraries[i]);
        Book *book = book_open(source, TEXT(""), &problems);
        assert_non_null(book);
        int faults = 0;
        for (int l = 0; l < book->language_count; l++)
            faults += judge_language(source, book->languages[l].code, &problems);
        assert_int_equal(faults, 0);
        book_close(book);
        source_close(source);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speaks_english_before_a_library_is_open),
        cmocka_unit_test(fills_placeholders_in_any_order),
        cmocka_unit_test(fills_each_place_and_looks_at_no_filling),
        cmocka_unit_test(a_number_chooses_the_words),
        cmocka_unit_test(tells_the_english_that_stands_in),
        cmocka_unit_test(tells_what_stands_in_among_words_for_the_ear),
        cmocka_unit_test(finds_each_by_its_id),
        cmocka_unit_test(every_language_counts_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
