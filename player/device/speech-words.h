// SpeechWords: words as the speech program takes them, with the voice that is to say them. That stands among them (as
// SSML) and not in the program's arguments, where any process could read which language somebody listens to.
#pragma once

#include "base/text.h"

// The words marked up for a voice or language of the program's, in arena. Nothing in them is taken for a mark, nor for
// phonemes, which the program reads from [[ on.
Text speech_words(Arena *arena, Text voice, Text words);
