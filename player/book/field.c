#include "book/field.h"

Text field_text(Reader *reader, const XmlNode *node, const char *name)
{
    return text_fold(reader->arena, xml_value(node, name));
}

Id field_id(const XmlNode *node, const char *name)
{
    return id_of(text_trim(xml_value(node, name)));
}

// A tree's name for its file goes with the tree; the model's is copied once for all that stands in that file.
static Position keep_position(Reader *reader, Position at)
{
    if (reader->named.at != at.file.at) {
        reader->named = at.file;
        reader->file = text_copy(reader->arena, at.file);
    }
    at.file = reader->file;
    return at;
}

Position field_at(Reader *reader, const XmlNode *node)
{
    return keep_position(reader, node->at);
}

Position field_value_at(Reader *reader, const XmlNode *node, const char *name)
{
    return keep_position(reader, xml_value_at(node, name));
}

Ref field_ref(Reader *reader, const XmlNode *node, const char *name)
{
    return (Ref){field_id(node, name), field_value_at(reader, node, name)};
}

// The vocabulary has checked the shape.
int field_thousandths(Text text)
{
    int64_t value = 0;
    int decimals = -1;
    for (size_t i = 0; i < text.size && value < INT32_MAX; i++) {
        char c = text.at[i];
        if (c == '.') {
            decimals = 0;
        } else if (text_is_digit(c) && decimals < 3) {
            value = value * 10 + (c - '0');
            decimals += decimals >= 0;
        }
    }
    for (int i = decimals > 0 ? decimals : 0; i < 3; i++)
        value *= 10;
    return value < INT32_MAX ? (int)value : INT32_MAX;
}

int field_ms(const XmlNode *node, const char *name)
{
    return field_thousandths(xml_value(node, name));
}

int field_number(const XmlNode *node, const char *name)
{
    return field_thousandths(xml_value(node, name)) / 1000;
}

const Condition *field_condition(Reader *reader, const XmlNode *when)
{
    Condition *condition = arena_new(reader->arena, Condition);
    condition->at = field_at(reader, when);
    condition->name = field_ref(reader, when, "name");
    condition->also = reader->when;
    Text value = xml_value(when, "is"), rest = value;
    Position at = field_value_at(reader, when, "is");
    ARRAY(Ref) is = {0};
    for (Text word = text_word(&rest); word.size; word = text_word(&rest)) {
        if (text_is(word, "none"))
            condition->is_none = true;
        else
            *array_push(reader->arena, &is) =
                (Ref){id_of(word), {at.file, at.line, at.column + (int)(word.at - value.at)}};
    }
    condition->is = is.at;
    condition->is_count = is.count;
    return condition;
}

Who field_who(const XmlNode *node)
{
    Text who = xml_value(node, "who");
    return text_is(who, "first")    ? WHO_FIRST
           : text_is(who, "second") ? WHO_SECOND
           : text_is(who, "alone")  ? WHO_ALONE
                                    : WHO_ANYONE;
}

bool field_is_when(const XmlNode *node)
{
    return text_is(node->name, "when");
}
