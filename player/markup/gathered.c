#include "markup/gathered.h"

#include <string.h>

void gathered_begin(Gathered *gathered)
{
    gathered->size = 0;
}

// A piece that does not fit whole would end within a letter.
void gathered_add(Gathered *gathered, Text piece)
{
    if (!piece.size || piece.size > sizeof gathered->bytes - gathered->size)
        return;
    memcpy(gathered->bytes + gathered->size, piece.at, piece.size);
    gathered->size += piece.size;
}

Text gathered_words(const Gathered *gathered, Arena *arena)
{
    return text_fold(arena, (Text){gathered->bytes, gathered->size});
}
