// Translation: the parts in which a page is translated, each with the words that it was translated from. A part is what
// a translator has before them at one go: a phrase, a safety line, a term, a section, a question, a step, a way in;
// what is left of a page, its title and summary, goes by its root.
#pragma once

#include "base/index.h"
#include "markup/xml.h"

bool translation_is_part(const XmlNode *node);

// The words of a part without those of parts within it, in arena: those of attributes too, with one blank for any white
// space, so that a text may be wrapped anew.
Text translation_words(Arena *arena, const XmlNode *part);

// What stands for these words in from="...": eight hexadecimal digits (FNV-1a, 32 bits), in arena. Kept in files, it
// stays as it is.
Text translation_mark(Arena *arena, const XmlNode *part);

bool translation_is_mark(Text text);

// The page that another one is a translation of. In an arena, with the page lent.
typedef struct TranslationModel {
    Arena *arena;
    const XmlNode *root;
    Index alike; // lists of its parts, by name and id
} TranslationModel;

TranslationModel translation_model(Arena *arena, const XmlNode *root);

// The part of the model that this one is a translation of: by its id, or by its place among those that have none. NULL:
// there is none. All parts of a translation are asked for once, in the order of their page.
const XmlNode *translation_source(TranslationModel *model, const XmlNode *part);
