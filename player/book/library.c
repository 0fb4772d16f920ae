#include "book/library.h"

#include <assert.h>

#include "markup/vocabulary.h"

Library *library_of(Book *book)
{
    assert(book);
    return (Library *)book;
}

const Library *library_lent(const Book *book)
{
    assert(book);
    return (const Library *)book;
}

XmlNode *library_accept(XmlNode *node, const char *root, Problems *problems)
{
    if (!node)
        return NULL;
    if (!text_is(node->name, root)) {
        problems_add(problems, SEVERITY_ERROR, node->at, "this file's root is \"%.*s\", not \"%s\"",
                     TEXT_ARGS(node->name), root);
        return NULL;
    }
    bool is_valid = vocabulary_check(node, problems);
    return is_valid && !interrupt_is_raised(problems->interrupt) ? node : NULL;
}

XmlNode *library_read(Library *library, Arena *scratch, LibraryFile file, Problems *problems)
{
    assert(file.path.size && file.root);
    problems->interrupt = library->book.interrupt;
    return library_accept(xml_read(scratch, library->book.source, file.path, problems), file.root, problems);
}

XmlNode *library_read_page(Library *library, Arena *scratch, const char *page, Problems *problems)
{
    assert(library->book.language.size); // only library.xml is read before it is known
    Text path = text_format(scratch, "%.*s/%s.xml", TEXT_ARGS(library->book.language), page);
    return library_read(library, scratch, (LibraryFile){path, page}, problems);
}
