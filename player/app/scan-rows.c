// The rows that a highlight goes through: controls at one level, from top to bottom, and from side to side as they are
// read.
#include "app/scan.h"

#include <assert.h>

// How far two stretches lie over each other; 0 or less: they do not.
static int shared(int a, int a_size, int b, int b_size)
{
    int from = a > b ? a : b, a_end = a + a_size, b_end = b + b_size;
    return (a_end < b_end ? a_end : b_end) - from;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

// What stands at one level, while rows are gathered.
typedef struct ScanLevel {
    Rect rect;
    bool is_taken; // it is among the rows
} ScanLevel;

typedef struct ScanGathering {
    const Frame *frame;
    Arena *arena;
    int *level_of; // by target; NO_LEVEL: it cannot be touched
    ARRAY(ScanLevel) levels;
} ScanGathering;

enum { NO_LEVEL = -1 };

// Links reach a little over their words, so that neighbours may touch.
static bool is_beside(const ScanGathering *gathering, int level, Rect rect)
{
    Rect all = gathering->levels.at[level].rect;
    if (2 * shared(all.y, all.h, rect.y, rect.h) < smaller(all.h, rect.h))
        return false;
    for (int i = 0; i < gathering->frame->targets.count; i++) {
        Rect other = gathering->frame->targets.at[i].rect;
        if (gathering->level_of[i] == level && 2 * shared(other.x, other.w, rect.x, rect.w) > smaller(other.w, rect.w))
            return false;
    }
    return true;
}

// The level that a target stands at: of the last ones first, else a new one.
static int find_level(ScanGathering *gathering, Rect rect)
{
    int level = gathering->levels.count - 1;
    while (level >= 0 && !is_beside(gathering, level, rect))
        level--;
    if (level < 0) {
        level = gathering->levels.count;
        array_push(gathering->arena, &gathering->levels)->rect = rect;
    }
    gathering->levels.at[level].rect = rect_union(gathering->levels.at[level].rect, rect);
    return level;
}

static bool may_be_reached(const Frame *frame, const Target *target)
{
    return target->enabled && !target->is_rest && (target->is_bar || !frame_is_beneath(frame, target->rect));
}

static ScanGathering gather(const Frame *frame, Arena *arena)
{
    int count = frame->targets.count;
    ScanGathering gathering = {.frame = frame, .arena = arena, .level_of = arena_many(arena, int, count + 1)};
    for (int i = 0; i < count; i++)
        gathering.level_of[i] = NO_LEVEL;
    for (int i = 0; i < count; i++)
        if (may_be_reached(frame, &frame->targets.at[i]))
            gathering.level_of[i] = find_level(&gathering, frame->targets.at[i].rect);
    return gathering;
}

// On a page that holds only words the way on is what is wanted most.
static int find_next(const ScanRows *rows)
{
    for (int i = 0; i < rows->count; i++)
        for (int k = 0; k < rows->at[i].count; k++)
            if (rows->targets[rows->at[i].targets[k]].action.kind == ACTION_NEXT)
                return i;
    return 0;
}

static int find_home(const ScanRows *rows, Rect sheet)
{
    int home = -1;
    for (int i = rows->count - 1; i >= 0; i--)
        if (!rows->at[i].is_bar && (home < 0 || rows->at[home].rect.y < sheet.y || rows->at[i].rect.y >= sheet.y))
            home = i;
    return home < 0 ? find_next(rows) : home;
}

// The level that comes first of those that are left, from top to bottom: a sheet is read before the bar that it stands
// on. -1: none.
static int take_highest(ScanGathering *gathering)
{
    int highest = -1;
    for (int i = 0; i < gathering->levels.count; i++)
        if (!gathering->levels.at[i].is_taken &&
            (highest < 0 || gathering->levels.at[i].rect.y < gathering->levels.at[highest].rect.y))
            highest = i;
    if (highest >= 0)
        gathering->levels.at[highest].is_taken = true;
    return highest;
}

// The targets of a level as they are read from side to side; returns how many.
static int list_level(const ScanGathering *gathering, int level, int *list)
{
    const Frame *frame = gathering->frame;
    int count = 0, way = frame->theme.direction == DIRECTION_RTL ? -1 : 1;
    for (int i = 0; i < frame->targets.count; i++) {
        if (gathering->level_of[i] != level)
            continue;
        int k = count++;
        for (; k > 0 && way * (frame->targets.at[list[k - 1]].rect.x - frame->targets.at[i].rect.x) > 0; k--)
            list[k] = list[k - 1];
        list[k] = i;
    }
    return count;
}

static ScanRow make_row(const Frame *frame, Arena *arena, const int *targets, int count)
{
    assert(count > 0 && count <= SCAN_ROW_MOST);
    const Target *first = &frame->targets.at[targets[0]];
    uint64_t *keys = arena_many(arena, uint64_t, count);
    ScanRow row = {.targets = targets, .keys = keys, .count = count, .rect = first->rect, .role = first->role};
    for (int i = 0; i < count; i++) {
        const Target *target = &frame->targets.at[targets[i]];
        keys[i] = target_key(target);
        row.rect = rect_union(row.rect, target->rect);
        row.radius_px = target->radius_px > row.radius_px ? target->radius_px : row.radius_px;
        row.is_bar = row.is_bar || (target->is_bar && !rect_overlaps(target->rect, frame->sheet));
    }
    return row;
}

static bool is_next(const Frame *frame, int target)
{
    return frame->targets.at[target].is_bar && frame->targets.at[target].action.kind == ACTION_NEXT;
}

// A row without its Next; *next is that one alone. False where it has none, or nothing else.
static bool split(const Frame *frame, Arena *arena, ScanRow *row, ScanRow *next)
{
    int *others = arena_many(arena, int, row->count), *own = arena_many(arena, int, 1), count = 0;
    for (int i = 0; i < row->count; i++)
        if (is_next(frame, row->targets[i]))
            *own = row->targets[i];
        else
            others[count++] = row->targets[i];
    if (!count || count == row->count)
        return false;
    *next = make_row(frame, arena, own, 1);
    *row = make_row(frame, arena, others, count);
    return true;
}

// Next stands after what there is to do on a page, before the bars: it is wanted most, and would be the last of its
// row.
static void set_next_apart(const Frame *frame, Arena *arena, ScanRows *rows)
{
    ScanRow next;
    int at = 0, bar = 0;
    while (bar < rows->count && !split(frame, arena, &rows->at[bar], &next))
        bar++;
    if (bar == rows->count)
        return;
    for (int i = 0; i < rows->count; i++)
        at = rows->at[i].is_bar ? at : i + 1;
    array_push(arena, rows);
    for (int i = rows->count - 1; i > at; i--)
        rows->at[i] = rows->at[i - 1];
    rows->at[at] = next;
}

void scan_rows(const Frame *frame, Arena *arena, ScanRows *rows)
{
    ScanGathering gathering = gather(frame, arena);
    int *targets = arena_many(arena, int, frame->targets.count + 1);
    *rows = (ScanRows){.targets = frame->targets.at};
    for (int level = take_highest(&gathering); level >= 0; level = take_highest(&gathering)) {
        int count = list_level(&gathering, level, targets);
        assert(count > 0); // each was begun for a target
        // A long one in parts of equal length: fewer steps lead to its end.
        for (int parts = (count + SCAN_ROW_MOST - 1) / SCAN_ROW_MOST; parts > 0; parts--) {
            int size = (count + parts - 1) / parts;
            *array_push(arena, rows) = make_row(frame, arena, targets, size);
            targets += size;
            count -= size;
        }
    }
    set_next_apart(frame, arena, rows);
    rows->home = find_home(rows, frame->sheet);
    assert(rows->home >= 0 && (rows->home < rows->count || rows->count == 0));
}
