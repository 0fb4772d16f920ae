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
    [TAB_CODE] = {PHRASE_CODE, ICON_CODE},
    [TAB_COUNT] = {PHRASE_TAB_OTHERS, ICON_NEXT}, // the way to the others
};

static Text word_of(const View *view, int tab)
{
    return view_phrase(view, (int)faces[tab].phrase);
}

// ---- fitting

static int air_px(const View *view)
{
    return view->theme.gap_px / 4;
}

// The way to the others may stand on two lines.
static bool has_room(View *view, const Tabs *tabs, int tab, int width_px)
{
    Sign sign = {.word = word_of(view, tab), .style = style_strong(tabs->style)};
    if (tab == TAB_COUNT)
        return sign_fits(view, &sign, (Size){width_px, view->theme.target_px});
    return sign_width_px(view, &sign) <= width_px;
}

// Whether all have room in so many columns; the way to the others too, where there is one.
static bool have_room(View *view, const Tabs *tabs, int columns, bool has_others)
{
    int gap = view->theme.gap_px, cell_px = (tabs->spec.width_px + gap) / columns - gap;
    bool have = cell_px >= view->theme.target_px;
    for (int i = 0; have && i < tabs->count; i++)
        have = has_room(view, tabs, tabs->tabs[i], cell_px - air_px(view));
    return have && (!has_others || has_room(view, tabs, TAB_COUNT, cell_px - air_px(view)));
}

static int part_of(int count, int parts)
{
    return (count + parts - 1) / parts;
}

// How many stand on one page.
static int on_page(const Tabs *tabs)
{
    return tabs->page_count > 1 ? tabs->columns * tabs->row_count - 1 : tabs->count;
}

// On as few pages as the columns allow, and then in as few columns.
static bool try_pages(View *view, Tabs *tabs, int columns)
{
    enum { FEWEST = 3 };
    int rows = tabs->row_count, most = columns * rows - 1;
    if (most < FEWEST || !have_room(view, tabs, columns, true))
        return false;
    tabs->page_count = part_of(tabs->count, most);
    tabs->columns = part_of(part_of(tabs->count, tabs->page_count) + 1, rows);
    return true;
}

bool tabs_fit(View *view, const TabsSpec *spec, Tabs *tabs)
{
    assert(spec->width_px > 0 && (spec->row_count == 1 || spec->row_count == 2));
    *tabs = (Tabs){.spec = *spec,
                   .row_count = spec->row_count,
                   .page_count = 1,
                   .style = choices_small_style(view, spec->text_step)};
    for (int tab = 0; tab < TAB_COUNT; tab++)
        if (choices_are_shown(view, tab))
            tabs->tabs[tabs->count++] = tab;
    tabs->columns = part_of(tabs->count, spec->row_count);
    if (have_room(view, tabs, tabs->columns, false))
        return true;
    for (int columns = tabs->columns; columns > 0 && !spec->is_complete; columns--)
        if (try_pages(view, tabs, columns))
            return true;
    tabs->columns = 3 - tabs->row_count; // one at a time
    tabs->page_count = tabs->count;
    return false;
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

// One cell of the page that is shown.
typedef struct TabCell {
    int tab; // TAB_COUNT: the way to the others
    int row, column;
} TabCell;

static TabCell cell_of(const Tabs *tabs, int tab, int place)
{
    return (TabCell){tab, place / tabs->columns, place % tabs->columns};
}

static Target target_of(const View *view, const Tabs *tabs, const TabCell *cell, int others)
{
    return (Target){.label = word_of(view, cell->tab),
                    .role = ROLE_TAB,
                    .action = {.kind = ACTION_TAB, .index = cell->tab == TAB_COUNT ? others : cell->tab},
                    .radius_px = view->theme.radius_px * 2 / 3,
                    .enabled = true,
                    .selected = cell->tab == tabs->open};
}

// The columns share all of the room: what is left over goes to the gaps between them.
static Rect cell_rect(const View *view, const Tabs *tabs, const TabCell *cell, Rect room)
{
    int gap = view->theme.gap_px, height = view->theme.target_px, width = (room.w + gap) / tabs->columns - gap;
    int more = tabs->columns > 1 ? (room.w - width) * cell->column / (tabs->columns - 1) : 0;
    Rect rect = {room.x + more, room.y + cell->row * (height + gap), width, height};
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
}

void tabs_draw(View *view, Frame *frame, const Tabs *tabs, Rect room)
{
    assert(tabs->open >= 0 && tabs->open < TAB_COUNT);
    int a_page = on_page(tabs), first = 0;
    for (int i = 0; i < tabs->count; i++)
        first = tabs->tabs[i] == tabs->open ? i / a_page * a_page : first;
    int next = first + a_page < tabs->count ? first + a_page : 0;
    for (int i = 0; i <= a_page; i++) {
        bool is_way = i == a_page;
        if (is_way ? tabs->page_count == 1 : first + i >= tabs->count)
            continue;
        TabCell cell = cell_of(tabs, is_way ? TAB_COUNT : tabs->tabs[first + i], i);
        Target target = target_of(view, tabs, &cell, tabs->tabs[next]);
        target.rect = cell_rect(view, tabs, &cell, room);
        Sign sign = sign_of(view, tabs, &target, cell.tab);
        draw_tab(view, frame, &sign, &target);
    }
}
