#include "base/locale.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/udat.h>
#include <unicode/udisplaycontext.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "base/calendar.h"
#include "base/heap.h"

enum { NAME_SIZE = 96, DAY_MINUTES = 24 * 60, HOUR_MINUTES = 60 };

// How days and times are written; each has a format of its own.
typedef enum Writing { WRITING_DATE, WRITING_FULL_DATE, WRITING_TIME, WRITING_MIDNIGHT, WRITING_COUNT } Writing;

struct Locale {
    char name[NAME_SIZE]; // as ICU calls it, with its digits and calendar
    Digits digits;
    UPluralRules *plurals;
    UListFormatter *lists;
    UDateFormat *formats[WRITING_COUNT];
};

static const struct {
    const char *name, *zero; // of the digits, which follow each other
} digit_rows[DIGITS_COUNT] = {
    [DIGITS_LATIN] = {"latn", "0"}, [DIGITS_ARABIC] = {"arab", "\u0660"}, [DIGITS_PERSIAN] = {"arabext", "\u06F0"}};

static const char *const form_names[NUMBER_FORMS] = {"zero", "one", "two", "few", "many", "other"};

Locale *locale_open(LocaleSpec spec)
{
    assert(spec.digits >= 0 && spec.digits < DIGITS_COUNT);
    Locale *locale = heap_take(sizeof *locale);
    char tag[NAME_SIZE], name[NAME_SIZE / 2];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(tag, sizeof tag, "%.*s", TEXT_ARGS(spec.tag));
    uloc_forLanguageTag(tag, name, sizeof name, NULL, &status);
    bool is_known = U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING;
    snprintf(locale->name, NAME_SIZE, "%s@calendar=gregorian;numbers=%s", is_known ? name : "",
             digit_rows[spec.digits].name);
    locale->digits = spec.digits;
    return locale;
}

void locale_close(Locale *locale)
{
    if (!locale)
        return;
    uplrules_close(locale->plurals);
    ulistfmt_close(locale->lists);
    for (int i = 0; i < WRITING_COUNT; i++)
        udat_close(locale->formats[i]);
    free(locale);
}

// ---- forms

const char *locale_form_name(NumberForm form)
{
    assert(form >= 0 && form < NUMBER_FORMS);
    return form_names[form];
}

bool locale_find_form(Text name, NumberForm *form)
{
    for (int i = 0; i < NUMBER_FORMS; i++)
        if (text_is(name, form_names[i])) {
            *form = (NumberForm)i;
            return true;
        }
    return false;
}

static const UPluralRules *plurals_of(Locale *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!locale->plurals)
        locale->plurals = uplrules_openForType(locale->name, UPLURAL_TYPE_CARDINAL, &status);
    return U_SUCCESS(status) ? locale->plurals : NULL;
}

NumberForm locale_form(Locale *locale, int number)
{
    assert(number >= 0);
    enum { KEYWORD_SIZE = 8 };
    UChar keyword[KEYWORD_SIZE] = {0};
    char name[KEYWORD_SIZE] = "";
    UErrorCode status = U_ZERO_ERROR;
    const UPluralRules *plurals = locale ? plurals_of(locale) : NULL;
    if (!plurals)
        return number == 1 ? NUMBER_ONE : NUMBER_OTHER;
    uplrules_select(plurals, number, keyword, KEYWORD_SIZE, &status);
    assert(U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING);
    u_UCharsToChars(keyword, name, KEYWORD_SIZE);
    NumberForm form = NUMBER_OTHER;
    locale_find_form(text_of(name), &form);
    return form;
}

unsigned locale_forms(Locale *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    const UPluralRules *plurals = locale ? plurals_of(locale) : NULL;
    if (!plurals)
        return 1u << NUMBER_ONE | 1u << NUMBER_OTHER;
    unsigned forms = 0;
    UEnumeration *keywords = uplrules_getKeywords(plurals, &status);
    for (const char *name = uenum_next(keywords, NULL, &status); name; name = uenum_next(keywords, NULL, &status)) {
        NumberForm form;
        forms |= locale_find_form(text_of(name), &form) ? 1u << form : 0;
    }
    uenum_close(keywords);
    return forms;
}

