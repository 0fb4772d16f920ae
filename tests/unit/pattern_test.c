// What fits a pattern, from its first letter to its last, and what stands before it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/pattern.h"

static const char negations[] = "not never *n't";

// A text in a language, and what stands beside the pattern that is looked for in it.
typedef struct Fixture {
    Arena *arena;
    Folding folding;
    PatternWord negations;
} Fixture;

static Fixture begin(const char *language)
{
    Fixture fixture = {.arena = arena_create(), .folding.language = text_of(language)};
    fixture.negations = pattern_list(&fixture.folding, fixture.arena, text_of(negations));
    return fixture;
}

static void end(Fixture *fixture)
{
    folding_close(&fixture->folding);
    arena_destroy(fixture->arena);
}

// What the pattern finds in the text, at the first word that it fits; "" where nothing does.
static void expect_in(const char *language, const char *source, const char *words, const char *expected)
{
    Fixture fixture = begin(language);
    Text text = text_of(words), found = TEXT("");
    Pattern pattern;
    if (!pattern_read(&pattern, &fixture.folding, fixture.arena, text_of(source)))
        fail_msg("\"%s\" is no pattern: %s", source, pattern.fault.sentence);
    PatternText folded = {folded_of(&fixture.folding, fixture.arena, text), &fixture.negations};
    for (int at = 0; !found.size && at < folded.folded.count; at++) {
        int last = pattern_may_begin(&folded, at) ? pattern_match(&pattern, &folded, at) : 0;
        if (last)
            found = text_slice(text, folded.folded.at[at].start, folded.folded.at[last - 1].end);
    }
    if (!text_is(found, expected))
        fail_msg("\"%s\" finds \"%.*s\" in \"%s\"", source, TEXT_ARGS(found), words);
    end(&fixture);
}

static void expect(const char *source, const char *words, const char *expected)
{
    expect_in("en", source, words, expected);
}

static void fits_whole_words(void **state)
{
    (void)state;
    expect("cure", "A Cure.", "Cure");
    expect("cure", "secure, cured, cur e", "");
    expect("cure", "self-cure", "cure");
    expect("cure", "\u201Ccure\u201D", "cure");
    expect("cure", "caf\u00E9cure cure\u00E9", "");
    expect("you must", "you \n  must", "you \n  must");
    expect("you must", "you, must youmust you mustn", "");
    expect("to you?", "to you? to you", "to you?");
    expect("can", "can\u2019t can't can", "can");
    expect("didn't", "didn\u2019t", "didn\u2019t");
    expect("transform*", "the Transformation of", "Transformation");
    expect("transform*", "transform", "transform");
    expect("micro-trauma*", "micro-traumas", "micro-traumas");
}

static void fits_one_way_or_another(void **state)
{
    (void)state;
    expect("cure|cures is", "cures is", "cures is");
    expect("cure|cures is", "cured is", "");
    expect("be |all right|fine", "be all right", "be all right");
    expect("be |all right|fine", "be fine", "be fine");
    expect("be |all right|fine", "be all", "");
    expect("be |a|the |long rest", "be a rest", "be a rest");
}

static void passes_over_a_few_words_of_a_sentence(void **state)
{
    (void)state;
    expect("silence ~ means pause", "Silence means pause", "Silence means pause");
    expect("silence ~ means pause", "Silence, or a look (far off), means pause",
           "Silence, or a look (far off), means pause");
    expect("silence ~ means pause", "Silence one two three four five six seven eight means pause",
           "Silence one two three four five six seven eight means pause");
    expect("silence ~ means pause", "Silence one two three four five six seven eight nine means pause", "");
    expect("silence ~ means pause", "Silence. It means pause", "");
    expect("silence ~ means pause", "Silence that means rest means pause", "Silence that means rest means pause");
    expect("staff can ~ at once", "Staff can not come at once, staff can\u2019t come at once", "");
    expect("staff can ~ at once", "Staff can never come at once", "");
    expect("staff can ~ at once", "Staff can", "");
    expect("staff can ~ at once", "Staff can come to you at once.", "Staff can come to you at once");
}

static void fits_the_letters_before_a_word_and_behind_it(void **state)
{
    (void)state;
    expect("*fold", "a blindfold, folding", "blindfold");
    expect("*fol*", "a blindfolded one", "blindfolded");
    expect("un*ed", "united, unrooted roots", "united");
    expect("un*ed rest", "united unrested rest", "unrested rest");
    expect("*n't", "is it isn\u2019t", "isn\u2019t");
    expect("*a*a*a", "banana, bana", "banana");
    expect("*a*a*a*a", "banana", "");
}

