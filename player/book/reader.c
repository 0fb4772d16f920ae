#include "book/reader.h"

Reader reader_of(Library *library)
{
    return (Reader){.library = library,
                    .arena = library->bodies,
                    .direction = library->book.direction,
                    .interrupt = library->book.interrupt};
}

Reader reader_at(Library *library, const XmlNode *root)
{
    Reader reader = reader_of(library);
    Text code = text_trim(xml_value(root, "xml:lang"));
    const Language *others[] = {library->lender, library->written_in};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i] && text_equal(code, others[i]->code) && !text_equal(code, library->book.language)) {
            reader.language = others[i]->code;
            reader.direction = others[i]->direction;
        }
    return reader;
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
