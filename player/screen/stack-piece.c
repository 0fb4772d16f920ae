#include "screen/stack-piece.h"

#include <assert.h>

#include "screen/words.h"

static int panel_pad_px(const Theme *theme)
{
    return theme->gap_px * 2 / 3;
}

int stack_piece_panel_px(const Theme *theme, const Paragraph *words)
{
    return paragraph_height_px(words) + 2 * panel_pad_px(theme);
}

int stack_piece_column_px(const Theme *theme, int row_px, int columns)
{
    assert(columns > 0);
    return (row_px - (columns - 1) * theme->gap_px) / columns;
}

// The words beside the corner of the bar are set narrower, from where lines start.
static void draw_line(View *view, Frame *frame, const StackPiece *piece, Rect rect)
{
    bool is_rtl = view->theme.direction == DIRECTION_RTL;
    int x = is_rtl ? rect.x + rect.w - piece->words->width_px : rect.x;
    words_say(view, frame, &(ParagraphPart){piece->words, piece->line, piece->line + 1, x, rect.y, ALIGN_START});
}

static Rect mirrored(const View *view, Rect rect, Rect row)
{
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, row) : rect;
}

static void draw_title(View *view, Frame *frame, const StackPiece *piece, Rect row)
{
    Rect rest = row, button = rect_cut_right(&rest, piece->widths_px[0]);
    const Paragraph *words = piece->words;
    rest.w = words->width_px;
    Rect at = mirrored(view, rest, row);
    int y = at.y + (at.h - paragraph_height_px(words)) / 2;
    words_say(view, frame, &(ParagraphPart){words, 0, words->line_count, at.x, y, ALIGN_START});
    control_draw(view, frame, piece->controls, mirrored(view, button, row));
}

static void draw_panel(View *view, Frame *frame, const StackPiece *piece, Rect rect)
{
    const Theme *theme = &view->theme;
    frame_box(frame, rect, (BoxLook){theme->palette->soft, theme->palette->soft, 0, theme->radius_px});
    const Paragraph *words = piece->words;
    words_say(view, frame,
              &(ParagraphPart){words, 0, words->line_count, rect.x + theme->edge_px, rect.y + panel_pad_px(theme),
                               ALIGN_START});
}

// Cards side by side that have more than their labels have their first lines level, where the highest of them has its
// own; labels alone stand each in the middle. 0: so they do.
static int level_px(View *view, const StackPiece *piece, Size cell)
{
    int level = cell.h;
    for (int i = 0; i < piece->count; i++) {
        int px = control_level_px(view, &piece->controls[i], cell);
        level = px < level ? px : level;
    }
    return level;
}

static void draw_row(View *view, Frame *frame, const StackPiece *piece, Rect rect)
{
    assert(piece->count > 0 && piece->count <= piece->columns);
    int gap = view->theme.gap_px, width = stack_piece_column_px(&view->theme, rect.w, piece->columns);
    int level = piece->count > 1 ? level_px(view, piece, (Size){width, rect.h}) : 0;
    for (int i = 0; i < piece->count; i++) {
        Rect cell = {rect.x + i * (width + gap), rect.y, width, rect.h};
        Control control = piece->controls[i];
        control.baseline_px = level;
        control_draw(view, frame, &control, mirrored(view, cell, rect));
    }
    Rect place = {rect.x + rect.w - piece->beside_px, rect.y + (rect.h - piece->beside_h_px) / 2, piece->beside_px,
                  piece->beside_h_px};
    if (piece->beside)
        control_draw(view, frame, piece->beside, mirrored(view, place, rect));
}

// Words stand at the end of the row, the middle of both on one height.
static void draw_words_beside(View *view, Frame *frame, const Paragraph *words, Rect row)
{
    Rect rest = row, at = mirrored(view, rect_cut_right(&rest, words->width_px), row);
    int y = at.y + (at.h - paragraph_height_px(words)) / 2;
    words_say(view, frame, &(ParagraphPart){words, 0, words->line_count, at.x, y, ALIGN_START});
}

static void draw_buttons(View *view, Frame *frame, const StackPiece *piece, Rect rect)
{
    assert(piece->count > 0 && piece->widths_px);
    int gap = view->theme.gap_px, x = rect.x;
    for (int i = 0; i < piece->count; i++) {
        int natural = piece->words ? control_height_px(view, &piece->controls[i], piece->widths_px[i], rect.h) : rect.h;
        int height = natural < rect.h ? natural : rect.h;
        Rect cell = {x, rect.y + (rect.h - height) / 2, piece->widths_px[i], height};
        control_draw(view, frame, &piece->controls[i], mirrored(view, cell, rect));
        x += piece->widths_px[i] + gap;
    }
    if (piece->words)
        draw_words_beside(view, frame, piece->words, rect);
}

