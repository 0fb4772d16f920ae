#include "screen/choice-pages.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/bars.h"
#include "screen/control.h"
#include "screen/more-choices.h"
#include "screen/words.h"

static Control done_button(const View *view)
{
    Control done = control_button(view, PHRASE_DONE, ACTION_DONE);
    done.look = LOOK_PRIMARY;
    done.icon = ICON_CHECK;
    return done;
}

// ---- fitting

// How one attempt goes about it.
typedef struct Attempt {
    ChoicesRoom room;
    int lines;      // that the words of a choice stand on at most
    bool is_beside; // the ending stands beside the rows
    int page_count; // that More choices leads through; 0: there is none
} Attempt;

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int button_px(View *view, const Control *button, int most_px)
{
    int px = control_natural_px(view, button);
    return px < most_px ? px : most_px;
}

static int ending_px(const View *view, const ChoicePages *pages)
{
    bool has_both = pages->done_px && pages->more_px;
    return pages->done_px + pages->more_px + (has_both ? view->theme.gap_px : 0);
}

static void plan_ending(View *view, const Attempt *attempt, ChoicePages *pages)
{
    Control done = done_button(view);
    int most_px = attempt->room.width_px;
    pages->done_px = bars_hold_done(view) ? 0 : button_px(view, &done, most_px);
    pages->more_px = more_choices_px(view, attempt->page_count, most_px);
    int left_px = attempt->room.width_px - ending_px(view, pages) - view->theme.gap_px;
    bool is_narrow = left_px < 2 * view->theme.target_px;
    pages->ending_rows = !ending_px(view, pages) || (attempt->is_beside && !is_narrow) ? 0 : left_px < 0 ? 2 : 1;
}

// What the ending leaves of a row.
static int row_px(const View *view, const Attempt *attempt, const ChoicePages *pages)
{
    int ending = ending_px(view, pages);
    bool is_beside = ending && !pages->ending_rows;
    return attempt->room.width_px - (is_beside ? ending + view->theme.gap_px : 0);
}

static int least_cell_px(View *view, const Choice *choices, int count, int lines)
{
    int least = 0;
    for (int i = 0; i < count; i++)
        least = larger(least, choice_cell_least_px(view, &choices[i], lines));
    return least;
}

// Where even one has no room, all of the group are set smaller.
static int narrow_cells(View *view, const Choices *group, int lines, int room_px)
{
    Choice *choices = group->at;
    int count = group->count, least = least_cell_px(view, choices, count, lines);
    for (int step = TEXT_STEP_MOST; least > room_px && step >= TEXT_STEP_LEAST; step--) {
        TextStyle small = choices_small_style(view, step);
        for (int i = 0; i < count; i++)
            if (small.font.size_px < choices[i].small.font.size_px)
                choices[i].small = small;
        least = least_cell_px(view, choices, count, lines);
    }
    return least;
}

// It says less than the choices below it, and leaves them room.
static TextStyle label_style(const View *view)
{
    int step = glass_is_short(&view->theme.glass) ? TEXT_STEP_AFAR - 1 : TEXT_STEP_MOST;
    return style_closer(style_strong(choices_small_style(view, step)), 1.2);
}

static int label_height_px(const View *view)
{
    return label_style(view).leading_px + view->theme.gap_px / 3;
}

static int run_px(const View *view, const ChoiceRun *run)
{
    return run->count * (run->cell_px + view->theme.gap_px) - view->theme.gap_px;
}

// The choices from the first of a group on, in runs of equal length that fit a row.
static int add_group(View *view, const Attempt *attempt, ChoicePages *pages, int first)
{
    Choice *choices = pages->choices.at + first;
    int count = 1, gap = view->theme.gap_px, room = row_px(view, attempt, pages);
    while (first + count < pages->choices.count && choices[count].group == choices->group)
        count++;
    int wanted = narrow_cells(view, &(Choices){choices, count}, attempt->lines, room);
    int least = wanted < room ? wanted : room, most = (room + gap) / (least + gap);
    pages->is_cut = pages->is_cut || wanted > room;
    int rows = most < 1 ? count : (count + most - 1) / most, a_row = (count + rows - 1) / rows;
    for (int i = 0; i < count; i += a_row) {
        ChoiceRun *run = &pages->runs[pages->run_count++];
        *run = (ChoiceRun){.choices = choices + i,
                           .label = i == 0 ? choices->group_label : (Text){0},
                           .count = count - i < a_row ? count - i : a_row,
                           .cell_px = least};
        run->label_px = run->label.size ? label_height_px(view) : 0;
    }
    return first + count;
}

