#include "page/overlay.h"

#include <assert.h>

typedef struct Cover {
    Frame *frame;
    Rect room, sheet;
    Rect wanted;       // what stays in sight, before it moves; h 0: nothing
    int shift_px;      // how far the page moves up
    ARRAY(Rect) veils; // cards that would be cut, before they move: nothing of them is there
} Cover;

// ---- what stays in sight

// Words and cards keep so far from the sheet's edge.
static int rim_px(const Cover *cover)
{
    return cover->frame->theme.gap_px / 3;
}

// The room above the sheet.
static int above_px(const Cover *cover)
{
    return cover->sheet.y - rim_px(cover) - cover->room.y;
}

// It holds words that are read aloud, from that byte on.
static bool is_spoken(const Frame *frame, const Line *line, uint32_t from)
{
    const Spoken *spoken = &frame->spoken;
    return spoken->end && id_equal(line->block, spoken->block) && line->start < spoken->end && line->end > from &&
           text_passage_hash(line->passage) == spoken->passage;
}

static void include(Rect *all, Rect rect)
{
    *all = all->h ? rect_union(*all, rect) : rect;
}

// One that words stand on, and not a layer over all of the glass.
static bool is_card(const Frame *frame, const Target *target)
{
    return target->role != ROLE_LINK && !target->is_bar && target->rect.w < frame->theme.glass.width_px;
}

// Words on a card are seen with all of it and a gap below, where that has room above the sheet.
static Rect with_card(const Cover *cover, Rect words)
{
    const Frame *frame = cover->frame;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        bool has_room = target->rect.h + frame->theme.gap_px <= above_px(cover);
        if (!has_room || !is_card(frame, target) || !rect_encloses(target->rect, words))
            continue;
        words = target->rect;
        words.h += frame->theme.gap_px;
        break;
    }
    return words;
}

static bool is_at_place(const Frame *frame, const Line *line)
{
    const Place *place = &frame->place;
    return place->block.at[0] && id_equal(line->block, place->block) && line->start <= place->offset &&
           place->offset < line->end;
}

// Around the words that are read aloud, from that byte on; h 0: none.
static Rect find_spoken(const Cover *cover, uint32_t from)
{
    const Frame *frame = cover->frame;
    Rect spoken = {0};
    for (int i = 0; i < frame->lines.count; i++)
        if (is_spoken(frame, &frame->lines.at[i], from))
            include(&spoken, with_card(cover, frame->lines.at[i].rect));
    return spoken;
}

// Around what the sheet is about, or else where the reader is.
static Rect find_marked(const Frame *frame)
{
    Rect marked = {0};
    for (int i = 0; frame->about.kind != ACTION_NONE && i < frame->targets.count; i++)
        if (action_equal(&frame->targets.at[i].action, &frame->about))
            include(&marked, frame->targets.at[i].rect);
    for (int i = 0; frame->about.kind == ACTION_NONE && i < frame->lines.count; i++)
        if (is_at_place(frame, &frame->lines.at[i]))
            include(&marked, frame->lines.at[i].rect);
    return marked;
}

// A sentence that has no room above the sheet goes on from where the voice has come to.
static Rect find_wanted(const Cover *cover)
{
    const Spoken *spoken = &cover->frame->spoken;
    if (!spoken->end)
        return find_marked(cover->frame);
    Rect all = find_spoken(cover, spoken->start);
    return all.h <= above_px(cover) ? all : find_spoken(cover, spoken->reached);
}

// Where not all of it has room above the sheet, its beginning stays.
static int find_shift_px(const Cover *cover)
{
    Rect wanted = cover->wanted;
    int below_px = wanted.y + wanted.h + rim_px(cover) - cover->sheet.y, most_px = wanted.y - cover->room.y;
    int px = below_px < most_px ? below_px : most_px;
    return wanted.h && px > 0 ? px : 0;
}

// ---- what is hidden

static bool is_of_page(const Cover *cover, Rect rect)
{
    int middle = rect.y + rect.h / 2;
    return middle >= cover->room.y && middle < cover->room.y + cover->room.h;
}

static Rect moved(const Cover *cover, Rect rect)
{
    rect.y -= is_of_page(cover, rect) ? cover->shift_px : 0;
    return rect;
}

// What is left of a rectangle in sight, before it moves.
static Rect visible_part(const Cover *cover, Rect rect)
{
    Rect part = moved(cover, rect);
    int bottom = part.y + part.h, top = is_of_page(cover, rect) && cover->shift_px ? cover->room.y : 0;
    if (part.y < top)
        part.y = top;
    if (part.y < cover->sheet.y + cover->sheet.h && bottom > cover->sheet.y)
        bottom = part.y < cover->sheet.y ? cover->sheet.y : part.y;
    part.h = bottom > part.y ? bottom - part.y : 0;
    return part;
}

