#include "screen/tabs.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/sign.h"
#include "screen/words.h"

static const struct {
    PhraseId phrase;
    Icon icon;
} faces[TAB_COUNT + 1] = {
    [TAB_SIZE] = {PHRASE_TAB_SIZE, ICON_COMFORT},
    [TAB_COLOURS] = {PHRASE_TAB_COLOURS, ICON_COLOURS},
    [TAB_LETTERS] = {PHRASE_TAB_LETTERS, ICON_LETTERS},
    [TAB_SPACING] = {PHRASE_TAB_SPACING, ICON_SPACING},
    [TAB_MOVEMENT] = {PHRASE_TAB_MOVEMENT, ICON_MOVEMENT},
    [TAB_CALM] = {PHRASE_TAB_CALM, ICON_CARD},
    [TAB_REACH] = {PHRASE_TAB_REACH, ICON_REACH},
    [TAB_VOICE] = {PHRASE_TAB_VOICE, ICON_VOICE},
    [TAB_LANGUAGE] = {PHRASE_TAB_LANGUAGE, ICON_LANGUAGE},
    [TAB_SWITCH] = {PHRASE_TAB_SWITCH, ICON_SWITCH},
    [TAB_COUNT] = {PHRASE_MORE, ICON_NEXT},
};

static Text word_of(const View *view, int tab)
{
    return view_phrase(view, (int)faces[tab].phrase);
}

// ---- fitting

static int cell_px(View *view, const Tabs *tabs, int tab)
{
    int needed = words_width_px(view, word_of(view, tab), style_strong(tabs->style)) + view->theme.gap_px / 2;
    return needed > view->theme.target_px ? needed : view->theme.target_px;
}

// Where the next cell would stand.
typedef struct TabPen {
    int page, row, used_px, in_row;
} TabPen;

static bool has_room(const View *view, const Tabs *tabs, const TabPen *pen, int width_px)
{
    bool has_more = tabs->more_px && pen->row + 1 == tabs->spec.row_count;
    int room = tabs->spec.width_px - (has_more ? tabs->more_px + view->theme.gap_px : 0);
    return !pen->in_row || pen->used_px + view->theme.gap_px + width_px <= room;
}

// As many in a row as there is room for, and at most so many.
static void place_cells(const View *view, Tabs *tabs, int in_row_most)
{
    TabPen pen = {0};
    tabs->row_count = 1;
    for (int i = 0; i < tabs->count; i++) {
        TabCell *cell = &tabs->cells[i];
        if (pen.in_row == in_row_most || !has_room(view, tabs, &pen, cell->width_px)) {
            bool is_full = pen.row + 1 == tabs->spec.row_count;
            pen = (TabPen){.page = pen.page + is_full, .row = is_full ? 0 : pen.row + 1};
        }
        pen.used_px += (pen.in_row++ ? view->theme.gap_px : 0) + cell->width_px;
        cell->page = pen.page;
        cell->row = pen.row;
        tabs->row_count = pen.row + 1 > tabs->row_count ? pen.row + 1 : tabs->row_count;
    }
    tabs->page_count = pen.page + 1;
}

static int fewest_on_page(const Tabs *tabs)
{
    int fewest = TAB_COUNT;
    for (int page = 0; page + 1 < tabs->page_count; page++) {
        int count = 0;
        for (int i = 0; i < tabs->count; i++)
            count += tabs->cells[i].page == page;
        fewest = count < fewest ? count : fewest;
    }
    return fewest;
}

bool tabs_fit(View *view, const TabsSpec *spec, Tabs *tabs)
{
    enum { FEWEST = 3 };
    assert(spec->width_px > 0 && (spec->row_count == 1 || spec->row_count == 2));
    *tabs = (Tabs){.spec = *spec, .style = choices_small_style(view, spec->text_step)};
    for (int tab = 0; tab < TAB_COUNT; tab++)
        if (choices_are_shown(view, tab))
            tabs->cells[tabs->count++] = (TabCell){.tab = tab, .width_px = cell_px(view, tabs, tab)};
    place_cells(view, tabs, (tabs->count + spec->row_count - 1) / spec->row_count); // rows of equal length
    if (tabs->page_count > 1)
        place_cells(view, tabs, tabs->count);
    if (tabs->page_count == 1)
        return true;
    tabs->more_px = cell_px(view, tabs, TAB_COUNT);
    place_cells(view, tabs, tabs->count);
    return !spec->is_complete && fewest_on_page(tabs) >= FEWEST;
}