// Turkish has an i with a dot and one without, in both sizes.
static void knows_the_letters_of_turkish(void **state)
{
    (void)state;
    expect_in("tr", "\u0131\u015F\u0131k", "I\u015EIK", "I\u015EIK");
    expect_in("tr", "ili\u015Fki", "\u0130L\u0130\u015EK\u0130", "\u0130L\u0130\u015EK\u0130");
    expect_in("tr", "ili\u015Fki", "I\u0307L\u0130\u015EK\u0130", "I\u0307L\u0130\u015EK\u0130");
    expect_in("tr-TR", "ili\u015Fki", "IL\u0130\u015EK\u0130", "");
    expect_in("en", "ilk", "ILK", "ILK");
    expect_in("tr", "ilk", "ILK", "");
}

static void passes_over_what_arabic_may_leave_out(void **state)
{
    (void)state;
    static const char abuse[] = "\u0625\u0633\u0627\u0621\u0629";
    expect_in("ar", abuse, abuse, abuse);
    expect_in("ar", abuse, "\u0625\u0650\u0633\u0627\u0621\u064E\u0629\u064C.",
              "\u0625\u0650\u0633\u0627\u0621\u064E\u0629\u064C");
    expect_in("ar", abuse, "\u0625\u0633\u0640\u0640\u0627\u0621\u0629", "\u0625\u0633\u0640\u0640\u0627\u0621\u0629");
    expect_in("ar", "\u0625\u0650\u0633\u0627\u0621\u0629", abuse, abuse); // a pattern may have them too
    expect_in("ar", abuse, "\u0627\u0655\u0633\u0627\u0621\u0629", "\u0627\u0655\u0633\u0627\u0621\u0629");
    expect_in("ar", abuse, "\u0648\u0627\u0644\u0625\u0633\u0627\u0621\u0629", ""); // with "and the" before it
    expect_in("ar", "*\u0625\u0633\u0627\u0621\u0629", "\u0648\u0627\u0644\u0625\u0633\u0627\u0621\u0629",
              "\u0648\u0627\u0644\u0625\u0633\u0627\u0621\u0629");
    // Joiners, and the yeh and kaf of another keyboard.
    expect_in("fa", "\u0646\u06CC\u0645\u06A9\u0631\u0647", "\u0646\u06CC\u0645\u200C\u06A9\u0631\u0647",
              "\u0646\u06CC\u0645\u200C\u06A9\u0631\u0647");
    expect_in("fa", "\u0646\u06CC\u0645\u200C\u06A9\u0631\u0647", "\u0646\u064A\u0645\u0643\u0631\u0647",
              "\u0646\u064A\u0645\u0643\u0631\u0647");
}

static void fits_anywhere_in_chinese(void **state)
{
    (void)state;
    expect_in("zh-Hans", "\u521B\u4F24", "\u8FD9\u662F\u521B\u4F24\u540E", "\u521B\u4F24");
    expect_in("zh-Hans", "\u521B\u4F24", "\u521B \u4F24", "");
    expect_in("zh-Hans", "\u4F60 \u5FC5\u987B", "\u4F60\u5FC5\u987B", "\u4F60\u5FC5\u987B");
    expect_in("zh-Hans", "\u4E00\u5207 ~ \u597D\uFF5C\u884C", "\u4E00\u5207\u90FD\u4F1A\u597D\u3002",
              "\u4E00\u5207\u90FD\u4F1A\u597D");
    expect_in("zh-Hans", "\u4E00\u5207 ~ \u597D", "\u4E00\u5207\u3002\u90FD\u597D", "");
    expect_in("zh-Hans", "PTSD", "\u6709PTSD\u7684\u4EBA", "PTSD");
    expect_in("zh-Hans", "ptsd", "\u6709\uFF30\uFF34\uFF33\uFF24\u7684", "\uFF30\uFF34\uFF33\uFF24"); // full width
}

// "Rape" and "news" in Thai, which a dictionary parts from what stands beside them.
static void finds_the_words_of_thai(void **state)
{
    (void)state;
    expect_in("th", "\u0E02\u0E48\u0E32\u0E27", "\u0E2D\u0E48\u0E32\u0E19\u0E02\u0E48\u0E32\u0E27",
              "\u0E02\u0E48\u0E32\u0E27");
    expect_in("th", "\u0E02\u0E48\u0E32", "\u0E2D\u0E48\u0E32\u0E19\u0E02\u0E48\u0E32\u0E27", "");
}

