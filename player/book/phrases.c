#include "book/phrases.h"

#include <assert.h>

#include "base/unicode.h"

// Around what stands in, where that is told. Neither is a character of any text: Unicode keeps them for such marks.
#define STAND_IN_BEGINS "\uFDD0"
#define STAND_IN_ENDS "\uFDD1"
enum { STAND_IN_MARK_SIZE = sizeof STAND_IN_BEGINS - 1 };

typedef struct PhraseRow {
    const char *id, *one, *other;      // one: NULL where the words do not depend on a number
    const char *told_one, *told_other; // as stand-ins
} PhraseRow;

static const PhraseRow rows[PHRASE_COUNT] = {
#define TOLD(words) STAND_IN_BEGINS words STAND_IN_ENDS
#define PHRASE(name, id, words) [PHRASE_##name] = {id, NULL, words, NULL, TOLD(words)},
#define COUNTED(name, id, one, other) [PHRASE_##name] = {id, one, other, TOLD(one), TOLD(other)},
#include "book/phrase-list.h"
#undef TOLD
#undef COUNTED
#undef PHRASE
};

Text phrase_fallback(PhraseId id)
{
    assert(id >= 0 && id < PHRASE_COUNT);
    return text_of(rows[id].other);
}

bool phrase_is_counted(PhraseId id)
{
    assert(id >= 0 && id < PHRASE_COUNT);
    return rows[id].one;
}

// The model has letters of its own, which are of a language.
static bool has_letters(Text model)
{
    for (size_t at = 0, depth = 0; at < model.size;) {
        uint32_t point = text_next(model, &at);
        depth += point == '{';
        if (!depth && unicode_is_alphanumeric(point))
            return true;
        depth -= point == '}';
    }
    return false;
}

static Text stand_in(const Phrases *phrases, PhraseId id, int number)
{
    const PhraseRow *row = &rows[id];
    bool is_one = row->one && number == 1;
    bool is_told = phrases && phrases->tells_stand_ins && has_letters(text_of(row->other));
    if (is_told)
        return text_of(is_one ? row->told_one : row->told_other);
    return text_of(is_one ? row->one : row->other);
}

Text phrase(const Phrases *phrases, PhraseId id)
{
    assert(!phrase_is_counted(id));
    return phrases && phrases->at[id].size ? phrases->at[id] : stand_in(phrases, id, 0);
}

const char *phrase_name(PhraseId id)
{
    assert(id >= 0 && id < PHRASE_COUNT);
    return rows[id].id;
}

bool phrase_find(Text name, PhraseId *id)
{
    for (int i = 0; i < PHRASE_COUNT; i++) {
        if (text_is(name, rows[i].id)) {
            *id = (PhraseId)i;
            return true;
        }
    }
    return false;
}

Locale *phrases_locale(const Phrases *phrases)
{
    return phrases ? phrases->locale : NULL;
}

// ---- what is filled in

Text phrase_next_mark(Text words, size_t *from)
{
    assert(*from <= words.size);
    size_t start = text_find(words, TEXT("{"), *from), end = text_find(words, TEXT("}"), start);
    *from = end;
    return end < words.size ? text_slice(words, start, end + 1) : TEXT("");
}

enum { FILLINGS_MOST = 2 };

typedef struct Filling {
    Text mark, words;
} Filling;

// Each mark, however often it stands there; what is filled in is not looked at again.
static Text fill(Arena *arena, Text words, const Filling fillings[FILLINGS_MOST])
{
    Text filled = TEXT("");
    size_t copied = 0, from = 0;
    for (Text mark = phrase_next_mark(words, &from); mark.size; mark = phrase_next_mark(words, &from)) {
        for (int i = 0; i < FILLINGS_MOST; i++) {
            if (!text_equal(mark, fillings[i].mark))
                continue;
            size_t at = (size_t)(mark.at - words.at);
            filled = text_format(arena, "%.*s%.*s%.*s", TEXT_ARGS(filled), (int)(at - copied), words.at + copied,
                                 TEXT_ARGS(fillings[i].words));
            copied = at + mark.size;
            break;
        }
    }
    return copied ? text_format(arena, "%.*s%.*s", TEXT_ARGS(filled), TEXT_ARGS(text_slice(words, copied, words.size)))
                  : words;
}

// In English where the language lacks the phrase; by its last form where it lacks the one that is due.
static Text words_for(const Phrases *phrases, PhraseId id, int number)
{
    if (!phrase_is_counted(id))
        return phrase(phrases, id);
    const Text *forms = phrases ? phrases->forms[id] : NULL;
    if (!forms)
        return stand_in(phrases, id, number);
    Text words = forms[locale_form(phrases->locale, number)];
    for (int i = NUMBER_FORMS - 1; i >= 0 && !words.size; i--)
        words = forms[i];
    return words;
}

static bool tells_stand_in(Text words)
{
    return text_starts(words, TEXT(STAND_IN_BEGINS));
}

// What stands in goes on after words of the language that fill it.
static Text filling_for(Arena *arena, Text model, Text words)
{
    return tells_stand_in(model) ? text_format(arena, STAND_IN_ENDS "%.*s" STAND_IN_BEGINS, TEXT_ARGS(words)) : words;
}

// A number within words for the ear is of their language.
Text phrase_numbers(Arena *arena, const Phrases *phrases, PhraseId id, const int numbers[2])
{
    Text words = words_for(phrases, id, numbers[0]);
    const Locale *locale = tells_stand_in(words) ? NULL : phrases_locale(phrases);
    const Filling fillings[FILLINGS_MOST] = {{TEXT("{n}"), locale_number(locale, arena, numbers[0])},
                                             {TEXT("{of}"), locale_number(locale, arena, numbers[1])}};
    return fill(arena, words, fillings);
}

