// Inspection: all that lectern check holds content to: the proof of a library, and what only those can tell who have
// fonts, a glass and a decoder of pictures.
#pragma once

#include "proof/proof.h"
#include "proof/volume-proof.h"

typedef struct Inspection Inspection;

typedef struct InspectionSpec {
    const char *command; // who says what cannot be judged on this machine
    const char
        *library;    // whose lists of words files are held to that stand in none; NULL: of the one that is shown here
    int release_day; // since 1970: what may not be handed on that day is an error as well; 0: nothing is
    TranslationCounts *translations; // filled in; NULL: nobody asks
} InspectionSpec;

// problems must outlive it. What is missing on this machine is told on standard error, and left unjudged.
Inspection *inspection_open(const InspectionSpec *spec, Problems *problems);
void inspection_close(Inspection *inspection);

// Looks at a library, a file of one, or a file by itself. Returns how many files that was; 0: there is nothing.
int inspection_look(Inspection *inspection, const char *path);

// What books of the world are judged with, beside the writing of their words.
VolumeJudges inspection_judges(Inspection *inspection, Unicode *unicode);

// Today, by this machine's clock, for release_day.
int inspection_today(void);
