#include "book/phrases.h"

#include <assert.h>
#include <stdio.h>

typedef struct PhraseRow {
    const char *id, *fallback;
} PhraseRow;

static const PhraseRow rows[PHRASE_COUNT] = {
#define PHRASE(name, id, fallback) [PHRASE_##name] = {id, fallback},
#include "book/phrase-list.h"
#undef PHRASE
};

Text phrase_fallback(PhraseId id)
{
    assert(id >= 0 && id < PHRASE_COUNT);
    return text_of(rows[id].fallback);
}

Text phrase(const Phrases *phrases, PhraseId id)
{
    assert(id >= 0 && id < PHRASE_COUNT);
    return phrases && phrases->at[id].size ? phrases->at[id] : phrase_fallback(id);
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

static Text replace_first(Arena *arena, Text text, Text mark, Text words)
{
    size_t at = text_find(text, mark, 0);
    if (at == text.size)
        return text;
    Text before = text_slice(text, 0, at), after = text_slice(text, at + mark.size, text.size);
    return text_format(arena, "%.*s%.*s%.*s", TEXT_ARGS(before), TEXT_ARGS(words), TEXT_ARGS(after));
}

Text phrase_numbers(Arena *arena, const Phrases *phrases, PhraseId id, const int numbers[2])
{
    Text first = text_format(arena, "%d", numbers[0]), second = text_format(arena, "%d", numbers[1]);
    Text words = replace_first(arena, phrase(phrases, id), TEXT("{n}"), first);
    return replace_first(arena, words, TEXT("{of}"), second);
}

Text phrase_span(Arena *arena, const Phrases *phrases, PhraseId id, const Text ends[2])
{
    Text words = replace_first(arena, phrase(phrases, id), TEXT("{from}"), ends[0]);
    return replace_first(arena, words, TEXT("{to}"), ends[1]);
}

Text phrase_words(Arena *arena, const Phrases *phrases, PhraseId id, Text words)
{
    return replace_first(arena, phrase(phrases, id), TEXT("{name}"), words);
}
