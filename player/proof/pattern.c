#include "proof/pattern.h"

#include <assert.h>

#include "base/array.h"

// ---- Reading

static int skip_blanks(const Folded *folded, int at)
{
    while (at < folded->count && folded->at[at].point == ' ')
        at++;
    return at;
}

static int find_blank(const Folded *folded, int at)
{
    while (at < folded->count && folded->at[at].point != ' ')
        at++;
    return at;
}

static PatternWay way_of(Arena *arena, const Folded *folded, int start, int end)
{
    uint32_t *points = arena_many(arena, uint32_t, end - start + 1);
    for (int i = start; i < end; i++)
        points[i - start] = folded->at[i].point;
    return (PatternWay){points, end - start};
}

static bool holds_letter(const PatternWay *way)
{
    for (int i = 0; i < way->count; i++)
        if (unicode_is_alphanumeric(way->points[i]))
            return true;
    return false;
}

// A stretch of what an author wrote.
typedef struct WordSpan {
    int start, end;
} WordSpan;

static bool find_word(const Folded *folded, WordSpan *word)
{
    word->start = skip_blanks(folded, word->end);
    word->end = find_blank(folded, word->start);
    return word->start < word->end;
}

// Why this is no word; NULL: it may be one.
static const PatternFault *find_stray(const Folded *folded, WordSpan word)
{
    static const PatternFault tilde = {"\"~\" stands within a word", "write it by itself, with a blank at both sides"};
    static const PatternFault star = {"\"*\" by itself is every word", "write the letters that the word begins with"};
    static const PatternFault bar = {"\"|\" stands by itself",
                                     "write the words that it parts beside it, without blanks"};
    bool has_way = false;
    for (int at = word.start, from = at; at <= word.end; at++) {
        uint32_t point = at < word.end ? folded->at[at].point : '|';
        if (point == '~')
            return &tilde;
        if (point != '|')
            continue;
        if (at == from + 1 && folded->at[from].point == '*')
            return &star;
        has_way = has_way || at > from;
        from = at + 1;
    }
    return has_way ? NULL : &bar;
}

// The word in all its ways; an empty one says that it may lack.
static PatternWord read_word(Arena *arena, const Folded *folded, WordSpan span)
{
    PatternWord word = {.may_lack = false};
    for (int at = span.start, from = at; at <= span.end; at++) {
        if (at < span.end && folded->at[at].point != '|')
            continue;
        if (at > from)
            *array_push(arena, &word.ways) = way_of(arena, folded, from, at);
        else
            word.may_lack = true;
        from = at + 1;
    }
    return word;
}

static bool is_too_long(const Pattern *pattern)
{
    int gaps = 0;
    for (int i = 0; i < pattern->words.count; i++)
        gaps += pattern->words.at[i].is_behind_gap;
    return pattern->words.count > PATTERN_WORDS_MOST || gaps > PATTERN_GAPS_MOST;
}

// What is wrong with the words of a pattern together; NULL: nothing.
static const char *find_misplaced(const Pattern *pattern, bool ends_in_gap)
{
    const PatternWord *words = pattern->words.at;
    int count = pattern->words.count;
    if (!count || words[0].may_lack || words[0].is_behind_gap)
        return "the first word of this may lack";
    if (ends_in_gap || words[count - 1].may_lack)
        return "the last word of this may lack";
    for (int i = 0; i < count; i++)
        if (words[i].is_behind_gap && words[i].may_lack)
            return "the word behind \"~\" may lack";
    for (int i = 0; i < words[0].ways.count; i++) {
        uint32_t first = words[0].ways.at[i].points[0];
        if (first != '*' && !unicode_is_alphanumeric(first))
            return "this begins with no letter, and is never found";
        if (!holds_letter(&words[0].ways.at[i]))
            return "a word of this holds no letter";
    }
    return is_too_long(pattern) ? "this is too long to look for" : NULL;
}

static void note_firsts(Pattern *pattern)
{
    for (int i = 0; i < pattern->words.at[0].ways.count; i++) {
        uint32_t first = pattern->words.at[0].ways.at[i].points[0];
        pattern->firsts |= first == '*' ? UINT64_MAX : UINT64_C(1) << first % 64;
    }
}

