#include "proof/pattern.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "proof/prose.h"

static bool is_letter_at(Text text, size_t at)
{
    return at < text.size && prose_is_letter(text_next(text, &at));
}

static bool is_letter_before(Text text, size_t at)
{
    size_t start = at;
    while (start && at - start < 4 && (start == at || ((unsigned char)text.at[start] & 0xC0) == 0x80))
        start--;
    return start < at && is_letter_at(text, start);
}

static size_t skip_letters(Text text, size_t at)
{
    for (size_t after = at; after < text.size && prose_is_letter(text_next(text, &after)); at = after)
        continue;
    return at;
}

static size_t skip_space(Text text, size_t at)
{
    while (at < text.size && text_is_space(text.at[at]))
        at++;
    return at;
}

bool pattern_word(Text text, size_t *from, size_t *start)
{
    size_t at = *from;
    while (at < text.size && !is_letter_at(text, at))
        text_next(text, &at);
    *start = at;
    *from = skip_letters(text, at);
    return at < text.size;
}

// ---- One word

// Moves *at past what a letter of a pattern stands for; false where something else stands.
static bool match_letter(Text text, size_t *at, char letter)
{
    static const char curled[] = "\u2019";
    size_t start = *at;
    if (letter == '*') {
        *at = skip_letters(text, start);
        return true;
    }
    if (letter == '\'' && text_starts(text_slice(text, start, text.size), text_of(curled))) {
        *at += sizeof curled - 1;
        return true;
    }
    return start < text.size && tolower((unsigned char)text.at[(*at)++]) == tolower((unsigned char)letter);
}

// Whether a word that begins before at goes on there; can't is not can.
static bool goes_on(Text text, size_t at)
{
    if (is_letter_at(text, at))
        return is_letter_before(text, at);
    Text rest = text_slice(text, at, text.size);
    return text_starts(rest, TEXT("'t")) || text_starts(rest, TEXT("\u2019t"));
}

// The end of the word, or 0.
static size_t match_word(Text text, size_t at, Text word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!match_letter(text, &at, word.at[i]))
            return 0;
    return goes_on(text, at) ? 0 : at;
}

// Takes the next of the ways to write a word off *ways, an empty one too; false after the last.
static bool take_way(Text *ways, Text *way)
{
    if (!ways->at)
        return false;
    const char *mark = memchr(ways->at, '|', ways->size);
    size_t bar = mark ? (size_t)(mark - ways->at) : ways->size;
    *way = text_slice(*ways, 0, bar);
    *ways = bar < ways->size ? text_slice(*ways, bar + 1, ways->size) : (Text){NULL, 0};
    return true;
}

// ---- Words in a row

static bool is_stop(char byte)
{
    return byte == '.' || byte == '!' || byte == '?';
}

static bool is_pause(char byte)
{
    return byte == ',' || byte == ';' || byte == ':';
}

static bool holds_stop(Text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (is_stop(text.at[i]))
            return true;
    return false;
}

static bool is_refusal(Text word)
{
    return text_is(word, "not") || text_is(word, "never") || text_ends(word, TEXT("n't")) ||
           text_ends(word, TEXT("n\u2019t"));
}

static size_t match_from(Text text, size_t at, Text pattern);

// The end of the pattern behind any few words; 0 as below.
static size_t match_behind(Text text, size_t at, Text pattern)
{
    for (int passed = 0; passed <= PATTERN_GAP_MOST; passed++) {
        size_t before = at;
        Text word = prose_word(text, &at);
        size_t start = word.size ? (size_t)(word.at - text.at) : text.size;
        if (holds_stop(text_slice(text, before, start)))
            return 0;
        size_t end = word.size ? match_from(text, start, pattern) : 0;
        if (end || !word.size || is_refusal(word))
            return end;
    }
    return 0;
}

// The end of what is left of a pattern, from at on, where the word before it has ended; 0 where it does not fit.
static size_t match_next(Text text, size_t at, Text pattern)
{
    size_t start = skip_space(text, at);
    Text rest = pattern;
    if (!pattern.size)
        return at;
    if (text_is(text_word(&rest), "~"))
        return match_behind(text, at, rest);
    return start > at ? match_from(text, start, pattern) : 0;
}

static size_t match_from(Text text, size_t at, Text pattern)
{
    Text ways = text_word(&pattern), way = TEXT("");
    assert(ways.size);
    pattern = text_trim(pattern);
    while (take_way(&ways, &way)) {
        size_t end = way.size ? match_word(text, at, way) : 0;
        end = way.size ? (end ? match_next(text, end, pattern) : 0) : match_from(text, at, pattern);
        if (end)
            return end;
    }
    return 0;
}

static int letter_of(char byte)
{
    return tolower((unsigned char)byte) - 'a';
}

uint32_t pattern_add_beginnings(const char *pattern, uint32_t seconds[26])
{
    Text rest = text_of(pattern), ways = text_word(&rest), way = TEXT("");
    uint32_t firsts = 0;
    while (take_way(&ways, &way)) {
        assert(way.size > 1 && text_is_letter(way.at[0]) && text_is_letter(way.at[1]));
        firsts |= UINT32_C(1) << letter_of(way.at[0]);
        seconds[letter_of(way.at[0])] |= UINT32_C(1) << letter_of(way.at[1]);
    }
    return firsts;
}

bool pattern_may_begin(Text text, size_t at, const uint32_t seconds[26])
{
    bool is_pair = at + 1 < text.size && text_is_letter(text.at[at]) && text_is_letter(text.at[at + 1]);
    return is_pair && (seconds[letter_of(text.at[at])] & UINT32_C(1) << letter_of(text.at[at + 1]));
}

size_t pattern_match(Text text, size_t start, const char *pattern)
{
    assert(start < text.size);
    size_t end = match_from(text, start, text_of(pattern));
    assert(end == 0 || (end > start && end <= text.size));
    return end;
}

// ---- What stands before

static bool is_ending(Text word)
{
    return text_is(word, "n't") || text_is(word, "n\u2019t");
}

static bool ends_with_any(Text text, const char *words)
{
    Text rest = text_of(words);
    for (Text word = text_word(&rest); word.size; word = text_word(&rest)) {
        if (text.size < word.size)
            continue;
        size_t at = text.size - word.size;
        if ((is_ending(word) || !is_letter_before(text, at)) && strncasecmp(text.at + at, word.at, word.size) == 0)
            return true;
    }
    return false;
}

bool pattern_is_after(Text text, size_t start, const char *words)
{
    return ends_with_any(text_trim(text_slice(text, 0, start)), words);
}

bool pattern_is_amid(Text text, size_t start, const char *words)
{
    Text before = text_slice(text, start > PATTERN_AMID_MOST ? start - PATTERN_AMID_MOST : 0, start);
    size_t from = before.size;
    while (from && !is_stop(before.at[from - 1]) && !is_pause(before.at[from - 1]))
        from--;
    for (Text word = prose_word(before, &from); word.size; word = prose_word(before, &from))
        if (ends_with_any(word, words))
            return true;
    return false;
}
