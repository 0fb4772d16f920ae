// PageFormat: what a page that is a file by itself is written in, by the ending of its name. These are all endings that
// pages have.
#pragma once

#include "base/text.h"

typedef enum PageFormat {
    PAGE_FORMAT_NONE, // its name is that of no page
    PAGE_FORMAT_HTML, // XHTML as well
    PAGE_FORMAT_MARKDOWN,
    PAGE_FORMAT_PLAIN
} PageFormat;

PageFormat page_format(Text path);

// What stands before the last '.' of its name, whatever format it has: the path of "a/how-to.md" is "a/how-to".
Text page_format_stem(Text path);
