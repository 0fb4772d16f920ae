// Pages: pieces set into pages, only as far as somebody looks. A piece is running text of the book or a box that the
// screen draws itself (a card, a row of buttons, a pacer), so that every screen pages by one mechanism. No widow or
// orphan line stands alone, headings stay with what follows, a picture with its caption and, where the column has room
// for both, beside its words. Blocks may nest as deep as an iterator over them goes (FLOW_DEPTH_MOST); columns inside
// each other never close.
#pragma once

#include "page/paragraph.h"

typedef enum PieceKind { PIECE_FLOW, PIECE_BOX } PieceKind;

typedef struct Piece {
    PieceKind kind;
    // Flow: blocks of the book. is_framed draws a card around what stands on each page (an open question), with pad_px
    // inside; head_px keeps room at its top, on its first page, for something the screen draws, and stays with the
    // first lines.
    Flow flow;
    bool is_framed;
    int head_px, pad_px;
    bool is_close; // notes in it keep half as much room above and below their words
    // Box: this much height, drawn by the screen; it never parts, and is at most a page high. full_px (0: none) is the
    // height of a second, fuller form: where the rest of a page holds that, the box stands there so; where it does not
    // hold height_px either, on a page of its own, below nothing but what stays with it.
    int height_px, full_px;
    bool is_at_foot;    // box: where it ends a page, and not in that form, it stands at the page's lower edge,
    int foot_px;        // that far above it where there is room
    int gap_px;         // kept free above, except at the top of a page
    bool leaves_corner; // box: of its page, where it begins one
    bool keep_with_next;
    // Stays on one page with the piece before it. A chain of such pieces, with what leads into it by keep_with_next, is
    // kept whole where it fits a page; of a longer one, as much of its end as does.
    bool is_tied;
    bool starts_page;
    bool is_control; // something to touch: see controls_px
    // On calm pages: cards or buttons in it that count towards the most of a page; a flow whose blocks are not parted.
    int choice_count;
    bool is_together;
} Piece;

// Cards or buttons on a calm page.
enum { CALM_CHOICES_MOST = 3 };

typedef struct PagesSpec {
    const Piece *pieces; // copied
    int piece_count;
    int width_px, height_px; // running text has its theme's column_px at most, from the edge where lines start
    // One thing a page: a block of a flow with what announces it (headings, a paragraph that ends in a colon), or a few
    // choices.
    bool is_calm;
    bool is_filled; // words go on wherever a page has no more room, though one line stands alone: a low window
    // A corner at the end of the first line (of the theme's direction) that is kept for something else: what leaves its
    // width free, a box or words that announce others, begins a page so far above its top.
    Size corner;
    int controls_px; // from the first control on a page to its end at most, so that all can stand low; 0: any height
    Theme theme;
    Text language;                 // of the book
    const struct Phrases *phrases; // of the book; NULL: English ones
    Direction direction;
    // Riders that stand as one quiet line, which opens them; the others stand in full. Copied.
    const Id *quiet_riders;
    int quiet_count;
    // Whether a condition holds; NULL: all do.
    bool (*holds)(const void *owner, const Condition *condition);
    const void *owner;
} PagesSpec;

typedef struct Pages Pages;

// Begins in arena; nothing is set yet. The typesetter and the flows must outlive it.
Pages *pages_begin(Arena *arena, Typesetter *typesetter, const PagesSpec *spec);

// Sets pages until page number upto (from 0) is known or all are; returns true when all are. One call with upto = n
// sets at most what that page needs and the line after it.
bool pages_extend(Pages *pages, int upto);

// Pages known so far; all of them once pages_extend returned true. Never 0 after that.
int pages_count(const Pages *pages);
bool pages_are_complete(const Pages *pages);

// The page that holds the place (the nearest earlier block when it is gone), extending as needed; page 0 for an empty
// place.
int pages_find(Pages *pages, Place place);

// The page that holds the start of piece number piece, extending as needed.
int pages_find_piece(Pages *pages, int piece);

// The place of the first words or picture on a page; empty when it holds none that bear an id.
Place pages_place(const Pages *pages, int page);

// Words from the start of that page to the end, of what is set so far (for minutes left).
int pages_words_after(const Pages *pages, int page);

// Height that page uses, for centring.
int pages_used_px(Pages *pages, int page);

// A box, or the head of a flow, that stands on a page: where the screen draws it. rects are relative to the page's top
// left corner.
typedef struct PageBox {
    int piece;
    bool is_full; // in its fuller form: see full_px
    Rect rect;
} PageBox;
int pages_boxes(Pages *pages, int page, const PageBox **boxes);

// Where and how a page is drawn. draw_box (may be NULL) is called for each of the page's boxes and heads in its turn
// among the lines, so that the frame's lines and targets stand in reading order; rect is where it stands on the glass.
typedef struct PagesLook {
    int x, y;
    void (*draw_box)(void *owner, Frame *frame, int piece, Rect rect);
    void *owner;
} PagesLook;

// Draws a page with its top left corner at how->x, how->y: words, bullets, notes, rules, tables, pictures and frames;
// boxes by how->draw_box (the head of a framed flow after its frame, before its words).
void pages_draw(Pages *pages, int page, Frame *frame, const PagesLook *how);

// The height of the pieces below each other, gaps and all, as they stand where no page ends: whether they fit on one.
// As soon as it is more than the page's height, it is only some number above that. arena is for scratch.
int pages_stacked_px(Arena *arena, Typesetter *typesetter, const PagesSpec *spec);
