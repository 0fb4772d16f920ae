#include "screen/tabs.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/words.h"

static const struct {
    PhraseId phrase;
    Icon icon;
} tabs[TAB_COUNT] = {
    [TAB_SIZE] = {PHRASE_TAB_SIZE, ICON_COMFORT},          [TAB_COLOURS] = {PHRASE_TAB_COLOURS, ICON_COLOURS},
    [TAB_LETTERS] = {PHRASE_TAB_LETTERS, ICON_LETTERS},    [TAB_SPACING] = {PHRASE_TAB_SPACING, ICON_SPACING},
    [TAB_MOVEMENT] = {PHRASE_TAB_MOVEMENT, ICON_MOVEMENT}, [TAB_REACH] = {PHRASE_TAB_REACH, ICON_REACH},
    [TAB_VOICE] = {PHRASE_TAB_VOICE, ICON_VOICE},          [TAB_LANGUAGE] = {PHRASE_TAB_LANGUAGE, ICON_LANGUAGE},
    [TAB_SWITCH] = {PHRASE_TAB_SWITCH, ICON_SWITCH},
};

// Each tab as wide as its word, and what is left shared out; false where the words need more than there is.
static bool fit_words(const TabRow *row, const int *words_px, int width, int *cells_px)
{
    int left = width;
    for (int i = 0; i < row->count; i++)
        left -= words_px[i];
    for (int i = 0; left >= 0 && i < row->count; i++)
        cells_px[i] = words_px[i] + left / row->count;
    return left >= 0;
}

TabRow tabs_fit(View *view, int width)
{
    TabRow row = {.rows = 1};
    assert(width > 0);
    int gap = view->theme.gap_px, widest = 0, words_px[TAB_COUNT];
    for (int tab = 0; tab < TAB_COUNT; tab++)
        if (choices_are_shown(view, tab))
            row.list[row.count++] = tab;
    while (row.rows < row.count && (row.count + row.rows - 1) / row.rows * (view->theme.target_px + gap) - gap > width)
        row.rows++;
    assert(row.count > 0); // that of sizes always has a use
    row.a_row = (row.count + row.rows - 1) / row.rows;
    int room = width - (row.a_row - 1) * gap, equal_px = room / row.a_row;
    for (int i = 0; i < row.count; i++) {
        Text word = view_phrase(view, (int)tabs[row.list[i]].phrase);
        int needed = words_width_px(view, word, style_strong(view->theme.small)) + gap / 2;
        words_px[i] = needed > view->theme.target_px ? needed : view->theme.target_px;
        widest = words_px[i] > widest ? words_px[i] : widest;
        row.cells_px[i] = equal_px;
    }
    row.has_words = widest <= equal_px || (row.rows == 1 && fit_words(&row, words_px, room, row.cells_px));
    return row;
}

int tabs_height_px(const View *view, const TabRow *row)
{
    return row->rows * (view->theme.target_px + view->theme.gap_px);
}

// One tab at its place.
typedef struct TabCell {
    int tab;
    Rect rect;
    bool has_word, is_open; // no word: its icon
} TabCell;

static void draw_ground(const View *view, Frame *frame, Rect rect)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    frame_box(frame, rect, (BoxLook){palette->soft, palette->soft, 0, theme->radius_px * 2 / 3});
    Rect line = rect_cut_bottom(&rect, theme->border_px * 2);
    frame_rule(frame, rect_inset(line, theme->radius_px / 2, 0), palette->accent);
}

static void draw_word(View *view, Frame *frame, const TabCell *cell)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    TextStyle style = cell->is_open ? style_colored(style_strong(theme->small), palette->text)
                                    : style_colored(theme->small, palette->dim);
    Paragraph set = words_set(view, view_phrase(view, (int)tabs[cell->tab].phrase),
                              (WordsStyle){style, cell->is_open ? palette->soft : palette->surface}, cell->rect.w);
    words_draw_centered(view, frame, &set, rect_center(cell->rect, (Size){cell->rect.w, paragraph_height_px(&set)}));
}

static void draw_icon(const View *view, Frame *frame, const TabCell *cell)
{
    const Palette *palette = view->theme.palette;
    int px = view->theme.target_px * 42 / 100;
    frame_icon(frame, rect_center(cell->rect, (Size){px, px}), tabs[cell->tab].icon,
               cell->is_open ? palette->text : palette->dim);
}

static void draw_tab(View *view, Frame *frame, const TabCell *cell)
{
    if (cell->is_open)
        draw_ground(view, frame, cell->rect);
    if (cell->has_word)
        draw_word(view, frame, cell);
    else
        draw_icon(view, frame, cell);
    frame_target(frame, &(Target){.label = view_phrase(view, (int)tabs[cell->tab].phrase),
                                  .role = ROLE_TAB,
                                  .action = {.kind = ACTION_TAB, .index = cell->tab},
                                  .rect = cell->rect,
                                  .radius_px = view->theme.radius_px * 2 / 3,
                                  .enabled = true,
                                  .selected = cell->is_open});
}

void tabs_draw(View *view, Frame *frame, Rect room, int open)
{
    assert(open >= 0 && open < TAB_COUNT);
    TabRow row = tabs_fit(view, room.w);
    int gap = view->theme.gap_px, height = view->theme.target_px;
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    bool is_rtl = view->theme.direction == DIRECTION_RTL;
    for (int i = 0, x = 0; i < row.count; i++) {
        x = i % row.a_row ? x : room.x;
        Rect rect = {x, room.y + i / row.a_row * (height + gap), row.cells_px[i], height};
        draw_tab(view, frame,
                 &(TabCell){row.list[i], is_rtl ? rect_mirror(rect, glass) : rect, row.has_words, row.list[i] == open});
        x += row.cells_px[i] + gap;
    }
}
