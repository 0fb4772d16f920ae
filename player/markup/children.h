// Children: whether what stands inside an element fits its rule's model, one Problem for each fault.
#pragma once

#include "markup/xml.h"

// Checks the children of a node whose rule is set, and sets theirs; one that fits nowhere stays without a rule.
void children_check(XmlNode *node, Problems *problems);
