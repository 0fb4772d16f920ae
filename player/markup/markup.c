#include "markup/markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *ParserError;
#else
typedef xmlError *ParserError;
#endif

// Entities are replaced: there are none but XML's five, since no DTD is left in the text. Without that libxml2 hands
// out every '&' of a value as "&#38;". XML_PARSE_HUGE would lift its limits and is never set.
enum {
    XML_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOENT,
    HTML_OPTIONS = HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC,
    PIECE_BYTES = 32 * 1024, // pushed at once, between two looks at the interrupt
    ATTRIBUTES_MOST = 64,    // of one element; the rest are passed over
    NAME_SIZE = 64,          // of an element or attribute; a longer one is cut and means nothing
};

typedef struct Walk {
    const MarkupPage *page;
    const MarkupEvents *events;
    xmlParserCtxt *parser;
    bool is_html, is_ended, has_failed;
    int depth;     // of the element at hand
    size_t passed; // where the newest tag stands
    MarkupRead read;
    Arena *scratch; // of the element at hand
    MarkupAttribute attributes[ATTRIBUTES_MOST];
} Walk;

// ---- Events

static void stop(Walk *walk)
{
    walk->is_ended = true;
    xmlStopParser(walk->parser);
}

// Whether an event is not to be told any more.
static bool is_over(Walk *walk)
{
    if (!walk->is_ended && !walk->has_failed && interrupt_due(walk->page->interrupt))
        stop(walk);
    walk->read.event_count++;
    return walk->is_ended || walk->has_failed;
}

static void heed(Walk *walk, bool goes_on)
{
    if (!goes_on && !walk->is_ended) {
        walk->read.is_whole = false;
        stop(walk);
    }
}

static char small(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

// "prefix:name" in small letters; without a prefix (NULL) the name alone.
static Text small_name(Walk *walk, const char *prefix, const char *name)
{
    char *at = arena_alloc(walk->scratch, NAME_SIZE, 1);
    size_t size = 0;
    for (; prefix && *prefix && size < NAME_SIZE - 1; prefix++)
        at[size++] = small(*prefix);
    if (size)
        at[size++] = ':';
    for (; *name && size < NAME_SIZE; name++)
        at[size++] = small(*name);
    return (Text){at, size};
}

// The prefix that names a namespace here, whatever the file calls it.
static const char *usual_prefix(const char *prefix, const char *uri)
{
    static const char *const known[][2] = {
        {"http://www.idpf.org/2007/ops", "epub"},
        {"http://www.w3.org/1999/xlink", "xlink"},
        {"http://www.w3.org/XML/1998/namespace", "xml"},
    };
    for (size_t i = 0; uri && i < sizeof known / sizeof *known; i++)
        if (strcmp(uri, known[i][0]) == 0)
            return known[i][1];
    return prefix;
}

// Where the tag stands whose attributes the parser has just read: no '<' is left inside a value. What HTML supplies by
// itself stands where the tag does that asks for it.
static size_t find_tag(Walk *walk)
{
    long consumed = xmlByteConsumed(walk->parser);
    Text text = walk->page->text;
    size_t end = consumed < 0 ? 0 : (size_t)consumed < text.size ? (size_t)consumed : text.size;
    const char *tag = end > walk->passed ? memrchr(text.at + walk->passed, '<', end - walk->passed) : NULL;
    if (tag)
        walk->passed = (size_t)(tag - text.at);
    return walk->passed;
}

static void tell_start(Walk *walk, Text name, int attribute_count)
{
    MarkupElement element = {name, walk->attributes, attribute_count, find_tag(walk)};
    heed(walk, walk->events->start(walk->events->owner, &element));
    arena_reset(walk->scratch);
}

// NOLINTNEXTLINE(readability-function-size): the parameters are those of libxml2's startElementNsSAX2Func
static void see_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int declaration_count,
                      const xmlChar **declarations, int attribute_count, int default_count, const xmlChar **attributes)
{
    (void)prefix, (void)uri, (void)declaration_count, (void)declarations, (void)default_count;
    Walk *walk = data;
    if (is_over(walk))
        return;
    if (++walk->depth > MARKUP_DEPTH_MOST) {
        walk->read.is_flattened = true;
        return;
    }
    int count = attribute_count < ATTRIBUTES_MOST ? attribute_count : ATTRIBUTES_MOST;
    for (int i = 0; i < count; i++) {
        const char *const *parts = (const char *const *)attributes + 5 * (size_t)i; // name, prefix, URI, value, its end
        walk->attributes[i] = (MarkupAttribute){
            small_name(walk, usual_prefix(parts[1], parts[2]), parts[0]),
            {parts[3], (size_t)(parts[4] - parts[3])},
        };
    }
    tell_start(walk, small_name(walk, NULL, (const char *)name), count);
}

static void end_element(Walk *walk, const char *name)
{
    if (is_over(walk) || walk->depth-- > MARKUP_DEPTH_MOST)
        return;
    heed(walk, walk->events->end(walk->events->owner, small_name(walk, NULL, name)));
    arena_reset(walk->scratch);
}

static void see_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix, (void)uri;
    end_element(data, (const char *)name);
}

// HTML knows no namespaces: a prefix of an element is part of its name.
static const char *local_name(const xmlChar *name)
{
    const char *colon = strchr((const char *)name, ':');
    return colon ? colon + 1 : (const char *)name;
}

