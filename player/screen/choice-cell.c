#include "screen/choice-cell.h"

#include <assert.h>

#include "screen/words.h"

static bool is_sample(const Choice *choice)
{
    return choice->caption.size > 0;
}

// Above and below its words; a sample has air of its own.
static int rim_px(const View *view, const Choice *choice)
{
    return (is_sample(choice) ? 2 : 4) * view->theme.border_px;
}

static int pad_px(const View *view, const Choice *choice)
{
    return (is_sample(choice) ? 3 : 5) * view->theme.border_px;
}

// A tick, which grows with small print, and what parts it from the words beside it: those of a choice, or those below a
// sample.
static int tick_px(const View *view, const Choice *choice)
{
    int usual = view->theme.target_px * 30 / 100, grown = choice->small.cap_px64 * 5 / 4 / 64;
    return is_sample(choice) ? choice->small.font.size_px * 4 / 5 : grown > usual ? grown : usual;
}

static int tick_room_px(const View *view, const Choice *choice)
{
    return choice->is_way ? 0 : tick_px(view, choice) + view->theme.gap_px / (is_sample(choice) ? 3 : 2);
}

// ---- measures

static uint64_t mix_style(uint64_t key, const TextStyle *style)
{
    const int numbers[] = {style->font.family, style->font.style, style->font.size_px, style->tracking,
                           style->leading_px};
    return hash_bytes(key, numbers, sizeof numbers);
}

static int measure_least_px(View *view, const Choice *choice, int lines)
{
    TextStyle style = choice->small;
    int all = words_width_px(view, choice->shown, style) + 1, step = view->theme.target_px / 32 + 1;
    bool is_one_word = text_find(choice->shown, TEXT(" "), 0) == choice->shown.size; // which is never parted
    if (lines == 1 || is_one_word)
        return all;
    for (int width = all / lines; width < all; width += step) {
        Paragraph set = words_set(view, choice->shown, (WordsStyle){style, choice->fill}, width);
        if (set.line_count <= lines && !words_are_broken(&set))
            return width;
    }
    return all;
}

static int least_words_px(View *view, const Choice *choice, int lines)
{
    bool is_new;
    uint64_t key = hash_number(mix_style(view_key(view, PLAN_LEAST), &choice->small), lines);
    int *least = plans_find(layouts_plans(view->layouts), hash_text(key, choice->shown), sizeof *least, &is_new);
    if (is_new)
        *least = measure_least_px(view, choice, lines);
    return *least;
}

int choice_cell_least_px(View *view, const Choice *choice, int lines)
{
    int words_px = is_sample(choice) ? words_width_px(view, choice->caption, choice->small) + 1
                                     : least_words_px(view, choice, lines);
    int sample_px = is_sample(choice) ? words_width_px(view, choice->shown, choice->style) + 1 : 0;
    int with_tick = words_px + tick_room_px(view, choice);
    int needed = (with_tick > sample_px ? with_tick : sample_px) + 2 * pad_px(view, choice);
    return needed > view->theme.target_px ? needed : view->theme.target_px;
}

#define CLOSER_EM 1.3 // two lines hold together closer than a page does

// How the words of a choice stand in it.
typedef struct ChoicePlan {
    bool is_small, is_closer; // in small print; with their lines closer
    int height_px;
} ChoicePlan;

static Paragraph set_as(View *view, const Choice *choice, const ChoicePlan *plan, int width_px)
{
    TextStyle style = style_colored(plan->is_small ? choice->small : choice->style, choice->ink);
    if (plan->is_closer)
        style = style_closer(style, CLOSER_EM);
    style.language = choice->language;
    WordsStyle look = {style, choice->fill};
    return plan->is_closer ? words_set_evenly(view, choice->shown, look, width_px)
                           : words_set(view, choice->shown, look, width_px);
}

// False: a word is broken, or they are too high.
static bool try_plan(View *view, const Choice *choice, ChoicePlan *plan, Size room)
{
    Paragraph set = set_as(view, choice, plan, room.w);
    plan->is_closer = set.line_count > 1;
    if (plan->is_closer)
        set = set_as(view, choice, plan, room.w);
    plan->height_px = paragraph_height_px(&set);
    return !words_are_broken(&set) && plan->height_px + rim_px(view, choice) <= room.h;
}

static int words_px(const View *view, const Choice *choice, int width_px)
{
    int inner = width_px - 2 * pad_px(view, choice) - (is_sample(choice) ? 0 : tick_room_px(view, choice));
    return inner > 1 ? inner : 1;
}

// In their own style, else in small print.
static ChoicePlan plan_choice(View *view, const Choice *choice, int width_px)
{
    Size room = {words_px(view, choice, width_px), view->theme.target_px};
    if (is_sample(choice))
        return (ChoicePlan){.height_px = choice->style.leading_px};
    uint64_t key = mix_style(mix_style(view_key(view, PLAN_CHOICE), &choice->style), &choice->small);
    key = hash_text(hash_number(key, room.w), choice->shown);
    bool is_new;
    ChoicePlan *plan = plans_find(layouts_plans(view->layouts), key, sizeof *plan, &is_new);
    if (is_new && !try_plan(view, choice, plan, room)) {
        *plan = (ChoicePlan){.is_small = true};
        try_plan(view, choice, plan, room);
    }
    return *plan;
}

