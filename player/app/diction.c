#include "app/diction.h"

#include <assert.h>

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

Text diction_stand_in(const Diction *diction, Text language)
{
    const Phrases *phrases = diction_speaks(diction, language) ? phrases_in(diction, language) : NULL;
    return phrases ? phrase(phrases_said(phrases), PHRASE_SPOKEN_FOREIGN) : TEXT("");
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
    return entry && text_equal(entry->word, words) ? entry->spoken : TEXT("");
}

static Text spell_span(const Diction *diction, const Span *span, Text words)
{
    if (span->spoken.size)
        return span->spoken;
    return span->action.kind == ACTION_TERM ? spell_term(diction, span->action.id, words) : TEXT("");
}

// ---- stretches

static bool has_words(Text text)
{
    for (size_t at = 0; at < text.size;)
        if (unicode_is_alphanumeric(text_next(text, &at)))
            return true;
    return false;
}

// Marks and spaces are of no language: they go with the words before them.
static void add(SaidWords *said, Text text, Text language)
{
    SpokenWords *last = said->count ? &said->at[said->count - 1] : NULL;
    if (last && (text_equal(last->language, language) || !has_words(text)))
        last->text = text_format(said->arena, "%.*s%.*s", TEXT_ARGS(last->text), TEXT_ARGS(text));
    else if (text.size)
        *array_push(said->arena, said) = (SpokenWords){text, language};
}

static void add_stretch(const Diction *diction, const Excerpt *excerpt, SpokenWords words, SaidWords *said)
{
    bool is_own = text_equal(words.language, diction_language(diction, excerpt->language)) || !has_words(words.text);
    if (is_own || diction_speaks(diction, words.language))
        add(said, words.text, is_own ? diction_language(diction, excerpt->language) : words.language);
    else
        add(said, diction_stand_in(diction, excerpt->language), diction_language(diction, excerpt->language));
}

static uint32_t clamp(uint32_t byte, const Excerpt *excerpt)
{
    return byte < excerpt->start ? excerpt->start : byte > excerpt->end ? excerpt->end : byte;
}

static void add_span(const Diction *diction, const Excerpt *excerpt, const Span *span, SaidWords *said)
{
    uint32_t start = clamp(span->start, excerpt), end = clamp(span->end, excerpt);
    Text words = text_slice(excerpt->text, start, end), own = text_slice(excerpt->text, span->start, span->end);
    Text spelled = words.size == own.size ? spell_span(diction, span, own) : TEXT("");
    bool goes_on = span > excerpt->spans && span->spoken.size && span[-1].spoken.at == span->spoken.at;
    if (goes_on) // a span with others in it is spelled once
        return;
    Text language = span->language.size ? span->language : excerpt->language;
    add_stretch(diction, excerpt, (SpokenWords){spelled.size ? spelled : words, diction_language(diction, language)},
                said);
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
