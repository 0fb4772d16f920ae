// Field: what one attribute or one small element says, as the model has it.
#pragma once

#include "book/reader.h"

// An attribute's value with white space folded, copied.
Text field_text(Reader *reader, const XmlNode *node, const char *name);
Id field_id(const XmlNode *node, const char *name);

// Where an element stands, or an attribute's value (the element where it is missing), as the model has it.
Position field_at(Reader *reader, const XmlNode *node);
Position field_value_at(Reader *reader, const XmlNode *node, const char *name);

// An id that refers to something, and its place.
Ref field_ref(Reader *reader, const XmlNode *node, const char *name);

// A whole number or a decimal number of seconds in milliseconds; 0 where the attribute is missing.
int field_thousandths(Text text); // digits past the third decimal are cut
int field_number(const XmlNode *node, const char *name);
int field_ms(const XmlNode *node, const char *name);
Who field_who(const XmlNode *node);

// True for a when element, whatever it surrounds.
bool field_is_when(const XmlNode *node);

// The condition of a when element inside the reader's present one.
const Condition *field_condition(Reader *reader, const XmlNode *when);
