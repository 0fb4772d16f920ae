#include "screen/contents-list.h"

#include <assert.h>

ContentsRange contents_range_whole(void)
{
    return (ContentsRange){.above = CONTENTS_TOP};
}

// ---- what there is

// The place behind all that stands below one.
static int end_below(const VolumePlaces *places, int above)
{
    int end = above + 1;
    while (end < places->count && (above == CONTENTS_TOP || places->at[end].depth > places->at[above].depth))
        end++;
    return end;
}

static bool has_below(const VolumePlaces *places, int place)
{
    return place + 1 < places->count && places->at[place + 1].depth > places->at[place].depth;
}

// ---- where one is

// The first entry of the item, else the last before it: contents need not be in the order of reading, nor name all.
static int find_here(const VolumePlaces *places, const Item *here)
{
    int found = CONTENTS_TOP, reached = -1;
    for (int i = 0; here && i < places->count; i++) {
        const Item *item = places->at[i].item;
        if (!item || item->index > here->index || item->index <= reached)
            continue;
        found = i;
        reached = item->index;
    }
    return found;
}

static int above_of(const VolumePlaces *places, int place)
{
    int above = place;
    while (above >= 0 && places->at[above].depth >= places->at[place].depth)
        above--;
    return above;
}

// ---- a level

typedef struct ContentsLevel {
    VolumePlaces places;
    int here; // place
    ARRAY(int) children;
} ContentsLevel;

// An entry that leads somewhere itself is the first below it. What leads nowhere at all is left out.
static ContentsLevel read_level(const ContentsRequest *request, int above)
{
    ContentsLevel level = {.places = request->volume->places};
    const VolumePlaces *places = &level.places;
    assert(above >= CONTENTS_TOP && above < places->count);
    level.here = find_here(&request->volume->contents, request->here);
    if (above != CONTENTS_TOP && places->at[above].item)
        *array_push(request->arena, &level.children) = above;
    int end = end_below(places, above), depth = above + 1 < end ? places->at[above + 1].depth : 0;
    for (int i = above + 1; i < end; i++) {
        if (places->at[i].depth > depth)
            continue;
        depth = places->at[i].depth;
        if (places->at[i].item || has_below(places, i))
            *array_push(request->arena, &level.children) = i;
    }
    return level;
}

static bool holds_here(const ContentsLevel *level, int above, int place)
{
    bool is_below = place != above && level->here >= place && level->here < end_below(&level->places, place);
    return level->here == place || is_below;
}

static int number_here(const ContentsLevel *level, int above)
{
    for (int i = level->children.count - 1; level->here >= 0 && i >= 0; i--)
        if (holds_here(level, above, level->children.at[i]))
            return i;
    return -1;
}

static Text printed_pages(const ContentsRequest *request)
{
    return request->phrases->at[PHRASE_PRINTED_PAGES];
}

// A part without a name has its number, in the interface's words; what has neither is the printed pages.
static void name_entry(const ContentsRequest *request, const VolumePlace *at, ContentsEntry *entry)
{
    entry->label = at->label;
    entry->language = request->volume->package->language;
    if (at->label.size)
        return;
    entry->label =
        !at->item ? printed_pages(request)
                  : phrase_numbers(request->arena, request->phrases, PHRASE_PART_N, (int[]){at->item->index + 1, 0});
    entry->language = TEXT("");
}

static void list_entries(const ContentsRequest *request, const ContentsLevel *level, ContentsList *list)
{
    list->count = list->range.after - list->range.first;
    ContentsEntry *entries = arena_many(request->arena, ContentsEntry, list->count + 1);
    for (int i = 0; i < list->count; i++) {
        int place = level->children.at[list->range.first + i];
        const VolumePlace *at = &level->places.at[place];
        bool is_own = place == list->range.above;
        entries[i] = (ContentsEntry){
            .place = place,
            .item = at->item,
            .block = at->block,
            .has_below = !is_own && has_below(&level->places, place),
            .is_here = list->range.first + i == list->here,
        };
        name_entry(request, at, &entries[i]);
    }
    list->at = entries;
}

static int range_size(int count)
{
    int size = 5;
    while (size * CONTENTS_RANGES_MOST < count)
        size *= 10;
    return size;
}

static void list_ranges(const ContentsRequest *request, ContentsList *list)
{
    int size = range_size(list->range.after - list->range.first);
    ContentsRange *ranges = arena_many(request->arena, ContentsRange, CONTENTS_RANGES_MOST);
    for (int first = list->range.first; first < list->range.after; first += size) {
        int after = first + size < list->range.after ? first + size : list->range.after;
        assert(list->range_count < CONTENTS_RANGES_MOST);
        ranges[list->range_count++] = (ContentsRange){list->range.above, first, after};
    }
    list->ranges = ranges;
}

static bool is_listed(ContentsRange range)
{
    return range.after - range.first <= CONTENTS_LISTED_MOST;
}

ContentsList contents_list_of(const ContentsRequest *request, ContentsRange range)
{
    ContentsLevel level = read_level(request, range.above);
    ContentsList list = {.range = range, .here = number_here(&level, range.above)};
    if (!range.after)
        list.range.after = level.children.count;
    assert(list.range.first >= 0 && list.range.after <= level.children.count);
    if (range.above != CONTENTS_TOP) {
        list.title = level.places.at[range.above].label;
        list.language = request->volume->package->language;
        if (!list.title.size && !level.places.at[range.above].item) {
            list.title = printed_pages(request);
            list.language = TEXT("");
        }
    }
    if (is_listed(list.range))
        list_entries(request, &level, &list);
    else
        list_ranges(request, &list);
    return list;
}

ContentsRange contents_list_find(const ContentsRequest *request, int *card)
{
    VolumePlaces places = request->volume->contents;
    int here = find_here(&places, request->here);
    ContentsRange range = contents_range_whole();
    if (here >= 0)
        range.above = has_below(&places, here) ? here : above_of(&places, here);
    ContentsList list = contents_list_of(request, range);
    while (list.range_count && list.here >= 0) {
        int at = 0;
        while (list.here >= list.ranges[at].after)
            at++;
        range = list.ranges[at];
        list = contents_list_of(request, range);
    }
    *card = list.here >= range.first ? list.here - range.first : 0;
    return range;
}
