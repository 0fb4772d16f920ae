#include "page/pages.h"

#include <assert.h>
#include <string.h>

#include "page/page-draw.h"
#include "page/strips.h"

// Where setting has come to, or where a page begins: a strip, its line, and that line's first byte.
typedef struct PageCursor {
    int strip, line;
    uint32_t offset;
} PageCursor;

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

// A page being filled.
typedef struct Fill {
    Pages *pages;
    Page page;
    Strip *above;
    int y;         // below the last strip
    int control_y; // of the first control on the page; -1: there is none yet
} Fill;

static PageCursor cursor_at(const Strip *strip, int index, int line)
{
    bool has_lines = strip->kind == STRIP_WORDS && line > 0 && line < strip->paragraph.line_count;
    return (PageCursor){index, line, has_lines ? strip->paragraph.lines[line].start : 0};
}

static bool is_control(const Fill *fill, const Strip *strip)
{
    return strip->kind == STRIP_BOX && fill->pages->strips.spec.pieces[strip->piece].is_control;
}

// Where what follows must end.
static int bottom_px(const Fill *fill)
{
    const PagesSpec *spec = &fill->pages->strips.spec;
    int low = spec->controls_px && fill->control_y >= 0 ? fill->control_y + spec->controls_px : spec->height_px;
    return low < spec->height_px ? low : spec->height_px;
}

// Places that many more lines of the strip under the cursor and moves it on.
static void place(Fill *fill, Strip *strip, int count)
{
    PageCursor *cursor = &fill->pages->cursor;
    assert(count > 0 && cursor->line + count <= strip_unit_count(strip));
    int y = fill->y + strip_above_px(fill->above, strip);
    if (fill->control_y < 0 && is_control(fill, strip))
        fill->control_y = y;
    *array_push(fill->pages->arena, &fill->page.placed) =
        (Placed){strip, cursor->strip, cursor->line, cursor->line + count, y};
    fill->y = y + strip_height_px(strip, 0, count);
    fill->above = strip;
    bool is_done = cursor->line + count >= strip_unit_count(strip);
    *cursor = is_done ? (PageCursor){cursor->strip + 1, 0, 0} : cursor_at(strip, cursor->strip, cursor->line + count);
}

// How many more lines of the strip fit under what stands on the page.
static int count_fitting(const Fill *fill, const Strip *strip, int most)
{
    int room = bottom_px(fill) - fill->y - strip_above_px(fill->above, strip) - strip_below_px(strip);
    int unit_px = strip_height_px(strip, 0, 1);
    int fits = room < 0 ? 0 : unit_px > 0 ? room / unit_px : most;
    return fits < most ? fits : most;
}

enum { LINES_TOGETHER = 2 };

// Of that many placed strips, those left when headings at their end are taken back.
static int without_headings(const Placing *placed, int count)
{
    while (count > 0 && placed->at[count - 1].strip->keeps_next)
        count--;
    return count;
}

// A heading with one line under it, though more follow, is as lonely as a heading alone.
static bool ends_lonely(const Placing *placed, int count, const Strip *next)
{
    if (count < 2 || next->keeps_next || next->kind != STRIP_WORDS)
        return false;
    const Placed *last = &placed->at[count - 1];
    bool is_one_line = last->strip->kind == STRIP_WORDS && last->last - last->first < LINES_TOGETHER;
    const Block *above = placed->at[count - 2].strip->block;
    return is_one_line && above && above->kind == BLOCK_HEADING && next->piece == last->strip->piece;
}

// Takes back what must not end a page before that strip; false when that would be everything.
static bool give_back(Fill *fill, const Strip *next)
{
    Placing *placed = &fill->page.placed;
    int kept = without_headings(placed, placed->count);
    int fewer = ends_lonely(placed, kept, next) ? without_headings(placed, kept - 1) : 0;
    kept = fewer ? fewer : kept;
    if (!kept)
        return false;
    if (kept < placed->count) {
        fill->pages->cursor = cursor_at(placed->at[kept].strip, placed->at[kept].index, placed->at[kept].first);
        placed->count = kept;
    }
    return true;
}

