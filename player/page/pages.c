#include "page/pages.h"

#include <assert.h>
#include <string.h>

#include "book/block-search.h"
#include "page/page-draw.h"
#include "page/page-section.h"

// A section has so many pages at least, and so many are kept beside the first and the newest. What stands between a
// point and the page that it is for is made twice.
enum { SECTION_PAGES = 32, SECTIONS_KEPT = 3, STRIPS_AGAIN_MOST = 64 };

struct Pages {
    Arena *arena;
    Strips strips;               // of the first section
    ARRAY(PageSection) sections; // one at least; the newest goes on with what follows
    PageCursor cursor;
    int count, word_count;
    bool is_complete;
    long clock; // of what is looked at
};

Pages *pages_begin(Arena *arena, Typesetter *typesetter, const PagesSpec *spec)
{
    assert(spec->width_px > 0 && spec->height_px > 0);
    assert(arena && typesetter && spec->piece_count >= 0 && spec->theme.body.leading_px > 0);
    Pages *pages = arena_new(arena, Pages);
    pages->arena = arena;
    strips_begin(&pages->strips, arena, typesetter, spec);
    *array_push(arena, &pages->sections) = (PageSection){.strips = &pages->strips};
    return pages;
}

// ---- Sections

static PageSection *newest_section(const Pages *pages)
{
    return &pages->sections.at[pages->sections.count - 1];
}

static PageSection *section_of(const Pages *pages, int page)
{
    assert(page >= 0 && page < pages->count);
    int found = 0, after = pages->sections.count;
    while (after - found > 1) {
        int middle = found + (after - found) / 2;
        if (pages->sections.at[middle].first_page <= page)
            found = middle;
        else
            after = middle;
    }
    return &pages->sections.at[found];
}

static bool may_be_dropped(const Pages *pages, const PageSection *section)
{
    return section->strips && section->strips != &pages->strips && section != newest_section(pages);
}

// Drops those that nobody has looked at for the longest.
static void drop_sections(Pages *pages)
{
    int count = SECTIONS_KEPT + 1;
    while (count > SECTIONS_KEPT) {
        PageSection *oldest = NULL;
        count = 0;
        for (int i = 0; i < pages->sections.count; i++) {
            PageSection *section = &pages->sections.at[i];
            if (!may_be_dropped(pages, section))
                continue;
            count++;
            oldest = oldest && oldest->asked <= section->asked ? oldest : section;
        }
        if (count > SECTIONS_KEPT)
            page_section_drop(oldest);
    }
}

// Looks at a section, whose strips are there then.
static void look_at(Pages *pages, PageSection *section)
{
    section->asked = ++pages->clock;
    if (section->strips)
        return;
    page_section_begin(section, pages->arena, &pages->strips);
    drop_sections(pages);
}

// The last point of the newest section before the cursor, where that is near; NULL: there is none.
static const StripsPoint *find_point(const Pages *pages)
{
    const Strips *strips = newest_section(pages)->strips;
    int i = strips->points.count - 1;
    while (i >= 0 && strips->points.at[i].strip > pages->cursor.strip)
        i--;
    bool is_near = i >= 0 && pages->cursor.strip - strips->points.at[i].strip <= STRIPS_AGAIN_MOST;
    return is_near ? &strips->points.at[i] : NULL;
}

// Words whose lines are as long whatever stood on the page before.
static bool stands_alone(const Strip *strip)
{
    return strip->kind == STRIP_WORDS && !strip->beside_lines && !strip->is_beside;
}

// Begins a section with the page at the cursor, which begins with that strip, where the newest has pages enough.
static void part_section(Pages *pages, const Strip *strip)
{
    const StripsPoint *point = NULL;
    if (newest_section(pages)->pages.count >= SECTION_PAGES && stands_alone(strip))
        point = find_point(pages);
    if (!point)
        return;
    PageSection next = {.start = *point, .first_page = pages->count};
    page_section_begin(&next, pages->arena, &pages->strips);
    *array_push(pages->arena, &pages->sections) = next;
    drop_sections(pages);
}

// ---- Setting

static void fill_page(Pages *pages)
{
    PageSection *section = newest_section(pages);
    pages->count += page_section_add(section, pages->arena, &pages->cursor, &pages->word_count);
    const Strip *next = page_section_strip(section, pages->cursor.strip);
    pages->is_complete = !next;
    if (next)
        part_section(pages, next);
}

bool pages_extend(Pages *pages, int upto)
{
    while (!pages->is_complete && pages->count <= upto)
        fill_page(pages);
    return pages->is_complete;
}

int pages_count(const Pages *pages)
{
    return pages->count;
}

bool pages_are_complete(const Pages *pages)
{
    return pages->is_complete;
}

// ---- Finding

static const Page *page_at(const Pages *pages, int page)
{
    const PageSection *section = section_of(pages, page);
    return &section->pages.at[page - section->first_page];
}

