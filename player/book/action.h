// Action: what a touch, a key or a script asks for, as a plain value. Every touchable thing carries one; screens and
// the app perform them. Nothing in Lectern reacts to raw input beside this.
#pragma once

#include "base/id.h"

// Where a reader is, across reflow, reload and languages: a block and an offset into its text (bytes).
typedef struct Place {
    Id block;
    uint32_t offset;
} Place;

typedef enum ActionKind {
    ACTION_NONE,
    // the bars
    ACTION_BACK,
    ACTION_HOME,
    ACTION_SUPPORT,
    ACTION_HIDE,
    ACTION_PREVIOUS,
    ACTION_COMFORT,
    ACTION_LISTEN,
    ACTION_STOP,
    ACTION_NEXT,
    ACTION_FINISH,
    ACTION_DONE,
    ACTION_MORE,  // value = the BarCells that have no room in the bars
    ACTION_SPEAK, // the interface says something: value = SPEAK_*
    // going somewhere
    ACTION_BEGIN, // leave Attract; id = language, or none for the default, block = a place to open, or none for Home
    ACTION_OPEN,  // index = the way there, id = an item, a shelf, a book, or one of: home support about comfort staff;
                  // block = where in it
    ACTION_CONTENTS, // the shelf page of the present item's book
    ACTION_TERM,     // id = a glossary entry; block, index (of its words) and value (where in them) tell one place from
                     // another
    ACTION_RIDER,    // likewise; id = a rider
    ACTION_NOTE,     // a note of a book, on a sheet: id = the item that it stands in, block = where, as ACTION_OPEN's
    ACTION_ADDRESS, // an address of the world outside, on a sheet: id = the item, block = the note in it, or "", from =
                    // its span, which holds it
    ACTION_PICTURE, // a figure by itself: id = the item, block = the figure
    ACTION_CODE,    // the code of a place: id = the item, or none for the present page's, block = where in it
    ACTION_REPLY,   // what an answer opens, or the back of a card: id = an exercise, block = the question, or the step
                    // of the cards, index = the option or card, value = the kind of action that chose it
    ACTION_KEEP,    // Still there?: keep reading
    ACTION_WAKE,    // Cover and the dark: go on
    // content notes
    ACTION_READ,
    ACTION_SHORT,
    ACTION_SKIP,
    // inside a screen; index and value mean what that screen says
    ACTION_CHOOSE,
    ACTION_TOGGLE,
    ACTION_RATE,
    ACTION_SORT,
    ACTION_UNDO, // takes the last of it back
    ACTION_TURN_OVER,
    ACTION_COUNT,
    ACTION_PAUSE,
    ACTION_ENOUGH, // what runs has come to its end
    ACTION_AGAIN,  // and begins once more
    ACTION_SOUND,  // its sound is on, or off
    ACTION_LONGER,
    ACTION_LARGE,
    ACTION_EXPAND,
    ACTION_FORGET, // where a book was left: id = its group; value 1: it is meant so
    ACTION_TAB,
    ACTION_PREFER,
    ACTION_PAGE,
    ACTION_MORE_CHOICES, // the next of the choices that take turns
    ACTION_LANGUAGE,     // id = its code: the same place in another language
    ACTION_LEVEL,        // the same place in easier words, or back in all of them
    ACTION_TYPE,         // id = a letter, or a blank
    ACTION_ERASE,        // the last one
    ACTION_STAFF,        // index = what staff wish, value or id = the rest
    ACTION_KIND_COUNT
} ActionKind;

// ACTION_OPEN's index: there and Back again; on from an item to the one that follows it; in place of what is open, as
// what follows its content note; up to the list that an item stands in.
enum { OPEN_THERE, OPEN_ON, OPEN_INSTEAD, OPEN_UP };

// ACTION_OPEN's value: past an item's content note, whole or in its short version; a book of the world where its text
// begins, or where it was left.
enum { OPEN_ASKING, OPEN_WHOLE, OPEN_BRIEF, OPEN_TAKING_UP };

// The value of ACTION_NEXT and ACTION_PREVIOUS: reading aloud turns pages, but does not go to another step or chapter
// by itself.
enum { TURN_ON, TURN_PAGE };

// ACTION_LISTEN's value; from the bar it begins, and ends what it began.
enum { LISTEN_BEGIN, LISTEN_PAUSE, LISTEN_ON, LISTEN_BACK, LISTEN_SLOWER, LISTEN_FASTER, LISTEN_END };

// ACTION_SPEAK's value: what was heard last once more; where one is; what was heard last letter by letter.
enum { SPEAK_AGAIN, SPEAK_PLACE, SPEAK_LETTERS };

// Words of a text that are marked where they stand: bytes of it.
typedef struct Found {
    uint32_t passage, start, end; // passage: text_hash of the text; end 0: none
} Found;

typedef struct Action {
    ActionKind kind;
    int index, value;
    Id id, block;
    Place from;  // of a link or term: where it stands itself; block "": nowhere in the book's text
    Found found; // ACTION_OPEN: what was found there
} Action;

// They ask for the same.
bool action_equal(const Action *a, const Action *b);

// The name that the dump prints: "hide", "open", ...
const char *action_name(ActionKind kind);
