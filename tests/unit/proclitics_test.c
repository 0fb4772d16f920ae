#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/proclitics.h"

static void slavic_languages_have_some(void **state)
{
    (void)state;
    assert_non_null(proclitics_of(TEXT("pl")));
    assert_non_null(proclitics_of(TEXT("uk-UA")));
    assert_ptr_equal(proclitics_of(TEXT("PL")), proclitics_of(TEXT("pl")));
    assert_null(proclitics_of(TEXT("en")));
    assert_null(proclitics_of(TEXT("")));
    assert_null(proclitics_of(TEXT("plt"))); // Malagasy
}

static void case_and_what_opens_before_do_not_matter(void **state)
{
    (void)state;
    const char *polish = proclitics_of(TEXT("pl")), *russian = proclitics_of(TEXT("ru"));
    assert_true(proclitics_hold(polish, TEXT("w")));
    assert_true(proclitics_hold(polish, TEXT("W")));
    assert_true(proclitics_hold(polish, TEXT("„W")));
    assert_true(proclitics_hold(russian, TEXT("(«Не")));
    assert_true(proclitics_hold(russian, TEXT("180")));
}

static void other_words_and_what_closes_are_none(void **state)
{
    (void)state;
    const char *polish = proclitics_of(TEXT("pl")), *russian = proclitics_of(TEXT("ru"));
    const char *const others[] = {"we", "w,", "w.", "5.", "5%", "-", "„", "", "wielkie doświadczenie"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(proclitics_hold(polish, text_of(others[i])));
    assert_false(proclitics_hold(russian, TEXT("бы")));
    assert_false(proclitics_hold(russian, TEXT("б")));
}

static void dashes_lean_where_words_do(void **state)
{
    (void)state;
    const char *polish = proclitics_of(TEXT("pl"));
    assert_true(proclitics_let_dash_lean(polish, TEXT("— to")));
    assert_true(proclitics_let_dash_lean(polish, TEXT("– to")));
    assert_false(proclitics_let_dash_lean(polish, TEXT("—to")));
    assert_false(proclitics_let_dash_lean(polish, TEXT("- to")));
    assert_false(proclitics_let_dash_lean(proclitics_of(TEXT("en")), TEXT("— to")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slavic_languages_have_some),
        cmocka_unit_test(case_and_what_opens_before_do_not_matter),
        cmocka_unit_test(dashes_lean_where_words_do),
        cmocka_unit_test(other_words_and_what_closes_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
