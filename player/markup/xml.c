#include "markup/xml.h"

#include <assert.h>
#include <fcntl.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/heap.h"
#include "markup/malformed.h"
#include "markup/prolog.h"
#include "markup/locator.h"

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

enum { PIECE_BYTES = 4096 };

typedef struct Reader {
    Arena *arena;   // for the nodes
    Arena *scratch; // until the file is read
    Problems *problems;
    XmlExtent extent;
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
} Reader;

static void finish_text(Reader *reader)
{
    if (reader->text)
        reader->text->text = text_copy(reader->arena, (Text){reader->gathered, reader->gathered_size});
    reader->text = NULL;
    reader->gathered_size = 0;
}

static void gather(Reader *reader, const char *characters, size_t size)
{
    size_t needed = reader->gathered_size + size;
    if (needed > reader->gathered_room) {
        size_t room = needed * 2;
        char *grown = arena_alloc(reader->scratch, room, 1);
        if (reader->gathered_size)
            memcpy(grown, reader->gathered, reader->gathered_size);
        reader->gathered = grown;
        reader->gathered_room = room;
    }
    memcpy(reader->gathered + reader->gathered_size, characters, size);
    reader->gathered_size = needed;
}

static XmlNode *append_node(Reader *reader, Position at)
{
    XmlNode *node = arena_new(reader->arena, XmlNode);
    node->parent = reader->open;
    node->at = at;
    if (!reader->open)
        reader->root = node;
    else if (reader->open->last)
        reader->open->last->next = node;
    else
        reader->open->first = node;
    if (reader->open)
        reader->open->last = node;
    return node;
}

__attribute__((format(printf, 3, 4))) static void refuse(Reader *reader, Position at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Text sentence = text_vformat(reader->scratch, format, args);
    va_end(args);
    problems_add(reader->problems, SEVERITY_ERROR, at, "%.*s", TEXT_ARGS(sentence));
    reader->is_refused = true;
    xmlStopParser(reader->parser);
}

// libxml2 hands out every '&' of a value as "&#38;" while entities are not to be replaced.
static Text attribute_value(Reader *reader, const xmlChar *start, const xmlChar *end)
{
    Text raw = {(const char *)start, (size_t)(end - start)}, escape = TEXT("&#38;");
    char *value = arena_alloc(reader->arena, raw.size + 1, 1);
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
static void read_attributes(Reader *reader, XmlNode *node, const xmlChar **written, int count)
{
    XmlAttribute attribute;
    node->attributes = count ? arena_many(reader->arena, XmlAttribute, count) : NULL;
    locator_enter_tag(&reader->locator);
    while (locator_attribute(&reader->locator, &attribute)) {
        if (declares_namespace(attribute.name))
            continue;
        assert(node->attribute_count < count);
        const xmlChar **parts = written + 5 * node->attribute_count;
        if (parts[1] && !parts[2]) {
            refuse(reader, (Position){node->at.file, attribute.line, attribute.column},
                   "the prefix of \"%.*s\" is not declared", TEXT_ARGS(attribute.name));
            return;
        }
        attribute.name = text_copy(reader->arena, attribute.name);
        attribute.value = attribute_value(reader, parts[3], parts[4]);
        node->attributes[node->attribute_count++] = attribute;
    }
}

static void check_namespace(Reader *reader, const XmlNode *node, const char *prefix, const char *uri)
{
    if (uri && strcmp(uri, XML_NAMESPACE) == 0)
        return;
    if (prefix && !uri)
        refuse(reader, node->at, "the prefix \"%s\" is not declared", prefix);
    else if (!uri)
        refuse(reader, node->at, "\"%.*s\" is in no namespace", TEXT_ARGS(node->name));
    else
        refuse(reader, node->at, "\"%.*s\" is in the namespace \"%s\", which is not Lectern's", TEXT_ARGS(node->name),
               uri);
    if (prefix)
        problems_hint(reader->problems, "write names without a prefix");
    else
        problems_hint(reader->problems,
                      "the root element needs xmlns=\"" XML_NAMESPACE "\", and no other element has one");
}

static void see_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int declaration_count,
                      const xmlChar **declarations, int attribute_count, int default_count, const xmlChar **attributes)
{
    (void)declaration_count, (void)declarations, (void)default_count;
    Reader *reader = data;
    if (reader->is_done || reader->is_refused)
        return;
    finish_text(reader);
    locator_to_tag(&reader->locator);
    assert(source_cursor_byte(&reader->locator.cursor) == '<');
    XmlNode *node = append_node(reader, reader->locator.cursor.at);
    node->name = text_copy(reader->arena, text_of((const char *)name));
    reader->open = node;
    if (++reader->depth > XML_DEPTH_MOST)
        refuse(reader, node->at, "elements stand more than %d deep in one another", XML_DEPTH_MOST);
    else
        check_namespace(reader, node, (const char *)prefix, (const char *)uri);
    if (!reader->is_refused)
        read_attributes(reader, node, attributes, attribute_count);
}

