// Locator: follows a parser's events through the same bytes, so that positions are ours and exact. Whatever a parser
// has accepted so far is well-formed: stepping over comments, instructions and end tags finds each start tag and text.
#pragma once

#include "markup/source-cursor.h"
#include "markup/xml.h"

typedef struct Locator {
    SourceCursor cursor;
    bool is_in_text; // the cursor stands at the beginning of a text, not behind it
} Locator;

// Moves to the '<' of the next start tag.
void locator_to_tag(Locator *locator);

// Moves to where the next text begins: its first character, or the "<![CDATA[" around it. The position is the
// character's.
Position locator_to_text(Locator *locator);

// From the '<' of a tag to its first attribute.
void locator_enter_tag(Locator *locator);

// Moves over the next attribute of a tag and fills in where it stands and its name as written. False, and behind the
// tag's
// '>', when there is none left.
bool locator_attribute(Locator *locator, XmlAttribute *attribute);
