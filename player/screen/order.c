// Out of order: content is missing, broken or not mounted yet. The app looks again by itself.
#include "book/phrases.h"
#include "screen/words.h"

static void draw_order(View *view, const void *state, Frame *frame)
{
    (void)state;
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    Rect room = rect_inset((Rect){0, 0, theme->glass.width_px, theme->glass.height_px}, theme->edge_px * 2, theme->edge_px);
    frame->ground = palette->calm;
    const struct {
        Text words;
        TextStyle style;
    } parts[] = {
        {view_phrase(view, PHRASE_ORDER_TITLE), theme->title},
        {view_phrase(view, PHRASE_ORDER_TEXT), theme->body},
        {view->setting->fault, theme->small},
    };
    Paragraph set[3];
    int used = 0;
    for (int i = 0; i < 3; i++) {
        set[i] = words_set(view, parts[i].words, (WordsStyle){parts[i].style, palette->calm}, room.w);
        used += parts[i].words.size ? paragraph_height_px(&set[i]) + theme->gap_px : 0;
    }
    rect_cut_top(&room, used < room.h ? (room.h - used) / 2 : 0);
    for (int i = 0; i < 3; i++) {
        if (!parts[i].words.size)
            continue;
        words_draw(view, frame, &set[i], rect_cut_top(&room, paragraph_height_px(&set[i])), ALIGN_CENTER);
        rect_cut_top(&room, theme->gap_px);
    }
}

const ScreenKind order_screen = {.name = "order", .draw = draw_order};
