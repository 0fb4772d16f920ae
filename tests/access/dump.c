#include "dump.h"

#include <math.h>
#include <string.h>

#include "judge.h"

static const double DEGREE = 3.14159265358979 / 180;

double dump_css_px(const Glass *glass)
{
    return tan(0.0213 * DEGREE) * glass->distance_mm * glass->px_per_mm;
}

// ---- what the judge of frames says

static Rule rule_of(Text fault)
{
    static const struct {
        const char *fault;
        Rule rule;
    } rules[] = {{"target too small", RULE_TARGETS},
                 {"targets too close", RULE_GAPS},
                 {"targets overlap", RULE_GAPS},
                 {"links overlap", RULE_GAPS},
                 {"target at the edge", RULE_EDGES},
                 {"target outside the glass", RULE_EDGES},
                 {"label is cut", RULE_LABELS},
                 {"weak contrast", RULE_TEXT},
                 {"smaller than small print", RULE_CAPITALS}};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (text_is(fault, rules[i].fault))
            return rules[i].rule;
    return RULE_REFLOW;
}

static void note_fault(void *owner, const char *rule, Text what)
{
    Ledger *ledger = owner;
    NOTE(ledger, rule_of(text_of(rule)), false, "%s: %.*s", rule, TEXT_ARGS(what));
}

static void ask_judge(Ledger *ledger, const Frame *frame)
{
    static const Rule judged[] = {RULE_TARGETS, RULE_GAPS, RULE_EDGES, RULE_LABELS, RULE_TEXT, RULE_REFLOW};
    for (size_t i = 0; i < sizeof judged / sizeof *judged; i++)
        ledger->looks[judged[i]]++;
    judge_frame(frame, ledger->arena, note_fault, ledger);
}

// ---- lines

// Words of the book as its text is set, and not as small print.
static bool is_body(const Frame *frame, const Line *line)
{
    const TextStyle *body = &frame->theme.body;
    return line->block.at[0] && line->font_px == body->font.size_px &&
           memcmp(&line->color, &body->color, sizeof line->color) == 0;
}

static double degrees_of(const Glass *glass, double cap_px)
{
    return atan(cap_px / (glass->distance_mm * glass->px_per_mm)) / DEGREE;
}

static void look_at_capitals(Ledger *ledger, const Frame *frame, const Line *line)
{
    static const double least[] = {0.35, 0.5, 0.5, 0.7, 0.7, 1.0};
    int step = frame->theme.preferences.text_step;
    double degrees = degrees_of(&frame->theme.glass, line->cap_px64 / 64.0 + 1.0 / 64);
    NOTE(ledger, RULE_CAPITALS, degrees >= least[step - 1] - 0.0005, "\"%.*s\" %.3f", TEXT_ARGS(line->text), degrees);
}

// Signs say where one is, outside of what is read and of what is touched.
static bool is_sign(const Frame *frame, const Line *line)
{
    bool is_of_page = line->block.at[0] || line->is_read;
    for (int i = 0; i < frame->targets.count; i++)
        is_of_page = is_of_page || rect_encloses(frame->targets.at[i].rect, line->rect);
    return !is_of_page;
}

static bool is_of_bar(const Frame *frame, const Line *line)
{
    Rect foot = {line->rect.x, line->baseline - 1, line->rect.w, 1};
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].is_bar && rect_encloses(frame->targets.at[i].rect, foot))
            return true;
    return false;
}

// On a key that does this, and is none of a bar's.
static bool is_on_key(const Frame *frame, const Line *line, ActionKind kind)
{
    Rect foot = {line->rect.x, line->baseline - 1, line->rect.w, 1};
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (!target->is_bar && target->action.kind == kind && rect_encloses(target->rect, foot))
            return true;
    }
    return false;
}

static bool is_poster(const Frame *frame)
{
    return text_is(frame->screen, "attract") || text_is(frame->screen, "cover");
}

static bool has_many_languages(const Frame *frame)
{
    enum { FEW = 6 };
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++)
        count += frame->targets.at[i].action.kind == ACTION_BEGIN;
    return text_is(frame->screen, "attract") && count > FEW;
}

