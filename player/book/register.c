#include "book/register.h"

#include "markup/vocabulary.h"
#include "markup/xml.h"

typedef struct RegisterReading {
    Arena *arena;
    Problems *problems;
    Text file; // as problems call it
    ARRAY(RegisterBook) books;
    ARRAY(Text) groups;
    Index lines; // XmlNode by path
} RegisterReading;

static bool says_yes(const XmlNode *node, const char *name)
{
    return text_is(text_trim(xml_value(node, name)), "yes");
}

static void add_book(RegisterReading *reading, const XmlNode *node, int group)
{
    Text path = text_copy(reading->arena, text_trim(xml_value(node, "src")));
    if (!source_may_hold(path)) {
        problems_add(reading->problems, SEVERITY_ERROR, xml_value_at(node, "src"),
                     "\"%.*s\" names nothing in this folder", TEXT_ARGS(path));
        problems_hint(reading->problems, "write the path of a book from here on, like novels/moby-dick.epub");
        return;
    }
    const XmlNode *first = index_find(&reading->lines, path);
    if (first) {
        problems_add(reading->problems, SEVERITY_ERROR, xml_value_at(node, "src"), "\"%.*s\" stands here twice",
                     TEXT_ARGS(path));
        problems_hint(reading->problems, "keep one; the first is in line %d", first->at.line);
        return;
    }
    index_add(&reading->lines, path, (void *)node);
    *array_push(reading->arena, &reading->books) = (RegisterBook){
        .at = {reading->file, xml_value_at(node, "src").line, xml_value_at(node, "src").column},
        .path = path,
        .title = text_fold(reading->arena, xml_value(node, "title")),
        .quiet_title = text_fold(reading->arena, xml_value(node, "quiet-title")),
        .language = text_fold(reading->arena, xml_value(node, "language")),
        .is_adult = says_yes(node, "adult"),
        .is_hidden = says_yes(node, "hidden"),
        .group = group,
    };
}

static Text group_title(Arena *arena, const XmlNode *group)
{
    const XmlNode *title = xml_child(group, "title"), *words = title ? title->first : NULL;
    return words ? text_fold(arena, words->text) : TEXT("");
}

static void read_books(RegisterReading *reading, const XmlNode *parent, int group)
{
    for (const XmlNode *node = xml_child(parent, "book"); node; node = xml_sibling(node, "book"))
        add_book(reading, node, group);
}

static void read_root(RegisterReading *reading, const XmlNode *root)
{
    for (const XmlNode *node = xml_child(root, "group"); node; node = xml_sibling(node, "group")) {
        *array_push(reading->arena, &reading->groups) = group_title(reading->arena, node);
        read_books(reading, node, reading->groups.count - 1);
    }
    read_books(reading, root, -1);
}

static bool is_register(const XmlNode *root, Problems *problems)
{
    if (text_is(root->name, "books"))
        return vocabulary_check((XmlNode *)root, problems);
    problems_add(problems, SEVERITY_ERROR, root->at, "a list of books begins with \"books\", not \"%.*s\"",
                 TEXT_ARGS(root->name));
    return false;
}

Register register_read(Source *folder, Arena *arena, Problems *problems)
{
    Register books = {.by_path.arena = arena};
    if (source_find(folder, TEXT(REGISTER_PATH), &(size_t){0}) == FILE_MISSING)
        return books;
    Arena *scratch = arena_create();
    RegisterReading reading = {.arena = arena, .problems = problems, .lines.arena = scratch};
    reading.file = source_name(folder, problems->arena, TEXT(REGISTER_PATH)); // as long as whatever is told of it
    int before = problems->error_count;
    XmlNode *root = xml_read(scratch, folder, TEXT(REGISTER_PATH), problems);
    if (root && is_register(root, problems))
        read_root(&reading, root);
    books.is_there = true;
    books.is_faulty = problems->error_count > before;
    books.books = reading.books.at;
    books.book_count = reading.books.count;
    books.groups = reading.groups.at;
    books.group_count = reading.groups.count;
    for (int i = 0; i < books.book_count; i++)
        index_add(&books.by_path, books.books[i].path, &reading.books.at[i]);
    arena_destroy(scratch);
    return books;
}

const RegisterBook *register_find(const Register *books, Text path)
{
    return index_find(&books->by_path, path);
}
