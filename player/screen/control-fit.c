#include "screen/control-fit.h"

#include <assert.h>

#include "page/typesetter.h"
#include "screen/control-sizes.h"
#include "screen/words.h"

bool control_has_mark(const Control *control)
{
    return control->look == LOOK_OPTION || control->look == LOOK_TICK || control->look == LOOK_SHAPE;
}

// They are some seven tenths as high as capitals.
int control_fit_small_middle_px(const TextStyle *style)
{
    return style->cap_px64 * 7 / 20 / 64;
}

bool control_is_filled(const Control *control)
{
    return (control->look == LOOK_PRIMARY || control->is_first) && !control->is_disabled;
}

Color control_fill(const View *view, const Control *control)
{
    const Palette *palette = view->theme.palette;
    if (control_is_filled(control))
        return palette->accent;
    return control->action.kind == ACTION_HIDE ? palette->alert_soft : palette->surface;
}

Color control_ink(const View *view, const Control *control)
{
    const Palette *palette = view->theme.palette;
    if (control->is_disabled)
        return palette->dim;
    if (control->action.kind == ACTION_HIDE) // which looks alike everywhere
        return palette->alert;
    return control_is_filled(control) ? palette->on_accent : palette->text;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static bool is_bold(const Control *control)
{
    return (control->look == LOOK_CARD && !control->is_quiet) || control->look == LOOK_QUESTION;
}

static TextStyle label_style(const View *view, const Control *control, TextStyle base)
{
    TextStyle style = style_closer(style_colored(base, control_ink(view, control)), 1.3);
    style.language = control->language;
    bool is_all = !control->detail.size && !control->print.size;
    if (control_has_mark(control) || (control->is_tight && is_all)) // small letters stand in the middle of their line
        style.ascent_px = style.leading_px / 2 + control_fit_small_middle_px(&style);
    return is_bold(control) ? style_strong(style) : style;
}

enum { LADDER = 3 };

// The largest of the ladder.
static int first_size(const Control *control)
{
    return control->is_small ? LADDER - 1 : control_is_button(control) || control->is_modest ? 1 : 0;
}

// Small print, its icon before it.
static void fit_print(View *view, const Control *control, ControlFit *fit, int words_px)
{
    const Palette *palette = view->theme.palette;
    fit->has_print = control->print.size > 0;
    if (!fit->has_print)
        return;
    TextStyle style = style_closer(control_sizes(view, control).small, 1.35);
    if (control_is_filled(control))
        style = style_colored(style, palette->on_accent);
    else if (control->is_marked)
        style = style_colored(style, palette->accent);
    fit->print_icon = control->print_icon;
    fit->print_icon_px = control->print_icon ? style.font.size_px * 5 / 4 : 0;
    // what kind of thing it is and its minutes are the same on card after card
    fit->print = words_keep(view, control->print, (WordsStyle){style, control_fill(view, control)},
                            words_px - fit->print_icon_px);
}

// In words where so much room is free beside the label, else a number. Its room is kept where there is none yet, so
// that nothing moves.
static void fit_tally(View *view, const Control *control, int free_px, ControlFit *fit)
{
    const Theme *theme = &view->theme;
    TextStyle style = style_colored(style_closer(control_sizes(view, control).small, 1.35), theme->palette->dim);
    Text tally = control->tally_words;
    int width = words_width_px(view, tally, style);
    fit->is_tally_told = tally.size && width + theme->gap_px <= free_px;
    if (!fit->is_tally_told) {
        tally = view_number(view, control->tally);
        width = words_width_px(view, tally, style);
    }
    fit->end = words_set(view, tally, (WordsStyle){style, control_fill(view, control)}, width);
    fit->end_px = width + theme->gap_px / 2;
    fit->has_end = control->tally > 0;
}

// Where so much room is free beside the label.
static void fit_aside(View *view, const Control *control, int free_px, ControlFit *fit)
{
    const Theme *theme = &view->theme;
    TextStyle style = style_colored(style_closer(theme->least, 1.35), theme->palette->dim);
    int width = words_width_px(view, control->aside, style);
    fit->has_end = width + theme->gap_px <= free_px;
    if (!fit->has_end)
        return;
    fit->end = words_set(view, control->aside, (WordsStyle){style, control_fill(view, control)}, width + 1);
    fit->end_px = width + theme->gap_px / 2;
}

int control_fit_words_px(const ControlFit *fit)
{
    return paragraph_height_px(&fit->label) + (fit->has_detail ? paragraph_height_px(&fit->detail) : 0) +
           (fit->has_print ? paragraph_height_px(&fit->print) : 0);
}

// Words stand no closer to their frame than that; their lines leave three tenths of an em above and below their ink.
static int tight_pad_px(const Theme *theme, const ControlFit *fit)
{
    enum { AIR_PX = 8 };
    int left_px = fit->label.passage.style.font.size_px * 3 / 10;
    return larger(theme->gap_px / 2, 2 * (AIR_PX + theme->border_px) - left_px);
}

static ControlFit fit_with(View *view, const Control *control, int width_px, TextStyle base)
{
    const Theme sizes = control_sizes(view, control), *theme = &sizes;
    ControlFit fit = {.pad_px = control_pad_px(view, control)};
    fit.figure = control_figure(view, control, width_px, base.font.size_px);
    int words_px = width_px - 2 * fit.pad_px - fit.figure.beside_px;
    TextStyle style = label_style(view, control, base);
    bool may_end = control->has_tally || control->aside.size;
    int free_px = may_end ? words_px - words_width_px(view, control->label, style) : 0;
    if (control->has_tally)
        fit_tally(view, control, free_px, &fit);
    else if (may_end)
        fit_aside(view, control, free_px, &fit);
    words_px -= fit.end_px;
    Color fill = control_fill(view, control);
    fit.label = words_set(view, control->label, (WordsStyle){style, fill}, words_px);
    fit.has_detail = control->detail.size > 0;
    if (fit.has_detail) {
        TextStyle small = style_closer(theme->small, 1.35);
        small.language = control->language;
        if (control_is_filled(control))
            small = style_colored(small, theme->palette->on_accent);
        else if (control->print.size && !control->is_disabled)
            small = style_colored(small, theme->palette->text);
        fit.detail = words_set(view, control->detail, (WordsStyle){small, fill}, words_px);
    }
    fit_print(view, control, &fit, words_px);
    int height = control_fit_words_px(&fit) + fit.figure.above_px, least = larger(fit.figure.size.h, height);
    int lines_below = fit.has_detail + fit.has_print;
    bool is_low = control_is_button(control) || (control->look == LOOK_CARD && !lines_below);
    int full_pad = theme->gap_px * (is_low ? 3 : lines_below > 1 ? 5 : 4) / 3;
    int pad = control->is_tight ? tight_pad_px(theme, &fit) : full_pad;
    if (fit.figure.above_px) // no closer to the frame there than at the sides, but for an icon where room is scarce
        pad = larger(pad, fit.pad_px * (control->is_tight && !fit.figure.is_picture ? 1 : 2));
    fit.height_px = least + pad > theme->target_px ? least + pad : theme->target_px;
    return fit;
}

// The first lines of words that are too long for any page: no control covers the bars.
static void cut_lines(Paragraph *words, int limit_px)
{
    assert(words->passage.style.leading_px > 0);
    int most = limit_px / words->passage.style.leading_px;
    if (most < words->line_count)
        words->line_count = most > 1 ? most : 1;
}

// How a control stands in a width: which of the ladder its words have, and the height that makes.
typedef struct ControlPlan {
    int size;
    bool is_bare; // without its second line, and cut to the page
    int height_px;
} ControlPlan;

static TextStyle style_of(const View *view, const Control *control, int size)
{
    const Theme theme = control_sizes(view, control);
    const TextStyle ladder[LADDER] = {theme.body, theme.label, theme.small};
    assert(size >= 0 && size < LADDER);
    return ladder[size];
}

Control control_without(const Control *control, unsigned parts)
{
    Control left = *control;
    if (parts & CONTROL_DETAIL)
        left.detail = TEXT("");
    if (parts & CONTROL_PRINT)
        left.print = TEXT("");
    if (parts & CONTROL_PICTURE)
        left.picture = TEXT(""), left.picture_px = 0;
    return left;
}

Control control_slim(const Control *card)
{
    Control slim = *card;
    slim.print_icon = card->print_icon ? card->print_icon : card->icon;
    slim.icon = ICON_NONE;
    return slim;
}

static ControlFit fit_bare(View *view, const Control *control, int width_px, int limit_px)
{
    Control bare = control_without(control, CONTROL_DETAIL | CONTROL_PRINT | CONTROL_PICTURE);
    TextStyle style = style_of(view, &bare, LADDER - 1);
    ControlFit fit = fit_with(view, &bare, width_px, style);
    int whole = fit.label.line_count;
    cut_lines(&fit.label, limit_px);
    if (fit.label.line_count < whole && view->theme.preferences.text_step >= TEXT_STEP_AFAR) {
        fit = fit_with(view, &bare, width_px, style_larger(style, 0.7)); // small print is large then
        cut_lines(&fit.label, limit_px);
    }
    return fit;
}

// Cards and options have body words, buttons label words; each gives way to smaller ones, down to small print. Then a
// card gives up its second line, and last of all what is longer than the page is cut.
static ControlPlan make_plan(View *view, const Control *control, int width_px, int limit_px)
{
    ControlFit fit = {0};
    for (int size = first_size(control); size < LADDER; size++) {
        fit = fit_with(view, control, width_px, style_of(view, control, size));
        bool is_last = size == LADDER - 1;
        if (fit.height_px <= limit_px && (is_last || !words_are_broken(&fit.label)))
            return (ControlPlan){size, false, fit.height_px};
    }
    return (ControlPlan){LADDER - 1, true, fit_bare(view, control, width_px, limit_px).height_px};
}

uint64_t control_fit_key(const View *view, const Control *control, PlanKind kind)
{
    const int numbers[] = {(int)control->look,
                           control->icon != ICON_NONE,
                           control->is_lifted,
                           control->is_modest,
                           control->is_quiet,
                           control->is_generous,
                           control->is_small,
                           control->is_tight,
                           control->print_icon != ICON_NONE,
                           control->picture_px,
                           control->has_tally ? 1 + control->tally : 0};
    const Text words[] = {control->label,       control->detail, control->print,   control->picture,
                          control->tally_words, control->aside,  control->language};
    uint64_t key = hash_bytes(view_key(view, kind), numbers, sizeof numbers);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        key = hash_text(hash_number(key, (int64_t)words[i].size), words[i]);
    return key;
}

static ControlPlan find_plan(View *view, const Control *control, int width_px, int limit_px)
{
    uint64_t key = control_fit_key(view, control, PLAN_FIT);
    key = hash_number(hash_number(key, width_px), limit_px);
    bool is_new;
    ControlPlan *plan = plans_find(layouts_plans(view->layouts), key, sizeof *plan, &is_new);
    if (is_new) {
        ControlPlan made = make_plan(view, control, width_px, limit_px); // keeps words among the plans
        plan = plans_find(layouts_plans(view->layouts), key, sizeof *plan, &is_new);
        *plan = made;
    }
    return *plan;
}

// Most have the room they like, and one plan whatever the limit.
static ControlPlan plan_of(View *view, const Control *control, int width_px, int limit_px)
{
    ControlPlan plan = find_plan(view, control, width_px, INT32_MAX);
    return plan.height_px <= limit_px ? plan : find_plan(view, control, width_px, limit_px);
}

// No line is short below a long one. That changes no height, so nothing but what is drawn is set so.
static void even_out(View *view, const Control *control, Text text, Paragraph *words)
{
    if (words->line_count < 2 || words_are_broken(words))
        return;
    WordsStyle style = {words->passage.style, control_fill(view, control)};
    int width = words->width_px;
    *words = words_set_evenly(view, text, style, width);
    words->width_px = width; // where lines start from the right they still do
}

ControlFit control_fit(View *view, const Control *control, int width_px, int limit_px)
{
    ControlPlan plan = plan_of(view, control, width_px, limit_px);
    if (plan.is_bare)
        return fit_bare(view, control, width_px, limit_px);
    ControlFit fit = fit_with(view, control, width_px, style_of(view, control, plan.size));
    even_out(view, control, control->label, &fit.label);
    if (fit.has_detail)
        even_out(view, control, control->detail, &fit.detail);
    return fit;
}

int control_height_px(View *view, const Control *control, int width_px, int limit_px)
{
    int height = plan_of(view, control, width_px, limit_px).height_px;
    return height < limit_px ? height : limit_px;
}

// How a control would stand in the largest of its words.
typedef struct LargestFit {
    bool is_whole;   // no word of it is parted
    bool is_crowded; // more lines than are seen at a glance
} LargestFit;

static LargestFit largest_fit(View *view, const Control *control, int width_px)
{
    bool is_new;
    uint64_t key = hash_number(control_fit_key(view, control, PLAN_LARGEST), width_px);
    LargestFit *known = plans_find(layouts_plans(view->layouts), key, sizeof *known, &is_new);
    if (!is_new)
        return *known;
    ControlFit fit = fit_with(view, control, width_px, style_of(view, control, first_size(control)));
    LargestFit largest = {.is_whole = !words_are_broken(&fit.label),
                          .is_crowded = fit.label.line_count > 2 || (fit.has_print && fit.print.line_count > 1)};
    known = plans_find(layouts_plans(view->layouts), key, sizeof *known, &is_new); // what was set may have moved it
    *known = largest;
    return largest;
}

bool control_is_roomy(View *view, const Control *control, int width_px)
{
    return largest_fit(view, control, width_px).is_whole;
}

bool control_is_crowded(View *view, const Control *control, int width_px)
{
    return largest_fit(view, control, width_px).is_crowded;
}

// A drawing takes its share of the width.
static int measure_natural_px(View *view, const Control *control)
{
    const Theme *theme = &view->theme;
    Control plain = control_without(control, CONTROL_PICTURE);
    plain.tally_words = plain.aside = TEXT("");
    ControlFit fit = fit_with(view, &plain, 1 << 20, style_of(view, control, first_size(control)));
    int width = 2 * fit.pad_px + fit.figure.beside_px + paragraph_widest_px(&fit.label) + fit.end_px + 1;
    if (control->picture.size)
        width = width * 100 / (100 - CONTROL_PICTURE_PERCENT);
    return width > theme->target_px ? width : theme->target_px;
}

int control_natural_px(View *view, const Control *control)
{
    bool is_new;
    uint64_t key = control_fit_key(view, control, PLAN_NATURAL);
    int *width = plans_find(layouts_plans(view->layouts), key, sizeof *width, &is_new);
    if (is_new) {
        int measured = measure_natural_px(view, control);
        width = plans_find(layouts_plans(view->layouts), key, sizeof *width, &is_new);
        *width = measured;
    }
    return *width;
}

bool control_tells_tally(View *view, const Control *control, int width_px)
{
    return !control->tally || control_fit(view, control, width_px, INT32_MAX).is_tally_told;
}

bool control_holds_aside(View *view, const Control *control, int width_px)
{
    return control_fit(view, control, width_px, INT32_MAX).has_end;
}
