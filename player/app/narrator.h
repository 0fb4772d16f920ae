// Narrator: the interface speaks (EN 301 549, 5.1.3). It knows what it has said of the last frame and says what is new on the next:
// the screen it has come to, the stop that has the focus (label, role, state, position), and words that have changed. Whatever is
// said next interrupts it. It keeps words only while they wait to be said, and wipes them then.
#pragma once

#include "app/news.h"
#include "app/speech.h"
#include "base/unicode.h"

typedef struct Narrator {
    const Speech *speech;
    Arena *arena;             // what waits to be said
    ARRAY(Saying) waiting;     // sentence by sentence
    int at;                   // what is being said
    bool is_speaking;
    bool has_told;            // words of narrator_tell wait: the next are said after them
    bool is_on, is_veiled;    // what the visitor was told of: for those who steer it
    bool is_reading;          // likewise: something else was speaking
    Utterance manner;         // language, rate and volume of all that is said
    Unicode *unicode;         // opened with the first words
    News news;                // what was on the last frame
} Narrator;

void narrator_open(Narrator *narrator, const Speech *speech);
void narrator_close(Narrator *narrator);

// From the next words on.
void narrator_set_manner(Narrator *narrator, Text language, int rate, int volume_percent);

// Says what is new on a frame just stated: a new screen or page with all its words (those on controls are left to the focus), else the
// focus, a change of its state, and words that have changed. What changes by itself is said only when more than its digits did:
// a count-down is not read out.
void narrator_look(Narrator *narrator, const Scene *scene);

// Takes the frame as known, without a word: something else is speaking, and what was being said gives way to it.
void narrator_know(Narrator *narrator, const Scene *scene);

// Says these words, in place of what it is saying; what is new on the next frame follows them.
void narrator_tell(Narrator *narrator, Text words);

// For the keys: the focus (or the screen) once more; where one is; the focus letter by letter.
void narrator_repeat(Narrator *narrator, const Scene *scene);
void narrator_locate(Narrator *narrator, const Scene *scene);
void narrator_spell(Narrator *narrator, const Scene *scene);

// All that is said of one stop, in arena: "Practise, button, 2 of 5. Short exercises."
Text narrator_words(const Scene *scene, const Stop *stop, Arena *arena);

bool narrator_is_speaking(const Narrator *narrator);

// Silent at once; and (forget) everything it knows wiped.
void narrator_hush(Narrator *narrator);
void narrator_forget(Narrator *narrator);

// Goes on with what waits. Call it when it is due; false when the machine cannot speak.
bool narrator_advance(Narrator *narrator);
int64_t narrator_wake_ms(const Narrator *narrator, int64_t now_ms);
