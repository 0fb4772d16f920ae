// Reading: what a reader does in a corpus, an act after another, on a stage. The bench takes the time of each, and a
// test counts its work.
#pragma once

#include "command/corpus.h"
#include "command/stage.h"
#include "find/finder.h"

typedef enum ReadingAct {
    READING_OPEN,       // the library, and the book in it; what that opened is closed again
    READING_FIRST_PAGE, // of the first item
    READING_TURN,       // to the next page, and back
    READING_SIZE,       // another text size
    READING_END,        // to the last words of the last item
    READING_LIST,       // all words, so that they can be found
    READING_KEY,        // a word typed so far: how it may go on
    READING_PLACES,     // where it stands
    READING_ACT_COUNT
} ReadingAct;

typedef struct Reading {
    Stage stage;
    StageSpec spec;
    Finder *finder;
    uint32_t seed;  // of what is typed
    bool goes_back; // the next turn does
} Reading;

// Begins at Home of the library in that folder, or with the book there read in the library that spec names. folder must
// outlive it. False when it cannot be used; a sentence was printed.
bool reading_begin(Reading *reading, const StageSpec *spec, const Corpus *corpus, const char *folder);
void reading_end(Reading *reading);

// What an act is called, and how often it makes sense to take it.
const char *reading_act_name(ReadingAct act);
int reading_act_count(ReadingAct act);

// Acts are taken in their order, each any number of times. False when it did not lead where it should.
bool reading_take(Reading *reading, ReadingAct act);
