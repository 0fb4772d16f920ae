// Screen reader: the interface speaks (EN 301 549, 5.1.3). It knows what it has said of the last frame and says what is
// new on the next: the screen it has come to, the stop that has the focus (label, role, state, position), and words
// that have changed. Words of a language without a voice are passed over. Whatever is said next interrupts it. It keeps
// words only while they wait to be said, and wipes them then.
#pragma once

#include "app/frame-diff.h"
#include "app/speech.h"
#include "base/unicode.h"

typedef struct Waiting {
    SpokenWords *words;
    int count;
} Waiting;

typedef struct ScreenReader {
    const Speech *speech;
    Arena *arena;           // what waits to be said
    ARRAY(Waiting) waiting; // sentence by sentence
    int at;                 // what is being said
    bool is_speaking;
    bool has_told;         // words of screen_reader_tell wait: the next are said after them
    bool is_on, is_veiled; // what the visitor was told of: for those who steer it
    bool is_reading;       // likewise: something else was speaking
    Utterance manner;      // rate and volume of all that is said
    Id language;           // of what has none of its own; the book that it comes from may be gone before that is said
    Unicode *unicode;      // opened with the first words
    FrameDiff known;       // what was on the last frame
} ScreenReader;

void screen_reader_open(ScreenReader *reader, const Speech *speech);
void screen_reader_close(ScreenReader *reader);

// From the next words on.
void screen_reader_set_manner(ScreenReader *reader, Text language, int rate, int volume_percent);

// Says what is new on a frame just stated: a new screen or page with all its words (those on controls are left to the
// focus), else the focus, a change of its state, and words that have changed. What changes by itself is said only when
// more than its digits did: a count-down is not read out.
void screen_reader_look(ScreenReader *reader, const Scene *scene);

// Takes the frame as known, without a word: something else is speaking, and what was being said gives way to it.
void screen_reader_know(ScreenReader *reader, const Scene *scene);

// Says these words, in place of what it is saying; what is new on the next frame follows them.
void screen_reader_tell(ScreenReader *reader, const Sayings *sayings);

// Says these in place of what it is saying; or after that.
void screen_reader_say(ScreenReader *reader, const Sayings *sayings);
void screen_reader_add(ScreenReader *reader, const Sayings *sayings);

// For the keys: the focus (or the screen) once more; where one is; the focus letter by letter.
void screen_reader_repeat(ScreenReader *reader, const Scene *scene);
void screen_reader_locate(ScreenReader *reader, const Scene *scene);
void screen_reader_spell(ScreenReader *reader, const Scene *scene);

// All that is said of one stop, in arena: "Practise, button, 2 of 5. Short exercises."
Text screen_reader_words(const Scene *scene, const Stop *stop, Arena *arena);

bool screen_reader_is_speaking(const ScreenReader *reader);

// Silent at once; and (forget) everything it knows wiped.
void screen_reader_hush(ScreenReader *reader);
void screen_reader_forget(ScreenReader *reader);

// Goes on with what waits. Call it when it is due; false when the machine cannot speak.
bool screen_reader_advance(ScreenReader *reader);
int64_t screen_reader_wake_ms(const ScreenReader *reader, int64_t now_ms);
