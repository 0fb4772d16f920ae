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

static Text path_in(Text folder, Arena *arena, Text below)
{
    assert(folder.size); // only library.xml is read before it is known
    return text_format(arena, "%.*s/%.*s", TEXT_ARGS(folder), TEXT_ARGS(below));
}

static bool is_there(const Library *library, Text path)
{
    return source_find(library->book.source, path, &(size_t){0}) != FILE_MISSING;
}

static Text own_path(const Library *library, Arena *arena, Text below)
{
    return path_in(library->book.language, arena, below);
}

// In the language's own folder; where it is not there, in the lender's.
static Text path_of(const Library *library, Arena *arena, Text below)
{
    Text own = own_path(library, arena, below);
    return !library->lender || is_there(library, own) ? own : path_in(library->lender->code, arena, below);
}

Text library_level_path(const Library *library, Arena *arena, Text below)
{
    if (!library->book.level.size)
        return TEXT("");
    Text path = path_in(library->book.level, arena, below);
    return is_there(library, path) ? path : TEXT("");
}

XmlNode *library_read_page(Library *library, Arena *scratch, const char *page, Problems *problems)
{
    Text below = text_format(scratch, "%s.xml", page), easier = library_level_path(library, scratch, below);
    XmlNode *root = easier.size ? library_read(library, scratch, (LibraryFile){easier, page}, problems) : NULL;
    if (root)
        return root;
    return library_read(library, scratch, (LibraryFile){path_of(library, scratch, below), page}, problems);
}

XmlNode *library_read_lender_page(Library *library, Arena *scratch, const char *page, Problems *problems)
{
    Text below = text_format(scratch, "%s.xml", page);
    Text path = library->lender ? path_in(library->lender->code, scratch, below) : own_path(library, scratch, below);
    return is_there(library, path) ? library_read(library, scratch, (LibraryFile){path, page}, problems) : NULL;
}

XmlNode *library_read_original(Library *library, Arena *scratch, const char *page, Problems *problems)
{
    const Language *written_in = library->written_in;
    Text below = text_format(scratch, "%s.xml", page);
    if (!written_in || !library->spoken->is_draft || !is_there(library, own_path(library, scratch, below)))
        return NULL;
    return library_read(library, scratch, (LibraryFile){path_in(written_in->code, scratch, below), page}, problems);
}

void library_place_item(Library *library, Item *item, Text below)
{
    const Language *lender = library->lender;
    item->path = path_of(library, library->arena, below);
    bool is_lent = lender && text_starts(item->path, path_in(lender->code, library->arena, TEXT("")));
    item->language = is_lent ? lender->code : TEXT("");
}
