#include "screen/page-progress.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/progress-bar.h"
#include "screen/words.h"

Text page_progress_words(View *view, const Bars *bars)
{
    const Phrases *phrases = view->book ? view->book->phrases : NULL;
    if (bars->dot_count && bars->dot >= 0)
        return phrase_numbers(view->arena, phrases, PHRASE_STEP_OF, (int[]){bars->dot + 1, bars->dot_count});
    if (bars->page_count > 1)
        return phrase_numbers(view->arena, phrases, PHRASE_PART_OF, (int[]){bars->page, bars->page_count});
    return TEXT("");
}

// The least length of what stands beside the words.
static int track_least_px(const Theme *theme)
{
    return theme->target_px / 2;
}

int page_progress_words_px(View *view, TextStyle style)
{
    enum { PAGES = 888, STEPS = 88 }; // as wide as three figures are, or two
    Bars longest[] = {{.page = PAGES, .page_count = PAGES}, {.dot = STEPS - 1, .dot_count = STEPS}};
    int widest = 0;
    for (int i = 0; i < 2; i++) {
        int width = words_width_px(view, page_progress_words(view, &longest[i]), style);
        widest = width > widest ? width : widest;
    }
    return widest;
}

int page_progress_width_px(View *view, TextStyle style)
{
    return page_progress_words_px(view, style) + view->theme.gap_px + track_least_px(&view->theme);
}

// ---- drawing

static Rect mirrored(const View *view, Rect rect, Rect middle)
{
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, middle) : rect;
}

static void draw_words(View *view, Frame *frame, Text words, const ProgressRoom *room)
{
    WordsStyle style = {style_colored(room->style, view->theme.palette->dim), view->theme.palette->ground};
    Rect at = room->rect;
    Paragraph set = words_set(view, words, style, at.w + 1);
    at.y += (at.h - paragraph_height_px(&set)) / 2;
    words_draw_centered(view, frame, &set, at);
}

static int dot_px(const Theme *theme)
{
    return theme_mm(theme, 2);
}

static int dot_gap_px(const Theme *theme)
{
    return theme_mm(theme, 1.7);
}

static int dots_px(const Theme *theme, int count)
{
    return count * (dot_px(theme) + dot_gap_px(theme)) - dot_gap_px(theme);
}

enum { LEAST_DOT_MM = 1 };

// A dot for each step, smaller where many have little room; so many that they would be dust: how far they have come.
static void draw_dots(View *view, Frame *frame, const Bars *bars, Rect room)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    int size = dot_px(theme), gap = dot_gap_px(theme);
    if (dots_px(theme, bars->dot_count) > room.w)
        size = gap = room.w / (2 * bars->dot_count);
    if (size < theme_mm(theme, LEAST_DOT_MM)) {
        Rect track = rect_center(room, (Size){room.w, theme_mm(theme, 1.7)});
        progress_bar_draw(view, frame, track, (bars->dot + 1.0) / bars->dot_count);
        return;
    }
    Rect row = rect_center(room, (Size){bars->dot_count * (size + gap) - gap, size}), all = row;
    for (int i = 0; i < bars->dot_count; i++) {
        Rect dot = mirrored(view, rect_cut_left(&row, size), all);
        rect_cut_left(&row, gap);
        bool is_done = i <= bars->dot;
        Color fill = is_done ? palette->accent : palette->ground;
        frame_box(frame, dot, (BoxLook){fill, is_done ? palette->accent : palette->border, theme->border_px, size / 2});
    }
}

// Step 2 of 4, and its dots: side by side in the middle.
static void draw_steps(View *view, Frame *frame, const Bars *bars, const ProgressRoom *room)
{
    const Theme *theme = &view->theme;
    Rect middle = room->rect;
    Text words = page_progress_words(view, bars);
    int words_px = words.size ? words_width_px(view, words, room->style) + theme->gap_px : 0;
    int used = words_px + dots_px(theme, bars->dot_count);
    Rect both = rect_center(middle, (Size){used < middle.w ? used : middle.w, middle.h});
    Rect start = rect_cut_left(&both, words_px);
    if (words.size) {
        rect_cut_right(&start, theme->gap_px);
        draw_words(view, frame, words, &(ProgressRoom){mirrored(view, start, middle), room->style});
    }
    if (both.w >= track_least_px(theme) || used <= middle.w)
        draw_dots(view, frame, bars, mirrored(view, both, middle));
}

// How far one is, and the printed page; where both have no room, the latter alone, which says as much.
static Text share_within(View *view, const Bars *bars, const ProgressRoom *room, int width_px)
{
    if (!bars->printed.size || !bars->share.size)
        return bars->share;
    Text both = phrase_pair(view->arena, view->book->phrases, PHRASE_BESIDE, (Text[]){bars->share, bars->printed});
    if (words_width_px(view, both, room->style) <= width_px)
        return both;
    return words_width_px(view, bars->printed, room->style) <= width_px ? bars->printed : bars->share;
}

static Text words_at_end(View *view, const Bars *bars, const ProgressRoom *room, int width_px)
{
    if (bars->share.size || bars->minutes_left < 0)
        return share_within(view, bars, room, width_px);
    return phrase_numbers(view->arena, view->book->phrases, PHRASE_MINUTES_LEFT, (int[]){bars->minutes_left, 0});
}

// 3 of 8, a bar, 2 min left; without the minutes where they have no room.
static void draw_chapter(View *view, Frame *frame, const Bars *bars, const ProgressRoom *room)
{
    const Theme *theme = &view->theme;
    int gap = theme->gap_px, least = track_least_px(theme);
    Text page = page_progress_words(view, bars);
    int page_px = words_width_px(view, page, room->style);
    Text left = words_at_end(view, bars, room, room->rect.w - 3 * gap - page_px - least);
    int left_px = words_width_px(view, left, room->style);
    Rect middle = room->rect, inner = rect_inset(middle, gap / 2, 0), start = rect_cut_left(&inner, page_px);
    draw_words(view, frame, page, &(ProgressRoom){mirrored(view, start, middle), room->style});
    rect_cut_left(&inner, gap);
    if (left.size && inner.w >= left_px + gap + least) {
        Rect end = rect_cut_right(&inner, left_px);
        draw_words(view, frame, left, &(ProgressRoom){mirrored(view, end, middle), room->style});
        rect_cut_right(&inner, gap);
    }
    Rect track = rect_center(inner, (Size){inner.w, theme_mm(theme, 1.7)});
    if (track.w >= least)
        progress_bar_draw(view, frame, mirrored(view, track, middle), (double)bars->page / bars->page_count);
}

void page_progress_draw(View *view, Frame *frame, const Bars *bars, const ProgressRoom *room)
{
    assert(bars->dot_count >= 0 && bars->dot >= -1 && bars->dot < bars->dot_count + !bars->dot_count);
    assert(bars->page_count < 2 || (bars->page >= 1 && bars->page <= bars->page_count));
    if (bars->dot_count)
        draw_steps(view, frame, bars, room);
    else if (bars->page_count > 1 && bars->is_chapter)
        draw_chapter(view, frame, bars, room);
    else if (bars->page_count > 1)
        draw_words(view, frame, page_progress_words(view, bars), room);
    else if (bars->share.size && words_width_px(view, bars->share, room->style) <= room->rect.w)
        draw_words(view, frame, share_within(view, bars, room, room->rect.w), room);
}
