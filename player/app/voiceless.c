#include "app/voiceless.h"

// In the language's own words.
static Text sentence_in(const Diction *diction, const Language *language)
{
    Text words = phrase(phrases_said(book_phrases(diction->book, language)), PHRASE_VOICE_NONE);
    PhraseStretch stretch;
    return phrase_next_stretch(words, &(size_t){0}, &stretch) && !stretch.is_stand_in ? words : TEXT("");
}

static bool add_sentence(const Diction *diction, const Language *language, Sayings *sayings)
{
    Text words = diction_speaks(diction, language->code) ? sentence_in(diction, language) : TEXT("");
    if (words.size)
        *array_push(sayings->arena, sayings) = (Saying){.text = words, .language = language->code};
    return words.size;
}

void voiceless_tell(const Diction *diction, Sayings *sayings)
{
    const Book *book = diction->book;
    bool is_told = false;
    for (int i = 0; book && i < book->language_count && !is_told; i++)
        is_told = text_equal(book->languages[i].code, book_language(book)->pages) &&
                  add_sentence(diction, &book->languages[i], sayings);
    for (int i = 0; book && i < book->language_count && !is_told; i++)
        is_told = add_sentence(diction, &book->languages[i], sayings);
    for (int i = 0; is_told && i < book->language_count; i++)
        if (diction_speaks(diction, book->languages[i].code))
            *array_push(sayings->arena, sayings) =
                (Saying){.text = book->languages[i].label, .language = book->languages[i].code};
}
