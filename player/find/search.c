#include "find/search.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "find/spelling.h"

enum { TYPOS_MOST = 2, FAR = TYPOS_MOST + 1 };

static int typos_of(SearchNearness nearness)
{
    static const int typos[] = {
        [SEARCH_SAME] = 0,      [SEARCH_BEGINS] = 0,           [SEARCH_ONE_TYPO] = 1,    [SEARCH_BEGINS_ONE_TYPO] = 1,
        [SEARCH_TWO_TYPOS] = 2, [SEARCH_BEGINS_TWO_TYPOS] = 2, [SEARCH_NEARNESSES] = FAR};
    return typos[nearness];
}

static int typos_allowed(const Spelling *typed)
{
    return typed->count >= SEARCH_TWO_FROM ? 2 : typed->count >= SEARCH_ONE_FROM ? 1 : 0;
}

// whole: typos between it and the word; begins: the least between it and any beginning of the word.
static SearchNearness nearness_of(int whole, int begins)
{
    static const SearchNearness same[] = {SEARCH_SAME, SEARCH_ONE_TYPO, SEARCH_TWO_TYPOS, SEARCH_NEARNESSES};
    static const SearchNearness longer[] = {SEARCH_BEGINS, SEARCH_BEGINS_ONE_TYPO, SEARCH_BEGINS_TWO_TYPOS,
                                            SEARCH_NEARNESSES};
    SearchNearness as_whole = same[whole < FAR ? whole : FAR], as_beginning = longer[begins < FAR ? begins : FAR];
    return as_whole < as_beginning ? as_whole : as_beginning;
}

// ---- One word beside what was typed

// What is known of a word after each of its letters; words that share a beginning share the rows of that.
typedef struct SearchRow {
    SpellingColumn column;
    size_t end; // bytes of the word
    int begins; // the least distance of a beginning so far
    bool is_lost;
} SearchRow;

typedef struct SearchWalk {
    Spelling typed;
    int typos; // allowed
    bool is_beginning;
    SearchRow rows[WORD_BYTES_MOST + 1];
    int depth; // of the last row
} SearchWalk;

static void begin_walk(SearchWalk *walk, Text typed, bool is_beginning)
{
    spelling_set(&walk->typed, typed);
    walk->typos = typos_allowed(&walk->typed);
    walk->is_beginning = is_beginning;
    walk->depth = 0;
    walk->rows[0] = (SearchRow){.column = spelling_first(&walk->typed), .begins = FAR};
}

static void step_down(SearchWalk *walk, Text word, size_t at)
{
    const SearchRow *row = &walk->rows[walk->depth++];
    SearchRow *next = &walk->rows[walk->depth];
    uint32_t point = text_next(word, &at);
    next->column = spelling_next(&walk->typed, &row->column, point);
    next->end = at;
    int distance = spelling_distance(&walk->typed, &next->column);
    next->begins = distance < row->begins ? distance : row->begins;
    next->is_lost = spelling_is_lost(&walk->typed, &next->column, walk->typos);
}

// shared: bytes that it has in common with the word before it.
static SearchNearness walk_word(SearchWalk *walk, Text word, size_t shared)
{
    while (walk->depth && walk->rows[walk->depth].end > shared)
        walk->depth--;
    while (!walk->rows[walk->depth].is_lost && walk->rows[walk->depth].end < word.size)
        step_down(walk, word, walk->rows[walk->depth].end);
    const SearchRow *last = &walk->rows[walk->depth];
    int whole = last->end < word.size ? FAR : spelling_distance(&walk->typed, &last->column);
    SearchNearness nearness = nearness_of(whole, walk->is_beginning ? last->begins : FAR);
    return typos_of(nearness) <= walk->typos ? nearness : SEARCH_NEARNESSES;
}

SearchNearness search_compare(Text typed, Text word, bool is_beginning)
{
    SearchWalk walk;
    begin_walk(&walk, typed, is_beginning);
    return walk_word(&walk, text_slice(word, 0, WORD_BYTES_MOST), 0);
}

// ---- The words of an index

static int compare_likeliness(const void *a, const void *b)
{
    const SearchWord *first = a, *second = b;
    if (first->nearness != second->nearness)
        return first->nearness < second->nearness ? -1 : 1;
    if (first->text_count != second->text_count)
        return first->text_count > second->text_count ? -1 : 1;
    return first->list < second->list ? -1 : first->list > second->list;
}

