// Still there?: an opaque warning before the visit ends by itself.
#include "screen/still-there.h"

#include "book/phrases.h"
#include "screen/control.h"
#include "screen/progress-bar.h"
#include "screen/words.h"

static int64_t left_ms(const View *view)
{
    int64_t left = view->warned_ms + STILL_WARNING_MS - view->now_ms;
    return left < 0 ? 0 : left > STILL_WARNING_MS ? STILL_WARNING_MS : left;
}

typedef struct StillCard {
    Paragraph title, count;
    Control keep, finish;
    int keep_px, finish_px, bar_px, gap_px, button_px, buttons_px, height_px; // button_px: the height of one
    bool is_stacked;                                                          // the buttons stand one below the other
} StillCard;

static StillCard measure(View *view, int width, TextStyle title, int gap_px)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    StillCard card = {.keep = control_button(view, PHRASE_STILL_KEEP, ACTION_KEEP),
                      .finish = control_button(view, PHRASE_FINISH, ACTION_FINISH)};
    bool is_large = glass_is_large(&theme->glass);
    TextStyle label = is_large ? theme_generous(theme).label : theme->label;
    card.keep.look = LOOK_PRIMARY;
    card.keep.is_generous = card.finish.is_generous = is_large;
    card.button_px = is_large ? theme->target_px * 3 / 2 : theme->target_px;
    int seconds = (int)((left_ms(view) + 999) / 1000);
    Text count =
        phrase_numbers(view->arena, view->book ? view->book->phrases : NULL, PHRASE_STILL_COUNT, (int[]){seconds, 0});
    card.title = words_set(view, view_phrase(view, PHRASE_STILL_TITLE), (WordsStyle){title, palette->surface}, width);
    card.count =
        words_set_evenly(view, count, (WordsStyle){style_colored(label, palette->dim), palette->surface}, width);
    card.keep_px = control_natural_px(view, &card.keep) + theme->edge_px;
    card.finish_px = control_natural_px(view, &card.finish) + theme->edge_px;
    card.is_stacked = card.keep_px + card.finish_px + theme->gap_px > width;
    card.bar_px = theme_mm(theme, 2.2);
    card.buttons_px = card.is_stacked ? 2 * card.button_px + theme->gap_px : card.button_px;
    card.height_px = paragraph_height_px(&card.title) + paragraph_height_px(&card.count) + card.bar_px +
                     card.buttons_px + 2 * gap_px;
    card.gap_px = gap_px;
    return card;
}

static void draw_buttons(View *view, Frame *frame, const StillCard *card, Rect room)
{
    const Theme *theme = &view->theme;
    Rect all = room, keep, finish;
    if (card->is_stacked) {
        keep = rect_cut_top(&room, card->button_px);
        finish = rect_cut_bottom(&room, card->button_px);
    } else {
        finish = rect_cut_right(&room, card->finish_px);
        rect_cut_right(&room, theme->gap_px);
        keep = room;
    }
    if (theme->direction == DIRECTION_RTL) {
        keep = rect_mirror(keep, all);
        finish = rect_mirror(finish, all);
    }
    control_draw(view, frame, &card->keep, keep);
    control_draw(view, frame, &card->finish, finish);
}

static void draw_still(View *view, const void *state, Frame *frame)
{
    (void)state;
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    Rect glass = {0, 0, theme->glass.width_px, theme->glass.height_px};
    int most_px = theme->label.font.size_px * 24, room_px = glass.w - 4 * theme->edge_px;
    bool is_large = glass_is_large(&theme->glass);
    if (is_large && most_px < glass.w / 2)
        most_px = glass.w / 2;
    int width = room_px < most_px ? room_px : most_px;
    StillCard card = measure(view, width, is_large ? theme_generous(theme).large : theme->title, 2 * theme->gap_px);
    if (card.height_px > glass.h - 3 * theme->edge_px)
        card = measure(view, room_px, style_strong(theme->label), theme->gap_px);
    width = card.title.width_px;
    int pad = glass.h - card.height_px > 5 * theme->edge_px ? theme->edge_px * 3 / 2 : theme->gap_px;
    Rect box = rect_center(glass, (Size){width + 2 * theme->edge_px, card.height_px + 2 * pad});
    frame->ground = palette->calm;
    frame_box(frame, box, (BoxLook){palette->surface, palette->border, theme->border_px, theme->radius_px * 3 / 2});
    Rect room = rect_inset(box, theme->edge_px, pad);
    words_draw_centered(view, frame, &card.title, rect_cut_top(&room, paragraph_height_px(&card.title)));
    Rect count = rect_cut_top(&room, paragraph_height_px(&card.count));
    words_draw_centered(view, frame, &card.count, rect_center(count, (Size){card.count.width_px, count.h}));
    rect_cut_top(&room, card.gap_px);
    progress_bar_draw(view, frame, rect_cut_top(&room, card.bar_px), (double)left_ms(view) / STILL_WARNING_MS);
    rect_cut_top(&room, card.gap_px);
    draw_buttons(view, frame, &card, room);
}

// Once a second, when the count changes.
static int64_t wake_still(const View *view, const void *state)
{
    (void)state;
    int64_t left = left_ms(view);
    return left ? view->now_ms + (left - 1) % 1000 + 1 : SCREEN_NEVER;
}

const ScreenKind still_there_screen = {.name = "still", .draw = draw_still, .wake_ms = wake_still};
