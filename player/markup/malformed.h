// Malformed: says in plain words why a file is not well-formed XML. libxml2 is the judge; this only finds the place and
// the words, by walking the tags itself. It knows XML without DTDs, which is all that Lectern accepts.
#pragma once

#include "base/problem.h"

// Adds one Problem for the first fault and returns true; false when it sees none. A DOCTYPE and references to entities
// other than the five count as faults.
bool malformed_explain(Text bytes, Text file, Problems *problems);
