#include "markup/doctype.h"

// A reference by number, or none at all: another entity it is not.
static bool may_stand(Text value, size_t at)
{
    unsigned char byte = (unsigned char)value.at[at];
    if (byte == '&')
        return at + 1 < value.size && value.at[at + 1] == '#';
    return byte != '<' && byte != '%' && byte != 0x7F && (byte >= 0x20 || text_is_space((char)byte));
}

// Plain words: without markup and controls, and with no reference but those by number.
static bool is_plain(Text value)
{
    for (size_t i = 0; i < value.size; i++)
        if (!may_stand(value, i))
            return false;
    return value.size && value.size <= DOCTYPE_VALUE_MOST;
}

// Behind the quotation mark that ends the literal whose mark is at start.
static size_t literal_end(Text text, size_t start)
{
    return text_find(text, text_slice(text, start, start + 1), start + 1) + 1;
}

static bool is_quote(char byte)
{
    return byte == '"' || byte == '\'';
}

// Behind the '>' of a declaration inside; of an entity's, its name and value are kept.
static size_t read_declaration(Text text, size_t at, Doctype *doctype)
{
    Text rest = text_slice(text, at, text.size), value = TEXT("");
    bool is_entity = text_is(text_word(&rest), "<!ENTITY");
    Text name = text_word(&rest);
    size_t name_end = (size_t)(name.at - text.at) + name.size;
    for (; at < text.size && text.at[at] != '>'; at++) {
        if (!is_quote(text.at[at]))
            continue;
        size_t end = literal_end(text, at);
        if (!text_trim(text_slice(text, name_end, at)).size) // SYSTEM and PUBLIC stand before what is elsewhere
            value = text_slice(text, at + 1, end - 1);
        at = end - 1;
    }
    if (is_entity && is_plain(value) && doctype->entity_count < DOCTYPE_ENTITIES_MOST)
        doctype->entities[doctype->entity_count++] = (DoctypeEntity){name, value};
    return at + 1;
}

static size_t read_subset(Text text, size_t at, Doctype *doctype)
{
    while (at < text.size && text.at[at] != ']') {
        Text rest = text_slice(text, at, text.size);
        if (text_starts(rest, TEXT("<!--")))
            at = text_find(text, TEXT("-->"), at) + 3;
        else if (text_starts(rest, TEXT("<!")))
            at = read_declaration(text, at, doctype);
        else
            at++;
    }
    return at + 1;
}

void doctype_read(Text text, size_t start, Doctype *doctype)
{
    size_t at = start;
    doctype->entity_count = 0;
    while (at < text.size && text.at[at] != '>')
        if (is_quote(text.at[at]))
            at = literal_end(text, at);
        else if (text.at[at] == '[')
            at = read_subset(text, at + 1, doctype);
        else
            at++;
    if (at >= text.size) // a quotation mark that nothing closes
        at = text_find(text, TEXT(">"), start);
    doctype->end = at < text.size ? at + 1 : text.size;
}

Text doctype_entity(const Doctype *doctype, Text name)
{
    for (int i = 0; i < doctype->entity_count; i++)
        if (text_equal(doctype->entities[i].name, name))
            return doctype->entities[i].value;
    return TEXT("");
}
