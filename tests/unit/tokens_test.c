// The words of a text as they are looked for, in every script.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "find/tokens.h"

// All of them with blanks between.
static Text spell(Arena *arena, const char *language, const char *text, TokenUse use)
{
    Folding folding = {.language = text_of(language)};
    Tokens tokens = tokens_of(&folding, arena, text_of(text), use);
    Text spelt = TEXT("");
    for (int i = 0; i < tokens.count; i++)
        spelt = text_format(arena, "%.*s%s%.*s", TEXT_ARGS(spelt), i ? " " : "", TEXT_ARGS(tokens.at[i].word));
    folding_close(&folding);
    return spelt;
}

static void expect(const char *language, const char *text, const char *spelt)
{
    Arena *arena = arena_create();
    assert_string_equal(text_string(arena, spell(arena, language, text, TOKENS_LISTED)), spelt);
    arena_destroy(arena);
}

static void expect_typed(const char *language, const char *text, const char *spelt)
{
    Arena *arena = arena_create();
    assert_string_equal(text_string(arena, spell(arena, language, text, TOKENS_TYPED)), spelt);
    arena_destroy(arena);
}

static void case_and_accents_do_not_count(void **state)
{
    (void)state;
    expect("en", "A Café, naïve; 2 cups!", "a cafe naive 2 cups");
    expect("es", "¿Mañana?", "manana");
    expect("pl", "Łódź", "lodz");
    expect("vi", "Đường Việt", "duong viet");
    expect("tr", "IŞIK İyi", "isik iyi");
    expect("ru", "Ёлка", "елка");
    expect("fr", "Cafe\xCC\x81", "cafe"); // the accent as a mark of its own
}

static void german_umlauts_are_spelt_out_as_well(void **state)
{
    (void)state;
    expect("de", "Übung, groß", "ubung uebung gross");
    expect_typed("de", "Uebung", "uebung");
    expect_typed("de", "Übung", "ubung");
    expect("tr", "Üzgün", "uzgun");
}

static void apostrophes_join(void **state)
{
    (void)state;
    expect("en", "don\xE2\x80\x99t", "dont");
    expect("fr", "l'amour", "lamour amour");
    expect_typed("fr", "l'amour", "lamour");
    expect("en", "'quoted' words", "quoted words");
}

static void arabic_is_one_however_it_is_typed(void **state)
{
    (void)state;
    expect("ar", "\xD8\xA3\xD9\x8E\xD9\x85\xD9\x84", "\xD8\xA7\xD9\x85\xD9\x84"); // hamza and vowel sign
    expect("ar", "\xD9\x85\xD8\xAF\xD8\xB1\xD8\xB3\xD8\xA9", "\xD9\x85\xD8\xAF\xD8\xB1\xD8\xB3\xD9\x87"); // teh marbuta
    expect("fa", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xB1\xD9\x88\xD9\x85",
           "\xD9\x85\xDB\x8C\xD8\xB1\xD9\x88\xD9\x85");   // a joiner
    expect("ar", "\xD9\x83\xD9\x8A", "\xDA\xA9\xDB\x8C"); // kaf and yeh as a Persian keyboard has them
}

static void chinese_goes_by_pairs(void **state)
{
    (void)state;
    expect("zh-Hans", "慢慢呼吸。好", "慢慢 慢呼 呼吸 吸 好");
    expect_typed("zh-Hans", "呼吸", "呼吸");
    expect_typed("zh-Hans", "慢慢呼", "慢慢 慢呼");
    expect_typed("zh-Hans", "吸", "吸");
    expect("ja", "がん", "がん ん"); // its stroke makes it another letter
}

static void thai_goes_by_its_dictionary(void **state)
{
    (void)state;
    expect("th", "ความรักดี", "ความ รัก ดี");
}

static void signs_are_no_words(void **state)
{
    (void)state;
    expect("en", " \xE2\x80\x93 ... \xF0\x9F\x98\x80 ", "");
    expect("en", "", "");
    expect("en", "\xCC\x81", "");
}

static void a_word_knows_where_it_stands(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Folding folding = {.language = TEXT("en")};
    Tokens tokens = tokens_of(&folding, arena, TEXT("two caf\xC3\xA9s"), TOKENS_LISTED);
    assert_int_equal(tokens.count, 2);
    assert_int_equal(tokens.at[1].start, 4);
    assert_int_equal(tokens.at[1].end, 10);
    folding_close(&folding);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_and_accents_do_not_count),
        cmocka_unit_test(german_umlauts_are_spelt_out_as_well),
        cmocka_unit_test(apostrophes_join),
        cmocka_unit_test(arabic_is_one_however_it_is_typed),
        cmocka_unit_test(chinese_goes_by_pairs),
        cmocka_unit_test(thai_goes_by_its_dictionary),
        cmocka_unit_test(signs_are_no_words),
        cmocka_unit_test(a_word_knows_where_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
