// Scan fixtures: frames of controls as words. A row of targets for each word, one for each letter; capitals cannot be
// touched; '<' and '>' are Back and Next, and stand in bars with the letters of their word.
#pragma once

#include "app/scan.h"

enum { SCAN_FIXTURE_W = 800, SCAN_FIXTURE_H = 600 };

// A frame of words, in arena; the words are borrowed.
Frame scan_fixture(Arena *arena, const char *words);

// One more target, where no row of letters puts it.
void scan_fixture_add(Frame *frame, const char *letter, Rect rect);

// Turns it to be read from right to left.
void scan_fixture_mirror(Frame *frame);

// Its rows where no sheet is open, in its arena.
ScanRows scan_fixture_rows(const Frame *frame);
