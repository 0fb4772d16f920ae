// Exercise: from a parsed exercise to its steps.
#pragma once

#include "book/reader.h"

Exercise exercise_read(Reader *reader, const XmlNode *root);
