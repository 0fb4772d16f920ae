#include "judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Judge {
    const Frame *frame;
    Arena *arena;
    JudgeReport report;
    void *owner;
    Rect glass;
    double target_px, gap_px, edge_px, bar_edge_px; // as they must be for this glass
} Judge;

#define RECT_FORMAT "[%d %d %d %d]"
#define RECT_ARGS(r) (r).x, (r).y, (r).w, (r).h

#define FAULT(judge, rule, ...) (judge)->report((judge)->owner, rule, text_format((judge)->arena, __VA_ARGS__))

static void measure_glass(Judge *judge)
{
    const Glass *glass = &judge->frame->theme.glass;
    double s = (glass->width_px < glass->height_px ? glass->width_px : glass->height_px) / glass->px_per_mm;
    double t = s >= 170 ? 20 : fmin(15, 0.16 * s);
    judge->target_px = t * glass->px_per_mm;
    judge->gap_px = fmin(3, t / 5) * glass->px_per_mm;
    judge->edge_px = fmin(5, t / 3) * glass->px_per_mm;
    judge->bar_edge_px = fmin(2.7, t / 5) * glass->px_per_mm;
    judge->glass = (Rect){0, 0, glass->width_px, glass->height_px};
}

static bool is_in_text(const Target *target)
{
    return target->role == ROLE_LINK;
}

// A touch anywhere counts: Attract and Cover.
static bool is_whole_glass(const Judge *judge, const Target *target)
{
    return rect_encloses(target->rect, judge->glass);
}

bool judge_is_of_bar(const Frame *frame, const Target *target)
{
    static const ActionKind standing[] = {ACTION_BACK,     ACTION_CONTENTS, ACTION_HOME,   ACTION_SUPPORT, ACTION_HIDE,
                                          ACTION_PREVIOUS, ACTION_COMFORT,  ACTION_LISTEN, ACTION_STOP,    ACTION_NEXT,
                                          ACTION_DONE,     ACTION_FINISH,   ACTION_MORE,   ACTION_OPEN};
    Judge judge = {.frame = frame};
    measure_glass(&judge);
    int below = judge.glass.h - target->rect.y - target->rect.h;
    bool is_standing = false;
    for (size_t k = 0; k < sizeof standing / sizeof *standing; k++)
        is_standing = is_standing || target->action.kind == standing[k];
    int rows_below = frame->theme.preferences.is_low ? 2 : 1; // low bars stand above each other
    bool is_at_edge = target->rect.y < judge.target_px || below < rows_below * judge.target_px;
    return is_standing && target->role == ROLE_BUTTON && is_at_edge;
}

// ---- lines

// Where ink can be: from the ascenders to the descenders. A line's rect is higher by the room that its font keeps for
// stacked marks, and headings and labels are set closer than that.
static Rect ink_of(const Line *line)
{
    int above = line->font_px * 9 / 10, below = line->font_px * 3 / 10;
    return (Rect){line->rect.x + 1, line->baseline - above, line->rect.w - 2, above + below};
}

static bool is_of_bar(const Judge *judge, const Line *line)
{
    for (int i = 0; i < judge->frame->targets.count; i++) {
        const Target *target = &judge->frame->targets.at[i];
        if (rect_encloses(target->rect, ink_of(line)) && judge_is_of_bar(judge->frame, target))
            return true;
    }
    return false;
}

// Words of the bars on 7 inch glass are smaller at the usual sizes of text.
static double least_degrees(const Judge *judge, const Line *line)
{
    bool is_usual = judge->frame->theme.preferences.text_step <= 3;
    return glass_is_short(&judge->frame->theme.glass) && is_usual && is_of_bar(judge, line) ? 0.28 : 0.35;
}

// Where a word was found is told by a part of its sentence, which says that it is one.
static bool is_excerpt(const Judge *judge, const Line *line)
{
    bool is_excerpt = false;
    for (int i = 0; i < judge->frame->targets.count && text_is(judge->frame->screen, "find"); i++) {
        const Target *target = &judge->frame->targets.at[i];
        is_excerpt = is_excerpt || (target->role == ROLE_CARD && rect_encloses(target->rect, ink_of(line)));
    }
    return is_excerpt;
}

