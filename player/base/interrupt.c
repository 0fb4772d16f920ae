#include "base/interrupt.h"

#include <stddef.h>

// The work between two questions to the watcher: some elements or lines, far less than a picture on the glass takes.
enum { ASKED_EVERY = 64 };

bool interrupt_due(Interrupt *interrupt)
{
    if (!interrupt || interrupt->is_raised)
        return interrupt != NULL;
    if (++interrupt->calls < ASKED_EVERY)
        return false;
    interrupt->calls = 0;
    interrupt->is_raised = interrupt->is_wanted(interrupt->owner);
    return interrupt->is_raised;
}

bool interrupt_is_raised(const Interrupt *interrupt)
{
    return interrupt && interrupt->is_raised;
}
