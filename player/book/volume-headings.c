// The headings of a volume that has no contents, in their place.
#include "book/outline.h"
#include "book/volume-room.h"
#include "markup/gathered.h"

enum { HEADINGS_BYTES_MOST = 4 * 1024 * 1024, LEVELS = 2, LEAFLET_LEVELS = 3 };

typedef struct HeadingTaker {
    VolumeRoom *room;
    ARRAY(VolumePlace) places;
    int levels;
    Gathered words; // of one
} HeadingTaker;

static void add_place(HeadingTaker *taker, Text label, const VolumePlace *place)
{
    if (taker->places.count >= OUTLINE_ENTRIES_MOST)
        return;
    VolumePlace *added = array_push(taker->room->arena, &taker->places);
    *added = *place;
    added->label = label;
}

static bool take_headings(void *owner, const Item *item, Flow flow)
{
    HeadingTaker *taker = owner;
    for (int i = 0; i < flow.count; i++) {
        const Block *block = &flow.blocks[i];
        if (block->kind != BLOCK_HEADING || block->level > taker->levels)
            continue;
        VolumePlace place = {.depth = block->level - 1, .item = item, .block = block->id};
        gathered_begin(&taker->words);
        gathered_add(&taker->words, block->text);
        Text label = gathered_words(&taker->words, taker->room->arena);
        if (label.size)
            add_place(taker, label, &place);
    }
    return true;
}

// A page without headings stands for itself, and each part of it. It is called as it says where the book is not called
// so too; else it has no name.
static void add_sections(HeadingTaker *taker, const Item *item, Text title)
{
    VolumeRoom *room = taker->room;
    bool is_all = room->volume.group.item_count == 1 && room->volume.package->is_leaflet;
    bool has_name = title.size && !text_equal(title, room->volume.package->title);
    for (int i = 0; i < volume_part(&room->volume, item)->section_count && !is_all; i++) {
        Text label = has_name && !i ? text_copy(room->arena, title) : TEXT("");
        add_place(taker, label, &(VolumePlace){.item = item + i});
    }
}

static void read_headings(HeadingTaker *taker, const Item *item, bool is_readable)
{
    Problems ignored = {.arena = arena_create()};
    VolumeReading reading = {.take = take_headings, .owner = taker, .problems = &ignored};
    Pressed pressed = {0};
    int before = taker->places.count;
    if (is_readable)
        volume_read_page(&taker->room->volume, item, &reading, &pressed);
    if (taker->places.count == before)
        add_sections(taker, item, pressed.title);
    arena_destroy(ignored.arena);
}

VolumePlaces volume_headings(VolumeRoom *room, Interrupt *interrupt)
{
    const Volume *volume = &room->volume;
    HeadingTaker *taker = arena_new(room->arena, HeadingTaker);
    *taker = (HeadingTaker){.room = room, .levels = volume->package->is_leaflet ? LEAFLET_LEVELS : LEVELS};
    uint64_t bytes = 0;
    room->volume.interrupt = interrupt;
    for (int i = 0; i < volume->group.item_count && !interrupt_is_raised(interrupt); i++) {
        const VolumePart *part = &volume->parts[i];
        bytes += part->bytes;
        if (!part->section && part->is_linear && !part->is_again)
            read_headings(taker, &volume->group.items[i], volume->package->is_leaflet || bytes <= HEADINGS_BYTES_MOST);
    }
    room->volume.interrupt = NULL;
    return (VolumePlaces){taker->places.at, taker->places.count};
}
