#include "markup/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "markup/keyname.h"

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool fits_id(Text value)
{
    if (!value.size || value.size >= ID_SIZE || !is_lower(value.at[0]))
        return false;
    for (size_t i = 1; i < value.size; i++)
        if (!is_lower(value.at[i]) && !text_is_digit(value.at[i]) && value.at[i] != '-')
            return false;
    return true;
}

static bool fits_link(Text value)
{
    size_t mark = text_find(value, TEXT("#"), 0);
    return fits_id(text_slice(value, 0, mark)) &&
           (mark == value.size || fits_id(text_slice(value, mark + 1, value.size)));
}

// A letter and one to three digits.
static bool fits_point(Text value)
{
    if (value.size < 2 || value.size > 4 || value.at[0] < 'A' || value.at[0] > 'Z')
        return false;
    for (size_t i = 1; i < value.size; i++)
        if (!text_is_digit(value.at[i]))
            return false;
    return true;
}

static bool fits_each(Text value, bool (*fits)(Text))
{
    Text word = text_word(&value);
    if (!word.size)
        return false;
    for (; word.size; word = text_word(&value))
        if (!fits(word))
            return false;
    return true;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap);
}

// The number that the digits from..to say; -1 when they are not digits. At most nine of them.
static int number_in(Text value, size_t from, size_t to)
{
    int number = 0;
    if (from == to || to - from > 9)
        return -1;
    for (size_t i = from; i < to; i++) {
        if (!text_is_digit(value.at[i]))
            return -1;
        number = number * 10 + value.at[i] - '0';
    }
    return number;
}

