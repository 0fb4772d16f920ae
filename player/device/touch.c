#include "device/touch.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static Gesture make_gesture(const Touch *touch, const Sample *sample, GestureKind kind)
{
    return (Gesture){.kind = kind, .x0 = touch->x0, .y0 = touch->y0, .x = sample->x, .y = sample->y};
}

static void come_to_rest(Touch *touch, const Sample *sample)
{
    touch->still_x = sample->x;
    touch->still_y = sample->y;
    touch->still_ms = sample->time_ms;
}

static bool has_stirred(const Touch *touch, const Sample *sample)
{
    int most = touch->swipe_px / TOUCH_STILL_SHARE;
    return abs(sample->x - touch->still_x) > most || abs(sample->y - touch->still_y) > most;
}

static bool is_written_off(const Touch *touch, int64_t now_ms)
{
    return now_ms - touch->still_ms >= TOUCH_LOST_MS;
}

// A hand that holds the frame, or lies on the page, keeps no other from Hide.
static bool gives_way(const Touch *touch, int64_t now_ms)
{
    return is_written_off(touch, now_ms) || (!touch->is_holding && now_ms - touch->still_ms >= TOUCH_RESTS_MS);
}

static Gesture land_finger(Touch *touch, const Sample *sample)
{
    bool is_other = touch->is_down && sample->finger != touch->finger;
    if (is_other && !gives_way(touch, sample->time_ms))
        return (Gesture){0};
    touch->is_down = true;
    touch->is_holding = false;
    touch->finger = sample->finger;
    touch->x0 = sample->x;
    touch->y0 = sample->y;
    touch->down_ms = sample->time_ms;
    touch->down_turn = sample->turn;
    come_to_rest(touch, sample);
    return make_gesture(touch, sample, GESTURE_PRESS);
}

static bool has_slid_off(const Touch *touch, const Sample *sample)
{
    return touch->is_holding && !rect_contains(touch->held, sample->x, sample->y);
}

static Gesture move_finger(Touch *touch, const Sample *sample)
{
    assert(touch->is_down && sample->finger == touch->finger);
    if (has_stirred(touch, sample))
        come_to_rest(touch, sample);
    if (!has_slid_off(touch, sample))
        return (Gesture){0};
    touch->is_holding = false;
    return make_gesture(touch, sample, GESTURE_CANCEL);
}

// A swipe is long enough, quick enough, and twice as much one way as the other.
static bool find_swipe(const Touch *touch, const Sample *sample, SwipeWay *way)
{
    int dx = sample->x - touch->x0, dy = sample->y - touch->y0;
    bool is_across = abs(dx) > 2 * abs(dy), is_upright = abs(dy) > 2 * abs(dx);
    int length = is_across ? abs(dx) : is_upright ? abs(dy) : 0;
    if (touch->swipe_px <= 0 || length < touch->swipe_px || sample->time_ms - touch->down_ms > TOUCH_SWIPE_MS)
        return false;
    *way = is_across ? (dx < 0 ? SWIPE_LEFT : SWIPE_RIGHT) : (dy < 0 ? SWIPE_UP : SWIPE_DOWN);
    return true;
}

// A mouse button is not pressed by a sleeve.
static bool is_brush(const Touch *touch, const Sample *sample)
{
    return sample->finger != TOUCH_MOUSE && sample->time_ms - touch->down_ms < TOUCH_BRUSH_MS &&
           sample->turn != touch->down_turn;
}

bool touch_is_tap(const Touch *touch, const Sample *sample)
{
    bool is_followed = touch->is_down && sample->finger == touch->finger;
    return sample->kind == SAMPLE_UP && is_followed && !is_brush(touch, sample);
}

bool touch_is_contact(const Touch *touch, const Sample *sample)
{
    bool is_followed = touch->is_down && sample->finger == touch->finger;
    if (!is_followed || sample->kind != SAMPLE_MOVE)
        return touch_is_tap(touch, sample);
    return sample->time_ms - touch->down_ms >= TOUCH_BRUSH_MS && !is_written_off(touch, sample->time_ms);
}

