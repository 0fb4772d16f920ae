// Figure: a picture with its caption below it, as large as the column and the page allow.
#pragma once

#include "page/strip.h"

// Sizes the picture, its caption being set: as wide as the column, but at most three fifths of the page high and never
// without room for the caption. False when that is no room, or the picture cannot be read.
bool figure_fit(Strip *picture, const PagesSpec *spec, const Metrics *metrics);
