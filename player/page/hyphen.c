#include "page/hyphen.h"

#include "base/unicode.h"

enum { SOFT_HYPHEN = 0xAD, HYPHEN = 0x2010, POINTS_MOST = 16 }; // looked at

static uint32_t point_before(Text text, size_t *at)
{
    do
        (*at)--;
    while (*at > 0 && (text.at[*at] & 0xC0) == 0x80);
    size_t from = *at;
    return text_next(text, &from);
}

static bool is_hyphen(uint32_t point)
{
    return point == '-' || point == HYPHEN || point == SOFT_HYPHEN;
}

// A letter or figure counts, what is not seen or stands on one does not; anything else ends the word.
static bool goes_on(uint32_t point, int *letters)
{
    *letters += unicode_is_alphanumeric(point);
    return unicode_is_alphanumeric(point) || point == SOFT_HYPHEN || unicode_is_mark(point);
}

static bool has_letters_before(Text text, size_t at)
{
    int letters = 0;
    for (int i = 0;
         i < POINTS_MOST && at > 0 && letters < HYPHEN_LETTERS_LEAST && goes_on(point_before(text, &at), &letters); i++)
        ;
    return letters >= HYPHEN_LETTERS_LEAST;
}

bool hyphen_has_letters_after(Text text, size_t at)
{
    int letters = 0;
    for (int i = 0;
         i < POINTS_MOST && at < text.size && letters < HYPHEN_LETTERS_LEAST && goes_on(text_next(text, &at), &letters);
         i++)
        ;
    return letters >= HYPHEN_LETTERS_LEAST;
}

bool hyphen_keeps_together(Text text, size_t end)
{
    size_t hyphen = end;
    return end > 0 && end < text.size && is_hyphen(point_before(text, &hyphen)) &&
           !(has_letters_before(text, hyphen) && hyphen_has_letters_after(text, end));
}
