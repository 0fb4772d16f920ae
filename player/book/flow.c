#include "book/flow.h"

#include <assert.h>
#include <string.h>

#include "book/field.h"
#include "book/inline.h"
#include "book/rider.h"
#include "markup/vocabulary.h"

static const struct {
    const char *entry;
    BlockKind kind;
} kinds[] = {
    {"p", BLOCK_PARAGRAPH},      {"figcaption", BLOCK_PARAGRAPH},
    {"ul", BLOCK_LIST},          {"ol", BLOCK_LIST},
    {"li", BLOCK_ITEM},          {"numbered-li", BLOCK_ITEM},
    {"dl", BLOCK_DEFINITIONS},   {"dt", BLOCK_TERM},
    {"dd", BLOCK_DEFINITION},    {"figure", BLOCK_FIGURE},
    {"blockquote", BLOCK_QUOTE}, {"note", BLOCK_NOTE},
    {"table", BLOCK_TABLE},      {"tr", BLOCK_ROW},
    {"th", BLOCK_CELL},          {"td", BLOCK_CELL},
    {"pre", BLOCK_PRE},          {"verse", BLOCK_VERSE},
    {"stanza", BLOCK_STANZA},    {"verse-line", BLOCK_LINE},
    {"hr", BLOCK_RULE},
};

static bool is_entry(const XmlNode *node, const char *entry)
{
    return node->rule && strcmp(node->rule->entry, entry) == 0;
}

