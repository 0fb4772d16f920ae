#include "app/diction.h"

#include <assert.h>
#include <string.h>

#include "base/unicode.h"
#include "book/phrases.h"
#include "page/ruby.h"

// Drawn or not, it would only make a voice stumble: soft hyphens, break hints and the marks that set directions.
static bool is_mute(uint32_t point)
{
    return point == 0xAD || point == 0x200B || point == 0x200E || point == 0x200F ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

Text diction_fold(Arena *arena, Text text)
{
    size_t size = 0, most = text.size;
    char *folded = arena_alloc(arena, most + 1, 1);
    for (Text word = text_word(&text); word.size; word = text_word(&text)) {
        if (size)
            folded[size++] = ' ';
        for (size_t at = 0, from = 0; at < word.size; from = at)
            if (!is_mute(text_next(word, &at)))
                while (from < at)
                    folded[size++] = word.at[from++];
    }
    assert(size <= most);
    return (Text){folded, size};
}

// ---- languages

Text diction_language(const Diction *diction, Text language)
{
    return language.size ? language : diction->language;
}

bool diction_speaks(const Diction *diction, Text language)
{
    const Speech *speech = diction->speech;
    return !speech || speech->speaks(speech->owner, diction_language(diction, language));
}

// The library's own words of that language, where it is open in them; NULL: it is in others.
static const Phrases *phrases_in(const Diction *diction, Text language)
{
    const Book *book = diction->book;
    if (!book)
        return NULL;
    if (text_equal(diction_language(diction, language), book->language))
        return book->phrases;
    return text_equal(language, book_language(book)->pages) ? book->lent_phrases : NULL;
}

SpokenWords diction_stand_in(const Diction *diction, Text language)
{
    PhraseStretch stretch;
    const Phrases *phrases = diction_speaks(diction, language) ? phrases_in(diction, language) : NULL;
    Text words = phrases ? phrase(phrases_said(phrases), PHRASE_SPOKEN_FOREIGN) : TEXT("");
    if (!phrase_next_stretch(words, &(size_t){0}, &stretch))
        return (SpokenWords){0};
    SpokenWords found = {stretch.words, stretch.is_stand_in ? PHRASES_STAND_IN : diction_language(diction, language)};
    return diction_speaks(diction, found.language) ? found : (SpokenWords){0};
}

// ---- spelling

Text diction_spell(const Diction *diction, Text words, Text language, Arena *arena)
{
    Text folded = diction_fold(arena, words);
    const Phrases *phrases = phrases_in(diction, language);
    return phrases ? phrases_spell(phrases, arena, folded) : folded;
}

// A term is said as its entry in the glossary, where the words are the same.
static Text spell_term(const Diction *diction, Id id, Text words)
{
    const GlossaryEntry *entry = diction->book ? book_term(diction->book, id) : NULL;
    return entry && unicode_is_alike(entry->word, words) ? entry->spoken : TEXT("");
}

// Spans that an element with others in it was parted into bear one spelling, which is said at the first of them.
static bool is_one_spelling(const Span *a, const Span *b)
{
    return a->spoken.size && a->spoken.at == b->spoken.at;
}

static bool goes_on(const Excerpt *excerpt, const Span *span)
{
    return span > excerpt->spans && is_one_spelling(span - 1, span);
}

// All that bears the spelling lies in the excerpt.
static bool is_whole(const Excerpt *excerpt, const Span *span)
{
    const Span *first = span, *last = span, *end = excerpt->spans + excerpt->span_count;
    while (goes_on(excerpt, first))
        first--;
    while (last + 1 < end && is_one_spelling(last, last + 1))
        last++;
    return first->start >= excerpt->start && last->end <= excerpt->end;
}

// Empty: as it is written.
static Text spell_span(const Diction *diction, const Excerpt *excerpt, const Span *span)
{
    if (span->spoken.size || span->action.kind != ACTION_TERM || !is_whole(excerpt, span))
        return is_whole(excerpt, span) ? span->spoken : TEXT("");
    return spell_term(diction, span->action.id, text_slice(excerpt->text, span->start, span->end));
}

// ---- stretches

// Words that grow piece by piece are copied as often as they double, however many pieces they have.
static void lengthen(SaidWords *said, SpokenWords *words, Text text)
{
    size_t size = words->text.size + text.size;
    if (!said->tail || words->text.at != said->tail || size > said->tail_size) {
        said->tail_size = 2 * size;
        char *grown = arena_alloc(said->arena, said->tail_size, 1);
        memcpy(grown, words->text.at, words->text.size);
        said->tail = grown;
    }
    memcpy(said->tail + words->text.size, text.at, text.size);
    words->text = (Text){said->tail, size};
}

// Marks and spaces are of no language: they go with the words before them.
static void add(SaidWords *said, Text text, Text language)
{
    SpokenWords *last = said->count ? &said->at[said->count - 1] : NULL;
    if (last && text.size && (text_equal(last->language, language) || !unicode_has_words(text)))
        lengthen(said, last, text);
    else if (text.size)
        *array_push(said->arena, said) = (SpokenWords){text, language};
}

// Once for stretches between which there are no words.
static void add_stand_in(const Diction *diction, const Excerpt *excerpt, SaidWords *said)
{
    SpokenWords words = diction_stand_in(diction, excerpt->language);
    Text last = said->count ? text_trim(said->at[said->count - 1].text) : TEXT("");
    if (!words.text.size || !text_ends(last, words.text))
        add(said, words.text, words.language);
}

static void add_stretch(const Diction *diction, const Excerpt *excerpt, SpokenWords words, SaidWords *said)
{
    Text own = diction_language(diction, excerpt->language);
    bool is_own = text_equal(words.language, own) || !unicode_has_words(words.text);
    if (is_own || diction_speaks(diction, words.language))
        add(said, words.text, is_own ? own : words.language);
    else
        add_stand_in(diction, excerpt, said);
}

static uint32_t clamp(uint32_t byte, const Excerpt *excerpt)
{
    return byte < excerpt->start ? excerpt->start : byte > excerpt->end ? excerpt->end : byte;
}

static void add_span(const Diction *diction, const Excerpt *excerpt, const Span *span, SaidWords *said)
{
    Text spelled = spell_span(diction, excerpt, span);
    Text words = text_slice(excerpt->text, clamp(span->start, excerpt), clamp(span->end, excerpt));
    Text language = diction_language(diction, span->language.size ? span->language : excerpt->language);
    if (!spelled.size)
        add_stretch(diction, excerpt, (SpokenWords){words, language}, said);
    else if (!goes_on(excerpt, span))
        add_stretch(diction, excerpt, (SpokenWords){spelled, language}, said);
}

// Of words and how they are read one is heard.
static bool is_silent(const Diction *diction, const Excerpt *excerpt, const Span *span)
{
    Text language = diction_language(diction, span->language.size ? span->language : excerpt->language);
    return ruby_is_silent(span, text_slice(excerpt->text, span->start, span->end), language);
}

static void fold_all(SaidWords *said)
{
    int count = 0;
    for (int i = 0; i < said->count; i++) {
        Text folded = diction_fold(said->arena, said->at[i].text);
        if (folded.size)
            said->at[count++] = (SpokenWords){folded, said->at[i].language};
    }
    said->count = count;
}

void diction_say(const Diction *diction, const Excerpt *excerpt, SaidWords *said)
{
    assert(excerpt->start <= excerpt->end && excerpt->end <= excerpt->text.size);
    if (!diction_speaks(diction, excerpt->language))
        return;
    Text own = diction_language(diction, excerpt->language);
    SaidWords stretches = {.arena = said->arena};
    uint32_t from = excerpt->start;
    for (int i = 0; i < excerpt->span_count; i++) {
        const Span *span = &excerpt->spans[i];
        if (span->end <= excerpt->start || span->start >= excerpt->end)
            continue;
        add(&stretches, text_slice(excerpt->text, from, clamp(span->start, excerpt)), own);
        if (!is_silent(diction, excerpt, span))
            add_span(diction, excerpt, span, &stretches);
        from = clamp(span->end, excerpt);
    }
    add(&stretches, text_slice(excerpt->text, from, excerpt->end), own);
    fold_all(&stretches);
    for (int i = 0; i < stretches.count; i++)
        *array_push(said->arena, said) = stretches.at[i];
    if (stretches.count == 1 && !excerpt->span_count)
        said->at[said->count - 1].text =
            diction_spell(diction, said->at[said->count - 1].text, excerpt->language, said->arena);
}
