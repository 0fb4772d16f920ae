#include "screen/sign.h"

#include <assert.h>

#include "screen/words.h"

enum { ICON_PERCENT = 42, ICON_LEAST_PERCENT = 34 }; // of a target

static int icon_px(const View *view, int percent)
{
    return view->theme.target_px * percent / 100;
}

// Large letters stand close below their icon: a word has no second line to keep from.
static TextStyle word_style(TextStyle style)
{
    return style_closer(style, 1.1);
}

static int capitals_px(TextStyle style)
{
    return (style.cap_px64 + 63) / 64;
}

// What a word takes: its capitals, and what of its ink may reach below their line.
static int word_px(TextStyle style)
{
    return capitals_px(style) + style.font.size_px * 3 / 10;
}

// Between an icon, which has some air of its own, and the capitals below it.
static int gap_px(TextStyle style)
{
    return capitals_px(style) / 8;
}

// The frame, and what keeps from it.
static int around_px(const View *view)
{
    return 2 * (view->theme.border_px + theme_mm(&view->theme, 0.3));
}

int sign_width_px(View *view, const Sign *sign)
{
    return words_width_px(view, sign->word, sign->style);
}

int sign_height_px(const View *view, TextStyle style)
{
    return icon_px(view, ICON_LEAST_PERCENT) + gap_px(style) + word_px(style) + around_px(view);
}

// The largest icon that has that room; 0: none does.
static int fit_icon_px(const View *view, int room_px)
{
    for (int percent = ICON_PERCENT; percent >= ICON_LEAST_PERCENT; percent--)
        if (icon_px(view, percent) <= room_px)
            return icon_px(view, percent);
    return 0;
}

// Icon and word are one group, which stands in the middle as far as its ink goes.
void sign_draw(View *view, Frame *frame, const Sign *sign, Rect rect)
{
    assert(rect.w > 0 && rect.h > 0);
    TextStyle style = word_style(sign->style);
    Paragraph word = words_keep(view, sign->word, (WordsStyle){style, sign->ground}, rect.w);
    int height = paragraph_height_px(&word) - style.leading_px + word_px(style), gap = gap_px(style);
    int icon = fit_icon_px(view, rect.h - around_px(view) - height - gap);
    Rect both = rect_center(rect, (Size){rect.w, height + (icon ? icon + gap : 0)});
    if (icon)
        frame_icon(frame, rect_center(rect_cut_top(&both, icon), (Size){icon, icon}), sign->icon, sign->style.color);
    rect_cut_top(&both, icon ? gap : 0);
    both.y += capitals_px(style) - style.ascent_px;
    words_draw_centered(view, frame, &word, both);
}
