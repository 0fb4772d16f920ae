// Interaction: readers of what a step asks for, one small function a kind.
#pragma once

#include "book/flow.h"

// The named interactions of an exercise in the order they are met.
typedef ARRAY(const Interaction *) Slots;

// The step kind that an element asks for; false for elements that are no interaction.
bool find_step_kind(Text element, StepKind *kind);
bool is_interaction(const XmlNode *node);

// Reads one; a named one takes the next slot.
const Interaction *read_interaction(Reader *reader, const XmlNode *node, Slots *slots);

// In exercise.c: a turn holds flow and a choose of its own.
Turn read_turn(Reader *reader, const XmlNode *node, Slots *slots);