static int row_px(View *view, const StackPiece *row, Rect rect)
{
    int width = stack_piece_column_px(&view->theme, rect.w, row->columns), highest = 0;
    for (int i = 0; i < row->count; i++) {
        int px = control_height_px(view, &row->controls[i], width, rect.h);
        highest = px > highest ? px : highest;
    }
    return highest;
}

// Cards in rows as high as they need, and what is left goes to all rows alike.
static void draw_rows(View *view, Frame *frame, const StackPiece *all, Rect rect)
{
    enum { ROWS_MOST = 3 };
    StackPiece rows[ROWS_MOST];
    int gap = view->theme.gap_px, count = 0, left = rect.h + gap, heights[ROWS_MOST];
    for (int i = 0; i < all->count; i += all->columns, count++) {
        assert(count < ROWS_MOST);
        rows[count] = *all;
        rows[count].controls = all->controls + i;
        rows[count].count = all->count - i < all->columns ? all->count - i : all->columns;
        heights[count] = row_px(view, &rows[count], rect);
        left -= heights[count] + gap;
    }
    for (int i = 0; i < count; i++) {
        draw_row(view, frame, &rows[i], rect_cut_top(&rect, heights[i] + left / count));
        rect_cut_top(&rect, gap);
    }
}

// Its full form has its words above it, where there is room for them.
static void draw_landing(View *view, Frame *frame, const StackPiece *piece, Rect rect)
{
    StackPiece cards = *piece;
    if (rect.h == piece->full_px) {
        cards.controls += piece->count; // behind those of the other form
        cards.count = piece->full_count;
        cards.columns = piece->full_columns;
    }
    if (rect.h == piece->full_px && piece->words) {
        Rect at = rect_cut_top(&rect, piece->words_px);
        words_say(view, frame, &(ParagraphPart){piece->words, 0, piece->words->line_count, at.x, at.y, ALIGN_START});
    }
    draw_rows(view, frame, &cards, rect);
}

int stack_piece_beside_gap_px(const Theme *theme)
{
    return theme->gap_px * 3 / 2;
}

// The buttons beside a canvas stand at the end of the row, below each other or side by side.
static void draw_beside(View *view, Frame *frame, const StackPiece *piece, Rect beside)
{
    const Theme *theme = &view->theme;
    int rows = piece->count / piece->columns, gap = theme->gap_px;
    int height = (beside.h - (rows - 1) * gap) / rows;
    if (height > theme->target_px * 5 / 4)
        height = theme->target_px * 5 / 4;
    int x = beside.x, y = beside.y + (beside.h - rows * (height + gap) + gap) / 2;
    for (int i = 0; i < piece->count; i++) {
        Rect cell = {x, y, piece->widths_px[i], height};
        control_draw(view, frame, &piece->controls[i], mirrored(view, cell, beside));
        bool is_last = (i + 1) % piece->columns == 0;
        x = is_last ? beside.x : x + piece->widths_px[i] + gap;
        y += is_last ? height + gap : 0;
    }
}

static int beside_px(const Theme *theme, const StackPiece *piece)
{
    int px = -theme->gap_px;
    for (int i = 0; i < piece->columns; i++)
        px += piece->widths_px[i] + theme->gap_px;
    return px;
}

static void draw_canvas(View *view, Frame *frame, const StackPiece *piece, Rect rect)
{
    assert(piece->draw);
    Rect row = rect, beside = {0};
    if (piece->count) {
        beside = rect_cut_right(&rect, beside_px(&view->theme, piece));
        rect_cut_right(&rect, stack_piece_beside_gap_px(&view->theme));
    }
    piece->draw(view, frame, mirrored(view, rect, row), piece->owner);
    if (piece->count)
        draw_beside(view, frame, piece, mirrored(view, beside, row));
}

void stack_piece_draw(View *view, Frame *frame, const StackPiece *piece, Rect rect)
{
    switch (piece->kind) {
    case STACK_PIECE_LINE:
        draw_line(view, frame, piece, rect);
        break;
    case STACK_PIECE_TITLE:
        draw_title(view, frame, piece, rect);
        break;
    case STACK_PIECE_PANEL:
        draw_panel(view, frame, piece, rect);
        break;
    case STACK_PIECE_SLIP:
        piece->draw(view, frame, rect, piece->owner);
        break;
    case STACK_PIECE_ROW:
        draw_row(view, frame, piece, rect);
        break;
    case STACK_PIECE_BUTTONS:
        draw_buttons(view, frame, piece, rect);
        break;
    case STACK_PIECE_LANDING:
        draw_landing(view, frame, piece, rect);
        break;
    case STACK_PIECE_CARD:
        (piece->is_frameless ? control_draw : control_draw_bare)(view, frame, piece->controls, rect);
        break;
    case STACK_PIECE_CANVAS:
        draw_canvas(view, frame, piece, rect);
        break;
    case STACK_PIECE_FLOW:
        break;
    }
}
