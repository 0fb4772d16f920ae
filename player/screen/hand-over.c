#include "screen/hand-over.h"

static bool is_one_of_two(Who who)
{
    return who == WHO_FIRST || who == WHO_SECOND;
}

static bool has_turns_for_two(const Interaction *asked)
{
    for (int i = 0; i < asked->turn_count; i++)
        if (is_one_of_two(asked->turns[i].who))
            return true;
    return false;
}

bool hand_over_is_for_two(const Exercise *exercise)
{
    for (int i = 0; i < exercise->step_count; i++)
        if (is_one_of_two(exercise->steps[i].who) || has_turns_for_two(exercise->steps[i].interaction))
            return true;
    return false;
}

int hand_over_count(const HandOverWay *way)
{
    int count = way->turn;
    Who holds = WHO_ANYONE;
    for (int i = 0; i < way->count; i++) {
        Who who = way->exercise->steps[way->trail[i]].who;
        if (!is_one_of_two(who))
            continue;
        count += holds != WHO_ANYONE && who != holds;
        holds = who;
    }
    return count;
}
