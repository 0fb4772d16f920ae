// Attributes: whether an element carries the attributes that its rule knows, and their values fit.
#pragma once

#include "markup/xml.h"

// Every fault is one Problem: an unknown name, a value that does not fit, a required attribute that is missing.
void attributes_check(const XmlNode *node, Problems *problems);