static SearchWords list_words(const WordIndex *index, Arena *arena, Text typed, bool is_beginning)
{
    SearchWords words = {0};
    SearchWalk walk;
    begin_walk(&walk, typed, is_beginning);
    for (WordCursor cursor = word_index_begin(index); word_index_next(&cursor);) {
        SearchNearness nearness = walk_word(&walk, cursor.word, (size_t)cursor.shared);
        if (nearness < SEARCH_NEARNESSES)
            *array_push(arena, &words) = (SearchWord){.word = text_copy(arena, cursor.word),
                                                      .nearness = nearness,
                                                      .text_count = cursor.text_count,
                                                      .list = cursor.list,
                                                      .list_size = cursor.list_size};
    }
    return words;
}

SearchWords search_words(const WordIndex *index, Arena *arena, Text typed, bool is_beginning)
{
    SearchWords words = list_words(index, arena, typed, is_beginning);
    if (words.count)
        qsort(words.at, (size_t)words.count, sizeof *words.at, compare_likeliness);
    return words;
}

// ---- The texts that hold them

// The nearness of each text, SEARCH_NEARNESSES where it holds none of the words; typos: as many are allowed.
static void grade_texts(const WordIndex *index, const SearchWords *words, int typos, unsigned char *grades)
{
    memset(grades, SEARCH_NEARNESSES, (size_t)index->text_count);
    for (int i = 0; i < words->count; i++) {
        unsigned char grade = (unsigned char)words->at[i].nearness;
        if (typos_of(words->at[i].nearness) > typos)
            continue;
        WordList list = word_index_texts(index, words->at[i].list, words->at[i].list_size);
        while (word_index_next_text(&list))
            if (grade < grades[list.text])
                grades[list.text] = grade;
    }
}

// A text is as near as the word of it that is farthest from what was typed. Returns how many hold all.
static int grade_all(const WordIndex *index, const SearchWords *words, int word_count, int typos,
                     unsigned char *grades[2])
{
    int count = 0;
    for (int i = 0; i < word_count; i++) {
        grade_texts(index, &words[i], typos, grades[i > 0]);
        for (int text = 0; i > 0 && text < index->text_count; text++)
            if (grades[0][text] < grades[1][text])
                grades[0][text] = grades[1][text];
    }
    for (int text = 0; text < index->text_count; text++)
        count += grades[0][text] < SEARCH_NEARNESSES;
    return count;
}

// One row for each order of nearness and place, filled in the order of reading.
static SearchHits pick_best(const WordIndex *index, Arena *arena, const unsigned char *grades, int most)
{
    enum { ORDERS = SEARCH_NEARNESSES * WORD_PLACES };
    int counts[ORDERS] = {0};
    SearchHit *rows = arena_many(arena, SearchHit, (size_t)ORDERS * (size_t)most);
    SearchHits hits = {.at = arena_many(arena, SearchHit, most)};
    for (int text = 0; text < index->text_count; text++) {
        if (grades[text] == SEARCH_NEARNESSES)
            continue;
        int order = grades[text] * WORD_PLACES + index->places[text];
        hits.whole++;
        if (counts[order] < most)
            rows[order * most + counts[order]++] = (SearchHit){text, (SearchNearness)grades[text]};
    }
    for (int order = 0; order < ORDERS; order++)
        for (int i = 0; i < counts[order] && hits.count < most; i++)
            hits.at[hits.count++] = rows[order * most + i];
    return hits;
}

SearchHits search_texts(const WordIndex *index, Arena *arena, const Tokens *typed, int most)
{
    SearchWords words[SEARCH_TYPED_MOST];
    int count = typed->count < SEARCH_TYPED_MOST ? typed->count : SEARCH_TYPED_MOST;
    if (!count || !index->text_count || most < 1)
        return (SearchHits){0};
    for (int i = 0; i < count; i++)
        words[i] = list_words(index, arena, typed->at[i].word, i == typed->count - 1);
    unsigned char *grades[2] = {arena_many(arena, unsigned char, index->text_count),
                                arena_many(arena, unsigned char, index->text_count)};
    int typos = 0;
    while (grade_all(index, words, count, typos, grades) < SEARCH_ENOUGH && typos < TYPOS_MOST)
        typos++;
    return pick_best(index, arena, grades[0], most);
}
