// Terms: the words of the field that a glossary explains. They are long, and they are what a reader came for, so that
// they do not count for the grade. Marked as a term a word is one, and so is the name of an entry wherever it stands,
// in the plural and the genitive too.
#pragma once

#include "markup/xml.h"
#include "proof/prose.h"

enum { TERM_WORDS_MOST = 4, TERM_BYTES_MOST = 96 }; // of a name that is known where it is not marked

typedef struct Terms Terms;

// The names of the entries, in arena. glossary: its root, or NULL where there is none.
Terms *terms_of(Arena *arena, const XmlNode *glossary);

typedef struct TermCounting {
    const Terms *terms; // NULL: no names are known
    Arena *arena;
    Interrupt *interrupt; // NULL: all is counted to its end
} TermCounting;

// The words and syllables of the terms in the running words directly inside node; of no sentence.
ProseCount terms_count(const TermCounting *counting, const XmlNode *node);
