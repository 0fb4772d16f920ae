#include "book/press.h"

#include <assert.h>

#include "base/quotation-marks.h"
#include "book/inline.h"
#include "book/press-drawing.h"
#include "book/press-flow.h"
#include "book/press-note.h"
#include "book/press-sheets.h"
#include "markup/gathered.h"
#include "markup/markdown.h"
#include "markup/plain-text.h"

#define LEFT_TO_RIGHT_OVERRIDE "\u202D"
#define RIGHT_TO_LEFT_OVERRIDE "\u202E"
#define POP_DIRECTION "\u202C"

typedef struct Pressing {
    const PressRequest *request;
    Arena *scratch; // until the page is read
    PressFlow flow;
    PressFrames frames;
    PressSheets sheets;
    PressLanguages languages;
    PressNote note;
    const Item *item;     // of the page
    Index notes;          // fragments of this page that references led to
    int quotations;       // around
    bool is_drawing_open; // one had no end
    Gathered title;
    Pressed pressed;
} Pressing;

static PressFrame *top_frame(Pressing *press)
{
    assert(press->frames.count);
    return &press->frames.at[press->frames.count - 1];
}

static void add_words(Pressing *press, Text words)
{
    const PressFrame *frame = top_frame(press);
    press_flow_words(&press->flow, frame, words, &frame->style);
}

static bool see_text(void *owner, Text words)
{
    Pressing *press = owner;
    const PressFrame *frame = top_frame(press);
    if (frame->is_title)
        gathered_add(&press->title, words);
    if (frame->is_sheet)
        press_sheets_gather(&press->sheets, words);
    if (frame->is_hidden) {
        press->flow.progress += words.size;
        return true;
    }
    if (press->flow.picture_count && text_trim(words).size)
        press_flow_settle_pictures(&press->flow, frame);
    add_words(press, words);
    return !press->flow.is_over;
}

// ---- Elements

static void begin_block(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    PressFlow *flow = &press->flow;
    Text role = markup_value(element, "role");
    press_flow_turn_if_due(flow, frame->element.role == PRESS_HEADING && frame->element.level <= 3);
    flow->at = leaf_at(press->request->leaf, element->offset);
    frame->depth = flow->blocks.open.count;
    flow->blocks.begins_page |= frame->breaks_before;
    press_frame_set_kind(frame, element);
    if (frame->element.role == PRESS_RULE)
        press_flow_rule(flow);
    Block block = press_frame_block(frame, element, flow->at);
    bool is_note = press->note.end == PRESS_NOTE_ELEMENT && press->note.frame == press->frames.count;
    if (block.kind != BLOCK_PARAGRAPH && !is_note && !press_flow_is_full(flow)) // a note by itself is what it holds
        frame->depth = press_blocks_open(&flow->blocks, &block, text_is(role, "presentation") || text_is(role, "none"));
    frame->made = flow->blocks.made;
}

static bool ends_wide(const PressWords *words)
{
    static const Script wide[] = {SCRIPT('H', 'a', 'n', 'i'), SCRIPT('H', 'i', 'r', 'a'), SCRIPT('K', 'a', 'n', 'a'),
                                  SCRIPT('H', 'a', 'n', 'g'), SCRIPT('B', 'o', 'p', 'o')};
    size_t at = words->size;
    while (at > 0 && ((unsigned char)words->at[--at] & 0xC0) == 0x80)
        continue;
    Text last = {words->at, words->size};
    Script script = words->size ? unicode_script(text_next(last, &at)) : SCRIPT_COMMON;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (script == wide[i])
            return true;
    return false;
}

// How the words before are read, in the brackets of their script.
static void begin_reading(Pressing *press, PressFrame *frame)
{
    PressWords *words = &press->flow.words;
    frame->is_wide = ends_wide(words);
    frame->style.style &= ~(unsigned)SPAN_BASE;
    words->has_space &= !frame->is_wide;
    Text bracket = frame->is_wide ? TEXT(RUBY_WIDE_OPEN) : TEXT(" " RUBY_OPEN);
    press_flow_words(&press->flow, top_frame(press), bracket, &frame->style);
}

