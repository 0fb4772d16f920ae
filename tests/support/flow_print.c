#include "flow_print.h"

#include <stdio.h>
#include <stdlib.h>

#include "book/flow-iterator.h"

static const char *name_of(const Block *block)
{
    static const char *const names[] = {
        [BLOCK_PARAGRAPH] = "p",    [BLOCK_HEADING] = "h",     [BLOCK_LIST] = "ul",       [BLOCK_ITEM] = "li",
        [BLOCK_DEFINITIONS] = "dl", [BLOCK_TERM] = "dt",       [BLOCK_DEFINITION] = "dd", [BLOCK_QUOTE] = "quote",
        [BLOCK_NOTE] = "note",      [BLOCK_FIGURE] = "figure", [BLOCK_TABLE] = "table",   [BLOCK_ROW] = "tr",
        [BLOCK_CELL] = "td",        [BLOCK_PRE] = "pre",       [BLOCK_VERSE] = "verse",   [BLOCK_STANZA] = "stanza",
        [BLOCK_LINE] = "line",      [BLOCK_RULE] = "rule",
    };
    return block->marker > MARKER_NONE ? "ol" : block->is_header ? "th" : names[block->kind];
}

static void print_style(FILE *out, const Span *span)
{
    static const struct {
        unsigned style;
        const char *name;
    } styles[] = {{SPAN_STRONG, "strong"}, {SPAN_EM, "em"},          {SPAN_CODE, "code"},   {SPAN_SUB, "sub"},
                  {SPAN_SUPER, "sup"},     {SPAN_STRUCK, "s"},       {SPAN_UNDERLINE, "u"}, {SPAN_CAPS, "caps"},
                  {SPAN_BASE, "base"},     {SPAN_READING, "reading"}};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (span->style & styles[i].style)
            fprintf(out, "%s ", styles[i].name);
    if (span->picture.size)
        fprintf(out, "%.*s ", TEXT_ARGS(span->picture));
    if (span->language.size)
        fprintf(out, "%.*s ", TEXT_ARGS(span->language));
    if (span->direction != DIRECTION_AUTO)
        fputs(span->direction == DIRECTION_RTL ? "rtl " : "ltr ", out);
    if (span->action.kind == ACTION_OPEN || span->action.kind == ACTION_NOTE)
        fprintf(out, "%s>%s#%s ", span->action.kind == ACTION_OPEN ? "-" : "note", span->action.id.at,
                span->action.block.at);
    if (span->address.size)
        fprintf(out, "<%.*s> ", TEXT_ARGS(span->address));
}

static void print_words(FILE *out, const Block *block)
{
    uint32_t at = 0;
    for (int i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        fprintf(out, "%.*s[", TEXT_ARGS(text_slice(block->text, at, span->start)));
        print_style(out, span);
        fprintf(out, "%.*s]", TEXT_ARGS(text_slice(block->text, span->start, span->end)));
        at = span->end;
    }
    fprintf(out, "%.*s", TEXT_ARGS(text_slice(block->text, at, block->text.size)));
}

static void print_block(FILE *out, const Block *block, int depth)
{
    fprintf(out, "%*s%s", 2 * depth, "", name_of(block));
    static const char *const notes[] = {"", "", "", "", " film", " sound", " form", " other"};
    if (block->kind == BLOCK_NOTE)
        fputs(notes[block->note], out);
    if (block->kind == BLOCK_HEADING)
        fprintf(out, "%d", block->level);
    else if (block->level)
        fprintf(out, " +%d", block->level);
    if (block->has_number)
        fprintf(out, " %d", block->number);
    if (block->columns || block->rows)
        fprintf(out, " %dx%d", block->columns, block->rows);
    if (block->begins_page)
        fputs(" page", out);
    if (block->language.size)
        fprintf(out, " (%.*s)", TEXT_ARGS(block->language));
    if (block->direction != DIRECTION_AUTO)
        fputs(block->direction == DIRECTION_RTL ? " rtl" : " ltr", out);
    if (block->picture.size || block->alt.size)
        fprintf(out, " %.*s \"%.*s\"", TEXT_ARGS(block->picture), TEXT_ARGS(block->alt));
    if (block->text.size)
        fputc(' ', out);
    print_words(out, block);
    fputc('\n', out);
}

Text flow_print(Arena *arena, Flow flow)
{
    char *printed = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&printed, &size);
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk))
        print_block(out, block, walk.depth);
    fclose(out);
    Text text = text_copy(arena, (Text){printed, size});
    free(printed);
    return text;
}
