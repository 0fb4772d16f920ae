#include "find/search.h"

#include <string.h>

#include "base/spelling.h"

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
    walk->rows[0] = (SearchRow){.column = spelling_first(&walk->typed), .begins = walk->typed.count};
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

typedef struct SearchList {
    size_t at, size;
    SearchNearness nearness;
} SearchList;

// What may be meant by one typed word.
typedef struct SearchMeaning {
    ARRAY(SearchList) lists;
    SearchWord best[SEARCH_WORDS_MOST];
    int best_count;
} SearchMeaning;

static bool is_likelier(const SearchWord *a, const SearchWord *b)
{
    return a->nearness != b->nearness ? a->nearness < b->nearness : a->text_count > b->text_count;
}

static void keep_best(SearchMeaning *meaning, Arena *arena, const WordCursor *cursor, SearchNearness nearness)
{
    SearchWord word = {.nearness = nearness, .text_count = cursor->text_count};
    int at = meaning->best_count;
    while (at && is_likelier(&word, &meaning->best[at - 1]))
        at--;
    if (at == SEARCH_WORDS_MOST)
        return;
    meaning->best_count += meaning->best_count < SEARCH_WORDS_MOST;
    memmove(&meaning->best[at + 1], &meaning->best[at], sizeof *meaning->best * (size_t)(meaning->best_count - at - 1));
    word.word = text_copy(arena, cursor->word);
    word.written = word_index_written(cursor, arena);
    meaning->best[at] = word;
}

// All words within so many typos.
static SearchMeaning find_words(const WordIndex *index, Arena *arena, const SearchWalk *from, int typos)
{
    SearchMeaning meaning = {0};
    SearchWalk walk = *from;
    walk.typos = typos < walk.typos ? typos : walk.typos;
    for (WordCursor cursor = word_index_begin(index); word_index_next(&cursor);) {
        SearchNearness nearness = walk_word(&walk, cursor.word, (size_t)cursor.shared);
        if (nearness == SEARCH_NEARNESSES)
            continue;
        *array_push(arena, &meaning.lists) = (SearchList){cursor.list, cursor.list_size, nearness};
        keep_best(&meaning, arena, &cursor, nearness);
    }
    return meaning;
}

// ---- The texts that hold them

// The nearness of each text, SEARCH_NEARNESSES where it holds none of the words.
static void grade_texts(const WordIndex *index, const SearchMeaning *meaning, unsigned char *grades)
{
    memset(grades, SEARCH_NEARNESSES, (size_t)index->text_count);
    for (int i = 0; i < meaning->lists.count; i++) {
        const SearchList *listed = &meaning->lists.at[i];
        unsigned char grade = (unsigned char)listed->nearness;
        TextList list = word_index_texts(index, listed->at, listed->size);
        while (word_index_next_text(&list))
            if (grade < grades[list.text])
                grades[list.text] = grade;
    }
}

// What is known of all texts.
typedef struct SearchGrades {
    unsigned char *of_all, *of_one; // the typed words together, and one of them
    int count;                      // of texts that hold all
    int most;                       // of them that are listed
} SearchGrades;

static void grade_all(const WordIndex *index, const SearchMeaning *meanings, int count, SearchGrades *grades)
{
    grade_texts(index, &meanings[0], grades->of_all);
    for (int i = 1; i < count; i++) {
        grade_texts(index, &meanings[i], grades->of_one);
        for (int text = 0; text < index->text_count; text++)
            if (grades->of_all[text] < grades->of_one[text])
                grades->of_all[text] = grades->of_one[text];
    }
    grades->count = 0;
    for (int text = 0; text < index->text_count; text++)
        grades->count += grades->of_all[text] < SEARCH_NEARNESSES;
}

// One row for each order of nearness and place, filled in the order of reading.
static void pick_best(const WordIndex *index, Arena *arena, const SearchGrades *grades, Search *search)
{
    enum { ORDERS = SEARCH_NEARNESSES * RANKS };
    int counts[ORDERS] = {0};
    int room = grades->count < grades->most ? grades->count : grades->most;
    SearchHit *rows = arena_many(arena, SearchHit, (size_t)ORDERS * (size_t)room + 1);
    for (int text = 0; text < index->text_count; text++) {
        unsigned char grade = grades->of_all[text];
        if (grade == SEARCH_NEARNESSES)
            continue;
        int order = grade * RANKS + index->ranks[text];
        if (counts[order] < room)
            rows[order * room + counts[order]++] = (SearchHit){text, (SearchNearness)grade};
    }
    search->whole = grades->count;
    search->hits = arena_many(arena, SearchHit, room + 1);
    for (int order = 0; order < ORDERS; order++)
        for (int i = 0; i < counts[order] && search->hit_count < room; i++)
            search->hits[search->hit_count++] = rows[order * room + i];
}

// ---- What was typed

typedef struct SearchTyped {
    SearchWalk walks[SEARCH_TYPED_MOST];
    int count, typos; // typos: the most that are allowed in any of them
} SearchTyped;

static void begin_typed(SearchTyped *typed, const Tokens *tokens)
{
    typed->count = tokens->count < SEARCH_TYPED_MOST ? tokens->count : SEARCH_TYPED_MOST;
    typed->typos = 0;
    for (int i = 0; i < typed->count; i++) {
        begin_walk(&typed->walks[i], tokens->at[i].word, i == tokens->count - 1);
        if (typed->walks[i].typos > typed->typos)
            typed->typos = typed->walks[i].typos;
    }
}

// More typos are allowed only where little is found without them.
Search search_texts(const WordIndex *index, Arena *arena, const Tokens *tokens, int most)
{
    Search search = {0};
    SearchTyped typed;
    SearchGrades grades = {.of_all = arena_many(arena, unsigned char, index->text_count + 1),
                           .of_one = arena_many(arena, unsigned char, index->text_count + 1),
                           .most = most};
    begin_typed(&typed, tokens);
    for (int typos = 0; typed.count && typos <= typed.typos; typos++) {
        SearchMeaning meanings[SEARCH_TYPED_MOST];
        for (int i = 0; i < typed.count; i++)
            meanings[i] = find_words(index, arena, &typed.walks[i], typos);
        const SearchMeaning *last = &meanings[typed.count - 1];
        search.word_count = last->best_count;
        memcpy(search.words, last->best, sizeof search.words);
        if (grades.count < SEARCH_ENOUGH)
            grade_all(index, meanings, typed.count, &grades);
        if (grades.count >= SEARCH_ENOUGH && search.word_count == SEARCH_WORDS_MOST)
            break;
    }
    pick_best(index, arena, &grades, &search);
    return search;
}

// Words stand in the order of their bytes, which is that of their points: those that begin alike stand together.
NextLetters search_letters(const WordIndex *index, Arena *arena, Text beginning)
{
    NextLetters letters = {0};
    for (WordCursor cursor = word_index_begin(index); word_index_next(&cursor);) {
        size_t at = beginning.size;
        if (!text_starts(cursor.word, beginning) || cursor.word.size == at)
            continue;
        uint32_t point = text_next(cursor.word, &at);
        if (!letters.count || letters.at[letters.count - 1] != point)
            *array_push(arena, &letters) = point;
    }
    return letters;
}
