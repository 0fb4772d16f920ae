// The sheets of a cascade: rules as they are written.
#include <string.h>
#include <strings.h>

#include "book/cascade-rule.h"

typedef struct StyleSheet {
    Cascade *cascade;
    Text text, path;
    size_t at;
    const CascadeLoader *loader;
    int imports; // around
} StyleSheet;

static bool is_word(Text a, const char *b)
{
    return a.size == strlen(b) && strncasecmp(a.at, b, a.size) == 0;
}

static bool is_name_byte(char byte)
{
    return text_is_letter(byte) || text_is_digit(byte) || byte == '-' || byte == '_' || (unsigned char)byte >= 0x80;
}

// ---- Selectors

static Text take_name(Text text, size_t *at)
{
    size_t start = *at;
    while (*at < text.size && is_name_byte(text.at[*at]))
        ++*at;
    return text_slice(text, start, *at);
}

// "[epub|type~='note']", of which at stands behind the '['. False when it is of another kind.
static bool read_attribute(Text text, size_t *at, CascadeAttribute *attribute, Arena *arena)
{
    Text name = take_name(text, at);
    if (*at < text.size && text.at[*at] == '|') {
        ++*at;
        Text local = take_name(text, at);
        name = text_format(arena, "%.*s:%.*s", TEXT_ARGS(name), TEXT_ARGS(local));
    }
    size_t end = text_find(text, TEXT("]"), *at);
    Text rest = text_trim(text_slice(text, *at, end));
    *at = end + 1;
    *attribute = (CascadeAttribute){.name = name};
    if (!rest.size)
        return name.size > 0;
    attribute->operator= rest.at[0];
    size_t equals = text_find(rest, TEXT("="), 0);
    Text value = text_trim(text_slice(rest, equals + 1, rest.size));
    if (value.size > 1 && (value.at[0] == '"' || value.at[0] == '\''))
        value = text_slice(value, 1, value.size - 1);
    attribute->value = value;
    return name.size && (attribute->operator== '=' || attribute->operator== '~') && equals <= 1;
}

// A part of a selector. False when there is something in it that is not known.
static bool read_part(Text text, size_t *at, CascadeRule *rule, Arena *arena)
{
    CascadeNames *names = &rule->parts[rule->part_count++].names;
    rule->attribute = (CascadeAttribute){0}; // only the last part's is looked at
    if (*at < text.size && text.at[*at] == '*')
        ++*at;
    Text name = take_name(text, at);
    if (name.size) {
        names->name = cascade_hash(name);
        rule->weight++;
    }
    while (*at < text.size && strchr(".#[", text.at[*at])) {
        char kind = text.at[(*at)++];
        rule->weight += kind == '#' ? 10000 : 100;
        Text word = kind == '[' ? TEXT("x") : take_name(text, at);
        if (!word.size || (kind == '[' && !read_attribute(text, at, &rule->attribute, arena)))
            return false;
        if (kind == '#')
            names->id = cascade_hash(word);
        else if (kind == '.' && names->class_count == CASCADE_CLASSES_MOST)
            return false;
        else if (kind == '.')
            names->classes[names->class_count++] = cascade_hash(word);
    }
    return *at >= text.size || text_is_space(text.at[*at]) || strchr(">+", text.at[*at]);
}

// Skips what stands between two parts; which it is.
static char read_combinator(Text text, size_t *at)
{
    char combinator = ' ';
    for (; *at < text.size && (text_is_space(text.at[*at]) || strchr(">+", text.at[*at])); ++*at)
        if (!text_is_space(text.at[*at]))
            combinator = text.at[*at];
    return combinator;
}

static void reverse_parts(CascadeRule *rule, const char *combinators)
{
    for (int i = 0; i < rule->part_count / 2; i++) {
        CascadePart part = rule->parts[i];
        rule->parts[i] = rule->parts[rule->part_count - 1 - i];
        rule->parts[rule->part_count - 1 - i] = part;
    }
    for (int i = 0; i + 1 < rule->part_count; i++)
        rule->parts[i].combinator = combinators[rule->part_count - 2 - i];
}

static bool read_selector(Text text, CascadeRule *rule, Arena *arena)
{
    char combinators[CASCADE_PARTS_MOST];
    size_t at = 0;
    while (at < text.size) {
        if (rule->part_count == CASCADE_PARTS_MOST || rule->attribute.name.size)
            return false; // attributes of what stands around are not kept
        if (!read_part(text, &at, rule, arena))
            return false;
        combinators[rule->part_count - 1] = read_combinator(text, &at);
    }
    reverse_parts(rule, combinators);
    return rule->part_count > 0;
}

static bool is_style_empty(const CascadeStyle *style)
{
    static const CascadeStyle empty;
    return memcmp(style, &empty, sizeof empty) == 0; // all of its fields are ints
}

static void add_rules(StyleSheet *sheet, Text selectors, Text declarations)
{
    CascadeStyle style = {0};
    cascade_read_declarations(declarations, &style);
    for (size_t start = 0, end; !is_style_empty(&style) && start < selectors.size; start = end + 1) {
        end = text_find(selectors, TEXT(","), start);
        CascadeRule rule = {.style = style};
        if (read_selector(text_trim(text_slice(selectors, start, end)), &rule, sheet->cascade->arena))
            cascade_add_rule(sheet->cascade, rule);
    }
}

// ---- The sheet

