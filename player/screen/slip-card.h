// SlipCard: a note as a card: its lines on a light surface inside an edge in the accent colour; and that card with
// its buttons.
#pragma once

#include "screen/control.h"

typedef struct SlipCard {
    const Paragraph *lines; // set for slip_card_words_px
    int count;
    int first, after; // of the rows of words that they are set in: the others stand on other pages
    bool is_centered; // for somebody else to read: in the middle of the card
} SlipCard;

// The width of the words on a card of that width.
int slip_card_words_px(const Theme *theme, int width_px);

// The rows of words that all its lines are set in.
int slip_card_row_count(const SlipCard *card);

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
