#include "page/reading-order.h"

#include <assert.h>

#include "base/hash.h"

// Lines from first on that belong together.
typedef struct LineSpan {
    int first, end;
} LineSpan;

// A key that is taken, and the last that was made from it for what says and does the same.
typedef struct Taken {
    uint64_t key, latest; // key 0: free
} Taken;

typedef struct StopSearch {
    const Frame *frame;
    Arena *arena;
    ReadingOrder *stops;
    bool *is_taken; // for each line: it stands on a control, or is a sign and no words
    Taken *keys;    // a hash table, at most half full
    uint64_t mask;
} StopSearch;

static uint64_t words_key(const Line *line)
{
    uint64_t hash =
        hash_number(0x9E3779B97F4A7C15u, text_passage_hash(line->passage.size ? line->passage : line->text));
    return hash_number(hash, text_hash(id_text(&line->block)));
}

static uint64_t picture_key(const Picture *picture)
{
    return hash_number(0xC2B2AE3D27D4EB4Fu, text_hash(picture->alt));
}

static void begin_keys(StopSearch *search)
{
    const Frame *frame = search->frame;
    uint64_t slots = 2;
    while (slots < 2 * (uint64_t)(frame->lines.count + frame->targets.count + frame->pictures.count + 1))
        slots *= 2;
    search->keys = arena_many(search->arena, Taken, slots);
    search->mask = slots - 1;
}

// Where the key stands, or is to stand.
static Taken *slot_of(const StopSearch *search, uint64_t key)
{
    uint64_t at = (key ^ key >> 32) & search->mask;
    while (search->keys[at].key && search->keys[at].key != key)
        at = (at + 1) & search->mask;
    return &search->keys[at];
}

// Takes the key, or for what says and does the same a second time one of its own.
static uint64_t take_key(StopSearch *search, uint64_t wanted)
{
    Taken *first = slot_of(search, wanted ? wanted : 1), *slot = first;
    uint64_t key = wanted ? wanted : 1;
    if (slot->key)
        key = slot->latest;
    while (slot->key) {
        key = hash_number(key, 1) ? hash_number(key, 1) : 1;
        slot = slot_of(search, key);
    }
    *slot = (Taken){key, key};
    first->latest = key;
    return key;
}

// The middle of a line does: its letters have air above and below them, which may reach beyond a border that they keep
// within.
static bool stands_in(const Target *target, const Line *line)
{
    Rect rect = line->rect;
    return rect_encloses(target->rect, (Rect){rect.x, rect.y + rect.h / 2, rect.w, 1});
}

// A link in running text covers words of a passage that goes on without it, and its room reaches over words that are
// not its own.
static bool owns_lines(const Target *target, const Line *line)
{
    if (target->role != ROLE_LINK)
        return true;
    return !line->block.at[0] && text_find(line->passage, target->label, 0) < line->passage.size;
}

static LineSpan lines_on(const StopSearch *search, const Target *target)
{
    const Frame *frame = search->frame;
    LineSpan span = {0, 0};
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (search->is_taken[i] || !owns_lines(target, line) || !stands_in(target, line))
            continue;
        if (span.end == 0)
            span.first = i;
        else if (i != span.end)
            break; // what another control drew lies between
        span.end = i + 1;
        search->is_taken[i] = true;
    }
    return span;
}

static void add_stop(StopSearch *search, Stop stop)
{
    assert(stop.first <= stop.end && stop.end <= search->frame->lines.count);
    stop.key = take_key(search, stop.key);
    bool is_bar = stop.kind == STOP_TARGET && search->frame->targets.at[stop.index].is_bar;
    stop.is_beneath = !is_bar && frame_is_beneath(search->frame, stop.rect);
    *array_push(search->arena, search->stops) = stop;
}

static Rect bounds_of(const Frame *frame, LineSpan span)
{
    Rect bounds = frame->lines.at[span.first].rect;
    for (int i = span.first + 1; i < span.end; i++)
        bounds = rect_union(bounds, frame->lines.at[i].rect);
    return bounds;
}

static bool is_one_passage(const Line *a, const Line *b)
{
    return a->passage.size && a->passage.at == b->passage.at && id_equal(a->block, b->block);
}

