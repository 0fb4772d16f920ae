// Markdown: a page of Markdown, told by the events that pages of markup are told by (markup.h): md4c reads it, as
// GitHub does (CommonMark with tables, tasks, struck out words and bare addresses). What it holds of HTML is read as
// HTML is; of elements among words those are heard that have no attributes to mean anything by. A heading ends with an
// anchor whose id is made of its words, as links in such pages expect. A front matter is passed over.
//
// Where a tag would stand is not told by md4c: an element's offset is that of the first words in it.
#pragma once

#include "markup/markup.h"

// The text is UTF-8 as it stands in the file. It is never soup.
MarkupRead markdown_read(const MarkupPage *page, const MarkupEvents *events);