Text phrase_pair(Arena *arena, const Phrases *phrases, PhraseId id, const Text words[2])
{
    size_t from = 0;
    Filling fillings[FILLINGS_MOST];
    Text model = phrase(phrases, id);
    for (int i = 0; i < FILLINGS_MOST; i++)
        fillings[i] = (Filling){phrase_next_mark(phrase_fallback(id), &from), filling_for(arena, model, words[i])};
    assert(fillings[0].mark.size && fillings[1].mark.size);
    return fill(arena, model, fillings);
}

Text phrase_words(Arena *arena, const Phrases *phrases, PhraseId id, Text words)
{
    size_t from = 0;
    Text model = phrase(phrases, id), filling = filling_for(arena, model, words);
    const Filling fillings[FILLINGS_MOST] = {{phrase_next_mark(phrase_fallback(id), &from), filling}};
    assert(fillings[0].mark.size);
    return fill(arena, model, fillings);
}

// ---- for the ear

const Phrases *phrases_said(const Phrases *phrases)
{
    return phrases && phrases->said ? phrases->said : phrases;
}

bool phrase_next_stretch(Text words, size_t *from, PhraseStretch *stretch)
{
    assert(*from <= words.size);
    bool has_any = false;
    while (*from < words.size && !has_any) {
        Text rest = text_slice(words, *from, words.size);
        stretch->is_stand_in = tells_stand_in(rest);
        size_t start = *from + (stretch->is_stand_in ? STAND_IN_MARK_SIZE : 0);
        Text mark = stretch->is_stand_in ? TEXT(STAND_IN_ENDS) : TEXT(STAND_IN_BEGINS);
        size_t end = text_find(words, mark, start);
        stretch->words = text_slice(words, start, end);
        *from = stretch->is_stand_in && end < words.size ? end + STAND_IN_MARK_SIZE : end;
        has_any = stretch->words.size;
    }
    return has_any;
}

Text phrase_bare_end(Text words)
{
    bool is_marked = text_ends(words, TEXT(STAND_IN_ENDS));
    return is_marked ? text_slice(words, 0, words.size - STAND_IN_MARK_SIZE) : words;
}

// What a model says between two of its marks.
typedef struct ModelPart {
    Text text;
    bool is_first, is_last;
} ModelPart;

// Where it stands in words: the first at their beginning, the last at their end, any other as soon as there is
// something before it. False: it does not.
static bool find_part(Text words, const ModelPart *part, size_t *found)
{
    *found = 0;
    if (part->is_first && part->is_last)
        return text_equal(words, part->text);
    if (part->is_first)
        return text_starts(words, part->text);
    if (part->is_last)
        *found = words.size > part->text.size && text_ends(words, part->text) ? words.size - part->text.size : 0;
    else
        *found = text_find(words, part->text, 1);
    return *found && (part->is_last || *found < words.size);
}

// Whether words are the model with something in place of each mark; what that is goes to fillings.
static bool matches(Text words, Text model, Filling fillings[FILLINGS_MOST])
{
    size_t from = 0, start = 0, found;
    for (int nth = 0; nth <= FILLINGS_MOST; nth++) {
        Text mark = phrase_next_mark(model, &from);
        ModelPart part = {text_slice(model, start, mark.size ? (size_t)(mark.at - model.at) : model.size), !nth,
                          !mark.size};
        if (!find_part(words, &part, &found))
            return false;
        if (nth)
            fillings[nth - 1].words = text_slice(words, 0, found);
        if (!mark.size)
            return true;
        if (nth < FILLINGS_MOST)
            fillings[nth].mark = mark;
        words = text_slice(words, found + part.text.size, words.size);
        start = from + 1;
    }
    return false;
}

Text phrases_spell(const Phrases *phrases, Arena *arena, Text words)
{
    for (int i = 0; phrases && i < phrases->spellings.count; i++) {
        Filling fillings[FILLINGS_MOST] = {{{0}, {0}}};
        if (matches(words, phrases->spellings.at[i].written, fillings))
            return fill(arena, phrases->spellings.at[i].spoken, fillings);
    }
    return words;
}

// ---- what a language lacks

void phrases_list_lacking(Phrases *phrases, Arena *arena)
{
    for (int i = 0; i < PHRASE_COUNT; i++)
        if (rows[i].one ? !phrases->forms[i] : !phrases->at[i].size)
            *array_push(arena, &phrases->lacking) = (PhraseId)i;
}

static bool is_number(Text text)
{
    for (size_t at = 0; at < text.size;)
        if (!unicode_is_digit(text_next(text, &at)))
            return false;
    return text.size > 0;
}

// A model that has letters of its own, with numbers where it asks for them.
static bool is_filled(Text words, Text model)
{
    Filling fillings[FILLINGS_MOST] = {{{0}, {0}}};
    size_t from = 0;
    if (!has_letters(model) || !matches(words, model, fillings))
        return false;
    for (int i = 0; i < FILLINGS_MOST; i++) {
        Text mark = phrase_next_mark(model, &from);
        bool asks_number = text_is(mark, "{n}") || text_is(mark, "{of}");
        if (asks_number && !is_number(fillings[i].words))
            return false;
    }
    return true;
}

bool phrases_are_stand_in(const Phrases *phrases, Text words)
{
    for (int i = 0; phrases && i < phrases->lacking.count; i++) {
        const PhraseRow *row = &rows[phrases->lacking.at[i]];
        if (is_filled(words, text_of(row->other)) || (row->one && is_filled(words, text_of(row->one))))
            return true;
    }
    return false;
}
