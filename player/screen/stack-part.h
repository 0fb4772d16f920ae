// StackPart: what a screen draws where one piece of a stack stands: a line of words, a row of controls, the head of a
// card, a canvas.
#pragma once

#include "screen/control.h"

// Draws a canvas into rect; owner is what was handed to stack_canvas.
typedef void (*CanvasDraw)(View *view, Frame *frame, Rect rect, const void *owner);

typedef enum StackPartKind {
    STACK_PART_LINE,
    STACK_PART_FLOW,
    STACK_PART_CARD,
    STACK_PART_ROW,
    STACK_PART_BUTTONS,
    STACK_PART_CANVAS
} StackPartKind;

typedef struct StackPart {
    StackPartKind kind;
    int statement, part; // for Spots
    Paragraph words;     // STACK_PART_LINE: one line of them
    int line;
    bool is_panel;           // and it stands on a tint
    const Control *controls; // STACK_PART_CARD: its head
    int count, columns;
    const int *advance_cache_px; // STACK_PART_BUTTONS
    bool is_centered;
    CanvasDraw draw;
    const void *owner;
} StackPart;

// Room above a panel's first line, and below its last.
int stack_part_panel_pad_px(const Theme *theme);

// The width of one of so many columns side by side in a row.
int stack_part_column_px(const Theme *theme, int row_px, int columns);

// Draws it into rect, which is as wide as the stack's column. Running text is drawn with its page.
void stack_part_draw(View *view, Frame *frame, const StackPart *bit, Rect rect);
