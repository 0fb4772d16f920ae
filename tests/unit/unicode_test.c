#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

#include "base/line-pairs.h"
#include "base/unicode.h"

typedef struct Fixture {
    Unicode *unicode;
    Arena *arena;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = malloc(sizeof *fixture);
    *fixture = (Fixture){unicode_open("en"), arena_create()};
    assert_non_null(fixture->unicode);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    unicode_close(fixture->unicode);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

#define assert_offsets(offsets, ...)                                                                                   \
    do {                                                                                                               \
        const uint32_t expected_[] = {__VA_ARGS__};                                                                    \
        assert_int_equal((offsets).count, sizeof expected_ / sizeof *expected_);                                       \
        assert_memory_equal((offsets).at, expected_, sizeof expected_);                                                \
    } while (0)

static void lines_break_after_spaces_and_newlines(void **state)
{
    Fixture *f = *state;
    Offsets offsets = {0};
    unicode_line_breaks(f->unicode, f->arena, TEXT("One two,  three\nfour-five"), &offsets);
    assert_offsets(offsets, 4, 10, 16, 21, 25);
    Offsets none = {0};
    unicode_line_breaks(f->unicode, f->arena, TEXT(""), &none);
    assert_int_equal(none.count, 0);
}

static void thai_and_chinese_break_inside(void **state)
{
    Fixture *f = *state;
    Offsets thai = {0}, chinese = {0};
    unicode_line_breaks(f->unicode, f->arena, TEXT("สวัสดีครับ"), &thai);
    assert_offsets(thai, 18, 30);
    unicode_line_breaks(f->unicode, f->arena, TEXT("你好。吗"), &chinese);
    assert_offsets(chinese, 3, 9, 12);
}

static void line_breaks_of_icu(Arena *arena, Text text, Offsets *offsets)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[256];
    int32_t at[256], count = 0;
    for (size_t i = 0; i < text.size;) {
        at[count] = (int32_t)i;
        wide[count++] = (UChar)text_next(text, &i);
    }
    at[count] = (int32_t)text.size;
    UBreakIterator *iterator = ubrk_open(UBRK_LINE, "en", wide, count, &status);
    assert_true(U_SUCCESS(status));
    for (int32_t i = ubrk_next(iterator); i != UBRK_DONE; i = ubrk_next(iterator))
        *array_push(arena, offsets) = (uint32_t)at[i];
    ubrk_close(iterator);
}

// Whatever the pair table decides, ICU decides too.
static void pair_table_agrees_with_icu(void **state)
{
    Fixture *f = *state;
    static const char *const letters[] = {"a", "b", "Q",    "no ", "yes ", "it", " ",      "  ", "1", "2",
                                          ".", ",", "!",    "?",   "'",    "\"", "(",      ")",  "-", "\u2019",
                                          ";", ":", "word", "es",  "\n",   "/",  "\u201C", "%"};
    enum { LETTER_COUNT = sizeof letters / sizeof *letters };
    uint32_t seed = 1;
    int decided = 0;
    for (int round = 0; round < 60000; round++) {
        char string[128] = "";
        int size = 1 + round % 14, kinds = round % 3 ? 6 + round % 5 * 4 : LETTER_COUNT;
        for (int i = 0; i < size; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(string, letters[(seed >> 16) % (uint32_t)kinds]);
        }
        Offsets mine = {0}, theirs = {0};
        if (!line_pairs_break(f->arena, text_of(string), &mine)) {
            assert_int_equal(mine.count, 0);
            continue;
        }
        decided++;
        line_breaks_of_icu(f->arena, text_of(string), &theirs);
        if (mine.count != theirs.count || memcmp(mine.at, theirs.at, sizeof(uint32_t) * (size_t)mine.count) != 0)
            fail_msg("breaks differ in \"%s\"", string);
        arena_reset(f->arena);
    }
    assert_true(decided > 3000);
}

