#include "book/press-verse.h"

#include "book/cascade.h"

enum { LINES_LEAST = 4, LINES_MOST = 400, LINE_LETTERS_MOST = 60 };

void press_verse_indent(Block *line, int indent)
{
    Text space = TEXT("\u00A0");
    size_t at = 0;
    while (text_starts(text_slice(line->text, at, line->text.size), space))
        at += space.size;
    bool has_spaces = at && !line->span_count && at < line->text.size;
    int steps = has_spaces ? (int)(at / space.size + 1) / 2 : (indent + CASCADE_EM / 2) / CASCADE_EM;
    line->level = steps < 0 ? 0 : steps < LINE_STEPS_MOST ? steps : LINE_STEPS_MOST;
    if (!has_spaces)
        return;
    line->text = text_slice(line->text, at, line->text.size);
}

static size_t count_letters(Text line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.size; i++)
        count += ((unsigned char)line.at[i] & 0xC0) != 0x80;
    return count;
}

bool press_verse_is(const Block *block)
{
    int lines = 0;
    if (block->kind != BLOCK_PARAGRAPH)
        return false;
    for (size_t start = 0, end; start < block->text.size; start = end + 1, lines++) {
        end = text_find(block->text, TEXT("\n"), start);
        if (count_letters(text_slice(block->text, start, end)) > LINE_LETTERS_MOST)
            return false;
    }
    return lines >= LINES_LEAST && lines <= LINES_MOST;
}

// The spans of the words between two bytes, in arena.
static void take_spans(Arena *arena, const Block *block, size_t start, Block *line)
{
    Span *spans = block->span_count ? arena_many(arena, Span, block->span_count) : NULL;
    size_t end = start + line->text.size;
    for (int i = 0; i < block->span_count; i++) {
        Span span = block->spans[i];
        if (span.end <= start || span.start >= end)
            continue;
        span.start = span.start > start ? span.start - (uint32_t)start : 0;
        span.end = (uint32_t)((span.end < end ? span.end : end) - start);
        spans[line->span_count++] = span;
    }
    line->spans = spans;
}

void press_verse_add(PressBlocks *blocks, const Block *block)
{
    Block stanza = {.kind = BLOCK_STANZA, .at = block->at, .language = block->language, .direction = block->direction};
    int depth = press_blocks_open(blocks, &stanza, false);
    for (size_t start = 0, end; start < block->text.size; start = end + 1) {
        end = text_find(block->text, TEXT("\n"), start);
        Block line = stanza;
        line.kind = BLOCK_LINE;
        line.text = text_slice(block->text, start, end);
        take_spans(blocks->arena, block, start, &line);
        press_verse_indent(&line, 0);
        if (line.text.size)
            press_blocks_add(blocks, line);
    }
    press_blocks_close(blocks, depth, false);
}
