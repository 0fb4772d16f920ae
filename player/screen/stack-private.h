// What a Stack is made of: for the files that state it (stack.c), draft the pieces of its parts (stack-draft.c,
// stack-words.c, stack-slip.c, stack-choices.c, stack-canvas.c, stack-landing.c, stack-cards.c) and of its groups
// (stack-screenful.c), choose an arrangement (stack-rungs.c, stack-ladder.c, stack-arranged.c), and set and show its
// pages (stack-pages.c, stack-vignette.c). Nobody else looks inside.
#pragma once

#include "screen/stack.h"

typedef enum StackPartKind {
    PART_WORDS,
    PART_PANEL,
    PART_SLIP,
    PART_FLOW,
    PART_OPEN_CARD,
    PART_CHOICES,
    PART_BESIDE, // one button, with the choices before it
    PART_CARDS,
    PART_LANDING,
    PART_BUTTONS,
    PART_WAYS, // choices: as cards; controls: as buttons
    PART_CANVAS
} StackPartKind;

// A statement.
typedef struct StackPart {
    StackPartKind kind;
    int statement;
    bool is_tied;
    WordsRole role;
    const Text *lines;       // words, panel: one
    Text language;           // of words; empty: the interface's
    Flow flow;               // flow, open card
    const Control *controls; // open card: its head; words: the one in their line; landing; buttons, and those of a
                             // canvas or a slip
    int count;               // of lines or controls
    StackChoices choices;
    StackCards cards;
    StackCanvas canvas;
    StackSlip slip;
} StackPart;

// How ways on stand: as cards, which have a page of their own where their words have one; close to these as a row as
// low as that of a landing; or as buttons.
typedef enum WaysForm { WAYS_CARDS, WAYS_ROW, WAYS_BUTTONS } WaysForm;

// How a screenful stands: a rung of the ladder, and what it takes with it.
typedef struct StackArrangement {
    int rung;         // 1 to 6; 0: nothing fits, and it is parted like running text
    int columns;      // of choices and cards at most; of a canvas and its buttons
    bool is_generous; // larger words and rows, on large glass
    bool is_tight;    // least gaps and padding
    bool is_modest;   // cards with a second line in the words of buttons
    bool is_fine;     // hints in small print
    bool is_hint;     // running text as a hint, of few lines
    bool leaves_one;  // cards, ways and buttons: one may stand alone in the last row
    bool words_first; // what stands before the first thing to touch or to watch has pages of its own
    WaysForm ways;
    bool is_lifted;   // cards with their icons above their words
    bool is_brief;    // cards without drawings, and those with small print without their second lines
    bool is_low;      // heading as small as it may be beside large words
    bool is_level;    // heading no larger than the text, and of larger text as small as it may be
    bool is_plain;    // heading in body size, no second lines
    int smaller;      // words of a slip, by so many sizes
    bool is_small;    // words of headings and controls in small print, at the two largest sizes of text
    bool is_crowded;  // in columns, words on three lines
    int scarcity;     // choices without their hint; cards without the title above them, turns of choices without their
                      // second line; 2: both without any words above them, and a canvas without those it has had above
                      // its text
    bool tells_apart; // replies stand on a sheet
    int a_turn;       // so many choices at a time; 0: all
    int least_cards;  // on a page
    int whole_px;     // the height of its page with the highest of its replies
} StackArrangement;

typedef struct StackGroup {
    int first, after; // parts
    bool is_screenful;
    StackArrangement how; // once settled, of a screenful
} StackGroup;

// Whether these are cards of a shelf in larger text: every shelf of a glass stands in the same columns, with as many
// cards on a page as fit.
bool stack_is_alike(const Stack *stack, const StackPart *cards);

// The pieces of some parts in one arrangement.
typedef struct StackDraft {
    Stack *stack;
    StackArrangement how;
    bool is_trial;          // replies are closed, and room for the highest is counted
    bool is_unsound;        // words would be broken, or too few cards stand on a page
    int reply_px;           // trial: of the highest
    int turn_count;         // of choices that take turns
    int turn_statement;     // of those choices
    int tied;               // the piece of buttons that stand below the last lines of the words before; 0: none
    bool starts_page;       // the next piece does
    bool frees_corner;      // what leads to more choices tells the place, and words may stand in the corner
    bool joins_turn;        // whose turn it is stands in the line of the heading, where that holds both
    const StackPart *above; // the part that stands above the next piece; NULL: the top of a page
    ARRAY(Piece) pieces;
    ARRAY(StackPiece) drawn; // one for each, at the same index
} StackDraft;

