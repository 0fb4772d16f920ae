#include "screen/bars.h"

#include <assert.h>

#include "screen/page-progress.h"
#include "screen/words.h"

enum { TOP, BOTTOM };

// What leads out of a page, or away from it.
enum {
    CELLS_LEADING =
        CELL_BACK | CELL_CONTENTS | CELL_STOP | CELL_HOME | CELL_SUPPORT | CELL_HIDE | CELL_ABOUT | CELL_FINISH
};

static int bar_px(const Theme *theme)
{
    return theme->bar_edge_px + theme->target_px;
}

bool bars_are_one(const View *view)
{
    return bar_plan(view)->rows == 1;
}

static Rect window_rect(const View *view)
{
    return (Rect){0, 0, view->theme.glass.width_px, view->theme.glass.height_px};
}

// The strip of a row's buttons.
static Rect row_strip(const View *view, int row)
{
    const Theme *theme = &view->theme;
    int height = theme->target_px, y = theme->glass.height_px - bar_px(theme);
    if (row + 1 < bar_plan(view)->rows)
        y = theme->preferences.is_low ? y - theme->gap_px - height : theme->bar_edge_px;
    return (Rect){theme->edge_px, y, theme->glass.width_px - 2 * theme->edge_px, height};
}

// ---- the room between

static Rect room_between(const View *view)
{
    const Theme *theme = &view->theme;
    Rect room = window_rect(view);
    rect_cut_bottom(&room, bar_px(theme));
    if (theme->preferences.is_low && !bars_are_one(view))
        rect_cut_bottom(&room, theme->target_px + theme->gap_px);
    else if (!bars_are_one(view))
        rect_cut_top(&room, bar_px(theme));
    return room;
}

// The place as it stands in the corner: one line, set close. It is short, and climbs less than sentences do.
static TextStyle corner_style(const View *view)
{
    TextStyle style = style_colored(bar_plan(view)->place, view->theme.palette->dim);
    style.reach.ascent = style.reach.ascent * 2 / 3;
    return style_closer(style, 1.2);
}

// Where the place stands: from the end of the room's lines, and from the upper edge of the glass.
static Size place_corner(const View *view)
{
    const Theme *theme = &view->theme;
    if (!bars_are_one(view))
        return (Size){0};
    TextStyle style = corner_style(view);
    int width = page_progress_words_px((View *)view, style);
    return (Size){width + theme->gap_px, theme->bar_edge_px / 2 + style.leading_px + theme->gap_px / 3};
}

static Rect room_below(const View *view, int corner_px)
{
    const Theme *theme = &view->theme;
    Rect room = room_between(view);
    rect_cut_bottom(&room, bar_plan(view)->info_px + theme->gap_px);
    bool has_bar_above = !bars_are_one(view) && !theme->preferences.is_low;
    int above = has_bar_above || corner_px > theme->gap_px ? theme->gap_px : theme->edge_px;
    rect_cut_top(&room, corner_px > above ? corner_px : above);
    return rect_inset(room, theme->edge_px, 0);
}

Rect bars_room(const View *view)
{
    return room_below(view, place_corner(view).h);
}

Size bars_corner(const View *view)
{
    Size corner = place_corner(view);
    corner.h = room_below(view, corner.h).y - view->theme.bar_edge_px;
    return corner.w && corner.h > 0 ? corner : (Size){0, 0};
}

Rect bars_page(const View *view)
{
    Rect page = bars_room(view);
    int corner_px = bars_corner(view).h;
    return (Rect){page.x, page.y - corner_px, page.w, page.h + corner_px};
}

Rect bars_whole(const View *view)
{
    Rect page = bars_page(view);
    page.h += bar_plan(view)->info_px;
    return page;
}

Rect bars_lower_strip(const View *view)
{
    return bars_are_one(view) ? (Rect){0} : row_strip(view, BOTTOM);
}

// ---- buttons

static Rect mirrored(const View *view, Rect rect)
{
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, window_rect(view)) : rect;
}

