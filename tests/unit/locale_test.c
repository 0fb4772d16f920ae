// Which form a number takes, in twelve languages, against CLDR's rules written out by hand; and digits, lists, days,
// times.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "base/locale.h"

#define assert_text(text, expected) assert_string_equal(text_string(arena, text), expected)

// ---- forms, of whole numbers below a million

static NumberForm one_alone(int n)
{
    return n == 1 ? NUMBER_ONE : NUMBER_OTHER;
}

static NumberForm none_and_one(int n)
{
    return n <= 1 ? NUMBER_ONE : NUMBER_OTHER;
}

static NumberForm never(int n)
{
    (void)n;
    return NUMBER_OTHER;
}

static bool is_slavic_few(int n)
{
    bool is_teen = n / 10 % 10 == 1;
    return !is_teen && n % 10 >= 2 && n % 10 <= 4;
}

// 1, 21, 31 ... 101, 121; not 11, 111.
static NumberForm east_slavic(int n)
{
    bool is_teen = n / 10 % 10 == 1;
    return !is_teen && n % 10 == 1 ? NUMBER_ONE : is_slavic_few(n) ? NUMBER_FEW : NUMBER_MANY;
}

static NumberForm polish(int n)
{
    return n == 1 ? NUMBER_ONE : is_slavic_few(n) ? NUMBER_FEW : NUMBER_MANY;
}

static NumberForm arabic(int n)
{
    int rest = n % 100;
    return n == 0                    ? NUMBER_ZERO
           : n == 1                  ? NUMBER_ONE
           : n == 2                  ? NUMBER_TWO
           : rest >= 3 && rest <= 10 ? NUMBER_FEW
           : rest >= 11              ? NUMBER_MANY
                                     : NUMBER_OTHER;
}

typedef struct Tongue {
    const char *tag;
    NumberForm (*form)(int n);
    unsigned forms; // that CLDR names
} Tongue;

enum {
    PAIR = 1u << NUMBER_ONE | 1u << NUMBER_OTHER,
    ROMANCE = PAIR | 1u << NUMBER_MANY, // many: millions
    SLAVIC = ROMANCE | 1u << NUMBER_FEW // other: fractions
};

static const Tongue tongues[] = {
    {"en", one_alone, PAIR},
    {"es", one_alone, ROMANCE},
    {"ar", arabic, (1u << NUMBER_FORMS) - 1},
    {"fa", none_and_one, PAIR},
    {"zh-Hans", never, 1u << NUMBER_OTHER},
    {"ru", east_slavic, SLAVIC},
    {"uk", east_slavic, SLAVIC},
    {"pl", polish, SLAVIC},
    {"pt", none_and_one, ROMANCE},
    {"tr", one_alone, PAIR},
    {"vi", never, 1u << NUMBER_OTHER},
    {"so", one_alone, PAIR},
    {"en-GB", one_alone, PAIR},
    {"pt-PT", one_alone, ROMANCE}, // unlike Brazil's
};

static void numbers_take_the_form_of_their_language(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tongues / sizeof *tongues; i++) {
        Locale *locale = locale_open((LocaleSpec){.tag = text_of(tongues[i].tag)});
        for (int n = 0; n <= 200; n++)
            if (locale_form(locale, n) != tongues[i].form(n)) {
                printf("%s: %d takes the form %s\n", tongues[i].tag, n, locale_form_name(locale_form(locale, n)));
                fail();
            }
        assert_int_equal(locale_forms(locale), tongues[i].forms);
        locale_close(locale);
    }
    assert_int_equal(locale_form(NULL, 1), NUMBER_ONE);
    assert_int_equal(locale_form(NULL, 0), NUMBER_OTHER);
}

static void forms_go_by_their_names(void **state)
{
    (void)state;
    for (int i = 0; i < NUMBER_FORMS; i++) {
        NumberForm form = NUMBER_FORMS;
        assert_true(locale_find_form(text_of(locale_form_name((NumberForm)i)), &form));
        assert_int_equal(form, i);
    }
    NumberForm form;
    assert_false(locale_find_form(TEXT("several"), &form));
}

// ---- digits