static Gesture lift_finger(Touch *touch, const Sample *sample)
{
    assert(touch->is_down && sample->finger == touch->finger);
    bool is_tap = touch->is_holding && !has_slid_off(touch, sample);
    bool was_holding = touch->is_holding;
    touch->is_down = touch->is_holding = false;
    if (!is_brush(touch, sample)) {
        Gesture swipe = make_gesture(touch, sample, GESTURE_SWIPE);
        if (find_swipe(touch, sample, &swipe.way))
            return swipe;
        if (is_tap) {
            touch->has_tapped = true;
            touch->tapped_key = touch->held_key;
            touch->tapped = touch->held;
            touch->tapped_ms = sample->time_ms;
            return make_gesture(touch, sample, GESTURE_TAP);
        }
    }
    return was_holding ? make_gesture(touch, sample, GESTURE_CANCEL) : (Gesture){0};
}

static Gesture lose_finger(Touch *touch, const Sample *sample)
{
    bool was_holding = touch->is_holding;
    touch->is_down = touch->is_holding = false;
    return was_holding ? make_gesture(touch, sample, GESTURE_CANCEL) : (Gesture){0};
}

Gesture touch_feed(Touch *touch, const Sample *sample)
{
    if (sample->kind == SAMPLE_DOWN)
        return land_finger(touch, sample);
    if (!touch->is_down || sample->finger != touch->finger)
        return (Gesture){0};
    switch (sample->kind) {
    case SAMPLE_MOVE:
        return move_finger(touch, sample);
    case SAMPLE_UP:
        return lift_finger(touch, sample);
    default:
        return lose_finger(touch, sample);
    }
}

bool touch_repeats(const Touch *touch, const Held *held)
{
    int64_t after_ms = touch->down_ms - touch->tapped_ms;
    bool is_same = held->key == touch->tapped_key && after_ms < TOUCH_REPEAT_MS;
    bool is_double =
        !held->is_quick && after_ms < TOUCH_DOUBLE_MS && rect_contains(touch->tapped, touch->x0, touch->y0);
    return touch->has_tapped && (is_same || is_double);
}

bool touch_hold(Touch *touch, const Held *held)
{
    touch->is_holding = touch->is_down && held->key != 0 && !touch_repeats(touch, held);
    touch->held = held->rect;
    touch->held_key = held->key;
    return touch->is_holding;
}

void touch_let_go(Touch *touch)
{
    touch->is_holding = touch->has_tapped = false;
}

void touch_delay(Touch *touch, int64_t since_ms, int64_t by_ms)
{
    if (touch->has_tapped && touch->tapped_ms >= since_ms)
        touch->tapped_ms += by_ms;
}

void touch_drop(Touch *touch)
{
    touch->is_down = touch->is_holding = false;
}

void touch_forget(Touch *touch)
{
    *touch = (Touch){.swipe_px = touch->swipe_px};
}

static int to_pixel(double share, int count)
{
    int at = (int)floor(share * count);
    return at < 0 ? 0 : at < count ? at : count - 1;
}

Pixel touch_map(const TouchMap *map, double u, double v)
{
    assert(map->size.w > 0 && map->size.h > 0 && map->rotation % 90 == 0);
    const double *m = map->matrix;
    if (map->has_matrix) {
        double corrected = m[0] * u + m[1] * v + m[2];
        v = m[3] * u + m[4] * v + m[5];
        u = corrected;
    }
    // The picture was turned clockwise by rotation; a point of the panel is turned back.
    double across = u, down = v;
    if (map->rotation == 90) {
        across = v;
        down = 1 - u;
    } else if (map->rotation == 180) {
        across = 1 - u;
        down = 1 - v;
    } else if (map->rotation == 270) {
        across = 1 - v;
        down = u;
    }
    return (Pixel){to_pixel(across, map->size.w), to_pixel(down, map->size.h)};
}
