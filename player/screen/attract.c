// Attract: what stands on the glass between visits: neutral and still. A touch anywhere begins, in the language of the button
// where there are several.
#include "book/phrases.h"
#include "screen/control.h"
#include "screen/words.h"

static int add_centered(View *view, Frame *frame, Rect *room, Text words, TextStyle style)
{
    Paragraph set = words_set(view, words, (WordsStyle){style, view->theme.palette->calm}, room->w);
    Rect at = rect_cut_top(room, paragraph_height_px(&set));
    words_draw(view, frame, &set, at, ALIGN_CENTER);
    return at.h;
}

static Control begin_button(const View *view, const Language *language)
{
    Control button = {
        .look = LOOK_PRIMARY,
        .role = ROLE_BUTTON,
        .label = language ? language->name : view_phrase(view, PHRASE_ATTRACT_BEGIN),
        .action = {.kind = ACTION_BEGIN},
    };
    if (language)
        button.action.id = id_of(language->code);
    return button;
}

// Wide enough for the words, a target and a half high, so that nobody misses it.
static Size button_size(View *view, const Control *button, int most)
{
    int width = control_natural_px(view, button) + 2 * view->theme.edge_px;
    if (width > most)
        width = most;
    int height = control_height_px(view, button, width, view->theme.glass.height_px / 2);
    int least = view->theme.target_px * 5 / 4;
    return (Size){width, height > least ? height : least};
}

static void draw_languages(View *view, Frame *frame, Rect room)
{
    const Book *book = view->book;
    int gap = view->theme.gap_px;
    for (int i = 0; i < book->language_count; i++) {
        Control button = begin_button(view, &book->languages[i]);
        Size size = button_size(view, &button, room.w);
        Rect row = rect_cut_top(&room, size.h);
        rect_cut_top(&room, gap);
        control_draw(view, frame, &button, rect_center(row, size));
    }
}

static int languages_px(View *view, int width)
{
    int height = 0;
    for (int i = 0; i < view->book->language_count; i++) {
        Control button = begin_button(view, &view->book->languages[i]);
        height += button_size(view, &button, width).h + view->theme.gap_px;
    }
    return height;
}

static void draw_attract(View *view, const void *state, Frame *frame)
{
    (void)state;
    const Theme *theme = &view->theme;
    Rect glass = {0, 0, theme->glass.width_px, theme->glass.height_px};
    Rect room = rect_inset(glass, theme->edge_px, theme->edge_px);
    frame->ground = theme->palette->calm;
    bool has_choice = view->book->language_count > 1;
    Control begin = begin_button(view, NULL);
    Size size = button_size(view, &begin, room.w);
    int below = has_choice ? languages_px(view, room.w) : size.h;
    Paragraph title = words_set(view, view->book->quiet_title, (WordsStyle){theme->large, theme->palette->calm}, room.w);
    int gap = theme->edge_px * 2;
    int used = paragraph_height_px(&title) + gap + below;
    rect_cut_top(&room, used < room.h ? (room.h - used) / 2 : 0);
    add_centered(view, frame, &room, view->book->quiet_title, theme->large);
    rect_cut_top(&room, gap);
    if (has_choice) {
        draw_languages(view, frame, room);
        return;
    }
    Rect row = rect_cut_top(&room, size.h);
    // The whole glass is the target; the button shows what it does.
    int before = frame->targets.count;
    control_draw(view, frame, &begin, rect_center(row, size));
    frame->targets.at[before].rect = glass;
    frame->targets.at[before].radius_px = 0;
}

const ScreenKind attract_screen = {.name = "attract", .draw = draw_attract};
