// Languages: all languages of the library as tiles, where Attract has no room for all of them; page by page with Next.
// A touch on one begins in it.
#include <assert.h>

#include "book/phrases.h"
#include "screen/language-grid.h"
#include "screen/poster.h"
#include "screen/words.h"

typedef struct LanguagesState {
    int first; // of the languages on the page
} LanguagesState;
SCREEN_STATE(LanguagesState);

// Everything measured.
typedef struct LanguagesPage {
    Paragraph title;
    int globe_px;
    Rect head, ways, turns, room; // ways: of Back; turns: of Previous and Next
    Tile back, code, previous, next;
    bool has_code; // where its words have room; Find leads there too
    LanguageGrid grid;
} LanguagesPage;

static int larger(int a, int b)
{
    return a > b ? a : b;
}

// Of the title and the keys: as on the screens of a visit, but never so large that the languages lose their room.
static Theme head_theme(const View *view)
{
    int step = view->theme.preferences.text_step;
    return poster_theme(view, poster_size(step < TEXT_STEP_AFAR ? step : TEXT_STEP_AFAR));
}

static Tile key_tile(const View *view, PhraseId words, ActionKind action, TextStyle style)
{
    static const Icon icons[ACTION_COUNT] = {
        [ACTION_BACK] = ICON_BACK, [ACTION_PREVIOUS] = ICON_PREVIOUS, [ACTION_NEXT] = ICON_NEXT};
    return (Tile){
        .label = view_phrase(view, (int)words), .icon = icons[action], .style = style, .action = {.kind = action}};
}

static void set_head(View *view, LanguagesPage *page)
{
    int gap = view->theme.gap_px;
    Theme theme = head_theme(view);
    WordsStyle style = {theme.title, theme.palette->ground};
    page->globe_px = theme.title.font.size_px * 5 / 4;
    page->title = words_set(view, view_phrase(view, PHRASE_LANGUAGES), style, page->room.w - page->globe_px - gap);
    page->head = rect_cut_top(&page->room, larger(paragraph_height_px(&page->title), page->globe_px));
    rect_cut_top(&page->room, gap);
}

// Whoever noted a code goes to where it is typed.
static Tile code_tile(const View *view, TextStyle style)
{
    return (Tile){.label = view_phrase(view, PHRASE_CODE_HAVE),
                  .style = style,
                  .action = {.kind = ACTION_BEGIN, .block = id_of(TEXT("code-entry"))}};
}

// Of Back, and the code beside it where there are codes.
static int ways_px(View *view, const LanguagesPage *page)
{
    int code_px = page->has_code ? view->theme.gap_px + tile_width_px(view, &page->code) : 0;
    return tile_width_px(view, &page->back) + code_px;
}

static int turns_px(View *view, const LanguagesPage *page)
{
    return tile_width_px(view, &page->previous) + view->theme.gap_px + tile_width_px(view, &page->next);
}

static int keys_px(View *view, const LanguagesPage *page)
{
    return ways_px(view, page) + 2 * view->theme.gap_px + turns_px(view, page);
}

static int wider_px(View *view, const LanguagesPage *page)
{
    return larger(ways_px(view, page), turns_px(view, page));
}

enum { LITTLE_SMALLER = 2, MUCH_SMALLER = 5 }; // how far down the sizes of words go

// As large as they have room beside each other, in one row or two. False: they have none.
static bool letter_keys(View *view, LanguagesPage *page, int rows, int sizes)
{
    static const double parts[MUCH_SMALLER] = {1, 0.85, 0.72, 0.6, 0.5};
    int (*row_px)(View * view, const LanguagesPage *page) = rows == 1 ? keys_px : wider_px;
    TextStyle label = head_theme(view).label;
    for (int i = 0; i < sizes; i++) {
        TextStyle style = style_larger(label, parts[i]);
        page->back = key_tile(view, PHRASE_BACK, ACTION_BACK, style);
        page->code = code_tile(view, style);
        page->previous = key_tile(view, PHRASE_PREVIOUS, ACTION_PREVIOUS, style);
        page->next = key_tile(view, PHRASE_NEXT, ACTION_NEXT, style);
        if (row_px(view, page) <= page->room.w)
            return true;
    }
    return false;
}

// The keys stand in one row, which leaves the languages most room; on narrow glass those that turn have their own.
static void set_keys(View *view, LanguagesPage *page)
{
    int gap = view->theme.gap_px;
    page->has_code = view->setting->offers_code;
    bool is_one_row = page->has_code && letter_keys(view, page, 1, LITTLE_SMALLER);
    page->has_code = is_one_row || (page->has_code && letter_keys(view, page, 2, LITTLE_SMALLER));
    if (!page->has_code)
        is_one_row = letter_keys(view, page, 1, MUCH_SMALLER);
    if (!page->has_code && !is_one_row)
        letter_keys(view, page, 2, MUCH_SMALLER);
    int height = tile_height_px(view, &page->back);
    page->turns = page->ways = rect_cut_bottom(&page->room, height);
    rect_cut_bottom(&page->room, gap);
    if (!is_one_row) {
        page->ways = rect_cut_bottom(&page->room, height);
        rect_cut_bottom(&page->room, gap);
    }
    rect_cut_bottom(&page->room, gap);
}