static void judge_line(const Judge *judge, const Line *line)
{
    const Glass *glass = &judge->frame->theme.glass;
    double degree = 3.14159265358979 / 180, least = tan(least_degrees(judge, line) * degree);
    double least_cap = least * glass->distance_mm * glass->px_per_mm;
    if (!rect_encloses(judge->glass, line->rect))
        FAULT(judge, "line outside the glass", "\"%.*s\" " RECT_FORMAT, TEXT_ARGS(line->text), RECT_ARGS(line->rect));
    if (line->cap_px64 / 64.0 < least_cap - 1)
        FAULT(judge, "smaller than small print", "\"%.*s\" %.1f < %.1f", TEXT_ARGS(line->text), line->cap_px64 / 64.0,
              least_cap);
    if (color_contrast(line->color, line->background) < 4.5)
        FAULT(judge, "weak contrast", "\"%.*s\" %.2f", TEXT_ARGS(line->text),
              color_contrast(line->color, line->background));
    if (text_find(line->text, TEXT("\u2026"), 0) < line->text.size && !is_excerpt(judge, line))
        FAULT(judge, "ellipsis", "\"%.*s\"", TEXT_ARGS(line->text));
}

static void judge_line_pair(const Judge *judge, const Line *a, const Line *b)
{
    if (rect_overlaps(ink_of(a), ink_of(b)))
        FAULT(judge, "lines overlap", "\"%.*s\" " RECT_FORMAT " and \"%.*s\" " RECT_FORMAT, TEXT_ARGS(a->text),
              RECT_ARGS(a->rect), TEXT_ARGS(b->text), RECT_ARGS(b->rect));
}

// A line either stands in a target or beside it.
static void judge_line_in_target(const Judge *judge, const Line *line, const Target *target)
{
    Rect ink = ink_of(line);
    if (is_in_text(target) || !rect_overlaps(ink, target->rect))
        return;
    if (!rect_encloses(target->rect, ink))
        FAULT(judge, "line reaches out of its target", "\"%.*s\" " RECT_FORMAT " of \"%.*s\" " RECT_FORMAT,
              TEXT_ARGS(line->text), RECT_ARGS(line->rect), TEXT_ARGS(target->label), RECT_ARGS(target->rect));
}

// ---- targets

// Letters alone: line breaks and hyphens at breaks do not count.
static Text letters_of(Arena *arena, Text text)
{
    char *copy = arena_alloc(arena, text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] != ' ' && text.at[i] != '-')
            copy[size++] = text.at[i];
    return (Text){copy, size};
}

// Every word of a label is on the glass. Keys of staff and sizes may show a picture alone, and bars may have faded.
static void judge_label(const Judge *judge, const Target *target)
{
    Text shown = TEXT("");
    for (int i = 0; i < judge->frame->lines.count; i++) {
        const Line *line = &judge->frame->lines.at[i];
        if (rect_overlaps(line->rect, target->rect))
            shown = text_format(judge->arena, "%.*s%.*s", TEXT_ARGS(shown), TEXT_ARGS(line->text));
    }
    bool is_key = text_is(judge->frame->screen, "staff") && target->role == ROLE_BUTTON;
    bool may_be_bare = is_key || target->is_faded || target->action.kind == ACTION_PREFER;
    if (may_be_bare && shown.size < 2)
        return;
    Text label = letters_of(judge->arena, target->label), all = letters_of(judge->arena, shown);
    if (text_find(all, label, 0) >= all.size)
        FAULT(judge, "label is cut", "\"%.*s\" shows \"%.*s\"", TEXT_ARGS(target->label), TEXT_ARGS(shown));
}

static bool is_same_action(const Action *a, const Action *b)
{
    return a->kind == b->kind && a->index == b->index && a->value == b->value && id_equal(a->id, b->id) &&
           id_equal(a->block, b->block);
}

// A quiet safety line is a link, but not in a text: it is as high as what is touched, all its lines together. Between a
// bar and a control, on a page that holds nothing else, it may lack a tenth of that.
static void judge_quiet_line(const Judge *judge, const Target *target)
{
    Rect whole = target->rect;
    for (int i = 0; i < judge->frame->targets.count; i++) {
        const Target *other = &judge->frame->targets.at[i];
        if (is_same_action(&other->action, &target->action))
            whole = rect_union(whole, other->rect);
    }
    bool is_covered = judge->frame->sheet.h > 0;
    if (target->action.kind == ACTION_RIDER && !is_covered && whole.h < judge->target_px * 9 / 10)
        FAULT(judge, "target too small", "\"%.*s\" %dx%d < %.1f", TEXT_ARGS(target->label), whole.w, whole.h,
              judge->target_px);
}

