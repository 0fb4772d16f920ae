#include "screen/digit-pad.h"

static int keys_px(const View *view, int count)
{
    return count * (view->theme.target_px + view->theme.gap_px) - view->theme.gap_px;
}

DigitPadPlan digit_pad_plan(const View *view, Rect room, int above_px, bool is_bare)
{
    static const int tall[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, PAD_ENTER, 0, PAD_ERASE};
    static const int wide[] = {1, 2, 3, 4, 5, PAD_ENTER, 6, 7, 8, 9, 0, PAD_ERASE};
    static const int tall_bare[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, PAD_NONE, 0, PAD_NONE};
    static const int wide_bare[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 0};
    DigitPadPlan low = is_bare ? (DigitPadPlan){5, 2, wide_bare} : (DigitPadPlan){6, 2, wide},
                 high = {3, 4, is_bare ? tall_bare : tall};
    bool has_height = keys_px(view, high.rows) + above_px <= room.h;
    return has_height || keys_px(view, low.columns) > room.w ? high : low;
}

int digit_pad_least_px(const View *view, const DigitPadPlan *plan)
{
    return keys_px(view, plan->rows);
}

DigitPad digit_pad_fit(const View *view, Rect room, const DigitPadPlan *plan)
{
    int gap = view->theme.gap_px, most = view->theme.target_px * 3 / 2;
    DigitPad pad = {.plan = *plan, .gap_px = gap};
    Size share = {(room.w - (plan->columns - 1) * gap) / plan->columns, (room.h - (plan->rows - 1) * gap) / plan->rows};
    pad.key = (Size){share.w < 2 * most ? share.w : 2 * most, share.h < most ? share.h : most};
    Size all = {plan->columns * (pad.key.w + gap) - gap, plan->rows * (pad.key.h + gap) - gap};
    pad.rect = rect_center(room, all);
    return pad;
}

Rect digit_pad_rect(const DigitPad *pad, int place)
{
    int columns = pad->plan.columns;
    return (Rect){pad->rect.x + place % columns * (pad->key.w + pad->gap_px),
                  pad->rect.y + place / columns * (pad->key.h + pad->gap_px), pad->key.w, pad->key.h};
}
