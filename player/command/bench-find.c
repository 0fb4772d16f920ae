#include "command/bench-find.h"

#include <stdio.h>
#include <sys/resource.h>

#include "command/bench-samples.h"
#include "command/made-text.h"
#include "command/opened-book.h"
#include "device/wait.h"
#include "find/finder.h"
#include "find/word-index-builder.h"

enum { TYPED_WORDS = 40, MEGABYTE = 1000000 };

typedef struct BenchShelf {
    WordIndex index;
    int64_t build_ns;
} BenchShelf;

static void list_paragraph(WordIndexBuilder *builder, Folding *folding, Arena *arena, Text paragraph)
{
    Tokens tokens = tokens_of(folding, arena, paragraph, TOKENS_LISTED);
    word_index_builder_add_text(builder, RANK_BODY);
    for (int i = 0; i < tokens.count; i++)
        word_index_builder_add_word(builder, tokens.at[i].word, TEXT(""));
}

static int64_t sort_and_take(WordIndexBuilder *builder, Arena *arena, WordIndex *index)
{
    int64_t begun = wait_now_ns();
    while (word_index_builder_sort_some(builder))
        continue;
    *index = word_index_builder_take(builder, arena);
    return wait_now_ns() - begun;
}

static BenchShelf build(Arena *arena, size_t text_bytes)
{
    Arena *scratch = arena_create(); // of one paragraph
    uint32_t seed = MADE_TEXT_SEED;
    BenchShelf shelf = {0};
    Folding folding = {.language = TEXT("en")};
    WordIndexBuilder *builder = word_index_builder_create();
    for (size_t written = 0; written < text_bytes;) {
        arena_reset(scratch);
        Text paragraph = made_text_paragraph(scratch, &seed);
        int64_t begun = wait_now_ns();
        list_paragraph(builder, &folding, scratch, paragraph);
        shelf.build_ns += wait_now_ns() - begun;
        written += paragraph.size;
    }
    shelf.build_ns += sort_and_take(builder, arena, &shelf.index);
    word_index_builder_destroy(builder);
    folding_close(&folding);
    arena_destroy(scratch);
    return shelf;
}

// Rare words and common ones, a letter after the other; results and whole words to take, as they are shown.
static BenchSamples type_words(const WordIndex *index)
{
    enum { RESULTS = 20 };
    BenchSamples keys = {0};
    uint32_t seed = 5;
    Arena *arena = arena_create(), *frame = arena_create();
    Folding folding = {.language = TEXT("en")};
    for (int i = 0; i < TYPED_WORDS; i++) {
        Text word = made_text_word(arena, &seed);
        for (size_t size = 1; size <= word.size; size++) {
            arena_reset(frame);
            bench_samples_start(&keys);
            Tokens typed = tokens_of(&folding, frame, text_slice(word, 0, size), TOKENS_TYPED);
            search_texts(index, frame, &typed, RESULTS);
            bench_samples_stop(&keys);
        }
    }
    folding_close(&folding);
    arena_destroy(frame);
    arena_destroy(arena);
    return keys;
}

static void print_figures(const BenchShelf *shelf, size_t bytes, const BenchSamples *keys)
{
    size_t size = word_index_size(&shelf->index);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%5.1f MB  %7d words  listed in %5.0f ms  %5.2f MB, %2.0f %%  a key %5.2f ms, at most %5.2f  peak %4ld MB",
           (double)bytes / MEGABYTE, shelf->index.word_count, (double)shelf->build_ns / 1e6, (double)size / MEGABYTE,
           100.0 * (double)size / (double)bytes, bench_samples_median_ms(keys), bench_samples_longest_ms(keys),
           usage.ru_maxrss / 1024);
}

static void print_row(int megabytes)
{
    Arena *arena = arena_create();
    size_t bytes = (size_t)megabytes * MEGABYTE;
    BenchShelf shelf = build(arena, bytes);
    BenchSamples keys = type_words(&shelf.index);
    print_figures(&shelf, bytes, &keys);
    putchar('\n');
    arena_destroy(arena);
}

void bench_find_print(void)
{
    static const int megabytes[] = {1, 10, 50};
    for (size_t i = 0; i < sizeof megabytes / sizeof *megabytes; i++)
        print_row(megabytes[i]);
}

// ---- of a book

static bool count(void *owner, const FinderSource *source, const Findables *findables)
{
    (void)source;
    for (int i = 0; i < findables->count; i++)
        *(size_t *)owner += findables->at[i].text.size;
    return false;
}

static size_t count_bytes(const FinderScope *scope)
{
    size_t bytes = 0;
    FinderReading reading = {count, &bytes, arena_create()};
    for (FinderSource source = {.kind = SOURCE_START}; source.kind != SOURCE_END;
         source = finder_source_after(scope, &source))
        finder_source_read(scope, &source, &reading);
    arena_destroy(reading.arena);
    return bytes;
}

static void type_word(Finder *finder, Text word, BenchSamples *keys, BenchSamples *places)
{
    enum { WORDS = 4, PLACES = 24 };
    Arena *frame = arena_create();
    for (size_t size = 0; size < word.size;) {
        text_next(word, &size);
        bench_samples_start(keys);
        finder_complete(finder, frame, text_slice(word, 0, size), WORDS);
        bench_samples_stop(keys);
        arena_reset(frame);
    }
    bench_samples_start(places);
    finder_search(finder, frame, word, PLACES);
    bench_samples_stop(places);
    arena_destroy(frame);
}

// Some from all over its vocabulary.
static void type_own_words(Finder *finder, BenchSamples *keys, BenchSamples *places)
{
    int step = finder_index(finder)->word_count / TYPED_WORDS + 1, number = 0;
    for (WordCursor cursor = word_index_begin(finder_index(finder)); word_index_next(&cursor); number++)
        if (number % step == step / 2)
            type_word(finder, cursor.word, keys, places);
}

bool bench_find_print_of(const StageSpec *spec)
{
    OpenedBook opened;
    BenchSamples keys = {0}, places = {0};
    bool is_open = opened_book_open(&opened, spec->content, spec->book, spec->language);
    if (is_open) {
        Finder *finder = finder_open(opened.book, opened.volume);
        int64_t begun = wait_now_ns();
        while (finder_build_some(finder))
            continue;
        BenchShelf shelf = {*finder_index(finder), wait_now_ns() - begun};
        type_own_words(finder, &keys, &places);
        print_figures(&shelf, count_bytes(&(FinderScope){opened.book, opened.volume}), &keys);
        printf("  places in %.1f ms, at most %.1f\n", bench_samples_median_ms(&places),
               bench_samples_longest_ms(&places));
        finder_close(finder);
    }
    opened_book_close(&opened);
    return is_open;
}
