#include "book/library.h"

#include "base/file.h"
#include "markup/vocabulary.h"

Library *library_of(Book *book)
{
    return (Library *)book;
}

char *library_path(const Library *library, Arena *arena, const char *name)
{
    Text below = text_format(arena, "%.*s/%s", TEXT_ARGS(library->book.language), name);
    return file_path(arena, library->book.folder, below);
}

XmlNode *library_read(Library *library, Arena *scratch, const char *path, const char *root, Problems *problems)
{
    library->files_read++;
    Text name = text_copy(problems->arena, text_of(path));
    XmlNode *node = xml_read(scratch, path, name, XML_WHOLE, problems);
    if (!node)
        return NULL;
    if (!text_is(node->name, root)) {
        problems_add(problems, SEVERITY_ERROR, node->at, "this file's root is \"%.*s\", not \"%s\"",
                     TEXT_ARGS(node->name), root);
        return NULL;
    }
    return vocabulary_check(node, problems) ? node : NULL;
}
