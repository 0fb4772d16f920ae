#include "find/finder.h"

#include <assert.h>

#include "base/index.h"
#include "base/unicode.h"
#include "find/finder-recent.h"
#include "find/finder-source.h"
#include "find/word-index-builder.h"

typedef struct FinderRun {
    FinderSource source;
    int first; // the number of its first findable
} FinderRun;

// A text that many items show is found where it is shown first.
typedef struct FinderRider {
    Id id;
    const Item *item;
} FinderRider;

struct Finder {
    FinderScope scope;
    Arena *arena, *scratch; // scratch: what is read for a moment
    WordIndexBuilder *builder;
    WordIndex index;
    ARRAY(FinderRun) runs; // in the order of reading
    Index riders;          // FinderRider by their ids
    FinderSource next;     // that is read
    Folding folding;
    FinderRecent recent;
    bool is_built;
};

// From the first item on, with nothing listed yet.
static void begin_listing(Finder *finder)
{
    finder->builder = word_index_builder_create();
    finder->runs.count = 0;
    finder->riders = (Index){.arena = finder->arena};
    finder->next = (FinderSource){.kind = SOURCE_START};
}

Finder *finder_open(Book *book, Id volume)
{
    Arena *arena = arena_create();
    Finder *finder = arena_new(arena, Finder);
    finder->scope = (FinderScope){book, volume};
    finder->arena = arena;
    finder->scratch = arena_create();
    finder->recent = finder_recent_open();
    begin_listing(finder);
    return finder;
}

void finder_close(Finder *finder)
{
    if (!finder)
        return;
    folding_close(&finder->folding);
    word_index_builder_destroy(finder->builder);
    finder_recent_close(&finder->recent);
    arena_destroy(finder->scratch);
    arena_destroy(finder->arena); // the finder itself lives there
}

void finder_forget(Finder *finder)
{
    folding_close(&finder->folding); // its iterator holds words
    arena_wipe(finder->scratch);
    finder_recent_forget(&finder->recent);
}

static Interrupt *interrupt_of(const Finder *finder)
{
    return finder->scope.book->interrupt;
}

// ---- Listing

static bool is_listed_elsewhere(Finder *finder, const Item *item, const Findable *findable)
{
    if (!findable->rider)
        return false;
    const FinderRider *known = index_find(&finder->riders, id_text(findable->rider));
    if (known)
        return known->item != item;
    FinderRider *rider = arena_new(finder->arena, FinderRider);
    *rider = (FinderRider){*findable->rider, item};
    index_add(&finder->riders, id_text(&rider->id), rider);
    return false;
}

static Tokens tokens_in(Finder *finder, Arena *arena, const Findable *findable)
{
    finder->folding.language = findable->language.size ? findable->language : finder_scope_language(&finder->scope);
    finder->folding.interrupt = interrupt_of(finder);
    Tokens tokens = tokens_of(&finder->folding, arena, findable->text, TOKENS_LISTED);
    finder->folding.interrupt = NULL;
    return tokens;
}

// A sentence ends between it and the word before it.
static bool begins_sentence(Text text, const Tokens *tokens, int i)
{
    bool has_ended = i == 0;
    for (size_t at = i ? tokens->at[i - 1].end : 0; at < tokens->at[i].start && !has_ended;)
        has_ended = folded_is_stop(text_next(text, &at));
    return has_ended;
}

// As it stands there, but for the capital that begins a sentence.
static Text written_word(Arena *arena, Text text, const Tokens *tokens, int i)
{
    Text written = text_slice(text, tokens->at[i].start, tokens->at[i].end);
    return begins_sentence(text, tokens, i) ? unicode_fold(arena, written) : written;
}

static void list_findables(Finder *finder, const FinderSource *source, const Findables *findables)
{
    const Item *item = finder_source_item(&finder->scope, source);
    for (int i = 0; i < findables->count; i++) {
        const Findable *findable = &findables->at[i];
        int text = word_index_builder_add_text(finder->builder, findable->rank);
        if (i == 0)
            *array_push(finder->arena, &finder->runs) = (FinderRun){*source, text};
        if (is_listed_elsewhere(finder, item, findable))
            continue;
        Tokens tokens = tokens_in(finder, finder->scratch, findable);
        for (int k = 0; k < tokens.count; k++)
            word_index_builder_add_word(finder->builder, tokens.at[k].word,
                                        written_word(finder->scratch, findable->text, &tokens, k));
    }
}

// A source broken off while it was listed is half in the list.
static void list_anew(Finder *finder)
{
    word_index_builder_destroy(finder->builder);
    begin_listing(finder);
}

typedef struct FinderListing {
    Finder *finder;
    int count, most; // parts that were listed, and are to be at once
} FinderListing;

