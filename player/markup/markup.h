// Markup: a page of a book of the world, walked by libxml2 as it comes: an element begins, words, an element ends. It
// is read as XML; where it turns out not to be well-formed, all is taken back and the same bytes are read as HTML is,
// where anything goes. This and xml.c alone use libxml2.
//
// The text is what clean.h makes: it names no DTD and no entity but XML's own. Nothing is looked up, fetched or
// expanded. Elements that stand deeper than MARKUP_DEPTH_MOST are passed over, and their words belong to the one around
// them.
#pragma once

#include "base/interrupt.h"
#include "base/problem.h"

enum { MARKUP_DEPTH_MOST = 256 };

// Names are in small letters and without a prefix, but for attributes of a namespace: "xml:lang", "epub:type",
// "xlink:href".
typedef struct MarkupAttribute {
    Text name, value;
} MarkupAttribute;

// An element that begins. All of it is lent until the event returns.
typedef struct MarkupElement {
    Text name;
    const MarkupAttribute *attributes;
    int attribute_count;
    size_t offset; // of its '<' in the text; never less than the one before
} MarkupElement;

// The value, or an empty Text where it has none of that name.
Text markup_value(const MarkupElement *element, const char *name);

// Whoever is told returns false to hear no more.
typedef struct MarkupEvents {
    bool (*start)(void *owner, const MarkupElement *element);
    bool (*end)(void *owner, Text name);
    bool (*text)(void *owner, Text words);
    void (*again)(void *owner); // it is not XML: what was told is void, and all is told from the start; NULL: it ends
    void *owner;
} MarkupEvents;

typedef struct MarkupFault {
    Text sentence; // libxml2's, in arena
    int line, column;
} MarkupFault;

typedef struct MarkupRead {
    bool is_soup;        // read as HTML is; why is in the fault
    bool is_whole;       // false: broken off by whoever is told, or by the interrupt
    bool is_flattened;   // elements were passed over
    int wide_table_line; // of the first table that was read as words, since its rows are far shorter than its head; or
                         // 0
    long event_count;
    MarkupFault fault;
} MarkupRead;

// What is read: the text, and who may break it off (NULL: nobody).
typedef struct MarkupPage {
    Arena *arena;
    Text text;
    Interrupt *interrupt;
    bool is_html; // it is known not to be XML
} MarkupPage;

MarkupRead markup_read(const MarkupPage *page, const MarkupEvents *events);

// Whether all of it is well-formed XML; nobody is told of what is in it.
bool markup_is_xml(const MarkupPage *page);

// The character that HTML 4 or XML calls by a name, such as "nbsp"; 0 when it has none.
uint32_t markup_character(Text name);
