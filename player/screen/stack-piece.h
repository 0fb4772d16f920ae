// StackPiece: what a screen draws where one piece of a stack stands: a line of words, a panel, a row of controls, the
// head of a card, a canvas.
#pragma once

#include "screen/control.h"

// Draws a canvas into rect; owner is what was handed to stack_canvas.
typedef void (*CanvasDraw)(View *view, Frame *frame, Rect rect, const void *owner);

typedef enum StackPieceKind {
    STACK_PIECE_LINE,
    STACK_PIECE_TITLE, // words with a button at the end of their line
    STACK_PIECE_PANEL,
    STACK_PIECE_SLIP,
    STACK_PIECE_FLOW,
    STACK_PIECE_CARD,
    STACK_PIECE_ROW,
    STACK_PIECE_BUTTONS,
    STACK_PIECE_LANDING,
    STACK_PIECE_CANVAS
} StackPieceKind;

typedef struct StackPiece {
    StackPieceKind kind;
    int statement, part;    // for Spots
    const Paragraph *words; // line: one of it; panel; buttons: beside them, or NULL
    int line;
    const Control *controls; // card: its head; row; buttons; beside a canvas
    bool is_frameless;       // card: its head alone has an outline
    int count, columns;
    const Control *beside; // row: a button in the place after the last of them, as wide and high as it is by itself; or
                           // NULL
    int beside_px, beside_h_px;
    int full_px, full_count, full_columns; // landing: its full form: its height and its cards
    int words_px;                          // landing: of the words above them with the gap below; 0: there are none
    const int *widths_px;                  // buttons, and those beside a canvas, in as many columns
    CanvasDraw draw;
    const void *owner;
} StackPiece;

// The height of words on a panel.
int stack_piece_panel_px(const Theme *theme, const Paragraph *words);

// The width of one of so many columns side by side in a row.
int stack_piece_column_px(const Theme *theme, int row_px, int columns);

// What parts a canvas from the buttons beside it.
int stack_piece_beside_gap_px(const Theme *theme);

// Draws it into rect, which is as wide as the stack's column. Running text is drawn with its page.
void stack_piece_draw(View *view, Frame *frame, const StackPiece *piece, Rect rect);