// Where the button of a row's column stands: those of the first half from the start of the row, the others from its
// end.
static Rect button_rect(const View *view, int row, int column)
{
    const BarPlan *plan = bar_plan(view);
    const int *widths = plan->cell_px[row];
    Rect strip = row_strip(view, row), rect = {0};
    bool is_at_end = column >= plan->columns / 2;
    Rect (*cut)(Rect *, int) = is_at_end ? rect_cut_right : rect_cut_left;
    for (int i = is_at_end ? plan->columns - 1 : 0; is_at_end ? i >= column : i <= column; i += is_at_end ? -1 : 1) {
        rect = cut(&strip, widths[i]);
        cut(&strip, view->theme.gap_px);
    }
    return mirrored(view, rect);
}

// What is left in the middle of a row, between the halves.
static Rect middle_of(const View *view, int row)
{
    const BarPlan *plan = bar_plan(view);
    int gap = view->theme.gap_px;
    Rect start = mirrored(view, button_rect(view, row, plan->columns / 2 - 1));
    Rect end = mirrored(view, button_rect(view, row, plan->columns / 2));
    int x = start.x + start.w + gap;
    return mirrored(view, (Rect){x, start.y, end.x - gap - x, start.h});
}

typedef struct BarSpot {
    int row, column;
} BarSpot;

static void draw_button(View *view, Frame *frame, unsigned cells, BarSpot at)
{
    const BarPlan *plan = bar_plan(view);
    const BarStand *stand = bar_plan_stand(plan, cells, at.row, at.column);
    if (!stand)
        return;
    BarButton button = {
        .kind = &stand->kind, .lettering = plan->lettering, .rect = button_rect(view, at.row, at.column)};
    if (stand->cell == CELL_MORE)
        button.value = (int)bar_plan_beyond(plan, cells);
    bar_button_draw(view, frame, &button);
}

// The title is met where it stands, between the two halves of its row.
static void draw_title(View *view, Frame *frame, Text title, Text language)
{
    const Theme *theme = &view->theme;
    Rect middle = middle_of(view, TOP);
    TextStyle style = style_colored(theme->label, theme->palette->dim);
    if (!title.size || style.leading_px > middle.h || words_width_px(view, title, style) > middle.w)
        return;
    style.language = language;
    Paragraph words = words_set(view, title, (WordsStyle){style, theme->palette->ground}, middle.w);
    middle.y += (middle.h - paragraph_height_px(&words)) / 2;
    words_draw_centered(view, frame, &words, middle);
}

// Of one bar: what leads out and away comes before the page, what turns it after it.
static void draw_part(View *view, Frame *frame, unsigned cells, unsigned part)
{
    const BarPlan *plan = bar_plan(view);
    for (int column = 0; column < plan->columns; column++) {
        const BarStand *stand = bar_plan_stand(plan, cells, 0, column);
        if (stand && stand->cell & part)
            draw_button(view, frame, cells, (BarSpot){0, column});
    }
}

// The lower bar stays beneath a sheet that leaves it in use, and where Hide is in it or next to it.
static bool keeps_bar(const View *view)
{
    return bars_are_one(view) || view->theme.preferences.is_low || (view->sheet && view->sheet->leaves_turns);
}

static Rect sheet_room(const View *view)
{
    Rect room = room_between(view);
    const Theme *theme = &view->theme;
    if (keeps_bar(view))
        rect_cut_bottom(&room, theme->gap_px);
    else
        room.h = theme->glass.height_px - room.y;
    if (room.y == 0) // what stands at its head keeps from the edge of the glass
        rect_cut_top(&room, theme->edge_px - theme->gap_px);
    else if (!theme->preferences.is_low)
        rect_cut_top(&room, theme->gap_px);
    return room;
}

Rect bars_sheet(const View *view, int height_px)
{
    assert(height_px >= 0);
    Rect room = sheet_room(view);
    return rect_cut_bottom(&room, height_px);
}

int bars_sheet_most_px(const View *view)
{
    return sheet_room(view).h;
}

bool bars_hold_done(const View *view)
{
    return view->sheet && keeps_bar(view) && !view->sheet->leaves_turns;
}

