// The pages of a Volume: read when they are asked for, kept for a while, and read as a whole.
#include <assert.h>
#include <stdio.h>

#include "book/body-check.h"
#include "book/volume-room.h"

static PressRequest request_of(VolumeRoom *room, const Item *item, Leaf *leaf, Arena *arena)
{
    const VolumePart *part = volume_part(&room->volume, item);
    return (PressRequest){
        .arena = arena,
        .names = &room->names,
        .leaf = leaf,
        .items = &room->by_path,
        .language = room->volume.package->language,
        .pictures = id_text(&room->volume.group.id),
        .part = item->index - part->section,
        .form = room->forms[item->index - part->section],
        .section_count = part->section_count,
        .wanted = part->section,
        .interrupt = room->volume.interrupt,
    };
}

// What form a page has is found out once.
static Pressed press_part(VolumeRoom *room, const PressRequest *request)
{
    Pressed pressed = press_page(request);
    if (!interrupt_is_raised(request->interrupt))
        room->forms[request->part] = pressed.is_soup ? PRESS_FORM_SOUP : PRESS_FORM_XML;
    return pressed;
}

static Leaf read_leaf(VolumeRoom *room, const Item *item, Arena *scratch, Problems *problems)
{
    LeafRequest request = {item->path, PRESS_PAGE_MOST, SEVERITY_ERROR};
    return leaf_read(room->volume.source, scratch, &request, problems);
}

// A page that is a picture by itself.
static Flow picture_flow(const VolumeRoom *room, const Item *item, Arena *arena)
{
    char name[ID_SIZE];
    const Id *folder = &room->volume.group.id;
    snprintf(name, sizeof name, "p%d-1", item->index);
    Block *block = arena_new(arena, Block);
    *block = (Block){
        .kind = BLOCK_FIGURE,
        .at = {source_name(room->volume.source, arena, item->path), 1, 1},
        .id = id_of(text_of(name)),
        .picture = press_picture_path(arena, id_text(folder), item->path),
        .alt = text_copy(arena, item->title),
    };
    return (Flow){block, 1};
}

static bool keep_flow(void *owner, int section, Flow flow)
{
    (void)section;
    Body *body = owner;
    body->chapter.flow = flow;
    return false;
}

static const Body *load_body(VolumeRoom *room, const Item *item, Arena *arena)
{
    Body *body = arena_new(arena, Body);
    body->item = item;
    if (volume_is_picture(&room->volume, item)) {
        body->chapter.flow = picture_flow(room, item, arena);
        return body;
    }
    Arena *scratch = arena_create();
    Leaf leaf = read_leaf(room, item, scratch, NULL);
    bool is_read = leaf.status == FILE_READ;
    if (is_read) {
        leaf.name = leaf.cursor.at.file = text_copy(arena, leaf.name); // blocks bear their place
        PressRequest request = request_of(room, item, &leaf, arena);
        request.take = keep_flow;
        request.owner = body;
        press_part(room, &request);
    }
    assert(!LECTERN_SELF_CHECK || !body_check(scratch, body).size);
    arena_destroy(scratch);
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

static void drop_body(VolumeBody *place)
{
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
    const Body *body = load_body(room, item, place->arena);
    place->body = body;
    place->item = item;
    if (!body)
        drop_body(place);
    room->items[item->index].is_faulty = !body && !interrupt_is_raised(volume->interrupt);
    return body;
}

Place volume_find(Volume *volume, const Item **item, Id fragment)
{
    VolumeRoom *room = volume_room(volume);
    Place place = {0};
    if (!fragment.at[0] || volume_is_picture(volume, *item) || volume->package->locked.size)
        return place;
    Arena *scratch = arena_create();
    Leaf leaf = read_leaf(room, *item, scratch, NULL);
    if (leaf.status == FILE_READ) {
        PressRequest request = request_of(room, *item, &leaf, scratch);
        request.wanted = PRESS_NONE;
        request.target = fragment;
        Pressed pressed = press_part(room, &request);
        if (pressed.has_target) {
            *item = &volume->group.items[request.part + pressed.target_section];
            place.block = pressed.target_block;
        }
    }
    arena_destroy(scratch);
    return place;
}

static Body *load_note(VolumeRoom *room, const Item *item, Id fragment, Arena *arena)
{
    Body *note = arena_new(arena, Body);
    note->item = item;
    Arena *scratch = arena_create();
    Leaf leaf = read_leaf(room, item, scratch, NULL);
    if (leaf.status == FILE_READ) {
        leaf.name = leaf.cursor.at.file = text_copy(arena, leaf.name); // blocks bear their place
        PressRequest request = request_of(room, item, &leaf, arena);
        request.wanted = PRESS_NONE;
        request.target = fragment;
        request.is_note = true;
        request.take = keep_flow;
        request.owner = note;
        press_part(room, &request);
    }
    arena_destroy(scratch);
    return note;
}

Flow volume_note(Volume *volume, const Item *item, Id fragment)
{
    VolumeRoom *room = volume_room(volume);
    if (!fragment.at[0] || volume_is_picture(volume, item) || volume->package->locked.size)
        return (Flow){NULL, 0};
    VolumeBody *place = place_for(room, item, fragment);
    if (!place->item) {
        place->body = load_note(room, item, fragment, place->arena);
        place->item = item;
        place->note = fragment;
    }
    Flow note = place->body->chapter.flow;
    if (interrupt_is_raised(volume->interrupt)) // it is not whole
        drop_body(place);
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
        drop_body(stale);
    room->tidied = room->asked;
    return has_dropped;
}

void volume_drop_bodies(Volume *volume)
{
    VolumeRoom *room = volume_room(volume);
    for (int i = 0; i < room->bodies.count; i++)
        drop_body(&room->bodies.at[i]);
}

// ---- Whole pages

typedef struct PageTaker {
    const VolumeReading *reading;
    const Item *first;
    Arena *arena;
} PageTaker;

static bool hand_on(void *owner, int section, Flow flow)
{
    PageTaker *taker = owner;
    bool goes_on = taker->reading->take(taker->reading->owner, taker->first + section, flow);
    arena_reset(taker->arena);
    return goes_on;
}

bool volume_read_page(Volume *volume, const Item *first, const VolumeReading *reading, Pressed *pressed)
{
    VolumeRoom *room = volume_room(volume);
    assert(volume_part(volume, first)->section == 0);
    PageTaker taker = {reading, first, arena_create()};
    *pressed = (Pressed){0};
    if (volume_is_picture(volume, first)) {
        hand_on(&taker, 0, picture_flow(room, first, taker.arena));
        arena_destroy(taker.arena);
        return true;
    }
    Arena *scratch = arena_create();
    Leaf leaf = read_leaf(room, first, scratch, reading->problems);
    if (leaf.status == FILE_READ) {
        PressRequest request = request_of(room, first, &leaf, taker.arena);
        request.wanted = PRESS_EACH;
        request.problems = reading->problems;
        request.take = hand_on;
        request.owner = &taker;
        *pressed = press_page(&request);
        pressed->title = text_copy(reading->problems->arena, pressed->title);
        pressed->soup.sentence = text_copy(reading->problems->arena, pressed->soup.sentence);
    }
    arena_destroy(scratch);
    arena_destroy(taker.arena);
    return leaf.status == FILE_READ;
}
