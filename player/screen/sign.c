#include "screen/sign.h"

#include <assert.h>

#include "screen/words.h"

enum { ICON_PERCENT = 42, ICON_LEAST_PERCENT = 36 }; // of a target

static int icon_px(const View *view, int percent)
{
    return view->theme.target_px * percent / 100;
}

// Large letters stand close below their icon: a word has no second line to keep from.
static TextStyle word_style(TextStyle style)
{
    return style_closer(style, 1.1);
}

// What a word takes: its line, and what of its ink may reach below that.
static int word_px(TextStyle style)
{
    int below = style.ascent_px + style.font.size_px * 3 / 10 - style.leading_px;
    return style.leading_px + (below > 0 ? below : 0);
}

static int frame_px(const View *view)
{
    return 2 * view->theme.border_px;
}

int sign_width_px(View *view, const Sign *sign)
{
    return words_width_px(view, sign->word, sign->style);
}

int sign_height_px(const View *view, TextStyle style)
{
    return icon_px(view, ICON_LEAST_PERCENT) + word_px(word_style(style)) + frame_px(view);
}

// The largest icon that stands above words that high; 0: none does.
static int fit_icon_px(const View *view, int words_px, int height_px)
{
    for (int percent = ICON_PERCENT; percent >= ICON_LEAST_PERCENT; percent--)
        if (icon_px(view, percent) + words_px + frame_px(view) <= height_px)
            return icon_px(view, percent);
    return 0;
}

void sign_draw(View *view, Frame *frame, const Sign *sign, Rect rect)
{
    assert(rect.w > 0 && rect.h > 0);
    TextStyle style = word_style(sign->style);
    Paragraph word = words_keep(view, sign->word, (WordsStyle){style, sign->ground}, rect.w);
    int height = paragraph_height_px(&word) - style.leading_px + word_px(style),
        icon = fit_icon_px(view, height, rect.h);
    Rect both = rect_center(rect, (Size){rect.w, height + icon});
    if (icon)
        frame_icon(frame, rect_center(rect_cut_top(&both, icon), (Size){icon, icon}), sign->icon, sign->style.color);
    words_draw_centered(view, frame, &word, both);
}
