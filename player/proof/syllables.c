#include "proof/syllables.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS_MOST = 48 };

// A part of a word in small letters.
typedef struct Part {
    char at[LETTERS_MOST + 1];
    int size;
    bool is_silent[LETTERS_MOST + 1];
} Part;

static const struct {
    const char *word;
    int count;
} exceptions[] = {
    {"alliance", 3},  {"area", 3},    {"argue", 2},   {"beloved", 3}, {"business", 2}, {"chaos", 2},
    {"cooperate", 4}, {"element", 3}, {"evening", 2}, {"eyebrow", 2}, {"hundred", 2},  {"idea", 3},
    {"lion", 2},      {"maybe", 2},   {"naked", 2},   {"pier", 1},    {"tier", 1},     {"nevertheless", 4},
    {"poem", 2},      {"poet", 2},    {"priest", 1},  {"recipe", 3},  {"reliable", 4}, {"reliance", 3},
    {"rhythm", 2},    {"sacred", 2},  {"science", 2}, {"soldier", 2}, {"theory", 3},   {"video", 3},
    {"wednesday", 2}, {"wicked", 2},
};

static bool ends_with(const Part *part, const char *ending)
{
    int size = (int)strlen(ending);
    return part->size >= size && memcmp(part->at + part->size - size, ending, (size_t)size) == 0;
}

static bool is_one_of(char letter, const char *letters)
{
    return letter && strchr(letters, letter);
}

static bool is_vowel(char letter)
{
    return is_one_of(letter, "aeiouy");
}

static char letter_at(const Part *part, int i)
{
    return i >= 0 && i < part->size ? part->at[i] : '\0';
}

// ---- Silent letters

static bool has_vowel_before(const Part *part, int end)
{
    for (int i = 0; i < end; i++)
        if (is_vowel(part->at[i]))
            return true;
    return false;
}

// The l of "table" is spoken with its e; that of "while" is not.
static bool is_spoken_l(const Part *part, int l)
{
    char before = letter_at(part, l - 1);
    return letter_at(part, l) == 'l' && before && !is_vowel(before) && !is_one_of(before, "lrw");
}

// Marks the e at place i, behind a consonant, as silent, unless it is the word's only vowel.
static void silence(Part *part, int i)
{
    char before = letter_at(part, i - 1);
    bool is_behind_consonant = before && (!is_vowel(before) || before == 'y');
    if (letter_at(part, i) == 'e' && is_behind_consonant && has_vowel_before(part, i) && !is_spoken_l(part, i - 1))
        part->is_silent[i] = true;
}

static void silence_ending(Part *part)
{
    int last = part->size - 1;
    char before = letter_at(part, last - 2);
    if (ends_with(part, "gue") || ends_with(part, "que")) {
        part->is_silent[last] = part->is_silent[last - 1] = has_vowel_before(part, last - 1);
    } else if (ends_with(part, "e")) {
        silence(part, last);
    } else if (ends_with(part, "es")) {
        bool is_hissing = is_one_of(before, "sxzcg") || ends_with(part, "shes") || ends_with(part, "ches");
        if (!is_hissing)
            silence(part, last - 1);
    } else if (ends_with(part, "ed") && !is_one_of(before, "td")) {
        silence(part, last - 1);
    }
}

// The e of "safely" and "closeness".
static void silence_before_suffix(Part *part)
{
    static const char *const suffixes[] = {"ly", "less",  "ful",    "ment",     "ments",   "ness",
                                           "ty", "fully", "lessly", "lessness", "fulness", "liness"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (ends_with(part, suffixes[i]))
            silence(part, part->size - (int)strlen(suffixes[i]) - 1);
}

// The e of "something", where another word goes on.
static void silence_in_compound(Part *part)
{
    static const char *const stems[] = {"some", "every",  "there", "where", "home", "life",  "side",  "safe",
                                        "time", "before", "else",  "like",  "care", "house", "whole", "one"};
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        int size = (int)strlen(stems[i]);
        if (part->size < size + 3 || memcmp(part->at, stems[i], (size_t)size) != 0)
            continue;
        if (stems[i][size - 1] == 'e')
            silence(part, size - 1);
    }
    if (part->size >= 5 && memcmp(part->at, "every", 5) == 0)
        part->is_silent[2] = true;
}

// ---- Groups of vowels

// A y before a vowel parts it from what stands before: be-yond, an-y-one.
static bool is_parting_y(const Part *part, int i)
{
    char next = letter_at(part, i + 1);
    return part->at[i] == 'y' && is_one_of(next, "aeiou") && !part->is_silent[i + 1];
}

static int count_groups(const Part *part)
{
    int count = 0;
    bool is_within = false;
    for (int i = 0; i < part->size; i++) {
        bool is_spoken = is_vowel(part->at[i]) && !part->is_silent[i];
        bool is_parting = is_parting_y(part, i);
        bool is_consonant_y = is_parting && (i == 0 || is_vowel(letter_at(part, i - 1)));
        if (is_spoken && !is_consonant_y && !is_within)
            count++;
        is_within = is_spoken && !is_parting;
    }
    return count;
}

// ---- Vowels side by side that part

typedef struct Parting {
    const char *letters;
    const char *not_after; // letters before which they do not part
    const char *not_with;  // longer patterns in which they do not, parted by spaces, or NULL
    bool is_ending;
} Parting;