void locale_uses(Locale *locale, NumberUse uses[NUMBER_FORMS])
{
    enum { NUMBERS = 1000 };
    for (int i = 0; i < NUMBER_FORMS; i++)
        uses[i] = (NumberUse){.count = 0};
    for (int number = 0; number < NUMBERS; number++) {
        NumberUse *use = &uses[locale_form(locale, number)];
        if (use->count < NUMBER_EXAMPLES)
            use->examples[use->count] = number;
        use->count++;
    }
}

Text locale_use_words(Arena *arena, const NumberUse *use)
{
    Text words = TEXT("");
    for (int i = 0; i < use->count && i < NUMBER_EXAMPLES; i++)
        words = text_format(arena, "%.*s%s%d", TEXT_ARGS(words), i ? ", " : "", use->examples[i]);
    return use->count > NUMBER_EXAMPLES ? text_format(arena, "%.*s ...", TEXT_ARGS(words)) : words;
}

// ---- digits

bool locale_find_digits(Text name, Digits *digits)
{
    for (int i = 0; i < DIGITS_COUNT; i++)
        if (text_is(name, digit_rows[i].name)) {
            *digits = (Digits)i;
            return true;
        }
    return false;
}

// Zero is two bytes long in the other scripts, and its last byte counts on.
Text locale_digits(const Locale *locale, Arena *arena, Text text)
{
    if (!locale || locale->digits == DIGITS_LATIN)
        return text;
    const char *zero = digit_rows[locale->digits].zero;
    char *written = arena_alloc(arena, 2 * text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool is_digit = text_is_digit(text.at[i]);
        if (is_digit)
            written[size++] = zero[0];
        written[size++] = is_digit ? (char)(zero[1] + (text.at[i] - '0')) : text.at[i];
    }
    return (Text){written, size};
}

Text locale_number(const Locale *locale, Arena *arena, int number)
{
    return locale_digits(locale, arena, text_format(arena, "%d", number));
}

// ---- words of ICU

typedef struct Utf16 {
    UChar *units;
    int32_t count, room;
} Utf16;

// No text has more units than bytes.
static Utf16 utf16_of(Arena *arena, Text text)
{
    UErrorCode status = U_ZERO_ERROR;
    Utf16 wide = {arena_many(arena, UChar, text.size + 1), 0, (int32_t)text.size + 1};
    u_strFromUTF8WithSub(wide.units, wide.room, &wide.count, text.at, (int32_t)text.size, 0xFFFD, NULL, &status);
    assert(U_SUCCESS(status));
    return wide;
}

static Text text_of_utf16(Arena *arena, const Utf16 *wide)
{
    enum { BYTES_A_UNIT = 3 };
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = wide->count * BYTES_A_UNIT + 1, size = 0;
    char *bytes = arena_alloc(arena, (size_t)room, 1);
    u_strToUTF8WithSub(bytes, room, &size, wide->units, wide->count, 0xFFFD, NULL, &status);
    assert(U_SUCCESS(status));
    return (Text){bytes, (size_t)size};
}

// ---- lists

static const UListFormatter *lists_of(Locale *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!locale->lists)
        locale->lists = ulistfmt_openForType(locale->name, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_NARROW, &status);
    return U_SUCCESS(status) ? locale->lists : NULL;
}

static Text list_plainly(Arena *arena, const Text *words, int count)
{
    Text list = words[0];
    for (int i = 1; i < count; i++)
        list = text_format(arena, "%.*s, %.*s", TEXT_ARGS(list), TEXT_ARGS(words[i]));
    return list;
}

// Empty where ICU cannot write it.
static Text write_list(const UListFormatter *lists, Arena *arena, const Text *words, int count)
{
    enum { BETWEEN_MOST = 32 }; // units between two of them
    const UChar **units = arena_many(arena, const UChar *, count);
    int32_t *counts = arena_many(arena, int32_t, count), room = 1;
    for (int i = 0; i < count; i++) {
        Utf16 wide = utf16_of(arena, words[i]);
        units[i] = wide.units;
        counts[i] = wide.count;
        room += wide.count + BETWEEN_MOST;
    }
    UErrorCode status = U_ZERO_ERROR;
    Utf16 list = {arena_many(arena, UChar, room), 0, room};
    list.count = ulistfmt_format(lists, units, counts, count, list.units, room, &status);
    return U_SUCCESS(status) ? text_of_utf16(arena, &list) : TEXT("");
}

