#include <stdio.h>

#include "base/hash.h"
#include "book/press.h"

Id press_fragment(Text fragment)
{
    char name[ID_SIZE];
    if (!fragment.size)
        return (Id){0};
    snprintf(name, sizeof name, "f%016llx", (unsigned long long)hash_text(HASH_SEED, fragment));
    return id_of(text_of(name));
}

Text press_place_key(Arena *arena, Id item, Id fragment)
{
    return text_format(arena, "%s#%s", item.at, fragment.at);
}

bool press_is_fragment(Id block)
{
    return block.at[0] == 'f';
}