static void see_html_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    Walk *walk = data;
    if (is_over(walk))
        return;
    if (++walk->depth > MARKUP_DEPTH_MOST) {
        walk->read.is_flattened = true;
        return;
    }
    int count = 0;
    for (int i = 0; attributes && attributes[i] && count < ATTRIBUTES_MOST; i += 2)
        walk->attributes[count++] = (MarkupAttribute){
            small_name(walk, NULL, (const char *)attributes[i]),
            text_of((const char *)attributes[i + 1]),
        };
    tell_start(walk, small_name(walk, NULL, local_name(name)), count);
}

static void see_html_end(void *data, const xmlChar *name)
{
    end_element(data, local_name(name));
}

static void see_text(void *data, const xmlChar *characters, int size)
{
    Walk *walk = data;
    if (!is_over(walk) && size > 0)
        heed(walk, walk->events->text(walk->events->owner, (Text){(const char *)characters, (size_t)size}));
}

// The first fatal error means that it is not XML. HTML has none that matter.
static void see_error(void *data, ParserError error)
{
    Walk *walk = data;
    if (walk->is_html || walk->has_failed || walk->is_ended || error->level < XML_ERR_FATAL)
        return;
    walk->has_failed = true;
    walk->read.fault = (MarkupFault){
        text_copy(walk->page->arena, text_trim(text_of(error->message))),
        error->line > 0 ? error->line : 1,
        error->int2 > 0 ? error->int2 : 1,
    };
    xmlStopParser(walk->parser);
}

// ---- Parsers

static xmlParserInputPtr deny_entity(const char *url, const char *id, xmlParserCtxtPtr parser)
{
    (void)url, (void)id, (void)parser;
    return NULL;
}

static xmlSAXHandler events_of(bool is_html)
{
    xmlSAXHandler events = {
        .initialized = XML_SAX2_MAGIC,
        .characters = see_text,
        .ignorableWhitespace = see_text,
        .cdataBlock = see_text,
        .serror = see_error,
    };
    if (is_html) {
        events.startElement = see_html_start;
        events.endElement = see_html_end;
    } else {
        events.startElementNs = see_start;
        events.endElementNs = see_end;
    }
    return events;
}

static bool open_parser(Walk *walk)
{
    xmlSAXHandler events = events_of(walk->is_html);
    walk->parser = walk->is_html ? htmlCreatePushParserCtxt(&events, walk, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8)
                                 : xmlCreatePushParserCtxt(&events, walk, NULL, 0, NULL);
    if (!walk->parser)
        return false;
    if (walk->is_html)
        htmlCtxtUseOptions(walk->parser, HTML_OPTIONS);
    else
        xmlCtxtUseOptions(walk->parser, XML_OPTIONS);
    return true;
}

static void push(Walk *walk, Text piece, bool is_last)
{
    if (walk->is_html)
        htmlParseChunk(walk->parser, piece.at, (int)piece.size, is_last);
    else
        xmlParseChunk(walk->parser, piece.at, (int)piece.size, is_last);
}

static void push_all(Walk *walk)
{
    Text text = walk->page->text;
    size_t at = 0;
    do {
        Text piece = text_slice(text, at, at + PIECE_BYTES);
        at += piece.size;
        push(walk, piece, at == text.size);
        if (interrupt_due(walk->page->interrupt))
            walk->is_ended = true;
    } while (at < text.size && !walk->is_ended && !walk->has_failed);
}

static void close_parser(Walk *walk)
{
    if (walk->parser && walk->parser->myDoc)
        xmlFreeDoc(walk->parser->myDoc);
    if (walk->parser)
        walk->parser->myDoc = NULL;
    xmlFreeParserCtxt(walk->parser);
    walk->parser = NULL;
}

// Walks it as the one or the other.
static void walk_as(Walk *walk, bool is_html)
{
    walk->is_html = is_html;
    walk->depth = 0;
    walk->passed = 0;
    if (open_parser(walk))
        push_all(walk);
    close_parser(walk);
}

MarkupRead markup_read(const MarkupPage *page, const MarkupEvents *events)
{
    Walk walk = {.page = page, .events = events, .scratch = arena_create(), .read = {.is_whole = true}};
    xmlExternalEntityLoader loader = xmlGetExternalEntityLoader(); // libxml2's setting for the whole process
    xmlSetExternalEntityLoader(deny_entity);
    walk.read.is_soup = page->is_html;
    walk_as(&walk, page->is_html);
    if (walk.has_failed && !walk.is_ended && events->again) {
        walk.has_failed = false;
        walk.read.is_soup = true;
        events->again(events->owner);
        walk_as(&walk, true);
    }
    xmlSetExternalEntityLoader(loader);
    arena_destroy(walk.scratch);
    walk.read.is_whole &= !walk.is_ended;
    return walk.read;
}

static bool pass_start(void *owner, const MarkupElement *element)
{
    (void)owner, (void)element;
    return true;
}

static bool pass_words(void *owner, Text words)
{
    (void)owner, (void)words;
    return true;
}

bool markup_is_xml(const MarkupPage *page)
{
    MarkupEvents events = {pass_start, pass_words, pass_words, NULL, NULL};
    return !markup_read(page, &events).fault.line;
}

Text markup_value(const MarkupElement *element, const char *name)
{
    for (int i = 0; i < element->attribute_count; i++)
        if (text_is(element->attributes[i].name, name))
            return element->attributes[i].value;
    return TEXT("");
}

uint32_t markup_character(Text name)
{
    char word[NAME_SIZE];
    if (!name.size || name.size >= sizeof word)
        return 0;
    memcpy(word, name.at, name.size);
    word[name.size] = '\0';
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)word);
    return entity ? entity->value : strcmp(word, "apos") == 0 ? '\'' : 0;
}
