// Describing: a frame put into words, for those who listen: what a stop is, does and says; where on the way one is. It
// says nothing itself and keeps nothing: the words go to an arena.
#pragma once

#include "app/scene.h"

// All that is said of one stop: its name, role, state and position, then the rest of the words on it: "Practise,
// button, 2 of 5." and "Short exercises." Words are told with what they stand in, as far as what was heard before them
// does not: "List, 1 of 3: a walk", "Boxes, heading." What stands in a bar has no position.
void describe_stop(const Scene *scene, const Stop *stop, Sayings *sayings);

// Its name and state alone, for when that has changed; and the rest of the words on it.
void describe_state(const Scene *scene, const Stop *stop, Sayings *sayings);
Text describe_rest(const Scene *scene, const Stop *stop, Arena *arena);

// That a control which was chosen has been chosen once more.
void describe_already(const Scene *scene, const Stop *stop, Sayings *sayings);

// The words that stand there, with single spaces: a control's name, a passage as far as it is on the page, a picture's
// description.
Text describe_words(const Scene *scene, const Stop *stop, Arena *arena);

// The language that they are in; empty: the interface's.
Text describe_language(const Scene *scene, const Stop *stop);

// "Page 3 of 8"; empty where there is one page, or the last is not known yet.
Text describe_page(const Scene *scene, Arena *arena);

// "Step 2 of 5", as the dots show it; empty where there are none, or no step has begun.
Text describe_step(const Scene *scene, Arena *arena);

// The words tell the page as the screen shows it.
bool describe_is_place(const Scene *scene, Text words, Arena *arena);
