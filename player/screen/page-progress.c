#include "screen/page-progress.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/progress-bar.h"
#include "screen/words.h"

enum { WRAPPED_SHARE = 62 }; // per cent of its width that a page number needs on two lines

// What page numbers and minutes need between the cells; on two lines each where the row is high enough.
int page_progress_width_px(View *view, bool is_tall)
{
    const Theme *theme = &view->theme;
    const Phrases *phrases = view->book->phrases;
    enum { LONG = 88 }; // as wide as two figures are
    Text page = phrase_numbers(view->arena, phrases, PHRASE_PAGE_OF, (int[]){LONG, LONG});
    Text left = phrase_numbers(view->arena, phrases, PHRASE_MINUTES_LEFT, (int[]){LONG, 0});
    int page_px = words_width_px(view, page, theme->small), left_px = words_width_px(view, left, theme->small);
    int words_px = page_px > left_px ? page_px : left_px;
    return 2 * (is_tall ? words_px * WRAPPED_SHARE / 100 : words_px) + 4 * theme->gap_px;
}

// So many steps that their dots would be dust: how far they have come.
static void draw_track(View *view, Frame *frame, const Bars *bars, Rect middle)
{
    Rect track = rect_center(middle, (Size){middle.w, theme_mm(&view->theme, 1.7)});
    progress_bar_draw(view, frame, track, (bars->dot + 1.0) / bars->dot_count);
}

enum { LEAST_DOT_MM = 1 };

static void draw_dots(View *view, Frame *frame, const Bars *bars, Rect middle)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    int size = theme_mm(theme, 3), gap = theme_mm(theme, 2.5);
    if (bars->dot_count * (size + gap) - gap > middle.w)
        size = gap = middle.w / (2 * bars->dot_count);
    if (size < theme_mm(theme, LEAST_DOT_MM)) {
        draw_track(view, frame, bars, middle);
        return;
    }
    int width = bars->dot_count * (size + gap) - gap;
    Rect row = rect_center(middle, (Size){width, size}), all = row;
    for (int i = 0; i < bars->dot_count; i++) {
        Rect dot = rect_cut_left(&row, size);
        rect_cut_left(&row, gap);
        bool is_done = i <= bars->dot;
        if (theme->direction == DIRECTION_RTL)
            dot = rect_mirror(dot, all);
        Color fill = is_done ? palette->accent : palette->ground;
        frame_box(frame, dot, (BoxLook){fill, is_done ? palette->accent : palette->border, theme->border_px, size / 2});
    }
}

static void draw_middle_words(View *view, Frame *frame, Text words, Rect at)
{
    const Theme *theme = &view->theme;
    Paragraph set = words_set(view, words, (WordsStyle){theme->small, theme->palette->ground}, at.w);
    at.y += (at.h - paragraph_height_px(&set)) / 2;
    words_draw_centered(view, frame, &set, at);
}

// Page 3 of 8, a bar, 2 min left.
static void draw_chapter_info(View *view, Frame *frame, const Bars *bars, Rect middle)
{
    const Theme *theme = &view->theme;
    const Phrases *phrases = view->book->phrases;
    Text page = phrase_numbers(view->arena, phrases, PHRASE_PAGE_OF, (int[]){bars->page, bars->page_count});
    Text left = phrase_numbers(view->arena, phrases, PHRASE_MINUTES_LEFT, (int[]){bars->minutes_left, 0});
    bool is_tall = middle.h >= 2 * theme->small.leading_px;
    int third = middle.w / 3, gap = theme->gap_px;
    int page_px = words_width_px(view, page, theme->small), left_px = words_width_px(view, left, theme->small);
    int words_px = page_px > left_px ? page_px : left_px;
    if (words_px + gap > third && is_tall)
        words_px = words_px * WRAPPED_SHARE / 100;
    Rect inner = rect_inset(middle, gap / 2, 0);
    // Very large words on narrow glass: the page number alone.
    bool has_minutes = bars->minutes_left >= 0 && 2 * words_px + gap <= inner.w;
    Rect start = rect_cut_left(&inner, words_px + 2), end = rect_cut_right(&inner, has_minutes ? words_px + 2 : 0);
    Rect track = rect_center(rect_inset(inner, gap, 0), (Size){inner.w - 2 * gap, theme_mm(theme, 1.7)});
    bool is_rtl = theme->direction == DIRECTION_RTL;
    draw_middle_words(view, frame, page, is_rtl ? rect_mirror(start, middle) : start);
    if (track.w > theme->target_px / 2)
        progress_bar_draw(view, frame, is_rtl ? rect_mirror(track, middle) : track,
                          (double)bars->page / bars->page_count);
    if (has_minutes)
        draw_middle_words(view, frame, left, is_rtl ? rect_mirror(end, middle) : end);
}

void page_progress_draw(View *view, Frame *frame, const Bars *bars, Rect middle)
{
    assert(bars->dot_count >= 0 && bars->dot >= -1 && bars->dot < bars->dot_count + !bars->dot_count);
    assert(bars->page_count < 2 || (bars->page >= 1 && bars->page <= bars->page_count));
    if (bars->dot_count) {
        draw_dots(view, frame, bars, middle);
        return;
    }
    if (bars->page_count < 2)
        return;
    if (bars->is_chapter) {
        draw_chapter_info(view, frame, bars, middle);
        return;
    }
    draw_middle_words(
        view, frame,
        phrase_numbers(view->arena, view->book->phrases, PHRASE_PART_OF, (int[]){bars->page, bars->page_count}),
        middle);
}
