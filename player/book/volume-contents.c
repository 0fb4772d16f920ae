// What a volume says of where things are in it.
#include <string.h>

#include "book/outline.h"
#include "book/volume-room.h"

static const Item *find_item(const VolumeRoom *room, Text path)
{
    return path.size ? index_find(&room->by_path, path) : NULL;
}

static VolumePlaces open_places(VolumeRoom *room, OutlineList list)
{
    VolumePlace *places = arena_many(room->arena, VolumePlace, list.count);
    for (int i = 0; i < list.count; i++) {
        const OutlineEntry *entry = &list.at[i];
        places[i] = (VolumePlace){.label = entry->label, .depth = entry->depth};
        places[i].item = find_item(room, entry->path);
        if (places[i].item)
            places[i].block = press_fragment(entry->fragment);
    }
    return (VolumePlaces){places, list.count};
}

// Each page is called what the first place in it is; what follows of a long one is called the same.
static void name_items(VolumeRoom *room)
{
    VolumePlaces contents = room->volume.contents;
    for (int i = 0; i < contents.count; i++) {
        Item *item = contents.at[i].item ? &room->items[contents.at[i].item->index] : NULL;
        if (item && !item->title.size)
            item->title = contents.at[i].label;
    }
    for (int i = 0; i < room->volume.group.item_count; i++) {
        if (room->volume.parts[i].section && !room->items[i].title.size)
            room->items[i].title = room->items[i - 1].title;
        if (!room->items[i].title.size && room->volume.package->is_leaflet)
            room->items[i].title = room->volume.package->title;
        room->items[i].quiet_title = room->items[i].title;
    }
}

// What stands before the text, by how its file is called.
static bool is_before_text(const Volume *volume, int index)
{
    static const char *const words[] = {"cover", "title", "toc", "contents", "copyright", "imprint", "nav"};
    const VolumePart *part = &volume->parts[index];
    Text path = part->file->path;
    Text name = text_last_part(path);
    if (!part->is_linear || text_equal(path, volume->package->nav) || package_is_picture(part->file->media_type))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_find(name, text_of(words[i]), 0) < name.size)
            return true;
    return false;
}

static const Item *find_start(VolumeRoom *room, const Outline *outline)
{
    const Volume *volume = &room->volume;
    const Item *item = find_item(room, outline->start_path);
    if (!item && volume->package->start.size)
        item = find_item(room, path_resolve(room->arena, volume->package->path, volume->package->start).file);
    for (int i = 0; !item && i < volume->group.item_count; i++)
        if (!is_before_text(volume, i))
            item = &volume->group.items[i];
    return item ? item : volume->group.items;
}

static Outline read_outline(VolumeRoom *room, Problems *problems)
{
    const Package *package = room->volume.package;
    Source *source = room->volume.source;
    Outline outline = {0};
    if (package->nav.size)
        outline = outline_read_nav(source, room->arena, package->nav, problems);
    if (!outline.contents.count && package->ncx.size) {
        Outline older = outline_read_ncx(source, room->arena, package->ncx, problems);
        outline.contents = older.contents;
        outline.pages = outline.pages.count ? outline.pages : older.pages;
    }
    return outline;
}

static void tell_no_contents(const Volume *volume, Problems *problems)
{
    Position start = {source_name(volume->source, problems->arena, volume->package->path), 1, 1};
    problems_add(problems, SEVERITY_WARNING, start, "this book has no table of contents");
    problems_hint(problems, "its headings stand for one");
}

// The printed pages of each page of the book, by their fragments.
static void mark_pages(VolumeRoom *room)
{
    VolumePlaces pages = room->volume.pages;
    for (int i = 0; i < pages.count; i++) {
        const VolumePlace *page = &pages.at[i];
        if (!page->item || !page->block.at[0])
            continue;
        Index *marked = &room->marked[page->item->index];
        marked->arena = room->arena;
        index_add(marked, text_of(page->block.at), (VolumePlace *)page); // nobody writes to it
    }
}

// Contents, and the printed pages below a place of their own.
static void join_places(VolumeRoom *room)
{
    Volume *volume = &room->volume;
    int count = volume->contents.count;
    volume->places = volume->contents;
    if (!volume->pages.count || !count)
        return;
    VolumePlace *places = arena_many(room->arena, VolumePlace, count + 1 + volume->pages.count);
    memcpy(places, volume->contents.at, sizeof *places * (size_t)count);
    for (int i = 0; i < volume->pages.count; i++) {
        places[count + 1 + i] = volume->pages.at[i];
        places[count + 1 + i].depth = 1;
    }
    volume->places = (VolumePlaces){places, count + 1 + volume->pages.count};
}

void volume_contents_open(VolumeRoom *room, Problems *problems)
{
    Outline outline = read_outline(room, problems);
    room->volume.contents = open_places(room, outline.contents);
    room->volume.pages = open_places(room, outline.pages);
    if (!room->volume.contents.count && !room->volume.package->locked.size) {
        if (!room->volume.package->is_leaflet)
            tell_no_contents(&room->volume, problems);
        room->volume.contents = volume_headings(room, problems->interrupt);
    }
    mark_pages(room);
    join_places(room);
    name_items(room);
    room->volume.start = find_start(room, &outline);
}