struct Stack {
    View *view;
    Rect room, column;
    Size corner;      // where the bar tells the place, as PagesSpec has it; none on a sheet
    Text place_words; // which the bar tells in that corner, and a control may in its own line; or empty
    Text language;    // of its running text; empty: the book's
    ARRAY(StackPart) parts;
    ARRAY(StackGroup) groups;
    bool next_is_tied;
    bool is_close;  // the lines of its running text
    bool is_filled; // its pages, whatever goes on
    const Exercise *exercise;
    Id rider_scope;
    const Id *quiet_riders; // stand as a quiet line
    int quiet_count;
    Text vignette;    // path in the source, or empty
    StackDraft draft; // of all, once settled
    int turn;         // of choices that take turns
    Pages *pages;     // once settled
    Place place;      // that its page was looked for by
};

// Whether one thing stands on a screen: the visitor has chosen so, and this is not for staff.
bool stack_is_calm(const Stack *stack);

// The height of the column that lies within reach; 0: all of it does, or there is no room for more than a control.
int stack_low_px(const Stack *stack);

// What its pages are set from, without pieces; and what stands for the answers that its conditions look at.
PagesSpec stack_pages_spec(const Stack *stack);
uint32_t stack_version(const Stack *stack);

// Drafts a group in an arrangement; adds it below what a draft holds.
StackDraft stack_draft(Stack *stack, const StackGroup *group, const StackArrangement *how, bool is_trial);
void stack_draft_add(StackDraft *draft, const StackDraft *more);

// Adds a piece of a part; an open card, or with no head a frame; a part as its kind is.
StackPiece *stack_draft_piece(StackDraft *draft, const StackPart *part, Piece piece, StackPieceKind kind);
StackPiece *stack_draft_card(StackDraft *draft, const StackPart *part, const Control *head, Flow flow);
void stack_draft_words(StackDraft *draft, const StackPart *part);
void stack_draft_panel(StackDraft *draft, const StackPart *part);

// Adds running text as a hint; unsound where it is more than a hint can be.
void stack_draft_hint(StackDraft *draft, const StackPart *part);

// Whether these words say whose turn it is and stand in the line of the heading that follows, or, where room is
// scarce and that line is full, go.
bool stack_is_joined(const StackDraft *draft, const StackPart *part);

// Whether a block with that condition is shown.
bool stack_shows(const Stack *stack, const Condition *when);
void stack_draft_choices(StackDraft *draft, const StackPart *part);
void stack_draft_ways(StackDraft *draft, const StackPart *part);

// Adds ways on as a row; unsound where that is not low.
void stack_draft_row(StackDraft *draft, const StackPart *part);
void stack_draft_beside(StackDraft *draft, const StackPart *part); // a button with the choices above it

// Whether these buttons stand among the choices above them, which take turns.
bool stack_takes_turns(const StackDraft *draft, const StackPart *buttons);

// Whether what leads to more of these choices tells the place in its own line, so that words may stand in the corner.
bool stack_turn_tells_place(const StackDraft *draft, const StackPart *choices);
void stack_draft_landing(StackDraft *draft, const StackPart *part);
void stack_draft_buttons(StackDraft *draft, const StackPart *part);
void stack_draft_slip(StackDraft *draft, const StackPart *part);
void stack_draft_canvas(StackDraft *draft, const StackPart *part);

// Words that stay with what follows them.
bool stack_announces(const StackPart *part);

// A choice that leads away, as a card with its icon.
bool stack_is_way(const Control *choice);

// The gap above a part where the draft has come to.
int stack_draft_gap_px(const StackDraft *draft, const StackPart *part);

// The control as it stands in the draft.
Control stack_draft_control(const StackDraft *draft, const Control *control);

// Whether its words stand well in a column of that width beside others.
bool stack_draft_is_roomy(const StackDraft *draft, const Control *control, int width_px);

// The sizes of what is said: in a screenful with generous controls as large; headings of running text go with that.
Theme stack_draft_sizes(const StackDraft *draft);

// Adds the cards of a group, page by page.
void stack_draft_cards(StackDraft *draft, const StackGroup *group, const StackPart *cards);

// The height of a page's pieces from one to before another, where no page ends among them.
int stack_draft_px(const StackDraft *draft, int first, int after);

// The pages of a draft.
PageCounts stack_draft_pages(const StackDraft *draft);

// Draws the vignette of its last page, which hangs that far below the top of the column.
void stack_draw_vignette(Stack *stack, Frame *frame, int page, int above_px);

// The first part of that kind in a group; NULL: there is none.
const StackPart *stack_part_of(const Stack *stack, const StackGroup *group, StackPartKind kind);

// The first arrangement that fits; the same, remembered.
StackArrangement stack_choose(Stack *stack, const StackGroup *group);
StackArrangement stack_arrange(Stack *stack, const StackGroup *group);
