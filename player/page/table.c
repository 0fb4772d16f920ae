#include "page/table.h"

#include <string.h>

enum { UNBOUNDED_PX = 100000, LEAST_CHARACTERS = 8 };

// A table being laid out. Widths are of its columns.
typedef struct Layout {
    Strips *strips;
    const Block *table;
    Column column;
    int *widths, *natural;
    int column_count, gap_px, pad_px;
} Layout;

static int body_px(const Layout *layout)
{
    return layout->strips->spec.theme.body.font.size_px;
}

static int body_leading_px(const Layout *layout)
{
    return layout->strips->spec.theme.body.leading_px;
}

// The strips of one cell, set in a column of its own.
static StripList walk_cell(const Layout *layout, const Block *cell, int x, int width)
{
    Strips inner = *layout->strips;
    inner.list = (StripList){0};
    inner.anchors.at = NULL;
    inner.anchors.count = inner.anchors.room = 0;
    inner.marker = (Marker){0};
    inner.pending_gap_px = inner.least_gap_px = 0;
    inner.is_first = true;
    inner.follows_heading = inner.starts_page = false;
    Column column = layout->column;
    column.x = x;
    column.width = width;
    column.within = NULL;
    column.is_strong = column.is_strong || cell->is_header;
    strips_walk(&inner, cell, 1, column);
    for (int i = 0; i < inner.list.count; i++)
        strips_set(&inner, inner.list.at[i]);
    return inner.list;
}

static int natural_px(const Layout *layout, const Block *cell)
{
    StripList list = walk_cell(layout, cell, 0, UNBOUNDED_PX);
    int widest = 0;
    for (int i = 0; i < list.count; i++) {
        const Strip *strip = list.at[i];
        int px = strip->kind == STRIP_WORDS ? paragraph_widest_px(&strip->paragraph) : 8 * body_px(layout);
        int indent_px = strip->x < 2 * body_px(layout) ? strip->x : 2 * body_px(layout);
        widest = px + indent_px > widest ? px + indent_px : widest;
    }
    return widest + 1;
}

static void measure_columns(Layout *layout)
{
    for (int r = 0; r < layout->table->child_count; r++) {
        const Block *row = &layout->table->children[r];
        for (int c = 0; c < row->child_count; c++) {
            int px = natural_px(layout, &row->children[c]);
            layout->natural[c] = px > layout->natural[c] ? px : layout->natural[c];
        }
    }
}

// Columns that want less than a fair share have what they want; the others share the rest.
static void share_width(Layout *layout)
{
    int rest = layout->column.width - layout->gap_px * (layout->column_count - 1), open = layout->column_count;
    for (bool changed = true; changed && open;) {
        changed = false;
        for (int c = 0; c < layout->column_count; c++) {
            if (layout->widths[c] || layout->natural[c] > rest / open)
                continue;
            layout->widths[c] = layout->natural[c];
            rest -= layout->natural[c];
            changed = true;
            if (--open == 0)
                break;
        }
    }
    for (int c = 0; c < layout->column_count; c++)
        if (!layout->widths[c])
            layout->widths[c] = rest > open ? rest / open : 1;
}

static bool is_too_narrow(const Layout *layout)
{
    int least_px = LEAST_CHARACTERS * body_px(layout) / 2;
    for (int c = 0; c < layout->column_count; c++)
        if (layout->widths[c] < least_px && layout->widths[c] < layout->natural[c])
            return true;
    return false;
}

// Places a cell's strips below each other; returns the height.
static int place_cell(const Layout *layout, Row *row, const StripList *list)
{
    int y = layout->pad_px;
    const Strip *above = NULL;
    for (int i = 0; i < list->count; i++) {
        Strip *strip = list->at[i];
        y += strip_above_px(above, strip);
        *array_push(layout->strips->arena, &row->cells) = (Placed){strip, i, 0, strip_unit_count(strip), y};
        y += strip_height_px(strip, 0, strip_unit_count(strip));
        above = strip;
    }
    return y + (above ? strip_below_px(above) : 0) + layout->pad_px;
}

static Row *lay_row(const Layout *layout, const Block *block, int *height_px)
{
    Row *row = arena_new(layout->strips->arena, Row);
    int x = layout->column.x;
    row->is_header = block->child_count > 0;
    *height_px = 0;
    for (int c = 0; c < block->child_count; c++) {
        StripList list = walk_cell(layout, &block->children[c], x, layout->widths[c]);
        int cell_px = place_cell(layout, row, &list);
        *height_px = cell_px > *height_px ? cell_px : *height_px;
        row->is_header = row->is_header && block->children[c].is_header;
        x += layout->widths[c] + layout->gap_px;
    }
    return row;
}

static void anchor_all(Strips *strips, const Block *block)
{
    strips_anchor(strips, block);
    for (int i = 0; i < block->child_count; i++)
        anchor_all(strips, &block->children[i]);
}

static int most_height_px(const Layout *layout)
{
    int px = layout->strips->spec.height_px;
    for (const Enclosure *around = layout->column.within; around; around = around->outer)
        px -= around->top_px + around->bottom_px;
    return px;
}