// The label as far as it must be wide.
static int wanted_px(View *view, const ChoiceRun *run)
{
    int label = run->label.size ? words_width_px(view, run->label, label_style(view)) : 0;
    return larger(run_px(view, run), label + 1);
}

// Runs that stand beside each other.
typedef struct ChoiceRow {
    ChoiceRun *runs;
    int count, room_px;
} ChoiceRow;

// As many, from the first, as have room: groups that are whole.
static ChoiceRow take_row(View *view, const ChoicePages *pages, int first, int room_px)
{
    ChoiceRow row = {.runs = pages->runs + first, .count = 1, .room_px = room_px};
    int used = wanted_px(view, &row.runs[0]);
    while (first + row.count < pages->run_count) {
        const ChoiceRun *next = &row.runs[row.count];
        used += 2 * view->theme.gap_px + wanted_px(view, next);
        bool is_whole = next->choices->group != next[-1].choices->group;
        if (used > room_px || !is_whole)
            break;
        row.count++;
    }
    return row;
}

// What is left of a row makes its cells wider, up to three targets.
static void spread_row(View *view, const ChoiceRow *row)
{
    int cells = 0, left = row->room_px + 2 * view->theme.gap_px, x = 0;
    for (int i = 0; i < row->count; i++) {
        left -= wanted_px(view, &row->runs[i]) + 2 * view->theme.gap_px;
        cells += row->runs[i].count;
    }
    if (row->count == 1) // its label may reach past its cells
        left = row->room_px - run_px(view, &row->runs[0]);
    int more = left > 0 ? left / cells : 0, most = 3 * view->theme.target_px;
    for (int i = 0; i < row->count; i++) {
        ChoiceRun *run = &row->runs[i];
        if (run->cell_px < most)
            run->cell_px = run->cell_px + more < most ? run->cell_px + more : most;
        run->x = x;
        x += wanted_px(view, run) + 2 * view->theme.gap_px;
    }
}

static void set_small(Choice *choice)
{
    uint8_t family = choice->style.font.family;
    choice->style = choice->small;
    choice->style.font.family = family;
    choice->is_small = true;
}

// Where one choice of a group needs small print, its neighbours have it too.
static void match_neighbours(View *view, const ChoiceRun *run)
{
    bool are_roomy = true;
    for (int i = 0; i < run->count; i++)
        are_roomy = are_roomy && choice_cell_is_roomy(view, &run->choices[i], run->cell_px);
    for (int i = 0; !are_roomy && i < run->count; i++)
        set_small(&run->choices[i]);
}

static int row_height_px(View *view, const ChoiceRow *row)
{
    int label = 0, height = 0;
    for (int i = 0; i < row->count; i++) {
        const ChoiceRun *run = &row->runs[i];
        label = larger(label, run->label_px);
        match_neighbours(view, run);
        for (int k = 0; k < run->count; k++)
            height = larger(height, choice_cell_height_px(view, &run->choices[k], run->cell_px));
    }
    for (int i = 0; i < row->count; i++) {
        row->runs[i].label_px = label;
        row->runs[i].height_px = height;
    }
    return label + height;
}

// A group that goes on at the head of a page has its label there again.
static int repeat_label(View *view, const ChoiceRow *row)
{
    ChoiceRun *first = &row->runs[0];
    first->label = first->choices->group_label;
    first->label_px = first->label.size ? label_height_px(view) : 0;
    return row_height_px(view, row);
}

