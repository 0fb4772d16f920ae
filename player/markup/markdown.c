#include "markup/markdown.h"

#include <md4c.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "base/unicode.h"
#include "markup/clean.h"
#include "markup/gathered.h"
#include "markup/markdown-table.h"
#include "markup/reference.h"

enum { ATTRIBUTES_MOST = 2, TAGS_MOST = 16, EMPTY_CELLS_MOST = 64 };

// An element that has begun, of which nobody was told yet.
typedef struct WaitingElement {
    const char *name;
    MarkupAttribute attributes[ATTRIBUTES_MOST];
    int attribute_count;
} WaitingElement;

typedef ARRAY(WaitingElement) WaitingList;

typedef struct MarkdownWalk {
    const MarkupPage *page;
    const MarkupEvents *events;
    Text text; // of the page, as md4c reads it
    MarkupRead read;
    Arena *scratch; // until what waits is told
    WaitingList waiting;
    size_t at;         // of the newest words
    int depth;         // of elements, told or not
    int picture_depth; // of pictures in the description of one
    int tag_count;     // of HTML that are open among words
    bool is_heading, is_html;
    const char *cell; // that has nothing in it yet
    bool is_cell_open;
    int empty_cells;  // before it, of which nobody was told
    Gathered heading; // its words
    Gathered alt;     // those of a picture
    WaitingElement picture;
    ARRAY(char) html; // of the block at hand
    bool is_over;
} MarkdownWalk;

// ---- Telling

static void heed(MarkdownWalk *walk, bool goes_on)
{
    walk->is_over |= !goes_on || interrupt_due(walk->page->interrupt);
    walk->read.event_count++;
}

static void tell_waiting(MarkdownWalk *walk)
{
    for (int i = 0; i < walk->waiting.count && !walk->is_over; i++) {
        const WaitingElement *waiting = &walk->waiting.at[i];
        MarkupElement element = {text_of(waiting->name), waiting->attributes, waiting->attribute_count, walk->at};
        heed(walk, walk->events->start(walk->events->owner, &element));
    }
    walk->waiting = (WaitingList){0};
    arena_reset(walk->scratch);
}

static bool is_told(const MarkdownWalk *walk)
{
    return walk->depth <= MARKUP_DEPTH_MOST && !walk->picture_depth;
}

static void open_cell(MarkdownWalk *walk);

static int begin(MarkdownWalk *walk, const WaitingElement *element)
{
    open_cell(walk);
    walk->depth++;
    walk->read.is_flattened |= walk->depth > MARKUP_DEPTH_MOST;
    if (is_told(walk))
        *array_push(walk->scratch, &walk->waiting) = *element;
    return walk->is_over;
}

static int begin_plain(MarkdownWalk *walk, const char *name)
{
    return begin(walk, &(WaitingElement){.name = name});
}

static int end(MarkdownWalk *walk, const char *name)
{
    tell_waiting(walk);
    if (is_told(walk) && !walk->is_over)
        heed(walk, walk->events->end(walk->events->owner, text_of(name)));
    walk->depth--;
    return walk->is_over;
}

// A cell begins with what is in it. Those without anything are told when one follows that has: a row may be short, and
// md4c adds as many as the head of the table has.
static void open_cell(MarkdownWalk *walk)
{
    const char *cell = walk->cell;
    walk->cell = NULL;
    for (; cell && walk->empty_cells; walk->empty_cells--) {
        begin_plain(walk, cell);
        end(walk, cell);
    }
    if (cell) {
        begin_plain(walk, cell);
        walk->is_cell_open = true;
    }
}

static int leave_cell(MarkdownWalk *walk, const char *cell)
{
    walk->is_over |= interrupt_due(walk->page->interrupt);
    if (walk->is_cell_open)
        end(walk, cell);
    else if (walk->empty_cells < EMPTY_CELLS_MOST)
        walk->empty_cells++;
    walk->is_cell_open = false;
    walk->cell = NULL;
    return walk->is_over;
}

// What the page itself has tells where we are; md4c makes up other words.
static void place(MarkdownWalk *walk, Text words)
{
    Text page = walk->text;
    if (words.at >= page.at && words.at + words.size <= page.at + page.size && words.at >= page.at + walk->at)
        walk->at = (size_t)(words.at - page.at);
}

