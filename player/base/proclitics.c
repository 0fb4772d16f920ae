#include "base/proclitics.h"

#include <assert.h>

#include "base/locale.h"
#include "base/unicode.h"

// What leans on the word before it is left out: the б, ж and ли of Russian, the б of Ukrainian.
static const struct {
    const char *language, *words;
} lists[] = {
    {"cs", "a i k o s u v z"},
    {"pl", "a i o u w z"},
    {"ru", "а в во до за и из к ко на не ни но о об от по с со у я"},
    {"sk", "a i k o s u v z"},
    {"uk", "а в до з за зі й і із на не ні о об по та у я"},
};

const char *proclitics_of(Text language)
{
    Text primary = locale_primary(language);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (unicode_is_alike(primary, text_of(lists[i].language)))
            return lists[i].words;
    return NULL;
}

bool proclitics_let_dash_lean(const char *proclitics, Text text)
{
    return proclitics && (text_starts(text, TEXT("— ")) || text_starts(text, TEXT("– ")));
}

static Text without_opening(Text word)
{
    for (size_t at = 0, start = 0; at < word.size; start = at)
        if (unicode_is_alphanumeric(text_next(word, &at)))
            return text_slice(word, start, word.size);
    return TEXT("");
}

static bool is_number(Text word)
{
    for (size_t at = 0; at < word.size;)
        if (!unicode_is_digit(text_next(word, &at)))
            return false;
    return word.size > 0;
}

bool proclitics_hold(const char *proclitics, Text word)
{
    enum { BYTES_MOST = 12 }; // two letters or some digits, and what may open before them
    assert(proclitics);
    if (word.size > BYTES_MOST)
        return false;
    Text bare = without_opening(word), rest = text_of(proclitics);
    bool is_one = is_number(bare);
    for (Text one = text_word(&rest); one.size && !is_one; one = text_word(&rest))
        is_one = unicode_is_alike(bare, one);
    return is_one;
}