Text locale_list(Locale *locale, Arena *arena, const Text *words, int count)
{
    if (count < 2)
        return count ? words[0] : TEXT("");
    const UListFormatter *lists = locale ? lists_of(locale) : NULL;
    Text list = lists ? write_list(lists, arena, words, count) : TEXT("");
    return list.size ? list : list_plainly(arena, words, count);
}

// ---- days and times

// A time at the end of a day is 24:00 where hours are counted from 0:00 at its start.
static void count_to_midnight(UDateFormat *format)
{
    enum { ROOM = 64 };
    UChar pattern[ROOM];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = udat_toPattern(format, false, pattern, ROOM, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; i++)
        pattern[i] = pattern[i] == u'H' ? u'k' : pattern[i];
    if (U_SUCCESS(status))
        udat_applyPattern(format, false, pattern, count);
}

static const UDateFormat *format_of(Locale *locale, Writing writing)
{
    static const struct {
        UDateFormatStyle time, date;
    } styles[WRITING_COUNT] = {[WRITING_DATE] = {UDAT_NONE, UDAT_LONG},
                               [WRITING_FULL_DATE] = {UDAT_NONE, UDAT_FULL},
                               [WRITING_TIME] = {UDAT_SHORT, UDAT_NONE},
                               [WRITING_MIDNIGHT] = {UDAT_SHORT, UDAT_NONE}};
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat **format = &locale->formats[writing];
    if (*format)
        return *format;
    *format = udat_open(styles[writing].time, styles[writing].date, locale->name, u"UTC", -1, NULL, 0, &status);
    if (U_FAILURE(status))
        return NULL;
    if (writing == WRITING_MIDNIGHT)
        count_to_midnight(*format);
    return *format;
}

// Empty where ICU cannot write it.
static Text write_moment(Locale *locale, Arena *arena, Writing writing, double minutes)
{
    enum { ROOM = 128, MINUTE_MS = 60000 };
    UChar units[ROOM];
    UErrorCode status = U_ZERO_ERROR;
    const UDateFormat *format = locale ? format_of(locale, writing) : NULL;
    if (!format)
        return TEXT("");
    Utf16 wide = {units, udat_format(format, minutes * MINUTE_MS, units, ROOM, NULL, &status), ROOM};
    return U_SUCCESS(status) ? text_of_utf16(arena, &wide) : TEXT("");
}

Text locale_date(Locale *locale, Arena *arena, int day)
{
    Text date = write_moment(locale, arena, WRITING_DATE, (double)day * DAY_MINUTES);
    return date.size ? date : calendar_print(arena, day);
}

Text locale_full_date(Locale *locale, Arena *arena, int day)
{
    Text date = write_moment(locale, arena, WRITING_FULL_DATE, (double)day * DAY_MINUTES);
    return date.size ? date : calendar_print(arena, day);
}

Text locale_time(Locale *locale, Arena *arena, int minute_of_day)
{
    assert(minute_of_day >= 0 && minute_of_day <= DAY_MINUTES);
    Text time =
        write_moment(locale, arena, minute_of_day == DAY_MINUTES ? WRITING_MIDNIGHT : WRITING_TIME, minute_of_day);
    return time.size ? time : text_format(arena, "%d:%02d", minute_of_day / HOUR_MINUTES, minute_of_day % HOUR_MINUTES);
}

// ---- names

Text locale_primary(Text code)
{
    return text_slice(code, 0, text_find(code, TEXT("-"), 0));
}

Text locale_language_name(Arena *arena, Text code)
{
    char tag[NAME_SIZE], id[NAME_SIZE];
    UErrorCode status = U_ZERO_ERROR;
    UDisplayContext context[] = {UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU};
    Utf16 name = {arena_many(arena, UChar, NAME_SIZE), 0, NAME_SIZE};
    snprintf(tag, sizeof tag, "%.*s", TEXT_ARGS(code));
    uloc_forLanguageTag(tag, id, sizeof id, NULL, &status);
    ULocaleDisplayNames *names = uldn_openForContext(id, context, 1, &status);
    name.count = uldn_localeDisplayName(names, id, name.units, name.room, &status);
    uldn_close(names);
    bool is_known = U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING && name.count;
    return is_known ? text_of_utf16(arena, &name) : text_copy(arena, code);
}