static const Parting partings[] = {
    {"iat", "", NULL, false},         {"ia", "ctsl", "iage iat", false}, {"io", "tscgxnl", "iour", false},
    {"iu", "", NULL, false},          {"iet", "", NULL, false},          {"ier", "", NULL, true},
    {"iers", "", NULL, true},         {"iest", "", NULL, true},          {"ience", "ct", NULL, false},
    {"ient", "ct", NULL, false},      {"iency", "ct", NULL, false},      {"ua", "qg", "uade", false},
    {"uen", "qg", NULL, false},       {"uel", "qg", NULL, false},        {"uid", "qg", NULL, false},
    {"uin", "qg", "uing", false},     {"uing", "q", NULL, true},         {"uou", "", NULL, false},
    {"creat", "", "creature", false}, {"react", "", NULL, false},        {"reass", "", NULL, false},
    {"reali", "", NULL, false},       {"eing", "", NULL, true},          {"oing", "", NULL, true},
    {"iing", "", NULL, true},         {"ism", "", NULL, true},           {"isms", "", NULL, true},
};

static bool is_pattern_at(const Part *part, int i, const char *letters, size_t size)
{
    return i + (int)size <= part->size && memcmp(part->at + i, letters, size) == 0;
}

static bool is_excepted(const Part *part, int i, const Parting *parting)
{
    if (i > 0 && is_one_of(part->at[i - 1], parting->not_after))
        return true;
    Text rest = text_of(parting->not_with);
    for (Text longer = text_word(&rest); longer.size; longer = text_word(&rest))
        if (is_pattern_at(part, i, longer.at, longer.size))
            return true;
    return false;
}

static int count_partings(const Part *part)
{
    int count = 0;
    for (size_t p = 0; p < sizeof partings / sizeof *partings; p++) {
        size_t size = strlen(partings[p].letters);
        for (int i = partings[p].is_ending ? part->size - (int)size : 0; i >= 0 && i < part->size; i++)
            if (is_pattern_at(part, i, partings[p].letters, size) && !is_excepted(part, i, &partings[p]))
                count++;
    }
    return count;
}

// ---- Words

static int find_exception(const Part *part)
{
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++) {
        int size = (int)strlen(exceptions[i].word);
        bool is_inflected = part->size == size + 1 && is_one_of(part->at[size], "sd");
        if ((part->size == size || is_inflected) && memcmp(part->at, exceptions[i].word, (size_t)size) == 0)
            return exceptions[i].count;
    }
    return 0;
}

static int count_part(Part *part)
{
    assert(part->size >= 0 && part->size <= LETTERS_MOST);
    int known = find_exception(part);
    if (known || !part->size)
        return known;
    silence_ending(part);
    silence_before_suffix(part);
    silence_in_compound(part);
    int count = count_groups(part) + count_partings(part);
    return count > 0 ? count : 1;
}

// What stands behind an apostrophe: a syllable of its own in "didn't", "it'll" and "boss's", none in "can't" and
// "I'll".
static int count_tail(const Part *part, const Part *tail)
{
    char before = letter_at(part, part->size - 1);
    if (strcmp(tail->at, "t") == 0)
        return before == 'n' && is_one_of(letter_at(part, part->size - 2), "dst") ? 1 : 0;
    if (strcmp(tail->at, "s") == 0)
        return is_one_of(before, "sxz") || ends_with(part, "ch") || ends_with(part, "sh") ? 1 : 0;
    if (strcmp(tail->at, "ll") == 0 || strcmp(tail->at, "ve") == 0)
        return before && !is_vowel(before) && before != 'w' ? 1 : 0;
    return 0;
}

// A plain letter for one of Latin-1 with an accent, near enough to tell vowels. An e with an accent is never silent.
static char plain_letter(uint32_t point)
{
    static const char plain[] = "aaaaaaacaaaaiiiidnooooo/ouuuuypy";
    if (point < 0x80)
        return (char)(point >= 'A' && point <= 'Z' ? point | 0x20 : point);
    return point >= 0xC0 && point <= 0xFF ? plain[(point - 0xC0) % 32] : 'x';
}

// Takes letters off *rest until an apostrophe, hyphen or point, which is returned, or '\0'.
static uint32_t take_part(Text word, size_t *offset, Part *part, int *digit_count)
{
    *part = (Part){0};
    while (*offset < word.size) {
        uint32_t point = text_next(word, offset);
        if (point == '-' || point == 0x2011 || point == '.')
            return '-';
        if (point == '\'' || point == 0x2019)
            return '\'';
        if (point >= '0' && point <= '9')
            ++*digit_count;
        else if (part->size < LETTERS_MOST)
            part->at[part->size++] = plain_letter(point);
    }
    return 0;
}

int syllables_count(Text word)
{
    int count = 0, digit_count = 0;
    size_t offset = 0;
    uint32_t end = 0;
    do {
        Part part, tail;
        end = take_part(word, &offset, &part, &digit_count);
        count += count_part(&part);
        while (end == '\'') {
            end = take_part(word, &offset, &tail, &digit_count);
            count += count_tail(&part, &tail);
        }
    } while (end);
    count += digit_count;
    return count > 0 ? count : 1;
}
