#include "book/press-sheets.h"

#include <string.h>

#include "markup/charset.h"

void press_sheets_begin(PressSheets *sheets, Arena *arena, PathNames *names, Text page)
{
    *sheets = (PressSheets){.arena = arena, .names = names, .page = page, .cascade = cascade_create(arena)};
}

static Text load(void *owner, Text from, Text reference, Text *path)
{
    const PressSheets *sheets = owner;
    Path place = path_resolve(sheets->arena, from, reference);
    *path = place.is_outside ? TEXT("") : path_find(sheets->names, &place);
    if (!path->size)
        return TEXT("");
    SourceBytes read = source_read(sheets->names->source, sheets->arena, *path, CASCADE_BYTES_MOST);
    return read.status == FILE_READ ? charset_decode(sheets->arena, read.bytes).text : TEXT("");
}

static void add(PressSheets *sheets, Text sheet, Text path)
{
    cascade_add_sheet(sheets->cascade, sheet, path, &(CascadeLoader){load, sheets});
}

void press_sheets_link(PressSheets *sheets, const MarkupElement *link)
{
    Text rel = markup_value(link, "rel"), media = markup_value(link, "media"), path;
    if (!text_holds_word(rel, "stylesheet") || text_holds_word(rel, "alternate") || !cascade_is_for_glass(media))
        return;
    Text sheet = load(sheets, sheets->page, markup_value(link, "href"), &path);
    add(sheets, sheet, path);
}

void press_sheets_gather(PressSheets *sheets, Text words)
{
    if (!sheets->words)
        sheets->words = arena_alloc(sheets->arena, CASCADE_BYTES_MOST, 1);
    if (words.size > CASCADE_BYTES_MOST - sheets->size)
        return;
    memcpy(sheets->words + sheets->size, words.at, words.size);
    sheets->size += words.size;
}

void press_sheets_end(PressSheets *sheets)
{
    add(sheets, (Text){sheets->words, sheets->size}, sheets->page);
    sheets->size = 0;
}
