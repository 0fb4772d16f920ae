// Book: what the authors wrote, in one language, const to everyone who reads it.
//
// Opening reads library.xml, contents.xml, phrases.xml and the head (attributes, title, summary) of each listed item. A
// body is loaded when it is first asked for, into an arena of its own, and dropped with book_drop_bodies when the visit
// ends. A faulty item stays listed with is_faulty set; one that has yet to be written (status="empty") is not in the
// book at all, nor is a group of none but such; the rest opens. All texts are UTF-8 with white space folded to single
// spaces, except those of BLOCK_PRE; a '\n' inside a text is a br.
//
// What was written bears its place in its file, so that whatever is wrong with it can be told there; the file's name
// lives as long. In a model that was made otherwise places may be empty.
#pragma once

#include "base/locale.h"
#include "base/problem.h"
#include "base/source.h"
#include "base/unicode.h"
#include "book/action.h"
#include "book/keyboard.h"
#include "markup/step-kind.h"

// An id that names something written elsewhere, and the place of these very words.
typedef struct Ref {
    Id id; // "": none
    Position at;
} Ref;

// ---- Running text

// What is not plain about words. FACE: what chooses one of a font's faces.
enum {
    SPAN_STRONG = 1,
    SPAN_EM = 2,
    SPAN_FACE = SPAN_STRONG | SPAN_EM,
    SPAN_CODE = 4,      // in letters of one width
    SPAN_SUB = 8,       // smaller, below the line
    SPAN_SUPER = 16,    // smaller, above it
    SPAN_STRUCK = 32,   // a line goes through them
    SPAN_BASE = 64,     // how they are read stands behind them,
    SPAN_READING = 128, // in brackets: one of both is heard
    SPAN_UNDERLINE = 256,
    SPAN_CAPS = 512, // capitals that are smaller than others: they were written otherwise, and are heard so
};

// A stretch of a block's text that is not plain. Spans ascend and do not overlap; unmentioned bytes are plain.
typedef struct Span {
    uint32_t start, end; // bytes of the block's text
    unsigned style;      // SPAN_*
    Direction direction; // of an isolated stretch; DIRECTION_AUTO: not isolated
    Text language;       // empty: the block's
    Text spoken;         // its words as a voice is to be given them; empty: as they are written
    Action action;       // ACTION_OPEN for a link, ACTION_TERM for a term, ACTION_NOTE, ACTION_ADDRESS, ACTION_NONE
    Text picture;        // shown in place of these words, as high as capitals: path in the source; empty: none
    Text address;        // of an ACTION_ADDRESS, as it is written
} Span;

// The answers for which something is shown. is_none: when nothing was chosen.
typedef struct Condition {
    Position at;
    Ref name;
    const Ref *is;
    int is_count;
    bool is_none;
    const struct Condition *also; // an outer condition that must hold as well, or NULL
} Condition;

typedef enum BlockKind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,     // level 1 (a chapter's or step's title), 2 (section), 3 (section within), to 6
    BLOCK_LIST,        // children: BLOCK_ITEM
    BLOCK_ITEM,        // children: any flow
    BLOCK_DEFINITIONS, // children: BLOCK_TERM (bold line) and BLOCK_DEFINITION (indented flow)
    BLOCK_TERM,
    BLOCK_DEFINITION,
    BLOCK_QUOTE,  // children: any flow
    BLOCK_NOTE,   // children: any flow, in a box; also what a rider becomes
    BLOCK_FIGURE, // a picture; children: at most one paragraph, the caption
    BLOCK_TABLE,  // children: BLOCK_ROW
    BLOCK_ROW,    // children: BLOCK_CELL
    BLOCK_CELL,   // children: any flow
    BLOCK_PRE,    // its text has the spaces and lines that were written
    BLOCK_VERSE,  // children: BLOCK_LINE, or BLOCK_STANZA
    BLOCK_STANZA, // children: BLOCK_LINE
    BLOCK_LINE,   // of verse; level: how many steps it stands in
    BLOCK_RULE,   // a rest between what goes before and what comes: it has no words
} BlockKind;

enum { LINE_STEPS_MOST = 4 };

// What stands before the items of a list.
typedef enum MarkerKind {
    MARKER_DISC,
    MARKER_NONE,
    MARKER_NUMBER,
    MARKER_LETTER,
    MARKER_CAPITAL_LETTER,
    MARKER_ROMAN,
    MARKER_CAPITAL_ROMAN
} MarkerKind;

enum { ITEM_NUMBER_MOST = 9999999, HEADING_LEVEL_MOST = 6, CELL_SPAN_MOST = 64 };