static bool is_same_color(Color a, Color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

// What text at step 4 and larger must have at least. A heading or a question may be smaller than the options it stands
// with; posters in other letters than the clear ones are as large as there is room, and so is Attract with more than a
// few languages, and the word below a name for a draft; the samples of Comfort show sizes.
static double least_afar(const Frame *frame, const Line *line)
{
    static const double in_bars[][2] = {{0.55, 0.38}, {0.55, 0.38}, {0.7, 0.55}};
    const Preferences *preferences = &frame->theme.preferences;
    bool is_below_name = text_is(frame->screen, "languages") && is_same_color(line->color, frame->theme.palette->dim);
    if (text_is(frame->screen, "comfort") || has_many_languages(frame) || is_below_name)
        return 0.35;
    bool is_short = glass_is_short(&frame->theme.glass);
    if (is_short && is_on_key(frame, line, ACTION_LISTEN))
        return 0.55;
    if (is_short && is_on_key(frame, line, ACTION_TYPE)) // ten stand in a row, or all of an alphabet on a page
        return 0.45;
    if (line->is_read)
        return 0.5;
    if (text_is(frame->screen, "languages") || (is_poster(frame) && preferences->family != FAMILY_CLEAR))
        return 0.5;
    bool is_beside_page = is_sign(frame, line) || is_of_bar(frame, line);
    return is_beside_page ? in_bars[preferences->text_step - TEXT_STEP_AFAR][glass_is_short(&frame->theme.glass)] : 0.7;
}

static void look_from_afar(Ledger *ledger, const Frame *frame, const Line *line)
{
    if (frame->theme.preferences.text_step < TEXT_STEP_AFAR)
        return;
    double degrees = degrees_of(&frame->theme.glass, line->cap_px64 / 64.0 + 1.0 / 64);
    NOTE(ledger, RULE_AFAR, degrees >= least_afar(frame, line) - 0.0005, "\"%.*s\" %.3f", TEXT_ARGS(line->text),
         degrees);
}

static int letters_in(Text text)
{
    int letters = 0;
    for (size_t i = 0; i < text.size; i++)
        letters += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    return letters;
}

// What must be whole on one page may have its lines a little closer for that: Support, and a meaning on its sheet.
static double least_leading_em(const Frame *frame)
{
    return text_is(frame->screen, "support") || text_is(frame->screen, "term") ? 1.38 : 1.5;
}

static void look_at_leading(Ledger *ledger, const Frame *frame, const Line *line)
{
    const Line *next = line + 1;
    bool follows = line->passage.at == next->passage.at && next->start >= line->end && line->font_px == next->font_px;
    int step = next->baseline - line->baseline;
    if (follows && step > 0)
        NOTE(ledger, RULE_LEADING, step >= line->font_px * least_leading_em(frame), "\"%.*s\" %d of %d",
             TEXT_ARGS(line->text), step, line->font_px);
}

static void look_at_lines(Ledger *ledger, const Frame *frame)
{
    enum { LETTERS_MOST = 70 };
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (line->block.at[0])
            NOTE(ledger, RULE_LINES, letters_in(line->text) <= LETTERS_MOST, "\"%.*s\"", TEXT_ARGS(line->text));
        look_from_afar(ledger, frame, line);
        if (!is_body(frame, line))
            continue;
        look_at_capitals(ledger, frame, line);
        if (i + 1 < frame->lines.count && is_body(frame, line + 1))
            look_at_leading(ledger, frame, line);
    }
}

// ---- order

// Where there is one bar, or both are below, it comes first all the same: keys find the way out first.
static bool has_two_bars(const Frame *frame)
{
    int hide = frame_target_acting(frame, ACTION_HIDE);
    return hide < 0 || frame->targets.at[hide].rect.y < frame->theme.glass.height_px / 2;
}

// b may come after a: below it, or further on in its row. Links stand in the order of their words, though their
// targets, grown for fingers, may lie otherwise.
static bool comes_after(const Target *a, const Target *b, Direction direction)
{
    if (a->role == ROLE_LINK && b->role == ROLE_LINK)
        return true;
    int shared = (a->rect.y + a->rect.h < b->rect.y + b->rect.h ? a->rect.y + a->rect.h : b->rect.y + b->rect.h) -
                 (a->rect.y > b->rect.y ? a->rect.y : b->rect.y);
    int lower = a->rect.h < b->rect.h ? a->rect.h : b->rect.h;
    if (shared * 2 < lower)
        return b->rect.y + b->rect.h / 2 > a->rect.y + a->rect.h / 2;
    int ahead = b->rect.x + b->rect.w / 2 - a->rect.x - a->rect.w / 2;
    return direction == DIRECTION_RTL ? ahead <= 0 : ahead >= 0;
}