// The same without comments, and without what hides a sheet from older readers.
static Text without_comments(Arena *arena, Text sheet)
{
    char *plain = arena_alloc(arena, sheet.size + 1, 1);
    size_t size = 0;
    for (size_t at = 0; at < sheet.size;) {
        size_t start = text_find(sheet, TEXT("/*"), at);
        memcpy(plain + size, sheet.at + at, start - at);
        size += start - at;
        at = start < sheet.size ? text_find(sheet, TEXT("*/"), start + 2) + 2 : sheet.size;
    }
    return (Text){plain, size};
}

// Moves behind the '}' that ends the block whose '{' is at hand.
static Text take_block(StyleSheet *sheet)
{
    size_t start = sheet->at + 1;
    int depth = 0;
    for (; sheet->at < sheet->text.size; sheet->at++) {
        depth += (sheet->text.at[sheet->at] == '{') - (sheet->text.at[sheet->at] == '}');
        if (!depth)
            break;
    }
    Text block = text_slice(sheet->text, start, sheet->at);
    sheet->at++;
    return block;
}

static void read_rules(StyleSheet *sheet);

static void read_inside(const StyleSheet *outer, Text text)
{
    StyleSheet inside = *outer;
    inside.text = text;
    inside.at = 0;
    inside.imports++; // what is nested is bounded alike
    if (inside.imports <= CASCADE_IMPORTS_MOST)
        read_rules(&inside);
}

// What stands between a pair of quotation marks, or brackets; behind it is moved to what follows.
static Text quoted(Text text, Text *behind)
{
    size_t start = 0, end;
    while (start < text.size && !strchr("\"'(", text.at[start]))
        start++;
    for (start++; start < text.size && strchr("\"'", text.at[start]); start++)
        continue;
    for (end = start; end < text.size && !strchr("\"')", text.at[end]);)
        end++;
    size_t next = end;
    while (next < text.size && strchr("\"')", text.at[next]))
        next++;
    *behind = text_trim(text_slice(text, next, text.size));
    return text_slice(text, start, end);
}

// A kind of media that a glass is, and no question to it.
static bool is_glass(Text media)
{
    Text first = text_word(&media);
    if (is_word(first, "only") || is_word(first, "not"))
        return is_word(first, "only") ? is_glass(media) : is_word(text_trim(media), "print");
    return !text_trim(media).size && (!first.size || is_word(first, "all") || is_word(first, "screen"));
}

bool cascade_is_for_glass(Text media)
{
    for (size_t start = 0, end; start <= media.size; start = end + 1) {
        end = text_find(media, TEXT(","), start);
        if (is_glass(text_slice(media, start, end)))
            return true;
    }
    return false;
}

static void import(const StyleSheet *sheet, Text statement)
{
    Text media, reference = quoted(statement, &media);
    if (!sheet->loader || sheet->imports >= CASCADE_IMPORTS_MOST || !cascade_is_for_glass(media))
        return;
    StyleSheet other = {.cascade = sheet->cascade, .loader = sheet->loader, .imports = sheet->imports + 1};
    Text words = sheet->loader->load(sheet->loader->owner, sheet->path, reference, &other.path);
    if (sheet->cascade->bytes + words.size > CASCADE_BYTES_MOST)
        return;
    sheet->cascade->bytes += words.size;
    other.text = without_comments(sheet->cascade->arena, words);
    read_rules(&other);
}

static void read_statement(StyleSheet *sheet)
{
    size_t start = sheet->at, end = start;
    while (end < sheet->text.size && sheet->text.at[end] != ';' && sheet->text.at[end] != '{')
        end++;
    Text statement = text_slice(sheet->text, start, end);
    sheet->at = end;
    if (end < sheet->text.size && sheet->text.at[end] == '{') {
        Text block = take_block(sheet);
        Text media = text_slice(statement, sizeof "@media" - 1, statement.size);
        if (text_starts(statement, TEXT("@media")) && cascade_is_for_glass(text_trim(media)))
            read_inside(sheet, block);
        return;
    }
    sheet->at++;
    if (text_starts(statement, TEXT("@import")))
        import(sheet, statement);
}

static void read_rules(StyleSheet *sheet)
{
    while (sheet->at < sheet->text.size) {
        Text rest = text_slice(sheet->text, sheet->at, sheet->text.size);
        if (text_is_space(rest.at[0]) || rest.at[0] == '}') {
            sheet->at++;
        } else if (text_starts(rest, TEXT("<!--")) || text_starts(rest, TEXT("-->"))) {
            sheet->at += rest.at[0] == '<' ? 4 : 3;
        } else if (rest.at[0] == '@') {
            read_statement(sheet);
        } else {
            size_t end = text_find(sheet->text, TEXT("{"), sheet->at);
            Text selectors = text_slice(sheet->text, sheet->at, end);
            sheet->at = end;
            if (end < sheet->text.size)
                add_rules(sheet, selectors, take_block(sheet));
        }
    }
}

void cascade_add_sheet(Cascade *cascade, Text sheet, Text path, const CascadeLoader *loader)
{
    if (cascade->bytes + sheet.size > CASCADE_BYTES_MOST)
        return;
    cascade->bytes += sheet.size;
    StyleSheet reading = {.cascade = cascade, .path = path, .loader = loader};
    reading.text = without_comments(cascade->arena, sheet);
    read_rules(&reading);
}