static bool take_listed(void *owner, const FinderSource *source, const Findables *findables)
{
    FinderListing *listing = owner;
    list_findables(listing->finder, source, findables);
    listing->finder->next = *source;
    return ++listing->count < listing->most;
}

// Each part of a page takes the page up to there to be read. So of a page of many a few are listed at once: as many
// that it is read no more often than this.
enum { PAGE_READINGS_MOST = 8 };

// Moves on behind what was read only where that is whole.
static void read_some(Finder *finder)
{
    int parts = finder_source_parts(&finder->scope, &finder->next);
    FinderListing listing = {finder, 0, 1 + (parts - 1) / PAGE_READINGS_MOST};
    FinderReading reading = {take_listed, &listing, finder->scratch};
    finder_source_read(&finder->scope, &finder->next, &reading);
    FinderSource after = finder_source_after(&finder->scope, &finder->next);
    if (!interrupt_is_raised(interrupt_of(finder)))
        finder->next = after;
    else if (listing.count)
        list_anew(finder);
    arena_wipe(finder->scratch);
}

bool finder_build_some(Finder *finder)
{
    if (finder->is_built)
        return false;
    if (finder->next.kind != SOURCE_END) {
        read_some(finder);
        return true;
    }
    if (word_index_builder_sort_some(finder->builder))
        return true;
    finder->index = word_index_builder_take(finder->builder, finder->arena);
    word_index_builder_destroy(finder->builder);
    finder->builder = NULL;
    finder->is_built = true;
    return false;
}

bool finder_is_built(const Finder *finder)
{
    return finder->is_built;
}

const WordIndex *finder_index(const Finder *finder)
{
    assert(finder->is_built);
    return &finder->index;
}

// ---- Finding

// What was found, and is shown; sources are read again for that, one after the other.
typedef struct FinderQuery {
    Finder *finder;
    Arena *arena; // of the query
    Tokens typed;
    Text language;
    Unicode *unicode;
} FinderQuery;

static FinderQuery begin_query(Finder *finder, Arena *arena, Text typed)
{
    assert(finder->is_built);
    FinderQuery query = {.finder = finder, .arena = arena, .language = finder_scope_language(&finder->scope)};
    finder->folding.language = query.language;
    query.typed = tokens_of(&finder->folding, arena, typed, TOKENS_TYPED);
    return query;
}

static const FinderRun *run_of(const Finder *finder, int text)
{
    int low = 0, high = finder->runs.count;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (finder->runs.at[middle].first <= text)
            low = middle;
        else
            high = middle;
    }
    return &finder->runs.at[low];
}

static bool is_meant(const FinderQuery *query, Text word, SearchNearness nearness)
{
    for (int i = 0; i < query->typed.count; i++)
        if (search_compare(query->typed.at[i].word, word, i == query->typed.count - 1) <= nearness)
            return true;
    return false;
}

// The first word that is meant; an empty one where the text does not hold it any more.
static Token find_token(const FinderQuery *query, const Findable *findable, SearchNearness nearness)
{
    Tokens tokens = tokens_in(query->finder, query->finder->scratch, findable);
    for (int i = 0; i < tokens.count; i++)
        if (is_meant(query, tokens.at[i].word, nearness))
            return tokens.at[i];
    return (Token){0};
}

// The sentence around that byte, trimmed.
static Text sentence_around(Unicode *unicode, Arena *arena, Text text, uint32_t at)
{
    Offsets ends = {0};
    unicode_sentences(unicode, arena, text, &ends);
    uint32_t start = 0;
    int i = 0;
    for (; i + 1 < ends.count && ends.at[i] <= at; i++)
        start = ends.at[i];
    return text_trim(text_slice(text, start, ends.count ? ends.at[i] : text.size));
}

// The item, the word or the book that a source and a block in it name.
static void name_place(const Finder *finder, Finding *finding)
{
    Book *book = finder->scope.book;
    finding->item = finder_source_item(&finder->scope, &finding->source);
    if (finding->source.kind == SOURCE_TERMS)
        finding->term = book_term(book, finding->block);
    if (finding->source.kind == SOURCE_BOOKS)
        finding->volume = book_find_group(book, finding->block);
    finding->title = finding->item     ? finding->item->title
                     : finding->term   ? finding->term->word
                     : finding->volume ? finding->volume->title
                                       : TEXT("");
}

