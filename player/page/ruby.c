#include "page/ruby.h"

#include <string.h>

#include "book/inline.h"

enum { RUBY = SPAN_BASE | SPAN_READING };

static bool is_bracket(Text text)
{
    return text_is(text, RUBY_WIDE_OPEN) || text_is(text, RUBY_WIDE_CLOSE) || text_is(text, RUBY_OPEN) ||
           text_is(text, RUBY_CLOSE);
}

static bool is_japanese(Text language)
{
    return text_is(language, "ja") || text_starts(language, TEXT("ja-"));
}

bool ruby_is_silent(const Span *span, Text words, Text language)
{
    bool is_reading = span->style & SPAN_READING, hears_readings = is_japanese(language);
    return span->style & RUBY && (is_reading != hears_readings || (is_reading && is_bracket(words)));
}

typedef struct HeardWords {
    const Line *line;
    Text language; // of lines that name none
    char *at;
    size_t size;
} HeardWords;

static Text language_of(const HeardWords *heard, const Span *span)
{
    return span->language.size ? span->language : heard->line->language.size ? heard->line->language : heard->language;
}

static void hear(HeardWords *heard, uint32_t start, uint32_t end)
{
    if (start < end)
        memcpy(heard->at + heard->size, heard->line->passage.at + start, end - start);
    heard->size += end - start;
}

static void hear_ruby(HeardWords *heard, const Span *span)
{
    Text words = text_slice(heard->line->passage, span->start, span->end);
    if (!ruby_is_silent(span, words, language_of(heard, span)))
        hear(heard, span->start, span->end);
}

static bool has_ruby(const Line *line)
{
    for (int i = 0; i < line->span_count; i++)
        if (line->spans[i].style & RUBY)
            return true;
    return false;
}

Text ruby_heard(Arena *arena, const RubyPart *part, Text language)
{
    const Line *line = part->line;
    if (!has_ruby(line))
        return text_slice(line->passage, part->start, part->end);
    HeardWords heard = {line, language, arena_many(arena, char, part->end - part->start), 0};
    uint32_t at = part->start;
    for (int i = 0; i < line->span_count; i++) {
        const Span *span = &line->spans[i];
        if (!(span->style & RUBY) || span->start < at || span->end > part->end)
            continue;
        hear(&heard, at, span->start);
        hear_ruby(&heard, span);
        at = span->end;
    }
    hear(&heard, at, part->end);
    return (Text){heard.at, heard.size};
}