// A quotation is marked as the language around it does that.
static void begin_quotation(Pressing *press, PressFrame *frame)
{
    const PressFrame *around = top_frame(press);
    Text language = around->style.language.size ? around->style.language
                    : around->language.size     ? around->language
                                                : press->request->language;
    QuotationMarks marks = quotation_marks(press->scratch, language, press->quotations % 2);
    add_words(press, marks.begin);
    frame->closing = marks.end;
    press->quotations++;
}

// Unicode's own signs say so (UAX 9, 2.2). The letters are one span, which bears no direction besides.
static void begin_override(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    Text direction = markup_value(element, "dir");
    bool is_rtl = text_is(direction, "rtl");
    frame->closing = TEXT("");
    if (!is_rtl && !text_is(direction, "ltr"))
        return;
    frame->style.direction = top_frame(press)->style.direction;
    add_words(press, is_rtl ? TEXT(RIGHT_TO_LEFT_OVERRIDE) : TEXT(LEFT_TO_RIGHT_OVERRIDE));
    frame->closing = TEXT(POP_DIRECTION);
}

// An element of MathML. One that is described in words is these words.
static void begin_formula(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    PressFrame *around = top_frame(press);
    Text words = frame->element.role == PRESS_FORMULA ? text_trim(markup_value(element, "alttext")) : TEXT("");
    if (words.size) {
        add_words(press, words);
        frame->is_hidden = true;
        return;
    }
    add_words(press, press_formula_between(around->formula, around->child_count++));
    frame->formula = press_formula_of(element->name);
    frame->child_count = 0;
    frame->is_bracketed = press_formula_parts(around->formula) && !press_formula_is_token(element->name);
    if (frame->is_bracketed)
        add_words(press, TEXT("("));
    add_words(press, press_formula_begin(frame->formula));
}

static void end_formula(Pressing *press, const PressFrame *frame)
{
    add_words(press, press_formula_end(frame->formula));
    if (frame->is_bracketed)
        add_words(press, TEXT(")"));
}

static void begin_link(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    const PressWords *words = &press->flow.words;
    frame->link = press_link_of(press->request, element, press->scratch);
    frame->link.has_way_back |= frame->has_id;
    if (frame->link.address.size && press->item)
        frame->link.action.id = press->item->id;
    frame->link.start = words->size + words->has_space;
    frame->style.action = frame->link.action;
    frame->style.address = frame->link.address;
}

static void end_link(Pressing *press, PressFrame *frame)
{
    press_link_end(&frame->link, &press->flow.words);
    const Action *action = &frame->link.action;
    if (action->kind != ACTION_NOTE || !press->item || !id_equal(action->id, press->item->id))
        return;
    index_add(&press->notes, text_copy(press->scratch, text_of(action->block.at)), press);
}

static PressPictures pictures_of(Pressing *press)
{
    return (PressPictures){press->request, &press->pressed.counts, press->scratch, press_flow_is_wanted(&press->flow)};
}

// What its letters say stands below it: nobody draws them. One without an end is looked for once.
static void draw(Pressing *press, const MarkupElement *element)
{
    const PressRequest *request = press->request;
    if (press->is_drawing_open)
        return;
    PressDrawing drawing =
        press_drawing_read(press->scratch, request->leaf->clean.text, element->offset, request->interrupt);
    press->is_drawing_open = !drawing.bytes.size;
    if (!drawing.is_one)
        return;
    PressPictures pictures = pictures_of(press);
    PressPicture picture = press_picture_drawn(&pictures, element, drawing.bytes, drawing.words);
    press_flow_picture(&press->flow, top_frame(press), &picture);
    if (press->flow.picture_count)
        press_flow_flush(&press->flow, top_frame(press));
}

static void begin_inline(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    switch (frame->element.role) {
    case PRESS_BREAK:
        press_flow_end_line(&press->flow, top_frame(press));
        break;
    case PRESS_PICTURE: {
        PressPictures pictures = pictures_of(press);
        PressPicture picture = press_picture_of(&pictures, element);
        press_flow_picture(&press->flow, top_frame(press), &picture);
        break;
    }
    case PRESS_DRAWING:
        if (!top_frame(press)->is_drawing)
            draw(press, element);
        break;
    case PRESS_QUOTATION:
        begin_quotation(press, frame);
        break;
    case PRESS_READING:
        begin_reading(press, frame);
        break;
    case PRESS_OVERRIDE:
        begin_override(press, element, frame);
        break;
    case PRESS_HIDDEN:
        frame->is_hidden = true;
        break;
    default:
        break;
    }
    if (text_is(element->name, "a"))
        begin_link(press, element, frame);
    if (frame->is_formula)
        begin_formula(press, element, frame);
}

