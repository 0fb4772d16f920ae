// BenchFigures: how quick the player is at what it does all day, measured on a stage: no display, no window, but the
// very frames, pages and textures.
#pragma once

#include "command/stage.h"

typedef struct BenchFigures {
    double open_ms;        // opening the library
    double frame_ms;       // a page of a chapter stated and painted anew
    double turn_ms;        // from Next to the page painted, its textures made before
    double screenful_ms;   // a step of an exercise arranged anew and stated, its words' widths known
    double size_change_ms; // a chapter of 3,000 words at a text size not met before, its last page painted
    double words_per_second_cold, words_per_second_warm; // set into pages, without and with widths that are known
    double texture_kib;                                  // run textures kept after those turns
    // Of all those turns together; 0, else something was not made ready.
    double layouts_in_turns, runs_shaped_in_turns, textures_in_turns;
} BenchFigures;

// Takes them all. What cannot be measured (no chapter, one page) is NAN. False when there are no fonts or no library; a
// sentence was printed.
bool bench_figures_take(BenchFigures *figures, const StageSpec *spec);

// Stands at the first page of the library's longest chapter, past its note; false when there is no chapter.
bool bench_figures_open_chapter(App *app);

// One page on, or back from the last one on; *step (1 or -1) keeps the way. False when there is one page only.
bool bench_figures_turn(App *app, int *step);
