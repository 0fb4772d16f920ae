// Aid: what helps a visitor to see, hear or steer, beside the screens: holding, switches, exploring by touch, the
// reading ruler, reading aloud, the speaking interface, the sound of breathing. An aid is one file, aid-NAME.c, that
// exports one const AidKind, and a line in the table in aids.c. It is shown what stands on the glass and told what
// happens; what it wants of the app it hands back as an AidRequest.
#pragma once

#include "app/app.h"
#include "app/press.h"
#include "app/scan.h"

// What the aids tell of themselves, for each other and for the screens.
typedef struct AidTold {
    bool is_narrating;           // the interface is speaking
    bool is_reading, is_resting; // the book is read aloud; and rests
    Spoken spoken;               // the words of it that are being said
    bool is_scanning;            // a highlight goes through the controls,
    ScanRow row;                 // and has come here; count 0: nowhere
} AidTold;

// What an aid may look at; lent for the call.
typedef struct AidSight {
    const AppSpec *spec;
    Book *book; // NULL: out of order
    const Preferences *wishes;
    int64_t now_ms, warned_ms; // since when Still there? has stood; 0: it does not
    const ScreenKind *page;    // that the visit shows; NULL while its screens do not show
    const ScreenKind *waiting; // what stands there between visits; NULL: a visit, or out of order
    const ScreenKind *sheet;   // what lies over that; NULL: nothing
    bool is_dark, is_passing;  // the glass is dark; what stands there lies over another screen for a while
    const Frame *frame, *last; // the one stated last, or just being stated; and the one before it
    const ReadingOrder *stops; // of the frame
    bool is_stale;             // the frame is out of date
    bool is_same_screen;       // as the one before it
    bool is_settling;          // it has come up just now: nothing acts on it yet but Hide
    const Focus *focus;
    const Touch *touch;
    const Press *press;
    bool has_acted;   // the visitor did something since the last frame
    ActionKind acted; // what, where it was an action; else ACTION_NONE
    int task;         // where keys and switches go on, as a target; -1: where they are
    bool is_heard;    // the interface speaks
    AidTold told;
} AidSight;

typedef enum AidCueKind {
    // These the first aid that takes them keeps from the others and from the app:
    CUE_KEY,     // a key went down
    CUE_SAMPLE,  // a finger, before it makes a gesture
    CUE_GESTURE, // what it has made on the frame
    CUE_ACTION,  // something to be performed that no screen took
    // These are for all:
    CUE_KEY_UP,    // a key was let go
    CUE_STIR,      // somebody struck a key or landed: key, or NULL
    CUE_ELSEWHERE, // the visitor steers by something that is no aid
    CUE_PAUSE,     // and goes on to something else: to action, where they do something
    CUE_PERFORMED, // an action was performed
    CUE_TURNED,    // the pages that an aid wanted turned are, or there are none
    CUE_FOCUS,     // the focus shall be told even where it was there before
    CUE_LAPSED,    // what was asked for before a visit is taken back
    CUE_PLUG,      // headphones have been plugged in or pulled out
    CUE_INVITE,    // somebody who cannot see shall be told what stands here
    CUE_CLEARED,   // a visit that was spoken has ended because nobody was there
} AidCueKind;

// A turn to another page.
typedef struct AidTurn {
    ActionKind way;   // ACTION_NEXT, ACTION_PREVIOUS; ACTION_NONE: none
    bool is_to_words; // over pages without any
} AidTurn;

typedef struct AidCue {
    AidCueKind kind;
    const char *key; // by SDL's name
    const Sample *sample;
    const Gesture *gesture;
    const Target *target; // that the gesture presses or taps; NULL: none
    const Action *action;
    AidTurn turn;
    bool has_turned;
} AidCue;

// What is asked of the app, in the order in which it is carried out.
typedef enum AidAsk {
    AID_TAKES = 1 << 0,     // the cue is this aid's alone
    AID_FEEDS = 1 << 1,     // though the touch shall know the sample
    AID_HUSHES = 1 << 2,    // the interface falls silent
    AID_RELEASES = 1 << 3,  // nothing is pressed any more
    AID_LETS_GO = 1 << 4,   // the finger's lifting shall be no tap
    AID_HOLDS = 1 << 5,     // the finger holds a place of its own: held
    AID_STIRS = 1 << 6,     // somebody is there
    AID_PAUSES = 1 << 7,    // reading aloud pauses
    AID_RESTS = 1 << 8,     // the highlight of a switch goes away
    AID_FOCUSES = 1 << 9,   // the focus is this one: focus
    AID_TELLS = 1 << 10,    // and is told even where it was there before
    AID_WISHES = 1 << 11,   // the visitor has asked for these preferences: wishes
    AID_MUTES = 1 << 12,    // the machine cannot speak
    AID_OPENS = 1 << 13,    // this sheet lies over the page: sheet
    AID_CLOSES = 1 << 14,   // or does not any more
    AID_TURNS = 1 << 15,    // another page: turn, which CUE_TURNED answers
    AID_ACTS = 1 << 16,     // the visitor has done something
    AID_REDRAWS = 1 << 17,  // the frame is out of date
    AID_PRESSES = 1 << 18,  // what the finger rests on acts
    AID_PERFORMS = 1 << 19, // so does this: action
    AID_SILENCES = 1 << 20, // the machine has no loudspeaker
    AID_INVITES = 1 << 21,  // somebody who cannot see shall be told what stands here
} AidAsk;

typedef struct AidRequest {
    unsigned asks; // AidAsk
    Rect held;
    uint64_t held_key;
    Focus focus;
    Preferences wishes;
    const ScreenKind *sheet;
    AidTurn turn;
    Action action;
} AidRequest;

enum { AID_STATE_BYTES = 512 };

// Every member but name may be NULL.
typedef struct AidKind {
    const char *name;
    // Makes zeroed state (AID_STATE_BYTES) ready; gives back what it owns; wipes what is left of a visit that has
    // ended.
    void (*open)(void *state, const AppSpec *spec);
    void (*close)(void *state);
    void (*forget)(void *state);
    AidRequest (*hear)(void *state, const AidSight *sight, const AidCue *cue);
    // It is time: due_ms has come, or something else has woken the app.
    AidRequest (*advance)(void *state, const AidSight *sight);
    // Looks at the page of a visit as its screens have stated it; true: what it tells has changed, it must be stated
    // anew.
    bool (*read)(void *state, Book *book, const Frame *frame);
    // A turn to words has come to this page (drawn in scratch): it has some.
    bool (*suits)(void *state, Book *book, const Frame *frame, Arena *scratch);
    // Draws what it shows on a frame just stated, or says it.
    void (*apply)(void *state, const AidSight *sight, Frame *frame);
    // Adds what it tells of itself.
    void (*tell)(const void *state, AidTold *told);
    // When it wants to advance; INT64_MAX: never.
    int64_t (*due_ms)(const void *state, const AidSight *sight);
} AidKind;

extern const AidKind hide_aid, hold_aid, scan_aid, explore_aid, ruler_aid, listen_aid, invite_aid, narrate_aid,
    breath_aid;

// Declares the typed state of an aid: AID_STATE(Scanner) checks that it fits.
#define AID_STATE(Type) _Static_assert(sizeof(Type) <= AID_STATE_BYTES, "an aid's state must fit its room")