// Rows below each other, and on a further page where one has no room any more. False: one is too high for any.
static bool place_rows(View *view, const Attempt *attempt, ChoicePages *pages)
{
    int gap = view->theme.gap_px, room = row_px(view, attempt, pages), y = 0, page = 0;
    int ending = pages->ending_rows * (view->theme.target_px + gap);
    bool fits = true;
    for (int i = 0; i < pages->run_count;) {
        ChoiceRow row = take_row(view, pages, i, room);
        spread_row(view, &row);
        int height = row_height_px(view, &row);
        if (y && y + gap + height + ending > attempt->room.height_px) {
            page++;
            y = 0;
            height = repeat_label(view, &row);
        }
        y += y ? gap : 0;
        for (int k = 0; k < row.count; k++) {
            row.runs[k].page = page;
            row.runs[k].y = y;
        }
        i += row.count;
        y += height;
        fits = fits && y + ending <= attempt->room.height_px;
        pages->rows_px = larger(pages->rows_px, y);
    }
    pages->height_px = larger(pages->rows_px + ending, ending_px(view, pages) ? view->theme.target_px : 0);
    pages->page_count = page + 1;
    return fits;
}

static bool lay_once(View *view, const Attempt *attempt, ChoicePages *pages)
{
    pages->run_count = pages->rows_px = 0;
    pages->is_cut = false;
    plan_ending(view, attempt, pages);
    for (int i = 0; i < pages->choices.count;)
        i = add_group(view, attempt, pages, i);
    return place_rows(view, attempt, pages) && !pages->is_cut;
}

// Some are set in small print, and others larger.
static bool are_mixed(const Choices *choices)
{
    int count = 0, least_px = INT32_MAX, most_px = 0;
    for (int i = 0; i < choices->count; i++) {
        int px = choices->at[i].small.font.size_px;
        count += choices->at[i].is_small;
        least_px = px < least_px ? px : least_px;
        most_px = px > most_px ? px : most_px;
    }
    return count && (count < choices->count || least_px < most_px);
}

// All in the smallest print of any.
static void set_alike(Choices *choices)
{
    TextStyle least = choices->at[0].small;
    for (int i = 1; i < choices->count; i++)
        if (choices->at[i].small.font.size_px < least.font.size_px)
            least = choices->at[i].small;
    for (int i = 0; i < choices->count; i++) {
        choices->at[i].small = least;
        set_small(&choices->at[i]);
    }
}

// The choices of a tab are of one size: where one group needs small print, all have it, unless that makes more pages.
static bool lay(View *view, const Attempt *attempt, ChoicePages *pages)
{
    bool fits = lay_once(view, attempt, pages);
    int count = pages->choices.count;
    if (!are_mixed(&pages->choices))
        return fits;
    ChoicePages alike = *pages;
    alike.runs = arena_many(view->arena, ChoiceRun, count);
    alike.choices.at = arena_many(view->arena, Choice, count);
    for (int i = 0; i < count; i++)
        alike.choices.at[i] = pages->choices.at[i];
    set_alike(&alike.choices);
    bool fit_alike = lay_once(view, attempt, &alike);
    if (fit_alike < fits || alike.page_count > pages->page_count)
        return fits;
    *pages = alike;
    return fit_alike;
}

static bool try_attempt(View *view, Attempt attempt, ChoicePages *pages)
{
    Choices *choices = &pages->choices;
    const Choice *given = choices->at;
    pages->runs = arena_many(view->arena, ChoiceRun, choices->count);
    choices->at = arena_many(view->arena, Choice, choices->count); // an attempt may set them smaller
    for (int i = 0; i < choices->count; i++)
        choices->at[i] = given[i];
    bool fits = lay(view, &attempt, pages);
    if (pages->page_count == 1)
        return fits;
    while (pages->page_count > attempt.page_count) { // the button takes room, and names each page
        attempt.page_count = pages->page_count;
        fits = lay(view, &attempt, pages);
    }
    return fits && pages->page_count > 1; // with the button below them all have room: another attempt
}

// Fewer pages, then fewer groups that are parted, then less height.
static bool is_better(const ChoicePages *a, const ChoicePages *b)
{
    if (a->page_count != b->page_count)
        return a->page_count < b->page_count;
    return a->run_count != b->run_count ? a->run_count < b->run_count : a->height_px < b->height_px;
}

static bool fit_choices(View *view, const ChoicePages *empty, const ChoicesRoom *room, ChoicePages *best)
{
    bool has_found = false;
    for (int i = 0; i < 4; i++) {
        ChoicePages pages = *empty;
        bool fits = try_attempt(view, (Attempt){*room, 1 + i / 2, i % 2 == 0, 0}, &pages);
        if ((fits && !has_found) || (fits == has_found && (i == 0 || is_better(&pages, best))))
            *best = pages;
        has_found = has_found || fits;
    }
    return has_found;
}

