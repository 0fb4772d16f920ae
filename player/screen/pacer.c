#include "screen/pacer.h"

#include "book/phrases.h"
#include "screen/words.h"

// ---- words

// The word and the count below it, or after it where the room is low.
typedef struct WordSet {
    Paragraph word, number;
    bool has_number;
    int height_px;
    bool fits;
} WordSet;

static Color background_of(const View *view, const Pacer *pacer)
{
    return pacer->form == PACER_CIRCLE ? view->theme.palette->breath : view->theme.palette->ground;
}

static Text word_of(const Pacer *pacer)
{
    return pacer->words[!pacer->breath.is_in];
}

// Both words, so that their size does not change from one to the other.
static int widest_px(View *view, const Pacer *pacer, TextStyle style)
{
    int in_px = words_width_px(view, pacer->words[0], style), out_px = words_width_px(view, pacer->words[1], style);
    return in_px > out_px ? in_px : out_px;
}

static WordSet set_word(View *view, const Pacer *pacer, TextStyle style, Size room)
{
    Color background = background_of(view, pacer);
    TextStyle plain = style;
    plain.font.style = 0;
    WordSet set = {.has_number = pacer->number.size};
    set.word = words_set(view, word_of(pacer), (WordsStyle){style, background}, room.w);
    set.number = words_set(view, pacer->number, (WordsStyle){plain, background}, room.w);
    set.height_px = paragraph_height_px(&set.word) + (set.has_number ? paragraph_height_px(&set.number) : 0);
    set.fits = widest_px(view, pacer, style) <= room.w && set.height_px <= room.h;
    return set;
}

// Words grow with their room, which is the square within the circle, down to the size of large text.
static WordSet grow_word(View *view, const Pacer *pacer, Size room)
{
    enum { SHARE_MOST = 6, SHARE_LEAST = 12 }; // of the room: an eighth of the circle and less
    TextStyle large = view->theme.large;
    int side = room.w < room.h ? room.w : room.h;
    WordSet set = {.fits = false};
    for (int share = SHARE_MOST; share <= SHARE_LEAST && side / share > large.font.size_px && !set.fits; share++)
        set = set_word(view, pacer, style_larger(large, (double)side / share / large.font.size_px), room);
    return set;
}

// In the largest style that fits the room; on several lines of small print where none does.
static WordSet fit_word(View *view, const Pacer *pacer, Size room)
{
    const Theme *theme = &view->theme;
    WordSet grown = grow_word(view, pacer, room);
    if (grown.fits)
        return grown;
    TextStyle least =
        style_strong(style_colored(theme->small, theme->palette->text)); // small print is too dim for the pacer
    const TextStyle ladder[] = {theme->large, theme->title, theme->strong_body, style_strong(theme->label), least};
    enum { LADDER = sizeof ladder / sizeof *ladder };
    WordSet set = {0};
    for (int i = 0; i < LADDER; i++) {
        set = set_word(view, pacer, ladder[i], room);
        if (set.fits)
            return set;
    }
    if (set.height_px > room.h && set.has_number) {
        Pacer beside = *pacer;
        beside.words[!pacer->breath.is_in] = phrase_pair(view->arena, view->book->phrases, PHRASE_BREATHE_COUNT,
                                                         (Text[]){word_of(pacer), pacer->number});
        beside.number = TEXT("");
        set = set_word(view, &beside, ladder[LADDER - 1], room);
    }
    set.fits = set.height_px <= room.h && !words_are_broken(&set.word);
    return set;
}

static void draw_word(View *view, Frame *frame, const Pacer *pacer, Rect rect)
{
    WordSet set = fit_word(view, pacer, (Size){rect.w, rect.h});
    rect.y += (rect.h - set.height_px) / 2;
    words_draw_centered(view, frame, &set.word, rect);
    rect.y += paragraph_height_px(&set.word);
    if (set.has_number)
        words_draw_centered(view, frame, &set.number, rect);
}

// ---- forms

// A slow start and end of each breath: 0..1 to 0..1.
static double ease(double share)
{
    return share * share * (3 - 2 * share);
}

// Words stand in the square within the circle.
static int circle_pad_px(int size)
{
    return size * 14 / 100;
}

static void draw_circle(View *view, Frame *frame, const Pacer *pacer, Rect rect)
{
    const Palette *palette = view->theme.palette;
    int size = rect.w < rect.h ? rect.w : rect.h;
    Rect outer = rect_center(rect, (Size){size, size});
    double eased = ease(pacer->breath.share), full = pacer->breath.is_in ? eased : 1 - eased;
    int inner_px = (int)(size * (0.5 + 0.5 * full)) / 2 * 2;
    Rect inner = rect_center(outer, (Size){inner_px, inner_px});
    frame_box(frame, outer, (BoxLook){palette->soft, palette->accent, view->theme.border_px, size / 2});
    frame_box(frame, inner, (BoxLook){palette->breath, palette->breath, 0, inner_px / 2});
    draw_word(view, frame, pacer, rect_inset(outer, circle_pad_px(size), circle_pad_px(size)));
}

// One segment a second, filling as one breathes in, emptying as one breathes out.
static void draw_segments(View *view, Frame *frame, const Pacer *pacer, Rect rect)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    const Breath *breath = &pacer->breath;
    Rect row = rect_cut_bottom(&rect, theme->target_px / 2), all = row;
    rect_cut_bottom(&rect, theme->gap_px);
    int gap = theme->gap_px / 2, width = (row.w - (breath->seconds - 1) * gap) / breath->seconds;
    int full = breath->is_in ? breath->second : breath->seconds - breath->second + 1;
    for (int i = 0; i < breath->seconds; i++) {
        Rect segment = rect_cut_left(&row, width);
        rect_cut_left(&row, gap);
        if (theme->direction == DIRECTION_RTL)
            segment = rect_mirror(segment, all);
        Color fill = i < full ? palette->accent : palette->surface;
        frame_box(frame, segment, (BoxLook){fill, palette->border, theme->border_px, segment.h / 3});
    }
    draw_word(view, frame, pacer, rect);
}

// The bar and its words take half the height of a high room and all of a low one.
static Rect bar_room(const View *view, Rect rect)
{
    const Theme *theme = &view->theme;
    int needed = theme->target_px / 2 + theme->gap_px + 2 * theme->large.leading_px;
    int height = rect.h / 2 > needed ? rect.h / 2 : needed < rect.h ? needed : rect.h;
    return rect_center(rect, (Size){rect.w * 3 / 4, height});
}

// A small circle may have no room for its words; then they stand without it.
static bool fits_circle(View *view, const Pacer *pacer, Rect rect)
{
    int size = rect.w < rect.h ? rect.w : rect.h, inside = size - 2 * circle_pad_px(size);
    return fit_word(view, pacer, (Size){inside, inside}).fits;
}

void pacer_draw(View *view, Frame *frame, const Pacer *pacer, Rect rect)
{
    Pacer shown = *pacer;
    if (shown.form == PACER_CIRCLE && !fits_circle(view, &shown, rect))
        shown.form = PACER_COUNT;
    switch (shown.form) {
    case PACER_CIRCLE:
        draw_circle(view, frame, &shown, rect);
        break;
    case PACER_BAR:
        draw_segments(view, frame, &shown, bar_room(view, rect));
        break;
    case PACER_COUNT:
        draw_word(view, frame, &shown, rect);
        break;
    }
}
