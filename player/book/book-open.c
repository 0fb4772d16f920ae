// Opening a library: library.xml, phrases.xml, contents.xml, and through it the heads of the items.
#include "book/book.h"

#include <assert.h>

#include "book/contents.h"
#include "book/field.h"
#include "book/inline.h"
#include "book/phrases.h"

static Direction read_direction(const XmlNode *language)
{
    return text_is(xml_value(language, "dir"), "rtl") ? DIRECTION_RTL : DIRECTION_LTR;
}

// By the habit of its own code unless another is named, and in plain digits unless it asks for others.
static LocaleSpec read_locale(Arena *arena, const XmlNode *language)
{
    LocaleSpec spec = {
        .tag = text_fold(arena, xml_value(language, xml_attribute(language, "locale") ? "locale" : "code"))};
    locale_find_digits(text_trim(xml_value(language, "digits")), &spec.digits);
    return spec;
}

// The first level of a language is its level; of what is no language there is none.
static void read_level(Library *library, Language *languages, int count, const XmlNode *node)
{
    for (int i = 0; i < count; i++) {
        Language *language = &languages[i];
        if (language->level.size || !text_equal(language->code, text_trim(xml_value(node, "of"))))
            continue;
        language->level = text_fold(library->arena, xml_value(node, "code"));
        language->level_name = text_fold(library->arena, xml_value(node, "name"));
        return;
    }
}

// What the library was written in needs no reader of a translation.
static bool is_draft(const XmlNode *root, const XmlNode *language)
{
    Text code = text_trim(xml_value(language, "code")), written_in = text_trim(xml_value(root, "default"));
    return !text_equal(code, written_in) && !text_trim(xml_value(language, "reviewed-by")).size;
}

static Text label_of(Arena *arena, const Language *language)
{
    if (!language->draft.size)
        return language->name;
    return text_format(arena, "%.*s %.*s", TEXT_ARGS(language->name), TEXT_ARGS(language->draft));
}

static Language read_language(Arena *arena, const XmlNode *root, const XmlNode *node)
{
    Language language = {
        .code = text_fold(arena, xml_value(node, "code")),
        .name = text_fold(arena, xml_value(node, "name")),
        .direction = read_direction(node),
        .locale = read_locale(arena, node),
        .pages = text_fold(arena, xml_value(node, "pages")),
        .is_draft = is_draft(root, node),
    };
    if (language.is_draft)
        language.draft = text_fold(arena, xml_value(node, "draft"));
    language.label = label_of(arena, &language);
    return language;
}

static void read_languages(Library *library, const XmlNode *root)
{
    ARRAY(Language) languages = {0};
    for (const XmlNode *node = xml_child(root, "language"); node; node = xml_sibling(node, "language"))
        if (!xml_attribute(node, "of"))
            *array_push(library->arena, &languages) = read_language(library->arena, root, node);
    for (const XmlNode *node = xml_child(root, "language"); node; node = xml_sibling(node, "language"))
        if (xml_attribute(node, "of"))
            read_level(library, languages.at, languages.count, node);
    library->book.languages = languages.at;
    library->book.language_count = languages.count;
}

static const Language *find_language(const Library *library, Text code)
{
    for (int i = 0; i < library->book.language_count; i++)
        if (text_equal(library->book.languages[i].code, code))
            return &library->book.languages[i];
    return NULL;
}

// Takes up the wanted language or level, or the default where none is wanted. False when the library does not speak it.
static bool choose_language(Library *library, const XmlNode *root, Text wanted, Problems *problems)
{
    if (!wanted.size)
        wanted = text_trim(xml_value(root, "default"));
    for (int i = 0; i < library->book.language_count; i++) {
        const Language *language = &library->book.languages[i];
        bool is_level = language->level.size && text_equal(language->level, wanted);
        if (is_level || text_equal(language->code, wanted)) {
            library->book.language = language->code;
            library->book.level = is_level ? language->level : TEXT("");
            library->book.direction = language->direction;
            library->spoken = language;
            library->lender = find_language(library, language->pages);
            library->written_in = find_language(library, text_trim(xml_value(root, "default")));
            return true;
        }
    }
    problems_add(problems, SEVERITY_ERROR, root->at, "this library has no language \"%.*s\"", TEXT_ARGS(wanted));
    return false;
}

static bool read_library(Library *library, Arena *scratch, Text language, Problems *problems)
{
    const XmlNode *root = library_read(library, scratch, (LibraryFile){TEXT("library.xml"), "library"}, problems);
    if (!root)
        return false;
    read_languages(library, root);
    library->book.picture = text_copy(library->arena, text_trim(xml_value(root, "picture")));
    library->book.version = field_number(root, "version");
    const XmlNode *policy = xml_child(root, "policy");
    library->book.adult_topics = policy && text_is(xml_value(policy, "adult-topics"), "on");
    const XmlNode *resuming = xml_child(root, "continue");
    library->book.may_continue = !resuming || !text_is(xml_value(resuming, "allowed"), "no");
    return choose_language(library, root, language, problems);
}

