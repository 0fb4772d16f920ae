#include "base/id.h"

#include <string.h>

Id id_of(Text text)
{
    Id id = {0};
    if (text.size < ID_SIZE && text.size)
        memcpy(id.at, text.at, text.size);
    return id;
}

Text id_text(const Id *id)
{
    return text_of(id->at);
}

bool id_equal(Id a, Id b)
{
    return strcmp(a.at, b.at) == 0;
}

bool id_is(Id id, const char *name)
{
    return strcmp(id.at, name) == 0;
}
