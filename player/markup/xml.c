#include "markup/xml.h"

#include <assert.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>
#include <string.h>

#include "base/file.h"
#include "markup/locator.h"
#include "markup/malformed.h"
#include "markup/prolog.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorSeen;
#else
typedef xmlError *ErrorSeen;
#endif

#if LIBXML_VERSION >= 21300
enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NO_XXE };
#else
enum { OPTIONS = XML_PARSE_NONET };
#endif

typedef struct Parsing {
    Arena *arena;   // for the nodes
    Arena *scratch; // until the file is read
    Problems *problems;
    bool is_head; // only the head is wanted
    xmlParserCtxt *parser;
    Locator locator; // where we are in the bytes
    XmlNode *root, *open;
    int depth;
    XmlNode *text; // still growing, its characters gathered below
    char *gathered;
    size_t gathered_size, gathered_room;
    bool is_done;    // the head is complete
    bool is_refused; // the Problem is added
    bool has_failed; // libxml2 saw an error; the first is kept below
    int error_code, error_line, error_column;
    Text error_message;
} Parsing;

static void finish_text(Parsing *parsing)
{
    if (parsing->text)
        parsing->text->text = text_copy(parsing->arena, (Text){parsing->gathered, parsing->gathered_size});
    parsing->text = NULL;
    parsing->gathered_size = 0;
}

static void gather(Parsing *parsing, const char *characters, size_t size)
{
    size_t needed = parsing->gathered_size + size;
    if (needed > parsing->gathered_room) {
        size_t room = needed * 2;
        char *grown = arena_alloc(parsing->scratch, room, 1);
        if (parsing->gathered_size)
            memcpy(grown, parsing->gathered, parsing->gathered_size);
        parsing->gathered = grown;
        parsing->gathered_room = room;
    }
    memcpy(parsing->gathered + parsing->gathered_size, characters, size);
    parsing->gathered_size = needed;
}

static XmlNode *append_node(Parsing *parsing, Position at)
{
    XmlNode *node = arena_new(parsing->arena, XmlNode);
    assert(parsing->open || !parsing->root);
    node->parent = parsing->open;
    node->at = at;
    if (!parsing->open)
        parsing->root = node;
    else if (parsing->open->last)
        parsing->open->last->next = node;
    else
        parsing->open->first = node;
    if (parsing->open)
        parsing->open->last = node;
    return node;
}

__attribute__((format(printf, 3, 4))) static void refuse(Parsing *parsing, Position at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Text sentence = text_vformat(parsing->scratch, format, args);
    va_end(args);
    problems_add(parsing->problems, SEVERITY_ERROR, at, "%.*s", TEXT_ARGS(sentence));
    parsing->is_refused = true;
    xmlStopParser(parsing->parser);
}

// Whether what comes next is not to be looked at any more.
static bool has_ended(Parsing *parsing)
{
    if (!parsing->is_done && !parsing->is_refused && interrupt_due(parsing->problems->interrupt))
        refuse(parsing, (Position){parsing->locator.cursor.at.file, 1, 1}, "reading this file was broken off");
    return parsing->is_done || parsing->is_refused;
}

// libxml2 hands out every '&' of a value as "&#38;" while entities are not to be replaced.
static Text attribute_value(Parsing *parsing, const xmlChar *start, const xmlChar *end)
{
    Text raw = {(const char *)start, (size_t)(end - start)}, escape = TEXT("&#38;");
    char *value = arena_alloc(parsing->arena, raw.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < raw.size;) {
        bool is_escape = text_starts(text_slice(raw, i, raw.size), escape);
        value[size++] = raw.at[i];
        i += is_escape ? escape.size : 1;
    }
    return (Text){value, size};
}

static bool declares_namespace(Text name)
{
    return text_is(name, "xmlns") || text_starts(name, TEXT("xmlns:"));
}

