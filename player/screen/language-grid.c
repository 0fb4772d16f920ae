#include "screen/language-grid.h"

#include <assert.h>

#include "book/phrases.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static bool is_present(const View *view, const Language *language)
{
    return text_equal(language->code, view->book->language);
}

int language_grid_count(const View *view, bool has_all)
{
    int count = 0;
    for (int i = 0; i < view->book->language_count; i++)
        count += has_all || !is_present(view, &view->book->languages[i]);
    return count;
}

static const Language *language_at(const View *view, bool has_all, int at)
{
    const Language *language = view->book->languages;
    for (int before = at;; language++)
        if ((has_all || !is_present(view, language)) && before-- == 0)
            return language;
}

static Tile language_tile(const View *view, const LanguageGrid *grid, int at)
{
    const Language *language = language_at(view, grid->has_all, at);
    return (Tile){.label = language->name,
                  .note = language->draft,
                  .name = language->label,
                  .language = language->code,
                  .style = grid->style,
                  .is_chosen = is_present(view, language),
                  .action = {.kind = ACTION_BEGIN, .id = id_of(language->code)}};
}

static Tile more_tile(const View *view, const LanguageGrid *grid)
{
    return (Tile){.label = view_phrase(view, PHRASE_LANGUAGES),
                  .icon = ICON_LANGUAGE,
                  .style = grid->style,
                  .action = {.kind = ACTION_OPEN, .id = id_of(TEXT("languages"))}};
}

// ---- how many at once

static Size cell_size(View *view, const LanguageGrid *grid, int count)
{
    Tile more = more_tile(view, grid);
    Size cell = {grid->has_more ? tile_width_px(view, &more) : 0, tile_height_px(view, &more)};
    for (int i = 0; i < count; i++) {
        Tile tile = language_tile(view, grid, i);
        cell.w = larger(cell.w, tile_width_px(view, &tile));
        cell.h = larger(cell.h, tile_height_px(view, &tile));
    }
    return cell;
}

// As few columns as those rows allow, so that each row is full or nearly so.
static void spread(LanguageGrid *grid, int columns_most, int places)
{
    assert(columns_most > 0 && places > 0);
    grid->rows = (places + columns_most - 1) / columns_most;
    grid->columns = (places + grid->rows - 1) / grid->rows;
}

static LanguageGrid make_grid(View *view, const LanguageGridSpec *spec, int rung, bool has_more)
{
    int count = language_grid_count(view, spec->has_all), gap = view->theme.gap_px;
    LanguageGrid grid = {
        .rung = rung, .style = style_closer(spec->ladder[rung], 1.3), .has_all = spec->has_all, .has_more = has_more};
    grid.cell = cell_size(view, &grid, count);
    int columns = larger(1, (spec->room.w + gap) / (grid.cell.w + gap));
    int rows = larger(1, smaller(spec->rows_most, (spec->room.h + gap) / (grid.cell.h + gap)));
    grid.is_cut = grid.cell.w > spec->room.w;
    grid.cell.w = smaller(grid.cell.w, spec->room.w);
    int places = smaller(columns * rows, spec->places_most);
    grid.shown = smaller(count, has_more ? places - 1 : places);
    spread(&grid, columns, larger(1, grid.shown + has_more));
    return grid;
}

static bool has_room(const LanguageGrid *grid, const LanguageGridSpec *spec)
{
    return grid->cell.h <= spec->room.h && !grid->is_cut;
}

LanguageGrid language_grid_fit(View *view, const LanguageGridSpec *spec)
{
    assert(spec->rows_most > 0 && spec->places_most > 0 && spec->ladder_count > 0);
    int count = language_grid_count(view, spec->has_all);
    LanguageGrid most = {.has_all = spec->has_all};
    if (!count)
        return most;
    for (int rung = 0; rung < spec->ladder_count; rung++) {
        LanguageGrid grid = make_grid(view, spec, rung, false);
        if (grid.shown == count && has_room(&grid, spec))
            return grid;
    }
    for (int rung = 0; rung < spec->ladder_count; rung++) {
        LanguageGrid grid = make_grid(view, spec, rung, !spec->is_paged);
        if (rung == 0 || grid.shown > most.shown || !has_room(&most, spec))
            most = grid;
    }
    return most;
}

Size language_grid_size(const View *view, const LanguageGrid *grid)
{
    int gap = view->theme.gap_px;
    if (!grid->rows)
        return (Size){0};
    return (Size){grid->columns * (grid->cell.w + gap) - gap, grid->rows * (grid->cell.h + gap) - gap};
}

// A length of so many in a row, made longer.
static int stretched(int px, int count, int room_px, int gap_px)
{
    int room = (room_px + gap_px) / count - gap_px;
    return larger(px, smaller(room, px * 3 / 2));
}

void language_grid_stretch(const View *view, LanguageGrid *grid, Size room)
{
    int gap = view->theme.gap_px;
    if (!grid->rows)
        return;
    grid->cell.w = stretched(grid->cell.w, grid->columns, room.w, gap);
    grid->cell.h = stretched(grid->cell.h, grid->rows, room.h, gap);
}

// ---- drawing

static Rect place_rect(const View *view, const LanguageGrid *grid, Rect all, int place)
{
    int gap = view->theme.gap_px;
    Rect rect = {all.x + place % grid->columns * (grid->cell.w + gap),
                 all.y + place / grid->columns * (grid->cell.h + gap), grid->cell.w, grid->cell.h};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, all) : rect;
}

void language_grid_draw(View *view, Frame *frame, const LanguageGrid *grid, Rect room)
{
    int count = language_grid_count(view, grid->has_all);
    Size size = language_grid_size(view, grid);
    Rect all = {room.x + (room.w - size.w) / 2, room.y, size.w, size.h};
    for (int i = 0; i < grid->shown && grid->first + i < count; i++) {
        Tile tile = language_tile(view, grid, grid->first + i);
        tile_draw(view, frame, &tile, place_rect(view, grid, all, i));
    }
    Tile more = more_tile(view, grid);
    if (grid->has_more)
        tile_draw(view, frame, &more, place_rect(view, grid, all, grid->shown));
}
