#include "book/svg-root.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double PX_MOST = 1e6;

typedef struct Attribute {
    Text name, value;
} Attribute;

static SvgRootStatus none_or_unfinished(Text bytes, size_t at)
{
    return at < bytes.size ? SVG_ROOT_NONE : SVG_ROOT_UNFINISHED;
}

static size_t pass_space(Text bytes, size_t at)
{
    while (at < bytes.size && text_is_space(bytes.at[at]))
        at++;
    return at;
}

// Behind the end of what begins at a place with a mark of its own, like a comment; the end of the bytes when it is not
// there.
static size_t pass_until(Text bytes, size_t at, Text end)
{
    size_t found = text_find(bytes, end, at);
    return found < bytes.size ? found + end.size : bytes.size;
}

// A document type may hold declarations in brackets.
static size_t pass_document_type(Text bytes, size_t at)
{
    size_t bracket = text_find(bytes, TEXT("["), at), end = text_find(bytes, TEXT(">"), at);
    return bracket < end ? pass_until(bytes, text_find(bytes, TEXT("]"), bracket), TEXT(">"))
                         : pass_until(bytes, at, TEXT(">"));
}

// Passes all that may stand before the root.
static size_t pass_prolog(Text bytes)
{
    size_t at = text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    for (;;) {
        at = pass_space(bytes, at);
        Text rest = text_slice(bytes, at, bytes.size);
        if (text_starts(rest, TEXT("<?")))
            at = pass_until(bytes, at, TEXT("?>"));
        else if (text_starts(rest, TEXT("<!--")))
            at = pass_until(bytes, at + 4, TEXT("-->"));
        else if (text_starts(rest, TEXT("<!DOCTYPE")))
            at = pass_document_type(bytes, at);
        else
            return at;
    }
}

static bool ends_name(char byte)
{
    return text_is_space(byte) || byte == '>' || byte == '/' || byte == '=' || byte == '<';
}

static Text name_at(Text bytes, size_t at)
{
    size_t end = at;
    while (end < bytes.size && !ends_name(bytes.at[end]))
        end++;
    return text_slice(bytes, at, end);
}

// The attribute at *at, and moves *at behind it; false where there is none. Where the bytes end within one, so does
// *at.
static bool next_attribute(Text bytes, size_t *at, Attribute *attribute)
{
    attribute->name = name_at(bytes, *at);
    size_t mark = pass_space(bytes, *at + attribute->name.size);
    if (!attribute->name.size || (mark < bytes.size && bytes.at[mark] != '='))
        return false;
    size_t quote = pass_space(bytes, mark + 1);
    if (quote < bytes.size && bytes.at[quote] != '"' && bytes.at[quote] != '\'')
        return false;
    size_t end = quote < bytes.size ? text_find(bytes, (Text){bytes.at + quote, 1}, quote + 1) : bytes.size;
    attribute->value = text_slice(bytes, quote + 1, end);
    *at = pass_space(bytes, end + 1);
    return end < bytes.size;
}

// The number that a text begins with, taken off it; 0 where there is none.
static double take_number(Text *text)
{
    char digits[40] = "", *end;
    size_t size = text->size < sizeof digits - 1 ? text->size : sizeof digits - 1;
    if (size)
        memcpy(digits, text->at, size);
    double number = strtod(digits, &end);
    *text = text_slice(*text, (size_t)(end - digits), text->size);
    return isfinite(number) ? number : 0;
}

// A length in pixels; 0 for one that only means something beside another, like 100%.
static double length_px(Text value)
{
    static const struct {
        const char *name;
        double px;
    } units[] = {{"", 1}, {"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}};
    Text unit = text_trim(value);
    double number = take_number(&unit);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (text_is(unit, units[i].name))
            return number * units[i].px;
    return 0;
}

static void read_box(Text value, double box[4])
{
    for (int i = 0; i < 4; i++) {
        while (value.size && (text_is_space(*value.at) || *value.at == ','))
            value = text_slice(value, 1, value.size);
        box[i] = take_number(&value);
    }
}

static bool is_length(double px)
{
    return px > 0 && px <= PX_MOST;
}

// A length that is not given follows from the other one and the shape of the view box, as does all where it gives none.
static void settle_size(SvgRoot *root, const double box[4])
{
    bool has_box = is_length(box[2]) && is_length(box[3]);
    bool has_w = root->w > 0, has_h = root->h > 0;
    if (has_box && !has_w)
        root->w = has_h ? root->h * box[2] / box[3] : box[2];
    if (has_box && !has_h)
        root->h = root->w * box[3] / box[2];
    if (!is_length(root->w) || !is_length(root->h))
        root->w = root->h = 0;
}

static void read_attribute(SvgRoot *root, double box[4], const Attribute *attribute)
{
    if (text_is(attribute->name, "width"))
        root->w = length_px(attribute->value);
    else if (text_is(attribute->name, "height"))
        root->h = length_px(attribute->value);
    else if (text_is(attribute->name, "viewBox"))
        read_box(attribute->value, box);
    else if (text_is(attribute->name, "mirror"))
        root->shows_way = text_is(text_trim(attribute->value), "yes");
}

SvgRootStatus svg_root_read(Text bytes, SvgRoot *root)
{
    size_t at = pass_prolog(bytes);
    double box[4] = {0};
    *root = (SvgRoot){.start = at};
    if (at >= bytes.size || bytes.at[at] != '<')
        return none_or_unfinished(bytes, at);
    Text name = name_at(bytes, at + 1);
    if (at + 1 + name.size >= bytes.size)
        return SVG_ROOT_UNFINISHED;
    size_t colon = text_find(name, TEXT(":"), 0);
    if (colon < name.size)
        root->prefix = text_slice(name, 0, colon + 1);
    if (!text_is(text_slice(name, root->prefix.size, name.size), "svg"))
        return SVG_ROOT_NONE;
    at = pass_space(bytes, at + 1 + name.size);
    for (Attribute attribute; next_attribute(bytes, &at, &attribute);)
        read_attribute(root, box, &attribute);
    root->is_empty = at < bytes.size && bytes.at[at] == '/';
    at += root->is_empty;
    if (at >= bytes.size || bytes.at[at] != '>')
        return none_or_unfinished(bytes, at);
    root->end = at + 1;
    settle_size(root, box);
    return SVG_ROOT_FOUND;
}
