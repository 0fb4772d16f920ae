// What fits a pattern, from its first letter to its last, and what stands before it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/pattern.h"

// What the pattern finds in the text, at the first word that it fits; "" where nothing does.
static void expect(const char *pattern, const char *words, const char *expected)
{
    Text text = text_of(words), found = TEXT("");
    for (size_t from = 0, start; !found.size && pattern_word(text, &from, &start);) {
        size_t end = pattern_match(text, start, pattern);
        found = end ? text_slice(text, start, end) : found;
    }
    if (!text_is(found, expected))
        fail_msg("\"%s\" finds \"%.*s\" in \"%s\"", pattern, TEXT_ARGS(found), words);
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

static void knows_the_letters_it_may_begin_with(void **state)
{
    (void)state;
    uint32_t seconds[26] = {0};
    pattern_add_beginnings("cure|zoo |bee ~ x", seconds);
    Text text = TEXT("Cut c z\u00F6 bee ZO");
    assert_true(pattern_may_begin(text, 0, seconds) && pattern_may_begin(text, text.size - 2, seconds));
    for (size_t at = 1; at < text.size - 2; at++)
        assert_false(pattern_may_begin(text, at, seconds));
}

static void looks_at_what_stands_before(void **state)
{
    (void)state;
    Text text = TEXT("It isn\u2019t so, piano. If you Like rest");
    size_t so = text_find(text, TEXT("so"), 0), rest = text_find(text, TEXT("rest"), 0);
    assert_true(pattern_is_after(text, so, "no n\u2019t"));
    assert_true(pattern_is_after(text, rest, "dislike like"));
    assert_false(pattern_is_after(text, rest, "ke if"));
    assert_false(pattern_is_after(text, rest, NULL));
    assert_true(pattern_is_amid(text, rest, "when if"));
    assert_true(pattern_is_amid(text, so, "n't n\u2019t"));
    assert_false(pattern_is_amid(text, rest, "n\u2019t it so no"));
    assert_false(pattern_is_amid(TEXT("If you go, rest"), 11, "if"));
    assert_true(pattern_is_amid(TEXT("Go; if you go rest"), 14, "if"));
    assert_false(pattern_is_amid(text, rest, NULL));
    assert_false(pattern_is_amid(text, 0, "it"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fits_whole_words),
        cmocka_unit_test(fits_one_way_or_another),
        cmocka_unit_test(passes_over_a_few_words_of_a_sentence),
        cmocka_unit_test(knows_the_letters_it_may_begin_with),
        cmocka_unit_test(looks_at_what_stands_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