// What must stay in sight may come as close to the sheet as it has to.
static bool keeps_off(const Cover *cover, Rect rect)
{
    Rect part = moved(cover, rect);
    bool is_close = part.y < cover->sheet.y && part.y + part.h > cover->sheet.y - rim_px(cover);
    return !is_close || rect_overlaps(rect, cover->wanted);
}

static bool is_whole(const Cover *cover, Rect rect)
{
    return visible_part(cover, rect).h == rect.h && keeps_off(cover, rect);
}

// ---- cards that would be cut

static bool is_cut(const Cover *cover, Rect rect)
{
    return visible_part(cover, rect).h > 0 && !is_whole(cover, rect);
}

static void find_veils(Cover *cover)
{
    const Frame *frame = cover->frame;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        bool is_wanted = cover->wanted.h && rect_overlaps(target->rect, cover->wanted);
        if (is_card(frame, target) && !is_wanted && is_cut(cover, target->rect))
            *array_push(frame->arena, &cover->veils) = target->rect;
    }
}

static bool is_veiled(const Cover *cover, Rect rect)
{
    for (int i = 0; i < cover->veils.count; i++)
        if (rect_contains(cover->veils.at[i], rect.x + rect.w / 2, rect.y + rect.h / 2))
            return true;
    return false;
}

// It is all in sight, and on no card of which only a part would be.
static bool is_seen(const Cover *cover, Rect rect)
{
    return is_whole(cover, rect) && !is_veiled(cover, rect);
}

// Where a picture is: as it was, or smaller in what is left of its place; h 0: nowhere.
static Rect picture_left(const Cover *cover, Rect rect)
{
    Rect part = visible_part(cover, rect);
    int end = cover->sheet.y - rim_px(cover);
    if (is_whole(cover, rect) || is_veiled(cover, rect))
        return is_veiled(cover, rect) ? (Rect){0} : moved(cover, rect);
    if (part.y < cover->sheet.y && part.y + part.h > end)
        part.h = end - part.y;
    if (part.h < cover->frame->theme.target_px)
        return (Rect){0};
    int width = (int)((int64_t)rect.w * part.h / rect.h);
    return (Rect){part.x + (part.w - width) / 2, part.y, width, part.h};
}

// ---- one kind after the other

// What underlines words, tints them or stands before them at their height goes with them.
static bool goes_with_words(const Cover *cover, Rect rect)
{
    const Frame *frame = cover->frame;
    for (int i = 0; i < frame->lines.count; i++) {
        Rect line = frame->lines.at[i].rect;
        if (rect.y >= line.y && rect.y + rect.h <= line.y + line.h && !is_seen(cover, line))
            return true;
    }
    return false;
}

// The line that words belong to says whether they are there: it is as high as its ink.
static bool is_whole_run(const Cover *cover, const Mark *mark)
{
    const Frame *frame = cover->frame;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (line->baseline == mark->baseline_y && rect_contains(line->rect, mark->rect.x, mark->baseline_y - 1))
            return is_seen(cover, line->rect);
    }
    return is_seen(cover, mark->rect);
}

static bool overlaps_upright(Rect a, Rect b)
{
    return a.y < b.y + b.h && b.y < a.y + a.h;
}

// Words or a picture can be seen on it; or beside it, where it is a mere line.
static bool holds_what_is_seen(const Cover *cover, Rect box)
{
    const Frame *frame = cover->frame;
    bool is_line = box.w <= frame->theme.gap_px;
    for (int i = 0; i < frame->lines.count; i++) {
        Rect line = frame->lines.at[i].rect;
        bool is_there = is_line ? overlaps_upright(box, line) : rect_overlaps(box, line);
        if (is_there && is_seen(cover, line))
            return true;
    }
    for (int i = 0; i < frame->pictures.count; i++)
        if (rect_overlaps(box, frame->pictures.at[i].rect) && picture_left(cover, frame->pictures.at[i].rect).h)
            return true;
    return false;
}

// A ground goes on beneath the sheet as long as something that stands on it is seen.
static bool box_stays(const Cover *cover, Rect rect)
{
    if (goes_with_words(cover, rect))
        return false;
    if (is_seen(cover, rect))
        return true;
    return is_cut(cover, rect) && holds_what_is_seen(cover, rect);
}

// Letters, signs and cards are there as a whole or not at all.
static bool stays(const Cover *cover, const Mark *mark)
{
    if (mark->kind == MARK_RUN)
        return is_whole_run(cover, mark);
    if (mark->kind == MARK_PICTURE)
        return picture_left(cover, mark->rect).h > 0;
    return mark->kind == MARK_BOX ? box_stays(cover, mark->rect) : is_seen(cover, mark->rect);
}