static int tell_words(MarkdownWalk *walk, Text words)
{
    open_cell(walk);
    if (walk->is_heading)
        gathered_add(&walk->heading, words);
    if (walk->picture_depth) {
        gathered_add(&walk->alt, words);
        return walk->is_over;
    }
    place(walk, words);
    tell_waiting(walk);
    if (!walk->is_over)
        heed(walk, walk->events->text(walk->events->owner, words));
    return walk->is_over;
}

static void tell_empty(MarkdownWalk *walk, const WaitingElement *element)
{
    begin(walk, element);
    end(walk, element->name);
}

// ---- Characters

// A reference as its character; as it stands where nobody knows it.
static Text character_of(Text reference, char bytes[4])
{
    uint32_t number;
    size_t size = reference_read_number(reference, &number);
    uint32_t point = size ? reference_meaning(number) : markup_character(reference_name(reference));
    return point && reference_is_character(point) ? (Text){bytes, text_encode(point, bytes)} : reference;
}

static Text value_of(Arena *arena, const MD_ATTRIBUTE *attribute)
{
    char *value = arena_alloc(arena, attribute->size + 1, 1); // a character is never longer than a reference to it
    size_t size = 0;
    for (int i = 0; attribute->size && attribute->substr_offsets[i] < attribute->size; i++) {
        char bytes[4];
        MD_OFFSET start = attribute->substr_offsets[i];
        Text piece = {attribute->text + start, attribute->substr_offsets[i + 1] - start};
        if (attribute->substr_types[i] == MD_TEXT_ENTITY)
            piece = character_of(piece, bytes);
        memcpy(value + size, piece.at, piece.size);
        size += piece.size;
    }
    return (Text){value, size};
}

// ---- HTML

static bool html_start(void *owner, const MarkupElement *element)
{
    MarkdownWalk *walk = owner;
    MarkupElement placed = *element;
    placed.offset = walk->at;
    heed(walk, walk->events->start(walk->events->owner, &placed));
    return !walk->is_over;
}

static bool html_end(void *owner, Text name)
{
    MarkdownWalk *walk = owner;
    heed(walk, walk->events->end(walk->events->owner, name));
    return !walk->is_over;
}

static bool html_text(void *owner, Text words)
{
    MarkdownWalk *walk = owner;
    heed(walk, walk->events->text(walk->events->owner, words));
    return !walk->is_over;
}

static void tell_html(MarkdownWalk *walk, Text html)
{
    tell_waiting(walk);
    Arena *arena = arena_create();
    MarkupPage page = {.arena = arena, .text = clean_markup(arena, html).text, .is_html = true};
    MarkupEvents events = {html_start, html_end, html_text, NULL, walk};
    if (is_told(walk) && !walk->is_over && text_trim(page.text).size)
        markup_read(&page, &events);
    arena_destroy(arena);
}

static int gather_html(MarkdownWalk *walk, Text html)
{
    if (!walk->html.count)
        place(walk, html);
    for (size_t i = 0; i < html.size; i++)
        *array_push(walk->page->arena, &walk->html) = html.at[i];
    return walk->is_over;
}

static const char *known_tag(Text name)
{
    static const char *const names[] = {"b", "cite", "code", "del",   "em",     "i",   "ins", "kbd", "mark",
                                        "q", "s",    "samp", "small", "strong", "sub", "sup", "u",   "var"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(name, names[i]))
            return names[i];
    return NULL;
}

static bool begins_alike(Text text, const char *start)
{
    size_t size = strlen(start);
    return text.size >= size && strncasecmp(text.at, start, size) == 0;
}

