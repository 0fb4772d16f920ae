// Out of order: content is missing, broken or not mounted yet. The app looks again by itself.
#include "book/phrases.h"
#include "screen/words.h"

enum { PARTS = 3 };

typedef struct OrderWords {
    Paragraph set[PARTS];
    int count, height_px;
} OrderWords;

static OrderWords set_words(View *view, const TextStyle styles[PARTS], int width_px)
{
    const Text words[PARTS] = {view_phrase(view, PHRASE_ORDER_TITLE), view_phrase(view, PHRASE_ORDER_TEXT),
                               view->setting->fault};
    OrderWords order = {0};
    for (int i = 0; i < PARTS; i++) {
        if (!words[i].size)
            continue;
        Paragraph set = words_set(view, words[i], (WordsStyle){styles[i], view->theme.palette->calm}, width_px);
        order.height_px += paragraph_height_px(&set) + (order.count ? view->theme.gap_px : 0);
        order.set[order.count++] = set;
    }
    return order;
}

// Set smaller where they would not fit the glass.
static OrderWords fit_words(View *view, Size room)
{
    const Theme *theme = &view->theme;
    const TextStyle ladder[][PARTS] = {
        {theme->title, theme->body, theme->small},
        {theme->heading, theme->label, theme->small},
        {style_strong(theme->small), theme->small, theme->small},
    };
    enum { LADDER = sizeof ladder / sizeof *ladder };
    OrderWords order = {0};
    for (int i = 0; i < LADDER; i++) {
        order = set_words(view, ladder[i], room.w);
        if (order.height_px <= room.h)
            break;
    }
    return order;
}

static void draw_order(View *view, const void *state, Frame *frame)
{
    (void)state;
    const Theme *theme = &view->theme;
    Rect room =
        rect_inset((Rect){0, 0, theme->glass.width_px, theme->glass.height_px}, theme->edge_px * 2, theme->edge_px);
    frame->ground = theme->palette->calm;
    OrderWords order = fit_words(view, (Size){room.w, room.h});
    rect_cut_top(&room, order.height_px < room.h ? (room.h - order.height_px) / 2 : 0);
    for (int i = 0; i < order.count; i++) {
        words_draw_centered(view, frame, &order.set[i], rect_cut_top(&room, paragraph_height_px(&order.set[i])));
        rect_cut_top(&room, theme->gap_px);
    }
}

const ScreenKind out_of_order_screen = {.name = "order", .draw = draw_order};
