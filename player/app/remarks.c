#include "app/remarks.h"

#include <string.h>

#include "base/array.h"

typedef struct Remark {
    Text words; // as they stand, with <!-- and -->
    Text place; // the setting it belongs to; empty: before all of them, at_end: after them
    bool is_placed;
} Remark;

// A file being looked through.
typedef struct Scan {
    Arena *arena;
    Text text;
    size_t at;
    int depth;          // elements that are open
    bool has_begun;     // the outermost one
    Text setting;       // that is open, or was closed on this line
    int waiting;        // the first remark that no setting has followed yet
    ARRAY(Remark) remarks;
} Scan;

static const Text at_end = {"/", 1}; // no setting is called so

// ---- finding

// The bytes up to and with end, which are passed; all the rest where there is no end.
static Text pass(Scan *scan, const char *end)
{
    size_t found = text_find(scan->text, text_of(end), scan->at);
    Text passed = text_slice(scan->text, scan->at, found + text_of(end).size);
    scan->at += passed.size;
    return passed;
}

// A tag; what stands in quotes may hold its end.
static Text pass_tag(Scan *scan)
{
    size_t from = scan->at;
    char quote = '\0';
    for (char c = '\0'; scan->at < scan->text.size && (c != '>' || quote); scan->at++) {
        c = scan->text.at[scan->at];
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? '\0' : c;
    }
    return text_slice(scan->text, from, scan->at);
}

static void take_remark(Scan *scan)
{
    Text words = pass(scan, "-->"), place = at_end;
    if (!scan->has_begun)
        place = TEXT("");
    else if (scan->setting.size)
        place = scan->setting;
    *array_push(scan->arena, &scan->remarks) = (Remark){.words = words, .place = place};
}

static void open_setting(Scan *scan, Text name)
{
    scan->setting = name;
    for (; scan->waiting < scan->remarks.count; scan->waiting++)
        if (text_equal(scan->remarks.at[scan->waiting].place, at_end))
            scan->remarks.at[scan->waiting].place = name;
}

static Text name_in(Text tag)
{
    size_t end = 1;
    while (end < tag.size && tag.at[end] != '>' && tag.at[end] != '/' && (unsigned char)tag.at[end] > ' ')
        end++;
    return text_slice(tag, 1, end);
}

static void take_tag(Scan *scan)
{
    Text tag = pass_tag(scan);
    bool is_end = text_starts(tag, TEXT("</")), is_whole = tag.size > 1 && tag.at[tag.size - 2] == '/';
    if (!is_end && scan->depth == 1)
        open_setting(scan, name_in(tag));
    scan->has_begun = true;
    scan->depth += is_end ? -1 : !is_whole;
}

// What begins here with "<".
static void take_markup(Scan *scan)
{
    Text rest = text_slice(scan->text, scan->at, scan->text.size);
    if (text_starts(rest, TEXT("<!--")))
        take_remark(scan);
    else if (text_starts(rest, TEXT("<![CDATA[")))
        pass(scan, "]]>");
    else if (text_starts(rest, TEXT("<?")))
        pass(scan, "?>");
    else
        take_tag(scan);
}

static void find_remarks(Scan *scan)
{
    while (scan->at < scan->text.size) {
        size_t next = text_find(scan->text, TEXT("<"), scan->at);
        if (scan->depth <= 1 && text_find(scan->text, TEXT("\n"), scan->at) < next)
            scan->setting = TEXT("");
        scan->at = next;
        if (next < scan->text.size)
            take_markup(scan);
    }
}

// ---- carrying

typedef struct Carrying {
    Arena *arena;
    Scan *scan;
    ARRAY(Text) pieces; // of the new file
} Carrying;

static void place(Carrying *carrying, Remark *remark, const char *indent)
{
    *array_push(carrying->arena, &carrying->pieces) = text_format(carrying->arena, "%s%.*s\n", indent, TEXT_ARGS(remark->words));
    remark->is_placed = true;
}

static void place_those_of(Carrying *carrying, Text setting, const char *indent)
{
    for (int i = 0; i < carrying->scan->remarks.count; i++) {
        Remark *remark = &carrying->scan->remarks.at[i];
        if (!remark->is_placed && text_equal(remark->place, setting))
            place(carrying, remark, indent);
    }
}

static void place_rest(Carrying *carrying)
{
    for (int i = 0; i < carrying->scan->remarks.count; i++)
        if (!carrying->scan->remarks.at[i].is_placed)
            place(carrying, &carrying->scan->remarks.at[i], "  ");
}

static void carry_line(Carrying *carrying, Text line)
{
    bool is_setting = text_starts(line, TEXT("  <")) && !text_starts(line, TEXT("  </"));
    if (text_starts(line, TEXT("</")))
        place_rest(carrying);
    else if (is_setting)
        place_those_of(carrying, name_in(text_slice(line, 2, line.size)), "  ");
    else if (text_starts(line, TEXT("<")) && !text_starts(line, TEXT("<?")))
        place_those_of(carrying, TEXT(""), "");
    *array_push(carrying->arena, &carrying->pieces) = line;
}

static Text join(const Carrying *carrying)
{
    size_t size = 0;
    for (int i = 0; i < carrying->pieces.count; i++)
        size += carrying->pieces.at[i].size;
    char *whole = arena_many(carrying->arena, char, size + 1), *end = whole;
    for (int i = 0; i < carrying->pieces.count; i++)
        end = mempcpy(end, carrying->pieces.at[i].at, carrying->pieces.at[i].size);
    return (Text){whole, size};
}

Text remarks_carry(Arena *arena, Text old, Text new)
{
    Scan scan = {.arena = arena, .text = old}, lines = {.text = new};
    find_remarks(&scan);
    Carrying carrying = {.arena = arena, .scan = &scan};
    while (lines.at < new.size)
        carry_line(&carrying, pass(&lines, "\n"));
    return join(&carrying);
}