// Whatever has words for visitors can be listened to where their language has a voice; while it is, the keys over the
// page are for that, and a sheet of words has a key of its own. A page that stays as it is beneath a sheet is not
// turned.
static unsigned cells_of(const View *view, const Bars *bars)
{
    unsigned cells = bars->cells;
    bool has_words = cells & CELL_HIDE && !view->staff && !bars->leaves_lower;
    bool has_own = view->sheet && view->sheet->has_words && keeps_bar(view);
    bool is_heard = has_own || (view->sheet && view->sheet->opened_by == ACTION_LISTEN);
    if (has_words && !is_heard && view_speaks(view, bars->title_language))
        cells |= CELL_LISTEN;
    if (cells & CELL_HIDE && view->theme.preferences.is_spoken && view_has_voice(view))
        cells |= CELLS_SPEECH;
    if (bar_plan_beyond(bar_plan(view), cells))
        cells |= CELL_MORE;
    return bars_hold_done(view) ? (cells & ~(unsigned)(CELL_PREVIOUS | CELL_NEXT)) | CELL_DONE : cells;
}

void bars_draw_upper(View *view, Frame *frame, const Bars *bars)
{
    assert(bars->cells < CELLS_END);
    const BarPlan *plan = bar_plan(view);
    unsigned cells = cells_of(view, bars);
    if (plan->rows == 1) {
        draw_part(view, frame, cells, CELLS_LEADING);
        return;
    }
    for (int column = 0; column < plan->columns; column++) {
        if (column == plan->columns / 2 && plan->lettering.mode == MODE_BESIDE)
            draw_title(view, frame, bars->news.size ? bars->news : bars->title,
                       bars->news.size ? TEXT("") : bars->title_language);
        draw_button(view, frame, cells, (BarSpot){TOP, column});
    }
}

// ---- the place

// The strip between the page and the lower bar, where the row itself has no room.
static Rect info_strip(View *view)
{
    Rect room = room_between(view);
    rect_cut_bottom(&room, view->theme.gap_px);
    return rect_inset(rect_cut_bottom(&room, bar_plan(view)->info_px), view->theme.edge_px, 0);
}

// In place of the place, where the upper row has no room for a title.
static void draw_news(View *view, Frame *frame, Text news, const ProgressRoom *room)
{
    WordsStyle style = {style_colored(room->style, view->theme.palette->dim), view->theme.palette->ground};
    Paragraph words = words_set(view, news, style, room->rect.w);
    words_draw_centered(view, frame, &words, room->rect);
}

static void draw_corner(View *view, Frame *frame, const Bars *bars)
{
    Text place = bars->news.size ? bars->news : page_progress_words(view, bars);
    if (!place.size || bars->is_place_told)
        return;
    TextStyle style = corner_style(view);
    int width = words_width_px(view, place, style), x = view->theme.glass.width_px - view->theme.edge_px - width;
    Paragraph words = words_set(view, place, (WordsStyle){style, view->theme.palette->ground}, width + 1);
    int y = view->theme.bar_edge_px * 3 / 8; // a little higher than in the middle: tails reach below its close line
    words_draw(view, frame, &words, mirrored(view, (Rect){x, y, width, style.leading_px}));
}

void bars_draw_lower(View *view, Frame *frame, const Bars *bars)
{
    assert(bars->cells < CELLS_END);
    const BarPlan *plan = bar_plan(view);
    unsigned cells = cells_of(view, bars);
    if (bars->leaves_lower && plan->rows > 1)
        return;
    if (plan->rows == 1) {
        if (!bars->leaves_lower)
            draw_corner(view, frame, bars);
        draw_part(view, frame, cells, ~(unsigned)CELLS_LEADING);
        return;
    }
    for (int column = 0; column < plan->columns; column++)
        draw_button(view, frame, cells, (BarSpot){BOTTOM, column});
    ProgressRoom room = {plan->info_px ? info_strip(view) : middle_of(view, BOTTOM), plan->place};
    if (bars->news.size && plan->lettering.mode != MODE_BESIDE)
        draw_news(view, frame, bars->news, &room);
    else
        page_progress_draw(view, frame, bars, &room);
}
