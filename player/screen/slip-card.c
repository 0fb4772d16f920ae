#include "screen/slip-card.h"

#include <assert.h>

#include "screen/words.h"

static int pad_px(const Theme *theme)
{
    return theme->gap_px * 2 / 3 + theme->border_px;
}

static int between_px(const Theme *theme)
{
    return theme->gap_px / 3;
}

static int side_px(const Theme *theme)
{
    return theme->edge_px * 3 / 4 + theme->border_px;
}

int slip_card_words_px(const Theme *theme, int width_px)
{
    int inner = width_px - 2 * side_px(theme);
    return inner > 1 ? inner : 1;
}

static int lines_px(const Theme *theme, const SlipCard *card)
{
    int px = 0;
    for (int i = 0; i < card->count; i++)
        px += paragraph_height_px(&card->lines[i]) + (i ? between_px(theme) : 0);
    return px;
}

int slip_card_height_px(const Theme *theme, const SlipCard *card)
{
    return lines_px(theme, card) + 2 * pad_px(theme);
}

void slip_card_draw(View *view, Frame *frame, Rect rect, const void *owner)
{
    const SlipCard *card = owner;
    assert(card->count > 0);
    const Theme *theme = &view->theme;
    frame_box(frame, rect,
              (BoxLook){theme->palette->surface, theme->palette->accent, theme->border_px, theme->radius_px});
    int y = rect.y + (rect.h - lines_px(theme, card)) / 2;
    for (int i = 0; i < card->count; i++) {
        const Paragraph *words = &card->lines[i];
        Align align = card->is_centered ? ALIGN_CENTER : ALIGN_START;
        words_say(view, frame, &(ParagraphPart){words, 0, words->line_count, rect.x + side_px(theme), y, align});
        y += paragraph_height_px(words) + between_px(theme);
    }
}

// ---- with its buttons

int slip_row_gap_px(const Theme *theme)
{
    return theme->gap_px * 3 / 2;
}

static int above_print_px(const Theme *theme)
{
    return theme->gap_px * 2 / 3;
}

int slip_row_height_px(const Theme *theme, const SlipRow *row)
{
    int print = row->has_print ? above_print_px(theme) + paragraph_height_px(&row->print) : 0;
    int side = row->count * (row->button_px + theme->gap_px) - theme->gap_px + print;
    int card = slip_card_height_px(theme, &row->card);
    return side > card ? side : card;
}

static Rect mirrored(const View *view, Rect rect, Rect row)
{
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, row) : rect;
}

static void draw_side(View *view, Frame *frame, const SlipRow *row, Rect side)
{
    const Theme *theme = &view->theme;
    for (int i = 0; i < row->count; i++) {
        control_draw(view, frame, &row->buttons[i], rect_cut_top(&side, row->button_px));
        rect_cut_top(&side, i + 1 < row->count ? theme->gap_px : above_print_px(theme));
    }
    const Paragraph *print = &row->print;
    if (row->has_print)
        words_say(view, frame, &(ParagraphPart){print, 0, print->line_count, side.x, side.y, ALIGN_START});
}

void slip_row_draw(View *view, Frame *frame, Rect rect, const void *owner)
{
    const SlipRow *row = owner;
    const Theme *theme = &view->theme;
    Rect whole = rect, side = rect_cut_right(&rect, row->width_px);
    rect_cut_right(&rect, slip_row_gap_px(theme));
    if (!row->card.is_centered)
        rect.h = slip_card_height_px(theme, &row->card);
    slip_card_draw(view, frame, mirrored(view, rect, whole), &row->card);
    draw_side(view, frame, row, mirrored(view, side, whole));
}

void slip_row_draw_below(View *view, Frame *frame, Rect rect, const void *owner)
{
    const SlipRow *row = owner;
    assert(row->count > 0);
    Rect below = rect_cut_bottom(&rect, row->button_px), whole = below;
    rect_cut_bottom(&rect, view->theme.gap_px);
    slip_card_draw(view, frame, rect, &row->card);
    control_draw(view, frame, row->buttons, mirrored(view, rect_cut_left(&below, row->width_px), whole));
}
