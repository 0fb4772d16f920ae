// Vocabulary: the elements authors write, as one const table. The checker, the loader and the printed RELAX NG schema
// all read it, so editors and the player can never disagree.
//
// An entry is an element in one context: "title" of a chapter and "when" around options have entries of their own. A
// content model is a line of terms parted by spaces, in order:
//     name      the entry of that name, once
//     name?     at most once        name*  any number        name+  at least once
//     (a|b|c)*  any of these, with the same marks; a term may be a group: @flow, @inline
//     #text     the element is mixed: text may stand anywhere between the children (always the first term)
//     A || B    either model A or model B (mixed running text, or blocks): the first child element, or text, decides
// An empty model means the element is empty. Text outside mixed content may only be white space.
#pragma once

#include "base/problem.h"
#include "markup/xml.h"

typedef enum ValueKind {
    VALUE_ID,        // [a-z][a-z0-9-]*, at most 47 bytes; defines an id, unique in its file
    VALUE_REF,       // the same shape; refers to one
    VALUE_LINK,      // item, or item#block
    VALUE_REFS,      // one or more refs parted by spaces
    VALUE_DATE,      // YYYY-MM-DD
    VALUE_LANGUAGE,  // BCP 47, like en or pt-BR
    VALUE_LANGUAGES, // one or more of them parted by spaces
    VALUE_PATH,      // relative, no "..", letters digits . _ - /
    VALUE_WORDS,     // any text that is not blank
    VALUE_COUNT,     // a whole number within least..most
    VALUE_NUMBER,    // a decimal number within least..most
    VALUE_TOKEN,     // one of tokens
    VALUE_POINTS,    // rows of the library plan: A13 B07
    VALUE_TIME,      // hours and minutes of a day: 9:00 or 17:30
    VALUE_MATRIX,    // six numbers: how a touch panel lies on the picture
    VALUE_MARK,      // eight hexadecimal digits, which stand for a text
    VALUE_KEY,       // a key that may hide the screen or steer the spoken interface, by SDL's name: F12
    VALUE_SWITCH,    // a key or mouse button that drives the highlight: Space, Mouse Left
} ValueKind;

typedef struct AttributeRule {
    const char *name;
    ValueKind kind;
    bool is_required;
    const char *tokens; // VALUE_TOKEN: parted by spaces
    int least, most;    // VALUE_COUNT, VALUE_NUMBER
} AttributeRule;

enum { ATTRIBUTES_MOST = 12 };

typedef struct ElementRule {
    const char *entry;   // unique: "chapter", "step-title", "when-option"
    const char *element; // the name in XML
    const char *model;
    AttributeRule attributes[ATTRIBUTES_MOST]; // ended by a NULL name
    const char *hint;                          // what an author wants to know when it is misused, or NULL
} ElementRule;

extern const ElementRule vocabulary_rules[];
extern const int vocabulary_rule_count;

// The groups: name without '@' to its entries parted by '|'; NULL when there is none.
const char *vocabulary_group(const char *name);

// The rule for an entry; it exists (an assert otherwise).
const ElementRule *vocabulary_rule(const char *entry);

// The rule of a root element, or NULL. An item that is empty, a page that has yet to be written, has one of its own.
const ElementRule *vocabulary_root(const XmlNode *root);
bool vocabulary_is_root(const ElementRule *rule);

// The highest version that a library or a trust can have.
enum { VOCABULARY_VERSION_MOST = 999999 };

// True when the root of an item says that it is empty. Of other roots it is not asked.
#define VOCABULARY_EMPTY "empty"
bool vocabulary_is_empty(const XmlNode *root);

// Checks a parsed file against the table; every fault is one Problem. True when there was none. On return each
// element's node->rule is set where it could be told.
bool vocabulary_check(XmlNode *root, Problems *problems);

// Prints the table as RELAX NG (XML syntax), the same bytes every time.
void vocabulary_print_schema(FILE *out);
