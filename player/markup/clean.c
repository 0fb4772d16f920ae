#include "markup/clean.h"

#include <string.h>
#include <strings.h>

#include "markup/charset.h"
#include "markup/doctype.h"
#include "markup/markup.h"
#include "markup/reference.h"
#include "markup/source-cursor.h"

enum {
    EXPANSION_MOST = 64 * 1024,   // bytes that a document's own entities may add to it
    ESCAPE_SIZE = sizeof "&amp;", // and the longest of what stands for one
};

typedef struct Cleaning {
    Clean clean;
    Text text; // UTF-8
    size_t at; // what comes next of it
    char *out;
    size_t size, room;
    size_t expanded; // by the document's own entities
    Doctype doctype;
    char quote; // inside an attribute's value: its quotation mark; else NUL
    bool is_in_tag, is_in_style;
} Cleaning;

static void put(Cleaning *cleaning, Text piece)
{
    if (piece.size > cleaning->room - cleaning->size)
        return; // more "&" alone than any page has: the last of them are left out
    memcpy(cleaning->out + cleaning->size, piece.at, piece.size);
    cleaning->size += piece.size;
}

static void note(Cleaning *cleaning, RepairKind kind, Text what)
{
    Repair *repair = &cleaning->clean.repairs[kind];
    if (repair->count++)
        return;
    SourceCursor cursor = source_cursor_begin(cleaning->text, TEXT(""));
    source_cursor_move(&cursor, cleaning->at);
    repair->line = cursor.at.line;
    repair->column = cursor.at.column;
    repair->what = what;
}

// Moves to an offset and leaves nothing of what is passed but its ends of lines.
static void cut(Cleaning *cleaning, size_t end)
{
    end = end < cleaning->text.size ? end : cleaning->text.size;
    for (; cleaning->at < end; cleaning->at++)
        if (cleaning->text.at[cleaning->at] == '\n')
            put(cleaning, TEXT("\n"));
}

static Text rest_of(const Cleaning *cleaning)
{
    return text_slice(cleaning->text, cleaning->at, cleaning->text.size);
}

static bool sees(const Cleaning *cleaning, const char *word)
{
    Text rest = rest_of(cleaning);
    size_t size = strlen(word);
    return rest.size >= size && strncasecmp(rest.at, word, size) == 0;
}

static size_t find_behind(const Cleaning *cleaning, const char *word)
{
    return text_find(cleaning->text, text_of(word), cleaning->at) + strlen(word);
}

// The same wherever it stands, in letters of any case; the end of the text where it does not.
static size_t find_tag(const Cleaning *cleaning, const char *tag)
{
    Text text = cleaning->text;
    size_t size = strlen(tag), at = text_find(text, TEXT("</"), cleaning->at);
    while (at < text.size && (text.size - at < size || strncasecmp(text.at + at, tag, size) != 0))
        at = text_find(text, TEXT("</"), at + 1);
    return at;
}

// ---- References

// A character by itself, or as markup wants it written.
static void put_point(Cleaning *cleaning, uint32_t point)
{
    char bytes[POINT_BYTES_MOST];
    switch (point) {
    case '&':
        put(cleaning, TEXT("&amp;"));
        break;
    case '<':
        put(cleaning, TEXT("&lt;"));
        break;
    case '>':
        put(cleaning, TEXT("&gt;"));
        break;
    case '"':
        put(cleaning, TEXT("&quot;"));
        break;
    case '\'':
        put(cleaning, TEXT("&#39;"));
        break;
    default:
        put(cleaning, (Text){bytes, text_encode(point, bytes)});
    }
}

static void take_number(Cleaning *cleaning, size_t size, uint32_t number)
{
    uint32_t point = reference_meaning(number);
    if (point && reference_is_character(point))
        put_point(cleaning, point);
    else
        note(cleaning, REPAIR_CONTROL, text_slice(rest_of(cleaning), 0, size));
    cleaning->at += size;
}

static bool put_name(Cleaning *cleaning, Text name)
{
    uint32_t point = markup_character(name);
    Text own = doctype_entity(&cleaning->doctype, name);
    if (point) {
        put_point(cleaning, point);
    } else if (own.size && cleaning->expanded + own.size <= EXPANSION_MOST) {
        cleaning->expanded += own.size;
        put(cleaning, own);
    }
    return point || own.size;
}

static void take_reference(Cleaning *cleaning)
{
    Text rest = rest_of(cleaning);
    uint32_t number;
    size_t size = reference_read_number(rest, &number);
    if (size) {
        take_number(cleaning, size, number);
        return;
    }
    Text name = reference_name(rest);
    bool is_ended = name.size + 1 < rest.size && rest.at[name.size + 1] == ';';
    // Old pages leave the ';' out. In a value that is more likely a part of an address.
    if (name.size && (is_ended || !cleaning->is_in_tag) && put_name(cleaning, name)) {
        if (!is_ended)
            note(cleaning, REPAIR_AMPERSAND, TEXT("&"));
        cleaning->at += name.size + 1 + is_ended;
        return;
    }
    note(cleaning, is_ended ? REPAIR_ENTITY : REPAIR_AMPERSAND, text_slice(rest, 0, is_ended ? name.size + 2 : 1));
    put(cleaning, TEXT("&amp;"));
    cleaning->at++;
}

