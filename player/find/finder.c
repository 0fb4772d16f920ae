#include "find/finder.h"

#include <assert.h>

#include "base/index.h"
#include "base/unicode.h"
#include "find/findable.h"
#include "find/finder-recent.h"
#include "find/word-index-builder.h"

// What findables come from, in the order of reading: an item, or in the end the words explained.
typedef struct FinderSource {
    const Item *item; // NULL: the words explained
    int first;        // the number of its first findable
} FinderSource;

// A text that many items show is found where it is shown first.
typedef struct FinderRider {
    Id id;
    const Item *item;
} FinderRider;

struct Finder {
    Book *book;
    Arena *arena, *scratch; // scratch: what is read for a moment
    WordIndexBuilder *builder;
    WordIndex index;
    ARRAY(FinderSource) sources;
    Index riders;           // FinderRider by their ids
    int shelf, group, item; // that is read next
    Folding folding;
    FinderRecent recent;
    bool is_read, is_built;
};

// From the first item on, with nothing listed yet.
static void begin_listing(Finder *finder)
{
    finder->builder = word_index_builder_create();
    finder->sources.count = 0;
    finder->riders = (Index){.arena = finder->arena};
    finder->shelf = finder->group = finder->item = 0;
}

Finder *finder_open(Book *book)
{
    Arena *arena = arena_create();
    Finder *finder = arena_new(arena, Finder);
    finder->book = book;
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

// ---- Reading

// All of a source's findables, in arena. False when they cannot be read, or nobody waits for them any longer.
static bool read_findables(const Finder *finder, Arena *arena, const Item *item, Findables *findables)
{
    Book *book = finder->book;
    if (!item) {
        const GlossaryEntry *entries;
        int count = book_glossary(book, &entries);
        for (int i = 0; i < count; i++)
            findables_of_term(arena, &entries[i], findables);
        return true;
    }
    const Body *body = book_read_apart(book, item, arena);
    if (body)
        findables_of_body(arena, body, findables, book->interrupt);
    return body && !interrupt_is_raised(book->interrupt);
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
    finder->folding.language = findable->language.size ? findable->language : finder->book->language;
    finder->folding.interrupt = finder->book->interrupt;
    Tokens tokens = tokens_of(&finder->folding, arena, findable->text, TOKENS_LISTED);
    finder->folding.interrupt = NULL;
    return tokens;
}

static void list_findables(Finder *finder, const Item *item, const Findables *findables)
{
    for (int i = 0; i < findables->count; i++) {
        const Findable *findable = &findables->at[i];
        int text = word_index_builder_add_text(finder->builder, findable->rank);
        if (i == 0)
            *array_push(finder->arena, &finder->sources) = (FinderSource){item, text};
        if (is_listed_elsewhere(finder, item, findable))
            continue;
        Tokens tokens = tokens_in(finder, finder->scratch, findable);
        for (int k = 0; k < tokens.count; k++)
            word_index_builder_add_word(finder->builder, tokens.at[k].word);
    }
}

// The next item of the shelves, or NULL when they have no more; moves on behind it only once it has been read.
static const Item *next_item(Finder *finder)
{
    const Book *book = finder->book;
    for (; finder->shelf < book->shelf_count; finder->shelf++, finder->group = 0)
        for (const Shelf *shelf = &book->shelves[finder->shelf]; finder->group < shelf->group_count;
             finder->group++, finder->item = 0)
            if (finder->item < shelf->groups[finder->group].item_count)
                return &shelf->groups[finder->group].items[finder->item];
    return NULL;
}

// An item broken off while it was listed is half in the list.
static void list_anew(Finder *finder)
{
    word_index_builder_destroy(finder->builder);
    begin_listing(finder);
}

static void read_some(Finder *finder)
{
    const Item *item = next_item(finder);
    Findables findables = {0};
    bool is_offered = !item || book_offers(finder->book, item);
    bool is_found = is_offered && read_findables(finder, finder->scratch, item, &findables);
    if (is_found)
        list_findables(finder, item, &findables);
    if (!interrupt_is_raised(finder->book->interrupt)) {
        finder->item++;
        finder->is_read = !item;
    } else if (is_found) {
        list_anew(finder);
    }
    arena_wipe(finder->scratch);
}

bool finder_build_some(Finder *finder)
{
    if (finder->is_built)
        return false;
    if (!finder->is_read) {
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

// What is read again to show what was found.
typedef struct FinderPage {
    const FinderSource *source;
    Findables findables;
} FinderPage;

typedef struct FinderQuery {
    Finder *finder;
    Arena *arena;
    Tokens typed;
    ARRAY(FinderPage) pages;
} FinderQuery;

static const FinderSource *source_of(const Finder *finder, int text)
{
    int low = 0, high = finder->sources.count;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (finder->sources.at[middle].first <= text)
            low = middle;
        else
            high = middle;
    }
    return &finder->sources.at[low];
}

// NULL when its file cannot be read any longer, or is another by now.
static const Findable *findable_of(FinderQuery *query, int text, const FinderSource **source)
{
    *source = source_of(query->finder, text);
    FinderPage *page = NULL;
    for (int i = 0; i < query->pages.count && !page; i++)
        if (query->pages.at[i].source == *source)
            page = &query->pages.at[i];
    if (!page) {
        page = array_push(query->arena, &query->pages);
        page->source = *source;
        if (!read_findables(query->finder, query->arena, (*source)->item, &page->findables))
            page->findables.count = 0;
    }
    int number = text - (*source)->first;
    return number < page->findables.count ? &page->findables.at[number] : NULL;
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
    Tokens tokens = tokens_in(query->finder, query->arena, findable);
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

static const GlossaryEntry *term_of(const FinderQuery *query, const FinderSource *source, const Findable *findable)
{
    return source->item ? NULL : book_term(query->finder->book, findable->block);
}

static bool show_hit(FinderQuery *query, Unicode *unicode, const SearchHit *hit, Finding *finding)
{
    const FinderSource *source;
    const Findable *findable = findable_of(query, hit->text, &source);
    if (!findable)
        return false;
    Token token = find_token(query, findable, hit->nearness);
    if (!token.word.size)
        return false;
    Text sentence = sentence_around(unicode, query->arena, findable->text, token.start);
    uint32_t start = (uint32_t)(sentence.at - findable->text.at);
    const GlossaryEntry *term = term_of(query, source, findable);
    *finding = (Finding){.item = source->item,
                         .term = term,
                         .block = findable->block,
                         .at = findable->at,
                         .title = term ? term->word : source->item->title,
                         .sentence = sentence,
                         .language = findable->language,
                         .start = token.start - start,
                         .end = token.end - start,
                         .word = {text_passage_hash(findable->text), token.start, token.end}};
    return true;
}

static FinderQuery begin_query(Finder *finder, Arena *arena, Text typed)
{
    assert(finder->is_built);
    FinderQuery query = {.finder = finder, .arena = arena};
    finder->folding.language = finder->book->language;
    query.typed = tokens_of(&finder->folding, arena, typed, TOKENS_TYPED);
    return query;
}

static Findings search(Finder *finder, Arena *arena, Text typed, int most)
{
    FinderQuery query = begin_query(finder, arena, typed);
    Search search = search_texts(&finder->index, arena, &query.typed, most);
    Findings findings = {.at = arena_many(arena, Finding, search.hit_count + 1), .whole = search.whole};
    Unicode *unicode = unicode_open(text_string(arena, finder->book->language));
    for (int i = 0; unicode && i < search.hit_count; i++)
        findings.count += show_hit(&query, unicode, &search.hits[i], &findings.at[findings.count]);
    unicode_close(unicode);
    return findings;
}

// What Hide has broken off is not all of it.
Findings finder_search(Finder *finder, Arena *arena, Text typed, int most)
{
    FinderRecent *recent = &finder->recent;
    finder_recent_ask(recent, typed);
    if (recent->findings_most != most) {
        Findings found = search(finder, finder->scratch, typed, most);
        recent->findings = finder_recent_copy_findings(recent->arena, &found);
        recent->findings_most = interrupt_is_raised(finder->book->interrupt) ? -1 : most;
        arena_wipe(finder->scratch);
    }
    return finder_recent_copy_findings(arena, &recent->findings);
}

// ---- Completing

// A sentence ends between it and the word before it.
static bool begins_sentence(Text text, const Tokens *tokens, int i)
{
    bool has_ended = i == 0;
    for (size_t at = i ? tokens->at[i - 1].end : 0; at < tokens->at[i].start && !has_ended;)
        has_ended = folded_is_stop(text_next(text, &at));
    return has_ended;
}

// A word as its first text writes it, but for the capital that begins a sentence; empty where that cannot be read any
// more.
static Text written_word(FinderQuery *query, const SearchWord *word)
{
    const FinderSource *source;
    const Findable *findable = word->text >= 0 ? findable_of(query, word->text, &source) : NULL;
    Tokens tokens = findable ? tokens_in(query->finder, query->arena, findable) : (Tokens){0};
    for (int i = 0; i < tokens.count; i++)
        if (text_equal(tokens.at[i].word, word->word)) {
            Text written = text_slice(findable->text, tokens.at[i].start, tokens.at[i].end);
            bool has_capital = begins_sentence(findable->text, &tokens, i);
            return has_capital ? unicode_fold(query->arena, written) : written;
        }
    return TEXT("");
}

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
    for (int i = 0; i < search.word_count && completion.word_count < most; i++) {
        Text word = written_word(&query, &search.words[i]);
        if (word.size)
            completion.words[completion.word_count++] = word;
    }
    return completion;
}

Completion finder_complete(Finder *finder, Arena *arena, Text typed, int most)
{
    FinderRecent *recent = &finder->recent;
    finder_recent_ask(recent, typed);
    if (recent->completion_most != most) {
        Completion completion = complete(finder, finder->scratch, typed, most);
        recent->completion = finder_recent_copy_completion(recent->arena, &completion);
        recent->completion_most = interrupt_is_raised(finder->book->interrupt) ? -1 : most;
        arena_wipe(finder->scratch);
    }
    return finder_recent_copy_completion(arena, &recent->completion);
}