static void numbers_have_the_digits_of_their_language(void **state)
{
    (void)state;
    static const struct {
        const char *name, *number, *clock;
    } expected[] = {
        {"latn", "1234567890", "a 9:05"},
        {"arab", "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660", "a \u0669:\u0660\u0665"},
        {"arabext", "\u06F1\u06F2\u06F3\u06F4\u06F5\u06F6\u06F7\u06F8\u06F9\u06F0", "a \u06F9:\u06F0\u06F5"},
    };
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        LocaleSpec spec = {.tag = TEXT("ar")};
        assert_true(locale_find_digits(text_of(expected[i].name), &spec.digits));
        Locale *locale = locale_open(spec);
        assert_text(locale_number(locale, arena, 1234567890), expected[i].number);
        assert_text(locale_digits(locale, arena, TEXT("a 9:05")), expected[i].clock);
        locale_close(locale);
    }
    Digits digits;
    assert_false(locale_find_digits(TEXT("roman"), &digits));
    assert_text(locale_number(NULL, arena, 30), "30");
    arena_destroy(arena);
}

// ---- lists

static void lists_are_those_of_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *two, *three;
    } lists[] = {
        {"en-GB", "a, b", "a, b, c"},   {"es", "a y b", "a, b y c"}, {"ar", "a وb", "a وb وc"},
        {"zh-Hans", "a、b", "a、b、c"}, {"ru", "a, b", "a, b, c"},   {"pl", "a i b", "a, b i c"},
        {"tr", "a, b", "a, b, c"},
    };
    const Text words[] = {TEXT("a"), TEXT("b"), TEXT("c")};
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        Locale *locale = locale_open((LocaleSpec){.tag = text_of(lists[i].tag)});
        assert_text(locale_list(locale, arena, words, 0), "");
        assert_text(locale_list(locale, arena, words, 1), "a");
        assert_text(locale_list(locale, arena, words, 2), lists[i].two);
        assert_text(locale_list(locale, arena, words, 3), lists[i].three);
        locale_close(locale);
    }
    assert_text(locale_list(NULL, arena, words, 3), "a, b, c");
    arena_destroy(arena);
}

// ---- days and times

static void days_and_times_are_written_as_in_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *tag;
        Digits digits;
        const char *date, *weekday, *nine, *half_past_five, *midnight;
    } rows[] = {
        {"en-GB", DIGITS_LATIN, "30 November 2026", "Monday", "09:00", "17:30", "24:00"},
        {"en-US", DIGITS_LATIN, "November 30, 2026", "Monday", "9:00\u202fAM", "5:30\u202fPM", "12:00\u202fAM"},
        {"es", DIGITS_LATIN, "30 de noviembre de 2026", "lunes", "9:00", "17:30", "24:00"},
        {"ru", DIGITS_LATIN, "30 ноября 2026", "понедельник", "09:00", "17:30", "24:00"},
        {"fa", DIGITS_PERSIAN, "۳۰ نوامبر ۲۰۲۶", "دوشنبه", "۹:۰۰", "۱۷:۳۰", "۲۴:۰۰"},
        {"ar", DIGITS_ARABIC, "٣٠ نوفمبر ٢٠٢٦", "الاثنين", "٩:٠٠ ص", "٥:٣٠ م", "١٢:٠٠ ص"},
        {"zh-Hans", DIGITS_LATIN, "2026年11月30日", "星期一", "09:00", "17:30", "24:00"},
    };
    Arena *arena = arena_create();
    int day = calendar_day(TEXT("2026-11-30"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Locale *locale = locale_open((LocaleSpec){.tag = text_of(rows[i].tag), .digits = rows[i].digits});
        Text full = locale_full_date(locale, arena, day), weekday = text_of(rows[i].weekday);
        assert_true(text_starts(locale_date(locale, arena, day), text_of(rows[i].date)));
        assert_true(text_find(full, weekday, 0) < full.size && text_find(full, text_of(rows[i].date), 0) < full.size);
        assert_text(locale_time(locale, arena, 9 * 60), rows[i].nine);
        assert_text(locale_time(locale, arena, 17 * 60 + 30), rows[i].half_past_five);
        assert_text(locale_time(locale, arena, 24 * 60), rows[i].midnight);
        locale_close(locale);
    }
    assert_text(locale_date(NULL, arena, day), "2026-11-30");
    assert_text(locale_time(NULL, arena, 540), "9:00");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_take_the_form_of_their_language),
        cmocka_unit_test(forms_go_by_their_names),
        cmocka_unit_test(numbers_have_the_digits_of_their_language),
        cmocka_unit_test(lists_are_those_of_the_language),
        cmocka_unit_test(days_and_times_are_written_as_in_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
