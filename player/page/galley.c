#include "page/galley.h"

#include <assert.h>

#include "book/flow-iterator.h"
#include "page/figure.h"

Galley galley_begin(Arena *arena, Typesetter *typesetter, const PagesSpec *spec)
{
    assert(arena && typesetter);
    return (Galley){.arena = arena, .typesetter = typesetter, .spec = spec};
}

Galley galley_for_cell(const Galley *around)
{
    Galley galley = galley_begin(around->arena, around->typesetter, around->spec);
    galley.is_cell = galley.gap.is_first = true;
    return galley;
}

static int leading_px(const Galley *galley)
{
    return galley->spec->theme.body.leading_px;
}

static const Strip *last_strip(const Galley *galley)
{
    return galley->strips.count ? galley->strips.at[galley->strips.count - 1] : NULL;
}

// A note or a frame begins with the strip.
static bool opens_box(const Strip *above, const Strip *strip)
{
    const Enclosure *around = strip->within;
    for (; around && !strip_is_within(above, around); around = around->outer)
        if (around->kind == ENCLOSURE_NOTE || around->kind == ENCLOSURE_FRAME)
            return true;
    return false;
}

// Words under a heading have room above them within their line; a tinted box or a picture needs some of its own.
static int under_heading_px(const Galley *galley, const Strip *strip)
{
    bool is_box = strip->kind == STRIP_PICTURE || opens_box(last_strip(galley), strip);
    return is_box ? leading_px(galley) / 5 : leading_px(galley) / 16;
}

static int take_gap(Galley *galley, const Strip *strip, int gap_px)
{
    int gap = galley->gap.is_first ? galley->gap.pending_px : gap_px;
    int close_px = under_heading_px(galley, strip);
    if (galley->gap.follows_heading && gap > close_px)
        gap = close_px;
    if (!galley->gap.is_first && gap < galley->gap.least_px)
        gap = galley->gap.least_px;
    galley->gap.pending_px = galley->gap.least_px = 0;
    galley->gap.is_first = galley->gap.follows_heading = false;
    return gap;
}

void galley_append(Galley *galley, Strip *strip)
{
    assert(strip->within && strip->gap_px >= 0);
    *array_push(galley->arena, &galley->strips) = strip;
}

void galley_put(Galley *galley, Strip *strip, int gap_px)
{
    strip->gap_px = take_gap(galley, strip, gap_px);
    strip->starts_page = galley->starts_page;
    galley->starts_page = false;
    if (strip->kind == STRIP_WORDS && galley->marker) {
        strip->marker = galley->marker;
        galley->marker = NULL;
    }
    galley_append(galley, strip);
}

static Strip *new_strip(const Galley *galley, const Column *column, StripKind kind)
{
    Strip *strip = arena_new(galley->arena, Strip);
    strip->kind = kind;
    strip->piece = column->piece;
    strip->within = column->within;
    return strip;
}

Strip *galley_add(Galley *galley, const Column *column, StripKind kind, int gap_px)
{
    Strip *strip = new_strip(galley, column, kind);
    galley_put(galley, strip, gap_px);
    return strip;
}

Passage galley_passage(const Galley *galley, const Column *column, const Block *block, TextStyle style)
{
    return (Passage){
        .text = block->text,
        .spans = block->spans,
        .span_count = block->span_count,
        .style = column->is_strong ? style_strong(style) : style,
        .direction = column->direction,
        .language = column->language,
        .block = block->id,
        .link_color = galley->spec->theme.palette->link,
        .background = column->background,
        .context = column->context,
    };
}

Strip *galley_add_words(Galley *galley, const Column *column, const Block *block, TextStyle style)
{
    Strip *strip = galley_add(galley, column, STRIP_WORDS, leading_px(galley) * 3 / 10);
    strip->block = block;
    strip->paragraph.passage = galley_passage(galley, column, block, style);
    return strip;
}

void galley_open(Galley *galley, int gap_px)
{
    if (!galley->gap.is_first)
        galley->gap.pending_px = gap_px > galley->gap.least_px ? gap_px : galley->gap.least_px;
    galley->gap.is_first = true;
}

void galley_close(Galley *galley, int least_gap_px)
{
    galley->gap.is_first = false;
    galley->gap.least_px = least_gap_px;
}

