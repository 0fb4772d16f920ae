// Plain text: a page without any markup, told by the events that pages of markup are told by (markup.h). A blank line
// ends a paragraph, whose lines are one; a line that is longer than any glass is a paragraph by itself, and so is one
// that begins with a bullet or a number. Lines that all stand in from the margin are verse, or kept as they are where
// their words stand in columns.
#pragma once

#include "markup/markup.h"

// The text is UTF-8. It is never soup.
MarkupRead plain_text_read(const MarkupPage *page, const MarkupEvents *events);
