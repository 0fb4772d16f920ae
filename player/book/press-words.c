#include "book/press-words.h"

#include <string.h>

#include "base/capitals.h"

static void make_room(PressWords *words, size_t size)
{
    if (words->room - words->size >= size)
        return;
    size_t room = words->room ? 2 * words->room + size : 1024;
    char *grown = arena_alloc(words->arena, room, 1);
    if (words->size)
        memcpy(grown, words->at, words->size);
    words->at = grown;
    words->room = room;
}

static void put(PressWords *words, char byte)
{
    make_room(words, 1);
    words->at[words->size++] = byte;
}

bool press_words_is_empty(const PressWords *words)
{
    return !words->size;
}

bool press_words_is_at_line_start(const PressWords *words)
{
    return !words->size || words->at[words->size - 1] == '\n';
}

void press_words_end_line(PressWords *words)
{
    words->has_space = false;
    words->column = 0;
    put(words, '\n');
}

// The letter before ends a sentence.
static bool ends_sentence(const PressWords *words)
{
    static const char *const ends[] = {".", "!", "?", "\xE3\x80\x82", "\xD8\x9F", "\xE0\xA5\xA4"};
    Text text = {words->at, words->size};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_ends(text, text_of(ends[i])))
            return true;
    return false;
}

static bool begins_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

// The block may be parted before this byte, and has to be.
static bool is_full_before(const PressWords *words, char byte)
{
    if (words->size < PRESS_BLOCK_BYTES || !begins_character(byte))
        return false;
    bool is_gap = words->has_space || text_is_space(byte);
    return words->size >= PRESS_BLOCK_MOST || (is_gap && words->size >= PRESS_BLOCK_MOST - 1024) ||
           ends_sentence(words);
}

enum { TAB_COLUMNS = 8 };

// Lines before the first words are left out.
static void add_kept(PressWords *words, char byte)
{
    bool is_tab = byte == '\t';
    if (byte == '\n' || byte == '\r') {
        if (byte == '\n' && words->size)
            put(words, '\n');
        words->column = 0;
        return;
    }
    do {
        put(words, is_tab ? ' ' : byte);
        words->column += begins_character(byte);
    } while (is_tab && words->column % TAB_COLUMNS);
}

static void add_byte(PressWords *words, char byte)
{
    if (words->keeps_space) {
        add_kept(words, byte);
        return;
    }
    if (text_is_space(byte)) {
        words->has_space = !press_words_is_at_line_start(words);
        return;
    }
    if (words->has_space)
        put(words, ' ');
    words->has_space = false;
    put(words, byte);
}

static bool is_plain(const Span *style)
{
    return !style->style && !style->language.size && style->direction == DIRECTION_AUTO &&
           style->action.kind == ACTION_NONE && !style->picture.size;
}

static bool is_alike(const Span *a, const Span *b)
{
    return !a->picture.size && !b->picture.size && a->style == b->style && a->direction == b->direction &&
           text_equal(a->language, b->language) && action_equal(&a->action, &b->action) &&
           text_equal(a->address, b->address);
}

// At most a space stands between a span and what begins there.
static bool is_next(const PressWords *words, const Span *span, size_t start)
{
    return span->end == start || (span->end + 1 == start && words->at[span->end] == ' ');
}

// Words from start on are in that style; what follows in the same is one span with it.
static void add_span(PressWords *words, size_t start, const Span *style)
{
    if (is_plain(style) || start >= words->size)
        return;
    Span *last = words->spans.count ? &words->spans.at[words->spans.count - 1] : NULL;
    if (last && is_alike(last, style) && is_next(words, last, start)) {
        last->end = (uint32_t)words->size;
        return;
    }
    if (words->spans.count >= PRESS_SPANS_MOST)
        return;
    Span *span = array_push(words->arena, &words->spans);
    *span = *style;
    span->start = (uint32_t)start;
    span->end = (uint32_t)words->size;
}

// A span holds no white space at its ends, so that no underline hangs over.
size_t press_words_add(PressWords *words, Text text, const Span *style)
{
    size_t from = 0, at;
    while (from < text.size && text_is_space(text.at[from]) && !words->keeps_space)
        add_byte(words, text.at[from++]);
    size_t start = words->size + words->has_space;
    for (at = from; at < text.size && !is_full_before(words, text.at[at]); at++)
        add_byte(words, text.at[at]);
    add_span(words, start, style);
    return at;
}

// Without ends of lines, and what spaces stand beside them in pre, at both ends.
static Text trimmed(const PressWords *words, size_t *before)
{
    size_t start = 0, end = words->size;
    while (start < end && words->at[start] == '\n')
        start++;
    while (end > start && text_is_space(words->at[end - 1]))
        end--;
    *before = start;
    return (Text){words->at + start, end - start};
}

static void take_spans(PressWords *words, Arena *arena, size_t before, Block *block)
{
    Span *spans = words->spans.count ? arena_many(arena, Span, words->spans.count) : NULL;
    int count = 0;
    for (int i = 0; i < words->spans.count; i++) {
        Span span = words->spans.at[i];
        span.start = span.start > before ? span.start - (uint32_t)before : 0;
        span.end = span.end > before ? span.end - (uint32_t)before : 0;
        if (span.end > block->text.size)
            span.end = (uint32_t)block->text.size;
        if (span.start >= span.end)
            continue;
        span.language = text_copy(arena, span.language);
        span.picture = text_copy(arena, span.picture);
        span.address = text_copy(arena, span.address);
        spans[count++] = span;
    }
    block->spans = spans;
    block->span_count = count;
}

// What was called capitals is that from now on, and is heard as it was written. More than a few words in capitals are
// hard to read: they stay as they are.
static Text raise(Text words, Arena *arena, const Block *block, Span *span)
{
    if (!(span->style & SPAN_CAPS))
        return words;
    span->style &= words.size > PRESS_CAPITALS_MOST ? ~(unsigned)SPAN_CAPS : ~0U;
    if (words.size > PRESS_CAPITALS_MOST)
        return words;
    span->spoken = text_copy(arena, words);
    return capitals_of(arena, words, span->language.size ? span->language : block->language);
}

static bool has_capitals(const PressWords *words)
{
    for (int i = 0; i < words->spans.count; i++)
        if (words->spans.at[i].style & SPAN_CAPS)
            return true;
    return false;
}

static void put_all(PressWords *words, Text text)
{
    make_room(words, text.size + 1);
    if (text.size)
        memcpy(words->at + words->size, text.at, text.size);
    words->size += text.size;
}

// The same words with capitals where they are wanted.
static void raise_all(PressWords *words, Arena *arena, const Block *block)
{
    PressWords raised = {.arena = words->arena};
    size_t at = 0;
    for (int i = 0; i < words->spans.count; i++) {
        Span *span = &words->spans.at[i];
        Text own = {words->at + span->start, span->end - span->start};
        put_all(&raised, (Text){words->at + at, span->start - at});
        at = span->end;
        span->start = (uint32_t)raised.size;
        put_all(&raised, raise(own, arena, block, span));
        span->end = (uint32_t)raised.size;
    }
    put_all(&raised, (Text){words->at + at, words->size - at});
    words->at = raised.at;
    words->size = raised.size;
    words->room = raised.room;
}

void press_words_take(PressWords *words, Arena *arena, Block *block)
{
    size_t before;
    if (has_capitals(words))
        raise_all(words, arena, block);
    block->text = text_copy(arena, trimmed(words, &before));
    take_spans(words, arena, before, block);
    words->size = 0;
    words->spans.count = 0;
    words->has_space = false;
    words->column = 0;
}
