// The parts and notes of a Volume that are kept: read when they are asked for, and for a while.
#include <assert.h>

#include "book/body-check.h"
#include "book/volume-room.h"

static bool keep_flow(void *owner, int section, Flow flow)
{
    (void)section;
    Body *body = owner;
    body->chapter.flow = flow;
    return false;
}

static Index *embedded_of(VolumeBody *place)
{
    place->embedded = arena_new(place->arena, Index);
    place->embedded->arena = place->arena;
    return place->embedded;
}

static const Body *load_body(VolumeRoom *room, const Item *item, VolumeBody *place)
{
    Arena *arena = place->arena;
    Body *body = arena_new(arena, Body);
    body->item = item;
    if (volume_is_picture(&room->volume, item)) {
        body->chapter.flow = volume_page_picture(room, item, arena);
        return body;
    }
    Pressed pressed;
    PressRequest wish = {.arena = arena, .wanted = volume_part(&room->volume, item)->section};
    wish.take = keep_flow;
    wish.owner = body;
    wish.embedded = embedded_of(place);
    place->marks.arena = arena;
    wish.marks = &place->marks;
    bool is_read = volume_page_press(room, item, &wish, &pressed);
    source_lend(room->volume.source, place->embedded);
    assert(!LECTERN_SELF_CHECK || !body_check(arena, body).size);
    return is_read && !interrupt_is_raised(room->volume.interrupt) ? body : NULL;
}

static VolumeBody *find_place(VolumeBodies *bodies, const Item *item, Id note)
{
    for (int i = 0; i < bodies->count; i++)
        if (bodies->at[i].item == item && id_equal(bodies->at[i].note, note))
            return &bodies->at[i];
    return NULL;
}

// The place where it is kept, else a free one.
static VolumeBody *place_for(VolumeRoom *room, const Item *item, Id note)
{
    VolumeBody *place = find_place(&room->bodies, item, note);
    if (!place)
        place = find_place(&room->bodies, NULL, (Id){0});
    if (!place) {
        place = array_push(room->arena, &room->bodies);
        place->arena = arena_create();
    }
    place->asked = ++room->asked;
    return place;
}

static void drop_body(const VolumeRoom *room, VolumeBody *place)
{
    source_take_back(room->volume.source, place->embedded);
    arena_wipe(place->arena);
    *place = (VolumeBody){.arena = place->arena};
}

const Body *volume_body(Volume *volume, const Item *item)
{
    VolumeRoom *room = volume_room(volume);
    assert(item->index >= 0 && item->index < volume->group.item_count);
    if (volume->package->locked.size)
        return NULL;
    VolumeBody *place = place_for(room, item, (Id){0});
    if (place->item)
        return place->body;
    const Body *body = load_body(room, item, place);
    place->body = body;
    place->item = item;
    if (!body)
        drop_body(room, place);
    room->items[item->index].is_faulty = !body && !interrupt_is_raised(volume->interrupt);
    return body;
}

static Body *load_note(VolumeRoom *room, const Item *item, Id fragment, VolumeBody *place)
{
    Arena *arena = place->arena;
    Body *note = arena_new(arena, Body);
    note->item = item;
    Pressed pressed;
    PressRequest wish = {.arena = arena, .wanted = PRESS_NONE, .target = fragment, .is_note = true};
    wish.take = keep_flow;
    wish.owner = note;
    wish.embedded = embedded_of(place);
    volume_page_press(room, item, &wish, &pressed);
    source_lend(room->volume.source, place->embedded);
    return note;
}

Flow volume_note(Volume *volume, const Item *item, Id fragment)
{
    VolumeRoom *room = volume_room(volume);
    if (!fragment.at[0] || volume_is_picture(volume, item) || volume->package->locked.size)
        return (Flow){NULL, 0};
    VolumeBody *place = place_for(room, item, fragment);
    if (!place->item) {
        place->body = load_note(room, item, fragment, place);
        place->item = item;
        place->note = fragment;
    }
    Flow note = place->body->chapter.flow;
    if (interrupt_is_raised(volume->interrupt)) // it is not whole
        drop_body(room, place);
    return interrupt_is_raised(volume->interrupt) ? (Flow){NULL, 0} : note;
}

// What is kept beyond those that may be, and was not asked for: the one asked for the longest ago.
static VolumeBody *find_stale(VolumeRoom *room)
{
    VolumeBody *stale = NULL;
    int kept = 0;
    for (int i = 0; i < room->bodies.count; i++) {
        VolumeBody *place = &room->bodies.at[i];
        kept += place->item != NULL;
        if (place->item && place->asked <= room->tidied && (!stale || place->asked < stale->asked))
            stale = place;
    }
    return kept > VOLUME_BODIES_MOST ? stale : NULL;
}

bool volume_tidy(Volume *volume)
{
    VolumeRoom *room = volume_room(volume);
    bool has_dropped = false;
    for (VolumeBody *stale; (stale = find_stale(room)); has_dropped = true)
        drop_body(room, stale);
    room->tidied = room->asked;
    return has_dropped;
}

void volume_drop_bodies(Volume *volume)
{
    VolumeRoom *room = volume_room(volume);
    for (int i = 0; i < room->bodies.count; i++)
        drop_body(room, &room->bodies.at[i]);
}

// Blocks are numbered in the order in which they were begun.
static int number_of(Id block)
{
    size_t at = text_find(id_text(&block), TEXT("-"), 0);
    int number = 0;
    while (block.at[at] && text_is_digit(block.at[++at]))
        number = number * 10 + block.at[at] - '0';
    return number;
}

// The last one that begins before an item, by the order of the book.
static const VolumePlace *find_page_before(const Volume *volume, const Item *item)
{
    const VolumePlace *found = NULL;
    for (int i = 0; i < volume->pages.count; i++) {
        const VolumePlace *page = &volume->pages.at[i];
        bool is_elsewhere = page->item && page->item->index < item->index - volume_part(volume, item)->section;
        bool is_before = is_elsewhere || (page->item && !page->block.at[0] && page->item->index <= item->index);
        if (is_before && (!found || page->item->index >= found->item->index))
            found = page;
    }
    return found;
}

Text volume_printed_page(Volume *volume, const Item *item, Id block)
{
    const VolumeBody *place = find_place(&volume_room(volume)->bodies, item, (Id){0});
    const VolumePlace *page = volume->pages.count ? find_page_before(volume, item) : NULL;
    int number = block.at[0] ? number_of(block) : 1;
    for (int i = 0; place && i < place->marks.list.count; i++)
        if (number_of(place->marks.list.at[i].block) <= number)
            page = place->marks.list.at[i].thing;
    return page ? page->label : TEXT("");
}
