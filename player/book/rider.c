#include "book/rider.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const XmlNode *find_entry(const XmlNode *root, Text id)
{
    const XmlNode *node = root ? xml_child(root, "rider") : NULL;
    while (node && !text_equal(text_trim(xml_value(node, "id")), id))
        node = xml_sibling(node, "rider");
    return node;
}

static void read_riders(Library *library)
{
    Arena *bodies = library->bodies;
    OwnPages *own = &library->own;
    Problems ignored = {.arena = bodies};
    const XmlNode *root = library_read_page(library, bodies, "riders", &ignored);
    const XmlNode *originals = library_read_original(library, bodies, "riders", &ignored);
    own->has_riders = true;
    own->riders.arena = bodies;
    for (const XmlNode *node = root ? xml_child(root, "rider") : NULL; node; node = xml_sibling(node, "rider")) {
        Rider *rider = arena_new(bodies, Rider);
        rider->id = id_of(text_trim(xml_value(node, "id")));
        rider->node = node;
        rider->original = find_entry(originals, id_text(&rider->id));
        index_add(&own->riders, text_trim(xml_value(node, "id")), rider);
    }
}

Rider *rider_find(Library *library, Text ref)
{
    if (!library->own.has_riders)
        read_riders(library);
    return index_find(&library->own.riders, text_trim(ref));
}

static Id name_in(Id place, const Id *id)
{
    size_t mark = strlen(RIDER_PLACE);
    if (!text_starts(id_text(id), TEXT(RIDER_PLACE)))
        return *id;
    char name[2 * ID_SIZE];
    snprintf(name, sizeof name, "%s%s", place.at, id->at + mark);
    return id_of(text_of(name));
}

static const Block *copy_blocks(Arena *arena, const Block *blocks, int count, Id place)
{
    Block *copies = arena_many(arena, Block, count);
    for (int i = 0; i < count; i++) {
        copies[i] = blocks[i];
        copies[i].id = name_in(place, &blocks[i].id);
        copies[i].children = copy_blocks(arena, blocks[i].children, blocks[i].child_count, place);
    }
    return copies;
}

Flow rider_use(Arena *arena, const Rider *rider, Id place)
{
    assert(rider->is_read);
    return (Flow){copy_blocks(arena, rider->flow.blocks, rider->flow.count, place), rider->flow.count};
}