// The words from there on, up to another passage or to what stands on a control. Returns where they end.
static int add_words(StopSearch *search, int from)
{
    const Line *lines = search->frame->lines.at;
    LineSpan span = {from, from + 1};
    while (span.end < search->frame->lines.count && !search->is_taken[span.end] &&
           is_one_passage(&lines[from], &lines[span.end]))
        span.end++;
    add_stop(search, (Stop){.kind = STOP_WORDS,
                            .first = span.first,
                            .end = span.end,
                            .rect = bounds_of(search->frame, span),
                            .key = words_key(&lines[from])});
    return span.end;
}

// The words that come before a line.
static int add_words_before(StopSearch *search, int from, int line)
{
    while (from < line && from < search->frame->lines.count)
        from = search->is_taken[from] ? from + 1 : add_words(search, from);
    return from;
}

static int add_pictures_before(StopSearch *search, int from, int line)
{
    const Frame *frame = search->frame;
    for (; from < frame->pictures.count && frame->pictures.at[from].line <= line; from++)
        add_stop(search, (Stop){.kind = STOP_PICTURE,
                                .index = from,
                                .rect = frame->pictures.at[from].rect,
                                .key = picture_key(&frame->pictures.at[from])});
    return from;
}

typedef struct Reach {
    int line, picture;
} Reach;

// Words and pictures up to a line; a picture stands where the words before it end.
static Reach add_until(StopSearch *search, Reach reach, int line)
{
    const Frame *frame = search->frame;
    while (reach.picture < frame->pictures.count && frame->pictures.at[reach.picture].line <= line) {
        reach.line = add_words_before(search, reach.line, frame->pictures.at[reach.picture].line);
        reach.picture = add_pictures_before(search, reach.picture, frame->pictures.at[reach.picture].line);
    }
    reach.line = add_words_before(search, reach.line, line);
    return reach;
}

// The stop of the link takes in what the link has on another line.
static void add_rest(StopSearch *search, const Target *target, LineSpan lines)
{
    assert(search->stops->count > 0);
    Stop *link = &search->stops->at[search->stops->count - 1];
    assert(link->kind == STOP_TARGET);
    link->rest = link->rest.w ? rect_union(link->rest, target->rect) : target->rect;
    if (lines.end > lines.first && lines.first == link->end)
        link->end = lines.end;
}

void reading_order_find(const Frame *frame, Arena *arena, ReadingOrder *stops)
{
    StopSearch search = {.frame = frame, .arena = arena, .stops = stops};
    search.is_taken = arena_many(arena, bool, frame->lines.count + 1);
    for (int i = 0; i < frame->lines.count; i++)
        search.is_taken[i] = frame->lines.at[i].is_sign;
    begin_keys(&search);
    LineSpan *spans = arena_many(arena, LineSpan, frame->targets.count + 1);
    *stops = (ReadingOrder){0};
    for (int i = 0; i < frame->targets.count; i++)
        spans[i] = lines_on(&search, &frame->targets.at[i]);
    Reach reach = {0, 0};
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (target->is_rest) {
            add_rest(&search, target, spans[i]);
            continue;
        }
        bool has_lines = spans[i].end > spans[i].first;
        reach = add_until(&search, reach, has_lines ? spans[i].first : target->line);
        add_stop(&search, (Stop){.kind = STOP_TARGET,
                                 .index = i,
                                 .first = spans[i].first,
                                 .end = spans[i].end,
                                 .rect = target->rect,
                                 .radius_px = target->radius_px,
                                 .is_enabled = target->enabled,
                                 .key = target_key(target)});
    }
    add_until(&search, reach, frame->lines.count);
}

const Stop *reading_order_at(const ReadingOrder *stops, int x, int y)
{
    const Stop *found = NULL;
    for (int i = 0; i < stops->count; i++) {
        const Stop *stop = &stops->at[i];
        bool is_there = rect_contains(stop->rect, x, y) || rect_contains(stop->rest, x, y);
        if (is_there && (stop->kind == STOP_TARGET || !found || found->kind != STOP_TARGET))
            found = stop;
    }
    return found;
}

const Stop *reading_order_target(const ReadingOrder *stops, int index)
{
    const Stop *found = NULL; // targets follow each other as in the frame, and the rest of a link follows the link
    for (int i = 0; i < stops->count; i++)
        if (stops->at[i].kind == STOP_TARGET && stops->at[i].index <= index)
            found = &stops->at[i];
    return found;
}

const Stop *reading_order_keyed(const ReadingOrder *stops, uint64_t key)
{
    for (int i = 0; key && i < stops->count; i++)
        if (stops->at[i].key == key)
            return &stops->at[i];
    return NULL;
}