// Reads words as long as each may be one.
static const PatternFault *read_words(Pattern *pattern, Arena *arena, const Folded *folded, bool *ends_in_gap)
{
    for (WordSpan span = {0, 0}; find_word(folded, &span);) {
        if (span.end == span.start + 1 && folded->at[span.start].point == '~') {
            *ends_in_gap = true;
            continue;
        }
        const PatternFault *stray = find_stray(folded, span);
        if (stray)
            return stray;
        PatternWord word = read_word(arena, folded, span);
        word.is_behind_gap = *ends_in_gap;
        *ends_in_gap = false;
        *array_push(arena, &pattern->words) = word;
    }
    return NULL;
}

bool pattern_read(Pattern *pattern, Folding *folding, Arena *arena, Text source)
{
    Folded folded = folded_of(folding, arena, source);
    bool ends_in_gap = false;
    *pattern = (Pattern){.firsts = 0};
    const PatternFault *stray = read_words(pattern, arena, &folded, &ends_in_gap);
    if (stray)
        pattern->fault = *stray;
    else
        pattern->fault = (PatternFault){find_misplaced(pattern, ends_in_gap),
                                        "begin and end with a word that has to be there, and keep it short"};
    if (pattern->fault.sentence)
        return false;
    note_firsts(pattern);
    return true;
}

PatternWord pattern_list(Folding *folding, Arena *arena, Text source)
{
    Folded folded = folded_of(folding, arena, source);
    PatternWord list = {.may_lack = false};
    for (WordSpan word = {0, 0}; find_word(&folded, &word);)
        *array_push(arena, &list.ways) = way_of(arena, &folded, word.start, word.end);
    return list;
}

// ---- One word

// A star goes on over a letter: within a word, or, where it is the first of a way, from its beginning.
static bool may_stand_for(const Folded *folded, int at, int first)
{
    return folded->at[at].is_letter && (!folded->at[at].is_break || at == first);
}

// The point behind the way that fits from at on and ends where a word does; -1 where it does not.
static int match_way(const PatternWay *way, const Folded *folded, int at)
{
    int next = 0, star = -1, starred = at, first = way->points[0] == '*' ? at : -1;
    for (int i = at;;) {
        bool is_over = next == way->count;
        if (is_over && folded->at[i].is_break)
            return i;
        if (!is_over && way->points[next] == '*') {
            star = next++;
            starred = i;
        } else if (!is_over && i < folded->count && folded->at[i].point == way->points[next]) {
            i++;
            next++;
        } else if (star >= 0 && may_stand_for(folded, starred, first)) {
            i = ++starred;
            next = star + 1;
        } else {
            return -1;
        }
    }
}

static int match_list(const PatternWord *list, const Folded *folded, int at)
{
    int end = -1;
    for (int i = 0; i < list->ways.count && end < 0; i++)
        end = match_way(&list->ways.at[i], folded, at);
    return end;
}

// The word of which this is the beginning is a negation, as can't is one.
static bool is_of_negation(const PatternText *text, int at, int end)
{
    const FoldedPoint *behind = &text->folded.at[end];
    bool goes_on = end + 1 < text->folded.count && behind->point == '\'' && behind[1].is_letter;
    return goes_on && match_list(text->negations, &text->folded, at) > end;
}

// ---- Words in a row

enum { PLACES_MOST = 32 };

// Points at which words of a pattern may begin, or have ended; what is more than that is not followed.
typedef struct Places {
    int at[PLACES_MOST];
    int count;
} Places;

static void add_place(Places *places, int at)
{
    for (int i = 0; i < places->count; i++)
        if (places->at[i] == at)
            return;
    if (places->count < PLACES_MOST)
        places->at[places->count++] = at;
}

static void add_ends(Places *ends, const PatternWord *word, const PatternText *text, int at)
{
    for (int i = 0; i < word->ways.count; i++) {
        int end = match_way(&word->ways.at[i], &text->folded, at);
        if (end > at && !is_of_negation(text, at, end))
            add_place(ends, end);
    }
}