// Done closes a sheet; the keys of reading aloud, but for the bar's own, stand on one.
static bool has_sheet(const Frame *frame)
{
    bool has = false;
    for (int i = 0; i < frame->targets.count; i++) {
        const Action *action = &frame->targets.at[i].action;
        has = has || action->kind == ACTION_DONE || (action->kind == ACTION_LISTEN && action->value != LISTEN_BEGIN);
    }
    return has;
}

// Numbers stand from left to right in every script, and so do the digits of a pad.
static Direction direction_of(const Frame *frame, const Target *target)
{
    bool is_digit = text_is(frame->screen, "code-entry") && target->action.kind == ACTION_TYPE;
    return is_digit ? DIRECTION_LTR : frame->theme.direction;
}

static void look_at_order(Ledger *ledger, const Frame *frame)
{
    int free_returns = has_sheet(frame) ? 1 : 0; // a sheet comes after the bars
    for (int i = 0; i + 1 < frame->targets.count; i++) {
        const Target *a = &frame->targets.at[i], *b = a + 1;
        bool is_after = comes_after(a, b, direction_of(frame, a)) || free_returns-- > 0;
        NOTE(ledger, RULE_ORDER, is_after, "\"%.*s\" before \"%.*s\"", TEXT_ARGS(a->label), TEXT_ARGS(b->label));
    }
}

void dump_look(Ledger *ledger, const Frame *frame)
{
    ask_judge(ledger, frame);
    look_at_lines(ledger, frame);
    if (has_two_bars(frame))
        look_at_order(ledger, frame);
    for (int i = 0; i < frame->pictures.count; i++)
        NOTE(ledger, RULE_PICTURES, frame->pictures.at[i].alt.size > 0, "a picture without words");
}

// ---- palettes

typedef struct Pair {
    const char *name;
    Color ink, ground;
    double least;
} Pair;

static void look_at_pairs(Ledger *ledger, const Pair *pairs, int count)
{
    for (int i = 0; i < count; i++) {
        double contrast = color_contrast(pairs[i].ink, pairs[i].ground);
        NOTE(ledger, RULE_PALETTE, contrast >= pairs[i].least, "%s %.2f < %.1f", pairs[i].name, contrast,
             pairs[i].least);
    }
}

void dump_palette(Ledger *ledger, const Palette *p)
{
    const Color grounds[] = {p->ground, p->surface, p->soft, p->calm};
    for (int i = 0; i < 4; i++) {
        Color g = grounds[i];
        const Pair pairs[] = {{"text", p->text, g, 7}, {"small print", p->dim, g, 4.5}, {"accent", p->accent, g, 4.5},
                              {"link", p->link, g, 7}, {"border", p->border, g, 3},     {"ring", p->focus, g, 3}};
        look_at_pairs(ledger, pairs, sizeof pairs / sizeof *pairs);
    }
    const Pair others[] = {{"word on accent", p->on_accent, p->accent, 4.5},
                           {"word on the pacer", p->text, p->breath, 4.5},
                           {"Hide", p->alert, p->alert_soft, 4.5},
                           {"border of Hide", p->alert, p->ground, 3},
                           {"accent beside ground", p->accent, p->ground, 3},
                           {"ring on the tint of Hide", p->focus, p->alert_soft, 3}};
    look_at_pairs(ledger, others, sizeof others / sizeof *others);
    bool is_white = p->ground.r == 255 && p->ground.g == 255 && p->ground.b == 255;
    NOTE(ledger, RULE_PALETTE, !is_white, "the ground is pure white");
}

void dump_palettes(Ledger *ledger)
{
    for (int id = 0; id < THEME_COUNT; id++) {
        ledger->about = theme_name((ThemeId)id);
        ledger->stop = TEXT("palette");
        dump_palette(ledger, palette_of((ThemeId)id));
    }
}
