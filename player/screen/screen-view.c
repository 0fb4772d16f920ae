#include <assert.h>

#include "book/phrases.h"
#include "screen/screen.h"

Text view_phrase(const View *view, int phrase_id)
{
    assert(phrase_id >= 0 && phrase_id < PHRASE_COUNT);
    return phrase(view->book ? view->book->phrases : NULL, (PhraseId)phrase_id);
}

bool view_speaks(const View *view, Text language)
{
    const Setting *setting = view->setting;
    if (!language.size)
        language = view->book ? view->book->language : TEXT("en");
    return setting->has_voice && (!setting->speaks || setting->speaks(setting->speaker, language));
}

bool view_has_voice(const View *view)
{
    bool has_voice = view_speaks(view, TEXT(""));
    for (int i = 0; view->book && i < view->book->language_count && !has_voice; i++)
        has_voice = view_speaks(view, view->book->languages[i].code);
    return has_voice;
}

static const Locale *locale_of(const View *view)
{
    return phrases_locale(view->book ? view->book->phrases : NULL);
}

Text view_number(const View *view, int number)
{
    return locale_number(locale_of(view), view->arena, number);
}

Text view_digits(const View *view, Text text)
{
    return locale_digits(locale_of(view), view->arena, text);
}

uint64_t view_key(const View *view, PlanKind kind)
{
    const Theme *theme = &view->theme;
    const Preferences *wishes = &theme->preferences;
    const int numbers[] = {(int)kind,           theme->glass.width_px, theme->glass.height_px, wishes->text_step,
                           (int)wishes->family, (int)wishes->spacing,  (int)theme->direction};
    const double scales[] = {theme->glass.px_per_mm, theme->glass.distance_mm};
    uint64_t hash = hash_bytes(HASH_SEED, numbers, sizeof numbers);
    hash = hash_bytes(hash, scales, sizeof scales);
    return view->book ? hash_text(hash, book_code(view->book)) : hash;
}
