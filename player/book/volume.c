#include "book/volume.h"

#include <assert.h>
#include <stdio.h>

#include "book/volume-room.h"

// ---- Opening

typedef struct PageSize {
    size_t bytes; // 0 of pictures: they have no words
    int sections;
} PageSize;

static PageSize size_page(Source *source, const PackageFile *file)
{
    PageSize page = {.sections = 1};
    if (package_is_picture(file->media_type) || source_find(source, file->path, &page.bytes) != FILE_READ)
        return page;
    page.bytes = page.bytes < PRESS_PAGE_MOST ? page.bytes : PRESS_PAGE_MOST;
    page.sections = press_sections(page.bytes);
    return page;
}

static Id item_id(const Group *group, int index)
{
    char name[2 * ID_SIZE];
    snprintf(name, sizeof name, "%s%sp%d", group->id.at, group->id.at[0] ? ":" : "", index);
    return id_of(text_of(name));
}

// By how many bytes a page takes that is marked up as most are.
static int minutes_of(const VolumePart *part)
{
    enum { BYTES_A_MINUTE = BOOK_WORDS_A_MINUTE * 7 };
    return 1 + (int)(part->bytes / BYTES_A_MINUTE);
}

static void add_item(VolumeRoom *room, VolumePart *parts, const VolumePart *part)
{
    int index = room->volume.group.item_count++;
    Item *item = &room->items[index];
    *item = (Item){
        .kind = ITEM_CHAPTER,
        .id = item_id(&room->volume.group, index),
        .language = room->volume.package->language,
        .minutes = minutes_of(part),
        .lacks_level = true,
        .path = part->file->path,
        .group = &room->volume.group,
        .index = index,
        .is_faulty = room->volume.package->locked.size > 0,
    };
    parts[index] = *part;
    parts[index].before = room->volume.bytes;
    if (part->is_linear)
        room->volume.bytes += part->bytes;
    if (part->section == 0) // of pages that are read twice links lead to the first
        parts[index].is_again = !index_add(&room->by_path, item->path, item);
}

static void open_parts(VolumeRoom *room)
{
    const Package *package = room->volume.package;
    PageSize *pages = arena_many(room->arena, PageSize, package->part_count);
    int count = 0, taken = 0;
    for (; taken < package->part_count && count < VOLUME_PARTS_MOST; taken++) {
        pages[taken] = size_page(room->volume.source, package->parts[taken].file);
        count += pages[taken].sections;
    }
    VolumePart *parts = arena_many(room->arena, VolumePart, count);
    room->items = arena_many(room->arena, Item, count);
    room->forms = arena_many(room->arena, PressForm, count);
    room->marked = arena_many(room->arena, Index, count);
    room->volume.group.items = room->items;
    room->volume.parts = parts;
    for (int i = 0; i < taken; i++)
        for (int section = 0; section < pages[i].sections; section++) {
            const PackagePart *part = &package->parts[i];
            add_item(room, parts,
                     &(VolumePart){part->file, section, pages[i].sections, part->is_linear, false,
                                   pages[i].bytes / (size_t)pages[i].sections, 0});
        }
}

bool volume_stands_at(const char *path)
{
    Source *source = source_open(path);
    bool is_library = source_find(source, TEXT("library.xml"), &(size_t){0}) == FILE_READ;
    bool is_volume = source_find(source, TEXT("META-INF/container.xml"), &(size_t){0}) == FILE_READ;
    is_volume |= source_page(source).size > 0;
    source_close(source);
    return !is_library && (is_volume || text_ends(text_of(path), TEXT(".epub")));
}

Volume *volume_open(Source *source, Id id, Problems *problems)
{
    Arena *arena = arena_create();
    VolumeRoom *room = arena_new(arena, VolumeRoom);
    *room = (VolumeRoom){.volume.source = source, .arena = arena, .by_path.arena = arena};
    room->names = (PathNames){.source = source, .arena = arena};
    Volume *volume = &room->volume;
    volume->package = package_read(source, arena, problems);
    if (!volume->package || interrupt_is_raised(problems->interrupt)) {
        arena_destroy(arena);
        return NULL;
    }
    volume->group.id = id;
    volume->group.title = volume->package->title;
    open_parts(room);
    volume_contents_open(room, problems);
    return volume;
}

void volume_close(Volume *volume)
{
    if (!volume)
        return;
    VolumeRoom *room = volume_room(volume);
    volume_drop_bodies(volume);
    for (int i = 0; i < room->bodies.count; i++)
        arena_destroy(room->bodies.at[i].arena);
    arena_destroy(room->arena); // the room itself lives there
}

int volume_index(Id id)
{
    Text text = id_text(&id);
    int index = 0;
    size_t start = text.size;
    while (start && text_is_digit(text.at[start - 1]))
        start--;
    for (size_t i = start; i < text.size && index < VOLUME_PARTS_MOST; i++)
        index = index * 10 + text.at[i] - '0';
    return start < text.size && index < VOLUME_PARTS_MOST ? index : -1;
}

const Item *volume_item(const Volume *volume, Id id)
{
    int index = volume_index(id);
    bool is_there = index >= 0 && index < volume->group.item_count && id_equal(volume->group.items[index].id, id);
    return is_there ? &volume->group.items[index] : NULL;
}

const Item *volume_neighbour(const Volume *volume, const Item *item, int step)
{
    assert(step == 1 || step == -1);
    int index = volume_part(volume, item)->is_linear ? item->index + step : -1;
    while (index >= 0 && index < volume->group.item_count && !volume->parts[index].is_linear)
        index += step;
    return index >= 0 && index < volume->group.item_count ? &volume->group.items[index] : NULL;
}
