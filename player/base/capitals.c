#include "base/capitals.h"

#include <unicode/ucasemap.h>

Text capitals_of(Arena *arena, Text text, Text language)
{
    enum { GROWTH_MOST = 3 }; // bytes of UTF-8 for one, by Unicode's special casings
    UErrorCode status = U_ZERO_ERROR;
    UCaseMap *map = ucasemap_open(text_string(arena, language), 0, &status);
    int32_t room = (int32_t)text.size * GROWTH_MOST + 1, size = 0;
    char *bytes = arena_alloc(arena, (size_t)room, 1);
    if (U_SUCCESS(status))
        size = ucasemap_utf8ToUpper(map, bytes, room, text.at, (int32_t)text.size, &status);
    if (map)
        ucasemap_close(map);
    return U_SUCCESS(status) ? (Text){bytes, (size_t)size} : text;
}
