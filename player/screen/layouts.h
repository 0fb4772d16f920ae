// Layouts: the pages of the few screens met last, found again by value. A screen states its pieces at every draw; when
// they, the room and the theme are the same as before, so are the pages, and nothing is set twice.
#pragma once

#include "page/pages.h"
#include "screen/plans.h"

typedef struct Layouts Layouts;

Layouts *layouts_create(Typesetter *typesetter);
void layouts_destroy(Layouts *layouts);

// The pages for this spec: those made before, or new ones begun. version stands for everything a condition looks at.
// Lent until LAYOUTS_KEPT others have been asked for or layouts_forget.
enum { LAYOUTS_KEPT = 6 };
Pages *layouts_pages(Layouts *layouts, const PagesSpec *spec, uint32_t version);

// pages_stacked_px of this spec: measured once and found again, likewise.
int layouts_stacked_px(Layouts *layouts, const PagesSpec *spec, uint32_t version);

// How many pages this spec makes, all of them set, and how many of them begin within a paragraph: likewise.
typedef struct PageCounts {
    int all, parted;
} PageCounts;
PageCounts layouts_page_counts(Layouts *layouts, const PagesSpec *spec, uint32_t version);

// Sets a little more of whatever is unfinished, newest first: one page a call. False when there is nothing left to do;
// *has_ended is set when an end became known, so that what shows it can be drawn again.
bool layouts_extend(Layouts *layouts, bool *has_ended);

// Drops the pages that were not asked for since it was called last, where the flows that they were made of have gone;
// else only remembers that these were not.
void layouts_tidy(Layouts *layouts, bool have_gone);

// What was measured to state those screens, found again by value as well; lent as long as the layouts.
Plans *layouts_plans(Layouts *layouts);

// What sets their words.
Typesetter *layouts_typesetter(const Layouts *layouts);

// Overwrites and drops all.
void layouts_forget(Layouts *layouts);

// Begun layouts since creation, for tests and bench.
long layouts_begun(const Layouts *layouts);