// ---- Markup

static void take_cdata(Cleaning *cleaning)
{
    size_t end = find_behind(cleaning, "]]>");
    for (cleaning->at += sizeof "<![CDATA[" - 1; cleaning->at + 3 < end && cleaning->at < cleaning->text.size;) {
        size_t start = cleaning->at;
        uint32_t point = text_next(cleaning->text, &cleaning->at);
        if (point == '<' || point == '&' || point == '>')
            put_point(cleaning, point);
        else if (reference_is_character(point))
            put(cleaning, text_slice(cleaning->text, start, cleaning->at));
    }
    cut(cleaning, end);
}

static void take_declaration(Cleaning *cleaning)
{
    if (sees(cleaning, "<![CDATA[")) {
        take_cdata(cleaning);
    } else if (sees(cleaning, "<!--")) {
        // Old pages hide their style sheet from older readers in a comment.
        cut(cleaning, cleaning->is_in_style ? cleaning->at + 4 : find_behind(cleaning, "-->"));
    } else if (sees(cleaning, "<!DOCTYPE")) {
        doctype_read(cleaning->text, cleaning->at, &cleaning->doctype);
        cut(cleaning, cleaning->doctype.end);
    } else {
        cut(cleaning, find_behind(cleaning, ">"));
    }
}

static bool is_tag(const Cleaning *cleaning, const char *name)
{
    size_t end = cleaning->at + strlen(name);
    return sees(cleaning, name) && end < cleaning->text.size &&
           (text_is_space(cleaning->text.at[end]) || strchr("/>", cleaning->text.at[end]));
}

// Cuts a script, but for one that is empty and says so.
static void take_script(Cleaning *cleaning)
{
    size_t end = find_behind(cleaning, ">");
    bool is_closed = end <= cleaning->text.size && cleaning->text.at[end - 2] == '/';
    if (!is_closed) {
        end = find_tag(cleaning, "</script");
        end = text_find(cleaning->text, TEXT(">"), end) + 1;
    }
    cut(cleaning, end);
    put(cleaning, TEXT("<script/>")); // it is counted as left out
}

static bool begins_tag(Text rest)
{
    return rest.size > 1 && (text_is_letter(rest.at[1]) || rest.at[1] == '/' || rest.at[1] == '_');
}

static void take_less_than(Cleaning *cleaning)
{
    Text rest = rest_of(cleaning);
    if (text_starts(rest, TEXT("<!"))) {
        take_declaration(cleaning);
    } else if (text_starts(rest, TEXT("<?"))) {
        cut(cleaning, find_behind(cleaning, "?>"));
    } else if (is_tag(cleaning, "<script")) {
        take_script(cleaning);
    } else if (begins_tag(rest)) {
        cleaning->is_in_tag = true;
        cleaning->is_in_style = is_tag(cleaning, "<style");
        put(cleaning, TEXT("<"));
        cleaning->at++;
    } else {
        note(cleaning, REPAIR_LESS_THAN, TEXT("<"));
        put(cleaning, TEXT("&lt;"));
        cleaning->at++;
    }
}

// A '<' inside a tag: within a value it is a sign; else that tag was never closed.
static void take_less_than_inside(Cleaning *cleaning)
{
    if (cleaning->quote) {
        put(cleaning, TEXT("&lt;"));
        cleaning->at++;
    } else {
        put(cleaning, TEXT(">"));
        cleaning->is_in_tag = false;
    }
}

// A quotation mark begins a value behind a '=' alone.
static bool follows_equals(const Cleaning *cleaning)
{
    size_t end = cleaning->size - 1;
    while (end && text_is_space(cleaning->out[end - 1]))
        end--;
    return end && cleaning->out[end - 1] == '=';
}

// A quotation mark or a '>', which mean something inside a tag; "]]>" may not stand in a text.
static void take_mark(Cleaning *cleaning)
{
    char byte = cleaning->text.at[cleaning->at++];
    if (!cleaning->is_in_tag && byte == '>' && cleaning->size && cleaning->out[cleaning->size - 1] == ']')
        put(cleaning, TEXT("&gt;"));
    else
        put(cleaning, (Text){&byte, 1});
    if (!cleaning->is_in_tag)
        return;
    if (cleaning->quote)
        cleaning->quote = byte == cleaning->quote ? '\0' : cleaning->quote;
    else if (byte == '>')
        cleaning->is_in_tag = false;
    else if (follows_equals(cleaning))
        cleaning->quote = byte;
}

// ---- Text

// Bytes that stand for themselves wherever they are: most of a page.
static size_t plain_end(Text text, size_t at)
{
    for (; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.at[at];
        bool is_space = byte == '\n' || byte == '\t' || byte == '\r';
        if ((byte < 0x20 && !is_space) || byte == '<' || byte == '&' || byte == '>' || byte == '"' || byte == '\'' ||
            byte == 0x7F || byte == 0xC2 || byte == 0xEF)
            break;
    }
    return at;
}

