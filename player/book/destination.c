#include "book/destination.h"

static const Destination destinations[] = {
    {"home", true, PHRASE_LINK_HOME},
    {"support", true, PHRASE_LINK_SUPPORT},
    {"about", true, PHRASE_ABOUT},
    {"comfort", true, PHRASE_READING_COMFORT},
    {.id = "staff"},
    {.id = "read"},
    {.id = "practise"},
    {.id = "questions"},
    {.id = "needs"},
    {.id = "find"},
};

const Destination *destination_find(Text id)
{
    for (size_t i = 0; i < sizeof destinations / sizeof *destinations; i++)
        if (text_is(id, destinations[i].id))
            return &destinations[i];
    return NULL;
}
