#include "markup/malformed.h"

#include <string.h>
#include <strings.h>

#include "markup/source-cursor.h"

typedef struct OpenTag {
    Text name;
    Position at;
} OpenTag;

typedef struct TagWalk {
    SourceCursor cursor;
    Problems *problems;
    ARRAY(OpenTag) open;
    Text root; // the root's name, once seen
} TagWalk;

// Each walk_* function returns false once it has added the Problem.
__attribute__((format(printf, 4, 5))) static bool blame(TagWalk *walk, Position at, const char *hint,
                                                        const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Text sentence = text_vformat(walk->problems->arena, format, args);
    va_end(args);
    problems_add(walk->problems, SEVERITY_ERROR, at, "%.*s", TEXT_ARGS(sentence));
    if (hint)
        problems_hint(walk->problems, "%s", hint);
    return false;
}

static void move_by(TagWalk *walk, size_t bytes)
{
    source_cursor_move(&walk->cursor, walk->cursor.offset + bytes);
}

// XML 1.0, production 2.
static bool is_character(uint32_t point)
{
    return point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point <= 0xD7FF) ||
           (point >= 0xE000 && point <= 0xFFFD) || (point >= 0x10000 && point <= 0x10FFFF);
}

// The code point that the reference written as digits means; 0 when it is not written properly.
static uint32_t character_of(Text digits)
{
    unsigned base = digits.size && digits.at[0] == 'x' ? 16 : 10;
    size_t i = base == 16;
    uint32_t point = 0;
    if (i == digits.size)
        return 0;
    for (; i < digits.size && point <= 0x10FFFF; i++) {
        char c = digits.at[i];
        unsigned digit = text_is_digit(c)                     ? (unsigned)(c - '0')
                         : (c | 32) >= 'a' && (c | 32) <= 'f' ? (unsigned)((c | 32) - 'a') + 10
                                                              : 99;
        if (digit >= base)
            return 0;
        point = point * base + digit;
    }
    return point;
}

static bool is_known_entity(Text name)
{
    return text_is(name, "amp") || text_is(name, "lt") || text_is(name, "gt") || text_is(name, "quot") ||
           text_is(name, "apos");
}

static bool walk_reference(TagWalk *walk)
{
    Position at = walk->cursor.at;
    move_by(walk, 1);
    bool is_number = source_cursor_byte(&walk->cursor) == '#';
    if (is_number) {
        size_t from = walk->cursor.offset + 1, to = from;
        Text bytes = walk->cursor.bytes;
        while (to < bytes.size && strchr("0123456789abcdefABCDEFx", bytes.at[to]) && bytes.at[to])
            to++;
        Text digits = text_slice(bytes, from, to);
        source_cursor_move(&walk->cursor, to);
        if (source_cursor_byte(&walk->cursor) != ';' || !is_character(character_of(digits)))
            return blame(walk, at, "write it like &#233; or type the character itself",
                         "\"&#%.*s\" is not the number of a character", TEXT_ARGS(digits));
        move_by(walk, 1);
        return true;
    }
    Text name = source_cursor_name(&walk->cursor);
    if (!name.size || source_cursor_byte(&walk->cursor) != ';')
        return blame(walk, at, "write &amp;", "\"&\" stands alone");
    if (!is_known_entity(name))
        return blame(walk, at, "type the character itself; only &amp; &lt; &gt; &quot; and &apos; are known",
                     "the entity \"&%.*s;\" is not known", TEXT_ARGS(name));
    move_by(walk, 1);
    return true;
}

static bool walk_character(TagWalk *walk)
{
    size_t next = walk->cursor.offset;
    uint32_t point = text_next(walk->cursor.bytes, &next);
    if (!is_character(point))
        return blame(walk, walk->cursor.at, "take it out; some editors show it only when asked to",
                     "an invisible control character (U+%04X) stands here", point);
    source_cursor_move(&walk->cursor, next);
    return true;
}

// Moves over the characters until the end mark and past it; at is where the thing began.
static bool walk_until(TagWalk *walk, const char *end, Position at, const char *thing)
{
    while (!source_cursor_sees(&walk->cursor, end)) {
        if (source_cursor_is_at_end(&walk->cursor))
            return blame(walk, at, NULL, "this %s is never closed with \"%s\"", thing, end);
        if (!walk_character(walk))
            return false;
    }
    move_by(walk, strlen(end));
    return true;
}

