#include "page/page-section.h"

#include <assert.h>

#include "page/page-settle.h"
#include "page/typesetter.h"

void page_section_begin(PageSection *section, Arena *arena, const Strips *whole)
{
    arena = arena_create_within(arena);
    section->strips = arena_new(arena, Strips);
    strips_begin_at(section->strips, arena, whole, section->start);
}

void page_section_drop(PageSection *section)
{
    arena_destroy(section->strips->galley.arena);
    section->strips = NULL;
    section->filled = (FilledPages){0};
}

Strip *page_section_strip(const PageSection *section, int index)
{
    assert(index >= section->start.strip);
    return strips_at(section->strips, index - section->start.strip);
}

// ---- Filling

static int placed_words(const Strips *strips, const Placed *placed)
{
    const Strip *strip = placed->strip;
    int count = 0;
    for (int i = 0; strip->kind == STRIP_ROW && !strip->is_repeat && i < strip->row->cells.count; i++)
        count += placed_words(strips, &strip->row->cells.at[i]);
    if (strip->kind == STRIP_WORDS && placed->last > placed->first) {
        const ParagraphLine *lines = strip->paragraph.lines;
        Text text = text_slice(strip->paragraph.passage.text, lines[placed->first].start, lines[placed->last - 1].end);
        count = unicode_count_words(strips->galley.typesetter->unicode, text);
    }
    return count;
}

static void list_boxes(const Strips *strips, FilledPage *page)
{
    PageBox *boxes = arena_many(strips->galley.arena, PageBox, page->placed.count);
    for (int i = 0; i < page->placed.count; i++) {
        const Placed *placed = &page->placed.at[i];
        const Strip *strip = placed->strip;
        if (strip->kind != STRIP_BOX)
            continue;
        Rect rect = {0, placed->y, strips->spec.width_px, strip->size.h};
        assert(strip->piece >= 0 && strip->piece < strips->spec.piece_count);
        boxes[page->box_count++] = (PageBox){strip->piece, strip->is_full, rect};
    }
    page->boxes = boxes;
}

static int used_px(const Strips *strips, const Placing *placing)
{
    int used = 0;
    for (int i = 0; i < placing->count; i++) {
        const Placed *placed = &placing->at[i];
        int bottom = placed_bottom_px(placed) + strip_below_px(placed->strip);
        used = bottom > used ? bottom : used;
    }
    int height_px = strips->spec.height_px; // letters alone end on the page, see page_foot_below_px
    return used < height_px ? used : height_px;
}

static bool is_before(PageCursor a, PageCursor b)
{
    return a.strip < b.strip || (a.strip == b.strip && a.line < b.line);
}

// Fills a page from the cursor, and moves that on.
static FilledPage fill_from(const PageSection *section, PageCursor *cursor)
{
    Strips *strips = section->strips;
    PageCursor start = *cursor;
    start.strip -= section->start.strip;
    PageFill fill = page_fill(strips, start);
    page_settle(&fill);
    assert(fill.placed.count == 0 || is_before(start, fill.cursor));
    FilledPage page = {.placed = fill.placed, .used_px = used_px(strips, &fill.placed)};
    list_boxes(strips, &page);
    *cursor = fill.cursor;
    cursor->strip += section->start.strip;
    return page;
}

static void keep_filled(PageSection *section, const FilledPage *page)
{
    *array_push(section->strips->galley.arena, &section->filled) = *page;
}

// Notes the first words or picture among what was placed; false when there are none.
static bool find_words(const Placed *placed, int count, Page *page)
{
    for (int i = 0; i < count; i++) {
        const Strip *strip = placed[i].strip;
        if (strip->is_repeat)
            continue;
        if (strip->kind == STRIP_ROW && find_words(strip->row->cells.at, strip->row->cells.count, page))
            return true;
        // Rooms of the screens are no part of the book, and a cell may be empty.
        if (!strip->block || !strip->block->id.at[0] || placed[i].first >= placed[i].last)
            continue;
        uint32_t start = strip->kind == STRIP_WORDS ? strip->paragraph.lines[placed[i].first].start : 0;
        page->block = strip->block;
        page->offset = start > strip->prefix_size ? start - strip->prefix_size : 0;
        return true;
    }
    return false;
}

bool page_section_add(PageSection *section, Arena *arena, PageCursor *cursor, int *word_count)
{
    Page page = {.start = *cursor, .words_before = *word_count};
    FilledPage filled = fill_from(section, cursor);
    const Placing *placed = &filled.placed;
    if (!placed->count && section->first_page + section->pages.count)
        return false;
    find_words(placed->at, placed->count, &page);
    for (int i = 0; i < placed->count; i++)
        *word_count += placed_words(section->strips, &placed->at[i]);
    *array_push(arena, &section->pages) = page;
    keep_filled(section, &filled);
    return true;
}

const FilledPage *page_section_page(PageSection *section, int page)
{
    assert(page >= 0 && page < section->pages.count);
    while (section->filled.count <= page) {
        PageCursor cursor = section->pages.at[section->filled.count].start;
        FilledPage filled = fill_from(section, &cursor);
        keep_filled(section, &filled);
    }
    return &section->filled.at[page];
}
