#include "find/tokens.h"

#include "base/locale.h"

#include <string.h>

enum { SUFFIX_LEAST = 3 }; // letters behind an apostrophe that are a word

typedef struct TokenWork {
    Arena *arena;
    Folded folded;
    TokenUse use;
    bool is_german;
    Tokens tokens;
} TokenWork;

static bool is_umlaut(uint32_t point)
{
    return point == 0xE4 || point == 0xF6 || point == 0xFC;
}

// The points first..last-1 as one word; umlauts as two letters where they are spelt out.
static Text spell(const TokenWork *work, int first, int last, bool spells_out)
{
    char *bytes = arena_many(work->arena, char, 5 * (last - first) + 1);
    size_t size = 0;
    for (int i = first; i < last; i++) {
        uint32_t point = work->folded.at[i].point, bare = unicode_bare(point);
        if (!bare || !work->folded.at[i].is_letter)
            continue;
        size += text_encode(bare, bytes + size);
        if (spells_out && is_umlaut(point))
            bytes[size++] = 'e';
    }
    return (Text){bytes, size};
}

static void push_word(TokenWork *work, int first, int last, bool spells_out)
{
    Text word = spell(work, first, last, spells_out);
    const FoldedPoint *at = work->folded.at;
    if (word.size)
        *array_push(work->arena, &work->tokens) = (Token){word, at[first].start, at[last - 1].end};
}

static bool is_apostrophe(const FoldedPoint *point)
{
    return point->point == '\'';
}

static void add_word(TokenWork *work, int first, int last)
{
    bool has_umlaut = false;
    int suffix = first;
    for (int i = first; i < last; i++) {
        has_umlaut = has_umlaut || is_umlaut(work->folded.at[i].point);
        if (is_apostrophe(&work->folded.at[i]))
            suffix = i + 1;
    }
    push_word(work, first, last, false);
    if (work->use == TOKENS_TYPED)
        return;
    if (work->is_german && has_umlaut)
        push_word(work, first, last, true);
    if (suffix > first && last - suffix >= SUFFIX_LEAST)
        push_word(work, suffix, last, false);
}

// Each two neighbours of a stretch of Chinese or Japanese; a single one by itself. The last one is listed alone too, so
// that it is found by itself wherever it stands.
static void add_pairs(TokenWork *work, int first, int last)
{
    for (int i = first; i + 1 < last; i++)
        push_word(work, i, i + 2, false);
    if (work->use == TOKENS_LISTED || last - first == 1)
        push_word(work, last - 1, last, false);
}

static bool is_paired(const FoldedPoint *point)
{
    Script script = point->is_spaceless ? unicode_script(point->point) : SCRIPT_COMMON;
    return script == SCRIPT('H', 'a', 'n', 'i') || script == SCRIPT('H', 'i', 'r', 'a') ||
           script == SCRIPT('K', 'a', 'n', 'a');
}

// Where the word that begins with this letter ends.
static int end_of(const Folded *folded, int first)
{
    bool is_pairs = is_paired(&folded->at[first]);
    for (int i = first + 1; i < folded->count; i++) {
        const FoldedPoint *point = &folded->at[i];
        bool is_joint = is_apostrophe(point) && i + 1 < folded->count && point[-1].is_letter && point[1].is_letter;
        bool goes_on = is_pairs ? is_paired(point)
                                : is_joint || (point->is_letter && (!point->is_break || is_apostrophe(point - 1)));
        if (!goes_on || (!is_pairs && is_paired(point)))
            return i;
    }
    return folded->count;
}

Tokens tokens_of(Folding *folding, Arena *arena, Text text, TokenUse use)
{
    Text primary = locale_primary(folding->language);
    TokenWork work = {
        .arena = arena, .folded = folded_of(folding, arena, text), .use = use, .is_german = text_is(primary, "de")};
    for (int i = 0, end; i < work.folded.count && !interrupt_due(folding->interrupt); i = end) {
        end = i + 1;
        if (!work.folded.at[i].is_letter)
            continue;
        end = end_of(&work.folded, i);
        if (is_paired(&work.folded.at[i]))
            add_pairs(&work, i, end);
        else
            add_word(&work, i, end);
    }
    return work.tokens;
}
