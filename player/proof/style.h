// Style: the writing rules of the library, told as advice: how easily it reads, how long its parts are, which words it
// leaves out, that it holds no numbers to call and no addresses, that pictures have words, and that no screen asks for
// too many choices. How easily it reads is measured in English text alone, words are left out where the language has a
// list of them, and the others hold in every language.
#pragma once

#include "markup/xml.h"
#include "proof/terms.h"
#include "proof/word-list.h"

// What a library says of its words.
typedef struct StyleRules {
    bool is_free;       // none of the rules of words and of English: other kinds of writing
    const Terms *terms; // NULL: none are known
    WordLists *words;   // NULL: none are known
} StyleRules;

// Adds a warning for each rule that a valid file does not keep. What is empty, a page that has yet to be written, may
// be of any length.
void style_check(const XmlNode *root, const StyleRules *rules, Problems *problems);
