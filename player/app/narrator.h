// Narrator: the interface speaks (EN 301 549, 5.1.3). It knows what it has said of the last frame and says what is new on the next:
// the screen it has come to, the stop that has the focus (label, role, state, position), and words that have changed. Whatever is
// said next interrupts it. It keeps words only while they wait to be said, and wipes them then.
#pragma once

#include "app/speech.h"
#include "book/phrases.h"
#include "page/stops.h"

// What it looks at. Everything is lent for the call.
typedef struct Scene {
    const Frame *frame;
    const Stops *stops;
    const Stop *focus;      // NULL: nowhere
    const Stop *row;        // a switch has come to a row: its stops begin here; NULL: none
    int row_count;
    Text title;             // of the item or the screen; may be empty
    const Phrases *phrases; // NULL: the English ones
    bool has_acted;         // the visitor did something since the last scene: what changed is their doing
} Scene;

typedef struct Narrator {
    const Speech *speech;
    Arena *arena;             // what waits to be said
    ARRAY(Text) waiting;
    int at;                   // what is being said
    bool is_speaking;
    Utterance manner;         // language, rate and volume of all that is said
    Arena *known_arena;       // what was on the last frame, as hashes
    ARRAY(uint64_t) known, known_roughly; // passages, exactly and without their digits
    uint64_t screen_key, focus_key, state_key; // said last; 0: nothing
    int page;
} Narrator;

void narrator_open(Narrator *narrator, const Speech *speech);
void narrator_close(Narrator *narrator);

// From the next words on.
void narrator_set_manner(Narrator *narrator, Text language, int rate, int volume_percent);

// Says what is new on a frame just stated: a new screen or page with all its words (those on controls are left to the focus), else the
// focus, else a change of state, else words that have changed. What changes by itself is said only when more than its digits did:
// a count-down is not read out.
void narrator_look(Narrator *narrator, const Scene *scene);

// Takes the frame as known, without a word: something else is speaking.
void narrator_know(Narrator *narrator, const Scene *scene);

// Says these words, in place of what it is saying; the next look begins anew with the screen.
void narrator_tell(Narrator *narrator, Text words);

// For the keys: the focus (or the screen) once more; where one is; the focus letter by letter.
void narrator_repeat(Narrator *narrator, const Scene *scene);
void narrator_locate(Narrator *narrator, const Scene *scene);
void narrator_spell(Narrator *narrator, const Scene *scene);

// All that is said of one stop, in arena: "Practise, button, 2 of 5. Short exercises." The position counts the neighbours of its role
// that no words part from it.
Text narrator_words(const Scene *scene, const Stop *stop, Arena *arena);

bool narrator_is_speaking(const Narrator *narrator);

// Silent at once; and (forget) everything it knows wiped.
void narrator_hush(Narrator *narrator);
void narrator_forget(Narrator *narrator);

// Goes on with what waits. Call it when it is due; false when the machine cannot speak.
bool narrator_advance(Narrator *narrator);
int64_t narrator_wake_ms(const Narrator *narrator, int64_t now_ms);