// libxml2 lists the attributes in the order they are written, five entries each, without the namespace declarations.
static void read_attributes(Parsing *parsing, XmlNode *node, const xmlChar **written, int count)
{
    XmlAttribute attribute;
    node->attributes = count ? arena_many(parsing->arena, XmlAttribute, count) : NULL;
    locator_enter_tag(&parsing->locator);
    while (locator_attribute(&parsing->locator, &attribute)) {
        if (declares_namespace(attribute.name))
            continue;
        assert(node->attribute_count < count);
        const xmlChar **parts = written + 5 * node->attribute_count;
        if (parts[1] && !parts[2]) {
            refuse(parsing, (Position){node->at.file, attribute.line, attribute.column},
                   "the prefix of \"%.*s\" is not declared", TEXT_ARGS(attribute.name));
            return;
        }
        attribute.name = text_copy(parsing->arena, attribute.name);
        attribute.value = attribute_value(parsing, parts[3], parts[4]);
        node->attributes[node->attribute_count++] = attribute;
    }
}

static void check_namespace(Parsing *parsing, const XmlNode *node, const char *prefix, const char *uri)
{
    if (uri && strcmp(uri, XML_NAMESPACE) == 0)
        return;
    if (prefix && !uri)
        refuse(parsing, node->at, "the prefix \"%s\" is not declared", prefix);
    else if (!uri)
        refuse(parsing, node->at, "\"%.*s\" is in no namespace", TEXT_ARGS(node->name));
    else
        refuse(parsing, node->at, "\"%.*s\" is in the namespace \"%s\", which is not Lectern's", TEXT_ARGS(node->name),
               uri);
    if (prefix)
        problems_hint(parsing->problems, "write names without a prefix");
    else
        problems_hint(parsing->problems,
                      "the root element needs xmlns=\"" XML_NAMESPACE "\", and no other element has one");
}

// NOLINTNEXTLINE(readability-function-size): the parameters are those of libxml2's startElementNsSAX2Func
static void see_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int declaration_count,
                      const xmlChar **declarations, int attribute_count, int default_count, const xmlChar **attributes)
{
    (void)declaration_count, (void)declarations, (void)default_count;
    Parsing *parsing = data;
    if (has_ended(parsing))
        return;
    finish_text(parsing);
    locator_to_tag(&parsing->locator);
    assert(source_cursor_byte(&parsing->locator.cursor) == '<');
    XmlNode *node = append_node(parsing, parsing->locator.cursor.at);
    node->name = text_copy(parsing->arena, text_of((const char *)name));
    parsing->open = node;
    if (++parsing->depth > XML_DEPTH_MOST)
        refuse(parsing, node->at, "elements stand more than %d deep in one another", XML_DEPTH_MOST);
    else
        check_namespace(parsing, node, (const char *)prefix, (const char *)uri);
    if (!parsing->is_refused)
        read_attributes(parsing, node, attributes, attribute_count);
}

// An exercise says its minutes after its summary.
static bool ends_head(const Parsing *parsing)
{
    const char *last = text_is(parsing->root->name, "exercise") ? "minutes" : "summary";
    return parsing->depth == 2 && text_is(parsing->open->name, last);
}

static void see_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    Parsing *parsing = data;
    if (parsing->is_done || parsing->is_refused)
        return;
    finish_text(parsing);
    if (parsing->is_head && ends_head(parsing)) {
        parsing->is_done = true;
        xmlStopParser(parsing->parser);
    }
    parsing->open = parsing->open->parent;
    parsing->depth--;
}

static void see_text(void *data, const xmlChar *characters, int size)
{
    Parsing *parsing = data;
    if (has_ended(parsing) || size <= 0)
        return;
    if (!parsing->text)
        parsing->text = append_node(parsing, locator_to_text(&parsing->locator));
    gather(parsing, (const char *)characters, (size_t)size);
}

// Text goes on in a new node after these, so that every position within a node can be counted from its start.
static void see_comment(void *data, const xmlChar *words)
{
    (void)words;
    finish_text(data);
}

static void see_instruction(void *data, const xmlChar *target, const xmlChar *words)
{
    (void)target, (void)words;
    finish_text(data);
}

static void see_doctype(void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    (void)name, (void)public_id, (void)system_id;
    Parsing *parsing = data;
    parsing->has_failed = true;
    xmlStopParser(parsing->parser);
}

