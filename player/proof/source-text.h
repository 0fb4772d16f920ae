// SourceText: the words of one block, option or title as one text, white space as written, of which every place is
// known.
#pragma once

#include "markup/xml.h"

typedef struct SourceTextPiece {
    size_t start; // byte of the passage's text
    Position at;
} SourceTextPiece;

typedef struct SourceText {
    Text text; // a br is a '\n'
    ARRAY(SourceTextPiece) pieces;
} SourceText;

// The words directly inside node and its inline elements, in arena; those of blocks within it are passed over, and so
// are words marked as another language.
SourceText source_text_of(Arena *arena, const XmlNode *node);

// Where the character at that byte stands in the file.
Position source_text_at(const SourceText *passage, size_t offset);

// The same within one attribute's value.
Position source_text_in_value(const XmlAttribute *attribute, size_t offset);

// True for an element that has one of these names, parted by spaces.
bool source_text_is_any(const XmlNode *node, const char *names);

// The language that is said nearest above the words of node, trimmed, and whether that is English.
Text source_text_language(const XmlNode *node);
bool source_text_is_english(const XmlNode *node);

// True for a language in easier words: its code has the subtag simple, as en-simple has.
bool source_text_is_easy(const XmlNode *node);

// True for em, strong, a, br, term and span.
bool source_text_is_inline(const XmlNode *node);

// Its words are no sentences: a line of verse, or what is shown letter by letter.
bool source_text_is_apart(const XmlNode *node);