static bool walk_comment(TagWalk *walk)
{
    Position at = walk->cursor.at;
    move_by(walk, strlen("<!--"));
    while (!source_cursor_sees(&walk->cursor, "--")) {
        if (source_cursor_is_at_end(&walk->cursor))
            return blame(walk, at, NULL, "this comment is never closed with \"-->\"");
        if (!walk_character(walk))
            return false;
    }
    if (!source_cursor_sees(&walk->cursor, "-->"))
        return blame(walk, walk->cursor.at, "write a single hyphen, or end it with -->",
                     "\"--\" may not stand inside a comment");
    move_by(walk, strlen("-->"));
    return true;
}

static bool walk_instruction(TagWalk *walk)
{
    Position at = walk->cursor.at;
    move_by(walk, strlen("<?"));
    Text name = source_cursor_name(&walk->cursor);
    if (!name.size)
        return blame(walk, at, NULL, "\"<?\" is not followed by a name");
    if (name.size == 3 && strncasecmp(name.at, "xml", 3) == 0)
        return blame(walk, at, "keep only the one in the first line", "the XML declaration stands here a second time");
    return walk_until(walk, "?>", at, "instruction");
}

static bool walk_value(TagWalk *walk, Text name)
{
    Position at = walk->cursor.at;
    char quote = source_cursor_byte(&walk->cursor);
    if (quote != '"' && quote != '\'')
        return blame(walk, at, NULL, "the value of \"%.*s\" is not in quotes", TEXT_ARGS(name));
    move_by(walk, 1);
    while (source_cursor_byte(&walk->cursor) != quote) {
        char byte = source_cursor_byte(&walk->cursor);
        if (source_cursor_is_at_end(&walk->cursor) || byte == '<')
            return blame(walk, at, byte == '<' ? "close it with a quote, or write &lt; for the \"<\"" : NULL,
                         "the value of \"%.*s\" has no closing quote", TEXT_ARGS(name));
        if (!(byte == '&' ? walk_reference(walk) : walk_character(walk)))
            return false;
    }
    move_by(walk, 1);
    return true;
}

static bool walk_attribute(TagWalk *walk, OpenTag tag)
{
    Text name = source_cursor_name(&walk->cursor);
    if (!name.size)
        return blame(walk, walk->cursor.at, "a tag holds only name=\"value\" and ends with \">\"",
                     "the tag \"<%.*s\" that began at %d:%d goes wrong here", TEXT_ARGS(tag.name), tag.at.line,
                     tag.at.column);
    source_cursor_skip_space(&walk->cursor);
    if (source_cursor_byte(&walk->cursor) != '=')
        return blame(walk, walk->cursor.at, NULL, "\"%.*s\" in the tag \"<%.*s\" is not followed by =\"...\"",
                     TEXT_ARGS(name), TEXT_ARGS(tag.name));
    move_by(walk, 1);
    source_cursor_skip_space(&walk->cursor);
    return walk_value(walk, name);
}

// Whether the name stands among the attributes between the tag's name and this offset. Only ever asked of one tag that
// is within a file that is broken somewhere, so it may look again and again.
static bool is_repeated(SourceCursor tag, Text name)
{
    size_t end = (size_t)(name.at - tag.bytes.at);
    while (tag.offset < end) {
        source_cursor_skip_space(&tag);
        if (tag.offset >= end)
            return false;
        if (text_equal(source_cursor_name(&tag), name))
            return true;
        source_cursor_skip_space(&tag);
        source_cursor_move(&tag, tag.offset + 1);
        source_cursor_skip_space(&tag);
        char quote[2] = {source_cursor_byte(&tag), '\0'};
        source_cursor_move(&tag, tag.offset + 1);
        source_cursor_pass(&tag, quote);
    }
    return false;
}

// The attributes after a tag's name; the cursor then stands at "/>" or ">".
static bool walk_attributes(TagWalk *walk, OpenTag tag)
{
    SourceCursor first = walk->cursor;
    for (;;) {
        bool has_space = source_cursor_skip_space(&walk->cursor);
        if (source_cursor_is_at_end(&walk->cursor))
            return blame(walk, tag.at, NULL, "the tag \"<%.*s\" is never closed with \">\"", TEXT_ARGS(tag.name));
        if (source_cursor_byte(&walk->cursor) == '>' || source_cursor_sees(&walk->cursor, "/>"))
            return true;
        SourceCursor start = walk->cursor, peek = walk->cursor;
        Text name = source_cursor_name(&peek);
        if (name.size && !has_space)
            return blame(walk, start.at, "or the value before it has no closing quote",
                         "a space is missing before \"%.*s\"", TEXT_ARGS(name));
        if (name.size && is_repeated(first, name))
            return blame(walk, start.at, "keep one of them", "the attribute \"%.*s\" stands twice in this tag",
                         TEXT_ARGS(name));
        if (!walk_attribute(walk, tag))
            return false;
    }
}

