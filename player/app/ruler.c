#include "app/ruler.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// ---- lines of the book

static bool stands_on_control(const Frame *frame, const Line *line)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].role != ROLE_LINK && rect_encloses(frame->targets.at[i].rect, line->rect))
            return true;
    return false;
}

static bool is_ruled(const Frame *frame, int line)
{
    return frame->lines.at[line].block.at[0] && !stands_on_control(frame, &frame->lines.at[line]);
}

static int middle_y(Rect rect)
{
    return rect.y + rect.h / 2;
}

// Beside each other, as in a row of a table.
static bool are_level(const Line *a, const Line *b)
{
    int middle = middle_y(b->rect);
    return middle >= a->rect.y && middle < a->rect.y + a->rect.h;
}

// The first or last line of the page (step 1, -1), or the one that comes after another that way; -1 for none.
static int nearest_line(const Frame *frame, const Line *from, int step)
{
    int found = -1;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (!is_ruled(frame, i) ||
            (from && (are_level(from, line) || (middle_y(line->rect) - middle_y(from->rect)) * step < 0)))
            continue;
        if (found < 0 || (middle_y(line->rect) - middle_y(frame->lines.at[found].rect)) * step < 0)
            found = i;
    }
    return found;
}

// ---- where it lies

static bool holds_words(const Line *line, const Ruler *ruler)
{
    return ruler->start >= line->start && ruler->start < line->end && id_equal(line->block, ruler->block) &&
           text_passage_hash(line->passage) == ruler->passage;
}

static void lie_on(Ruler *ruler, const Frame *frame, int line)
{
    assert(line >= 0 && line < frame->lines.count);
    const Line *words = &frame->lines.at[line];
    *ruler = (Ruler){.is_on = true,
                     .line = line,
                     .block = words->block,
                     .passage = text_passage_hash(words->passage),
                     .start = words->start};
}

static bool is_spoken(const Frame *frame, const Line *line)
{
    const Spoken *spoken = &frame->spoken;
    return spoken->start < line->end && spoken->end > line->start && id_equal(line->block, spoken->block) &&
           text_passage_hash(line->passage) == spoken->passage;
}

static int find_line(const Ruler *ruler, const Frame *frame)
{
    for (int i = 0; frame->spoken.end && i < frame->lines.count; i++)
        if (is_ruled(frame, i) && is_spoken(frame, &frame->lines.at[i]))
            return i;
    for (int i = 0; ruler->passage && i < frame->lines.count; i++)
        if (is_ruled(frame, i) && holds_words(&frame->lines.at[i], ruler))
            return i;
    return nearest_line(frame, NULL, ruler->is_from_below ? -1 : 1);
}

// ---- the band

// As wide as running text on the page, and as wide as its words.
static Rect column_of(const Frame *frame)
{
    const Theme *theme = &frame->theme;
    Rect column = rect_inset((Rect){0, 0, theme->glass.width_px, theme->glass.height_px}, theme->edge_px, 0);
    column = theme_column(theme, column);
    if (theme->column_px < column.w) {
        column.x += theme->direction == DIRECTION_RTL ? column.w - theme->column_px : 0;
        column.w = theme->column_px;
    }
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (is_ruled(frame, i))
            column = rect_union(column, (Rect){line->rect.x, column.y, line->rect.w, column.h});
    }
    return rect_inset(column, -theme->gap_px / 2, 0);
}

// Within the panel that the words stand in.
static Rect band_of(const Frame *frame, const Line *line)
{
    Rect band = column_of(frame);
    for (int i = 0; i < frame->marks.count; i++) {
        const Mark *mark = &frame->marks.at[i];
        bool is_panel = mark->kind == MARK_BOX && mark->rect.h > line->rect.h && rect_encloses(mark->rect, line->rect);
        if (!is_panel)
            continue;
        Rect inside = rect_inset(mark->rect, 2 * mark->border_px, 0);
        int left = inside.x > band.x ? inside.x : band.x;
        int right = inside.x + inside.w < band.x + band.w ? inside.x + inside.w : band.x + band.w;
        band.x = left;
        band.w = right - left;
    }
    band.y = line->rect.y - frame->theme.border_px;
    band.h = line->rect.h + 2 * frame->theme.border_px;
    return band;
}