static void end_inline(Pressing *press, PressFrame *frame)
{
    if (frame->element.role == PRESS_OVERRIDE) {
        add_words(press, frame->closing);
    } else if (frame->element.role == PRESS_QUOTATION) {
        press->quotations--;
        add_words(press, frame->closing);
    } else if (frame->element.role == PRESS_READING) {
        press->flow.words.has_space = false;
        add_words(press, frame->is_wide ? TEXT(RUBY_WIDE_CLOSE) : TEXT(RUBY_CLOSE));
    } else if (frame->is_formula && !frame->is_hidden) {
        end_formula(press, frame);
    }
    end_link(press, frame);
}

// ---- What is looked for

static Id fragment_of(const MarkupElement *element)
{
    Text id = markup_value(element, "id");
    if (!id.size && text_is(element->name, "a"))
        id = markup_value(element, "name");
    return press_fragment(id);
}

static bool is_target(const Pressing *press, Id fragment)
{
    const PressRequest *request = press->request;
    bool is_found = press->pressed.has_target || press->note.end;
    return request->target.at[0] && !is_found && id_equal(fragment, request->target);
}

// A reader was led to it, and reads it there.
static bool is_read_elsewhere(const Pressing *press, const PressFrame *frame, Id fragment)
{
    return frame->element.is_footnote && index_find(&press->notes, text_of(fragment.at));
}

static void find(Pressing *press, PressFrame *frame)
{
    if (press->request->is_note)
        press_note_begin(&press->note, &press->flow, &press->frames, frame);
    else
        press->flow.seeks = true;
}

static void keep_place(const Pressing *press, Id fragment)
{
    PressLinks *links = press->request->links;
    if (links && fragment.at[0] && press->item && links->places.count < 2 * PRESS_LINKS_MOST)
        index_add(&links->places, press_place_key(links->arena, press->item->id, fragment), links);
}

// Where several stand before one block the last of them is what it is on.
static void mark_page(Pressing *press, Id fragment)
{
    void *marked = index_find(press->request->marked, text_of(fragment.at));
    press->flow.mark = marked ? marked : press->flow.mark;
}

static void enter(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    Id fragment = fragment_of(element);
    keep_place(press, fragment);
    if (press->request->marks && fragment.at[0])
        mark_page(press, fragment);
    bool is_sought = is_target(press, fragment), is_note = is_sought && press->request->is_note;
    if (is_read_elsewhere(press, frame, fragment) && !is_note)
        frame->element.role = PRESS_HIDDEN;
    if (is_note && frame->element.role == PRESS_HIDDEN)
        frame->element.role = PRESS_FLOW; // it is kept out of sight for whoever asks
    bool is_block = press_element_is_block(frame->element.role) && (is_note || !frame->is_hidden);
    if (is_block)
        press_flow_flush(&press->flow, top_frame(press));
    if (is_note)
        find(press, frame);
    if (is_block)
        begin_block(press, element, frame);
    if (is_sought && !is_note)
        find(press, frame);
    if (!is_block && !frame->is_hidden)
        begin_inline(press, element, frame);
}

static bool see_start(void *owner, const MarkupElement *element)
{
    Pressing *press = owner;
    if (element->offset > press->flow.progress)
        press->flow.progress = element->offset;
    CascadeStyle style = cascade_enter(press->sheets.cascade, element);
    PressFrame frame = press_frame_inside(top_frame(press), element, &style, &press->languages);
    frame.is_title = text_is(element->name, "title") && !press->title.size;
    if (text_is(element->name, "link"))
        press_sheets_link(&press->sheets, element);
    press->pressed.counts.scripts += frame.element.role == PRESS_SCRIPT;
    press->pressed.counts.media += frame.element.role == PRESS_MEDIA && frame.element.note != NOTE_FORM;
    if (text_is(element->name, "html"))
        press->pressed.language = frame.language;
    enter(press, element, &frame);
    *array_push(press->scratch, &press->frames) = frame;
    return !press->flow.is_over;
}

