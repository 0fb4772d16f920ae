#include "tidy.h"

#include <stdlib.h>

enum { NEAR_PX = 2, AIR_PX = 8 };

// The words of a target: its first line and its last; NULL: it has none.
typedef struct Words {
    const Line *first, *last;
} Words;

static Words words_of(const Frame *frame, const Target *target)
{
    Words words = {NULL, NULL};
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        int middle = line->baseline - line->font_px / 3;
        bool is_inside = line->rect.x >= target->rect.x && middle > target->rect.y &&
                         line->rect.x < target->rect.x + target->rect.w && middle < target->rect.y + target->rect.h;
        if (!is_inside)
            continue;
        if (!words.first || line->baseline < words.first->baseline)
            words.first = line;
        if (!words.last || line->baseline > words.last->baseline)
            words.last = line;
    }
    return words;
}

// A ring, a box to tick, a disc or a square: the first box in it as wide as high. NULL: a glyph, or none.
static const Mark *mark_of(const Frame *frame, const Target *target)
{
    for (int i = 0; i < frame->marks.count; i++) {
        const Mark *mark = &frame->marks.at[i];
        bool is_square = mark->kind == MARK_BOX && mark->rect.w == mark->rect.h && mark->border_px;
        if (is_square && mark->rect.w < target->rect.h && rect_overlaps(mark->rect, target->rect))
            return mark;
    }
    return NULL;
}

static int small_middle(const Line *line)
{
    return line->baseline - line->cap_px64 * 7 / 20 / 64;
}

static int middle(Rect rect)
{
    return rect.y + rect.h / 2;
}

// Another one beside it decides where its words stand.
static bool is_beside(const Target *a, const Target *b)
{
    return a->role == b->role && a->rect.y == b->rect.y && a->rect.x != b->rect.x;
}

static void look_at_option(const Frame *frame, const Target *target, Words words, Untidy *found)
{
    const Mark *mark = mark_of(frame, target);
    if (!mark)
        return;
    int between = (small_middle(words.first) + small_middle(words.last)) / 2;
    found->off_words += abs(middle(mark->rect) - small_middle(words.first)) > NEAR_PX;
    found->off_row += abs(between - middle(target->rect)) > NEAR_PX;
}

// An icon or a picture of its own stands above its words.
static bool has_crown(const Frame *frame, const Target *card, Words words)
{
    for (int i = 0; i < frame->marks.count; i++) {
        const Mark *mark = &frame->marks.at[i];
        bool is_figure = mark->kind == MARK_ICON || mark->kind == MARK_PICTURE;
        bool is_above = mark->rect.y + mark->rect.h <= words.first->baseline - words.first->cap_px64 / 64;
        if (is_figure && is_above && rect_overlaps(mark->rect, card->rect))
            return true;
    }
    return false;
}

// Its label alone, however many lines that has; a number may stand at the end of the first.
static bool is_label(const Frame *frame, const Target *card, Words words)
{
    return text_equal(words.first->passage, words.last->passage) && !has_crown(frame, card, words);
}

// Words reach from the top of their capitals to the last baseline, and where they are set close a little below it.
static bool is_in_middle(const Target *card, Words words)
{
    int cap_px = words.first->cap_px64 / 64, top = words.first->baseline - cap_px;
    return abs((top + words.last->baseline) / 2 - middle(card->rect)) <= NEAR_PX + cap_px / 10;
}

// Cards in one row that have more than their labels begin at one height; labels alone stand each in the middle.
static void look_at_card(const Frame *frame, const Target *card, Words words, Untidy *found)
{
    bool is_alone = is_label(frame, card, words), are_level = true, have_more = !is_alone;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *other = &frame->targets.at[i];
        Words others = words_of(frame, other);
        if (!is_beside(card, other) || !others.first)
            continue;
        have_more = have_more && !is_label(frame, other, others);
        are_level = are_level && abs(others.first->baseline - words.first->baseline) <= NEAR_PX;
    }
    bool is_even = have_more ? are_level : !is_alone || is_in_middle(card, words);
    found->uneven_cards += !is_even;
}

static bool is_close(const Target *target, Words words)
{
    int above = words.first->baseline - words.first->font_px * 3 / 4 - target->rect.y;
    int below = target->rect.y + target->rect.h - words.last->baseline - words.last->font_px / 4;
    return above < AIR_PX || below < AIR_PX;
}

void tidy_look(const Frame *frame, Untidy *found)
{
    for (int i = 0; i < frame->targets.count && !frame->sheet.h; i++) {
        const Target *target = &frame->targets.at[i];
        Words words = words_of(frame, target);
        if (!words.first)
            continue;
        if (target->role == ROLE_OPTION || target->role == ROLE_CARD)
            found->close += is_close(target, words);
        if (target->role == ROLE_CARD)
            look_at_card(frame, target, words, found);
        if (target->role == ROLE_OPTION)
            look_at_option(frame, target, words, found);
    }
}