static bool fits_date(Text value)
{
    if (value.size != 10 || value.at[4] != '-' || value.at[7] != '-')
        return false;
    int year = number_in(value, 0, 4), month = number_in(value, 5, 7), day = number_in(value, 8, 10);
    return year >= 1000 && year < 3000 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

// Two or three lower-case letters, then parts of two to eight letters or digits after hyphens.
static bool fits_language(Text value)
{
    size_t i = 0;
    while (i < value.size && is_lower(value.at[i]))
        i++;
    if (i < 2 || i > 3)
        return false;
    while (i < value.size) {
        size_t start = i + 1;
        if (value.at[i] != '-')
            return false;
        for (i = start; i < value.size && (text_is_letter(value.at[i]) || text_is_digit(value.at[i]));)
            i++;
        if (i - start < 2 || i - start > 8)
            return false;
    }
    return true;
}

// Steps parted by '/', each of parts parted by '.', none of them empty: so no "..", no hidden file, no absolute path.
static bool fits_path(Text value)
{
    bool has_part = false;
    for (size_t i = 0; i < value.size; i++) {
        char c = value.at[i];
        bool is_part = text_is_letter(c) || text_is_digit(c) || c == '_' || c == '-';
        if (!is_part && (!has_part || (c != '.' && c != '/')))
            return false;
        has_part = is_part;
    }
    return has_part;
}

static bool fits_count(const AttributeRule *rule, Text value)
{
    int number = value.size <= 6 ? number_in(value, 0, value.size) : -1;
    return number >= rule->least && number <= rule->most;
}

// Up to four digits, and up to three after a point.
static bool fits_number(const AttributeRule *rule, Text value)
{
    size_t point = text_find(value, TEXT("."), 0), places = point < value.size ? value.size - point - 1 : 0;
    int whole = point <= 4 ? number_in(value, 0, point) : -1, part = 0;
    if (point < value.size)
        part = places <= 3 ? number_in(value, point + 1, value.size) : -1;
    return whole >= rule->least && part >= 0 && (whole < rule->most || (whole == rule->most && part == 0));
}

static bool fits_tokens(const AttributeRule *rule, Text value)
{
    Text rest = text_of(rule->tokens);
    for (Text token = text_word(&rest); token.size; token = text_word(&rest))
        if (text_equal(token, value))
            return true;
    return false;
}

int value_minute(Text value)
{
    size_t colon = text_find(value, TEXT(":"), 0);
    int hour = colon <= 2 ? number_in(value, 0, colon) : -1;
    int minute = value.size == colon + 3 ? number_in(value, colon + 1, value.size) : -1;
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? hour * 60 + minute : -1;
}

// A sign perhaps, up to three digits, and up to nine after a point.
static bool read_signed(Text word, double *number)
{
    char copy[16];
    size_t start = word.size && word.at[0] == '-', point = text_find(word, TEXT("."), 0);
    bool has_part = point == word.size || (word.size - point <= 10 && number_in(word, point + 1, word.size) >= 0);
    if (word.size >= sizeof copy || point - start > 3 || number_in(word, start, point) < 0 || !has_part)
        return false;
    memcpy(copy, word.at, word.size);
    copy[word.size] = '\0';
    *number = strtod(copy, NULL);
    return true;
}

bool value_matrix(Text value, double matrix[6])
{
    for (int i = 0; i < 6; i++)
        if (!read_signed(text_word(&value), &matrix[i]))
            return false;
    return !text_word(&value).size;
}

bool value_matrix_reaches(const double matrix[6])
{
    double area = matrix[0] * matrix[4] - matrix[1] * matrix[3];
    return area > 0.01 || area < -0.01;
}

static bool fits_mark(Text value)
{
    bool fits = value.size == 8;
    for (size_t i = 0; i < value.size; i++)
        fits = fits && (text_is_digit(value.at[i]) || (value.at[i] >= 'a' && value.at[i] <= 'f'));
    return fits;
}

bool value_fits(const AttributeRule *rule, Text value)
{
    switch (rule->kind) {
    case VALUE_ID:
    case VALUE_REF:
        return fits_id(value);
    case VALUE_LINK:
        return fits_link(value);
    case VALUE_REFS:
        return fits_each(value, fits_id);
    case VALUE_DATE:
        return fits_date(value);
    case VALUE_LANGUAGE:
        return fits_language(value);
    case VALUE_LANGUAGES:
        return fits_each(value, fits_language);
    case VALUE_PATH:
        return fits_path(value);
    case VALUE_WORDS:
        return text_trim(value).size > 0;
    case VALUE_COUNT:
        return fits_count(rule, value);
    case VALUE_NUMBER:
        return fits_number(rule, value);
    case VALUE_TOKEN:
        return fits_tokens(rule, value);
    case VALUE_POINTS:
        return fits_each(value, fits_point);
    case VALUE_TIME:
        return value_minute(value) >= 0;
    case VALUE_MATRIX:
        return value_matrix(value, (double[6]){0});
    case VALUE_MARK:
        return fits_mark(value);
    case VALUE_KEY:
        return keyname_is_free(value);
    case VALUE_SWITCH:
        return keyname_is_switch(value);
    }
    return false;
}

// By kind: the words, the hint and the pattern of the datatype. What needs its numbers or tokens is made below.
static const struct {
    const char *words, *hint, *pattern;
} kinds[] = {
    [VALUE_ID] = {"an id", "begin with a lower-case letter, go on with a-z, 0-9 and -, at most 47 characters",
                  "[a-z][a-z0-9\\-]{0,46}"},
    [VALUE_REF] = {"an id", "begin with a lower-case letter, go on with a-z, 0-9 and -, at most 47 characters",
                   "[a-z][a-z0-9\\-]{0,46}"},
    [VALUE_LINK] = {"a link", "write the id of an item, or item#block; no web address ever opens",
                    "[a-z][a-z0-9\\-]{0,46}(#[a-z][a-z0-9\\-]{0,46})?"},
    [VALUE_REFS] = {"a list of ids", "write ids parted by spaces",
                    "\\s*[a-z][a-z0-9\\-]{0,46}(\\s+[a-z][a-z0-9\\-]{0,46})*\\s*"},
    [VALUE_DATE] = {"a date", "write year-month-day, like 2026-05-31", "[12][0-9]{3}\\-[0-9]{2}\\-[0-9]{2}"},
    [VALUE_LANGUAGE] = {"a language code", "write it like en, ar or pt-BR", "[a-z]{2,3}(\\-[A-Za-z0-9]{2,8})*"},
    [VALUE_LANGUAGES] = {"a list of languages", "write codes parted by spaces, like en es ar",
                         "\\s*[a-z]{2,3}(\\-[A-Za-z0-9]{2,8})*(\\s+[a-z]{2,3}(\\-[A-Za-z0-9]{2,8})*)*\\s*"},
    [VALUE_PATH] = {"a path", "write letters, digits and . _ - with / between folders, no \"..\" and no / first",
                    "[A-Za-z0-9_\\-]+(\\.[A-Za-z0-9_\\-]+)*(/[A-Za-z0-9_\\-]+(\\.[A-Za-z0-9_\\-]+)*)*"},
    [VALUE_WORDS] = {"words", "write something, or leave the attribute out", NULL},
    [VALUE_COUNT] = {NULL, "write digits only", "[0-9]{1,6}"},
    [VALUE_NUMBER] = {NULL, "write it like 4 or 4.5", "[0-9]{1,4}(\\.[0-9]{1,3})?"},
    [VALUE_TOKEN] = {"known here", NULL, NULL},
    [VALUE_POINTS] = {"a list of points", "write points of the library plan parted by spaces, like A13 B07",
                      "\\s*[A-Z][0-9]{1,3}(\\s+[A-Z][0-9]{1,3})*\\s*"},
    [VALUE_TIME] = {"a time of the day", "write hours and minutes from 00:00 to 23:59, like 09:00 or 17:30",
                    "([01]?[0-9]|2[0-3]):[0-5][0-9]"},
    [VALUE_MATRIX] = {"six numbers",
                      "write a b c d e f for x' = ax + by + c and y' = dx + ey + f; 1 0 0 0 1 0 changes nothing",
                      "\\s*\\-?[0-9]{1,3}(\\.[0-9]{1,9})?(\\s+\\-?[0-9]{1,3}(\\.[0-9]{1,9})?){5}\\s*"},
    [VALUE_MARK] = {"the mark of a text", "leave it out, and let lectern stamp write it", "[0-9a-f]{8}"},
    [VALUE_KEY] = {"a key that is free for this", "write a function key like F12, a letter like H, Escape or Pause",
                   KEYNAME_FREE_PATTERN},
    [VALUE_SWITCH] = {"a key or a mouse button",
                      "write the key's name like Space, Return, F5 or 1, or Mouse Left, Mouse Middle, Mouse Right, "
                      "Mouse 4 or Mouse 5",
                      KEYNAME_SWITCH_PATTERN},
};

Text value_kind_words(Arena *arena, const AttributeRule *rule)
{
    if (rule->kind == VALUE_COUNT || rule->kind == VALUE_NUMBER)
        return text_format(arena, "a %snumber from %d to %d", rule->kind == VALUE_COUNT ? "whole " : "", rule->least,
                           rule->most);
    return text_of(kinds[rule->kind].words);
}

enum { TOKENS_MOST = 16 };

static Text token_hint(Arena *arena, const AttributeRule *rule, Text value)
{
    Text tokens[TOKENS_MOST], rest = text_of(rule->tokens), list = TEXT("");
    int count = 0;
    for (Text token = text_word(&rest); token.size && count < TOKENS_MOST; token = text_word(&rest))
        tokens[count++] = token;
    Text near = problem_nearest(value, tokens, count);
    if (near.size)
        return text_format(arena, "did you mean \"%.*s\"?", TEXT_ARGS(near));
    for (int i = 0; i < count; i++)
        list = text_format(arena, "%.*s%s%.*s", TEXT_ARGS(list),
                           !i               ? ""
                           : i == count - 1 ? " or "
                                            : ", ",
                           TEXT_ARGS(tokens[i]));
    return text_format(arena, "write %.*s", TEXT_ARGS(list));
}

Text value_hint(Arena *arena, const AttributeRule *rule, Text value)
{
    return rule->kind == VALUE_TOKEN ? token_hint(arena, rule, value) : text_of(kinds[rule->kind].hint);
}

static void print_tokens(const AttributeRule *rule, int indent, FILE *out)
{
    Text rest = text_of(rule->tokens);
    fprintf(out, "%*s<choice>\n", indent, "");
    for (Text token = text_word(&rest); token.size; token = text_word(&rest))
        fprintf(out, "%*s<value type=\"string\">%.*s</value>\n", indent + 2, "", TEXT_ARGS(token));
    fprintf(out, "%*s</choice>\n", indent, "");
}

static void print_parameter(const char *name, const char *value, int indent, FILE *out)
{
    fprintf(out, "%*s<param name=\"%s\">%s</param>\n", indent, "", name, value);
}

static void print_range(const AttributeRule *rule, int indent, FILE *out)
{
    fprintf(out, "%*s<param name=\"minInclusive\">%d</param>\n", indent, "", rule->least);
    fprintf(out, "%*s<param name=\"maxInclusive\">%d</param>\n", indent, "", rule->most);
}

// Dates and numbers would pass with white space around them, which the other kinds as strings do not.
static void print_exception(int indent, FILE *out)
{
    fprintf(out, "%*s<except>\n%*s<data type=\"string\">\n", indent, "", indent + 2, "");
    print_parameter("pattern", "\\s.*|.*\\s", indent + 4, out);
    fprintf(out, "%*s</data>\n%*s</except>\n", indent + 2, "", indent, "");
}

void value_print_schema(const AttributeRule *rule, int indent, FILE *out)
{
    if (rule->kind == VALUE_TOKEN) {
        print_tokens(rule, indent, out);
        return;
    }
    bool is_number = rule->kind == VALUE_COUNT || rule->kind == VALUE_NUMBER;
    const char *type = rule->kind == VALUE_DATE     ? "date"
                       : rule->kind == VALUE_COUNT  ? "integer"
                       : rule->kind == VALUE_NUMBER ? "decimal"
                       : rule->kind == VALUE_WORDS  ? "token"
                                                    : "string";
    fprintf(out, "%*s<data type=\"%s\">\n", indent, "", type);
    if (rule->kind == VALUE_WORDS)
        print_parameter("minLength", "1", indent + 2, out);
    else
        print_parameter("pattern", kinds[rule->kind].pattern, indent + 2, out);
    if (is_number)
        print_range(rule, indent + 2, out);
    if (is_number || rule->kind == VALUE_DATE)
        print_exception(indent + 2, out);
    fprintf(out, "%*s</data>\n", indent, "");
}
