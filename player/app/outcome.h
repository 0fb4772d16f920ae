// Outcome: what has come of an action that the app itself must see to, as a value. Navigation and the desk return it
// and reach no further; the app carries it out in one place.
#pragma once

#include "app/app.h"

typedef enum OutcomeKind {
    OUTCOME_STAY,     // nothing more than another frame
    OUTCOME_END,      // the visit ends, with this face
    OUTCOME_FINISH,   // it ends, unless that is taken back at once
    OUTCOME_LANGUAGE, // the same place in another language
    // staff have set for this screen, as it stands in the desk's configuration:
    OUTCOME_RELOAD,   // what may be shown of the book: it is read again
    OUTCOME_BEGIN_AS, // the preferences,
    OUTCOME_BEGIN_IN, // or the language, that visits begin with
    OUTCOME_MEASURE,  // the glass
    OUTCOME_SOUND,    // whether there is any
    OUTCOME_FIND,     // whether words can be looked for, and codes be typed
    OUTCOME_HOURS,
    OUTCOME_COUNT
} OutcomeKind;

typedef struct Outcome {
    OutcomeKind kind;
    bool has_moved; // another screen lies on top: the focus begins anew
    AppFace face;
    Id language;
} Outcome;
