#include "hand.h"

#include <assert.h>

// How long a person takes: to see what stands there, or to hear enough of it, and to see that a highlight has come.
enum { LOOK_MS = 500, LISTEN_MS = 2000, REACT_MS = 400, TOUCH_MS = 80, TWICE_MS = 200, TICK_MS = 50, MOVES_MOST = 160 };
enum { ROUND_MOST_MS = 120000 };

const char *hand_name(HandKind kind)
{
    static const char *const names[HAND_COUNT] = {"touch",          "double touch", "keyboard",     "keypad, arrows",
                                                  "keypad, digits", "one switch",   "two switches", "ear"};
    assert(kind < HAND_COUNT);
    return names[kind];
}

bool hand_has_keys(HandKind kind)
{
    return kind == HAND_KEYBOARD || kind == HAND_KEYPAD_ARROWS || kind == HAND_KEYPAD_DIGITS || kind == HAND_EAR;
}

void hand_equip(HandKind kind, StageSpec *spec, Config *config)
{
    if (kind == HAND_ONE_SWITCH || kind == HAND_TWO_SWITCHES) {
        config->act_key = "Space";
        config->move_key = kind == HAND_TWO_SWITCHES ? "Tab" : NULL;
        config->preferences.text_step = spec->preferences.text_step;
        config->language = spec->language;
        spec->config = config;
    }
    spec->preferences.is_spoken = kind == HAND_EAR;
}

static int find(Hand *hand, const Action *action)
{
    const Frame *frame = stage_frame(hand->stage);
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].enabled && action_equal(&frame->targets.at[i].action, action))
            return i;
    return -1;
}

// ---- fingers

static void touch(Hand *hand, Size at)
{
    stage_touch(hand->stage, SAMPLE_DOWN, 1, at);
    stage_wait(hand->stage, TOUCH_MS);
    stage_touch(hand->stage, SAMPLE_UP, 1, at);
    hand->acts++;
}

static void touch_at(Hand *hand, Size at)
{
    touch(hand, at);
    if (hand->kind == HAND_DOUBLE_TOUCH) {
        stage_wait(hand->stage, TWICE_MS);
        touch(hand, at);
    }
    stage_wait(hand->stage, LOOK_MS);
}

static bool take_by_finger(Hand *hand, const Action *action)
{
    int target = find(hand, action);
    if (target < 0)
        return false;
    Rect rect = stage_frame(hand->stage)->targets.at[target].rect;
    touch_at(hand, (Size){rect.x + rect.w / 2, rect.y + rect.h / 2});
    return true;
}

// ---- keys

typedef struct Keys {
    const char *on, *back, *act;
    const char *left, *right; // which turn pages; NULL: that hand does not
} Keys;

static const Keys *keys_of(HandKind kind)
{
    static const Keys keys[HAND_COUNT] = {
        [HAND_KEYBOARD] = {"Tab", "Shift+Tab", "Return", NULL, NULL},
        [HAND_KEYPAD_ARROWS] = {"Down", "Up", "Keypad Enter", "Left", "Right"},
        [HAND_KEYPAD_DIGITS] = {"Keypad 2", "Keypad 8", "Keypad 5", "Keypad 4", "Keypad 6"},
        [HAND_ONE_SWITCH] = {NULL, NULL, "Space", NULL, NULL},
        [HAND_TWO_SWITCHES] = {"Tab", NULL, "Space", NULL, NULL},
        [HAND_EAR] = {"Tab", "Shift+Tab", "Return", NULL, NULL},
    };
    return &keys[kind];
}

static void press(Hand *hand, const char *key)
{
    static const Text shift = {"Shift+", 6};
    bool has_shift = text_starts(text_of(key), shift);
    stage_key(hand->stage, key + (has_shift ? shift.size : 0), has_shift);
    hand->acts++;
    stage_wait(hand->stage, hand->kind == HAND_EAR ? LISTEN_MS : LOOK_MS);
}

static bool is_focused(Hand *hand, const Action *action)
{
    int target = find(hand, action);
    return target >= 0 && stage_frame(hand->stage)->targets.at[target].focused;
}

static int focused(const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].focused)
            return i;
    return -1;
}

// One page of several, the way that the text is read.
static bool turn_page(Hand *hand, const Action *action)
{
    const Keys *keys = keys_of(hand->kind);
    const Frame *frame = stage_frame(hand->stage);
    if (!keys->right || action->kind != ACTION_NEXT || frame->page >= frame->page_count)
        return false;
    press(hand, frame->theme.direction == DIRECTION_RTL ? keys->left : keys->right);
    return true;
}

// Backwards to what stands before the focus, as somebody who sees both would go.
static bool take_by_keys(Hand *hand, const Action *action)
{
    const Keys *keys = keys_of(hand->kind);
    int target = find(hand, action), at = focused(stage_frame(hand->stage));
    if (target < 0)
        return false;
    if (turn_page(hand, action))
        return true;
    const char *move = at > target && at - target < stage_frame(hand->stage)->targets.count / 2 ? keys->back : keys->on;
    for (int i = 0; i < MOVES_MOST && !is_focused(hand, action); i++)
        press(hand, move);
    if (!is_focused(hand, action))
        return false;
    press(hand, keys->act);
    return true;
}

// ---- switches

static bool is_same(Rect a, Rect b)
{
    return rect_encloses(a, b) && rect_encloses(b, a);
}

// The highlight is on the target, or on its row.
static bool has_come(Hand *hand, const Action *action)
{
    int target = find(hand, action);
    const Frame *frame = stage_frame(hand->stage);
    return target >= 0 && frame->ring.w > 0 && rect_encloses(frame->ring, frame->targets.at[target].rect);
}

static bool bring_highlight(Hand *hand, const Action *action)
{
    const Keys *keys = keys_of(hand->kind);
    for (int ms = 0; ms < ROUND_MOST_MS && !has_come(hand, action); ms += TICK_MS) {
        bool rests = stage_frame(hand->stage)->ring.w == 0;
        if (rests)
            press(hand, keys->act);
        else if (keys->on)
            press(hand, keys->on);
        else
            stage_wait(hand->stage, TICK_MS);
    }
    return has_come(hand, action);
}

// Into its row, and then onto it; a row of one acts at once.
static bool take_by_switch(Hand *hand, const Action *action)
{
    for (int i = 0; i < 2; i++) {
        if (!bring_highlight(hand, action))
            return i > 0; // the row was of one
        Rect ring = stage_frame(hand->stage)->ring;
        int target = find(hand, action);
        bool is_row = !is_same(ring, stage_frame(hand->stage)->targets.at[target].rect);
        stage_wait(hand->stage, REACT_MS);
        press(hand, keys_of(hand->kind)->act);
        if (!is_row)
            return true;
    }
    return true;
}

bool hand_take(Hand *hand, Action action)
{
    switch (hand->kind) {
    case HAND_TOUCH:
    case HAND_DOUBLE_TOUCH:
        return take_by_finger(hand, &action);
    case HAND_ONE_SWITCH:
    case HAND_TWO_SWITCHES:
        return take_by_switch(hand, &action);
    default:
        return take_by_keys(hand, &action);
    }
}

void hand_wake(Hand *hand)
{
    if (hand->kind == HAND_TOUCH || hand->kind == HAND_DOUBLE_TOUCH)
        touch_at(hand, (Size){hand->stage->size.w / 2, hand->stage->size.h / 2});
    else
        press(hand, keys_of(hand->kind)->act);
}
