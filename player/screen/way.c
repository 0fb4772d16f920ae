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
    return (Way){arena, exercise, answers, find_open(arena, answers, exercise), sort_steps(arena, exercise)};
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

static int after_option(const Way *way, int step, const Option *option)
{
    const Step *at = &way->exercise->steps[step];
    int next = option ? way_find(way, option->go_to.id) : -1;
    if (next < 0)
        next = way_find(way, at->next.id);
    return open_or_end(way, next < 0 ? step + 1 : next);
}

int way_after(const Way *way, int step)
{
    assert(step >= 0 && step < way->exercise->step_count);
    return after_option(way, step, chosen_option(way, way->exercise->steps[step].interaction));
}

// A search from a step on, nearest steps first.
typedef struct WaySearch {
    int *queue, *distance; // of each step; 0: not come to yet
    int count;
    bool has_ended;
} WaySearch;

static void come_to(WaySearch *search, int step, int distance)
{
    search->has_ended = search->has_ended || step < 0;
    if (step < 0 || search->distance[step])
        return;
    search->distance[step] = distance;
    search->queue[search->count++] = step;
}

static void look_ahead(const Way *way, WaySearch *search, int step)
{
    const Interaction *asked = way->exercise->steps[step].interaction;
    const Option *chosen = chosen_option(way, asked);
    int distance = search->distance[step] + 1;
    come_to(search, after_option(way, step, chosen), distance);
    bool is_open = !chosen && (asked->kind == STEP_CHOOSE || asked->kind == STEP_RATE);
    for (int i = 0; is_open && i < asked->option_count; i++)
        if (asked->options[i].go_to.id.at[0])
            come_to(search, after_option(way, step, &asked->options[i]), distance);
}

int way_left(const Way *way, int step)
{
    int count = way->exercise->step_count;
    if (step < 0)
        return 0;
    WaySearch search = {.queue = arena_many(way->arena, int, count), .distance = arena_many(way->arena, int, count)};
    come_to(&search, step, 1);
    for (int i = 0; i < search.count; i++) {
        look_ahead(way, &search, search.queue[i]);
        if (search.has_ended)
            return search.distance[search.queue[i]];
    }
    return count;
}
