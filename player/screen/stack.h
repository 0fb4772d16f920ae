// Stack: what a screen says and offers, part below part. A screen states its parts and which of them belong together,
// and never how high they are. Running text is set into pages. A screenful (a question with its options, a timer with
// its button, a heading with its cards) stands on one glass, in the first arrangement of a ladder that fits: as drawn,
// in columns, closer, its words on the page before, its heading in body size and its cards without their second lines,
// and last with its choices taking turns in their place. So Next never means "more of the same question".
#pragma once

#include "screen/bars.h"
#include "screen/stack-piece.h"

typedef struct Stack Stack;

// Where a reader is in a stack, across reflow: which statement (stack_words, stack_choices, ...), which part of it (a
// control's index, a byte of the words), within running text a place; which of the choices that take turns.
typedef struct Spot {
    int statement, part;
    Place place;
    int turn;
} Spot;

// What words are for; it decides their style, and whether they stay with what follows.
typedef enum WordsRole {
    WORDS_TITLE,   // of the screen
    WORDS_CAPTION, // its title in small print, where what follows needs the room
    WORDS_HEADING, // of a part of it, of a step
    WORDS_PROMPT,  // what is asked, what a button answers
    WORDS_NAME,    // what is explained below, small
    WORDS_TURN,    // whose turn it is
    WORDS_HINT,    // how to use what stands below
    WORDS_BODY,
    WORDS_PRINT, // small
} WordsRole;

// An empty stack in view->arena for the common column of that room, for running text.
Stack *stack_begin(View *view, Rect room);

// How wide its column is.
int stack_width_px(const Stack *stack);

// What its page says of its place, for a control that has it in its own line where the corner is wanted for words; it
// ends with the view's arena.
void stack_place(Stack *stack, Text place);

// Its running text is in that language of the library; empty: the book's.
void stack_language(Stack *stack, Text language);

// What is stated from now on is one screenful.
void stack_screenful(Stack *stack);

// Its running text is set with its lines closer.
void stack_close_lines(Stack *stack);

// Its running text fills every page to the last line that has room, though one alone goes on: for a window of few
// lines.
void stack_fill_pages(Stack *stack);

// What is stated next stays with what stands above it.
void stack_tie(Stack *stack);

// Words of the interface; nothing where there are none.
void stack_words(Stack *stack, WordsRole role, Text words);

// Words of the book in that language (empty: the interface's).
void stack_words_in(Stack *stack, Text language, WordsRole role, Text words);

// The title of the screen with a button at the end of its line. Where that has no room for both, and where controls are
// to stand low, or one thing on a screen, nothing is stated: false.
bool stack_title(Stack *stack, Text words, const Control *button);

// Words on a tinted panel: a notice.
void stack_panel(Stack *stack, Text words);

// A note on a card, a line each, with small print (or none; brief, where room is scarce) and buttons below it or beside
// it. Buttons that are tied to it join them. One that is longer than a page has them with its first words. A large one
// is for somebody else to read: without small print, in words as large as the page lets them be.
typedef struct StackSlip {
    const Text *lines;
    Text language; // of these; empty: the interface's
    int line_count;
    bool is_large;
    Text print, brief_print;
    const Control *buttons;
    int button_count;
} StackSlip;
void stack_slip(Stack *stack, const StackSlip *slip);

// Blocks of the book, whose conditions are judged by the answers to exercise (NULL: all shown).
void stack_flow(Stack *stack, Flow flow, const Exercise *exercise);

// An open card of running text: a control as its head (drawn without its own outline) and a flow inside one frame.
void stack_open_card(Stack *stack, const Control *head, Flow flow);

// Where the riders of this screen count as met, and how many had been met, in whatever scope, before one came to it:
// those of them stand as a quiet line.
void stack_riders(Stack *stack, Id scope, int met);

// What can be chosen: one below the other, or side by side. replies (NULL: none have one): what each opens, at most one
// of them at a time (open; -1: none), and never so that another choice must go: where the page has no room for the
// longest of them, each is told apart, on a sheet (stack_tells_apart).
typedef struct StackChoices {
    const Control *controls;
    const Flow *replies;
    int count, open;
} StackChoices;
void stack_choices(Stack *stack, const StackChoices *choices);

// Ways in, as many on a page as fit and are easy to overlook, and on each as many as on the others, below the words
// that stand above them in their screenful. wanted: so many on the first page matter more than their icons' size and,
// where is_terse, than their second lines; least: so many belong together; is_shelf: one shelf of several, which in
// larger text all look alike on a glass.
typedef struct StackCards {
    const Control *controls;
    int count, wanted, least;
    bool is_terse, is_shelf;
    int most; // on a page; 0: as many as are easy to choose among
} StackCards;
void stack_cards(Stack *stack, const StackCards *cards);

// How many cards belong together below the heading of a shelf: three, of large text two.
int stack_cards_least(const View *view);

// How many cards a first page is to show of so many: all, or where they are too many to choose among as many as there
// are on each page.
int stack_cards_wanted(int count);

// The end of running text: where to go from here. Where a row of these cards fits below the last words it stands there;
// else it has a page of its own, in full and below its heading.
void stack_landing(Stack *stack, Text heading, const Control *cards, int count);

// Buttons side by side at their natural width, wrapping. Tied to buttons they stand in one row with them.
void stack_buttons(Stack *stack, const Control *buttons, int count);

// Ways on from what is said above them: as cards where those have room, else as buttons with their icons.
void stack_ways(Stack *stack, const Control *cards, int count);

// A button that is there at all times with the choices stated before it: in the free place of their last row, where
// there is one. It takes no turns with them.
void stack_beside(Stack *stack, const Control *button);

// A picture, a dial, a pacer: room that draw fills, with the buttons that drive it below or beside it.
typedef struct StackCanvas {
    int least_px, most_px; // of its height; most_px is given where there is room
    int least_w_px;        // beside its buttons; 0: half the column
    CanvasDraw draw;
    const void *owner;
    const Control *buttons;
    int button_count;
} StackCanvas;
void stack_canvas(Stack *stack, const StackCanvas *canvas);

// A small drawing that says nothing, in the room that the last page leaves beside its last button and below it; where
// that is low there is none.
void stack_vignette(Stack *stack, Text picture);

// ---- once all is stated

// The page that holds the spot, from 0.
int stack_page(Stack *stack, const Spot *spot);

// True when there is a page after that one.
bool stack_has_page(Stack *stack, int page);

// Minutes to read from that page to the end, rounded up, at 130 words a minute.
int stack_minutes_after(Stack *stack, int page);

// The height a page uses.
int stack_used_px(Stack *stack, int page);

// Draws a page at the top of the room.
void stack_draw(Stack *stack, Frame *frame, int page);

// The bars for a page of this stack: fills page numbers, Previous and Next as there are pages.
void stack_bars(Stack *stack, int page, Bars *bars);

// Draws a page between its bars: at the top, or a fifth of the room below it, on large glass where it fills less
// than half of the room, and a little below it where one thing stands on a screen.
void stack_show(Stack *stack, Frame *frame, int page, const Bars *bars);

// Whether the choice with that action is chosen and has a reply that is told apart.
bool stack_tells_apart(Stack *stack, const Action *action);

// Moves spot to the last choices, whose words may have a page of their own before them; stays where there are none.
void stack_to_choices(const Stack *stack, Spot *spot);

// Performs Previous and Next, and the turn of choices, by moving spot; false when there is no such page. At what leads
// away spot moves to where that stands, so that Back finds it in whatever size of text.
bool stack_turn(Stack *stack, Spot *spot, const Action *action);