// Adds the rows side by side; false when one is higher than a page.
static bool add_rows(const Layout *layout)
{
    Strips *strips = layout->strips;
    int count = layout->table->child_count;
    Row **rows = arena_many(strips->arena, Row *, count);
    int *heights = arena_many(strips->arena, int, count);
    for (int r = 0; r < count; r++) {
        rows[r] = lay_row(layout, &layout->table->children[r], &heights[r]);
        if (heights[r] > most_height_px(layout))
            return false;
    }
    bool is_first = true;
    for (int r = 0; r < count; r++) {
        const Block *block = &layout->table->children[r];
        anchor_all(strips, block);
        if (!strips_show(strips, block))
            continue;
        Strip *strip = strips_add(strips, &layout->column, STRIP_ROW, is_first ? body_leading_px(layout) / 3 : 0);
        strip->block = block;
        strip->row = rows[r];
        strip->size = (Size){layout->column.width, heights[r]};
        strip->is_set = true;
        strip->keeps_next = rows[r]->is_header && r + 1 < count;
        is_first = false;
    }
    return true;
}

static const Block *first_paragraph(const Block *cell)
{
    return cell->child_count && cell->children[0].kind == BLOCK_PARAGRAPH ? &cell->children[0] : NULL;
}

// The words over a column, or an empty text.
static Text header_over(const Block *table, int c)
{
    const Block *row = &table->children[0];
    if (c >= row->child_count || !row->children[c].is_header)
        return TEXT("");
    const Block *words = first_paragraph(&row->children[c]);
    return words ? words->text : TEXT("");
}

// Puts "header: " in front of a cell's words.
static void prefix_words(Strips *strips, Strip *strip, Text header)
{
    Passage *passage = &strip->passage;
    Span *spans = arena_many(strips->arena, Span, passage->span_count + 1);
    uint32_t size = (uint32_t)header.size + 2;
    spans[0] = (Span){.start = 0, .end = size - 1, .style = SPAN_STRONG};
    for (int i = 0; i < passage->span_count; i++) {
        spans[i + 1] = passage->spans[i];
        spans[i + 1].start += size;
        spans[i + 1].end += size;
    }
    passage->text = text_format(strips->arena, "%.*s: %.*s", TEXT_ARGS(header), TEXT_ARGS(passage->text));
    passage->spans = spans;
    passage->span_count++;
    strip->prefix_size = size;
}

static void stack_cell(const Layout *layout, const Block *cell, Text header, int gap_px)
{
    Strips *strips = layout->strips;
    Column column = layout->column;
    column.is_strong = column.is_strong || cell->is_header;
    const Block *words = first_paragraph(cell);
    int before = strips->list.count;
    bool is_first = strips->is_first;
    strips_anchor(strips, cell);
    if (words && header.size && !cell->is_header && strips_show(strips, words)) {
        strips_anchor(strips, words);
        prefix_words(strips, strips_add_words(strips, &column, words, strips->spec.theme.body), header);
        strips_walk(strips, cell->children + 1, cell->child_count - 1, column);
    } else {
        strips_walk(strips, cell->children, cell->child_count, column);
    }
    if (strips->list.count > before && !is_first)
        strips->list.at[before]->gap_px = gap_px;
    if (strips->list.count > before && cell->is_header)
        strips->list.at[strips->list.count - 1]->keeps_next = true;
}

static void stack_row(const Layout *layout, const Block *row)
{
    for (int c = 0; c < row->child_count; c++) {
        int gap_px = c ? body_leading_px(layout) / 10 : body_leading_px(layout) / 2;
        stack_cell(layout, &row->children[c], header_over(layout->table, c), gap_px);
    }
}

static bool is_header_row(const Block *row)
{
    for (int c = 0; c < row->child_count; c++)
        if (!row->children[c].is_header)
            return false;
    return true;
}

static void stack_rows(const Layout *layout)
{
    for (int r = 0; r < layout->table->child_count; r++) {
        const Block *row = &layout->table->children[r];
        bool is_over_others = r == 0 && is_header_row(row) && layout->table->child_count > 1;
        if (is_over_others || !strips_show(layout->strips, row)) {
            anchor_all(layout->strips, row);
            continue;
        }
        strips_anchor(layout->strips, row);
        stack_row(layout, row);
    }
}

void table_walk(Strips *strips, const Block *table, Column column)
{
    Layout layout = {.strips = strips, .table = table, .column = column};
    for (int r = 0; r < table->child_count; r++)
        if (table->children[r].child_count > layout.column_count)
            layout.column_count = table->children[r].child_count;
    if (!layout.column_count)
        return;
    layout.widths = arena_many(strips->arena, int, layout.column_count);
    layout.natural = arena_many(strips->arena, int, layout.column_count);
    layout.gap_px = body_px(&layout);
    layout.pad_px = body_leading_px(&layout) / 8;
    measure_columns(&layout);
    share_width(&layout);
    if (is_too_narrow(&layout) || !add_rows(&layout))
        stack_rows(&layout);
    strips->least_gap_px = body_leading_px(&layout) / 2;
}