// The words of a phrase or of a form, and what a voice is given for them.
static SpokenSpelling read_words(Reader *reader, const XmlNode *node, Phrases *phrases)
{
    SpokenSpelling words = {inline_words(reader, node), field_text(reader, node, "spoken")};
    if (words.spoken.size)
        *array_push(reader->arena, &phrases->spellings) = words;
    else
        words.spoken = words.written;
    return words;
}

// A phrase without forms has none, and English stands in.
static void read_forms(Reader *reader, const XmlNode *phrase, PhraseId id, Phrases *phrases)
{
    Text *written = NULL, *spoken = NULL;
    for (const XmlNode *node = xml_child(phrase, "form"); node; node = xml_sibling(node, "form")) {
        NumberForm form;
        if (!locale_find_form(text_trim(xml_value(node, "n")), &form))
            continue;
        written = written ? written : arena_many(reader->arena, Text, NUMBER_FORMS);
        spoken = spoken ? spoken : arena_many(reader->arena, Text, NUMBER_FORMS);
        SpokenSpelling words = read_words(reader, node, phrases);
        written[form] = words.written;
        spoken[form] = words.spoken;
    }
    phrases->forms[id] = written;
    phrases->said->forms[id] = spoken;
}

static void take_phrases(Library *library, const XmlNode *root, Phrases *phrases)
{
    Reader reader = reader_keeping(library);
    for (const XmlNode *node = root ? xml_child(root, "phrase") : NULL; node; node = xml_sibling(node, "phrase")) {
        PhraseId id;
        if (!phrase_find(text_trim(xml_value(node, "id")), &id))
            continue;
        if (phrase_is_counted(id)) {
            read_forms(&reader, node, id, phrases);
            continue;
        }
        SpokenSpelling words = read_words(&reader, node, phrases);
        phrases->at[id] = words.written;
        phrases->said->at[id] = words.spoken;
    }
}

static Phrases *read_phrases_of(Library *library, Arena *scratch, const Language *language, Problems *problems)
{
    Phrases *phrases = arena_new(library->arena, Phrases);
    phrases->locale = locale_open(language->locale);
    phrases->said = arena_new(library->arena, Phrases);
    phrases->said->locale = phrases->locale;
    Text path = text_format(scratch, "%.*s/phrases.xml", TEXT_ARGS(language->code));
    take_phrases(library, library_read(library, scratch, (LibraryFile){path, "phrases"}, problems), phrases);
    phrases_list_lacking(phrases, library->arena);
    phrases->said->tells_stand_ins = !text_equal(locale_primary(language->code), PHRASES_STAND_IN);
    return phrases;
}

// Phrases that cannot be read are no reason to stay shut: their English stands in. Those of a level stand over the
// language's, one by one.
static void read_phrases(Library *library, Arena *scratch, Problems *problems)
{
    Phrases *phrases = read_phrases_of(library, scratch, book_language(&library->book), problems);
    Text easier = library_level_path(library, scratch, TEXT("phrases.xml"));
    if (easier.size)
        take_phrases(library, library_read(library, scratch, (LibraryFile){easier, "phrases"}, problems), phrases);
    library->book.phrases = phrases;
    if (library->lender)
        library->book.lent_phrases = read_phrases_of(library, scratch, library->lender, problems);
}

const Phrases *book_phrases(Book *book, const Language *language)
{
    Library *library = library_of(book);
    if (text_equal(language->code, book->language))
        return book->phrases;
    if (library->lender && text_equal(language->code, library->lender->code))
        return book->lent_phrases;
    for (int i = 0; i < library->others.count; i++)
        if (text_equal(library->others.at[i].code, language->code))
            return library->others.at[i].phrases;
    Problems problems = {.arena = arena_create()};
    const Phrases *phrases = read_phrases_of(library, problems.arena, language, &problems);
    *array_push(library->arena, &library->others) = (OtherPhrases){language->code, phrases};
    arena_destroy(problems.arena);
    return phrases;
}

static bool read_contents(Library *library, Arena *scratch, Problems *problems)
{
    const XmlNode *root = library_read_page(library, scratch, "contents", problems);
    return root && contents_read(library, root, problems);
}

Book *book_open(Source *source, Text language, Problems *problems)
{
    assert(source && problems->arena);
    Arena *arena = arena_create(), *scratch = arena_create();
    Library *library = arena_new(arena, Library);
    library->arena = arena;
    library->bodies = arena_create();
    library->item_index.arena = library->group_index.arena = arena;
    library->book.source = source;
    bool is_open = read_library(library, scratch, language, problems);
    if (is_open) {
        read_phrases(library, scratch, problems);
        is_open = read_contents(library, scratch, problems);
    }
    arena_destroy(scratch);
    if (is_open)
        return &library->book;
    book_close(&library->book);
    return NULL;
}
