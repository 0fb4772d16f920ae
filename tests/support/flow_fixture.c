#include "flow_fixture.h"

#include <assert.h>
#include <string.h>

typedef struct Kind {
    const char *name;
    BlockKind kind;
    int level;
    NoteKind note;
    MarkerKind marker;
    bool is_header, is_rider, is_reversed;
    int start, columns, rows;
} Kind;

static const Kind kinds[] = {
    {"p", .kind = BLOCK_PARAGRAPH},
    {"h1", .kind = BLOCK_HEADING, .level = 1},
    {"h2", .kind = BLOCK_HEADING, .level = 2},
    {"h3", .kind = BLOCK_HEADING, .level = 3},
    {"h6", .kind = BLOCK_HEADING, .level = 6},
    {"ul", .kind = BLOCK_LIST},
    {"ol", .kind = BLOCK_LIST, .marker = MARKER_NUMBER},
    {"ol-down", .kind = BLOCK_LIST, .marker = MARKER_NUMBER, .is_reversed = true},
    {"ol-1984", .kind = BLOCK_LIST, .marker = MARKER_NUMBER, .start = 1984},
    {"ol-letters", .kind = BLOCK_LIST, .marker = MARKER_LETTER},
    {"ol-roman", .kind = BLOCK_LIST, .marker = MARKER_CAPITAL_ROMAN},
    {"ul-bare", .kind = BLOCK_LIST, .marker = MARKER_NONE},
    {"li", .kind = BLOCK_ITEM},
    {"dl", .kind = BLOCK_DEFINITIONS},
    {"dt", .kind = BLOCK_TERM},
    {"dd", .kind = BLOCK_DEFINITION},
    {"quote", .kind = BLOCK_QUOTE},
    {"tip", .kind = BLOCK_NOTE, .note = NOTE_TIP},
    {"care", .kind = BLOCK_NOTE, .note = NOTE_CARE},
    {"example", .kind = BLOCK_NOTE, .note = NOTE_EXAMPLE},
    {"rider", .kind = BLOCK_NOTE, .note = NOTE_CARE, .is_rider = true},
    {"figure", .kind = BLOCK_FIGURE},
    {"table", .kind = BLOCK_TABLE},
    {"tr", .kind = BLOCK_ROW},
    {"td", .kind = BLOCK_CELL},
    {"th", .kind = BLOCK_CELL, .is_header = true},
    {"th-wide", .kind = BLOCK_CELL, .is_header = true, .columns = 2},
    {"td-wide", .kind = BLOCK_CELL, .columns = 2},
    {"th-tall", .kind = BLOCK_CELL, .is_header = true, .rows = 2},
    {"td-tall", .kind = BLOCK_CELL, .rows = 9},
    {"pre", .kind = BLOCK_PRE},
    {"verse", .kind = BLOCK_VERSE},
    {"stanza", .kind = BLOCK_STANZA},
    {"line", .kind = BLOCK_LINE},
    {"line1", .kind = BLOCK_LINE, .level = 1},
    {"line4", .kind = BLOCK_LINE, .level = 4},
    {"hr", .kind = BLOCK_RULE},
};

typedef struct Outline {
    Arena *arena;
    Text rest;
} Outline;

static const Id rider = {"rider"};

static const Condition hidden = {.is_none = true};

bool flow_fixture_holds(const void *owner, const Condition *condition)
{
    (void)owner;
    return condition != &hidden;
}

static Text peek_line(const Outline *outline)
{
    return text_slice(outline->rest, 0, text_find(outline->rest, TEXT("\n"), 0));
}

static size_t indent_of(Text line)
{
    size_t indent = 0;
    while (indent < line.size && line.at[indent] == ' ')
        indent++;
    return indent;
}

static const Kind *kind_named(Text name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_is(name, kinds[i].name))
            return &kinds[i];
    assert(false && "an outline names a known kind");
    return NULL;
}

// The words of a pre: a bar stands for the end of a line.
static Text with_lines(Arena *arena, Text words)
{
    char *lines = text_string(arena, words);
    for (size_t i = 0; i < words.size; i++)
        lines[i] = lines[i] == '|' ? '\n' : lines[i];
    return (Text){lines, words.size};
}

static void read_head(Block *block, Text line)
{
    Text words = text_trim(line), head = text_word(&words);
    if (head.at[head.size - 1] == '?') {
        block->when = &hidden;
        head.size--;
    }
    size_t hash = text_find(head, TEXT("#"), 0);
    const Kind *kind = kind_named(text_slice(head, 0, hash));
    block->kind = kind->kind;
    block->level = kind->level;
    block->note = kind->note;
    block->marker = kind->marker;
    block->is_reversed = kind->is_reversed;
    block->has_number = kind->start;
    block->number = kind->start;
    block->is_header = kind->is_header;
    block->columns = kind->columns;
    block->rows = kind->rows;
    block->id = id_of(text_slice(head, hash + 1, head.size));
    block->rider = kind->is_rider ? &rider : NULL;
    block->text = text_trim(words);
    if (kind->kind == BLOCK_FIGURE) {
        size_t bar = text_find(block->text, TEXT("|"), 0);
        block->picture = text_trim(text_slice(block->text, 0, bar));
        block->alt = text_trim(text_slice(block->text, bar + 1, block->text.size));
        block->text = TEXT("");
    }
}

// Words of what holds other blocks are one paragraph that bears its id, as the reader of content makes them.
static void hold_words(Arena *arena, Block *block)
{
    bool has_own = block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING || block->kind == BLOCK_TERM ||
                   block->kind == BLOCK_PRE || block->kind == BLOCK_LINE;
    if (block->kind == BLOCK_PRE)
        block->text = with_lines(arena, block->text);
    if (has_own || !block->text.size)
        return;
    Block *paragraph = arena_new(arena, Block);
    *paragraph = (Block){.kind = BLOCK_PARAGRAPH, .id = block->id, .text = block->text};
    block->children = paragraph;
    block->child_count = 1;
    block->text = TEXT("");
}

static Flow read_blocks(Outline *outline, size_t indent)
{
    ARRAY(Block) blocks = {0};
    while (outline->rest.size) {
        Text line = peek_line(outline);
        if (line.size && indent_of(line) < indent)
            break;
        outline->rest = text_slice(outline->rest, line.size + 1, outline->rest.size);
        if (!text_trim(line).size)
            continue;
        Block block = {0};
        read_head(&block, line);
        Flow children = read_blocks(outline, indent + 2);
        block.children = children.blocks;
        block.child_count = children.count;
        hold_words(outline->arena, &block);
        *array_push(outline->arena, &blocks) = block;
    }
    return (Flow){blocks.at, blocks.count};
}

Flow flow_fixture(Arena *arena, Text outline)
{
    return read_blocks(&(Outline){arena, outline}, 0);
}