// A tag among words.
static int take_tag(MarkdownWalk *walk, Text tag)
{
    if (walk->picture_depth) // a picture's description has words alone
        return walk->is_over;
    bool is_end = tag.size > 1 && tag.at[1] == '/';
    size_t start = is_end ? 2 : 1, stop = start;
    while (stop < tag.size && text_is_letter(tag.at[stop]))
        stop++;
    const char *name = known_tag(text_slice(tag, start, stop));
    if (begins_alike(tag, "<br")) {
        tell_empty(walk, &(WaitingElement){.name = "br"});
    } else if (begins_alike(tag, "<img")) {
        place(walk, tag);
        tell_html(walk, tag);
    } else if (name && is_end && walk->tag_count) {
        walk->tag_count--;
        end(walk, name);
    } else if (name && !is_end && walk->tag_count < TAGS_MOST) {
        walk->tag_count++;
        begin_plain(walk, name);
    }
    return walk->is_over;
}

static void close_tags(MarkdownWalk *walk)
{
    for (; walk->tag_count; walk->tag_count--)
        end(walk, "");
}

// ---- Blocks

static const char *heading_name(const void *detail)
{
    static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    unsigned level = ((const MD_BLOCK_H_DETAIL *)detail)->level;
    return names[level >= 1 && level <= 6 ? level - 1 : 5];
}

static const char *block_name(MD_BLOCKTYPE type)
{
    static const char *const names[] = {
        [MD_BLOCK_QUOTE] = "blockquote",
        [MD_BLOCK_UL] = "ul",
        [MD_BLOCK_OL] = "ol",
        [MD_BLOCK_LI] = "li",
        [MD_BLOCK_HR] = "hr",
        [MD_BLOCK_CODE] = "pre",
        [MD_BLOCK_P] = "p",
        [MD_BLOCK_TABLE] = "table",
        [MD_BLOCK_THEAD] = "thead",
        [MD_BLOCK_TBODY] = "tbody",
        [MD_BLOCK_TR] = "tr",
        [MD_BLOCK_TH] = "th",
        [MD_BLOCK_TD] = "td",
    };
    return names[type];
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    MarkdownWalk *walk = data;
    WaitingElement block = {.name = type == MD_BLOCK_H ? heading_name(detail) : block_name(type)};
    if (type == MD_BLOCK_OL) {
        unsigned start = ((const MD_BLOCK_OL_DETAIL *)detail)->start;
        block.attributes[0] = (MarkupAttribute){TEXT("start"), text_format(walk->scratch, "%u", start)};
        block.attribute_count = start != 1;
    }
    walk->is_heading = type == MD_BLOCK_H;
    walk->is_html = type == MD_BLOCK_HTML;
    gathered_begin(&walk->heading);
    walk->html.count = 0;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
        walk->cell = block.name;
    else if (block.name)
        begin(walk, &block);
    if (type == MD_BLOCK_TR)
        walk->empty_cells = 0;
    if (type == MD_BLOCK_LI && ((const MD_BLOCK_LI_DETAIL *)detail)->is_task)
        tell_words(walk, ((const MD_BLOCK_LI_DETAIL *)detail)->task_mark == ' ' ? TEXT("☐ ") : TEXT("☑ "));
    return walk->is_over;
}

// As such pages name their headings: small letters, digits and hyphens.
static Text anchor_of(Arena *arena, Text words)
{
    Text folded = unicode_fold(arena, words);
    char *bytes = arena_alloc(arena, folded.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < folded.size; i++) {
        char byte = folded.at[i];
        bool is_kept = text_is_letter(byte) || text_is_digit(byte) || byte == '-' || byte == '_' || (byte & 0x80);
        if (is_kept || byte == ' ')
            bytes[size++] = (char)(byte == ' ' ? '-' : byte);
    }
    return (Text){bytes, size};
}

static void tell_anchor(MarkdownWalk *walk)
{
    Arena *arena = arena_create();
    WaitingElement anchor = {.name = "a", .attribute_count = 1};
    anchor.attributes[0] = (MarkupAttribute){TEXT("id"), anchor_of(arena, gathered_words(&walk->heading, arena))};
    tell_empty(walk, &anchor);
    arena_destroy(arena);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    MarkdownWalk *walk = data;
    close_tags(walk);
    if (type == MD_BLOCK_HTML)
        tell_html(walk, (Text){walk->html.at, (size_t)walk->html.count});
    if (type == MD_BLOCK_H)
        tell_anchor(walk);
    walk->is_heading = walk->is_html = false;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
        return leave_cell(walk, block_name(type));
    const char *name = type == MD_BLOCK_H ? heading_name(detail) : block_name(type);
    return name ? end(walk, name) : walk->is_over;
}