// A letter where a word is looked for. Ten of them stand side by side, which no 7 inch glass has room for at full size;
// two thirds of it are 9.6 mm at least, from which on keys in a row are hit as surely as larger ones (Parhi, Karlson &
// Bederson 2006). A slip costs a touch on Erase, or nothing, since typos are forgiven. Digits of a code are no letters.
static bool is_letter_key(const Judge *judge, const Target *target)
{
    return target->action.kind == ACTION_TYPE && !id_is(target->action.id, " ") &&
           text_is(judge->frame->screen, "find");
}

static void judge_target(const Judge *judge, const Target *target)
{
    const Rect *rect = &target->rect;
    if (!rect_encloses(judge->glass, *rect))
        FAULT(judge, "target outside the glass", "\"%.*s\" " RECT_FORMAT, TEXT_ARGS(target->label), RECT_ARGS(*rect));
    judge_quiet_line(judge, target);
    if (is_in_text(target))
        return;
    judge_label(judge, target);
    double target_px = judge->target_px * (is_letter_key(judge, target) ? 2.0 / 3 : 1);
    if (rect->w < target_px - 1 || rect->h < target_px - 1)
        FAULT(judge, "target too small", "\"%.*s\" %dx%d < %.1f", TEXT_ARGS(target->label), rect->w, rect->h,
              target_px);
    int right = judge->glass.w - rect->x - rect->w, below = judge->glass.h - rect->y - rect->h;
    double least = judge->edge_px - 1, least_upright = judge->bar_edge_px - 1;
    bool is_close = rect->x < least || right < least,
         is_close_upright = rect->y < least_upright || below < least_upright;
    if (!is_whole_glass(judge, target) && (is_close || is_close_upright))
        FAULT(judge, "target at the edge", "\"%.*s\" " RECT_FORMAT " < %.1f", TEXT_ARGS(target->label),
              RECT_ARGS(*rect), judge->edge_px);
}

// How far apart two rectangles are along the axis where they do not overlap; 0 when they overlap.
static int distance(Rect a, Rect b)
{
    int dx = a.x < b.x ? b.x - a.x - a.w : a.x - b.x - b.w;
    int dy = a.y < b.y ? b.y - a.y - a.h : a.y - b.y - b.h;
    int most = dx > dy ? dx : dy;
    return most > 0 ? most : 0;
}

static void judge_target_pair(const Judge *judge, const Target *a, const Target *b)
{
    if (is_same_action(&a->action, &b->action))
        return;
    if (is_in_text(a) && is_in_text(b)) {
        if (rect_overlaps(rect_inset(a->rect, 1, 1), rect_inset(b->rect, 1, 1)))
            FAULT(judge, "links overlap", "\"%.*s\" " RECT_FORMAT ", \"%.*s\" " RECT_FORMAT, TEXT_ARGS(a->label),
                  RECT_ARGS(a->rect), TEXT_ARGS(b->label), RECT_ARGS(b->rect));
        return;
    }
    if (rect_overlaps(a->rect, b->rect))
        FAULT(judge, "targets overlap", "\"%.*s\" " RECT_FORMAT ", \"%.*s\" " RECT_FORMAT, TEXT_ARGS(a->label),
              RECT_ARGS(a->rect), TEXT_ARGS(b->label), RECT_ARGS(b->rect));
    bool are_letters = is_letter_key(judge, a) && is_letter_key(judge, b);
    double gap_px = judge->gap_px * (are_letters ? 0.5 : 1);
    int apart = distance(a->rect, b->rect);
    if (!rect_overlaps(a->rect, b->rect) && !is_in_text(a) && !is_in_text(b) && apart < gap_px - 1)
        FAULT(judge, "targets too close", "\"%.*s\", \"%.*s\" %d < %.1f", TEXT_ARGS(a->label), TEXT_ARGS(b->label),
              apart, gap_px);
}