bool choice_pages_fit(View *view, int tab, const ChoicesRoom *room, ChoicePages *pages)
{
    return fit_choices(view, &(ChoicePages){.choices = choices_list(view, tab)}, room, pages);
}

bool choice_pages_fit_least(View *view, int tab, const ChoicesRoom *room, ChoicePages *pages)
{
    ChoicePages empty = {.choices = choices_list(view, tab)};
    for (int i = 0; i < empty.choices.count; i++)
        empty.choices.at[i].small = choices_small_style(view, TEXT_STEP_LEAST);
    return fit_choices(view, &empty, room, pages);
}

int choice_pages_fewest(const ChoicePages *pages)
{
    int fewest = pages->choices.count;
    for (int page = 0; page < pages->page_count; page++) {
        int count = 0;
        for (int i = 0; i < pages->run_count; i++)
            count += pages->runs[i].page == page ? pages->runs[i].count : 0;
        fewest = count < fewest ? count : fewest;
    }
    return fewest;
}

int choice_pages_find(const ChoicePages *pages, int index)
{
    int page = 0;
    for (int i = 0; i < pages->run_count; i++)
        if (pages->runs[i].choices - pages->choices.at <= index)
            page = pages->runs[i].page;
    return page;
}

// ---- drawing

static Rect mirrored(const View *view, Rect rect)
{
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
}

static void draw_label(View *view, Frame *frame, Text label, Rect at)
{
    const Palette *palette = view->theme.palette;
    TextStyle style = style_colored(label_style(view), palette->text);
    Paragraph set = words_set(view, label, (WordsStyle){style, palette->surface}, at.w);
    set.line_count = set.line_count > 1 ? 1 : set.line_count;
    words_draw(view, frame, &set, mirrored(view, at));
}

static void draw_run(View *view, Frame *frame, const ChoiceRun *run, Rect room)
{
    Rect rect = {room.x + run->x, room.y + run->y, run->cell_px, run->height_px};
    if (run->label.size)
        draw_label(view, frame, run->label, (Rect){rect.x, rect.y, room.x + room.w - rect.x, run->label_px});
    rect.y += run->label_px;
    for (int i = 0; i < run->count; i++) {
        choice_cell_draw(view, frame, &run->choices[i], mirrored(view, rect));
        rect.x += run->cell_px + view->theme.gap_px;
    }
}

static int first_of_page(const ChoicePages *pages, int page)
{
    for (int i = 0; i < pages->run_count; i++)
        if (pages->runs[i].page == page)
            return (int)(pages->runs[i].choices - pages->choices.at);
    return 0;
}

// Done at the end of the last row, More choices before it or above it.
static void draw_ending(View *view, Frame *frame, const ChoicePages *pages, Rect room)
{
    int next = (pages->open + 1) % pages->page_count;
    Control done = done_button(view);
    Choice more = more_choices(view, pages->open, pages->page_count, pages->more_px);
    more.action.index = first_of_page(pages, next);
    Rect row = rect_cut_bottom(&room, view->theme.target_px), done_rect = rect_cut_right(&row, pages->done_px);
    rect_cut_right(&row, pages->done_px ? view->theme.gap_px : 0);
    if (pages->ending_rows > 1) {
        rect_cut_bottom(&room, view->theme.gap_px);
        row = rect_cut_bottom(&room, view->theme.target_px);
    }
    if (pages->more_px)
        choice_cell_draw(view, frame, &more, mirrored(view, rect_cut_right(&row, pages->more_px)));
    if (pages->done_px)
        control_draw(view, frame, &done, mirrored(view, done_rect));
}

void choice_pages_draw(View *view, Frame *frame, const ChoicePages *pages, Rect room)
{
    assert(pages->open >= 0 && pages->open < pages->page_count);
    for (int i = 0; i < pages->run_count; i++)
        if (pages->runs[i].page == pages->open)
            draw_run(view, frame, &pages->runs[i], room);
    draw_ending(view, frame, pages, room);
}
