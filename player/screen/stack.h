// Stack: the pieces of a screen one below the other, paged in a room: words, running text of the book, rows of
// controls, and canvases a screen draws itself. Every screen with more than fits goes to a further page by this one
// mechanism. For a visitor who wants one thing a screen, each thing begins a page: a block of running text, up to three
// cards, a question with its options.
#pragma once

#include "screen/bars.h"
#include "screen/stack-part.h"

typedef struct Stack Stack;

// Where a reader is in a stack, across reflow: which statement (stack_words, stack_controls, ...), which part of it (a
// control's index, a byte of the words), and within running text a place.
typedef struct Spot {
    int statement, part;
    Place place;
} Spot;

// An empty stack in view->arena for that room. width_px: of the column in the middle of it; 0 takes the whole width.
Stack *stack_begin(View *view, Rect room, int width_px);

// The column's rect (top = room's top, whole height).
Rect stack_column(const Stack *stack);

// Words of the interface. keep: stay with what follows.
void stack_words(Stack *stack, Text words, TextStyle style, bool keep);

// Words on a tinted panel: a line of a slip.
void stack_panel(Stack *stack, Text words, TextStyle style);

// Blocks of the book, whose conditions are judged by the answers to exercise (NULL: all shown).
void stack_flow(Stack *stack, Flow flow, const Exercise *exercise);

// An open card: a control as its head (drawn without its own outline) and a flow inside one frame.
void stack_open_card(Stack *stack, const Control *head, Flow flow);

// Where the riders of this screen count as met, and how many had been met, in whatever scope, before one came to it:
// those of them stand as a quiet line.
void stack_riders(Stack *stack, Id scope, int met);

// Controls in rows of up to columns (1: one below the other); a row is as high as its highest.
void stack_controls(Stack *stack, const Control *controls, int count, int columns);

// Buttons side by side at their natural width, wrapping; centred when is_centered.
void stack_buttons(Stack *stack, const Control *buttons, int count, bool is_centered);

// A picture or pacer: height_px of room that draw fills.
void stack_canvas(Stack *stack, int height_px, CanvasDraw draw, const void *owner);

// Extra room above the next piece; the next piece starts a page.
void stack_gap(Stack *stack, int px);
void stack_break(Stack *stack);

// Number of the statement that would be made next; for Spot.
int stack_next_statement(const Stack *stack);

// ---- once all is stated

// The page that holds the spot (from 0), pages so far known, and whether that is all.
int stack_page(Stack *stack, const Spot *spot);
int stack_page_count(Stack *stack, bool *is_complete);

// True when there is a page after that one.
bool stack_has_page(Stack *stack, int page);

// The spot where a page begins.
Spot stack_spot(Stack *stack, int page);

// Minutes to read from that page to the end, rounded up, at 130 words a minute.
int stack_minutes_after(Stack *stack, int page);

// The height a page uses.
int stack_used_px(Stack *stack, int page);

// Draws a page at the top of the room.
void stack_draw(Stack *stack, Frame *frame, int page);

// The bars for a page of this stack: fills page numbers, Previous and Next as there are pages.
void stack_bars(Stack *stack, int page, Bars *bars);

// Draws a page between its bars: at the top, raised on large glass where the bars say so, and a little below the top
// where one thing stands on a screen.
void stack_show(Stack *stack, Frame *frame, int page, const Bars *bars);

// Performs Previous and Next by moving spot; false when there is no such page.
bool stack_turn(Stack *stack, Spot *spot, const Action *action);
