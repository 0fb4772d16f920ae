// FontList: fonts.txt, read: which file is the font for what. Paths are resolved by looking whether the file is there;
// nothing of it is opened.
#pragma once

#include "base/array.h"
#include "base/text.h"
#include "page/metrics.h"

enum { FONT_STYLES = 4 }; // by SPAN_STRONG | SPAN_EM

// One face in its four styles. path is NULL where no file is there.
typedef struct FontRow {
    struct {
        const char *path;
        int index; // of the face in a collection
    } styles[FONT_STYLES];
    Text tags; // of the languages that it is for, as the list has them
} FontRow;

typedef ARRAY(FontRow) FontRows;

// A file that is listed and is not there.
typedef struct MissingFont {
    Text tags, file, package;
} MissingFont;

// How much of a language's tag the closest of tags takes in: all of it, or up to a hyphen (RFC 4647, basic filtering).
// 0: none of them does. "*" takes in every language, by no letter of it.
enum { FONT_TAGS_ALL = 1 };
size_t font_tags_match(Text tags, Text language);

typedef ARRAY(MissingFont) MissingFonts;

typedef struct FontList {
    FontRow families[FAMILY_COUNT];
    FontRows shared, languages; // in their order; rows without a single file are left out
    MissingFonts missing;       // in their order
} FontList;

// Reads folder/fonts.txt into arena. False when it cannot be read or a line is not as it should be; fault then is a
// sentence.
bool font_list_read(Arena *arena, const char *folder, FontList *list, Text *fault);
