// Paragraph: text set into lines. Bidi runs, then script and font runs, then break opportunities, then measured pieces,
// then lines filled in logical order; each line is put in visual order when it is drawn. A set paragraph keeps where
// its runs and lines start and end; glyph runs are made for the lines on the glass.
#pragma once

#include "book/book.h"
#include "page/frame.h"

// Typesetter: what setting needs and keeps between paragraphs: metrics, Unicode iterators, and a cache of advances
// keyed by (font, script, direction, bytes). Caches hold words that were read: typesetter_forget overwrites and drops
// them.
typedef struct Typesetter Typesetter;
Typesetter *typesetter_create(const Metrics *metrics, const char *language);
void typesetter_destroy(Typesetter *typesetter);
void typesetter_forget(Typesetter *typesetter);

// From now on setting is broken off when that is raised. It must outlive the typesetter. NULL: by nobody.
void typesetter_heed(Typesetter *typesetter, Interrupt *interrupt);
bool typesetter_breaks_off(Typesetter *typesetter); // setting ends here

// The language of the book from now on: lines break by its rules where a passage names no other.
void typesetter_set_language(Typesetter *typesetter, Text language);

const Metrics *typesetter_metrics(const Typesetter *typesetter);

// For bench and tests: runs shaped (Metrics.width calls) and paragraphs set since creation.
typedef struct TypesetterCounts {
    long shaped, paragraphs, lines;
} TypesetterCounts;
TypesetterCounts typesetter_counts(const Typesetter *typesetter);

// What is set. text and spans must outlive the paragraph.
typedef struct Passage {
    Text text;
    const Span *spans;
    int span_count;
    TextStyle style;
    Direction direction; // AUTO: by its first strong letter
    Text language;
    Id block;               // for the dump and for Places; "" for interface words
    Color link_color;       // links and terms are drawn in it, underlined
    Color background;       // for the dump
    const Context *context; // what it stands in; NULL: nothing
} Passage;

typedef struct ParagraphLine {
    uint32_t start, end; // bytes; end excludes trailing spaces and the '\n'
    int width;           // 26.6
    bool is_hyphenated;  // a hyphen is drawn at its end
    bool is_broken;      // it ends within a word wider than the column, which was broken at a grapheme
    bool is_turned;      // the line before it was turned over, and goes on here
} ParagraphLine;

// A column that words are set in.
typedef struct TextColumn {
    int width_px;
    int beside_px, beside_lines; // so much less for so many of the first lines, which something stands beside
    int hang_px;                 // so much less for what is turned over, which stands in by it
    bool is_even; // a short word does not stand alone in the last line, where other lines can do without one of theirs
} TextColumn;

typedef struct Paragraph {
    Passage passage;     // its lines stand farther apart where words of another script need it
    Direction direction; // resolved
    const ParagraphLine *lines;
    const struct TextRun *runs; // of the passage, in logical order
    int line_count, run_count;
    int width_px;       // of the column
    int hang_px;        // how far its turned lines stand in
    bool takes_hyphens; // all of it is in scripts that do
} Paragraph;

// Sets the passage in a column of width_px (at least one grapheme a line, whatever the width). Lines live in arena.
Paragraph paragraph_set(Typesetter *typesetter, Arena *arena, const Passage *passage, int width_px);

// Likewise, in a column that has more to it than a width.
Paragraph paragraph_set_in(Typesetter *typesetter, Arena *arena, const Passage *passage, const TextColumn *column);

// Makes its column narrower, where each of its lines has room in that one: they would be set just so. False where it
// must be set anew.
bool paragraph_narrow(Paragraph *paragraph, int width_px);

int paragraph_height_px(const Paragraph *paragraph); // lines times leading
int paragraph_widest_px(const Paragraph *paragraph); // of its lines, rounded up

typedef enum Align { ALIGN_START, ALIGN_CENTER, ALIGN_END } Align;

// Draws lines first..last (exclusive) with the first one's top left corner of the column at x, y: run marks, a Line
// each, link underlines, and a target for each link or term on a line (its rect is grown to at least the theme's target
// height where neighbours allow). Start and end are by the paragraph's direction.
typedef struct ParagraphPart {
    const Paragraph *paragraph;
    int first, last;
    int x, y;
    Align align;
} ParagraphPart;
void paragraph_draw(Typesetter *typesetter, Frame *frame, const ParagraphPart *part);
