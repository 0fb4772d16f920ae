// Ids: what a file defines must be defined once. Three scopes: ids of the file's parts, names of answers, and ids of
// the options, levels and bins within one interaction (so that every question may have its "yes" and "no").
#pragma once

#include "markup/xml.h"

// Adds a Problem at each second definition; the nodes' rules are set.
void ids_check(const XmlNode *root, Problems *problems);