Enclosure *galley_enclose(Galley *galley, const Column *column, EnclosureKind kind, Size pad)
{
    Enclosure *enclosure = arena_new(galley->arena, Enclosure);
    bool is_open = kind == ENCLOSURE_QUOTE || kind == ENCLOSURE_INDENT;
    *enclosure = (Enclosure){.outer = column->within,
                             .kind = kind,
                             .start_px = pad.w,
                             .end_px = is_open ? 0 : pad.w,
                             .top_px = pad.h,
                             .bottom_px = pad.h};
    *array_push(galley->arena, &galley->enclosures) = enclosure;
    enclosure_fit(enclosure);
    return enclosure;
}

static void add_anchor(Galley *galley, const Block *block, int strip)
{
    if (block->id.at[0])
        *array_push(galley->arena, &galley->anchors) = (Anchor){block, strip};
}

void galley_anchor(Galley *galley, const Block *block)
{
    add_anchor(galley, block, galley->strips.count);
}

void galley_anchor_hidden(Galley *galley, const Block *block)
{
    FlowIterator walk;
    flow_begin(&walk, (Flow){block, 1});
    while (flow_enter(&walk))
        add_anchor(galley, walk.block, galley->strips.count - 1);
}

void galley_fit(Galley *galley)
{
    for (int i = 0; i < galley->enclosures.count; i++)
        enclosure_fit(galley->enclosures.at[i]);
    for (int i = 0; i < galley->strips.count; i++)
        galley->strips.at[i]->is_set = false;
}

static bool has_room(const Marker *marker)
{
    return paragraph_widest_px(&marker->number) <= marker->indent->x - marker->indent->outer->x;
}

// A number that is wider than its indent leads the words themselves.
static void lead_with_number(const Galley *galley, Strip *strip)
{
    Passage passage = strip->paragraph.passage;
    Text number = strip->marker->number.passage.text;
    strip->prefix_size = (uint32_t)number.size + 1;
    Span *spans = arena_many(galley->arena, Span, passage.span_count);
    for (int i = 0; i < passage.span_count; i++) {
        spans[i] = passage.spans[i];
        spans[i].start += strip->prefix_size;
        spans[i].end += strip->prefix_size;
    }
    passage.text = text_format(galley->arena, "%.*s %.*s", TEXT_ARGS(number), TEXT_ARGS(passage.text));
    passage.spans = spans;
    strip->paragraph = (Paragraph){.passage = passage};
}

enum { HANG_PART = 5 }; // of a column, that turned lines stand in by at most

static void set_words(const Galley *galley, Strip *strip)
{
    int width_px = strip->within->width, most_px = width_px / HANG_PART;
    TextColumn column = {.width_px = width_px,
                         .beside_px = strip->beside_px,
                         .beside_lines = strip->beside_lines,
                         .hang_px = strip->hang_px < most_px ? strip->hang_px : most_px,
                         .is_even = !galley->is_cell && !strip->hang_px};
    if (strip->marker && !strip->prefix_size && !has_room(strip->marker))
        lead_with_number(galley, strip);
    if (strip->paragraph.width_px && paragraph_narrow(&strip->paragraph, column.width_px))
        return;
    strip->paragraph = paragraph_set_in(galley->typesetter, galley->arena, &strip->paragraph.passage, &column);
}

void galley_set(const Galley *galley, Strip *strip)
{
    bool is_words = strip->kind == STRIP_WORDS, is_picture = strip->kind == STRIP_PICTURE;
    bool is_sized_later = is_picture && strip->is_beside; // once it is known what stands beside it
    if (strip->is_set || is_sized_later || (!is_words && !is_picture))
        return;
    assert(strip->within->width >= 1);
    strip->is_set = true;
    if (is_picture && strip->caption)
        galley_set(galley, strip->caption);
    if (is_picture && !figure_fit(strip, galley->spec, typesetter_metrics(galley->typesetter)))
        strip->kind = STRIP_WORDS; // its words stand for it
    if (strip->kind == STRIP_WORDS)
        set_words(galley, strip);
}

void galley_set_beside(const Galley *galley, Strip *strip, int px, int lines)
{
    assert(strip->kind == STRIP_WORDS);
    if (lines <= 0)
        px = lines = 0;
    if (strip->beside_px != px || strip->beside_lines != lines) {
        strip->is_set = false;
        strip->paragraph.width_px = 0;
    }
    strip->beside_px = px;
    strip->beside_lines = lines;
    galley_set(galley, strip);
}
