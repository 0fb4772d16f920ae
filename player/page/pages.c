#include "page/pages.h"

#include <assert.h>
#include <string.h>

#include "page/page-draw.h"
#include "page/page-settle.h"
#include "page/typesetter.h"

typedef struct Page {
    PageCursor start;
    Placing placed;
    const PageBox *boxes;
    int box_count, used_px, words_before; // words of the pages before it
} Page;

struct Pages {
    Arena *arena;
    Strips strips;
    PageCursor cursor;
    ARRAY(Page) list;
    int word_count; // of the list
    bool is_complete;
};

Pages *pages_begin(Arena *arena, Typesetter *typesetter, const PagesSpec *spec)
{
    assert(spec->width_px > 0 && spec->height_px > 0);
    assert(arena && typesetter && spec->piece_count >= 0 && spec->theme.body.leading_px > 0);
    Pages *pages = arena_new(arena, Pages);
    pages->arena = arena;
    strips_begin(&pages->strips, arena, typesetter, spec);
    return pages;
}

static int placed_words(const Pages *pages, const Placed *placed)
{
    const Strip *strip = placed->strip;
    int count = 0;
    for (int i = 0; strip->kind == STRIP_ROW && !strip->is_repeat && i < strip->row->cells.count; i++)
        count += placed_words(pages, &strip->row->cells.at[i]);
    if (strip->kind == STRIP_WORDS && placed->last > placed->first) {
        const ParagraphLine *lines = strip->paragraph.lines;
        Text text = text_slice(strip->paragraph.passage.text, lines[placed->first].start, lines[placed->last - 1].end);
        count = unicode_count_words(pages->strips.galley.typesetter->unicode, text);
    }
    return count;
}

static void list_boxes(const Pages *pages, Page *page)
{
    PageBox *boxes = arena_many(pages->arena, PageBox, page->placed.count);
    for (int i = 0; i < page->placed.count; i++) {
        const Placed *placed = &page->placed.at[i];
        const Strip *strip = placed->strip;
        if (strip->kind != STRIP_BOX)
            continue;
        Rect rect = {0, placed->y, pages->strips.spec.width_px, strip->size.h};
        assert(strip->piece >= 0 && strip->piece < pages->strips.spec.piece_count);
        boxes[page->box_count++] = (PageBox){strip->piece, strip->is_full, rect};
    }
    page->boxes = boxes;
}

static void finish_page(Pages *pages, Page page)
{
    page.words_before = pages->word_count;
    for (int i = 0; i < page.placed.count; i++)
        pages->word_count += placed_words(pages, &page.placed.at[i]);
    for (int i = 0; i < page.placed.count; i++) {
        const Placed *placed = &page.placed.at[i];
        int bottom = placed_bottom_px(placed) + strip_below_px(placed->strip);
        page.used_px = bottom > page.used_px ? bottom : page.used_px;
    }
    int height_px = pages->strips.spec.height_px; // letters alone end on the page, see page_foot_below_px
    page.used_px = page.used_px < height_px ? page.used_px : height_px;
    list_boxes(pages, &page);
    *array_push(pages->arena, &pages->list) = page;
}

static bool is_before(PageCursor a, PageCursor b)
{
    return a.strip < b.strip || (a.strip == b.strip && a.line < b.line);
}

static void fill_page(Pages *pages)
{
    PageFill fill = page_fill(&pages->strips, pages->cursor);
    page_settle(&fill);
    assert(fill.placed.count == 0 || is_before(pages->cursor, fill.cursor));
    if (fill.placed.count || !pages->list.count)
        finish_page(pages, (Page){.start = pages->cursor, .placed = fill.placed});
    pages->cursor = fill.cursor;
    pages->is_complete = !strips_at(&pages->strips, pages->cursor.strip);
}

bool pages_extend(Pages *pages, int upto)
{
    while (!pages->is_complete && pages->list.count <= upto)
        fill_page(pages);
    return pages->is_complete;
}

int pages_count(const Pages *pages)
{
    return pages->list.count;
}

bool pages_are_complete(const Pages *pages)
{
    return pages->is_complete;
}