bool choice_cell_is_roomy(View *view, const Choice *choice, int width_px)
{
    return !plan_choice(view, choice, width_px).is_small;
}

static TextStyle caption_style(const Choice *choice)
{
    return choices_close_style(choice->small, choice->small.font.size_px);
}

static int caption_px(const Choice *choice)
{
    return is_sample(choice) ? caption_style(choice).leading_px : 0;
}

int choice_cell_lines(const View *view, const Choice *choice)
{
    return (view->theme.target_px - rim_px(view, choice)) / style_closer(choice->small, CLOSER_EM).leading_px;
}

int choice_cell_height_px(View *view, const Choice *choice, int width_px)
{
    assert(width_px > 0);
    int sample_px = is_sample(choice) ? choice->sample_px : plan_choice(view, choice, width_px).height_px;
    int needed = sample_px + caption_px(choice) + rim_px(view, choice);
    return needed > view->theme.target_px ? needed : view->theme.target_px;
}

// ---- drawing

static BoxLook outline_of(const Theme *theme, const Choice *choice)
{
    const Palette *palette = theme->palette;
    Color border = choice->is_selected ? palette->accent : palette->border;
    int times = choice->is_selected ? 2 : 1;
    return (BoxLook){choice->fill, border, theme->border_px * times, theme->radius_px};
}

// The words that a tick stands before where they are chosen.
typedef struct TickedWords {
    Paragraph set;
    int tick_px, room_px; // room_px: with what parts it from the words; 0: there is none
    int top_px;           // of the words, from that of the room both have
} TickedWords;

static TickedWords tick_words(const View *view, const Choice *choice, Paragraph set)
{
    return (TickedWords){set, tick_px(view, choice), choice->is_selected ? tick_room_px(view, choice) : 0, 0};
}

// In the middle, both together.
static void draw_ticked(View *view, Frame *frame, const TickedWords *ticked, Rect inner)
{
    bool is_rtl = view->theme.direction == DIRECTION_RTL;
    const Paragraph *words = &ticked->set;
    int tick = ticked->tick_px, room = ticked->room_px;
    Rect both = rect_center(inner, (Size){paragraph_widest_px(words) + room, inner.h}), at = inner;
    Rect square = is_rtl ? rect_cut_right(&both, tick) : rect_cut_left(&both, tick);
    if (room)
        frame_icon(frame, rect_center(square, (Size){tick, tick}), ICON_CHECK, words->passage.style.color);
    at.w = words->width_px;
    at.x = inner.x + (inner.w - at.w + (is_rtl ? -room : room)) / 2;
    at.y += ticked->top_px;
    words_draw_centered(view, frame, words, at);
}

// The top of a sample's line, which stands in the middle of that height with all that its ink reaches.
static int sample_y_px(View *view, const Paragraph *sample, int height_px)
{
    InkReach reach = words_reach(view, sample);
    return (height_px - (reach.ascent + reach.descent) / 64) / 2 + reach.ascent / 64 - sample->passage.style.ascent_px;
}

static void draw_sample(View *view, Frame *frame, const Choice *choice, Rect inner)
{
    TextStyle small = style_colored(caption_style(choice), choice->ink);
    Paragraph caption = words_set(view, choice->caption, (WordsStyle){small, choice->fill}, inner.w);
    Paragraph sample = set_as(view, choice, &(ChoicePlan){0}, inner.w);
    inner.y -= view->theme.border_px; // letters have air above them, a caption has little below it
    Rect below = rect_cut_bottom(&inner, paragraph_height_px(&caption));
    inner.y += sample_y_px(view, &sample, inner.h);
    int before = frame->lines.count;
    words_draw_centered(view, frame, &sample, inner);
    frame_sign(frame, before); // its caption says which size it is
    TickedWords ticked = tick_words(view, choice, caption);
    draw_ticked(view, frame, &ticked, below);
}

void choice_cell_draw(View *view, Frame *frame, const Choice *choice, Rect rect)
{
    Rect inner = rect_inset(rect, pad_px(view, choice), rim_px(view, choice) / 2);
    frame_box(frame, rect, outline_of(&view->theme, choice));
    if (is_sample(choice)) {
        draw_sample(view, frame, choice, inner);
    } else {
        ChoicePlan plan = plan_choice(view, choice, rect.w);
        TickedWords ticked = tick_words(view, choice, set_as(view, choice, &plan, words_px(view, choice, rect.w)));
        ticked.top_px = words_middle_px(view, &ticked.set, rect.h) - (inner.y - rect.y);
        draw_ticked(view, frame, &ticked, inner);
    }
    frame_target(frame, &(Target){.label = choice->label,
                                  .language = choice->language,
                                  .role = choice->is_way ? ROLE_BUTTON : ROLE_OPTION,
                                  .member.is_named = is_sample(choice),
                                  .action = choice->action,
                                  .rect = rect,
                                  .radius_px = view->theme.radius_px,
                                  .enabled = true,
                                  .selected = choice->is_selected});
}