static bool see_end(void *owner, Text name)
{
    (void)name;
    Pressing *press = owner;
    PressFrame *frame = top_frame(press);
    assert(press->frames.count > 1);
    const PressFrame *around = frame - 1;
    if (!frame->is_hidden && press_element_is_block(frame->element.role)) {
        bool goes_on = frame->element.is_line || frame->element.is_stanza || around->kind == BLOCK_LINE;
        press_flow_flush(&press->flow, frame);
        press_blocks_close(&press->flow.blocks, frame->depth, goes_on);
        press->flow.blocks.begins_page |= frame->breaks_after;
        press_note_leave(&press->note, &press->flow, &press->frames);
    } else if (!around->is_hidden) {
        end_inline(press, frame);
    }
    if (frame->is_sheet)
        press_sheets_end(&press->sheets);
    cascade_leave(press->sheets.cascade);
    if (frame->element.role == PRESS_FIGURE)
        press_blocks_forget_caption(&press->flow.blocks);
    press->frames.count--;
    return !press->flow.is_over;
}

// ---- The page

static void begin(Pressing *press)
{
    const PressRequest *request = press->request;
    press_flow_begin(&press->flow, request, &press->pressed);
    press_sheets_begin(&press->sheets, press->scratch, request->names, request->leaf->path);
    press->languages = (PressLanguages){.arena = press->scratch, .book = request->language};
    press->notes.arena = press->scratch;
    press->item = request->items ? index_find(request->items, request->leaf->path) : NULL;
    *array_push(press->scratch, &press->frames) = (PressFrame){.kind = BLOCK_PARAGRAPH}; // around all elements
}

static void see_again(void *owner)
{
    Pressing *press = owner;
    PressFlow flow = {.scratch = press->scratch, .spare = press->flow.spare};
    *press = (Pressing){.request = press->request, .scratch = press->scratch, .flow = flow};
    press->request->leaf->cursor = source_cursor_begin(press->request->leaf->clean.text, press->request->leaf->name);
    begin(press);
}

static MarkupRead read_page(Pressing *press, MarkupPage *page)
{
    const PressRequest *request = press->request;
    MarkupEvents events = {see_start, see_end, see_text, see_again, press};
    if (request->form == PRESS_FORM_MARKDOWN)
        return markdown_read(page, &events);
    if (request->form == PRESS_FORM_PLAIN)
        return plain_text_read(page, &events);
    // A page in sections is read as the one or the other from its start, whichever of them is wanted.
    bool is_known = request->form != PRESS_FORM_UNKNOWN || request->section_count == 1;
    page->is_html = is_known ? request->form == PRESS_FORM_SOUP : !markup_is_xml(page);
    return markup_read(page, &events);
}

Pressed press_page(const PressRequest *request)
{
    Arena *scratch = arena_create(), *spare = arena_create();
    Pressing *press = arena_new(scratch, Pressing);
    *press = (Pressing){.request = request, .scratch = scratch, .flow = {.scratch = scratch, .spare = spare}};
    begin(press);
    MarkupPage page = {.arena = scratch, .text = request->leaf->clean.text, .interrupt = request->interrupt};
    MarkupRead read = read_page(press, &page);
    if (read.is_whole)
        press_flow_finish(&press->flow, top_frame(press));
    Pressed pressed = press->pressed;
    pressed.counts.events = read.event_count;
    pressed.counts.blocks = press->flow.blocks.made;
    pressed.soup = read.fault;
    pressed.soup.sentence = text_copy(request->arena, read.fault.sentence);
    pressed.is_soup = read.is_soup;
    pressed.wide_table_line = read.wide_table_line ? read.wide_table_line : press->flow.blocks.wide_table_line;
    pressed.title = gathered_words(&press->title, request->arena);
    pressed.language = text_copy(request->arena, press->pressed.language);
    arena_destroy(spare);
    arena_destroy(scratch);
    return pressed;
}
