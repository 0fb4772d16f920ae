// Attract: what stands on the glass between visits: a calm drawing, the library's quiet title, one line of promise, a
// filled "Touch to begin", and the names of the other languages, all at once. Nothing changes by itself. The glass
// above the names counts as touched: it begins in the library's first language, and each name begins in its own.
#include <assert.h>

#include "book/phrases.h"
#include "screen/attract-layout.h"
#include "screen/words.h"

typedef struct AttractPen {
    View *view;
    Frame *frame;
    const Attract *attract;
} AttractPen;

static void draw_button(const AttractPen *pen, Rect rect)
{
    const Attract *attract = pen->attract;
    Tile begin = attract->begin;
    begin.reach = (Rect){0, 0, pen->view->theme.glass.width_px, pen->view->theme.glass.height_px};
    if (attract->grid.rows)
        begin.reach.h = attract->grid_room.y - pen->view->theme.gap_px;
    tile_draw(pen->view, pen->frame, &begin, rect);
}

// The title and its promise, from that top left corner or in the middle of the room.
static void draw_title(const AttractPen *pen, Rect at)
{
    const Attract *attract = pen->attract;
    bool is_centered = attract->form == ATTRACT_PLAIN || attract->form == ATTRACT_ABOVE;
    void (*draw)(View *, Frame *, const Paragraph *, Rect) = is_centered ? words_draw_centered : words_draw;
    const Paragraph *parts[] = {&attract->title, attract->has_promise ? &attract->promise : NULL};
    for (int i = 0; i < 2 && parts[i]; i++) {
        Rect line = {at.x, at.y, parts[i]->width_px, paragraph_height_px(parts[i])};
        line.x = is_centered ? at.x + (at.w - line.w) / 2 : line.x;
        draw(pen->view, pen->frame, parts[i], is_centered ? line : attract_mirrored(pen->view, line, attract->room));
        at.y += line.h + attract_close_px(attract);
    }
}

static void draw_picture(const AttractPen *pen, Rect within)
{
    const Attract *attract = pen->attract;
    if (attract->picture.w > 0)
        frame_picture(pen->frame, rect_center(within, attract->picture),
                      &(PictureLook){.path = pen->view->book->picture});
}

static void draw_beside(const AttractPen *pen)
{
    const Attract *attract = pen->attract;
    Rect room = attract->room, words = rect_center(room, (Size){room.w, attract_stack_px(pen->view, attract)});
    draw_title(pen, words);
    Rect button = {words.x, words.y + words.h - attract->button.h, attract->button.w, attract->button.h};
    draw_button(pen, attract_mirrored(pen->view, button, attract->room));
    Rect within = rect_cut_right(&room, attract->picture.w);
    draw_picture(pen, attract_mirrored(pen->view, within, attract->room));
}

static void draw_row(const AttractPen *pen)
{
    const Attract *attract = pen->attract;
    Rect room = attract->room, words = rect_center(room, (Size){room.w, attract_title_px(attract)});
    draw_title(pen, words);
    Rect button = rect_center(rect_cut_right(&room, attract->button.w), attract->button);
    draw_button(pen, attract_mirrored(pen->view, button, attract->room));
}

// The drawing, where there is one, above the words.
static void draw_stack(const AttractPen *pen)
{
    const Attract *attract = pen->attract;
    int apart = attract->picture.h ? attract_apart_px(pen->view, attract) : 0;
    int height = attract->picture.h + apart + attract_stack_px(pen->view, attract);
    Rect all = rect_center(attract->room, (Size){attract->room.w, height});
    draw_picture(pen, rect_cut_top(&all, attract->picture.h));
    rect_cut_top(&all, apart);
    draw_title(pen, all);
    draw_button(pen, rect_center(rect_cut_bottom(&all, attract->button.h), attract->button));
}

static void draw_attract(View *view, const void *state, Frame *frame)
{
    (void)state;
    assert(view->book);
    AttractPlan plan = attract_plan(view);
    Attract attract = attract_measure(view, &plan);
    AttractPen pen = {view, frame, &attract};
    if (attract.form == ATTRACT_BESIDE)
        draw_beside(&pen);
    else if (attract.form == ATTRACT_ROW)
        draw_row(&pen);
    else
        draw_stack(&pen);
    if (attract.grid.rows)
        language_grid_draw(view, frame, &attract.grid, attract.grid_room);
}

const ScreenKind attract_screen = {.name = "attract", .draw = draw_attract};
