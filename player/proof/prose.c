#include "proof/prose.h"

#include <assert.h>

#include "base/unicode.h"
#include "proof/syllables.h"

static bool is_small(uint32_t point)
{
    return point >= 'a' && point <= 'z';
}

static bool is_letter(uint32_t point)
{
    if (point < 0x80)
        return unicode_is_digit(point) || is_small(point | 0x20);
    return point >= 0xC0 && point != 0xD7 && point != 0xF7 && (point < 0x2000 || point > 0x2BFF) &&
           (point < 0x3000 || point > 0x303F);
}

static bool is_joiner(uint32_t point)
{
    return point == '\'' || point == 0x2019 || point == '-' || point == 0x2011 || point == '.';
}

// Moves *offset to the first point at or after it that may begin a word; false at the end.
static bool skip_to_word(Text text, size_t *offset)
{
    while (*offset < text.size) {
        size_t after = *offset;
        if (is_letter(text_next(text, &after)))
            return true;
        *offset = after;
    }
    return false;
}

// Whether a point that ends at at holds what is before and behind it together.
static bool joins_words(Text text, uint32_t point, size_t at)
{
    return is_joiner(point) && at < text.size && is_letter(text_next(text, &at));
}

Text prose_word(Text text, size_t *from)
{
    if (!skip_to_word(text, from))
        return TEXT("");
    size_t start = *from, end = start;
    for (size_t at = start; at < text.size;) {
        uint32_t point = text_next(text, &at);
        if (is_letter(point))
            end = at;
        else if (end + 3 < at || !joins_words(text, point, at)) // two joiners in a row end the word
            break;
    }
    assert(end > start && end <= text.size);
    *from = end;
    return text_slice(text, start, end);
}

int prose_words(Text text)
{
    int count = 0;
    size_t from = 0;
    while (prose_word(text, &from).size)
        count++;
    return count;
}

// ---- Sentences

static bool is_space(uint32_t point)
{
    return point < 0x80 && text_is_space((char)point);
}

static bool is_stop(uint32_t point)
{
    return point == '.' || point == '!' || point == '?' || point == 0x2026;
}

static bool is_closer(uint32_t point)
{
    return point == ')' || point == ']' || point == '"' || point == '\'' || point == 0x2019 || point == 0x201D;
}

// True for what ends in a point without ending a sentence, like "e.g." and "Dr.".
static bool is_abbreviation(Text before)
{
    static const char *const words[] = {"e.g", "i.e", "Dr", "Mr", "Mrs", "Ms", "Prof", "St"};
    size_t start = before.size;
    while (start && !is_space((unsigned char)before.at[start - 1]) && before.at[start - 1] != '(')
        start--;
    Text last = text_slice(before, start, before.size);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(last, words[i]))
            return true;
    return false;
}

// Whether the sentence is over at at, where stops and closing marks have been passed: white space, then no small
// letter.
static bool is_over(Text text, size_t at)
{
    if (at >= text.size)
        return true;
    if (!is_space(text_next(text, &at)))
        return false;
    while (at < text.size) {
        uint32_t point = text_next(text, &at);
        if (!is_space(point))
            return !is_small(point);
    }
    return true;
}

// Moves *at over the stops and closing marks that stand there.
static void skip_ending(Text text, size_t *at)
{
    for (size_t after = *at; after < text.size; *at = after) {
        uint32_t point = text_next(text, &after);
        if (!is_stop(point) && !is_closer(point))
            return;
    }
}

static size_t find_sentence_end(Text text, size_t from)
{
    for (size_t at = from; at < text.size;) {
        size_t stop = at;
        if (!is_stop(text_next(text, &at)))
            continue;
        skip_ending(text, &at);
        if (is_over(text, at) && !is_abbreviation(text_slice(text, 0, stop)))
            return at;
    }
    return text.size;
}

Text prose_sentence(Text text, size_t *from)
{
    while (*from < text.size) {
        size_t end = find_sentence_end(text, *from), word = 0;
        assert(end > *from);
        Text sentence = text_trim(text_slice(text, *from, end));
        *from = end;
        if (prose_word(sentence, &word).size)
            return sentence;
    }
    return TEXT("");
}

// ---- Counts

ProseCount prose_count(Text text, Interrupt *interrupt)
{
    ProseCount count = {0};
    size_t from = 0;
    for (Text sentence = prose_sentence(text, &from); sentence.size; sentence = prose_sentence(text, &from)) {
        size_t within = 0;
        count.sentences++;
        for (Text word = prose_word(sentence, &within); word.size && !interrupt_due(interrupt);
             word = prose_word(sentence, &within)) {
            count.words++;
            count.syllables += syllables_count(word);
        }
    }
    return count;
}

ProseCount prose_add(ProseCount a, ProseCount b)
{
    return (ProseCount){a.sentences + b.sentences, a.words + b.words, a.syllables + b.syllables};
}

double prose_grade(ProseCount count)
{
    if (!count.words)
        return 0;
    assert(count.sentences > 0);
    return 0.39 * count.words / count.sentences + 11.8 * count.syllables / count.words - 15.59;
}
