// Ended: for a few seconds after Finish the visit can be taken back by the hand that ended it. Undo leads to Home and
// never to what was read; a touch anywhere else ends it at once.
#include "screen/ended.h"

#include "book/phrases.h"
#include "screen/control.h"
#include "screen/words.h"

enum { BUTTONS = 2 };

static void list_buttons(const View *view, Control buttons[BUTTONS])
{
    buttons[0] = control_button(view, PHRASE_UNDO, ACTION_HOME);
    buttons[0].icon = ICON_UNDO;
    buttons[1] = control_button(view, PHRASE_HIDE, ACTION_HIDE);
    buttons[1].icon = ICON_HIDE;
    for (int i = 0; i < BUTTONS; i++)
        buttons[i].is_generous = glass_is_large(&view->theme.glass);
}

// Nothing else stands there: both together take half of the width.
static int least_button_px(const Theme *theme)
{
    return (theme->glass.width_px / 2 - theme->gap_px) / BUTTONS;
}

static int button_height_px(const Theme *theme)
{
    return theme->target_px * 3 / 2;
}

// Side by side where both have room, else below each other.
typedef struct EndedRow {
    int width_px, height_px; // of both together
    int button_px;
    bool is_stacked;
} EndedRow;

static EndedRow measure_row(View *view, const Control buttons[BUTTONS], int room_px)
{
    const Theme *theme = &view->theme;
    int high = button_height_px(theme);
    EndedRow row = {.height_px = high, .button_px = least_button_px(theme)};
    for (int i = 0; i < BUTTONS; i++) {
        int natural = control_natural_px(view, &buttons[i]) + theme->edge_px;
        row.button_px = natural > row.button_px ? natural : row.button_px;
    }
    row.width_px = BUTTONS * row.button_px + theme->gap_px;
    row.is_stacked = row.width_px > room_px;
    if (row.is_stacked) {
        row.button_px = row.button_px < room_px ? row.button_px : room_px;
        row.width_px = row.button_px;
        row.height_px = BUTTONS * high + theme->gap_px;
    }
    return row;
}

static void draw_row(View *view, Frame *frame, const Control buttons[BUTTONS], Rect room)
{
    const Theme *theme = &view->theme;
    EndedRow row = measure_row(view, buttons, room.w);
    int high = button_height_px(theme);
    Rect all = rect_center(room, (Size){row.width_px, row.height_px});
    for (int i = 0; i < BUTTONS; i++) {
        int step = i * ((row.is_stacked ? high : row.button_px) + theme->gap_px);
        Rect rect = {all.x + (row.is_stacked ? 0 : step), all.y + (row.is_stacked ? step : 0), row.button_px, high};
        control_draw(view, frame, &buttons[i], theme->direction == DIRECTION_RTL ? rect_mirror(rect, all) : rect);
    }
}

static void draw_ended(View *view, const void *state, Frame *frame)
{
    (void)state;
    const Theme *theme = &view->theme;
    Color ground = theme->palette->calm;
    Rect glass = {0, 0, theme->glass.width_px, theme->glass.height_px};
    Rect room = rect_inset(glass, theme->edge_px, theme->edge_px);
    Control buttons[BUTTONS];
    list_buttons(view, buttons);
    frame->ground = ground;
    TextStyle style = glass_is_large(&theme->glass) ? theme_generous(theme).large : theme->large;
    Paragraph title = words_set(view, view_phrase(view, PHRASE_ENDED_TITLE), (WordsStyle){style, ground}, room.w);
    int title_px = paragraph_height_px(&title), row_px = measure_row(view, buttons, room.w).height_px;
    Rect both = rect_center(room, (Size){room.w, title_px + 2 * theme->gap_px + row_px});
    words_draw_centered(view, frame, &title, rect_cut_top(&both, title_px));
    rect_cut_top(&both, 2 * theme->gap_px);
    draw_row(view, frame, buttons, both);
}

const ScreenKind ended_screen = {.name = "ended", .draw = draw_ended};