// Ends the page at a strip of which only that many lines fit: within it where no line is left alone, else before it and
// the headings above it. Where neither can be, the page is too small for such rules.
static void end_page(Fill *fill, Strip *strip, int fits)
{
    int left = strip_unit_count(strip) - fill->pages->cursor.line;
    int most = left - LINES_TOGETHER < fits ? left - LINES_TOGETHER : fits;
    if (strip->kind == STRIP_WORDS && !strip->is_whole && most >= LINES_TOGETHER)
        place(fill, strip, most);
    else if (give_back(fill, strip))
        return;
    else if (strip->kind == STRIP_WORDS && fits >= 1)
        place(fill, strip, most >= 1 ? most : fits);
    else if (!fill->page.placed.count)
        place(fill, strip, 1);
}

static int choice_count(const Fill *fill, const Strip *strip)
{
    return strip->kind == STRIP_BOX ? fill->pages->strips.spec.pieces[strip->piece].choice_count : 0;
}

// A calm page has no room for more choices than a few.
static bool is_full(const Fill *fill, const Strip *strip)
{
    int more = choice_count(fill, strip), count = 0;
    for (int i = 0; more && i < fill->page.placed.count; i++)
        count += choice_count(fill, fill->page.placed.at[i].strip);
    return fill->pages->strips.spec.is_calm && count && count + more > CALM_CHOICES_MOST;
}

static void fill_strips(Fill *fill)
{
    PageCursor *cursor = &fill->pages->cursor;
    for (Strip *strip; (strip = strips_at(&fill->pages->strips, cursor->strip));) {
        if (strip->starts_page && cursor->line == 0 && fill->page.placed.count)
            return;
        if (is_full(fill, strip) && give_back(fill, strip))
            return;
        int left = strip_unit_count(strip) - cursor->line;
        if (!left) {
            *cursor = (PageCursor){cursor->strip + 1, 0, 0};
            continue;
        }
        int fits = count_fitting(fill, strip, left);
        if (fits < left) {
            end_page(fill, strip, fits);
            return;
        }
        place(fill, strip, left);
    }
}

static int count_words(Text text)
{
    enum { LONG_WORD_BYTES = 24 }; // beyond it a script without spaces, at some 6 bytes a word
    int count = 0;
    for (Text word = text_word(&text); word.size; word = text_word(&text))
        count += word.size > LONG_WORD_BYTES ? (int)(word.size / 6) : 1;
    return count;
}

static int placed_words(const Placed *placed)
{
    const Strip *strip = placed->strip;
    int count = 0;
    for (int i = 0; strip->kind == STRIP_ROW && i < strip->row->cells.count; i++)
        count += placed_words(&strip->row->cells.at[i]);
    if (strip->kind == STRIP_WORDS && placed->last > placed->first) {
        const ParagraphLine *lines = strip->paragraph.lines;
        count = count_words(
            text_slice(strip->paragraph.passage.text, lines[placed->first].start, lines[placed->last - 1].end));
    }
    return count;
}

static void list_boxes(const Fill *fill, Page *page)
{
    const Strips *strips = &fill->pages->strips;
    PageBox *boxes = arena_many(fill->pages->arena, PageBox, page->placed.count);
    for (int i = 0; i < page->placed.count; i++) {
        const Placed *placed = &page->placed.at[i];
        if (placed->strip->kind != STRIP_BOX)
            continue;
        Rect rect = {0, placed->y, strips->spec.width_px, placed->strip->size.h};
        assert(placed->strip->piece >= 0 && placed->strip->piece < strips->spec.piece_count);
        boxes[page->box_count++] = (PageBox){placed->strip->piece, rect};
    }
    page->boxes = boxes;
}

static void finish_page(Fill *fill)
{
    Page *page = &fill->page;
    page->words_before = fill->pages->word_count;
    for (int i = 0; i < page->placed.count; i++)
        fill->pages->word_count += placed_words(&page->placed.at[i]);
    if (page->placed.count) {
        const Placed *last = &page->placed.at[page->placed.count - 1];
        page->used_px = last->y + strip_height_px(last->strip, last->first, last->last) + strip_below_px(last->strip);
    }
    list_boxes(fill, page);
    *array_push(fill->pages->arena, &fill->pages->list) = *page;
}

static bool is_before(PageCursor a, PageCursor b)
{
    return a.strip < b.strip || (a.strip == b.strip && a.line < b.line);
}

static void fill_page(Pages *pages)
{
    Fill fill = {.pages = pages, .page = {.start = pages->cursor}, .control_y = -1};
    fill_strips(&fill);
    assert(fill.page.placed.count == 0 || is_before(fill.page.start, pages->cursor));
    if (fill.page.placed.count || !pages->list.count)
        finish_page(&fill);
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
