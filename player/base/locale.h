// Locale: how a language writes numbers, lists, days and times, as CLDR has it. ICU's tables for each of these are
// opened when they are first asked for, so that whoever meets none pays nothing.
//
// NULL is allowed wherever a Locale is asked for: English, as the player's own words are.
#pragma once

#include "base/text.h"

// The forms that words beside a number take; each language knows some of them (CLDR's plural categories).
typedef enum NumberForm {
    NUMBER_ZERO,
    NUMBER_ONE,
    NUMBER_TWO,
    NUMBER_FEW,
    NUMBER_MANY,
    NUMBER_OTHER,
    NUMBER_FORMS
} NumberForm;

typedef enum Digits { DIGITS_LATIN, DIGITS_ARABIC, DIGITS_PERSIAN, DIGITS_COUNT } Digits;

typedef struct LocaleSpec {
    Text tag; // BCP 47; with a region as that region writes dates and times: "en-GB"
    Digits digits;
} LocaleSpec;

typedef struct Locale Locale;

// Opens nothing of ICU yet; the tag is copied. For the caller to close.
Locale *locale_open(LocaleSpec spec);
void locale_close(Locale *locale);

// "few", and back; false when no form is called that.
const char *locale_form_name(NumberForm form);
bool locale_find_form(Text name, NumberForm *form);

// The language alone of a code that may name a script or a region as well: "zh" of "zh-Hans".
Text locale_primary(Text code);

// What a language is called in itself, as it stands in a list: "Français"; its code where nobody knows. In arena.
Text locale_language_name(Arena *arena, Text code);

// The form that goes with a whole number, 0 or more.
NumberForm locale_form(Locale *locale, int number);

// The forms that CLDR names for the language, one bit each: 1u << NUMBER_ONE | ...
unsigned locale_forms(Locale *locale);

// Which whole numbers take a form: the first ones, and how many below a thousand.
enum { NUMBER_EXAMPLES = 3 };
typedef struct NumberUse {
    int examples[NUMBER_EXAMPLES], count;
} NumberUse;

void locale_uses(Locale *locale, NumberUse uses[NUMBER_FORMS]);

// "1, 21, 31 ...", in arena; empty where no whole number takes it.
Text locale_use_words(Arena *arena, const NumberUse *use);

// "latn", "arab" or "arabext", as ICU calls them; false when it is none of these.
bool locale_find_digits(Text name, Digits *digits);

// A number; and a text whose plain digits become those of the language. In arena.
Text locale_number(const Locale *locale, Arena *arena, int number);
Text locale_digits(const Locale *locale, Arena *arena, Text text);

// "a, b, c": words one after the other with what the language writes between them, in arena; none: empty.
Text locale_list(Locale *locale, Arena *arena, const Text *words, int count);

// A day, counted from 1 January 1970, in the Gregorian calendar, which letters and signs of a clinic have: "30 November
// 2026"; with its weekday: "Monday 30 November 2026". In arena.
Text locale_date(Locale *locale, Arena *arena, int day);
Text locale_full_date(Locale *locale, Arena *arena, int day);

// A time of the day, with 12 or 24 hours, up to its end: "9:00 AM", "09:00", "24:00". In arena.
Text locale_time(Locale *locale, Arena *arena, int minute_of_day);
