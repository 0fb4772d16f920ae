// Trail: follows a parser's events through the same bytes, so that positions are ours and exact. Whatever a parser has
// accepted so far is well-formed: stepping over comments, instructions and end tags finds each start tag and text.
#pragma once

#include "book/cursor.h"
#include "book/xml.h"

typedef struct Trail {
    Cursor cursor;
    bool is_in_text; // the cursor stands at the beginning of a text, not behind it
} Trail;

// Moves to the '<' of the next start tag.
void trail_to_tag(Trail *trail);

// Moves to where the next text begins: its first character, or the "<![CDATA[" around it. The position is the
// character's.
Position trail_to_text(Trail *trail);

// From the '<' of a tag to its first attribute.
void trail_enter_tag(Trail *trail);

// Moves over the next attribute of a tag and fills in where it stands and its name as written. False, and behind the
// tag's
// '>', when there is none left.
bool trail_attribute(Trail *trail, XmlAttribute *attribute);
