#include "screen/way.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int compare_ids(const void *a, const void *b)
{
    const Step *const *one = a, *const *other = b;
    return memcmp((*one)->id.at, (*other)->id.at, sizeof(*one)->id.at);
}

static const Step *const *sort_steps(Arena *arena, const Exercise *exercise)
{
    const Step **sorted = arena_many(arena, const Step *, exercise->step_count + 1);
    for (int i = 0; i < exercise->step_count; i++)
        sorted[i] = &exercise->steps[i];
    qsort(sorted, (size_t)exercise->step_count, sizeof(const Step *), compare_ids);
    return sorted;
}

// From the end, so that each step is looked at once.
static const int *find_open(Arena *arena, Answers *answers, const Exercise *exercise)
{
    int *open_from = arena_many(arena, int, exercise->step_count + 1);
    open_from[exercise->step_count] = exercise->step_count;
    for (int i = exercise->step_count - 1; i >= 0; i--)
        open_from[i] = answers_hold(answers, exercise, exercise->steps[i].when) ? i : open_from[i + 1];
    return open_from;
}

Way way_of(Arena *arena, Answers *answers, const Exercise *exercise)
{
    return (Way){exercise, answers, find_open(arena, answers, exercise), sort_steps(arena, exercise)};
}

int way_find(const Way *way, Id id)
{
    const Step wanted = {.id = id}, *key = &wanted;
    if (!id.at[0])
        return -1;
    const Step *const *found =
        bsearch(&key, way->by_id, (size_t)way->exercise->step_count, sizeof(const Step *), compare_ids);
    return found ? (int)(*found - way->exercise->steps) : -1;
}

static int open_or_end(const Way *way, int step)
{
    assert(step >= 0 && step <= way->exercise->step_count);
    int open = way->open_from[step];
    return open < way->exercise->step_count ? open : -1;
}

int way_first(const Way *way)
{
    return open_or_end(way, 0);
}

static const Option *chosen_option(const Way *way, const Interaction *asked)
{
    if (asked->kind != STEP_CHOOSE && asked->kind != STEP_RATE)
        return NULL;
    Offers offers = answers_chosen(way->answers, way->exercise, asked->name, (Id){0});
    return offers.count ? offers.at[0].option : NULL;
}

int way_after(const Way *way, int step)
{
    assert(step >= 0 && step < way->exercise->step_count);
    const Step *at = &way->exercise->steps[step];
    const Option *option = chosen_option(way, at->interaction);
    int next = option ? way_find(way, option->go_to.id) : -1;
    if (next < 0)
        next = way_find(way, at->next.id);
    return open_or_end(way, next < 0 ? step + 1 : next);
}

int way_left(const Way *way, int step)
{
    int count = 0;
    for (; step >= 0 && count < way->exercise->step_count; count++)
        step = way_after(way, step);
    return count;
}