static bool walk_start(TagWalk *walk)
{
    OpenTag tag = {.at = walk->cursor.at};
    move_by(walk, 1);
    tag.name = source_cursor_name(&walk->cursor);
    if (!tag.name.size)
        return blame(walk, tag.at, "write &lt;", "\"<\" stands alone");
    if (!walk->open.count && walk->root.size)
        return blame(walk, tag.at, "a file holds one root element; put this inside it or into a file of its own",
                     "\"%.*s\" stands after the end of \"%.*s\"", TEXT_ARGS(tag.name), TEXT_ARGS(walk->root));
    if (!walk->open.count)
        walk->root = tag.name;
    if (!walk_attributes(walk, tag))
        return false;
    if (source_cursor_byte(&walk->cursor) == '>')
        *array_push(walk->problems->arena, &walk->open) = tag;
    else
        move_by(walk, 1);
    move_by(walk, 1);
    return true;
}

static bool blame_end(TagWalk *walk, Position at, Text name)
{
    if (!walk->open.count)
        return blame(walk, at, "take it out", "\"</%.*s>\" closes nothing", TEXT_ARGS(name));
    OpenTag last = walk->open.at[walk->open.count - 1];
    return blame(walk, at, NULL, "\"</%.*s>\" stands where \"</%.*s>\" is due, for the \"<%.*s>\" opened at %d:%d",
                 TEXT_ARGS(name), TEXT_ARGS(last.name), TEXT_ARGS(last.name), last.at.line, last.at.column);
}

static bool walk_end(TagWalk *walk)
{
    Position at = walk->cursor.at;
    move_by(walk, 2);
    Text name = source_cursor_name(&walk->cursor);
    if (!walk->open.count || !text_equal(walk->open.at[walk->open.count - 1].name, name))
        return blame_end(walk, at, name);
    source_cursor_skip_space(&walk->cursor);
    if (source_cursor_byte(&walk->cursor) != '>')
        return blame(walk, at, NULL, "the tag \"</%.*s\" is not closed with \">\"", TEXT_ARGS(name));
    move_by(walk, 1);
    walk->open.count--;
    return true;
}

static bool walk_section(TagWalk *walk)
{
    Position at = walk->cursor.at;
    if (!walk->open.count)
        return blame(walk, at, NULL, "text stands outside the root element");
    move_by(walk, strlen("<![CDATA["));
    return walk_until(walk, "]]>", at, "CDATA section");
}

static bool walk_markup(TagWalk *walk)
{
    const SourceCursor *cursor = &walk->cursor;
    if (source_cursor_sees(cursor, "<!--"))
        return walk_comment(walk);
    if (source_cursor_sees(cursor, "<![CDATA["))
        return walk_section(walk);
    if (source_cursor_sees(cursor, "<!DOCTYPE"))
        return blame(walk, cursor->at, "take it out; Lectern needs none and follows none", "the file holds a DOCTYPE");
    if (source_cursor_sees(cursor, "<!"))
        return blame(walk, cursor->at, "a comment begins with <!--", "\"<!\" begins nothing that is known");
    if (source_cursor_sees(cursor, "<?"))
        return walk_instruction(walk);
    if (source_cursor_sees(cursor, "</"))
        return walk_end(walk);
    return walk_start(walk);
}

static bool walk_text(TagWalk *walk)
{
    if (!walk->open.count && !source_cursor_skip_space(&walk->cursor))
        return blame(walk, walk->cursor.at, NULL, "text stands outside the root element");
    if (!walk->open.count)
        return true;
    if (source_cursor_byte(&walk->cursor) == '&')
        return walk_reference(walk);
    if (source_cursor_sees(&walk->cursor, "]]>"))
        return blame(walk, walk->cursor.at, "write ]]&gt;", "\"]]>\" may not stand in text");
    return walk_character(walk);
}

static bool walk_file(TagWalk *walk)
{
    if (source_cursor_sees(&walk->cursor, "<?xml"))
        source_cursor_pass(&walk->cursor, "?>");
    while (!source_cursor_is_at_end(&walk->cursor))
        if (!(source_cursor_byte(&walk->cursor) == '<' ? walk_markup(walk) : walk_text(walk)))
            return false;
    if (walk->open.count) {
        OpenTag last = walk->open.at[walk->open.count - 1];
        return blame(walk, last.at, NULL, "\"%.*s\" is never closed with \"</%.*s>\"", TEXT_ARGS(last.name),
                     TEXT_ARGS(last.name));
    }
    if (!walk->root.size)
        return blame(walk, walk->cursor.at, NULL, "the file holds no element");
    return true;
}

bool malformed_explain(Text bytes, Text file, Problems *problems)
{
    TagWalk walk = {.cursor = source_cursor_begin(bytes, file), .problems = problems};
    return !walk_file(&walk);
}
