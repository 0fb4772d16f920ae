#include "nine.h"

#include <assert.h>
#include <stdio.h>

NineScreen nine_at(int index)
{
    static const Size glasses[] = {{800, 480}, {600, 1024}, {1280, 800}};
    static const int text_steps[] = {2, 4, 6};
    assert(index >= 0 && index < NINE);
    return (NineScreen){glasses[index / 3], text_steps[index % 3]};
}

bool nine_next(int *index, NineScreen *screen)
{
    if (*index == NINE)
        return false;
    *screen = nine_at((*index)++);
    printf("%dx%d, text %d\n", screen->glass.w, screen->glass.h, screen->text_step);
    return true;
}