static bool is_at_or_before(PageCursor a, PageCursor b)
{
    return a.strip < b.strip || (a.strip == b.strip && a.offset <= b.offset);
}

// The page that holds a position, extending until it is passed.
static int find_page(Pages *pages, PageCursor sought)
{
    while (!pages->is_complete && (!pages->count || is_at_or_before(pages->cursor, sought)))
        fill_page(pages);
    int page = 0, after = pages->count;
    while (after - page > 1) {
        int middle = page + (after - page) / 2;
        if (is_at_or_before(page_at(pages, middle)->start, sought))
            page = middle;
        else
            after = middle;
    }
    return page;
}

// Where a block stands among the pieces: itself, or the one that it stands in.
typedef struct BlockPlace {
    int piece, block;
} BlockPlace;

static bool find_block(const Pages *pages, Id id, BlockPlace *place)
{
    const PagesSpec *spec = &pages->strips.spec;
    for (int i = 0; i < spec->piece_count; i++) {
        Flow flow = spec->pieces[i].flow;
        for (int k = 0; k < flow.count; k++)
            if (block_search_flow((Flow){&flow.blocks[k], 1}, id)) {
                *place = (BlockPlace){i, k};
                return true;
            }
    }
    return false;
}

static bool is_past(int piece, int block, BlockPlace place)
{
    return piece > place.piece || (piece == place.piece && block > place.block);
}

// The last section that begins there or before.
static PageSection *section_with(const Pages *pages, BlockPlace place)
{
    int i = pages->sections.count - 1;
    while (is_past(pages->sections.at[i].start.piece, pages->sections.at[i].start.block, place))
        i--;
    return &pages->sections.at[i];
}

// The strip that a block's words begin in, walking on through the flow as needed; -1 when there is no such block, or
// nothing before one that is hidden.
static int find_strip(Pages *pages, Id id)
{
    BlockPlace place;
    if (!find_block(pages, id, &place))
        return -1;
    PageSection *section = section_with(pages, place);
    look_at(pages, section);
    Strips *strips = section->strips;
    while (!is_past(strips->piece, strips->block, place) && strips_extend(strips))
        continue;
    const Galley *galley = &strips->galley;
    for (int i = 0; i < galley->anchors.count; i++)
        if (id_equal(galley->anchors.at[i].block->id, id))
            return section->start.strip + galley->anchors.at[i].strip;
    return -1;
}

int pages_find(Pages *pages, Place place)
{
    int index = place.block.at[0] ? find_strip(pages, place.block) : -1;
    PageCursor sought = {.strip = index > 0 ? index : 0};
    int page = find_page(pages, sought);
    if (index < 0 || !place.offset)
        return page;
    PageSection *section = section_of(pages, page);
    look_at(pages, section);
    const Strip *strip = page_section_strip(section, sought.strip);
    if (strip && strip->kind == STRIP_WORDS && id_equal(strip->block->id, place.block))
        sought.offset = place.offset + strip->prefix_size;
    return find_page(pages, sought);
}

int pages_find_piece(Pages *pages, int piece)
{
    Strips *strips = newest_section(pages)->strips;
    assert(piece >= 0 && piece < strips->spec.piece_count);
    while (strips->piece < piece || (strips->piece == piece && strips->block == 0))
        if (!strips_extend(strips))
            break;
    return find_page(pages, (PageCursor){.strip = strips->piece_starts[piece]});
}

// ---- Pages

Place pages_place(const Pages *pages, int page)
{
    const Page *there = page_at(pages, page);
    return there->block ? (Place){there->block->id, there->offset} : (Place){0};
}

int pages_words_after(const Pages *pages, int page)
{
    return pages->word_count - page_at(pages, page)->words_before;
}

static const FilledPage *filled_page(Pages *pages, int page)
{
    PageSection *section = section_of(pages, page);
    look_at(pages, section);
    return page_section_page(section, page - section->first_page);
}

int pages_used_px(Pages *pages, int page)
{
    return filled_page(pages, page)->used_px;
}

int pages_boxes(Pages *pages, int page, const PageBox **boxes)
{
    const FilledPage *filled = filled_page(pages, page);
    *boxes = filled->boxes;
    return filled->box_count;
}

void pages_draw(Pages *pages, int page, Frame *frame, const PagesLook *how)
{
    const Placing *placed = &filled_page(pages, page)->placed;
    const Galley *galley = &section_of(pages, page)->strips->galley;
    page_draw(&(PageDraw){galley, frame, how, how->x, how->y}, placed);
}

int pages_stacked_px(Arena *arena, Typesetter *typesetter, const PagesSpec *spec)
{
    assert(spec->width_px > 0 && spec->height_px > 0);
    Strips *strips = arena_new(arena, Strips);
    strips_begin(strips, arena, typesetter, spec);
    return page_fill_stacked_px(strips);
}
