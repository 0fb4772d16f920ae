// Bit: what a screen draws where one piece of a stack stands: a line of words, a row of controls, the head of a card, a canvas.
#pragma once

#include "screen/control.h"

// Draws a canvas into rect; owner is what was handed to stack_canvas.
typedef void (*CanvasDraw)(View *view, Frame *frame, Rect rect, const void *owner);

typedef enum BitKind { BIT_LINE, BIT_FLOW, BIT_CARD, BIT_ROW, BIT_BUTTONS, BIT_CANVAS } BitKind;

typedef struct Bit {
    BitKind kind;
    int statement, part;     // for Spots
    Paragraph words;         // BIT_LINE: one line of them
    int line;
    bool is_panel;           // and it stands on a tint
    const Control *controls; // BIT_CARD: its head
    int count, columns;
    const int *advance_cache_px;    // BIT_BUTTONS
    bool is_centered;
    CanvasDraw draw;
    const void *owner;
} Bit;

// Room above a panel's first line, and below its last.
int bit_panel_pad_px(const Theme *theme);

// The width of one of so many columns side by side in a row.
int bit_column_px(const Theme *theme, int row_px, int columns);

// Draws it into rect, which is as wide as the stack's column. Running text is drawn with its page.
void bit_draw(View *view, Frame *frame, const Bit *bit, Rect rect);