static void show_hit(const FinderQuery *query, const Findable *findable, SearchNearness nearness, Finding *finding)
{
    Token token = find_token(query, findable, nearness);
    if (!token.word.size)
        return;
    Text sentence = sentence_around(query->unicode, query->finder->scratch, findable->text, token.start);
    uint32_t start = (uint32_t)(sentence.at - findable->text.at);
    finding->block = findable->block;
    finding->at = findable->at;
    finding->at.file = text_copy(query->arena, findable->at.file);
    finding->sentence = text_copy(query->arena, sentence);
    finding->language = text_copy(query->arena, findable->language);
    finding->start = token.start - start;
    finding->end = token.end - start;
    finding->word = (Found){text_passage_hash(findable->text), token.start, token.end};
}

typedef struct FinderShow {
    const FinderQuery *query;
    const Search *search;
    Finding *shown; // by hit; one that was looked for has a part_count
} FinderShow;

// Its file may be another by now.
static bool take_shown(void *owner, const FinderSource *source, const Findables *findables)
{
    const FinderShow *show = owner;
    const Finder *finder = show->query->finder;
    bool goes_on = false;
    for (int i = 0; i < show->search->hit_count; i++) {
        const SearchHit *hit = &show->search->hits[i];
        const FinderRun *run = run_of(finder, hit->text);
        Finding *finding = &show->shown[i];
        goes_on = goes_on || finder_source_leads_to(&finder->scope, source, &run->source);
        if (!finder_source_is(&run->source, source) || hit->text - run->first >= findables->count)
            continue;
        finding->source = *source;
        finding->part = hit->text - run->first;
        finding->part_count = findables->count;
        show_hit(show->query, &findables->at[finding->part], hit->nearness, finding);
    }
    return goes_on;
}

// A page is read once for all that was found in it. It may not be there any longer.
static Findings search(const FinderQuery *query, int most)
{
    Finder *finder = query->finder;
    Search search = search_texts(&finder->index, query->arena, &query->typed, most);
    Findings findings = {.at = arena_many(query->arena, Finding, search.hit_count + 1), .whole = search.whole};
    FinderShow show = {query, &search, findings.at};
    FinderReading reading = {take_shown, &show, finder->scratch};
    for (int i = 0; query->unicode && i < search.hit_count; i++) {
        FinderSource page = finder_source_page(&finder->scope, &run_of(finder, search.hits[i].text)->source);
        if (!findings.at[i].part_count)
            finder_source_read(&finder->scope, &page, &reading);
    }
    for (int i = 0; i < search.hit_count; i++)
        if (findings.at[i].end)
            findings.at[findings.count++] = findings.at[i];
    return findings;
}

// What Hide has broken off is not all of it.
Findings finder_search(Finder *finder, Arena *arena, Text typed, int most)
{
    FinderRecent *recent = &finder->recent;
    finder_recent_ask(recent, typed);
    if (recent->findings_most != most) {
        FinderQuery query = begin_query(finder, arena_create(), typed);
        query.unicode = unicode_open(text_string(query.arena, query.language));
        Findings found = search(&query, most);
        recent->findings = finder_recent_copy_findings(recent->arena, &found);
        recent->findings_most = interrupt_is_raised(interrupt_of(finder)) ? -1 : most;
        unicode_close(query.unicode);
        arena_destroy(query.arena);
    }
    Findings findings = finder_recent_copy_findings(arena, &recent->findings);
    for (int i = 0; i < findings.count; i++)
        name_place(finder, &findings.at[i]);
    return findings;
}

// ---- Completing

// What stands behind the last word, a blank or a stop, has ended it.
static bool is_within_word(const FinderQuery *query, Text typed)
{
    return query->typed.count && query->typed.at[query->typed.count - 1].end == typed.size;
}

static Completion complete(Finder *finder, Arena *arena, Text typed, int most)
{
    FinderQuery query = begin_query(finder, arena, typed);
    bool is_within = is_within_word(&query, typed);
    Text beginning = is_within ? query.typed.at[query.typed.count - 1].word : TEXT("");
    Search search = search_texts(&finder->index, arena, &query.typed, 0);
    Completion completion = {.letters = search_letters(&finder->index, arena, beginning), .text_count = search.whole};
    if (!is_within)
        return completion;
    completion.words = arena_many(arena, Text, search.word_count + 1);
    for (; completion.word_count < search.word_count && completion.word_count < most; completion.word_count++)
        completion.words[completion.word_count] = search.words[completion.word_count].written;
    return completion;
}

Completion finder_complete(Finder *finder, Arena *arena, Text typed, int most)
{
    FinderRecent *recent = &finder->recent;
    finder_recent_ask(recent, typed);
    if (recent->completion_most != most) {
        Completion completion = complete(finder, finder->scratch, typed, most);
        recent->completion = finder_recent_copy_completion(recent->arena, &completion);
        recent->completion_most = interrupt_is_raised(interrupt_of(finder)) ? -1 : most;
        arena_wipe(finder->scratch);
    }
    return finder_recent_copy_completion(arena, &recent->completion);
}
