// Rhythm: how long the sentences of paragraphs are in English, on average and one after another: neither drawn out nor
// chopped. Paragraphs and plain notes count, replies and content notes too; lists, tables, cards, quotations and what
// stands on a slip do not, since they are short by nature.
#pragma once

#include "markup/xml.h"

enum {
    MEAN_WORDS_LEAST = 10, // of the sentences of a chapter
    MEAN_WORDS_MOST = 14,
    SHORT_WORDS_MOST = 6, // of a short sentence
    SHORT_PERCENT_MOST = 18,
    SHORT_ROW_MOST = 2,
    RHYTHM_SENTENCES_LEAST = 8, // from which a mean may be too low, and a share too high
};

// Adds a warning for each measure that an item, a chapter, faq or exercise, does not keep: its mean and its share of
// short sentences at its title, short ones in a row at the first that is too many. Other elements have none, nor has a
// page in easier words, which is meant to have short sentences.
void rhythm_check(Arena *arena, const XmlNode *node, Problems *problems);
