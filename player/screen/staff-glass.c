// The glass itself: a card drawn as large as a real one, a minute without touch, and fields that tell where touch
// arrives.
#include "screen/staff-pages.h"
#include "screen/words.h"

// ---- the card

// ISO/IEC 7810 ID-1.
static const double card_long_mm = 85.60, card_short_mm = 53.98, card_corner_mm = 3.18;

enum { CARD_WIDER, CARD_NARROWER };

// Its width alone is compared: its long side where the glass is wide enough to grow by a third, else its short one.
static bool is_held_upright(const View *view, Rect room)
{
    return card_long_mm * view->theme.glass.px_per_mm * 4 / 3 > room.w;
}

typedef struct CardPlan {
    Rect words, card, keys;
    Paragraph how;
    bool is_upright, is_wide;
    double most_px_per_mm;
} CardPlan;

static Control card_button(const View *view, PhraseId label, Icon icon, int index)
{
    Control button = control_button(view, (int)label, ACTION_COUNT);
    button.icon = icon;
    button.action.index = index;
    return button;
}

static Control keep_button(const View *view, double px_per_mm)
{
    Control keep = staff_button(view, PHRASE_STAFF_KEEP, STAFF_SET_SCALE, (int)(px_per_mm * 1000 + 0.5));
    keep.look = LOOK_PRIMARY;
    keep.icon = ICON_CHECK;
    return keep;
}

// Words at the top, buttons at the end, the card in what is left: beside the buttons on wide glass, so that a whole
// card has room.
static CardPlan plan_card(View *view, Rect room)
{
    const Theme *theme = &view->theme;
    CardPlan plan = {.is_upright = false};
    plan.is_wide = room.w > room.h;
    int rows = plan.is_wide ? 3 : 2, keys_h = rows * (theme->target_px + theme->gap_px) - theme->gap_px;
    if (plan.is_wide) {
        plan.keys = rect_cut_right(&room, room.w * 30 / 100);
        rect_cut_right(&room, theme->gap_px);
        plan.keys = rect_center(plan.keys, (Size){plan.keys.w, keys_h});
    } else {
        plan.keys = rect_cut_bottom(&room, keys_h);
        rect_cut_bottom(&room, theme->gap_px);
    }
    plan.is_upright = is_held_upright(view, room);
    PhraseId how = plan.is_upright ? PHRASE_STAFF_CARD_UPRIGHT : PHRASE_STAFF_CARD_HOW;
    WordsStyle style = {style_closer(theme->small, 1.3), theme->palette->ground};
    plan.how = words_set(view, view_phrase(view, (int)how), style, room.w);
    plan.words = rect_cut_top(&room, paragraph_height_px(&plan.how));
    rect_cut_top(&room, theme->gap_px / 2);
    plan.most_px_per_mm = room.w / (plan.is_upright ? card_short_mm : card_long_mm);
    plan.card = room;
    return plan;
}

static double shown_scale(const CardPlan *plan, const StaffState *state)
{
    return state->px_per_mm < plan->most_px_per_mm ? state->px_per_mm : plan->most_px_per_mm;
}

static Rect mirrored(const View *view, Rect rect)
{
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
}

// One below the other; on upright glass the first two side by side.
static Rect key_place(const View *view, const CardPlan *plan, int index)
{
    Rect rows = plan->keys;
    int step = view->theme.target_px + view->theme.gap_px, row = plan->is_wide ? index : index / 2;
    Rect place = {rows.x, rows.y + row * step, rows.w, view->theme.target_px};
    if (!plan->is_wide && index < 2) {
        place.w = (rows.w - view->theme.gap_px) / 2;
        place.x += index * (rows.w - place.w);
    }
    return place;
}

