// Flow: from parsed running text to blocks. White space folds to single spaces, a br becomes '\n', nested inline elements
// become flat spans, a rider becomes a note, and blocks without an id are named b1, b2, ... in order within the file.
#pragma once

#include "book/library.h"

// What a loader knows while it walks down a file.
typedef struct Reader {
    Library *library;
    Arena *arena;          // where results go
    Text language;         // of the surrounding element; empty: the book's
    Direction direction;
    const Condition *when; // of the surrounding when elements
    Id rider;              // the block id a rider's own blocks are named after; "" outside
    int block_count;
} Reader;

// A reader at the start of a file, its results in the library's bodies arena.
Reader reader_of(Library *library);

// The blocks among node's children; others are passed over.
Flow read_flow(Reader *reader, const XmlNode *node);

// As read_flow, and for elements that may hold words directly (back): those become one paragraph.
Flow read_flow_or_words(Reader *reader, const XmlNode *node);

// A heading block of that level from a title element; id "" counts on.
Block read_heading(Reader *reader, const XmlNode *title, int level, Id id);

// The words below node as one folded text, or those of a child with that name (empty when there is none).
Text read_words(Reader *reader, const XmlNode *node);
Text read_child_words(Reader *reader, const XmlNode *node, const char *name);

// An attribute's value with white space folded, copied.
Text read_value(Reader *reader, const XmlNode *node, const char *name);
Id read_id(const XmlNode *node, const char *name);

// A whole number or a decimal number of seconds in milliseconds; 0 where the attribute is missing.
int read_thousandths(Text decimal); // digits past the third decimal are cut
int read_number(const XmlNode *node, const char *name);
int read_ms(const XmlNode *node, const char *name);

// The condition of a when element inside the reader's present one.
const Condition *read_condition(Reader *reader, const XmlNode *when);

// True for a when element, whatever it surrounds.
bool is_when(const XmlNode *node);

// The links below node (links, also, landing), those inside when elements with their condition. NULL gives none.
Links read_links(Reader *reader, const XmlNode *node);

// Where a ref written by an author leads; ACTION_NONE when it is unknown or not offered.
Action resolve_link(Library *library, Text ref);
Text label_link(Library *library, Id target);
