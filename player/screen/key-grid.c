#include "screen/key-grid.h"

#include <assert.h>

#include "screen/key-face.h"

enum { FEW = 6 };

// Keys of one size, row by row; each row stands in the middle.
struct KeyGrid {
    Controls keys;
    ARRAY(int) ends; // of rows: keys up to there
    Rect room;
    Size key;
    int gap_px;
};

// ---- how large

static int fitting(int room_px, int size_px, int gap_px)
{
    int count = (room_px + gap_px) / (size_px + gap_px);
    return count > 1 ? count : 1;
}

// Whoever taps on one letter may take another back, and a typo is forgiven: a key is a little smaller than what else is
// touched, or a small glass could hold no keyboard. On 7 inches that is 9.6 mm, from which on keys in a row
// are hit as surely as larger ones (Parhi, Karlson & Bederson 2006).
static int least_px(const View *view)
{
    return view->theme.target_px * 2 / 3;
}

// ---- which keys

// What finding knows a letter by: without case and the marks that many leave out.
static uint32_t plain_letter(View *view, Text letter)
{
    size_t at = 0;
    Text folded = unicode_fold(view->arena, letter);
    return folded.size ? unicode_bare(text_next(folded, &at)) : 0;
}

static bool leads_on(View *view, const KeyGridSpec *spec, Text letter)
{
    const NextLetters *letters = spec->letters;
    uint32_t plain = plain_letter(view, letter);
    for (int i = 0; letters && i < letters->count; i++)
        if (letters->at[i] == plain)
            return true;
    return !letters || !letters->count;
}

static Control letter_key(View *view, const KeyGridSpec *spec, Text letter)
{
    return (Control){
        .look = LOOK_BUTTON,
        .role = ROLE_BUTTON,
        .label = letter,
        .language = book_language(view->book)->pages,
        .is_disabled = !leads_on(view, spec, letter),
        .action = {.kind = ACTION_TYPE, .id = id_of(letter)},
    };
}

static void end_row(View *view, KeyGrid *grid)
{
    int begun = grid->ends.count ? grid->ends.at[grid->ends.count - 1] : 0;
    if (grid->keys.count > begun)
        *array_push(view->arena, &grid->ends) = grid->keys.count;
}

static void add_rows(View *view, KeyGrid *grid, const KeyGridSpec *spec)
{
    const Keyboard *keyboard = spec->keyboard;
    for (int row = 0; row < keyboard->count; row++) {
        for (int i = 0; i < keyboard->rows[row].count; i++)
            *array_push(view->arena, &grid->keys) = letter_key(view, spec, keyboard->rows[row].keys[i]);
        end_row(view, grid);
    }
}

// Of a language without a keyboard: the letters themselves.
static void add_letters(View *view, KeyGrid *grid, const KeyGridSpec *spec)
{
    int least = least_px(view), gap = grid->gap_px;
    int most = fitting(grid->room.w, least, gap) * fitting(grid->room.h, least, gap);
    for (int i = 0; spec->letters && i < spec->letters->count && i < most; i++) {
        char *bytes = arena_many(view->arena, char, POINT_BYTES_MOST);
        Text letter = {bytes, text_encode(spec->letters->at[i], bytes)};
        *array_push(view->arena, &grid->keys) = letter_key(view, spec, letter);
    }
    end_row(view, grid);
}

// Those that lead on alone, in one row, where they are few.
static void keep_few(KeyGrid *grid)
{
    int kept = 0;
    for (int i = 0; i < grid->keys.count; i++)
        kept += !grid->keys.at[i].is_disabled;
    if (!kept || kept > FEW)
        return;
    kept = 0;
    for (int i = 0; i < grid->keys.count; i++)
        if (!grid->keys.at[i].is_disabled)
            grid->keys.at[kept++] = grid->keys.at[i];
    grid->keys.count = grid->ends.at[0] = kept;
    grid->ends.count = 1;
}

// ---- where they stand

static int widest_row(const KeyGrid *grid)
{
    int widest = 0;
    for (int row = 0, begun = 0; row < grid->ends.count; begun = grid->ends.at[row++])
        if (grid->ends.at[row] - begun > widest)
            widest = grid->ends.at[row] - begun;
    return widest;
}

// No larger than hands need them.
static Size key_size(const View *view, const KeyGrid *grid, int columns, int rows)
{
    int target = view->theme.target_px, gap = grid->gap_px;
    int width = (grid->room.w - (columns - 1) * gap) / columns, height = (grid->room.h - (rows - 1) * gap) / rows;
    int width_most = rows > 1 ? 3 * target / 2 : 3 * target, height_most = 3 * target / 2;
    return (Size){width < width_most ? width : width_most, height < height_most ? height : height_most};
}