static void draw_card(View *view, const StaffState *state, Frame *frame, Rect room)
{
    const Theme *theme = &view->theme;
    CardPlan plan = plan_card(view, room);
    double scale = shown_scale(&plan, state);
    Size size = {(int)((plan.is_upright ? card_short_mm : card_long_mm) * scale + 0.5),
                 (int)((plan.is_upright ? card_long_mm : card_short_mm) * scale + 0.5)};
    size.h = size.h < plan.card.h ? size.h : plan.card.h;
    words_draw(view, frame, &plan.how, mirrored(view, plan.words));
    frame_box(frame, mirrored(view, rect_center(plan.card, size)),
              (BoxLook){theme->palette->soft, theme->palette->accent, theme->border_px, (int)(card_corner_mm * scale)});
    Control keys[] = {card_button(view, PHRASE_STAFF_LARGER, ICON_LONGER, CARD_WIDER),
                      card_button(view, PHRASE_STAFF_SMALLER, ICON_FEWER, CARD_NARROWER), keep_button(view, scale)};
    for (int i = 0; i < 3; i++)
        staff_draw_key(view, frame, &keys[i], mirrored(view, key_place(view, &plan, i)));
}

static bool perform_on_card(View *view, StaffState *state, Action *action)
{
    const double step = 1.01, least = 2, most = 30; // as the configuration allows
    if (action->kind == ACTION_STAFF)
        state->page = STAFF_GLASS;
    if (action->kind != ACTION_COUNT)
        return false;
    CardPlan plan = plan_card(view, theme_column(&view->theme, bars_room(view)));
    double scale = shown_scale(&plan, state) * (action->index == CARD_WIDER ? step : 1 / step);
    scale = scale < least ? least : scale > most ? most : scale;
    state->px_per_mm = scale < plan.most_px_per_mm ? scale : plan.most_px_per_mm;
    return true;
}

const StaffPage staff_card = {.draw = draw_card, .perform = perform_on_card};

// ---- a minute for the cloth

static void draw_clean(View *view, const StaffState *state, Frame *frame, Rect room)
{
    int seconds = (int)((state->clean_until_ms - view->now_ms + 999) / 1000);
    Text words = phrase_numbers(view->arena, view->book->phrases, PHRASE_STAFF_CLEANING, (int[]){seconds, 0});
    Paragraph set = words_set(view, words, (WordsStyle){view->theme.body, view->theme.palette->ground}, room.w);
    words_draw_centered(view, frame, &set, rect_center(room, (Size){room.w, paragraph_height_px(&set)}));
}

const StaffPage staff_clean = {.draw = draw_clean};

// ---- where touch arrives

static void draw_touch(View *view, const StaffState *state, Frame *frame, Rect room)
{
    const Theme *theme = &view->theme;
    enum { ACROSS_MOST = 10, DOWN_MOST = 6 };
    int gap = theme->gap_px, columns = (room.w + gap) / (theme->target_px + gap),
        rows = (room.h + gap) / (theme->target_px + gap);
    columns = columns > ACROSS_MOST ? ACROSS_MOST : columns;
    rows = rows > DOWN_MOST ? DOWN_MOST : rows;
    int w = (room.w + gap) / columns - gap, h = (room.h + gap) / rows - gap;
    for (int i = 0; i < columns * rows; i++) {
        bool is_touched = state->touched >> i & 1;
        Rect rect = {room.x + i % columns * (w + gap), room.y + i / columns * (h + gap), w, h};
        Color fill = is_touched ? theme->palette->accent : theme->palette->surface;
        frame_box(frame, rect, (BoxLook){fill, theme->palette->border, theme->border_px, theme->radius_px});
        frame_target(frame, &(Target){.label = view_number(view, i + 1),
                                      .role = ROLE_BUTTON,
                                      .action = {.kind = ACTION_TOGGLE, .index = i},
                                      .rect = rect,
                                      .radius_px = theme->radius_px,
                                      .enabled = true,
                                      .selected = is_touched});
    }
}

static bool perform_on_touch(View *view, StaffState *state, Action *action)
{
    (void)view;
    if (action->kind != ACTION_TOGGLE || action->index < 0 || action->index > 63)
        return false;
    state->touched ^= UINT64_C(1) << action->index;
    return true;
}

const StaffPage staff_touch = {.draw = draw_touch, .perform = perform_on_touch};