static void see_error(void *data, ErrorSeen error)
{
    Parsing *parsing = data;
    if (error->level < XML_ERR_ERROR || parsing->is_done || parsing->is_refused || parsing->has_failed)
        return;
    parsing->has_failed = true;
    parsing->error_code = error->code;
    parsing->error_line = error->line;
    parsing->error_column = error->int2;
    parsing->error_message = text_copy(parsing->scratch, text_trim(text_of(error->message)));
}

static xmlParserInputPtr deny_entity(const char *url, const char *id, xmlParserCtxtPtr parser)
{
    (void)url, (void)id, (void)parser;
    return NULL;
}

// libxml2's settings for the whole process, which are put back once a file is read.
typedef struct Settings {
    xmlExternalEntityLoader loader;
    xmlCatalogAllow catalogs;
} Settings;

static Settings lock_settings(Parsing *parsing)
{
    Settings before = {xmlGetExternalEntityLoader(), xmlCatalogGetDefaults()};
    xmlSetExternalEntityLoader(deny_entity);
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlSetStructuredErrorFunc(parsing, see_error);
    return before;
}

static void restore_settings(Settings before)
{
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlCatalogSetDefaults(before.catalogs);
    xmlSetExternalEntityLoader(before.loader);
}

static bool open_parser(Parsing *parsing)
{
    xmlSAXHandler events = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = see_start,
        .endElementNs = see_end,
        .characters = see_text,
        .ignorableWhitespace = see_text,
        .comment = see_comment,
        .processingInstruction = see_instruction,
        .internalSubset = see_doctype,
        .serror = see_error,
    };
    parsing->parser = xmlCreatePushParserCtxt(&events, parsing, NULL, 0, NULL);
    return parsing->parser && xmlCtxtUseOptions(parsing->parser, OPTIONS) == 0;
}

static void close_parser(Parsing *parsing)
{
    if (parsing->parser && parsing->parser->myDoc)
        xmlFreeDoc(parsing->parser->myDoc);
    if (parsing->parser)
        parsing->parser->myDoc = NULL;
    xmlFreeParserCtxt(parsing->parser);
}

static void push_bytes(Parsing *parsing, Text bytes, bool is_last)
{
    enum { PIECE_BYTES = 4096 }; // a text as long as a file comes in pieces, and each is an event
    assert(bytes.size <= XML_BYTES_MOST);
    size_t from = 0;
    do {
        size_t left = bytes.size - from, size = left < PIECE_BYTES ? left : PIECE_BYTES;
        xmlParseChunk(parsing->parser, bytes.at + from, (int)size, is_last && size == left);
        from += size;
    } while (from < bytes.size && !parsing->is_refused && !parsing->has_failed);
}

static bool is_usable(const Parsing *parsing)
{
    return parsing->root && !parsing->has_failed && !parsing->is_refused;
}

// Adds the one Problem of a file that libxml2 did not accept.
static void explain_failure(Parsing *parsing, Text bytes)
{
    Position start = {parsing->locator.cursor.at.file, 1, 1};
    if (parsing->error_code == XML_ERR_NO_MEMORY || (!parsing->has_failed && !parsing->root && !parsing->parser)) {
        problems_add(parsing->problems, SEVERITY_ERROR, start, "there is not enough memory to read this file");
    } else if (!malformed_explain(bytes, start.file, parsing->problems)) {
        Position at = {start.file, parsing->error_line > 0 ? parsing->error_line : 1,
                       parsing->error_column > 0 ? parsing->error_column : 1};
        problems_add(parsing->problems, SEVERITY_ERROR, at, "this is not well-formed XML: %.*s",
                     TEXT_ARGS(parsing->error_message));
    }
}

// Reads bytes that are whole; file is the name with the problems' life.
static XmlNode *read_whole(Parsing *parsing, Text bytes)
{
    Text file = parsing->locator.cursor.at.file;
    if (!prolog_check(bytes, file, parsing->problems) || !prolog_check_encoding(bytes, file, parsing->problems))
        return NULL;
    parsing->locator.cursor = source_cursor_begin(bytes, file);
    Settings before = lock_settings(parsing);
    if (open_parser(parsing))
        push_bytes(parsing, bytes, true);
    if (!is_usable(parsing) && !parsing->is_refused)
        explain_failure(parsing, bytes);
    close_parser(parsing);
    restore_settings(before);
    return is_usable(parsing) ? parsing->root : NULL;
}

