#include "app/ruler.h"

void ruler_apply(Ruler *ruler, Frame *frame)
{
    (void)ruler, (void)frame;
}

bool ruler_move(Ruler *ruler, const Frame *frame, int step)
{
    (void)ruler, (void)frame, (void)step;
    return false;
}

bool ruler_place(Ruler *ruler, const Frame *frame, int x, int y)
{
    (void)ruler, (void)frame, (void)x, (void)y;
    return false;
}