// An exercise says its minutes after its summary.
static bool ends_head(const Reader *reader)
{
    const char *last = text_is(reader->root->name, "exercise") ? "minutes" : "summary";
    return reader->depth == 2 && text_is(reader->open->name, last);
}

static void see_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    Reader *reader = data;
    if (reader->is_done || reader->is_refused)
        return;
    finish_text(reader);
    if (reader->extent == XML_HEAD && ends_head(reader)) {
        reader->is_done = true;
        xmlStopParser(reader->parser);
    }
    reader->open = reader->open->parent;
    reader->depth--;
}

static void see_text(void *data, const xmlChar *characters, int size)
{
    Reader *reader = data;
    if (reader->is_done || reader->is_refused || size <= 0)
        return;
    if (!reader->text)
        reader->text = append_node(reader, locator_to_text(&reader->locator));
    gather(reader, (const char *)characters, (size_t)size);
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
    Reader *reader = data;
    reader->has_failed = true;
    xmlStopParser(reader->parser);
}

static void see_error(void *data, ErrorSeen error)
{
    Reader *reader = data;
    if (error->level < XML_ERR_ERROR || reader->is_done || reader->is_refused || reader->has_failed)
        return;
    reader->has_failed = true;
    reader->error_code = error->code;
    reader->error_line = error->line;
    reader->error_column = error->int2;
    reader->error_message = text_copy(reader->scratch, text_trim(text_of(error->message)));
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

static Settings lock_settings(Reader *reader)
{
    Settings before = {xmlGetExternalEntityLoader(), xmlCatalogGetDefaults()};
    xmlSetExternalEntityLoader(deny_entity);
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlSetStructuredErrorFunc(reader, see_error);
    return before;
}

static void restore_settings(Settings before)
{
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlCatalogSetDefaults(before.catalogs);
    xmlSetExternalEntityLoader(before.loader);
}

// Its buffers hold the bytes of the file.
static bool open_parser(Reader *reader)
{
    xmlMemSetup(heap_free, heap_alloc, heap_resize, heap_string);
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
    reader->parser = xmlCreatePushParserCtxt(&events, reader, NULL, 0, NULL);
    return reader->parser && xmlCtxtUseOptions(reader->parser, OPTIONS) == 0;
}

static void close_parser(Reader *reader)
{
    if (reader->parser && reader->parser->myDoc)
        xmlFreeDoc(reader->parser->myDoc);
    if (reader->parser)
        reader->parser->myDoc = NULL;
    xmlFreeParserCtxt(reader->parser);
}

static void push_bytes(Reader *reader, Text bytes, bool is_last)
{
    assert(bytes.size <= XML_BYTES_MOST);
    xmlParseChunk(reader->parser, bytes.at, (int)bytes.size, is_last);
}

static bool is_usable(const Reader *reader)
{
    return reader->root && !reader->has_failed && !reader->is_refused;
}

// Adds the one Problem of a file that libxml2 did not accept.
static void explain_failure(Reader *reader, Text bytes)
{
    Position start = {reader->locator.cursor.at.file, 1, 1};
    if (reader->error_code == XML_ERR_NO_MEMORY || (!reader->has_failed && !reader->root && !reader->parser)) {
        problems_add(reader->problems, SEVERITY_ERROR, start, "there is not enough memory to read this file");
    } else if (!malformed_explain(bytes, start.file, reader->problems)) {
        Position at = {start.file, reader->error_line > 0 ? reader->error_line : 1,
                       reader->error_column > 0 ? reader->error_column : 1};
        problems_add(reader->problems, SEVERITY_ERROR, at, "this is not well-formed XML: %.*s",
                     TEXT_ARGS(reader->error_message));
    }
}

// Reads bytes that are whole; file is the name with the problems' life.
static XmlNode *read_whole(Reader *reader, Text bytes)
{
    Text file = reader->locator.cursor.at.file;
    if (!prolog_check(bytes, file, reader->problems) || !prolog_check_encoding(bytes, file, reader->problems))
        return NULL;
    reader->locator.cursor = source_cursor_begin(bytes, file);
    Settings before = lock_settings(reader);
    if (open_parser(reader))
        push_bytes(reader, bytes, true);
    if (!is_usable(reader) && !reader->is_refused)
        explain_failure(reader, bytes);
    close_parser(reader);
    restore_settings(before);
    return is_usable(reader) ? reader->root : NULL;
}

XmlNode *xml_parse(Arena *arena, Text bytes, Text name, Problems *problems)
{
    Arena *scratch = arena_create();
    Reader reader = {.arena = arena, .scratch = scratch, .problems = problems};
    reader.locator.cursor.at.file = text_copy(problems->arena, name);
    XmlNode *root = read_whole(&reader, prolog_skip_mark(bytes));
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
static bool read_pieces(Reader *reader, int descriptor, size_t file_size)
{
    SourceCursor *cursor = &reader->locator.cursor;
    char *bytes = arena_alloc(reader->scratch, file_size + PIECE_BYTES, 1);
    size_t size = 0;
    while (!reader->is_done && !reader->has_failed && !reader->is_refused && size < file_size) {
        ssize_t taken = read(descriptor, bytes + size, PIECE_BYTES);
        if (taken <= 0)
            return false;
        bool is_first = size == 0;
        size += (size_t)taken;
        cursor->bytes = prolog_skip_mark((Text){bytes, size});
        if (is_first && !prolog_check(cursor->bytes, cursor->at.file, reader->problems))
            return false;
        Text piece = {bytes + size - taken, (size_t)taken};
        push_bytes(reader, is_first ? prolog_skip_mark(piece) : piece, false);
    }
    return reader->is_done && is_usable(reader) && is_sound(cursor);
}

static XmlNode *read_head(Arena *arena, const char *path, Text file)
{
    struct stat facts;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return NULL;
    XmlNode *root = NULL;
    if (fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size <= XML_BYTES_MOST) {
        Arena *scratch = arena_create();
        Problems unheard = {.arena = scratch};
        Reader reader = {.arena = arena, .scratch = scratch, .problems = &unheard, .extent = XML_HEAD};
        reader.locator.cursor = source_cursor_begin(TEXT(""), file);
        Settings before = lock_settings(&reader);
        if (open_parser(&reader) && read_pieces(&reader, descriptor, (size_t)facts.st_size))
            root = reader.root;
        close_parser(&reader);
        restore_settings(before);
        arena_destroy(scratch);
    }
    close(descriptor);
    return root;
}

static void blame_file(Problems *problems, Text file, FileStatus status)
{
    Position start = {file, 1, 1};
    if (status == FILE_MISSING)
        problems_add(problems, SEVERITY_ERROR, start, "there is no such file");
    else if (status == FILE_TOO_LARGE)
        problems_add(problems, SEVERITY_ERROR, start, "the file is larger than %d MiB", XML_BYTES_MOST >> 20);
    else
        problems_add(problems, SEVERITY_ERROR, start, "the file cannot be read");
    if (status == FILE_TOO_LARGE)
        problems_hint(problems, "part it into several files");
}

XmlNode *xml_read(Arena *arena, const char *path, Text name, XmlExtent extent, Problems *problems)
{
    Text file = text_copy(problems->arena, name), bytes;
    XmlNode *head = extent == XML_HEAD ? read_head(arena, path, file) : NULL;
    if (head)
        return head;
    Arena *scratch = arena_create();
    FileStatus status = file_read(scratch, path, XML_BYTES_MOST, &bytes);
    XmlNode *root = NULL;
    if (status == FILE_READ)
        root = xml_parse(arena, bytes, file, problems);
    else
        blame_file(problems, file, status);
    arena_destroy(scratch);
    return root;
}
