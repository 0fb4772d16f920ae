#include "app/speech.h"

#include <assert.h>

int speech_percent(Loudness volume)
{
    static const int percents[LOUDNESS_COUNT] = {[LOUDNESS_LOW] = 35, [LOUDNESS_MIDDLE] = 70};
    assert(volume < LOUDNESS_COUNT);
    return percents[volume];
}
