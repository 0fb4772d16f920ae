#include "proof/source-text.h"

#include <assert.h>
#include <string.h>

bool source_text_is_any(const XmlNode *node, const char *names)
{
    Text rest = text_of(names);
    for (Text name = text_word(&rest); name.size; name = text_word(&rest))
        if (text_equal(node->name, name))
            return true;
    return false;
}

bool source_text_is_inline(const XmlNode *node)
{
    return source_text_is_any(node, "em strong a br term span code sub sup s ruby rt");
}

bool source_text_is_apart(const XmlNode *node)
{
    bool is_verse = text_is(node->name, "line") && node->parent && source_text_is_any(node->parent, "verse stanza");
    return is_verse || text_is(node->name, "pre");
}

Text source_text_language(const XmlNode *node)
{
    while (node->parent && !xml_attribute(node, "xml:lang"))
        node = node->parent;
    return text_trim(xml_value(node, "xml:lang"));
}

bool source_text_is_english(const XmlNode *node)
{
    Text language = source_text_language(node);
    return text_is(language, "en") || text_starts(language, TEXT("en-"));
}

bool source_text_is_easy(const XmlNode *node)
{
    static const char subtag[] = "-simple";
    Text language = source_text_language(node);
    size_t end = text_find(language, text_of(subtag), 0) + strlen(subtag);
    return end == language.size || (end < language.size && language.at[end] == '-');
}

typedef struct PassageGathering {
    Arena *arena;
    SourceText passage;
    ARRAY(char) bytes;
} PassageGathering;

static void add_piece(PassageGathering *gathering, Text text, Position at)
{
    size_t start = (size_t)gathering->bytes.count;
    *array_push(gathering->arena, &gathering->passage.pieces) = (SourceTextPiece){start, at};
    for (size_t i = 0; i < text.size; i++)
        *array_push(gathering->arena, &gathering->bytes) = text.at[i];
}

static void gather_words(PassageGathering *gathering, const XmlNode *node)
{
    for (const XmlNode *child = node->first; child; child = child->next)
        if (xml_is_text(child))
            add_piece(gathering, child->text, child->at);
        else if (text_is(child->name, "br"))
            add_piece(gathering, TEXT("\n"), child->at);
        else if (source_text_is_inline(child) && !xml_attribute(child, "xml:lang"))
            gather_words(gathering, child);
}

SourceText source_text_of(Arena *arena, const XmlNode *node)
{
    PassageGathering gathering = {.arena = arena};
    gather_words(&gathering, node);
    gathering.passage.text = (Text){gathering.bytes.at, (size_t)gathering.bytes.count};
    return gathering.passage;
}

// Moves at over text, which holds an ampersand and a less-than sign where the file has to write them as entities.
static Position move_over(Position at, Text text)
{
    for (size_t i = 0; i < text.size;) {
        uint32_t point = text_next(text, &i);
        if (point == '\n') {
            at.line++;
            at.column = 1;
        } else {
            at.column += point == '&' ? (int)strlen("&amp;") : point == '<' ? (int)strlen("&lt;") : 1;
        }
    }
    return at;
}

Position source_text_at(const SourceText *passage, size_t offset)
{
    assert(passage->pieces.count > 0 && offset <= passage->text.size);
    int i = passage->pieces.count - 1;
    while (i > 0 && passage->pieces.at[i].start > offset)
        i--;
    const SourceTextPiece *piece = &passage->pieces.at[i];
    return move_over(piece->at, text_slice(passage->text, piece->start, offset));
}

Position source_text_in_value(const XmlAttribute *attribute, size_t offset)
{
    assert(offset <= attribute->value.size);
    Position at = {.line = attribute->value_line, .column = attribute->value_column};
    return move_over(at, text_slice(attribute->value, 0, offset));
}
