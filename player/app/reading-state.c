#include "app/reading-state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/store.h"

enum { LINE_MOST = 512, OTHERS_MOST = 16 * 1024, PART_MOST = 1000000, OFFSET_MOST = 1 << 30 };

// ---- how somebody likes to read

enum { WISH_MOST = 14 };

static const struct {
    const char *name;
    int least, most;
} wish_rows[WISH_MOST] = {
    {"theme", 0, THEME_COUNT - 1},
    {"text", TEXT_STEP_LEAST, TEXT_STEP_MOST},
    {"letters", FAMILY_CLEAR, FAMILY_DYSLEXIC},
    {"spacing", 0, SPACING_COUNT - 1},
    {"still", 0, 1},
    {"low", 0, 1},
    {"rate", VOICE_RATE_LEAST, VOICE_RATE_MOST},
    {"volume", 0, LOUDNESS_COUNT - 1},
    {"calm", 0, 1},
    {"ruler", 0, 1},
    {"spoken", 0, 1},
    {"veiled", 0, 1},
    {"hold", 0, HOLD_COUNT - 1},
    {"scan", 0, SCAN_PACE_COUNT - 1},
};

static void list_wishes(const Preferences *wishes, int values[WISH_MOST])
{
    const int all[WISH_MOST] = {
        (int)wishes->theme, wishes->text_step,  (int)wishes->family, (int)wishes->spacing, wishes->is_still,
        wishes->is_low,     wishes->voice_rate, (int)wishes->volume, wishes->is_calm,      wishes->has_ruler,
        wishes->is_spoken,  wishes->is_veiled,  (int)wishes->hold,   (int)wishes->scan,
    };
    memcpy(values, all, sizeof all);
}

static Preferences wishes_listed(const int values[WISH_MOST])
{
    return (Preferences){
        .theme = (ThemeId)values[0],
        .text_step = values[1],
        .family = (FontFamily)values[2],
        .spacing = (Spacing)values[3],
        .is_still = values[4],
        .is_low = values[5],
        .voice_rate = values[6],
        .volume = (Loudness)values[7],
        .is_calm = values[8],
        .has_ruler = values[9],
        .is_spoken = values[10],
        .is_veiled = values[11],
        .hold = (Hold)values[12],
        .scan = (ScanPace)values[13],
    };
}

// ---- a line: a kind, then name=value

static Text find_value(Text line, const char *name)
{
    for (Text rest = line, word; (word = text_word(&rest)).size;) {
        size_t sign = text_find(word, TEXT("="), 0);
        if (text_is(text_slice(word, 0, sign), name))
            return text_slice(word, sign + 1, word.size);
    }
    return TEXT("");
}

// False for what is no whole number between the two.
static bool read_number(Text text, int least, int most, int *number)
{
    char digits[16], *end;
    if (!text.size || text.size >= sizeof digits)
        return false;
    memcpy(digits, text.at, text.size);
    digits[text.size] = '\0';
    long value = strtol(digits, &end, 10);
    *number = (int)value;
    return *end == '\0' && value >= least && value <= most;
}

// Blocks and items are named by letters, digits, and what parts these.
static bool read_id(Text text, Id *id)
{
    for (size_t i = 0; i < text.size; i++)
        if (!text_is_letter(text.at[i]) && !text_is_digit(text.at[i]) && !strchr("-:._", text.at[i]))
            return false;
    *id = id_of(text);
    return text.size < ID_SIZE;
}

static bool read_place(Text line, Place *place)
{
    int offset;
    if (!read_id(find_value(line, "block"), &place->block) ||
        !read_number(find_value(line, "offset"), 0, OFFSET_MOST, &offset))
        return false;
    place->offset = (uint32_t)offset;
    return true;
}

static bool read_book(ReadingState *state, Text line)
{
    KeptPlace kept = {.is_read = text_is(find_value(line, "read"), "1")};
    bool is_sound = read_id(find_value(line, "mark"), &kept.book) && kept.book.at[0] && read_place(line, &kept.place) &&
                    read_number(find_value(line, "part"), 0, PART_MOST, &kept.part);
    bool has_room = state->book_count < READING_BOOKS_MOST && !reading_state_find(state, kept.book);
    if (is_sound && has_room)
        state->books[state->book_count++] = kept;
    return is_sound;
}

static bool read_item(ReadingState *state, Text line)
{
    Bookmark mark = {.is_read = text_is(find_value(line, "read"), "1")};
    bool is_sound = read_id(find_value(line, "id"), &mark.item) && mark.item.at[0] &&
                    read_id(find_value(line, "open"), &mark.open) && read_place(line, &mark.place);
    bool has_room = state->bookmarks.count < BOOKMARKS_MOST && !bookmarks_find(&state->bookmarks, mark.item);
    if (is_sound && has_room)
        state->bookmarks.at[state->bookmarks.count++] = mark;
    return is_sound;
}

static bool read_comfort(ReadingState *state, Text line)
{
    int values[WISH_MOST];
    for (int i = 0; i < WISH_MOST; i++)
        if (!read_number(find_value(line, wish_rows[i].name), wish_rows[i].least, wish_rows[i].most, &values[i]))
            return false;
    state->comfort = wishes_listed(values);
    return state->has_comfort = true;
}

