#include "screen/sign.h"

#include <assert.h>

#include "screen/words.h"

enum { ICON_PERCENT = 42, ICON_LEAST_PERCENT = 34, ICON_MOST_PERCENT = 60 }; // of a target

static int share_px(const View *view, int percent)
{
    return view->theme.target_px * percent / 100;
}

// Its lines stand close together.
static TextStyle word_style(TextStyle style)
{
    return style_closer(style, 1.22);
}

static int capitals_px(TextStyle style)
{
    return (style.cap_px64 + 63) / 64;
}

// Words of a script that climbs along them reach higher than capitals do, most of them two thirds of the way.
static int rise_px(TextStyle style)
{
    int climb = style.reach.ascent * 2 / 3 / 64;
    return climb > capitals_px(style) ? climb : capitals_px(style);
}

// What one line takes: its capitals, and what of its ink may reach below their line.
static int line_px(const View *view, TextStyle style)
{
    return rise_px(style) + style_depth_px(style, view->theme.direction);
}

static int words_px(const View *view, const Paragraph *words)
{
    TextStyle style = words->passage.style;
    return paragraph_height_px(words) - style.leading_px + line_px(view, style);
}

// The air that every icon has of its own on each side.
static int icon_air_px(int icon_px)
{
    return icon_px / 12;
}

// From the ink of an icon to the capitals below it.
static int gap_px(const View *view, TextStyle style)
{
    return capitals_px(style) / 8 + theme_mm(&view->theme, 0.3);
}

// The frame, and what keeps from it.
static int around_px(const View *view)
{
    return 2 * (view->theme.border_px + theme_mm(&view->theme, 0.2));
}

int sign_width_px(View *view, const Sign *sign)
{
    return words_width_px(view, sign->word, sign->style);
}

// An icon with its gap, as far as its ink goes.
static int icon_height_px(const View *view, TextStyle style, int icon_px)
{
    return icon_px ? icon_px - 2 * icon_air_px(icon_px) + gap_px(view, style) : 0;
}

int sign_height_px(const View *view, TextStyle style)
{
    int icon = share_px(view, ICON_LEAST_PERCENT);
    return icon_height_px(view, style, icon) + line_px(view, style) + around_px(view);
}

// Letters may reach higher than capitals do.
int sign_word_px(View *view, const Sign *sign, int width_px)
{
    TextStyle style = word_style(sign->style);
    Paragraph set = words_keep(view, sign->word, (WordsStyle){style, sign->ground}, width_px);
    int reach_px = style.font.size_px * 9 / 10 - rise_px(style);
    int keeps_px = around_px(view) > 2 * reach_px ? around_px(view) : 2 * reach_px;
    return words_are_broken(&set) ? 0 : words_px(view, &set) + keeps_px;
}

bool sign_fits(View *view, const Sign *sign, Size room)
{
    int px = sign_word_px(view, sign, room.w);
    return px > 0 && px <= room.h;
}

// What a sign with such an icon has of a height: its air may lie where else nothing does.
static int needed_px(const View *view, const Paragraph *words, int icon_px)
{
    int air = icon_air_px(icon_px), keeps_px = around_px(view) > 2 * air ? around_px(view) : 2 * air;
    return keeps_px + icon_height_px(view, words->passage.style, icon_px) + words_px(view, words);
}

// It grows with the word, as far as there is height for both; 0: there is none.
static int fit_icon_px(const View *view, const Paragraph *words, int height_px)
{
    int usual = share_px(view, ICON_PERCENT), grown = capitals_px(words->passage.style) * 5 / 2,
        most = share_px(view, ICON_MOST_PERCENT), least = share_px(view, ICON_LEAST_PERCENT);
    int icon = grown < usual ? usual : grown < most ? grown : most;
    while (icon >= least && needed_px(view, words, icon) > height_px)
        icon--;
    return icon < least ? 0 : icon;
}

// An icon keeps from what stands out of the word below it, such as the marks that Vietnamese puts on its letters, as
// far as there is room above. One that has no air below stands higher by that.
static void draw_icon(Frame *frame, const Sign *sign, Rect square, Rect free)
{
    int air = icon_air_px(square.h), drop = sign->icon == ICON_REACH ? air : 0; // a hand, cut off at the wrist
    int over = square.y + square.h - air + drop - (free.y + free.h), room = square.y + air - free.y;
    int lift = over > drop ? over : drop;
    if (room > 0)
        square.y -= lift < room ? lift : room;
    frame_icon(frame, square, sign->icon, sign->style.color);
}

static Paragraph set_word(View *view, const Sign *sign, int width_px)
{
    WordsStyle look = {word_style(sign->style), sign->ground};
    Paragraph word = words_keep(view, sign->word, look, width_px);
    return word.line_count > 1 ? words_set_evenly(view, sign->word, look, width_px) : word;
}

// Icon and word are one group, which stands in the middle as far as its ink goes.
void sign_draw(View *view, Frame *frame, const Sign *sign, Rect rect)
{
    assert(rect.w > 0 && rect.h > 0);
    Paragraph word = set_word(view, sign, rect.w);
    TextStyle style = word.passage.style;
    int icon = fit_icon_px(view, &word, rect.h), icon_px = icon_height_px(view, style, icon);
    Rect both = rect_center(rect, (Size){rect.w, icon_px + words_px(view, &word)}), at = both;
    at.y += icon_px + rise_px(style) - style.ascent_px;
    at.x += (rect.w - word.width_px) / 2;
    at.w = word.width_px;
    if (icon) {
        Rect square = {both.x + (both.w - icon) / 2, both.y - icon_air_px(icon), icon, icon}, free = rect;
        int air = icon_air_px(icon);
        free.y += around_px(view) / 2 > air ? around_px(view) / 2 : air;
        free.h = at.y + style.ascent_px - (words_ink(view, &word).ascent + 63) / 64 - free.y;
        draw_icon(frame, sign, square, free);
    } else {
        at.y = rect.y + words_clear_px(view, &word, at.y - rect.y, rect.h);
    }
    words_draw_centered(view, frame, &word, at);
}