// In words as large as the glass has room for, down to those that all can read.
static void set_grid(View *view, LanguagesPage *page)
{
    TextStyle ladder[POSTER_SIZES];
    int count = language_grid_count(view, true), rungs = 0;
    for (int size = poster_first(view); size <= poster_size(TEXT_STEP_LEAST); size++)
        ladder[rungs++] = poster_theme(view, size).body;
    Size room = {page->room.w, page->room.h};
    page->grid = language_grid_fit(view, &(LanguageGridSpec){.room = room,
                                                             .rows_most = count,
                                                             .places_most = count,
                                                             .has_all = true,
                                                             .is_paged = true,
                                                             .ladder = ladder,
                                                             .ladder_count = rungs});
    language_grid_stretch(view, &page->grid, room);
    assert(page->grid.shown > 0);
}

static LanguagesPage set_page(View *view)
{
    const Theme *theme = &view->theme;
    LanguagesPage page = {0};
    page.room = rect_inset((Rect){0, 0, theme->glass.width_px, theme->glass.height_px}, theme->edge_px, theme->edge_px);
    set_head(view, &page);
    set_keys(view, &page);
    set_grid(view, &page);
    return page;
}

// ---- drawing

static Rect mirrored(const View *view, Rect rect, Rect within)
{
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, within) : rect;
}

static void draw_head(View *view, Frame *frame, const LanguagesPage *page)
{
    Rect rest = page->head, square = rect_cut_left(&rest, page->globe_px);
    rect_cut_left(&rest, view->theme.gap_px);
    Rect globe = rect_center(mirrored(view, square, page->head), (Size){page->globe_px, page->globe_px});
    frame_icon(frame, globe, ICON_LANGUAGE, view->theme.palette->accent);
    rest = mirrored(view, rest, page->head);
    rest.y += (rest.h - paragraph_height_px(&page->title)) / 2;
    words_draw(view, frame, &page->title, rest);
}

// Back and the code at the start; Previous and Next at the end, where there are pages.
static void draw_keys(View *view, Frame *frame, const LanguagesPage *page)
{
    Rect ways = page->ways, turns = page->turns, back = rect_cut_left(&ways, tile_width_px(view, &page->back));
    rect_cut_left(&ways, view->theme.gap_px);
    Rect code = rect_cut_left(&ways, tile_width_px(view, &page->code));
    Rect next = rect_cut_right(&turns, tile_width_px(view, &page->next));
    rect_cut_right(&turns, view->theme.gap_px);
    Rect previous = rect_cut_right(&turns, tile_width_px(view, &page->previous));
    tile_draw(view, frame, &page->back, mirrored(view, back, page->ways));
    if (page->has_code)
        tile_draw(view, frame, &page->code, mirrored(view, code, page->ways));
    if (frame->page > 1)
        tile_draw(view, frame, &page->previous, mirrored(view, previous, page->turns));
    if (frame->page < frame->page_count)
        tile_draw(view, frame, &page->next, mirrored(view, next, page->turns));
}

// At the edge where the title begins.
static void draw_grid(View *view, Frame *frame, const LanguagesPage *page)
{
    Rect rest = page->room, at = rect_cut_left(&rest, language_grid_size(view, &page->grid).w);
    language_grid_draw(view, frame, &page->grid, mirrored(view, at, page->room));
}

static void draw_languages(View *view, const void *state, Frame *frame)
{
    LanguagesPage page = set_page(view);
    int shown = page.grid.shown, first = ((const LanguagesState *)state)->first / shown * shown;
    page.grid.first = first;
    frame->page = first / shown + 1;
    frame->page_count = (language_grid_count(view, true) + shown - 1) / shown;
    draw_head(view, frame, &page);
    draw_grid(view, frame, &page);
    draw_keys(view, frame, &page);
}

static bool turn_languages(View *view, void *state, Action *action)
{
    if (action->kind != ACTION_NEXT && action->kind != ACTION_PREVIOUS)
        return false;
    LanguagesState *languages = state;
    int shown = set_page(view).grid.shown, first = languages->first / shown * shown;
    first += action->kind == ACTION_NEXT ? shown : -shown;
    if (first >= 0 && first < language_grid_count(view, true))
        languages->first = first;
    return true;
}

const ScreenKind languages_screen = {.name = "languages", .draw = draw_languages, .perform = turn_languages};