// However a letter and its marks are written, and whatever else Unicode has for the same.
static void composes_what_is_written_apart(void **state)
{
    (void)state;
    expect_in("vi", "hi\u1EBFp d\u00E2m", "Hie\u0302\u0301p da\u0302m", "Hie\u0302\u0301p da\u0302m");
    expect_in("vi", "hi\u1EBFp", "hi\u1EC7p", ""); // another tone is another word
    expect_in("es", "violaci\u00F3n", "Violacio\u0301n", "Violacio\u0301n");
    expect_in("es", "violacio\u0301n", "VIOLACI\u00D3N", "VIOLACI\u00D3N");
    expect_in("ru", "\u0432\u0441\u0451", "\u0412\u0441\u0435\u0308", "\u0412\u0441\u0435\u0308");
    expect_in("uk", "\u0437\u0432'\u044F\u0437\u043E\u043A", "\u0417\u0432\u2019\u044F\u0437\u043E\u043A",
              "\u0417\u0432\u2019\u044F\u0437\u043E\u043A");
    expect("micro", "mi\u00ADcro", "mi\u00ADcro");
    expect("sex", "sex\u0301", "");
}

static void refuses(const char *source, const char *sentence)
{
    Fixture fixture = begin("en");
    Pattern pattern;
    assert_false(pattern_read(&pattern, &fixture.folding, fixture.arena, text_of(source)));
    assert_string_equal(pattern.fault.sentence, sentence);
    assert_non_null(pattern.fault.hint);
    end(&fixture);
}

static void tells_what_can_never_be_found(void **state)
{
    (void)state;
    refuses("", "the first word of this may lack");
    refuses("|a rest", "the first word of this may lack");
    refuses("~ rest", "the first word of this may lack");
    refuses("a ~", "the last word of this may lack");
    refuses("a |rest", "the last word of this may lack");
    refuses("a ~ |b rest", "the word behind \"~\" may lack");
    refuses("a ~b", "\"~\" stands within a word");
    refuses("a * b", "\"*\" by itself is every word");
    refuses("a || b", "\"|\" stands by itself");
    refuses("?", "this begins with no letter, and is never found");
    refuses("-a", "this begins with no letter, and is never found");
    refuses("*-", "a word of this holds no letter");
    refuses("a b c d e f g h i j k l m n o p q", "this is too long to look for");
    refuses("a ~ b ~ c ~ d ~ e", "this is too long to look for");
}

static void looks_at_what_stands_before(void **state)
{
    (void)state;
    static const struct {
        const char *text, *at, *words;
        bool is_after, is_amid;
    } rows[] = {
        {"It isn\u2019t so, piano. If you Like rest", "so", "no *n't", true, true},
        {"It isn\u2019t so, piano. If you Like rest", "rest", "dislike like", true, true},
        {"It isn\u2019t so, piano. If you Like rest", "rest", "ke", false, false},
        {"It isn\u2019t so, piano. If you Like rest", "rest", "if", false, true},
        {"It isn\u2019t so, piano. If you Like rest", "rest", "", false, false},
        {"It isn\u2019t so, piano. If you Like rest", "rest", "*n't it so no", false, false},
        {"It isn\u2019t so, piano. If you Like rest", "It", "it", false, false},
        {"If you go, rest", "rest", "if", false, false},
        {"Go; if you go rest", "rest", "if", false, true},
        {"\u4E0D\u4F1A\u597D", "\u597D", "\u4F1A", true, true},
        {"\u4E0D\u4F1A\u597D", "\u597D", "\u4E0D", false, true},
        {"\u4E0D\uFF0C\u597D", "\u597D", "\u4E0D", false, false},
        {"\u0644\u0627\u060C \u062C\u064A\u062F", "\u062C\u064A\u062F", "\u0644\u0627", false, false},
        {"\u0644\u0627 \u062C\u064A\u062F", "\u062C\u064A\u062F", "\u0644\u0627", true, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Fixture fixture = begin("en");
        PatternWord words = pattern_list(&fixture.folding, fixture.arena, text_of(rows[i].words));
        PatternText text = {folded_of(&fixture.folding, fixture.arena, text_of(rows[i].text)), &fixture.negations};
        size_t start = text_find(text_of(rows[i].text), text_of(rows[i].at), 0);
        int at = 0;
        while (text.folded.at[at].start < start)
            at++;
        assert_int_equal(pattern_is_after(&words, &text, at), rows[i].is_after);
        assert_int_equal(pattern_is_amid(&words, &text, at), rows[i].is_amid);
        end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fits_whole_words),
        cmocka_unit_test(fits_one_way_or_another),
        cmocka_unit_test(passes_over_a_few_words_of_a_sentence),
        cmocka_unit_test(fits_the_letters_before_a_word_and_behind_it),
        cmocka_unit_test(knows_the_letters_of_turkish),
        cmocka_unit_test(passes_over_what_arabic_may_leave_out),
        cmocka_unit_test(fits_anywhere_in_chinese),
        cmocka_unit_test(finds_the_words_of_thai),
        cmocka_unit_test(composes_what_is_written_apart),
        cmocka_unit_test(tells_what_can_never_be_found),
        cmocka_unit_test(looks_at_what_stands_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