XmlNode *xml_parse(Arena *arena, Text bytes, Text name, Problems *problems)
{
    Arena *scratch = arena_create();
    Parsing parsing = {.arena = arena, .scratch = scratch, .problems = problems};
    parsing.locator.cursor.at.file = text_copy(problems->arena, name);
    XmlNode *root = read_whole(&parsing, prolog_skip_mark(bytes));
    arena_destroy(scratch);
    return root;
}

// Whether all that was looked at is well-formed UTF-8: what stands before the end tag that follows the cursor.
static bool is_sound(const SourceCursor *cursor)
{
    Text seen = text_slice(cursor->bytes, 0, text_find(cursor->bytes, TEXT("</"), cursor->offset));
    return text_ill_formed(seen) == seen.size;
}

// Reads pieces until the head is complete. False when it never is; nobody is told why: the whole file is read then.
static bool read_pieces(Parsing *parsing, SourceStart *start)
{
    SourceCursor *cursor = &parsing->locator.cursor;
    while (!parsing->is_done && !parsing->has_failed && !parsing->is_refused) {
        bool is_first = start->bytes.size == 0;
        if (!source_more(start))
            return false;
        cursor->bytes = prolog_skip_mark(start->bytes);
        if (is_first && !prolog_check(cursor->bytes, cursor->at.file, parsing->problems))
            return false;
        push_bytes(parsing, is_first ? cursor->bytes : start->newest, false);
    }
    return parsing->is_done && is_usable(parsing) && is_sound(cursor);
}

static XmlNode *parse_start(Arena *arena, SourceStart *start, Text file, Problems *unheard)
{
    XmlNode *root = NULL;
    Parsing parsing = {.arena = arena, .scratch = unheard->arena, .problems = unheard, .is_head = true};
    parsing.locator.cursor = source_cursor_begin(TEXT(""), file);
    Settings before = lock_settings(&parsing);
    if (open_parser(&parsing) && read_pieces(&parsing, start))
        root = parsing.root;
    close_parser(&parsing);
    restore_settings(before);
    return root;
}

static XmlNode *blame_file(Problems *problems, Text file, FileStatus status)
{
    Position start = {file, 1, 1};
    if (status == FILE_TOO_LARGE)
        problems_add(problems, SEVERITY_ERROR, start, "the file is larger than %d MiB", XML_BYTES_MOST >> 20);
    else
        problems_add(problems, SEVERITY_ERROR, start, "%s", file_status_sentence(status));
    problems_hint(problems, "%s", file_status_hint(status));
    return NULL;
}

XmlNode *xml_read(Arena *arena, Source *source, Text path, Problems *problems)
{
    Arena *scratch = arena_create();
    Text file = source_name(source, problems->arena, path);
    source_heed(source, problems->interrupt);
    SourceBytes read = source_read(source, scratch, path, XML_BYTES_MOST);
    source_heed(source, NULL);
    XmlNode *root = read.status == FILE_READ ? xml_parse(arena, read.bytes, file, problems)
                                             : blame_file(problems, file, read.status);
    arena_destroy(scratch);
    return root;
}

XmlNode *xml_read_head(Arena *arena, Source *source, Text path, Problems *problems)
{
    Arena *scratch = arena_create();
    Problems unheard = {.arena = scratch};
    source_heed(source, problems->interrupt);
    SourceStart start = source_start(source, scratch, path, XML_BYTES_MOST);
    XmlNode *root = NULL;
    if (start.status == FILE_READ)
        root = parse_start(arena, &start, source_name(source, problems->arena, path), &unheard);
    source_stop(&start);
    source_heed(source, NULL);
    arena_destroy(scratch);
    return root ? root : xml_read(arena, source, path, problems);
}

XmlNode *xml_read_file(Arena *arena, const char *path, Text name, Problems *problems)
{
    Arena *scratch = arena_create();
    Text file = text_copy(problems->arena, name), bytes;
    FileStatus status = file_read(scratch, path, XML_BYTES_MOST, &bytes);
    XmlNode *root = status == FILE_READ ? xml_parse(arena, bytes, file, problems) : blame_file(problems, file, status);
    arena_destroy(scratch);
    return root;
}