// All in one order, in as few rows as let the keys be as large as they can be.
static void reflow(View *view, KeyGrid *grid)
{
    int count = grid->keys.count, columns = count, largest = 0;
    for (int rows = 1; rows <= count; rows++) {
        int in_row = (count + rows - 1) / rows;
        Size size = key_size(view, grid, in_row, rows);
        int smaller = size.w < size.h ? size.w : size.h;
        if (smaller > largest) {
            largest = smaller;
            columns = in_row;
        }
    }
    grid->ends.count = 0;
    for (int end = columns; end < count; end += columns)
        *array_push(view->arena, &grid->ends) = end;
    *array_push(view->arena, &grid->ends) = count;
}

static void sort_keys(View *view, KeyGrid *grid)
{
    int count = grid->keys.count;
    Text *letters = arena_many(view->arena, Text, count + 1);
    Control *written = arena_many(view->arena, Control, count + 1);
    for (int i = 0; i < count; i++) {
        letters[i] = grid->keys.at[i].label;
        written[i] = grid->keys.at[i];
    }
    const int *order = unicode_alphabetical(view->arena, view->book->language, letters, count);
    for (int i = 0; i < count; i++)
        grid->keys.at[i] = written[order[i]];
}

static bool has_room(const View *view, const KeyGrid *grid)
{
    int least = least_px(view), gap = grid->gap_px;
    return widest_row(grid) <= fitting(grid->room.w, least, gap) &&
           grid->ends.count <= fitting(grid->room.h, least, gap);
}

// That of the letters, which may be those of pages in another language.
static Direction direction_of(const View *view)
{
    Text pages = book_language(view->book)->pages;
    return pages.size ? book_direction(view->book, pages) : view->theme.direction;
}

// Keys follow each other as they are read; a keyboard's have their places whatever the direction is.
static void turn_rows(KeyGrid *grid)
{
    for (int row = 0, begun = 0; row < grid->ends.count; begun = grid->ends.at[row++])
        for (int i = begun, k = grid->ends.at[row] - 1; i < k; i++, k--) {
            Control key = grid->keys.at[i];
            grid->keys.at[i] = grid->keys.at[k];
            grid->keys.at[k] = key;
        }
}

static void arrange(View *view, KeyGrid *grid, const KeyGridSpec *spec)
{
    bool is_known = spec->keyboard->count && !spec->is_alphabetical && has_room(view, grid);
    if (!is_known)
        sort_keys(view, grid);
    if (spec->is_begun)
        keep_few(grid);
    if (!is_known)
        reflow(view, grid);
    else if (direction_of(view) == DIRECTION_RTL)
        turn_rows(grid);
}

KeyGrid *key_grid_fit(View *view, const KeyGridSpec *spec, Rect room)
{
    KeyGrid *grid = arena_new(view->arena, KeyGrid);
    grid->room = room;
    grid->gap_px = view->theme.gap_px / 2;
    if (spec->keyboard->count)
        add_rows(view, grid, spec);
    else
        add_letters(view, grid, spec);
    if (grid->keys.count) { // none: its letters are not known yet
        arrange(view, grid, spec);
        grid->key = key_size(view, grid, widest_row(grid), grid->ends.count);
    }
    return grid;
}

// In which all of them have room.
static int sign_size(View *view, const KeyGrid *grid)
{
    int size = 0;
    for (int i = 0; i < grid->keys.count; i++)
        size = key_face_sign_size(view, &(KeySign){&grid->keys.at[i], grid->keys.at[i].label, size}, grid->key);
    return size;
}

void key_grid_draw(View *view, Frame *frame, const KeyGrid *grid)
{
    int gap = grid->gap_px, y = grid->room.y, size = sign_size(view, grid);
    for (int row = 0, i = 0; row < grid->ends.count; row++) {
        int count = grid->ends.at[row] - i;
        int x = grid->room.x + (grid->room.w - count * (grid->key.w + gap) + gap) / 2;
        for (; i < grid->ends.at[row]; i++, x += grid->key.w + gap) {
            Rect rect = {x, y, grid->key.w, grid->key.h};
            key_face_draw_sign(view, frame, &(KeySign){&grid->keys.at[i], grid->keys.at[i].label, size},
                               direction_of(view) == DIRECTION_RTL ? rect_mirror(rect, grid->room) : rect);
        }
        y += grid->key.h + gap;
    }
}