// NOTE_ASIDE: it has no title but what its own words are. From NOTE_FILM on: what stands there in the book cannot be
// shown, which is said in the interface's words before what the book has in its place, if anything.
typedef enum NoteKind {
    NOTE_TIP,
    NOTE_CARE,
    NOTE_EXAMPLE,
    NOTE_ASIDE,
    NOTE_FILM,
    NOTE_SOUND,
    NOTE_FORM,
    NOTE_OTHER
} NoteKind;

typedef struct Block {
    BlockKind kind;
    Position at;
    Id id;     // as written, or b1, b2, ... in order within the item: the same in every language
    Text text; // paragraph, heading, term, pre, line
    const Span *spans;
    int span_count;
    const struct Block *children;
    int child_count;
    Text language; // empty: the book's
    Direction direction;
    int level;         // heading, line
    MarkerKind marker; // list
    bool is_reversed;  // list: its numbers fall
    bool has_number;   // list, item: one is written, of its first item or its own,
    int number;        // at most ITEM_NUMBER_MOST either way
    bool is_header;    // cell
    bool begins_page;  // of a flow itself, not inside another: nothing stands above it on its page
    int columns, rows; // cell: that it spans, at most CELL_SPAN_MOST; 0: one
    NoteKind note;
    const Id *rider;       // note: the rider that it is; NULL: the author's own
    Text picture, alt;     // figure: path in the source; words for it
    const Condition *when; // NULL: always
} Block; // an li, dd, td, note or back that holds words alone has one paragraph, and both bear the same id

typedef struct Flow {
    const Block *blocks;
    int count;
} Flow;

// A button to somewhere: an item, item#block, or one of home support about comfort.
typedef struct Link {
    Position at;
    Action action;
    Text label;    // the author's, or the item's quiet title or the place's phrase; places not offered are left out
    Text language; // of the label; empty: the book's
    const Condition *when;
} Link;

typedef struct Links {
    const Link *at;
    int count;
} Links;

typedef struct ContentNote {
    Flow text;
    Flow brief; // the short version
} ContentNote;

// ---- Items

typedef enum ItemKind { ITEM_CHAPTER, ITEM_FAQ, ITEM_EXERCISE } ItemKind;

typedef struct Item {
    ItemKind kind;
    Id id;                            // "" of a file whose head is faulty
    Text language;                    // of its words, where these are another language's pages; empty: the book's
    Text path;                        // in the source: "en/chapters/limits.xml"
    Text title, quiet_title, summary; // quiet_title is never empty: the title where none is written
    Text picture;                     // a small drawing: path in the source, or empty
    Text covers, reviewed, review_by; // as written
    int minutes;                      // an exercise's own; 0: not counted yet, see book_minutes
    bool is_adult, is_faulty;
    bool lacks_level;          // the book is read in a level, which has no such item: it is the language's own
    const struct Group *group; // the book or group it stands in
    int index;                 // in that group
} Item;

// A book of chapters, a group of exercises, or the sets of questions.
typedef struct Group {
    Id id;
    Text title, summary;
    const Item *items;
    int item_count;
} Group;

// SHELF_BOOKS: books of the world that are lent to the library (Bookcase).
typedef enum ShelfKind { SHELF_READ, SHELF_PRACTISE, SHELF_QUESTIONS, SHELF_BOOKS } ShelfKind;

typedef struct Shelf {
    ShelfKind kind;
    Text title, summary;
    const Group *groups;
    int group_count;
} Shelf;

// What may help at once: an exercise, and the step that it begins at.
typedef struct Now {
    Text title, summary;
    Id item, step; // item "": the library names none; step "": at the beginning
} Now;

// What readers may want, in their words, and the items for it.
typedef struct Need {
    Id id;
    Text title, summary;
    const Id *items;
    int item_count;
} Need;

typedef struct Needs {
    Text title, summary;
    const Need *at;
    int count; // 0: the library names none
} Needs;

typedef struct Chapter {
    const ContentNote *note; // or NULL
    Flow flow;               // the title as heading 1, then sections: heading 2 or 3 and their flow
    Links landing;
} Chapter;

typedef struct Question {
    Position at;
    Text language; // of its words; empty: the book's
    Id id;
    bool is_adult;
    const ContentNote *note;
    Text ask;
    Flow answer;
    Links also;
    Text words;
} Question;

typedef struct Faq {
    const Question *questions;
    int count;
} Faq;

// ---- Exercises

typedef enum Who { WHO_ANYONE, WHO_FIRST, WHO_SECOND, WHO_ALONE } Who;
typedef enum OptionShape {
    SHAPE_NONE,
    SHAPE_CIRCLE,
    SHAPE_SQUARE,
    SHAPE_TRIANGLE,
    SHAPE_DIAMOND,
    SHAPE_STAR
} OptionShape;
typedef enum PacerForm { PACER_CIRCLE, PACER_BAR, PACER_COUNT } PacerForm;

