// Reading aloud: it finds the sentences of the book in a stated frame, knows which one is being said, and
// hands them to the voice one by one. It turns no pages itself: it tells when one must be turned, and goes on from the
// frame that follows.
#pragma once

#include "app/sentences.h"
#include "app/speech.h"

typedef enum ReadAloudStart { START_NOWHERE, START_FIRST, START_LAST } ReadAloudStart;

typedef struct ReadAloud {
    const Speech *speech;
    Arena *arena;                  // what follows; wiped with every page
    Arena *present_arena;          // the words being said
    Unicode *unicode;              // opened with the first sentence
    Sentences list;                // of the page
    uint32_t line_start, line_end; // of the line that the voice has come to; line_end 0: the sentence ends on it
    int at;                        // the present one in the list; -1 when it began on an earlier page
    Sentence present;
    ReadAloudStart start; // where to begin in the next frame
    bool is_open, is_paused;
    bool is_through;  // paused after the last sentence
    Utterance manner; // rate and volume of all that is said
} ReadAloud;

void read_aloud_open(ReadAloud *reading, const Speech *speech);
void read_aloud_close(ReadAloud *reading);

// Begins with the first sentence of the next frame.
void read_aloud_begin(ReadAloud *reading);

// Silent at once; the place is kept, or (stop) given up and every word wiped.
void read_aloud_pause(ReadAloud *reading);
void read_aloud_stop(ReadAloud *reading);

bool read_aloud_is_speaking(const ReadAloud *reading); // begun, and not paused

// Begins anew at that end of the next frame.
void read_aloud_start(ReadAloud *reading, ReadAloudStart start);

// All there is has been read: silent until it is told to go on, which begins anew at the first sentence of the page.
void read_aloud_rest(ReadAloud *reading);

// There is no page for the rest of the sentence: it is said where it is.
void read_aloud_stay(ReadAloud *reading);

// Goes on with the sentence it was paused in, or on another page with its first.
void read_aloud_resume(ReadAloud *reading);

// How fast and how loud from the next sentence on; says the present one again when that changed and it is speaking.
void read_aloud_set_manner(ReadAloud *reading, int rate, int volume_percent);

// Looks at a frame just stated, of that book (NULL: none): finds its sentences and says the one it wants. True when
// another sentence is the present one now, or another line of it, so that the frame must be stated again with its tint.
bool read_aloud_take(ReadAloud *reading, Book *book, const Frame *frame);

// There is something to say on it; for that it is looked at in scratch.
bool read_aloud_finds_words(const ReadAloud *reading, Book *book, const Frame *frame, Arena *scratch);

// What the sentence that has been said, or the place it has reached, asks for.
typedef enum ReadAloudNeed {
    READ_ALOUD_CALM,     // nothing
    READ_ALOUD_MOVED,    // the next sentence is being said, or its next line: another frame
    READ_ALOUD_TURN,     // the sentence goes on overleaf
    READ_ALOUD_NEXT,     // the page is read: go on with the first sentence of a later one
    READ_ALOUD_PREVIOUS, // back, to the last sentence of an earlier one
    READ_ALOUD_BROKEN,   // the machine cannot speak
} ReadAloudNeed;

ReadAloudNeed read_aloud_advance(ReadAloud *reading);

// One sentence back, or the last one again when all is read: MOVED, or PREVIOUS from the first of a page.
ReadAloudNeed read_aloud_step_back(ReadAloud *reading);

// Says the first sentence of the page again, when there is none before it.
void read_aloud_restart(ReadAloud *reading);

// The words that are being said, or were said last, and how far the voice has come in them; none while a frame is
// waited for.
Spoken read_aloud_spoken(const ReadAloud *reading);

// When read_aloud_advance wants to be called; INT64_MAX for never. Also while nothing is read: the device rests then.
int64_t read_aloud_wake_ms(const ReadAloud *reading, int64_t now_ms);
