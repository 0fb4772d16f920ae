#include "device/font-list.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "book/book.h"

enum { LIST_LIMIT = 64 * 1024 };

typedef struct FontReading {
    Arena *arena;
    FontList *list;
    ARRAY(Text) folders;
} FontReading;

static const char *const FAMILY_NAMES[FAMILY_COUNT] = {[FAMILY_CLEAR] = "clear",
                                                       [FAMILY_BOOK] = "book",
                                                       [FAMILY_DYSLEXIC] = "dyslexic",
                                                       [FAMILY_PLAIN_WIDTH] = "plain-width",
                                                       [FAMILY_ICONS] = "icons"};

static const char *const STYLE_NAMES[FONT_STYLES] = {
    [0] = "regular", [SPAN_STRONG] = "bold", [SPAN_EM] = "italic", [SPAN_STRONG | SPAN_EM] = "bold-italic"};

static int find_name(const char *const *names, int count, Text word)
{
    for (int i = 0; i < count; i++)
        if (text_is(word, names[i]))
            return i;
    return -1;
}

static const char *find_file(FontReading *reading, Text name)
{
    for (int i = 0; i < reading->folders.count; i++) {
        const char *path = file_path(reading->arena, reading->folders.at[i], name);
        if (access(path, R_OK) == 0)
            return path;
    }
    return NULL;
}

static void add_file(FontReading *reading, FontRow *row, int style, Text name)
{
    size_t mark = text_find(name, TEXT("#"), 0);
    if (mark < name.size)
        row->styles[style].index = atoi(text_string(reading->arena, text_slice(name, mark + 1, name.size)));
    row->styles[style].path = find_file(reading, text_slice(name, 0, mark));
}

// The row that a line goes on with, or begins when its style is regular.
static FontRow *find_shared(FontReading *reading, FontRows *rows, int style, Text tags)
{
    if (style == 0 || rows->count == 0)
        *array_push(reading->arena, rows) = (FontRow){.tags = text_copy(reading->arena, tags)};
    return &rows->at[rows->count - 1];
}

// The row that a line speaks of; NULL when its first word is no role.
static FontRow *find_row(FontReading *reading, Text role, int style, Text tags)
{
    if (text_is(role, "shared"))
        return find_shared(reading, &reading->list->shared, style, tags);
    if (text_is(role, "language"))
        return find_shared(reading, &reading->list->languages, style, tags);
    int family = find_name(FAMILY_NAMES, FAMILY_COUNT, role);
    return family < 0 ? NULL : &reading->list->families[family];
}

static bool read_line(FontReading *reading, Text line)
{
    Text role = text_word(&line), second = text_word(&line);
    if (role.size == 0 || role.at[0] == '#')
        return true;
    if (text_is(role, "folder")) {
        *array_push(reading->arena, &reading->folders) = second;
        return second.size > 0;
    }
    Text tags = text_is(role, "language") ? second : TEXT("");
    int style = find_name(STYLE_NAMES, FONT_STYLES, tags.size ? text_word(&line) : second);
    Text name = text_word(&line);
    FontRow *row = style < 0 || name.size == 0 ? NULL : find_row(reading, role, style, tags);
    if (row)
        add_file(reading, row, style, name);
    return row;
}

static bool row_has_file(const FontRow *row)
{
    for (int style = 0; style < FONT_STYLES; style++)
        if (row->styles[style].path)
            return true;
    return false;
}

static void drop_empty_rows(FontRows *rows)
{
    int kept = 0;
    for (int i = 0; i < rows->count; i++)
        if (row_has_file(&rows->at[i]))
            rows->at[kept++] = rows->at[i];
    rows->count = kept;
}

bool font_list_read(Arena *arena, const char *folder, FontList *list, Text *fault)
{
    *list = (FontList){0};
    FontReading reading = {.arena = arena, .list = list};
    *array_push(arena, &reading.folders) = text_copy(arena, text_of(folder));
    const char *path = file_path(arena, text_of(folder), TEXT("fonts.txt"));
    Text bytes;
    if (file_read(arena, path, LIST_LIMIT, &bytes) != FILE_READ) {
        *fault = text_format(arena, "the list of fonts %s cannot be read", path);
        return false;
    }
    int number = 1;
    for (size_t at = 0; at < bytes.size; number++) {
        size_t end = text_find(bytes, TEXT("\n"), at);
        if (!read_line(&reading, text_slice(bytes, at, end))) {
            *fault = text_format(arena, "%s:%d: this line names no font", path, number);
            return false;
        }
        at = end + 1;
    }
    drop_empty_rows(&list->shared);
    drop_empty_rows(&list->languages);
    return true;
}