// An option of choose, checklist or sort; a level of rate.
typedef struct Option {
    Position at, id_at;
    Id id;
    Text label;
    Text say; // its words in a slip; the label where none are written
    OptionShape shape;
    Ref go_to;         // a step
    Flow reply;        // shown once it is chosen
    int in_ms, out_ms; // breathing paces; 0: none
    int minutes;       // 0: none
    int form;          // PacerForm, or -1
    const Condition *when;
} Option;

typedef struct Bin {
    Id id;
    Text label;
} Bin;

typedef struct Card {
    Text front;
    Flow back;
} Card;

// What a step asks for. Which fields mean something is told by kind.
typedef struct Interaction {
    StepKind kind;
    Position at;
    Id name;               // choose, checklist, rate, sort: what the answer is called; "" for others
    int slot;              // index of that answer among the exercise's named interactions; -1: none
    const Option *options; // choose, checklist, rate (levels), sort
    int option_count;
    Ref from, from_bin; // options are what was ticked there, or put into that bin
    int max;            // checklist: the most that may be ticked; 0: any
    const Bin *bins;    // sort
    int bin_count;
    int seconds;                // timer
    int of;                     // count
    Text prompt;                // count
    int in_ms, out_ms, minutes; // breathe: written here,
    Ref pace, time, form_name;  // or the names of chooses that decide
    int form;                   // PacerForm
    const Card *cards;
    int card_count;
    const struct Turn *turns;
    int turn_count;
    const struct SlipLine *lines;
    int line_count;
} Interaction;

typedef struct Turn {
    Who who;
    Flow flow;
    const Interaction *choose; // or NULL
} Turn;

// A line of a slip is literal words and answers, in order.
typedef struct SlipPart {
    Text words;    // literal, when name is ""
    Ref name, bin; // else: what was chosen there
} SlipPart;

typedef struct SlipLine {
    const SlipPart *parts;
    int part_count;
    const Condition *when;
} SlipLine;

typedef struct Step {
    Position at, id_at;
    Id id;
    Text title;
    Flow flow;
    const Interaction *interaction; // never NULL; STEP_TEXT where the author wrote none
    Links links;
    Ref next; // "" : the following one
    Who who;
    const Condition *when;
} Step;

enum { SLOTS_MOST = 32, OPTIONS_MOST = 32, BINS_MOST = 8 }; // the checker holds authors to these

typedef struct Exercise {
    Position at;
    Text language; // of its words; empty: the book's
    Flow before;
    int minutes;
    const Step *steps;
    int step_count;
    const Interaction *const *slots; // the named interactions, by slot; turns' chooses among them
    int slot_count;
    Links landing;
} Exercise;

typedef struct Body {
    const Item *item;
    union {
        Chapter chapter;
        Faq faq;
        Exercise exercise;
    };
} Body;

// ---- The library's own pages

// A level is the same language in easier words: what it has stands in place of the language's own files. A language may
// have the pages of another where it has none of its own: the interface in the one, the library in the other.
typedef struct Language {
    Text code, name; // "ar", in its own words
    Direction direction;
    LocaleSpec locale;      // how it writes numbers, days and times
    Text level, level_name; // the code and the name of its level; empty: it has none
    Text pages;             // the code of the language whose pages it has; empty: it has its own
    bool is_draft;          // a translation that nobody has read who knows the language
    Text draft;             // the word for a draft, where it is one and the library has that word; else empty
    Text label;             // what its button is called: its name, and that word after it
} Language;

typedef struct GlossaryEntry {
    Position at;
    Id id;
    Text language; // of its word; empty: the book's
    Text word;
    Text spoken; // the word as a voice is to be given it; empty: as it is written
    Flow meaning;
} GlossaryEntry;

typedef struct SupportEntry {
    Text name, reach, hours, language, checked; // checked: ISO date
} SupportEntry;

typedef struct Support {
    Flow flow;
    const SupportEntry *entries;
    int entry_count;
} Support;

typedef struct Book {
    Source *source; // what it is read from
    Text language;
    Text level; // of that language; empty: it is read as it is
    Direction direction;
    Text title, quiet_title;   // of the library
    int version;               // of the library; 0: it bears none
    Text picture;              // a calm drawing for Attract: path in the source, or empty
    const Language *languages; // levels are none
    int language_count;
    const Shelf *shelves; // in the order of contents.xml
    int shelf_count;
    Now now;
    Needs needs;
    bool may_continue;    // the library's policy: chapters and answers are taken up where a visitor left them
    bool adult_topics;    // the library's policy; configuration may switch it on
    Interrupt *interrupt; // asked while bodies and pages are read; NULL: nobody breaks them off
    const struct Phrases *phrases;
    struct Bookcase *books;             // of the world, beside the library's own shelves; NULL: none
    const struct Phrases *lent_phrases; // of the language whose pages it has; NULL: it has its own
} Book;