// ---- the whole

static void judge_choices(const Judge *judge)
{
    enum { MOST = 6 };
    int count = 0;
    for (int i = 0; i < judge->frame->targets.count; i++) {
        Role role = judge->frame->targets.at[i].role;
        count += role == ROLE_CARD || role == ROLE_OPTION || role == ROLE_QUESTION;
    }
    if (count > MOST && !text_is(judge->frame->screen, "comfort"))
        FAULT(judge, "too many choices", "%d", count);
}

// One control stands out on a page; a sheet over it has one of its own.
static void judge_primary(const Judge *judge)
{
    int count = 0;
    for (int i = 0; i < judge->frame->targets.count; i++)
        count += judge->frame->targets.at[i].is_primary;
    if (count > 1 && judge->frame->sheet.h == 0)
        FAULT(judge, "two primary controls", "%d", count);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool has_word(Text text, const char *word)
{
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= text.size; i++)
        if (strncasecmp(text.at + i, word, size) == 0 && (i == 0 || !is_letter(text.at[i - 1])) &&
            (i + size == text.size || !is_letter(text.at[i + size])))
            return true;
    return false;
}

static void judge_words(const Judge *judge, Text text)
{
    static const char *const words[] = {"trauma", "sex",      "sexual", "abuse", "assault",
                                        "rape",   "violence", "PTSD",   "BDSM"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has_word(text, words[i]))
            FAULT(judge, "not for public eyes", "\"%.*s\"", TEXT_ARGS(text));
}

static void judge_public_words(const Judge *judge)
{
    static const char *const places[] = {"home", "shelf", "attract", "cover"};
    bool is_public = false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        is_public = is_public || text_is(judge->frame->screen, places[i]);
    for (int i = 0; is_public && i < judge->frame->lines.count; i++)
        judge_words(judge, judge->frame->lines.at[i].text);
    for (int i = 0; i < judge->frame->targets.count; i++)
        if (judge->frame->targets.at[i].role == ROLE_QUESTION || judge->frame->targets.at[i].role == ROLE_BUTTON)
            judge_words(judge, judge->frame->targets.at[i].label);
}

static void judge_lines(const Judge *judge)
{
    const Frame *frame = judge->frame;
    for (int i = 0; i < frame->lines.count; i++) {
        judge_line(judge, &frame->lines.at[i]);
        for (int k = i + 1; k < frame->lines.count; k++)
            judge_line_pair(judge, &frame->lines.at[i], &frame->lines.at[k]);
        for (int k = 0; k < frame->targets.count; k++)
            judge_line_in_target(judge, &frame->lines.at[i], &frame->targets.at[k]);
    }
    for (int i = 0; i < frame->pictures.count; i++)
        if (!rect_encloses(judge->glass, frame->pictures.at[i].rect))
            FAULT(judge, "picture outside the glass", "\"%.*s\"", TEXT_ARGS(frame->pictures.at[i].alt));
}

// A sheet that is opened for its words has some of the book's.
static void judge_sheet(Judge *judge)
{
    const Frame *frame = judge->frame;
    bool tells = !text_is(frame->screen, "term");
    for (int i = frame->first_read; i < frame->lines.count && !tells; i++)
        tells = frame->lines.at[i].block.at[0];
    for (int i = 0; i < frame->pictures.count && !tells; i++)
        tells = rect_overlaps(frame->pictures.at[i].rect, frame->sheet);
    if (!tells)
        FAULT(judge, "sheet says nothing", "%.*s", TEXT_ARGS(frame->screen));
}

void judge_frame(const Frame *frame, Arena *scratch, JudgeReport report, void *owner)
{
    Judge judge = {.frame = frame, .arena = scratch, .report = report, .owner = owner};
    measure_glass(&judge);
    judge_lines(&judge);
    for (int i = 0; i < frame->targets.count; i++) {
        judge_target(&judge, &frame->targets.at[i]);
        for (int k = i + 1; k < frame->targets.count; k++)
            judge_target_pair(&judge, &frame->targets.at[i], &frame->targets.at[k]);
    }
    judge_choices(&judge);
    judge_primary(&judge);
    judge_sheet(&judge);
    judge_public_words(&judge);
}
