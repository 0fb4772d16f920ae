#include "book/press-language.h"

enum { LANGUAGES_MOST = 64, LANGUAGE_SIZE_MOST = 35 };

Text press_language(PressLanguages *languages, Text language)
{
    if (language.size > LANGUAGE_SIZE_MOST || text_equal(language, languages->book))
        return TEXT("");
    for (int i = 0; i < languages->kept.count; i++)
        if (text_equal(languages->kept.at[i], language))
            return languages->kept.at[i];
    if (languages->kept.count == LANGUAGES_MOST)
        return TEXT("");
    Text kept = text_copy(languages->arena, language);
    *array_push(languages->arena, &languages->kept) = kept;
    return kept;
}
