#include "page-facts.h"

#include "screen/bars.h"

// The screen's bars are asked as the screen itself asks them.
View page_facts_view(Stage *stage, Arena *arena, const Frame *frame)
{
    App *app = stage->app;
    return (View){.book = app_book(app),
                  .typesetter = app_typesetter(app),
                  .layouts = app_layouts(app),
                  .arena = arena,
                  .theme = frame->theme};
}

static bool is_way(const Action *action)
{
    switch (action->kind) {
    case ACTION_OPEN:
    case ACTION_CONTENTS:
    case ACTION_HOME:
    case ACTION_SUPPORT:
        return true;
    default:
        return false;
    }
}

static void count_target(PageFacts *facts, const Target *target)
{
    if (target->role == ROLE_LINK)
        return; // stands in the text
    if (target->action.kind == ACTION_MORE_CHOICES)
        facts->has_turns = true;
    else if (target->role == ROLE_OPTION)
        facts->options++;
    else if (target->role == ROLE_CARD || target->role == ROLE_QUESTION) {
        facts->row_y = facts->cards++ ? facts->row_y : target->rect.y;
        facts->in_row += target->rect.y == facts->row_y;
        facts->card_px = target->rect.w;
    } else if (is_way(&target->action))
        facts->ways++;
    else
        facts->acts++;
}

static void reach(PageFacts *facts, Rect rect)
{
    if (rect.y < facts->top)
        facts->top = rect.y;
    if (rect.y + rect.h > facts->bottom)
        facts->bottom = rect.y + rect.h;
}

static int count_words(Text text)
{
    int count = 0;
    for (Text word = text_word(&text); word.size; word = text_word(&text))
        count++;
    return count;
}

static bool is_in(Rect room, Rect rect)
{
    return rect.y >= room.y && rect.y < room.y + room.h;
}

static bool is_of_target(const Frame *frame, Rect rect)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].role != ROLE_LINK && rect_overlaps(frame->targets.at[i].rect, rect))
            return true;
    return false;
}

// A note's card alone has words of its own on that colour.
static bool is_on_slip(const Frame *frame, const Line *line)
{
    const Color surface = frame->theme.palette->surface, behind = line->background;
    bool is_same = surface.r == behind.r && surface.g == behind.g && surface.b == behind.b;
    return is_same && line->is_read && !line->block.at[0] && !is_of_target(frame, line->rect);
}

static int count_lines_of(const Frame *frame, Rect room, Id block)
{
    int count = 0;
    for (int i = 0; i < frame->lines.count; i++)
        count += is_in(room, frame->lines.at[i].rect) && id_equal(frame->lines.at[i].block, block);
    return count;
}

// What its running text begins and ends with.
static void find_ends(PageFacts *facts, const Frame *frame)
{
    const Line *last = NULL;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (!line->block.at[0] || !is_in(facts->room, line->rect))
            continue;
        if (!last)
            facts->first_block = line->block;
        last = line;
    }
    if (!last)
        return;
    facts->last_block = last->block;
    facts->first_lines = count_lines_of(frame, facts->room, facts->first_block);
    facts->last_lines = count_lines_of(frame, facts->room, facts->last_block);
    facts->ends_in_colon = text_ends(text_trim(last->text), TEXT(":")) && last->end == last->passage.size;
}

PageFacts page_facts_of(Stage *stage, Arena *arena)
{
    const Frame *frame = stage_frame(stage);
    View view = page_facts_view(stage, arena, frame);
    PageFacts facts = {.room = bars_page(&view), .top = bars_room(&view).y};
    facts.bottom = facts.top;
    for (int i = 0; i < frame->targets.count; i++) {
        if (!is_in(facts.room, frame->targets.at[i].rect) || frame->targets.at[i].role == ROLE_LINK)
            continue;
        count_target(&facts, &frame->targets.at[i]);
        facts.has_slip_key = facts.has_slip_key || frame->targets.at[i].action.kind == ACTION_LARGE;
        reach(&facts, frame->targets.at[i].rect);
    }
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (!is_in(facts.room, line->rect))
            continue;
        reach(&facts, line->rect);
        bool is_said = line->block.at[0] || line->is_read;
        facts.words += is_said ? count_words(line->text) : 0;
        facts.slip_words += is_on_slip(frame, line) ? count_words(line->text) : 0;
        facts.has_dial = facts.has_dial || (!is_said && !is_of_target(frame, line->rect));
    }
    for (int i = 0; i < frame->pictures.count; i++) {
        facts.has_picture = true;
        reach(&facts, frame->pictures.at[i].rect);
    }
    find_ends(&facts, frame);
    return facts;
}