static void take_other(Cleaning *cleaning)
{
    size_t end = cleaning->at;
    uint32_t point = text_next(cleaning->text, &end);
    bool is_mark = end == cleaning->text.size && point == 0xFEFF;
    if (reference_is_character(point) && !is_mark)
        put(cleaning, text_slice(cleaning->text, cleaning->at, end));
    else
        note(cleaning, REPAIR_CONTROL, TEXT(""));
    cleaning->at = end;
}

static void take_next(Cleaning *cleaning)
{
    size_t end = plain_end(cleaning->text, cleaning->at);
    put(cleaning, text_slice(cleaning->text, cleaning->at, end));
    cleaning->at = end;
    if (end == cleaning->text.size)
        return;
    switch (cleaning->text.at[end]) {
    case '&':
        take_reference(cleaning);
        break;
    case '<':
        cleaning->is_in_tag ? take_less_than_inside(cleaning) : take_less_than(cleaning);
        break;
    case '>':
    case '"':
    case '\'':
        take_mark(cleaning);
        break;
    default:
        take_other(cleaning);
    }
}

// What each "<", "&", ">" and quotation mark may become in the worst case; a page of nothing else is not served whole.
static size_t room_for(Text text)
{
    size_t growth = EXPANSION_MOST;
    for (size_t i = 0; i < text.size && growth < CLEAN_GROWTH_MOST; i++)
        growth += text.at[i] == '&' || text.at[i] == '<' || text.at[i] == '>' ? ESCAPE_SIZE : 0;
    return text.size + (growth < CLEAN_GROWTH_MOST ? growth : CLEAN_GROWTH_MOST);
}

static Cleaning begin(Arena *arena, Text bytes, bool is_plain)
{
    Charset charset = charset_decode(arena, bytes);
    Cleaning cleaning = {.text = charset.text};
    cleaning.room = is_plain ? charset.text.size : room_for(charset.text);
    cleaning.clean.declared = charset.declared;
    cleaning.clean.used = charset.used;
    cleaning.out = arena_alloc(arena, cleaning.room + 1, 1);
    if (charset.is_wrong)
        note(&cleaning, REPAIR_CHARSET, charset.used);
    return cleaning;
}

static Clean finish(Cleaning *cleaning)
{
    cleaning->clean.text = (Text){cleaning->out, cleaning->size};
    return cleaning->clean;
}

Clean clean_plain(Arena *arena, Text bytes)
{
    Cleaning cleaning = begin(arena, bytes, true);
    while (cleaning.at < cleaning.text.size)
        take_other(&cleaning);
    return finish(&cleaning);
}

Clean clean_markup(Arena *arena, Text bytes)
{
    Cleaning cleaning = begin(arena, bytes, false);
    while (cleaning.at < cleaning.text.size)
        take_next(&cleaning);
    return finish(&cleaning);
}

// ---- Telling

static void tell_charset(const Clean *clean, Position at, Problems *problems)
{
    Text used = clean->used;
    if (clean->declared.size)
        problems_add(problems, SEVERITY_WARNING, at, "this file says that it is %.*s; it was read as %.*s",
                     TEXT_ARGS(clean->declared), TEXT_ARGS(used));
    else
        problems_add(problems, SEVERITY_WARNING, at, "this file is not UTF-8; it was read as %.*s", TEXT_ARGS(used));
    problems_hint(problems, "save it as UTF-8, and say so in its first line");
}

static void tell(const Clean *clean, RepairKind kind, Position at, Problems *problems)
{
    Text what = clean->repairs[kind].what;
    switch (kind) {
    case REPAIR_CHARSET:
        tell_charset(clean, at, problems);
        break;
    case REPAIR_AMPERSAND:
        problems_add(problems, SEVERITY_WARNING, at, "\"&\" stands alone; it was read as the sign itself");
        problems_hint(problems, "write &amp;");
        break;
    case REPAIR_LESS_THAN:
        problems_add(problems, SEVERITY_WARNING, at, "\"<\" stands alone; it was read as the sign itself");
        problems_hint(problems, "write &lt;");
        break;
    case REPAIR_ENTITY:
        problems_add(problems, SEVERITY_WARNING, at, "no character is called \"%.*s\"; it is shown as it is written",
                     TEXT_ARGS(what));
        problems_hint(problems, "write the character itself");
        break;
    case REPAIR_CONTROL:
        problems_add(problems, SEVERITY_WARNING, at, "a control character stands here; it was left out");
        break;
    case REPAIR_KINDS:
        break;
    }
}

void clean_tell(const Clean *clean, Text file, Problems *problems)
{
    for (int kind = 0; kind < REPAIR_KINDS; kind++) {
        const Repair *repair = &clean->repairs[kind];
        if (!repair->count)
            continue;
        tell(clean, (RepairKind)kind, (Position){file, repair->line, repair->column}, problems);
        if (repair->count > 1 && kind != REPAIR_CHARSET)
            problems_hint(problems, "%.*s%sthis file has %d of these",
                          TEXT_ARGS(problems->list.at[problems->list.count - 1].hint),
                          problems->list.at[problems->list.count - 1].hint.size ? "; " : "", repair->count);
    }
}
