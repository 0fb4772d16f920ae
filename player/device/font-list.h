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
    Text tags; // of the languages that it is for, with commas between; empty: it is for all
} FontRow;

typedef ARRAY(FontRow) FontRows;

typedef struct FontList {
    FontRow families[FAMILY_COUNT];
    FontRows shared, languages; // in their order; rows without a single file are left out
} FontList;

// Reads folder/fonts.txt into arena. False when it cannot be read or a line is not as it should be; fault then is a
// sentence.
bool font_list_read(Arena *arena, const char *folder, FontList *list, Text *fault);
