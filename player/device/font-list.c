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

// What a line of the list says.
typedef struct FontLine {
    Text role, tags, style, file, package;
} FontLine;

static void add_file(FontReading *reading, FontRow *row, int style, const FontLine *line)
{
    size_t mark = text_find(line->file, TEXT("#"), 0);
    Text name = text_slice(line->file, 0, mark);
    if (mark < line->file.size)
        row->styles[style].index = atoi(text_string(reading->arena, text_slice(line->file, mark + 1, line->file.size)));
    row->styles[style].path = find_file(reading, name);
    if (!row->styles[style].path) {
        *array_push(reading->arena, &reading->list->missing) =
            (MissingFont){text_copy(reading->arena, line->tags), text_copy(reading->arena, name),
                          text_copy(reading->arena, line->package)};
    }
}

// The row that a line goes on with, or begins when its style is regular.
static FontRow *find_shared(FontReading *reading, FontRows *rows, int style, Text tags)
{
    if (style == 0 || rows->count == 0)
        *array_push(reading->arena, rows) = (FontRow){.tags = text_copy(reading->arena, tags)};
    return &rows->at[rows->count - 1];
}

// The row that a line speaks of; NULL when its first word is no role.
static FontRow *find_row(FontReading *reading, const FontLine *line, int style)
{
    if (text_is(line->role, "shared"))
        return find_shared(reading, &reading->list->shared, style, line->tags);
    if (text_is(line->role, "language"))
        return find_shared(reading, &reading->list->languages, style, line->tags);
    int family = find_name(FAMILY_NAMES, FAMILY_COUNT, line->role);
    return family < 0 ? NULL : &reading->list->families[family];
}

// A family is for all languages, and its lines need not say so.
static FontLine split_line(Text role, Text rest)
{
    bool is_tagged = text_is(role, "language") || text_is(role, "shared");
    FontLine line = {.role = role, .tags = is_tagged ? text_word(&rest) : TEXT("*")};
    line.style = text_word(&rest);
    line.file = text_word(&rest);
    line.package = text_word(&rest);
    return line;
}

static bool read_line(FontReading *reading, Text words)
{
    Text role = text_word(&words);
    if (role.size == 0 || role.at[0] == '#')
        return true;
    if (text_is(role, "folder")) {
        Text folder = text_word(&words);
        *array_push(reading->arena, &reading->folders) = folder;
        return folder.size > 0;
    }
    FontLine line = split_line(role, words);
    int style = find_name(STYLE_NAMES, FONT_STYLES, line.style);
    FontRow *row = style < 0 || line.package.size == 0 ? NULL : find_row(reading, &line, style);
    if (row)
        add_file(reading, row, style, &line);
    return row;
}

static size_t match_range(Text range, Text language)
{
    if (text_is(range, "*"))
        return FONT_TAGS_ALL;
    bool begins = range.size <= language.size && text_equal(range, text_slice(language, 0, range.size));
    return begins && (range.size == language.size || language.at[range.size] == '-') ? range.size : 0;
}

size_t font_tags_match(Text tags, Text language)
{
    size_t best = 0;
    for (size_t at = 0; at < tags.size;) {
        size_t end = text_find(tags, TEXT(","), at), size = match_range(text_slice(tags, at, end), language);
        best = size > best ? size : best;
        at = end + 1;
    }
    return best;
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
