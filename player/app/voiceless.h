// Voiceless: the language of the interface has no voice here, which who listens is told by those that have.
#pragma once

#include "app/scene.h"

// Adds that, once, in the first language of the library that has a voice, its default before all others; then the name
// of each that has one, in itself. Nothing where there is none.
void voiceless_tell(const Diction *diction, Sayings *sayings);
