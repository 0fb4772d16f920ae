// Search: from what was typed to the words of an index that may be meant, and to the texts that hold them. First comes
// the very word, then what begins with it, then a typo away, then two; among those alike what stands in a title, in a
// heading, among keywords, in running text; then the order of reading.
#pragma once

#include "base/array.h"
#include "find/tokens.h"
#include "find/word-index.h"

// How near a word is to what was typed; the nearest first.
typedef enum SearchNearness {
    SEARCH_SAME,
    SEARCH_BEGINS,
    SEARCH_ONE_TYPO,
    SEARCH_BEGINS_ONE_TYPO, // what was typed is its beginning, but for a typo
    SEARCH_TWO_TYPOS,
    SEARCH_BEGINS_TWO_TYPOS,
    SEARCH_NEARNESSES
} SearchNearness;

enum {
    SEARCH_ONE_FROM = 3,  // letters typed, from which on a typo is forgiven,
    SEARCH_TWO_FROM = 4,  // and from which on two are: one of them may have been a letter left out of five
    SEARCH_ENOUGH = 6,    // texts: where there are as many, nothing further off is looked for
    SEARCH_TYPED_MOST = 8 // words typed that are looked for
};

// How near a folded word is to one that was typed; SEARCH_NEARNESSES: too far. What was typed may be the beginning of a
// longer word only where somebody may still be typing it.
SearchNearness search_compare(Text typed, Text word, bool is_beginning);

// A word of the index that may be meant.
typedef struct SearchWord {
    Text word;    // folded
    Text written; // as it stands where it is met first
    SearchNearness nearness;
    int text_count; // that hold it
} SearchWord;

typedef struct SearchHit {
    int text;
    SearchNearness nearness; // of the word that is farthest from what was typed
} SearchHit;

enum { SEARCH_WORDS_MOST = 6 };

typedef struct Search {
    SearchWord words[SEARCH_WORDS_MOST]; // that the last typed one may mean, the likeliest first: the nearest, and of
    int word_count;                      // those the commonest
    SearchHit *hits;                     // the texts that hold all of the typed words, the best first
    int hit_count;                       // of them
    int whole;                           // as many texts there are
} Search;

// Looks for what was typed, in arena, and lists no more texts than most. The last word may be the beginning of one.
Search search_texts(const WordIndex *index, Arena *arena, const Tokens *tokens, int most);

// The letters that may stand behind what words of the index begin with (folded, perhaps empty): points, ascending, in
// arena. None: no word goes on from there.
typedef ARRAY(uint32_t) NextLetters;
NextLetters search_letters(const WordIndex *index, Arena *arena, Text beginning);
