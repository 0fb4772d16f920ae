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

SlipCard slip_card_of(const Paragraph *lines, int count)
{
    SlipCard card = {.lines = lines, .count = count};
    for (int i = 0; i < count; i++)
        card.row_count += lines[i].line_count;
    card.after = card.row_count;
    return card;
}

void slip_card_go_on(SlipCard *card, int row)
{
    assert(row >= card->first && row <= card->row_count);
    card->first = row;
    card->after = card->row_count;
    while (card->from < card->count && card->from_row + card->lines[card->from].line_count <= row) {
        card->from_row += card->lines[card->from].line_count;
        card->from_byte += card->lines[card->from++].passage.text.size;
    }
}

// The rows of one of its lines that it holds, where that line's first row is the at-th of all.
typedef struct SlipRows {
    int first, after;
} SlipRows;

static SlipRows rows_of(const SlipCard *card, const Paragraph *line, int at)
{
    int first = card->first - at, after = card->after - at;
    return (SlipRows){first > 0 ? first : 0, after < line->line_count ? after : line->line_count};
}

static int lines_px(const Theme *theme, const SlipCard *card)
{
    int px = 0;
    for (int i = card->from, at = card->from_row; i < card->count && at < card->after;
         at += card->lines[i++].line_count) {
        SlipRows rows = rows_of(card, &card->lines[i], at);
        if (rows.first < rows.after)
            px += (px ? between_px(theme) : 0) + (rows.after - rows.first) * card->lines[i].passage.style.leading_px;
    }
    return px;
}

int slip_card_line_end(const SlipCard *card, int row)
{
    int end = 0;
    for (int i = card->from, at = card->from_row; i < card->count && at <= row; at += card->lines[i++].line_count)
        end = at;
    if (row == card->row_count)
        end = row;
    return end > card->first ? end : row;
}

int slip_card_fit(const Theme *theme, const SlipCard *card, int height_px)
{
    int px = 2 * pad_px(theme), after = card->first;
    for (int i = card->from, at = card->from_row; i < card->count; at += card->lines[i++].line_count) {
        SlipRows rows = rows_of(card, &card->lines[i], at);
        if (rows.first >= rows.after)
            continue;
        int leading = card->lines[i].passage.style.leading_px;
        px += at > card->first ? between_px(theme) : 0;
        int fitting = height_px > px && leading > 0 ? (height_px - px) / leading : 0;
        if (fitting < rows.after - rows.first)
            return slip_card_line_end(card, after + fitting);
        px += (rows.after - rows.first) * leading;
        after = at + rows.after;
    }
    return after;
}

int slip_card_bytes_before(const SlipCard *card)
{
    if (card->from == card->count)
        return (int)card->from_byte;
    const Paragraph *line = &card->lines[card->from];
    return (int)(card->from_byte +
                 (card->first > card->from_row ? line->lines[card->first - card->from_row].start : 0));
}

int slip_card_height_px(const Theme *theme, const SlipCard *card)
{
    return lines_px(theme, card) + 2 * pad_px(theme);
}

void slip_card_draw(View *view, Frame *frame, Rect rect, const void *owner)
{
    const SlipCard *card = owner;
    assert(card->first < card->after);
    const Theme *theme = &view->theme;
    frame_box(frame, rect,
              (BoxLook){theme->palette->surface, theme->palette->accent, theme->border_px, theme->radius_px});
    int y = rect.y + (rect.h - lines_px(theme, card)) / 2;
    for (int i = card->from, at = card->from_row; i < card->count && at < card->after;
         at += card->lines[i++].line_count) {
        const Paragraph *words = &card->lines[i];
        Align align = card->is_centered ? ALIGN_CENTER : ALIGN_START;
        SlipRows rows = rows_of(card, words, at);
        if (rows.first >= rows.after)
            continue;
        words_say(view, frame, &(ParagraphPart){words, rows.first, rows.after, rect.x + side_px(theme), y, align});
        y += (rows.after - rows.first) * words->passage.style.leading_px + between_px(theme);
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
