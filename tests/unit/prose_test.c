// Everything here was counted by hand: the words aloud, syllable by syllable, and the sentences word by word.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "proof/prose.h"
#include "proof/syllables.h"

static const struct {
    const char *word;
    int syllables;
} words[] = {
    {"a", 1},
    {"the", 1},
    {"people", 2},
    {"closeness", 2},
    {"safely", 2},
    {"safety", 2},
    {"table", 2},
    {"while", 1},
    {"breathed", 1},
    {"wanted", 2},
    {"needed", 2},
    {"helped", 1},
    {"troubled", 2},
    {"called", 1},
    {"controlled", 2},
    {"changes", 2},
    {"makes", 1},
    {"wishes", 2},
    {"touches", 2},
    {"quiet", 2},
    {"quietly", 3},
    {"friend", 1},
    {"experience", 4},
    {"patience", 2},
    {"patient", 2},
    {"science", 2},
    {"anxious", 2},
    {"anxiety", 4},
    {"society", 4},
    {"violence", 3},
    {"emotion", 3},
    {"emotional", 4},
    {"usual", 3},
    {"usually", 4},
    {"language", 2},
    {"situation", 4},
    {"trying", 2},
    {"being", 2},
    {"going", 2},
    {"playing", 2},
    {"anyone", 3},
    {"everyone", 3},
    {"everything", 3},
    {"something", 2},
    {"sometimes", 2},
    {"someone", 2},
    {"somebody", 3},
    {"beyond", 2},
    {"yes", 1},
    {"eye", 1},
    {"eyes", 1},
    {"body", 2},
    {"create", 2},
    {"creature", 2},
    {"area", 3},
    {"idea", 3},
    {"didn't", 2},
    {"can't", 1},
    {"it'll", 2},
    {"boss's", 2},
    {"check-in", 2},
    {"hundred", 2},
    {"evening", 2},
    {"rhythm", 2},
    {"tongue", 1},
    {"unique", 2},
    {"maybe", 2},
    {"Trauma", 2},
    {"therapist", 3},
    {"memories", 3},
    {"emergency", 4},
    {"careful", 2},
    {"movement", 2},
    {"settlement", 3},
    {"hopeless", 2},
    {"loneliness", 3},
    {"criticism", 4},
    {"individual", 5},
    {"continuing", 4},
    {"worried", 2},
    {"happier", 3},
    {"easiest", 3},
    {"caf\xC3\xA9", 2},
    {"24", 2},
    {"queue", 1},
    {"ARE", 1},
    {"isn\xE2\x80\x99t", 2},
    {"desensitisation", 6},
    {"reprocessing", 4},
    {"medium", 3},
};

static void counts_syllables_as_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        int count = syllables_count(text_of(words[i].word));
        if (count != words[i].syllables)
            fail_msg("%s: %d, by hand %d", words[i].word, count, words[i].syllables);
    }
}

static const struct {
    const char *sentence;
    int words, syllables;
} sentences[] = {
    {"Trust can be slow to grow.", 6, 6},
    {"The body stays ready for danger.", 6, 9},
    {"Nobody owes anyone an answer.", 5, 10},
    {"You are there, yet it feels unreal.", 7, 8},
    {"A quiet talk with someone kind may help.", 8, 10},
    {"Some people notice change after months of regular sessions.", 9, 15},
    {"Is this a good time to talk, or is later better?", 11, 13},
    {"A check-in isn't a test; it's a question.", 8, 11},
    {"Memories can come back as a picture, a sound or a smell.", 12, 15},
    {"The therapist explains everything beforehand, and you decide.", 8, 16},
};
enum { SENTENCE_COUNT = sizeof sentences / sizeof *sentences };

static void counts_sentences_as_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < SENTENCE_COUNT; i++) {
        ProseCount count = prose_count(text_of(sentences[i].sentence), NULL);
        if (count.sentences != 1 || count.words != sentences[i].words || count.syllables != sentences[i].syllables)
            fail_msg("%s: %d sentences, %d words, %d syllables", sentences[i].sentence, count.sentences, count.words,
                     count.syllables);
    }
}

static void reckons_the_grade_of_a_passage(void **state)
{
    (void)state;
    char passage[1024] = "";
    size_t size = 0;
    for (size_t i = 0; i < SENTENCE_COUNT; i++)
        size += (size_t)snprintf(passage + size, sizeof passage - size, "%s\n   ", sentences[i].sentence);
    ProseCount count = prose_count(text_of(passage), NULL);
    assert_int_equal(count.sentences, 10);
    assert_int_equal(count.words, 80);
    assert_int_equal(count.syllables, 113);
    // 0.39 * 80/10 + 11.8 * 113/80 - 15.59
    assert_float_equal(prose_grade(count), 4.1975, 1e-4);
    assert_float_equal(prose_grade((ProseCount){0}), 0, 0);
}

static void expect_sentences(const char *text, const char *const *expected)
{
    size_t from = 0;
    for (; *expected; expected++) {
        Text sentence = prose_sentence(text_of(text), &from);
        if (!text_is(sentence, *expected))
            fail_msg("\"%.*s\" where \"%s\" was expected", TEXT_ARGS(sentence), *expected);
    }
    assert_int_equal(prose_sentence(text_of(text), &from).size, 0);
}

#define EXPECT_SENTENCES(text, ...) expect_sentences(text, (const char *const[]){__VA_ARGS__, NULL})

static void ends_sentences_where_they_end(void **state)
{
    (void)state;
    EXPECT_SENTENCES("One. Two! Three? Four", "One.", "Two!", "Three?", "Four");
    EXPECT_SENTENCES("Dr. Lee came.\n  Then e.g. Ann.", "Dr. Lee came.", "Then e.g. Ann.");
    EXPECT_SENTENCES("\"Shall we stop?\" she asked. \"Yes.\" They did.", "\"Shall we stop?\" she asked.", "\"Yes.\"",
                     "They did.");
    EXPECT_SENTENCES("It took 3.5 hours.", "It took 3.5 hours.");
    EXPECT_SENTENCES("Wait... go on. (This too.) Really?! End…", "Wait... go on.", "(This too.)", "Really?!", "End…");
    EXPECT_SENTENCES(" . — . One; two: three.", "One; two: three.");
    assert_int_equal(prose_sentence(TEXT(" . — \n"), &(size_t){0}).size, 0);
}

static void parts_words(void **state)
{
    (void)state;
    assert_int_equal(prose_words(TEXT("")), 0);
    assert_int_equal(prose_words(TEXT(" – ... ' -")), 0);
    assert_int_equal(prose_words(TEXT("isn't it's o’clock check-in 3.5")), 5);
    assert_int_equal(prose_words(TEXT("near – far, one/two, this--that")), 6);
    size_t from = 0;
    assert_true(text_is(prose_word(TEXT("'Quoted' words"), &from), "Quoted"));
    assert_true(text_is(prose_word(TEXT("'Quoted' words"), &from), "words"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_syllables_as_by_hand),
        cmocka_unit_test(counts_sentences_as_by_hand),
        cmocka_unit_test(reckons_the_grade_of_a_passage),
        cmocka_unit_test(ends_sentences_where_they_end),
        cmocka_unit_test(parts_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