static bool is_at_or_before(PageCursor a, PageCursor b)
{
    return a.strip < b.strip || (a.strip == b.strip && a.offset <= b.offset);
}

// The page that holds a position, extending until it is passed.
static int find_page(Pages *pages, PageCursor sought)
{
    while (!pages->is_complete && (!pages->list.count || is_at_or_before(pages->cursor, sought)))
        fill_page(pages);
    int page = 0, after = pages->list.count;
    while (after - page > 1) {
        int middle = page + (after - page) / 2;
        if (is_at_or_before(pages->list.at[middle].start, sought))
            page = middle;
        else
            after = middle;
    }
    return page;
}

// The anchor of a block, walking on through the flow as needed; NULL when there is no such block.
static const Anchor *find_anchor(Pages *pages, Id block)
{
    const Galley *galley = &pages->strips.galley;
    int i = 0;
    do {
        for (; i < galley->anchors.count; i++)
            if (id_equal(galley->anchors.at[i].block->id, block))
                return &galley->anchors.at[i];
    } while (strips_extend(&pages->strips));
    return NULL;
}

int pages_find(Pages *pages, Place place)
{
    const Anchor *anchor = place.block.at[0] ? find_anchor(pages, place.block) : NULL;
    PageCursor sought = {.strip = anchor && anchor->strip > 0 ? anchor->strip : 0};
    const Strip *strip = anchor ? strips_at(&pages->strips, sought.strip) : NULL;
    if (strip && strip->kind == STRIP_WORDS && id_equal(strip->block->id, place.block))
        sought.offset = place.offset + strip->prefix_size;
    return find_page(pages, sought);
}

int pages_find_piece(Pages *pages, int piece)
{
    Strips *strips = &pages->strips;
    assert(piece >= 0 && piece < strips->spec.piece_count);
    while (strips->piece < piece || (strips->piece == piece && strips->block == 0))
        if (!strips_extend(strips))
            break;
    return find_page(pages, (PageCursor){.strip = strips->piece_starts[piece]});
}

// The place of the first words or picture among what was placed; false when there are none.
static bool find_words(const Placed *placed, int count, Place *place)
{
    for (int i = 0; i < count; i++) {
        const Strip *strip = placed[i].strip;
        if (strip->is_repeat)
            continue;
        if (strip->kind == STRIP_ROW && find_words(strip->row->cells.at, strip->row->cells.count, place))
            return true;
        // Rooms of the screens are no part of the book, and a cell may be empty.
        if (!strip->block || !strip->block->id.at[0] || placed[i].first >= placed[i].last)
            continue;
        uint32_t start = strip->kind == STRIP_WORDS ? strip->paragraph.lines[placed[i].first].start : 0;
        *place = (Place){strip->block->id, start > strip->prefix_size ? start - strip->prefix_size : 0};
        return true;
    }
    return false;
}

static const Page *page_at(const Pages *pages, int page)
{
    assert(page >= 0 && page < pages->list.count);
    return &pages->list.at[page];
}

Place pages_place(const Pages *pages, int page)
{
    Place place = {0};
    const Placing *placed = &page_at(pages, page)->placed;
    find_words(placed->at, placed->count, &place);
    return place;
}

int pages_words_after(const Pages *pages, int page)
{
    return pages->word_count - page_at(pages, page)->words_before;
}

int pages_used_px(const Pages *pages, int page)
{
    return page_at(pages, page)->used_px;
}

int pages_boxes(const Pages *pages, int page, const PageBox **boxes)
{
    *boxes = page_at(pages, page)->boxes;
    return page_at(pages, page)->box_count;
}

void pages_draw(const Pages *pages, int page, Frame *frame, const PagesLook *how)
{
    page_draw(&(PageDraw){&pages->strips.galley, frame, how, how->x, how->y}, &page_at(pages, page)->placed);
}

int pages_stacked_px(Arena *arena, Typesetter *typesetter, const PagesSpec *spec)
{
    assert(spec->width_px > 0 && spec->height_px > 0);
    Strips *strips = arena_new(arena, Strips);
    strips_begin(strips, arena, typesetter, spec);
    return page_fill_stacked_px(strips);
}
