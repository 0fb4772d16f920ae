// Leaflet: a page by itself, .html, .htm, .xhtml, .md, .markdown or .txt, as a package of one part. Pictures and style
// sheets are found in the folder that it stands in, and nowhere else.
#pragma once

#include "book/package.h"
#include "book/press.h"

// The package of a source that is a page (source_page), all in arena. Its title is its first heading near its start,
// else what its head says, else the file's name. It names no contents: its headings are that.
const Package *leaflet_package(Source *source, Arena *arena, Problems *problems);

// How a page of that media type is to be read, as far as that tells.
PressForm leaflet_form(Text media_type);