static bool find_kind(const XmlNode *node, BlockKind *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (is_entry(node, kinds[i].entry)) {
            *kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

static Id count_block(Reader *reader)
{
    reader->block_count++;
    char name[ID_SIZE + 16];
    if (reader->rider.at[0])
        snprintf(name, sizeof name, "%s-%d", reader->rider.at, reader->block_count);
    else
        snprintf(name, sizeof name, "b%d", reader->block_count);
    return id_of(text_of(name));
}

// Every block takes a number, also one with an id of its own, so that naming a block renames no other.
static Id name_block(Reader *reader, Id written)
{
    Id counted = count_block(reader);
    return written.at[0] ? written : counted;
}

static Block start_block(Reader *reader, const XmlNode *node, BlockKind kind)
{
    return (Block){
        .kind = kind,
        .at = field_at(reader, node),
        .id = name_block(reader, field_id(node, "id")),
        .language = reader->language,
        .direction = reader->direction,
        .when = reader->when,
        .is_header = is_entry(node, "th"),
    };
}

static void fill_text(Reader *reader, const XmlNode *node, Block *block)
{
    Inline words = block->kind == BLOCK_PRE ? inline_read_lines(reader, node) : inline_read(reader, node);
    block->text = words.text;
    block->spans = words.spans;
    block->span_count = words.span_count;
}

// An element's own words as a paragraph that bears its id.
static void read_only_paragraph(Reader *reader, const XmlNode *node, Block *block)
{
    Block *paragraph = arena_new(reader->arena, Block);
    *paragraph = (Block){.kind = BLOCK_PARAGRAPH,
                         .at = block->at,
                         .id = block->id,
                         .language = block->language,
                         .direction = block->direction};
    fill_text(reader, node, paragraph);
    block->children = paragraph;
    block->child_count = 1;
}

static void append_children(Reader *reader, const XmlNode *node, Blocks *blocks)
{
    for (const XmlNode *child = node->first; child && !interrupt_due(reader->interrupt); child = child->next)
        flow_append(reader, child, blocks);
}

static void read_children(Reader *reader, const XmlNode *node, Block *block)
{
    if (inline_holds_words(node)) {
        read_only_paragraph(reader, node, block);
        return;
    }
    const Condition *outer = reader->when;
    reader->when = NULL; // the block's own condition covers what is inside
    Blocks blocks = flow_room(reader, xml_element_count(node));
    append_children(reader, node, &blocks);
    block->children = blocks.at;
    block->child_count = blocks.count;
    reader->when = outer;
}

static void read_figure(Reader *reader, const XmlNode *node, Block *block)
{
    const XmlNode *picture = xml_child(node, "img");
    block->picture = field_text(reader, picture, "src");
    block->alt = field_text(reader, picture, "alt");
    const XmlNode *caption = xml_child(node, "figcaption");
    if (!caption)
        return;
    Block *paragraph = arena_new(reader->arena, Block);
    *paragraph = start_block(reader, caption, BLOCK_PARAGRAPH);
    paragraph->when = NULL;
    fill_text(reader, caption, paragraph);
    block->children = paragraph;
    block->child_count = 1;
}

static NoteKind note_kind(const XmlNode *node)
{
    Text kind = xml_value(node, "kind");
    return text_is(kind, "care") ? NOTE_CARE : text_is(kind, "example") ? NOTE_EXAMPLE : NOTE_TIP;
}

// The language and direction that hold inside node.
static void enter_language(Reader *reader, const XmlNode *node)
{
    Text language = xml_value(node, "xml:lang"), direction = xml_value(node, "dir");
    if (language.size) {
        reader->language = text_copy(reader->arena, language);
        reader->direction = DIRECTION_AUTO;
    }
    if (direction.size)
        reader->direction = text_is(direction, "rtl") ? DIRECTION_RTL : DIRECTION_LTR;
}

static MarkerKind marker_of(const XmlNode *list)
{
    static const struct {
        const char *type;
        MarkerKind kind;
    } markers[] = {{"none", MARKER_NONE},        {"1", MARKER_NUMBER}, {"a", MARKER_LETTER},
                   {"A", MARKER_CAPITAL_LETTER}, {"i", MARKER_ROMAN},  {"I", MARKER_CAPITAL_ROMAN}};
    Text type = text_trim(xml_value(list, "type"));
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (text_is(type, markers[i].type))
            return markers[i].kind;
    return is_entry(list, "ol") ? MARKER_NUMBER : MARKER_DISC;
}

static void read_number(const XmlNode *node, const char *name, Block *block)
{
    block->has_number = xml_attribute(node, name);
    block->number = field_number(node, name);
}

// What a block of that kind holds.
static void read_contents(Reader *reader, const XmlNode *node, Block *block)
{
    switch (block->kind) {
    case BLOCK_LINE:
        block->level = field_number(node, "indent");
        fill_text(reader, node, block);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_TERM:
    case BLOCK_PRE:
        fill_text(reader, node, block);
        break;
    case BLOCK_FIGURE:
        read_figure(reader, node, block);
        break;
    case BLOCK_RULE:
        break;
    case BLOCK_LIST:
        block->marker = marker_of(node);
        block->is_reversed = xml_attribute(node, "reversed");
        read_number(node, "start", block);
        read_children(reader, node, block);
        break;
    case BLOCK_ITEM:
        read_number(node, "value", block);
        read_children(reader, node, block);
        break;
    case BLOCK_CELL:
        block->columns = field_number(node, "colspan");
        block->rows = field_number(node, "rowspan");
        read_children(reader, node, block);
        break;
    case BLOCK_NOTE:
        block->note = note_kind(node);
        read_children(reader, node, block);
        break;
    default:
        read_children(reader, node, block);
    }
}

static Block read_block(Reader *reader, const XmlNode *node, BlockKind kind)
{
    Reader outer = *reader;
    enter_language(reader, node);
    Block block = start_block(reader, node, kind);
    read_contents(reader, node, &block);
    reader->language = outer.language;
    reader->direction = outer.direction;
    return block;
}

// Below the words of a draft stand those that it was translated from. Each bears its language, whatever the page is in.
static void append_rider(Library *library, const XmlNode *node, Reader *inside, Blocks *blocks)
{
    Reader at = reader_at(library, node->parent);
    bool is_lent = library->lender && !at.language.size;
    inside->language = is_lent ? library->book.language : at.language;
    inside->direction = at.direction;
    append_children(inside, node, blocks);
}

// The rider, its words read; NULL when there is none.
static const Rider *filled_rider(Library *library, Text ref)
{
    Rider *rider = rider_find(library, ref);
    if (!rider || rider->is_read)
        return rider;
    Blocks blocks = {0};
    Reader inside = reader_of(library);
    inside.interrupt = NULL; // what it is about is not left half said
    inside.rider = id_of(TEXT(RIDER_PLACE));
    append_rider(library, rider->node, &inside, &blocks);
    if (rider->original)
        append_rider(library, rider->original, &inside, &blocks);
    rider->flow = (Flow){blocks.at, blocks.count};
    rider->is_read = true;
    return rider;
}

Flow flow_read_rider(Library *library, Id id)
{
    const Rider *rider = filled_rider(library, id_text(&id));
    return rider ? rider->flow : (Flow){0};
}

// A rider takes one number here however many blocks it holds, so that its words may differ between languages.
static void read_rider(Reader *reader, const XmlNode *node, Blocks *blocks)
{
    Id id = count_block(reader);
    bool may_hold = !reader->rider.at[0] && reader->library;
    const Rider *rider = may_hold ? filled_rider(reader->library, xml_value(node, "ref")) : NULL;
    if (!rider)
        return;
    Flow flow = rider_use(reader->arena, rider, id);
    Block block = {.kind = BLOCK_NOTE, .note = NOTE_CARE, .at = field_at(reader, node), .id = id};
    block.rider = &rider->id;
    block.direction = reader->library->book.direction;
    block.when = reader->when;
    block.children = flow.blocks;
    block.child_count = flow.count;
    *array_push(reader->arena, blocks) = block;
}

void flow_append(Reader *reader, const XmlNode *child, Blocks *blocks)
{
    BlockKind kind;
    if (is_entry(child, "when-flow") || is_entry(child, "when-li") || is_entry(child, "when-numbered-li")) {
        const Condition *outer = reader->when;
        reader->when = field_condition(reader, child);
        append_children(reader, child, blocks);
        reader->when = outer;
    } else if (is_entry(child, "rider")) {
        read_rider(reader, child, blocks);
    } else if (find_kind(child, &kind)) {
        Block block = read_block(reader, child, kind);
        *array_push(reader->arena, blocks) = block;
    }
}

Blocks flow_room(Reader *reader, int element_count)
{
    return (Blocks){.at = arena_many(reader->arena, Block, element_count), .room = element_count};
}

Flow flow_read(Reader *reader, const XmlNode *node)
{
    Blocks blocks = flow_room(reader, xml_element_count(node));
    append_children(reader, node, &blocks);
    return blocks.count ? (Flow){blocks.at, blocks.count} : (Flow){0};
}

Flow flow_read_or_words(Reader *reader, const XmlNode *node)
{
    if (!inline_holds_words(node))
        return flow_read(reader, node);
    Block *paragraph = arena_new(reader->arena, Block);
    *paragraph = start_block(reader, node, BLOCK_PARAGRAPH);
    fill_text(reader, node, paragraph);
    return (Flow){paragraph, 1};
}

Block flow_read_heading(Reader *reader, const XmlNode *title, int level, Id id)
{
    Block block = {
        .kind = BLOCK_HEADING,
        .level = level,
        .at = field_at(reader, title),
        .id = name_block(reader, id),
        .language = reader->language,
        .direction = reader->direction,
    };
    fill_text(reader, title, &block);
    return block;
}
