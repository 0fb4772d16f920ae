// Screenful: what belongs together on one glass, judged from the pages of one place.
#pragma once

#include "page-facts.h"

// Whether a place holds something that belongs together and is parted: a question and its options, a timer and its
// button, a landing, the buttons of a content note (of usual text, both with their words), what Support begins with, a
// shelf's or Home's first cards. name: as the walk calls the place, "exercise-steady-breathing-03-pace"; cards: the
// least of them that a first page shows.
bool screenful_is_torn(Text name, const PageFacts *pages, int count, int cards);

// Whether a shelf's, the needs' or Home's cards are spread over their pages so that one has more than one more than
// another, other than on a first page for the least of them.
bool screenful_is_uneven(Text name, const PageFacts *pages, int count, int cards);

// Whether choices take turns and so few stand on a page that they cannot be weighed against each other.
bool screenful_is_scanty(const PageFacts *pages, int count);

// Pages that have options and say nothing of what is asked.
int screenful_bare_pages(const PageFacts *pages, int count);

// Whether a few words have a page of their own before options that have none above them but the heading.
bool screenful_is_thin(const PageFacts *pages, int count);
