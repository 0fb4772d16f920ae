// Runs: a passage parted into stretches that one font, script and direction can shape. Clusters never part: marks,
// joiners and modifiers go with their base. Common characters take on the script beside them.
#pragma once

#include "page/advance-cache.h"
#include "page/paragraph.h"

typedef struct TextRun {
    uint32_t start, end;
    int span; // the passage's span it lies in; -1: none
    Face voice;
    int rise_px;      // of its baseline above the line's
    Size picture;     // shown in place of its words, pixels; w 0: none
    int voice_number; // in the width cache
    int space_width;  // of one space, 26.6; -1: not measured yet
    uint8_t level;
    bool takes_hyphen; // words of this script may be broken with a hyphen
} TextRun;

typedef ARRAY(TextRun) TextRuns;

// Parts the passage; the runs stand in logical order, in the typesetter's own storage, good until the next call.
// Returns the resolved direction.
Direction runs_itemise(Typesetter *typesetter, const Passage *passage, TextRuns *runs);
