#include "app/speech.h"

#include <assert.h>

int speech_percent(Volume volume)
{
    static const int percents[VOLUME_COUNT] = {[VOLUME_LOW] = 35, [VOLUME_MIDDLE] = 70};
    assert(volume < VOLUME_COUNT);
    return percents[volume];
}
