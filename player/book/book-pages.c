// The library's own pages: words explained, support, about. Each is read at its first use.
#include "book/book.h"

#include <assert.h>

#include "base/unicode.h"
#include "book/body.h"
#include "book/field.h"
#include "book/flow.h"
#include "book/inline.h"

static XmlNode *read_own(Library *library, Arena *scratch, const char *page)
{
    Problems ignored = {.arena = scratch};
    return library_read_page(library, scratch, page, &ignored);
}

// By the words that are shown, as a dictionary of the language has them; in scratch meanwhile.
static void sort_entries(const Library *library, Arena *scratch, GlossaryEntry *entries, int count)
{
    Text *words = arena_many(scratch, Text, count + 1);
    GlossaryEntry *written = arena_many(scratch, GlossaryEntry, count + 1);
    for (int i = 0; i < count; i++) {
        written[i] = entries[i];
        words[i] = entries[i].word;
    }
    const int *order = unicode_alphabetical(scratch, library->book.language, words, count);
    for (int i = 0; i < count; i++)
        entries[i] = written[order[i]];
}

static void load_glossary(Library *library, Arena *scratch, const XmlNode *root)
{
    assert(!library->own.entries && !library->own.terms.count);
    Reader reader = reader_at(library, root);
    ARRAY(GlossaryEntry) entries = {0};
    for (const XmlNode *node = xml_child(root, "entry"); node; node = xml_sibling(node, "entry")) {
        GlossaryEntry entry = {.at = field_at(&reader, node),
                               .id = field_id(node, "id"),
                               .language = reader.language,
                               .word = inline_child_words(&reader, node, "word")};
        const XmlNode *word = xml_child(node, "word"), *meaning = xml_child(node, "meaning");
        entry.spoken = word ? field_text(&reader, word, "spoken") : TEXT("");
        if (meaning)
            entry.meaning = flow_read(&reader, meaning);
        *array_push(library->bodies, &entries) = entry;
    }
    sort_entries(library, scratch, entries.at, entries.count);
    library->own.entries = entries.at;
    library->own.entry_count = entries.count;
    library->own.terms.arena = library->bodies;
    for (int i = 0; i < entries.count; i++)
        index_add(&library->own.terms, id_text(&entries.at[i].id), &entries.at[i]);
}

int book_glossary(Book *book, const GlossaryEntry **entries)
{
    Library *library = library_of(book);
    if (!library->own.has_glossary) {
        library->own.has_glossary = true;
        Arena *scratch = arena_create();
        const XmlNode *root = read_own(library, scratch, "glossary");
        if (root)
            load_glossary(library, scratch, root);
        arena_destroy(scratch);
    }
    *entries = library->own.entries;
    return library->own.entry_count;
}

const GlossaryEntry *book_term(Book *book, Id id)
{
    const GlossaryEntry *entries;
    book_glossary(book, &entries);
    return index_find(&library_of(book)->own.terms, id_text(&id));
}

Flow book_rider(Book *book, Id id)
{
    return flow_read_rider(library_of(book), id);
}

static SupportEntry read_place(Reader *reader, const XmlNode *node)
{
    return (SupportEntry){
        .name = inline_child_words(reader, node, "name"),
        .reach = inline_child_words(reader, node, "reach"),
        .hours = inline_child_words(reader, node, "hours"),
        .language = field_text(reader, node, "language"),
        .checked = field_text(reader, node, "checked"),
    };
}

static Support read_support(Reader *reader, const XmlNode *root)
{
    Support support = {.flow = flow_read(reader, root)};
    ARRAY(SupportEntry) entries = {0};
    for (const XmlNode *node = xml_child(root, "place"); node; node = xml_sibling(node, "place")) {
        SupportEntry entry = read_place(reader, node);
        *array_push(reader->arena, &entries) = entry;
    }
    support.entries = entries.at;
    support.entry_count = entries.count;
    return support;
}

// Below a draft stand the words that it was translated from, whose blocks are counted on from its own.
static void add_original(Library *library, const XmlNode *root, int block_count)
{
    Reader reader = reader_at(library, root);
    reader.block_count = block_count;
    Flow *flow = &library->own.support.flow, original = flow_read(&reader, root);
    Block *blocks = arena_many(library->bodies, Block, flow->count + original.count);
    for (int i = 0; i < flow->count + original.count; i++)
        blocks[i] = i < flow->count ? flow->blocks[i] : original.blocks[i - flow->count];
    *flow = (Flow){blocks, flow->count + original.count};
}

// The clinic's page is a file of its own, beside the configuration.
static XmlNode *read_clinic(const char *path, Arena *scratch, Problems *problems)
{
    return library_accept(xml_read_file(scratch, path, text_of(path), problems), "support", problems);
}

const Support *book_support(Book *book)
{
    Library *library = library_of(book);
    if (!library->own.has_support) {
        library->own.has_support = true;
        Arena *scratch = arena_create();
        Problems ignored = {.arena = scratch};
        const XmlNode *root = library->support_path ? read_clinic(library->support_path, scratch, &ignored) : NULL;
        const XmlNode *clinics = root;
        if (!root)
            root = read_own(library, scratch, "support");
        Reader reader = root ? reader_at(library, root) : reader_of(library);
        if (root)
            library->own.support = read_support(&reader, root);
        const XmlNode *original = clinics ? NULL : library_read_original(library, scratch, "support", &ignored);
        if (original)
            add_original(library, original, reader.block_count);
        arena_destroy(scratch);
    }
    return &library->own.support;
}

bool book_use_support(Book *book, const char *path, Problems *problems)
{
    assert(path);
    Library *library = library_of(book);
    Arena *scratch = arena_create();
    bool is_usable = read_clinic(path, scratch, problems) != NULL;
    arena_destroy(scratch);
    if (is_usable) {
        library->support_path = text_string(library->arena, text_of(path));
        library->own.has_support = false;
    }
    return is_usable;
}

Flow book_about(Book *book)
{
    Library *library = library_of(book);
    if (!library->own.has_about) {
        library->own.has_about = true;
        Arena *scratch = arena_create();
        const XmlNode *root = read_own(library, scratch, "about");
        if (root) {
            Reader reader = reader_at(library, root);
            library->own.about = body_read_sections(&reader, root, NULL);
        }
        arena_destroy(scratch);
    }
    return library->own.about;
}

// What goes beyond the rows that there can be is left out; the proof of the library tells of it.
static void read_keys(Reader *reader, const XmlNode *root, Keyboard *keyboard)
{
    for (const XmlNode *node = xml_child(root, "row"); node && keyboard->count < KEY_ROWS_MOST;
         node = xml_sibling(node, "row")) {
        KeyRow *row = &keyboard->rows[keyboard->count++];
        Text rest = inline_words(reader, node);
        for (Text key = text_word(&rest); key.size && row->count < KEY_ROW_MOST; key = text_word(&rest))
            row->keys[row->count++] = key;
    }
}

const Keyboard *book_keyboard(Book *book)
{
    Library *library = library_of(book);
    if (!library->own.has_keyboard) {
        library->own.has_keyboard = true;
        Arena *scratch = arena_create();
        Problems ignored = {.arena = scratch};
        const XmlNode *root = library_read_lender_page(library, scratch, "keys", &ignored);
        if (root) {
            Reader reader = reader_at(library, root);
            read_keys(&reader, root, &library->own.keyboard);
        }
        arena_destroy(scratch);
    }
    return &library->own.keyboard;
}
