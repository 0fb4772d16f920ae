// BenchReader: what a reader does in a corpus, an act after another, on a stage. The bench takes the time of each, and
// a test counts its work.
#pragma once

#include "command/corpus.h"
#include "command/stage.h"
#include "find/finder.h"

typedef enum BenchAct {
    BENCH_ACT_OPEN,       // the library, and the book in it; what that opened is closed again
    BENCH_ACT_FIRST_PAGE, // of the first item
    BENCH_ACT_TURN,       // to the next page, and back
    BENCH_ACT_SIZE,       // another text size
    BENCH_ACT_END,        // to the last words of the last item
    BENCH_ACT_LIST,       // all words, so that they can be found
    BENCH_ACT_KEY,        // a word typed so far: how it may go on
    BENCH_ACT_PLACES,     // where it stands
    BENCH_ACT_COUNT
} BenchAct;

typedef struct BenchReader {
    Stage stage;
    StageSpec spec;
    Finder *finder;
    uint32_t seed;  // of what is typed
    bool goes_back; // the next turn does
} BenchReader;

// Begins at Home of the library in that folder, or with the book there read in the library that spec names. folder must
// outlive it. False when it cannot be used; a sentence was printed.
bool bench_reader_begin(BenchReader *reader, const StageSpec *spec, const Corpus *corpus, const char *folder);
void bench_reader_end(BenchReader *reader);

// What an act is called, and how often it makes sense to take it.
const char *bench_act_name(BenchAct act);
int bench_act_count(BenchAct act);

// Acts are taken in their order, each any number of times. False when it did not lead where it should.
bool bench_reader_take(BenchReader *reader, BenchAct act);
