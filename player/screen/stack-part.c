#include "screen/stack-part.h"

#include <assert.h>

int stack_part_panel_pad_px(const Theme *theme)
{
    return theme->gap_px / 2;
}

int stack_part_column_px(const Theme *theme, int row_px, int columns)
{
    assert(columns > 0);
    return (row_px - (columns - 1) * theme->gap_px) / columns;
}

static void draw_line(View *view, Frame *frame, const StackPart *bit, Rect rect)
{
    assert(bit->line >= 0 && bit->line < bit->words.line_count);
    const Theme *theme = &view->theme;
    if (bit->is_panel) {
        frame_rule(frame, rect, theme->palette->soft);
        rect.x += theme->edge_px;
        rect.y += bit->line == 0 ? stack_part_panel_pad_px(theme) : 0;
    }
    ParagraphPart part = {&bit->words, bit->line, bit->line + 1, rect.x, rect.y, ALIGN_START};
    int before = frame->lines.count;
    paragraph_draw(view->typesetter, frame, &part);
    for (int i = before; i < frame->lines.count; i++)
        frame->lines.at[i].is_read = true;
}

static Rect mirrored(const View *view, Rect rect, Rect row)
{
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, row) : rect;
}

static void draw_row(View *view, Frame *frame, const StackPart *bit, Rect rect)
{
    assert(bit->count > 0 && bit->count <= bit->columns);
    int gap = view->theme.gap_px, width = stack_part_column_px(&view->theme, rect.w, bit->columns);
    for (int i = 0; i < bit->count; i++) {
        Rect cell = {rect.x + i * (width + gap), rect.y, width, rect.h};
        control_draw(view, frame, &bit->controls[i], mirrored(view, cell, rect));
    }
}

static void draw_buttons(View *view, Frame *frame, const StackPart *bit, Rect rect)
{
    assert(bit->count > 0 && bit->advance_cache_px);
    int gap = view->theme.gap_px, used = -gap, x = rect.x;
    for (int i = 0; i < bit->count; i++)
        used += bit->advance_cache_px[i] + gap;
    if (bit->is_centered)
        x += (rect.w - used) / 2;
    for (int i = 0; i < bit->count; i++) {
        Rect cell = {x, rect.y, bit->advance_cache_px[i], rect.h};
        control_draw(view, frame, &bit->controls[i], mirrored(view, cell, rect));
        x += bit->advance_cache_px[i] + gap;
    }
}

void stack_part_draw(View *view, Frame *frame, const StackPart *bit, Rect rect)
{
    switch (bit->kind) {
    case STACK_PART_LINE:
        draw_line(view, frame, bit, rect);
        break;
    case STACK_PART_ROW:
        draw_row(view, frame, bit, rect);
        break;
    case STACK_PART_BUTTONS:
        draw_buttons(view, frame, bit, rect);
        break;
    case STACK_PART_CARD:
        control_draw_bare(view, frame, bit->controls, rect);
        break;
    case STACK_PART_CANVAS:
        assert(bit->draw);
        bit->draw(view, frame, rect, bit->owner);
        break;
    case STACK_PART_FLOW:
        break;
    }
}
