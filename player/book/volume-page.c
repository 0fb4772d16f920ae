// Pages of a volume: read, and made into blocks.
#include <assert.h>
#include <stdio.h>

#include "book/leaflet.h"
#include "book/volume-room.h"

Flow volume_page_picture(const VolumeRoom *room, const Item *item, Arena *arena)
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

static PressForm form_of(const VolumePart *part, PressForm known)
{
    PressForm told = leaflet_form(part->file->media_type);
    return told != PRESS_FORM_UNKNOWN ? told : known;
}

static Leaf read_leaf(VolumeRoom *room, const Item *item, Arena *scratch, const PressRequest *request)
{
    LeafRequest asked = {item->path, PRESS_PAGE_MOST, SEVERITY_ERROR, request->form >= PRESS_FORM_MARKDOWN};
    Leaf leaf = leaf_read(room->volume.source, scratch, &asked, request->problems);
    if (!request->problems)
        leaf.name = leaf.cursor.at.file = text_copy(request->arena, leaf.name); // blocks bear their place
    return leaf;
}

bool volume_page_press(VolumeRoom *room, const Item *item, const PressRequest *wish, Pressed *pressed)
{
    const VolumePart *part = volume_part(&room->volume, item);
    Arena *scratch = arena_create();
    PressRequest request = *wish;
    request.names = &room->names;
    request.items = &room->by_path;
    request.language = room->volume.package->language;
    request.pictures = id_text(&room->volume.group.id);
    request.part = item->index - part->section;
    request.form = form_of(part, room->forms[request.part]);
    request.section_count = part->section_count;
    request.marked = &room->marked[request.part];
    request.interrupt = room->volume.interrupt;
    Leaf leaf = read_leaf(room, item, scratch, &request);
    request.leaf = &leaf;
    *pressed = (Pressed){0};
    if (leaf.status == FILE_READ) {
        *pressed = press_page(&request);
        if (!interrupt_is_raised(request.interrupt)) // what form a page has is found out once
            room->forms[request.part] = pressed->is_soup ? PRESS_FORM_SOUP : PRESS_FORM_XML;
    }
    arena_destroy(scratch);
    return leaf.status == FILE_READ;
}

Place volume_find(Volume *volume, const Item **item, Id fragment)
{
    Place place = {0};
    Pressed pressed;
    if (!fragment.at[0] || volume_is_picture(volume, *item) || volume->package->locked.size)
        return place;
    Arena *scratch = arena_create();
    PressRequest wish = {.arena = scratch, .wanted = PRESS_NONE, .target = fragment};
    if (volume_page_press(volume_room(volume), *item, &wish, &pressed) && pressed.has_target) {
        int first = (*item)->index - volume_part(volume, *item)->section;
        *item = &volume->group.items[first + pressed.target_section];
        place.block = pressed.target_block;
    }
    arena_destroy(scratch);
    return place;
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
    PressRequest wish = {.arena = taker.arena, .wanted = PRESS_EACH, .problems = reading->problems};
    wish.links = reading->links;
    wish.take = hand_on;
    wish.owner = &taker;
    bool is_picture = volume_is_picture(volume, first), is_read = true;
    *pressed = (Pressed){0};
    if (is_picture)
        hand_on(&taker, 0, volume_page_picture(room, first, taker.arena));
    else
        is_read = volume_page_press(room, first, &wish, pressed);
    Arena *kept = reading->problems->arena;
    pressed->title = text_copy(kept, pressed->title);
    pressed->language = text_copy(kept, pressed->language);
    pressed->soup.sentence = text_copy(kept, pressed->soup.sentence);
    arena_destroy(taker.arena);
    return is_read;
}