// The rule that a row of a table ends with, right below the band; NULL: none.
static Mark *rule_below(Frame *frame, Rect band)
{
    for (int i = 0; i < frame->marks.count; i++) {
        Mark *mark = &frame->marks.at[i];
        int below = mark->rect.y + mark->rect.h - (band.y + band.h);
        bool is_rule = mark->kind == MARK_BOX && mark->color.a && mark->rect.h <= 2 * frame->theme.border_px;
        if (is_rule && below > 0 && below <= 4 * frame->theme.border_px && mark->rect.x >= band.x &&
            mark->rect.x + mark->rect.w <= band.x + band.w)
            return mark;
    }
    return NULL;
}

static bool is_on(const Mark *mark, Rect band)
{
    int y = mark->kind == MARK_RUN ? mark->baseline_y : middle_y(mark->rect);
    return y >= band.y && y < band.y + band.h && (mark->kind == MARK_RUN || mark->rect.h <= band.h);
}

// Moves the marks from there on, which were drawn last, below the first that stands on the band.
static void put_under(Frame *frame, Rect band, int from)
{
    int first = 0, count = frame->marks.count - from;
    while (first < from && !is_on(&frame->marks.at[first], band))
        first++;
    assert(first <= from && count > 0);
    Mark *marks = arena_many(frame->arena, Mark, count);
    memcpy(marks, frame->marks.at + from, (size_t)count * sizeof *marks);
    memmove(frame->marks.at + first + count, frame->marks.at + first, (size_t)(from - first) * sizeof *marks);
    memcpy(frame->marks.at + first, marks, (size_t)count * sizeof *marks);
}

static bool is_same(Color a, Color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void draw(Frame *frame, const Line *line)
{
    const Theme *theme = &frame->theme;
    const Palette *palette = theme->palette;
    Rect band = band_of(frame, line);
    Mark *rule = rule_below(frame, band);
    if (rule) { // the lower edge stands in its place, not as a second line beside it
        band.h = rule->rect.y + rule->rect.h - band.y;
        rule->color = (Color){0};
    }
    Rect upper = band, lower = band;
    Color fill = is_same(line->background, palette->soft) ? palette->surface : palette->soft;
    int from = frame->marks.count;
    frame_rule(frame, band, fill);
    frame_rule(frame, rect_cut_top(&upper, theme->border_px), palette->border);
    frame_rule(frame, rect_cut_bottom(&lower, theme->border_px), palette->border);
    put_under(frame, band, from);
    for (int i = 0; i < frame->lines.count; i++)
        if (is_ruled(frame, i) && middle_y(frame->lines.at[i].rect) >= band.y &&
            middle_y(frame->lines.at[i].rect) < band.y + band.h)
            frame->lines.at[i].background = fill;
}

void ruler_apply(Ruler *ruler, Frame *frame)
{
    int line = find_line(ruler, frame);
    if (line < 0) {
        *ruler = (Ruler){.is_from_below = ruler->is_from_below};
        return;
    }
    if (ruler->is_on && holds_words(&frame->lines.at[line], ruler))
        ruler->line = line; // its words may begin another line at another size, and come back
    else
        lie_on(ruler, frame, line);
    if (!frame->spoken.end)
        draw(frame, &frame->lines.at[line]);
}

// ---- moving

bool ruler_move(Ruler *ruler, const Frame *frame, int step)
{
    assert((step == 1 || step == -1) && ruler->line >= 0);
    if (!ruler->is_on || ruler->line >= frame->lines.count)
        return false;
    int line = nearest_line(frame, &frame->lines.at[ruler->line], step);
    if (line < 0)
        return false;
    lie_on(ruler, frame, line);
    return true;
}

void ruler_turn(Ruler *ruler, int step)
{
    *ruler = (Ruler){.is_from_below = step < 0};
}

int ruler_line_at(const Frame *frame, int x, int y, Rect *room)
{
    int found = -1, near = frame->theme.body.leading_px / 2;
    for (int i = 0; i < frame->lines.count; i++) {
        int away = abs(middle_y(frame->lines.at[i].rect) - y);
        if (away > near || !is_ruled(frame, i))
            continue;
        near = away;
        found = i;
    }
    if (found >= 0) {
        *room = band_of(frame, &frame->lines.at[found]);
        found = x >= room->x && x < room->x + room->w ? found : -1;
    }
    return found;
}

bool ruler_place(Ruler *ruler, const Frame *frame, int x, int y)
{
    Rect room;
    int line = ruler_line_at(frame, x, y, &room);
    if (line >= 0)
        lie_on(ruler, frame, line);
    return line >= 0;
}
