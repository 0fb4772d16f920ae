#include "book/reader.h"

Reader reader_of(Library *library)
{
    return (Reader){.library = library,
                    .arena = library->bodies,
                    .direction = library->book.direction,
                    .interrupt = library->book.interrupt};
}

Reader reader_keeping(Library *library)
{
    Reader reader = reader_of(library);
    reader.arena = library->arena;
    return reader;
}

Reader reader_alone(Arena *arena, const XmlNode *root)
{
    return (Reader){.arena = arena, .named = root->at.file, .file = root->at.file};
}
