// XML: a file read and walked by libxml2's SAX2 into our own nodes, each with its exact line and column. It and
// markup.c alone use libxml2. DTDs, entities other than the five, external anything, other encodings, more than 8 MiB
// and nesting past 64 are refused; nothing is ever fetched. The first fault of a file that is not well-formed is its
// only Problem.
#pragma once

#include "base/problem.h"
#include "base/source.h"

enum { XML_BYTES_MOST = 8 * 1024 * 1024, XML_DEPTH_MOST = 64 };
#define XML_NAMESPACE "urn:lectern:content:1"

typedef struct XmlAttribute {
    Text name;                    // as written; "xml:lang" with its prefix
    Text value;                   // normalised as XML says
    int line, column;             // of the name
    int value_line, value_column; // of the first character inside the quotes
} XmlAttribute;

typedef struct XmlNode {
    Text name;                      // an element's local name; empty for text
    Text text;                      // a text node's characters, white space as written
    Position at;                    // of the '<', or of the first character
    const struct ElementRule *rule; // set by vocabulary_check
    XmlAttribute *attributes;
    int attribute_count;
    struct XmlNode *parent, *first, *last, *next; // children are first .. last
} XmlNode;

// Parses what is at a path of a source, whole; problems call it by its source's name. All is allocated in arena. NULL
// when it cannot be used; exactly one Problem says why. Names are checked to be in XML_NAMESPACE (a Problem otherwise).
XmlNode *xml_read(Arena *arena, Source *source, Text path, Problems *problems);

// The same up to the end of the root's summary child (an exercise's minutes): what opening needs of an item. Read in
// small pieces, so the rest is not even fetched from disk. What follows is not looked at.
XmlNode *xml_read_head(Arena *arena, Source *source, Text path, Problems *problems);

// The same for a file of its own that stands in no source, a configuration; name is how problems call it.
XmlNode *xml_read_file(Arena *arena, const char *path, Text name, Problems *problems);

// The same for bytes in memory (size already within the limit).
XmlNode *xml_parse(Arena *arena, Text bytes, Text name, Problems *problems);

// Lends the attribute, or NULL.
const XmlAttribute *xml_attribute(const XmlNode *node, const char *name);

// Its value, or the empty Text.
Text xml_value(const XmlNode *node, const char *name);

// The first child element with that name, or the next one like it after node; NULL when there is none.
XmlNode *xml_child(const XmlNode *node, const char *name);
XmlNode *xml_sibling(const XmlNode *node, const char *name);

bool xml_is_text(const XmlNode *node);

// Child elements, whatever their names.
int xml_element_count(const XmlNode *node);

// Walks the tree below root in the order of the file: the node after node, or NULL.
const XmlNode *xml_after(const XmlNode *root, const XmlNode *node);

// The place of an attribute's value, of the node where it is missing.
Position xml_value_at(const XmlNode *node, const char *name);

// A value as it may stand in an attribute or between tags, in arena; control characters become spaces.
Text xml_escape(Arena *arena, Text value);
