#include "pack/imprint.h"

#include <assert.h>
#include <stdlib.h>

#include "markup/locator.h"
#include "markup/prolog.h"
#include "markup/vocabulary.h"
#include "pack/pack-name.h"

bool imprint_read(Text bytes, Text name, Imprint *imprint, Problems *problems)
{
    XmlNode *root = xml_parse(problems->arena, bytes, name, problems);
    if (!root || !vocabulary_check(root, problems))
        return false;
    bool is_trust = text_is(root->name, "trust");
    if (!is_trust && !text_is(root->name, "library")) {
        problems_add(problems, SEVERITY_ERROR, root->at,
                     "a version is borne by a library or a trust, not by a \"%.*s\"", TEXT_ARGS(root->name));
        return false;
    }
    imprint->id = id_of(is_trust ? TEXT(PACK_NAME_TRUST) : xml_value(root, "id"));
    imprint->version = (int)strtol(text_string(problems->arena, xml_value(root, "version")), NULL, 10);
    return true;
}

// The stretch of bytes that the new version takes the place of, and what stands before it there.
typedef struct ImprintPlace {
    size_t start, end;
    bool is_there; // the value of an attribute; else one is to be put here
} ImprintPlace;

static ImprintPlace find_place(Text bytes)
{
    Locator locator = {.cursor = source_cursor_begin(bytes, TEXT(""))};
    XmlAttribute attribute;
    locator_to_tag(&locator);
    locator_enter_tag(&locator);
    size_t behind_name = locator.cursor.offset;
    for (size_t from = behind_name; locator_attribute(&locator, &attribute); from = locator.cursor.offset) {
        if (!text_is(attribute.name, "version"))
            continue;
        size_t end = locator.cursor.offset - 1, start = end;
        while (start > from && bytes.at[start - 1] != bytes.at[end])
            start--;
        return (ImprintPlace){start, end, true};
    }
    return (ImprintPlace){behind_name, behind_name, false};
}

Text imprint_with_version(Arena *arena, Text bytes, int version)
{
    ImprintPlace place = find_place(prolog_skip_mark(bytes));
    size_t mark = bytes.size - prolog_skip_mark(bytes).size;
    Text before = text_slice(bytes, 0, mark + place.start), after = text_slice(bytes, mark + place.end, bytes.size);
    const char *format = place.is_there ? "%.*s%d%.*s" : "%.*s version=\"%d\"%.*s";
    assert(before.size + after.size <= bytes.size);
    return text_format(arena, format, TEXT_ARGS(before), version, TEXT_ARGS(after));
}