static void copy_marks(const Cover *cover, const Mark *marks, int count, bool of_page)
{
    for (int i = 0; i < count; i++) {
        if (is_of_page(cover, marks[i].rect) != of_page || !stays(cover, &marks[i]))
            continue;
        Mark *mark = array_push(cover->frame->arena, &cover->frame->marks);
        *mark = marks[i];
        mark->rect = mark->kind == MARK_PICTURE ? picture_left(cover, mark->rect) : moved(cover, mark->rect);
        mark->baseline_y -= of_page ? cover->shift_px : 0;
    }
}

// A page that moves up does so behind what stands above it.
static void lay_marks(const Cover *cover)
{
    Frame *frame = cover->frame;
    const Mark *marks = frame->marks.at;
    int count = frame->marks.count;
    frame->marks.at = NULL;
    frame->marks.count = frame->marks.room = 0;
    copy_marks(cover, marks, count, true);
    int upper_px = cover->room.y < cover->sheet.y ? cover->room.y : cover->sheet.y;
    if (cover->shift_px)
        frame_rule(frame, (Rect){0, 0, frame->theme.glass.width_px, upper_px}, frame->ground);
    copy_marks(cover, marks, count, false);
}

// How many lines are left of the first count.
static int lines_before(const int *kept, int count)
{
    return count ? kept[count - 1] : 0;
}

// Fills kept with the lines that are left up to each.
static void lay_lines(const Cover *cover, int *kept)
{
    Frame *frame = cover->frame, before = *frame;
    frame->lines.at = NULL;
    frame->lines.count = frame->lines.room = 0;
    for (int i = 0; i < before.lines.count; i++) {
        const Line *line = &before.lines.at[i];
        if (is_seen(cover, line->rect)) {
            Line *left = array_push(frame->arena, &frame->lines);
            *left = *line;
            left->rect = moved(cover, line->rect);
            left->baseline += left->rect.y - line->rect.y;
        }
        kept[i] = frame->lines.count;
    }
}

// All words that stand on a control are in what is left of it.
static bool has_its_words(const Cover *cover, const Frame *before, const Target *target, Rect part)
{
    Rect inner = rect_inset(part, 0, 2 * before->theme.border_px);
    for (int i = 0; i < before->lines.count; i++) {
        Rect line = before->lines.at[i].rect;
        if (rect_overlaps(line, target->rect) && !rect_encloses(inner, moved(cover, line)))
            return false;
    }
    return true;
}

// What is left of a control is as large as any and says what it is, or it cannot be touched; a link is there as long as
// its word.
static bool is_touchable(const Cover *cover, const Frame *before, const Target *target)
{
    Rect part = visible_part(cover, target->rect), all = moved(cover, target->rect);
    if (is_veiled(cover, target->rect))
        return false;
    if (part.h == all.h)
        return true;
    if (target->role == ROLE_LINK)
        return rect_contains(part, part.x, all.y + all.h / 2);
    return part.h >= before->theme.target_px && has_its_words(cover, before, target, part);
}

static void lay_targets(const Cover *cover, const Frame *whole, const int *kept)
{
    Frame *frame = cover->frame, before = *frame;
    frame->targets.at = NULL;
    frame->targets.count = frame->targets.room = 0;
    for (int i = 0; i < before.targets.count; i++) {
        const Target *target = &before.targets.at[i];
        if (!is_touchable(cover, whole, target))
            continue;
        Target *left = array_push(frame->arena, &frame->targets);
        *left = *target;
        left->rect = visible_part(cover, target->rect);
        left->line = lines_before(kept, target->line);
    }
}

static void lay_pictures(const Cover *cover, const int *kept)
{
    Frame *frame = cover->frame, before = *frame;
    frame->pictures.at = NULL;
    frame->pictures.count = frame->pictures.room = 0;
    for (int i = 0; i < before.pictures.count; i++) {
        const Picture *picture = &before.pictures.at[i];
        Rect rect = picture_left(cover, picture->rect);
        if (!rect.h)
            continue;
        Picture *left = array_push(frame->arena, &frame->pictures);
        *left = *picture;
        left->rect = rect;
        left->line = lines_before(kept, picture->line);
    }
}

void overlay_lay(Frame *frame, const Overlay *overlay)
{
    assert(overlay->sheet.h >= 0 && overlay->sheet.w == frame->theme.glass.width_px);
    Cover cover = {.frame = frame, .room = overlay->room, .sheet = overlay->sheet};
    cover.wanted = find_wanted(&cover);
    cover.shift_px = find_shift_px(&cover);
    find_veils(&cover);
    Frame *beneath = arena_new(frame->arena, Frame);
    *beneath = *frame;
    int *kept = arena_many(frame->arena, int, frame->lines.count + 1);
    lay_marks(&cover);
    lay_lines(&cover, kept);
    lay_targets(&cover, beneath, kept);
    lay_pictures(&cover, kept);
    frame->sheet = overlay->sheet;
    frame->beneath = beneath;
}
