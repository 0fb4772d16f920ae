// The proof of a drawing: what its decoder would drop, or draw in other colours, without a word is told here.
#include "proof/proof-parts.h"

#include <assert.h>

// A drawing while it is looked through.
typedef struct Drawing {
    Problems *problems;
    Text name, bytes;
} Drawing;

static Position position_in(const Drawing *drawing, size_t offset)
{
    assert(offset <= drawing->bytes.size);
    Position at = {drawing->name, 1, 1};
    for (size_t i = 0; i < offset;) {
        uint32_t point = text_next(drawing->bytes, &i);
        at.column = point == '\n' ? 1 : at.column + 1;
        at.line += point == '\n';
    }
    return at;
}

static bool is_among(Text word, const char *const *names)
{
    while (*names && !text_is(word, *names))
        names++;
    return *names;
}

static bool is_name_byte(char byte)
{
    return text_is_letter(byte) || text_is_digit(byte) || byte == '-' || byte == '_' || byte == '.';
}

// The name that begins at a place, without a prefix; *end is behind it.
static Text take_name(Text bytes, size_t at, size_t *end)
{
    size_t start = at;
    for (*end = at; *end < bytes.size && (is_name_byte(bytes.at[*end]) || bytes.at[*end] == ':'); ++*end)
        if (bytes.at[*end] == ':')
            start = *end + 1;
    return text_slice(bytes, start, *end);
}

// ---- Colours

static bool has_digits(Text text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        if (!text_is_digit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F'))
            return false;
    }
    return text.size == 3 || text.size == 6;
}

// rgb(1, 2, 3) or rgb(1%, 2%, 3%).
static bool is_mixed(Text text)
{
    int commas = 0;
    for (size_t i = 0; i < text.size; i++) {
        commas += text.at[i] == ',';
        if (!text_is_digit(text.at[i]) && !text_is_space(text.at[i]) && text.at[i] != ',' && text.at[i] != '%' &&
            text.at[i] != '.')
            return false;
    }
    return commas == 2;
}

static bool is_known_color(Text color)
{
    static const char *const names[] = {"red",   "green", "blue", "yellow", "cyan", "magenta",
                                        "black", "grey",  "gray", "white",  "none", NULL};
    if (text_starts(color, TEXT("#")))
        return has_digits(text_slice(color, 1, color.size));
    if (text_starts(color, TEXT("rgb(")) && text_ends(color, TEXT(")")))
        return is_mixed(text_slice(color, 4, color.size - 1));
    bool has_entity = text_find(color, TEXT("&"), 0) < color.size; // told as such
    return is_among(color, names) || text_starts(color, TEXT("url(")) || has_entity;
}

static void prove_color(const Drawing *drawing, Text property, Text value)
{
    static const char *const properties[] = {"fill", "stroke", "stop-color", NULL};
    Text color = text_trim(value);
    if (!is_among(text_trim(property), properties) || is_known_color(color))
        return;
    bool is_current = text_is(color, "currentColor");
    Position at = position_in(drawing, color.size ? (size_t)(color.at - drawing->bytes.at) : 0);
    if (is_current)
        problems_add(drawing->problems, SEVERITY_ERROR, at, "a picture may not use \"currentColor\"");
    else
        problems_add(drawing->problems, SEVERITY_ERROR, at, "the colour \"%.*s\" would be drawn grey",
                     TEXT_ARGS(color));
    problems_hint(drawing->problems, "write the colour itself, like #1F2A33%s",
                  is_current ? "" : "; fill-opacity and stroke-opacity make it fainter");
}

// The properties of an attribute "style".
static void prove_style(const Drawing *drawing, Text style)
{
    for (size_t at = 0; at < style.size;) {
        size_t end = text_find(style, TEXT(";"), at), colon = text_find(style, TEXT(":"), at);
        if (colon < end)
            prove_color(drawing, text_slice(style, at, colon), text_slice(style, colon + 1, end));
        at = end + 1;
    }
}

// Lectern's own attribute of a drawing's first tag.
static void prove_mirror(const Drawing *drawing, Text value)
{
    if (text_is(text_trim(value), "yes"))
        return;
    problems_add(drawing->problems, SEVERITY_ERROR,
                 position_in(drawing, value.size ? (size_t)(value.at - drawing->bytes.at) : 0),
                 "\"%.*s\" for \"mirror\" is not known here", TEXT_ARGS(value));
    problems_hint(drawing->problems, "write yes where the drawing shows a way, or leave it out");
}

// ---- Tags

static void prove_entities(const Drawing *drawing, Text value)
{
    static const char *const known[] = {"amp", "lt", "gt", "quot", "apos", NULL};
    for (size_t at = 0; (at = text_find(value, TEXT("&"), at)) < value.size; at++) {
        size_t end;
        Text name = take_name(value, at + 1, &end);
        if (!name.size || is_among(name, known))
            continue;
        problems_add(drawing->problems, SEVERITY_ERROR,
                     position_in(drawing, (size_t)(value.at - drawing->bytes.at) + at),
                     "a picture may not use the entity \"%.*s\"", TEXT_ARGS(name));
        problems_hint(drawing->problems, "write what it stands for");
    }
}

// From behind the name of a tag to its end, which is returned.
static size_t prove_attributes(const Drawing *drawing, size_t at)
{
    Text bytes = drawing->bytes;
    while (at < bytes.size && bytes.at[at] != '>') {
        size_t end;
        Text name = take_name(bytes, at, &end);
        if (!name.size || end + 1 >= bytes.size || bytes.at[end] != '=' ||
            (bytes.at[end + 1] != '"' && bytes.at[end + 1] != '\'')) {
            at++;
            continue;
        }
        size_t close = text_find(bytes, text_slice(bytes, end + 1, end + 2), end + 2);
        Text value = text_slice(bytes, end + 2, close);
        prove_entities(drawing, value);
        if (text_is(name, "style"))
            prove_style(drawing, value);
        else if (text_is(name, "mirror"))
            prove_mirror(drawing, value);
        else
            prove_color(drawing, name, value);
        at = close + 1;
    }
    return at;
}

static bool is_dropped(Text element)
{
    static const char *const names[] = {
        "text",   "use",           "mask",   "clipPath", "image",   "pattern",          "filter",
        "symbol", "foreignObject", "marker", "switch",   "animate", "animateTransform", NULL};
    return is_among(element, names);
}

static size_t prove_tag(const Drawing *drawing, size_t at)
{
    size_t end;
    Text element = take_name(drawing->bytes, at + 1, &end);
    if (is_dropped(element)) {
        problems_add(drawing->problems, SEVERITY_ERROR, position_in(drawing, at), "a picture may not use \"%.*s\"",
                     TEXT_ARGS(element));
        problems_hint(drawing->problems, "it would not be drawn; use plain shapes and paths");
    }
    return element.size ? prove_attributes(drawing, end) : at + 1;
}

void proof_drawing(Problems *problems, Text name, Text bytes)
{
    Drawing drawing = {problems, name, bytes};
    for (size_t at = 0; (at = text_find(bytes, TEXT("<"), at)) < bytes.size;) {
        Text rest = text_slice(bytes, at, bytes.size);
        if (text_starts(rest, TEXT("<!--")))
            at = text_find(bytes, TEXT("-->"), at + TEXT("<!--").size);
        else
            at = prove_tag(&drawing, at);
    }
}
