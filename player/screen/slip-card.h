// SlipCard: a note as a card: its lines on a light surface inside an edge in the accent colour; and that card with
// its buttons.
#pragma once

#include "screen/control.h"

typedef struct SlipCard {
    const Paragraph *lines; // set for slip_card_words_px
    int count;
    int row_count;    // of words, that its lines are set in
    int first, after; // of these rows: the others stand on other pages
    int from;         // the line that the first row stands in,
    int from_row;     // where that line begins among the rows,
    size_t from_byte; // and among the bytes of all lines
    bool is_centered; // for somebody else to read: in the middle of the card
} SlipCard;

// The width of the words on a card of that width.
int slip_card_words_px(const Theme *theme, int width_px);

// All of these lines, on one card.
SlipCard slip_card_of(const Paragraph *lines, int count);

// It holds the rows from that one on, which stands no earlier than its first, up to the last.
void slip_card_go_on(SlipCard *card, int row);

// The height that its rows take.
int slip_card_height_px(const Theme *theme, const SlipCard *card);

// The row up to which it fits that height: where a line ends, if one does.
int slip_card_fit(const Theme *theme, const SlipCard *card, int height_px);

// Where the last line ends that ends after its first row and at that row at the latest; that row where none does.
int slip_card_line_end(const SlipCard *card, int row);

// The bytes of words before its first row.
int slip_card_bytes_before(const SlipCard *card);

// Draws the SlipCard that is its owner, filling rect (CanvasDraw).
void slip_card_draw(View *view, Frame *frame, Rect rect, const void *owner);

// A card with its buttons and its small print at the end of the row.
typedef struct SlipRow {
    SlipCard card;
    Paragraph print;
    bool has_print;
    const Control *buttons;
    int count, width_px; // of the buttons
    int button_px;       // height of each
} SlipRow;

// What parts the card from them.
int slip_row_gap_px(const Theme *theme);

int slip_row_height_px(const Theme *theme, const SlipRow *row);

// Draws the SlipRow that is its owner (CanvasDraw); or with its first button below the card instead. A card for
// somebody else fills what the buttons leave.
void slip_row_draw(View *view, Frame *frame, Rect rect, const void *owner);
void slip_row_draw_below(View *view, Frame *frame, Rect rect, const void *owner);
