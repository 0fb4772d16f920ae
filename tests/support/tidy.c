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

static const Target *find_beside(const Frame *frame, const Target *target)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (is_beside(target, &frame->targets.at[i]))
            return &frame->targets.at[i];
    return NULL;
}

static void look_at_option(const Frame *frame, const Target *target, Words words, Untidy *found)
{
    const Mark *mark = mark_of(frame, target);
    const Target *other = find_beside(frame, target);
    if (!mark)
        return;
    bool is_alone = !other && words.first == words.last;
    found->off_words += abs(middle(mark->rect) - small_middle(words.first)) > NEAR_PX;
    found->off_row += is_alone && abs(small_middle(words.first) - middle(target->rect)) > NEAR_PX;
    if (!other)
        return;
    Words others = words_of(frame, other);
    found->uneven += others.first && abs(others.first->baseline - words.first->baseline) > NEAR_PX;
}

// Cards in one row begin at one height.
static void look_at_card(const Frame *frame, const Target *card, Words words, Untidy *found)
{
    for (int i = 0; i < frame->targets.count; i++) {
        if (!is_beside(card, &frame->targets.at[i]))
            continue;
        Words others = words_of(frame, &frame->targets.at[i]);
        bool is_uneven = others.first && abs(others.first->baseline - words.first->baseline) > NEAR_PX;
        found->uneven_cards += is_uneven;
        if (is_uneven)
            return;
    }
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