static const struct {
    const char *kind;
    bool (*read)(ReadingState *state, Text line);
} line_rows[] = {{"book", read_book}, {"item", read_item}, {"comfort", read_comfort}};

static bool is_plain(Text line)
{
    for (size_t i = 0; i < line.size; i++)
        if ((unsigned char)line.at[i] < ' ' || line.at[i] == 0x7F)
            return false;
    return line.size <= LINE_MOST && text_ill_formed(line) == line.size;
}

static void carry(ReadingState *state, Text line)
{
    if (state->others.size + line.size < OTHERS_MOST)
        state->others = text_format(state->arena, "%.*s%.*s\n", TEXT_ARGS(state->others), TEXT_ARGS(line));
}

static void read_line(ReadingState *state, Text line)
{
    Text rest = line, kind = text_word(&rest);
    if (!kind.size || !is_plain(line))
        return;
    for (size_t i = 0; i < sizeof line_rows / sizeof *line_rows; i++)
        if (text_is(kind, line_rows[i].kind)) {
            line_rows[i].read(state, rest);
            return;
        }
    carry(state, line);
}

void reading_state_parse(ReadingState *state, Text bytes)
{
    for (size_t start = 0, end; start < bytes.size; start = end + 1) {
        end = text_find(bytes, TEXT("\n"), start);
        read_line(state, text_slice(bytes, start, end));
    }
}

// ---- as bytes

typedef struct StatePrint {
    Arena *arena;
    char *at; // READING_BYTES_MOST
    size_t size;
} StatePrint;

static void add(StatePrint *print, Text line)
{
    assert(print->size + line.size <= READING_BYTES_MOST);
    if (line.size)
        memcpy(print->at + print->size, line.at, line.size);
    print->size += line.size;
}

static void print_comfort(StatePrint *print, const Preferences *comfort)
{
    int values[WISH_MOST];
    list_wishes(comfort, values);
    add(print, TEXT("comfort"));
    for (int i = 0; i < WISH_MOST; i++)
        add(print, text_format(print->arena, " %s=%d", wish_rows[i].name, values[i]));
    add(print, TEXT("\n"));
}

Text reading_state_print(const ReadingState *state, Arena *arena)
{
    StatePrint print = {.arena = arena, .at = arena_alloc(arena, READING_BYTES_MOST, 1)};
    if (state->has_comfort)
        print_comfort(&print, &state->comfort);
    for (int i = 0; i < state->book_count; i++) {
        const KeptPlace *kept = &state->books[i];
        add(&print,
            text_format(arena, "book mark=%.*s part=%d block=%.*s offset=%u read=%d\n", TEXT_ARGS(id_text(&kept->book)),
                        kept->part, TEXT_ARGS(id_text(&kept->place.block)), kept->place.offset, kept->is_read));
    }
    for (int i = 0; i < state->bookmarks.count; i++) {
        const Bookmark *mark = &state->bookmarks.at[i];
        add(&print, text_format(arena, "item id=%.*s open=%.*s block=%.*s offset=%u read=%d\n",
                                TEXT_ARGS(id_text(&mark->item)), TEXT_ARGS(id_text(&mark->open)),
                                TEXT_ARGS(id_text(&mark->place.block)), mark->place.offset, mark->is_read));
    }
    add(&print, state->others);
    return (Text){print.at, print.size};
}

// ---- the file

static const char *path_in(Arena *arena, const char *folder)
{
    return file_path(arena, text_of(folder), TEXT("reading"));
}

ReadingState *reading_state_open(Arena *arena, const char *folder)
{
    ReadingState *state = arena_new(arena, ReadingState);
    state->arena = arena;
    Text bytes;
    if (file_read(arena, path_in(arena, folder), READING_BYTES_MOST, &bytes) == FILE_READ)
        reading_state_parse(state, bytes);
    return state;
}

bool reading_state_save(const ReadingState *state, const char *folder)
{
    Arena *arena = arena_create();
    bool is_saved = store_write(path_in(arena, folder), reading_state_print(state, arena), STORE_FOR_OWNER);
    arena_destroy(arena);
    return is_saved;
}

// ---- places

static int index_of(const ReadingState *state, Id book)
{
    int i = 0;
    while (i < state->book_count && !id_equal(state->books[i].book, book))
        i++;
    return i;
}

const KeptPlace *reading_state_find(const ReadingState *state, Id book)
{
    int i = index_of(state, book);
    return i < state->book_count ? &state->books[i] : NULL;
}

void reading_state_forget(ReadingState *state, Id book)
{
    int i = index_of(state, book);
    if (i == state->book_count)
        return;
    state->book_count--;
    memmove(&state->books[i], &state->books[i + 1], sizeof(KeptPlace) * (size_t)(state->book_count - i));
    explicit_bzero(&state->books[state->book_count], sizeof(KeptPlace));
}

void reading_state_put(ReadingState *state, const KeptPlace *place)
{
    assert(place->book.at[0]);
    KeptPlace kept = *place; // it may be lent from here
    reading_state_forget(state, kept.book);
    if (state->book_count == READING_BOOKS_MOST)
        state->book_count--;
    memmove(&state->books[1], &state->books[0], sizeof(KeptPlace) * (size_t)state->book_count);
    state->books[0] = kept;
    state->book_count++;
}