int tabs_height_px(const View *view, const Tabs *tabs)
{
    return tabs->row_count * (view->theme.target_px + view->theme.gap_px);
}

// ---- drawing

static void draw_ground(const View *view, Frame *frame, Rect rect)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    frame_box(frame, rect, (BoxLook){palette->soft, palette->soft, 0, theme->radius_px * 2 / 3});
    Rect line = rect_cut_bottom(&rect, theme->border_px * 2);
    frame_rule(frame, rect_inset(line, theme->radius_px / 2, 0), palette->accent);
}

static Sign sign_of(const View *view, const Tabs *tabs, const Target *target, int tab)
{
    const Palette *palette = view->theme.palette;
    Color ink = target->selected ? palette->text : palette->dim;
    return (Sign){.word = target->label,
                  .icon = faces[tab].icon,
                  .style = style_colored(target->selected ? style_strong(tabs->style) : tabs->style, ink),
                  .ground = target->selected ? palette->soft : palette->surface};
}

static void draw_tab(View *view, Frame *frame, const Sign *sign, const Target *target)
{
    if (target->selected)
        draw_ground(view, frame, target->rect);
    sign_draw(view, frame, sign, target->rect);
    frame_target(frame, target);
}

// The first tab of the page after that one.
static int first_after(const Tabs *tabs, int page)
{
    int next = (page + 1) % tabs->page_count;
    for (int i = 0; i < tabs->count; i++)
        if (tabs->cells[i].page == next)
            return tabs->cells[i].tab;
    return tabs->cells[0].tab;
}

// The cells of one row, the way to the others at the end of the last.
typedef struct TabRow {
    const Tabs *tabs;
    TabCell cells[TAB_COUNT + 1];
    int count, used_px; // with a gap behind each
} TabRow;

static void add_cell(const View *view, TabRow *row, TabCell cell)
{
    row->cells[row->count++] = cell;
    row->used_px += cell.width_px + view->theme.gap_px;
}

static TabRow list_row(const View *view, const Tabs *tabs, int page, int number)
{
    TabRow row = {.tabs = tabs};
    for (int i = 0; i < tabs->count; i++)
        if (tabs->cells[i].page == page && tabs->cells[i].row == number)
            add_cell(view, &row, tabs->cells[i]);
    if (tabs->more_px && number + 1 == tabs->row_count)
        add_cell(view, &row, (TabCell){.tab = TAB_COUNT, .page = page, .width_px = tabs->more_px});
    return row;
}

static Target target_of(const View *view, const TabRow *row, const TabCell *cell)
{
    bool is_more = cell->tab == TAB_COUNT;
    return (Target){.label = word_of(view, cell->tab),
                    .role = ROLE_TAB,
                    .action = {.kind = ACTION_TAB, .index = is_more ? first_after(row->tabs, cell->page) : cell->tab},
                    .radius_px = view->theme.radius_px * 2 / 3,
                    .enabled = true,
                    .selected = cell->tab == row->tabs->open};
}

// What is left of the room is shared out.
static void draw_row(View *view, Frame *frame, const TabRow *row, Rect room)
{
    int gap = view->theme.gap_px, left_px = room.w + gap - row->used_px, x = room.x;
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    if (row->count == 1 && row->cells[0].tab == TAB_COUNT) { // it stays at the end
        x += left_px;
        left_px = 0;
    }
    for (int i = 0; i < row->count; i++) {
        Rect rect = {x, room.y, row->cells[i].width_px + (left_px > 0 ? left_px / row->count : 0),
                     view->theme.target_px};
        Target target = target_of(view, row, &row->cells[i]);
        target.rect = view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
        Sign sign = sign_of(view, row->tabs, &target, row->cells[i].tab);
        draw_tab(view, frame, &sign, &target);
        x += rect.w + gap;
    }
}

void tabs_draw(View *view, Frame *frame, const Tabs *tabs, Rect room)
{
    assert(tabs->open >= 0 && tabs->open < TAB_COUNT);
    int page = 0;
    for (int i = 0; i < tabs->count; i++)
        page = tabs->cells[i].tab == tabs->open ? tabs->cells[i].page : page;
    for (int i = 0; i < tabs->row_count; i++) {
        TabRow row = list_row(view, tabs, page, i);
        draw_row(view, frame, &row, room);
        rect_cut_top(&room, view->theme.target_px + view->theme.gap_px);
    }
}