static bool is_joiner(uint32_t point)
{
    return point == '\'' || point == '-' || point == '.';
}

// The end of the word from there on, with what hyphens, apostrophes and points join to it.
static int find_word_end(const Folded *folded, int at)
{
    for (;;) {
        do
            at++;
        while (!folded->at[at].is_break);
        bool goes_on = at + 1 < folded->count && is_joiner(folded->at[at].point) && folded->at[at + 1].is_letter;
        if (!goes_on)
            return at;
        at++;
    }
}

// Adds where the next word may begin behind a gap: not beyond a stop or a negation.
static void add_behind_gap(Places *starts, const PatternText *text, int at)
{
    const Folded *folded = &text->folded;
    for (int passed = 0; passed <= PATTERN_GAP_MOST; passed++) {
        while (at < folded->count && !folded->at[at].is_letter && !folded_is_stop(folded->at[at].point))
            at++;
        if (at == folded->count || !folded->at[at].is_letter)
            return;
        add_place(starts, at);
        if (match_list(text->negations, folded, at) >= 0)
            return;
        at = find_word_end(folded, at);
    }
}

// Adds where the next word begins behind blanks; in a script that has none, without them.
static void add_next(Places *starts, const Folded *folded, int at)
{
    int start = skip_blanks(folded, at);
    bool is_spaceless = at > 0 && (folded->at[at - 1].is_spaceless || folded->at[at].is_spaceless);
    if (start < folded->count && (start > at || is_spaceless))
        add_place(starts, start);
}

bool pattern_may_begin(const PatternText *text, int at)
{
    assert(at >= 0 && at < text->folded.count);
    return text->folded.at[at].is_break && text->folded.at[at].is_letter;
}

int pattern_match(const Pattern *pattern, const PatternText *text, int at)
{
    assert(pattern->words.count && pattern_may_begin(text, at));
    Places ends = {.count = 0};
    if (!(pattern->firsts & UINT64_C(1) << text->folded.at[at].point % 64))
        return 0;
    add_ends(&ends, &pattern->words.at[0], text, at);
    for (int i = 1; i < pattern->words.count && ends.count; i++) {
        const PatternWord *word = &pattern->words.at[i];
        Places starts = {.count = 0}, reached = word->may_lack ? ends : (Places){.count = 0};
        for (int k = 0; k < ends.count; k++)
            if (word->is_behind_gap)
                add_behind_gap(&starts, text, ends.at[k]);
            else
                add_next(&starts, &text->folded, ends.at[k]);
        for (int k = 0; k < starts.count; k++)
            add_ends(&reached, word, text, starts.at[k]);
        ends = reached;
    }
    int nearest = 0;
    for (int i = 0; i < ends.count; i++)
        nearest = !nearest || ends.at[i] < nearest ? ends.at[i] : nearest;
    return nearest;
}

// ---- What stands before

bool pattern_is_after(const PatternWord *words, const PatternText *text, int at)
{
    const Folded *folded = &text->folded;
    int end = at;
    while (end > 0 && folded->at[end - 1].point == ' ')
        end--;
    int least = end > PATTERN_BEFORE_MOST ? end - PATTERN_BEFORE_MOST : 0;
    for (int start = end - 1; words->ways.count && start >= least && folded->at[start].point != ' '; start--)
        for (int i = 0; folded->at[start].is_break && i < words->ways.count; i++)
            if (match_way(&words->ways.at[i], folded, start) == end)
                return true;
    return false;
}

bool pattern_is_amid(const PatternWord *words, const PatternText *text, int at)
{
    const Folded *folded = &text->folded;
    int least = at > PATTERN_BEFORE_MOST ? at - PATTERN_BEFORE_MOST : 0;
    for (int start = at - 1; words->ways.count && start >= least && !folded_is_pause(folded->at[start].point);
         start--) {
        int end = folded->at[start].is_break && folded->at[start].is_letter ? match_list(words, folded, start) : -1;
        if (end >= 0 && end <= at)
            return true;
    }
    return false;
}
