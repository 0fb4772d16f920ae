// Search: from what was typed to the words of an index that may be meant, and to the texts that hold them. First comes
// the very word, then what begins with it, then a typo away, then two; among those alike what stands in a title, in a
// heading, among keywords, in running text; then the order of reading.
#pragma once

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
    SEARCH_TWO_FROM = 5,  // and from which on two are
    SEARCH_ENOUGH = 6,    // texts: where there are as many, nothing further off is looked for
    SEARCH_TYPED_MOST = 8 // words typed that are looked for
};

// How near a folded word is to one that was typed; SEARCH_NEARNESSES: too far. What was typed may be the beginning of a
// longer word only where somebody may still be typing it.
SearchNearness search_compare(Text typed, Text word, bool is_beginning);

// A word of the index that may be meant.
typedef struct SearchWord {
    Text word; // folded
    SearchNearness nearness;
    int text_count;
    size_t list, list_size;
} SearchWord;

typedef ARRAY(SearchWord) SearchWords;

// All words that the typed one may mean, in arena, the likeliest first: the nearest, and of those the commonest.
SearchWords search_words(const WordIndex *index, Arena *arena, Text typed, bool is_beginning);

typedef struct SearchHit {
    int text;
    SearchNearness nearness;
} SearchHit;

typedef struct SearchHits {
    SearchHit *at;
    int count; // listed
    int whole; // there are
} SearchHits;

// The texts that hold all of the typed words, in arena, the best first and no more than most. The last word may be the
// beginning of one.
SearchHits search_texts(const WordIndex *index, Arena *arena, const Tokens *typed, int most);