// ---- Spans

static const char *span_name(MD_SPANTYPE type)
{
    static const char *const names[] = {
        [MD_SPAN_EM] = "em",     [MD_SPAN_STRONG] = "strong", [MD_SPAN_A] = "a",
        [MD_SPAN_CODE] = "code", [MD_SPAN_DEL] = "del",
    };
    return type <= MD_SPAN_DEL ? names[type] : NULL;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    MarkdownWalk *walk = data;
    open_cell(walk); // before any of it is told, or kept for a moment
    if (type == MD_SPAN_IMG && walk->picture_depth++ == 0) {
        const MD_ATTRIBUTE *reference = &((const MD_SPAN_IMG_DETAIL *)detail)->src;
        Text source = value_of(walk->page->arena, reference);
        place(walk, (Text){reference->text, reference->size});
        tell_waiting(walk);
        walk->picture = (WaitingElement){.name = "img", .attributes[0] = {TEXT("src"), source}, .attribute_count = 2};
        gathered_begin(&walk->alt);
    }
    WaitingElement span = {.name = span_name(type)};
    if (type == MD_SPAN_A) {
        Text reference = value_of(walk->scratch, &((const MD_SPAN_A_DETAIL *)detail)->href);
        span.attributes[0] = (MarkupAttribute){TEXT("href"), reference};
        span.attribute_count = 1;
    }
    return span.name ? begin(walk, &span) : walk->is_over;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)detail;
    MarkdownWalk *walk = data;
    if (type == MD_SPAN_IMG && --walk->picture_depth == 0) {
        Text words = gathered_words(&walk->alt, walk->page->arena);
        walk->picture.attributes[1] = (MarkupAttribute){TEXT("alt"), words};
        tell_empty(walk, &walk->picture);
    }
    return span_name(type) ? end(walk, span_name(type)) : walk->is_over;
}

static int see_words(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size, void *data)
{
    MarkdownWalk *walk = data;
    Text words = {at, size};
    char bytes[4];
    switch (type) {
    case MD_TEXT_NULLCHAR:
        return walk->is_over;
    case MD_TEXT_BR:
        tell_empty(walk, &(WaitingElement){.name = "br"});
        return walk->is_over;
    case MD_TEXT_SOFTBR:
        return tell_words(walk, TEXT("\n"));
    case MD_TEXT_ENTITY:
        return tell_words(walk, character_of(words, bytes));
    case MD_TEXT_HTML:
        return walk->is_html ? gather_html(walk, words) : take_tag(walk, words);
    default:
        return tell_words(walk, words);
    }
}

// ---- The page

// Behind what stands between two lines of "---" at the start.
static size_t front_matter_end(Text text)
{
    if (!text_starts(text, TEXT("---\n")) && !text_starts(text, TEXT("---\r\n")))
        return 0;
    for (size_t at = text_find(text, TEXT("\n"), 0) + 1; at < text.size;) {
        size_t stop = text_find(text, TEXT("\n"), at);
        Text line = text_trim(text_slice(text, at, stop));
        if (text_is(line, "---") || text_is(line, "..."))
            return stop;
        at = stop + 1;
    }
    return 0;
}

MarkupRead markdown_read(const MarkupPage *page, const MarkupEvents *events)
{
    static const MD_PARSER parser = {0,          MD_DIALECT_GITHUB, enter_block, leave_block, enter_span,
                                     leave_span, see_words,         NULL,        NULL};
    MarkdownWalk *walk = arena_new(page->arena, MarkdownWalk);
    *walk = (MarkdownWalk){.page = page, .events = events, .scratch = arena_create()};
    MarkdownTables tables = markdown_tables_narrow(page->arena, page->text);
    walk->text = tables.text;
    walk->read.wide_table_line = tables.wide_line;
    Text body = text_slice(walk->text, front_matter_end(walk->text), walk->text.size);
    md_parse(body.at, (MD_SIZE)body.size, &parser, walk);
    arena_destroy(walk->scratch);
    walk->read.is_whole = !walk->is_over;
    return walk->read;
}
