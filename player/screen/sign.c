#include "screen/sign.h"

#include <assert.h>

#include "screen/words.h"

static int icon_px(const View *view)
{
    return view->theme.target_px * 36 / 100;
}

int sign_width_px(View *view, const Sign *sign)
{
    return words_width_px(view, sign->word, sign->style);
}

void sign_draw(View *view, Frame *frame, const Sign *sign, Rect rect)
{
    assert(rect.w > 0 && rect.h > 0);
    Paragraph word = words_set(view, sign->word, (WordsStyle){style_closer(sign->style, 1.25), sign->ground}, rect.w);
    int height = paragraph_height_px(&word), icon = icon_px(view);
    bool has_icon = icon + height + 4 * view->theme.border_px <= rect.h;
    Rect both = rect_center(rect, (Size){rect.w, height + (has_icon ? icon : 0)});
    if (has_icon)
        frame_icon(frame, rect_center(rect_cut_top(&both, icon), (Size){icon, icon}), sign->icon, sign->style.color);
    words_draw_centered(view, frame, &word, both);
}