static void pair_table_decides_everyday_sentences(void **state)
{
    Fixture *f = *state;
    Offsets offsets = {0};
    assert_true(line_pairs_break(
        f->arena, TEXT("Don\u2019t rush: (slowly), at 9 or 10, it\u2019s well-known. \"Yes!\" "), &offsets));
    assert_offsets(offsets, 8, 14, 24, 27, 29, 32, 36, 43, 48, 55, 62);
}

static void graphemes_and_sentences(void **state)
{
    Fixture *f = *state;
    Offsets graphemes = {0}, sentences = {0};
    unicode_graphemes(f->unicode, f->arena, TEXT("e\u0301x\U0001F44D\U0001F3FD"), &graphemes);
    assert_offsets(graphemes, 3, 4, 12);
    unicode_sentences(f->unicode, f->arena, TEXT("Breathe. You are safe."), &sentences);
    assert_offsets(sentences, 9, 22);
}

// Greek asks with what is a semicolon elsewhere; the marks of Arabic, Hindi and Japanese end a sentence everywhere.
static void sentences_end_as_their_language_says(void **state)
{
    Fixture *f = *state;
    static const struct {
        const char *language, *text;
        int count;
    } cases[] = {
        {"el", "Τι κάνεις; Καλά είμαι. Εσύ;", 3}, {"en", "Rest; then go on. Stop.", 2},
        {"ar", "كيف حالك؟ أنا بخير.", 2},         {"ja", "元気です。そう？はい。", 3},
        {"hi", "कैसे हो? ठीक हूँ। अच्छा।", 3},         {"el", "Ναι; Όχι.", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Offsets sentences = {0};
        unicode_set_language(f->unicode, text_of(cases[i].language));
        unicode_sentences(f->unicode, f->arena, text_of(cases[i].text), &sentences);
        assert_int_equal(sentences.count, cases[i].count);
    }
}

// Small kana may begin a line in Japanese.
static void lines_break_as_their_language_says(void **state)
{
    Fixture *f = *state;
    Offsets foreign = {0}, japanese = {0}, again = {0};
    unicode_line_breaks(f->unicode, f->arena, TEXT("ちょっと"), &foreign);
    assert_offsets(foreign, 9, 12);
    unicode_set_language(f->unicode, TEXT("ja"));
    unicode_line_breaks(f->unicode, f->arena, TEXT("ちょっと"), &japanese);
    assert_offsets(japanese, 3, 6, 9, 12);
    unicode_set_language(f->unicode, TEXT(""));
    unicode_line_breaks(f->unicode, f->arena, TEXT("ちょっと"), &again);
    assert_int_equal(again.count, japanese.count);
}

static void plain_text_needs_no_bidi(void **state)
{
    (void)state;
    assert_true(unicode_is_plain_ltr(TEXT("Grüße, 12 “words” – 你好 ไทย")));
    assert_false(unicode_is_plain_ltr(TEXT("a שלום")));
    assert_false(unicode_is_plain_ltr(TEXT("a سلام")));
    assert_false(unicode_is_plain_ltr(TEXT("a\u200F")));
    assert_false(unicode_is_plain_ltr(TEXT("a\u2067b\u2069")));
    assert_false(unicode_is_plain_ltr(TEXT("\U0001E900")));
}

static void bidi_gives_level_runs(void **state)
{
    Fixture *f = *state;
    Bidi mixed = unicode_bidi(f->unicode, f->arena, TEXT("abc \u05D0\u05D1 12 x"), DIRECTION_AUTO);
    assert_int_equal(mixed.base, DIRECTION_LTR);
    assert_int_equal(mixed.runs.count, 4);
    assert_int_equal(mixed.runs.at[0].end, 4);
    assert_int_equal(mixed.runs.at[1].level, 1);
    assert_int_equal(mixed.runs.at[1].end, 9);
    assert_int_equal(mixed.runs.at[2].level, 2); // the number
    assert_int_equal(mixed.runs.at[3].level, 0);
    assert_int_equal(mixed.runs.at[3].end, 13);
    Bidi hebrew = unicode_bidi(f->unicode, f->arena, TEXT("\u05D0 a"), DIRECTION_AUTO);
    assert_int_equal(hebrew.base, DIRECTION_RTL);
    assert_int_equal(hebrew.runs.count, 2);
    assert_int_equal(hebrew.runs.at[1].level, 2);
}

static void levels_give_the_visual_order(void **state)
{
    (void)state;
    int order[5];
    const uint8_t simple[] = {0, 1, 2, 1, 0};
    unicode_visual_order(simple, 5, order);
    const int reversed[] = {0, 3, 2, 1, 4};
    assert_memory_equal(order, reversed, sizeof reversed);
}

static void assert_alphabet(const Fixture *fixture, const char *language, const char *const *sorted, int count)
{
    enum { MOST = 16 };
    assert_in_range(count, 1, MOST);
    Text words[MOST];
    for (int i = 0; i < count; i++)
        words[i] = text_of(sorted[count - 1 - i]);
    const int *order = unicode_alphabetical(fixture->arena, text_of(language), words, count);
    for (int i = 0; i < count; i++)
        assert_int_equal(order[i], count - 1 - i);
}

#define ASSERT_ALPHABET(language, ...)                                                                                 \
    do {                                                                                                               \
        const char *const sorted_[] = {__VA_ARGS__};                                                                   \
        assert_alphabet(*state, language, sorted_, sizeof sorted_ / sizeof *sorted_);                                  \
    } while (0)

static void words_stand_as_in_a_dictionary(void **state)
{
    ASSERT_ALPHABET("en", "aftercare", "Boundary", "EMDR", "limit", "On alert", "one", "Trigger");
    ASSERT_ALPHABET("fr", "côté", "eau", "écoute", "élan", "être", "fin");
    ASSERT_ALPHABET("de", "Abend", "Ärger", "Atem", "Öffnung", "Ort", "Zeit");
    ASSERT_ALPHABET("sv", "Andning", "Trygg", "Zon", "Ånger", "Ängslan", "Öppen"); // these stand at its end
    ASSERT_ALPHABET("ar", "أمان", "إنذار", "تنفس", "حد", "صدمة", "محفز", "هدوء", "ي");
    ASSERT_ALPHABET("no-such-language-at-all", "a", "B", "c");
    ASSERT_ALPHABET("", "a", "B", "c");
}

static void words_alike_keep_their_order(void **state)
{
    const Fixture *fixture = *state;
    const Text words[] = {TEXT("limit"), TEXT("limit"), TEXT("body"), TEXT("limit")};
    const int *order = unicode_alphabetical(fixture->arena, TEXT("en"), words, 4);
    const int sorted[] = {2, 0, 1, 3};
    assert_memory_equal(order, sorted, sizeof sorted);
    assert_non_null(unicode_alphabetical(fixture->arena, TEXT("en"), NULL, 0));
}

static void code_points_have_scripts(void **state)
{
    (void)state;
    assert_int_equal(unicode_script('a'), SCRIPT_LATIN);
    assert_int_equal(unicode_script('1'), SCRIPT_COMMON);
    assert_int_equal(unicode_script(0x301), SCRIPT_COMMON);
    assert_int_equal(unicode_script(0x627), SCRIPT_ARABIC);
    assert_int_equal(unicode_script(0x4F60), SCRIPT('H', 'a', 'n', 'i'));
    assert_true(unicode_script_joins(SCRIPT_ARABIC));
    assert_false(unicode_script_joins(SCRIPT_LATIN));
}

static void languages_have_scripts(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        Script script;
    } cases[] = {
        {"en", SCRIPT_LATIN},
        {"so", SCRIPT_LATIN},
        {"ar", SCRIPT_ARABIC},
        {"fa-IR", SCRIPT_ARABIC},
        {"ur", SCRIPT_ARABIC},
        {"uk", SCRIPT('C', 'y', 'r', 'l')},
        {"sr", SCRIPT('C', 'y', 'r', 'l')},
        {"sr-Latn", SCRIPT_LATIN},
        {"zh-Hans", SCRIPT('H', 'a', 'n', 'i')},
        {"zh-HK", SCRIPT('H', 'a', 'n', 'i')},
        {"ja", SCRIPT('H', 'a', 'n', 'i')},
        {"ko", SCRIPT('H', 'a', 'n', 'g')},
        {"hi", SCRIPT('D', 'e', 'v', 'a')},
        {"am", SCRIPT('E', 't', 'h', 'i')},
        {"", SCRIPT_COMMON},
        {"*", SCRIPT_COMMON},
        {"-", SCRIPT_COMMON},
        {"xyz-not-a-language-of-any-kind-that-is-far-too-long-for-a-tag-of-this-kind-and-goes-on-and-on-and-on-and-on-"
         "and-on-and-on-and-on-and-on-and-on",
         SCRIPT_COMMON},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (unicode_language_script(text_of(cases[i].language)) != cases[i].script)
            fail_msg("\"%s\" has another script", cases[i].language);
}

static void code_points_have_properties(void **state)
{
    (void)state;
    assert_true(unicode_is_emoji(0x1F600));
    assert_false(unicode_is_emoji('1'));
    assert_false(unicode_is_emoji(0x2764)); // a picture only with U+FE0F
    assert_true(unicode_is_emoji(0xFE0F));
    assert_true(unicode_is_ignorable(0x200B));
    assert_true(unicode_is_ignorable(0xAD));
    assert_true(unicode_is_ignorable('\t'));
    assert_false(unicode_is_ignorable(' '));
    assert_false(unicode_is_ignorable(0x600)); // a format character that is drawn
    assert_true(unicode_is_digit('7'));
    assert_true(unicode_is_digit(0x667));
    assert_true(unicode_is_digit(0x96D));
    assert_false(unicode_is_digit('a'));
    assert_false(unicode_is_digit(0xB2)); // a small two above the line
}

static void words_are_counted_in_every_script(void **state)
{
    Fixture *f = *state;
    assert_int_equal(unicode_count_words(f->unicode, TEXT("")), 0);
    assert_int_equal(unicode_count_words(f->unicode, TEXT("  One two-three,\nfour. ")), 3);
    assert_int_equal(unicode_count_words(f->unicode, TEXT("Це не так просто")), 4);
    assert_int_equal(unicode_count_words(f->unicode, TEXT("هذا ليس سهلاً")), 3);
    assert_int_equal(unicode_count_words(f->unicode, TEXT("这里没有人，只有你。")), 8);
    assert_int_equal(unicode_count_words(f->unicode, TEXT("ここは静かです")), 7);
    assert_int_equal(unicode_count_words(f->unicode, TEXT("สวัสดีครับ")), 2);
    assert_int_equal(unicode_count_words(f->unicode, TEXT("Hide 键")), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_break_after_spaces_and_newlines),
        cmocka_unit_test(thai_and_chinese_break_inside),
        cmocka_unit_test(pair_table_agrees_with_icu),
        cmocka_unit_test(pair_table_decides_everyday_sentences),
        cmocka_unit_test(graphemes_and_sentences),
        cmocka_unit_test(sentences_end_as_their_language_says),
        cmocka_unit_test(lines_break_as_their_language_says),
        cmocka_unit_test(plain_text_needs_no_bidi),
        cmocka_unit_test(bidi_gives_level_runs),
        cmocka_unit_test(levels_give_the_visual_order),
        cmocka_unit_test(words_stand_as_in_a_dictionary),
        cmocka_unit_test(words_alike_keep_their_order),
        cmocka_unit_test(code_points_have_scripts),
        cmocka_unit_test(languages_have_scripts),
        cmocka_unit_test(code_points_have_properties),
        cmocka_unit_test(words_are_counted_in_every_script),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
