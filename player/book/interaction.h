// Interaction: readers of what a step asks for, one small function a kind.
#pragma once

#include "book/reader.h"

// The named interactions of an exercise in the order they are met.
typedef ARRAY(const Interaction *) Slots;

// Reads one; a named one takes the next slot.
const Interaction *interaction_read(Reader *reader, const XmlNode *node, Slots *slots);