// Opens the library in a source, which must outlive it, in one language or level (empty: its default). NULL when
// library.xml or contents.xml of that language cannot be used; what was wrong is in problems either way. Close it with
// book_close.
Book *book_open(Source *source, Text language, Problems *problems);
void book_close(Book *book);

// What it was opened in: the level, or the language where it is read as it is.
Text book_code(const Book *book);

// The language that it is in.
const Language *book_language(const Book *book);

// The phrases of one of its languages, which are read when they are first asked for.
const struct Phrases *book_phrases(Book *book, const Language *language);

// Which way a language runs; one of the library as that says, offered or not.
Direction book_direction(const Book *book, Text code);

// Offers no other languages than those whose codes, parted by spaces, are named, or where none is named, but drafts;
// and always the one that it is in.
void book_offer_languages(Book *book, Text codes);

// These stand beside its own items from now on; NULL: none. They must stay as long as it does.
void book_lend_books(Book *book, struct Bookcase *books);

// Lends the item, group, need or shelf with that id; NULL when there is none. One of a book of the world opens that: it
// is lent until book_tidy finds that it was not asked for.
const Item *book_find_item(const Book *book, Id id);
const Group *book_find_group(const Book *book, Id id);
const Need *book_find_need(const Book *book, Id id);
const Shelf *book_find_shelf(const Book *book, ShelfKind kind);

// The item after (step 1) or before (-1) it in its group that this visitor may see and that is not faulty; NULL at the
// end.
const Item *book_neighbour(const Book *book, const Item *item, int step);

// The book of the world that an item or group stands in; NULL: it is the library's own.
struct Volume *book_volume(const Book *book, Id id);

// The book of the world that this reading is about, since it was given by its path, opened if need be; NULL: none. Then
// nothing else of the library is offered.
const Group *book_given(const Book *book);

// Where an action leads that opens an item or tells a note: its block, where it is the fragment of a page in a book of
// the world, is looked for, and may be found in another part.
Action book_resolve(const Book *book, const Action *action);

// What a note says that an ACTION_NOTE asks for, lent as bodies of books of the world are; empty where there is none:
// then it is a link as others are.
Flow book_note(const Book *book, const Action *action);

// May be shown: not faulty, and adult only where adult topics are on.
bool book_offers(const Book *book, const Item *item);

// The same for one question of an offered set.
bool book_offers_question(const Book *book, const Question *question);

// Takes the support page from this file instead of the library's own: the clinic's. False, and problems say why, when
// it cannot be used; then the library's stays. The path is kept, and the page read anew after book_drop_bodies.
bool book_use_support(Book *book, const char *path, Problems *problems);

// What a reader gets through.
enum { BOOK_WORDS_A_MINUTE = 130 };

// How long it takes: what an exercise says, or what a reader gets through in as many words, at least 1. They are
// counted in its file, once, when somebody asks.
int book_minutes(Book *book, const Item *item, Unicode *unicode);

// Loads the body, or lends the one loaded before; NULL when the file is faulty (then item->is_faulty is set as well).
const Body *book_body(Book *book, const Item *item);

// Reads the body into arena and keeps nothing of it, but for what many items show: for whoever goes through all of
// them. NULL when the file is faulty, or it was broken off.
const Body *book_read_apart(Book *book, const Item *item, Arena *arena);

// These load their file at the first call; a faulty or missing file gives an empty page, an empty rider, or NULL for an
// unknown term.
const GlossaryEntry *book_term(Book *book, Id id);
Flow book_rider(Book *book, Id id);
int book_glossary(Book *book, const GlossaryEntry **entries);

// The keys for words of its pages, read at the first call: without rows where their language has none.
const Keyboard *book_keyboard(Book *book);
const Support *book_support(Book *book);
Flow book_about(Book *book);

// The four places offered at the end where an item names none: steady-breathing and back-to-this-room (left out where
// the library has no such items), support, home.
Links book_landing(Book *book);

// Of books of the world drops what was not asked for since it was called last, where more is kept than may be,
// overwritten with zeros. True when there was any.
bool book_tidy(Book *book);

// Unloads every body and own page and overwrites them with zeros, and closes the books of the world.
void book_drop_bodies(Book *book);
