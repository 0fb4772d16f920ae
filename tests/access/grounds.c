#include "grounds.h"

#include <stdlib.h>

enum { AWAY_PX = 2, UPPER_SHARE = 8 };         // what a drawing shows stands below that share of it
static const double FIELD_CONTRAST_MOST = 1.6; // a light field by night has 14, a dark one by day 11

static bool is_color(Color a, Color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static bool is_of_theme(const Palette *palette, Color color)
{
    const Color grounds[] = {palette->ground, palette->surface, palette->soft, palette->breath, palette->track};
    bool is_so = false;
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
        is_so = is_so || is_color(color, grounds[i]);
    return is_so;
}

// What the picture lies on: its corners, which drawings leave free, are those of what is around it.
static bool is_open_at_corners(const Shot *shot, Rect rect)
{
    int right = rect.x + rect.w - 1, bottom = rect.y + rect.h - 1;
    bool left_open = is_color(shot_pixel(shot, rect.x, rect.y), shot_pixel(shot, rect.x - AWAY_PX, rect.y - AWAY_PX));
    bool right_open = is_color(shot_pixel(shot, right, bottom), shot_pixel(shot, right + AWAY_PX, bottom + AWAY_PX));
    return left_open && right_open;
}

static void look_at(Ledger *ledger, const Frame *frame, const Shot *shot, const Mark *mark)
{
    Color around = shot_pixel(shot, mark->rect.x - AWAY_PX, mark->rect.y - AWAY_PX);
    Rect above = {mark->rect.x, mark->rect.y, mark->rect.w, mark->rect.h / UPPER_SHARE};
    Color field = shot_commonest(shot, above, ledger->arena);
    bool is_so = is_of_theme(frame->theme.palette, around) && is_open_at_corners(shot, mark->rect) &&
                 color_contrast(field, around) <= FIELD_CONTRAST_MOST;
    NOTE(ledger, RULE_GROUNDS, is_so, "%.*s: its field %02x%02x%02x on %02x%02x%02x", TEXT_ARGS(mark->path), field.r,
         field.g, field.b, around.r, around.g, around.b);
}

static bool is_seen(const Frame *frame, const Mark *mark)
{
    return mark->kind == MARK_PICTURE && !frame_is_beneath(frame, mark->rect);
}

void grounds_look(Ledger *ledger, const Frame *frame, const Shot *shot)
{
    for (int i = 0; i < frame->marks.count; i++)
        if (is_seen(frame, &frame->marks.at[i]))
            look_at(ledger, frame, shot, &frame->marks.at[i]);
}

void act_grounds(Ledger *ledger, Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    bool has_any = false;
    for (int i = 0; i < frame->marks.count && !frame->is_veiled; i++)
        has_any = has_any || is_seen(frame, &frame->marks.at[i]);
    if (!has_any)
        return;
    Shot shot = shot_take(stage, frame, ledger->arena);
    grounds_look(ledger, stage_frame(stage), &shot);
}
