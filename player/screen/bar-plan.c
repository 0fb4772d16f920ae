#include "screen/bar-plan.h"

#include <assert.h>
#include <math.h>

#include "screen/page-progress.h"

// ---- what there is, and where it stands

typedef enum BarPlace {
    PLACE_FIRST, // the way out: Back, or the contents; in the steps of an exercise Stop; on Home, Finish
    PLACE_HOME,  // on Home, About
    PLACE_PREVIOUS,
    PLACE_COMFORT,
    PLACE_LISTEN,
    PLACE_SUPPORT,
    PLACE_MORE,
    PLACE_HIDE,
    PLACE_NEXT,
    BAR_PLACES,
    NO_PLACE = BAR_PLACES // it stands in More alone
} BarPlace;

static const BarStand stands[] = {
    {CELL_AGAIN, {ACTION_SPEAK, PHRASE_SPEAK_AGAIN, ICON_AGAIN, NULL, SPEAK_AGAIN}},
    {CELL_PLACE, {ACTION_SPEAK, PHRASE_SPEAK_PLACE, ICON_PLACE, NULL, SPEAK_PLACE}},
    {CELL_LETTERS, {ACTION_SPEAK, PHRASE_SPEAK_LETTERS, ICON_SPELL, NULL, SPEAK_LETTERS}},
    {CELL_HOME, {ACTION_HOME, PHRASE_HOME, ICON_HOME, NULL, 0}},
    {CELL_SUPPORT, {ACTION_SUPPORT, PHRASE_SUPPORT, ICON_SUPPORT, NULL, 0}},
    {CELL_COMFORT, {ACTION_COMFORT, PHRASE_COMFORT, ICON_COMFORT, NULL, 0}},
    {CELL_LISTEN, {ACTION_LISTEN, PHRASE_LISTEN, ICON_LISTEN, NULL, 0}},
    {CELL_STOP, {ACTION_STOP, PHRASE_STOP, ICON_STOP, NULL, 0}},
    {CELL_BACK, {ACTION_BACK, PHRASE_BACK, ICON_BACK, NULL, 0}},
    {CELL_CONTENTS, {ACTION_CONTENTS, PHRASE_BAR_CONTENTS, ICON_LIST, NULL, 0}},
    {CELL_PREVIOUS, {ACTION_PREVIOUS, PHRASE_PREVIOUS, ICON_PREVIOUS, NULL, 0}},
    {CELL_ABOUT, {ACTION_OPEN, PHRASE_BAR_ABOUT, ICON_INFO, "about", 0}},
    {CELL_FINISH, {ACTION_FINISH, PHRASE_FINISH, ICON_FINISH, NULL, 0}},
    {CELL_MORE, {ACTION_MORE, PHRASE_MORE, ICON_MORE, NULL, 0}},
    {CELL_HIDE, {ACTION_HIDE, PHRASE_HIDE, ICON_HIDE, NULL, 0}},
    {CELL_NEXT, {ACTION_NEXT, PHRASE_NEXT, ICON_NEXT, NULL, 0}},
    {CELL_DONE, {ACTION_DONE, PHRASE_DONE, ICON_CHECK, NULL, 0}},
};
enum { STAND_COUNT = sizeof stands / sizeof *stands };

const BarStand *bar_stands(int *count)
{
    *count = STAND_COUNT;
    return stands;
}

static BarPlace place_of(BarCell cell)
{
    switch (cell) {
    case CELL_BACK:
    case CELL_CONTENTS:
    case CELL_FINISH:
    case CELL_STOP:
        return PLACE_FIRST;
    case CELL_HOME:
    case CELL_ABOUT:
        return PLACE_HOME;
    case CELL_PREVIOUS:
        return PLACE_PREVIOUS;
    case CELL_COMFORT:
        return PLACE_COMFORT;
    case CELL_LISTEN:
        return PLACE_LISTEN;
    case CELL_SUPPORT:
        return PLACE_SUPPORT;
    case CELL_MORE:
        return PLACE_MORE;
    case CELL_HIDE:
        return PLACE_HIDE;
    case CELL_AGAIN:
    case CELL_PLACE:
    case CELL_LETTERS:
        return NO_PLACE;
    case CELL_NEXT:
    case CELL_DONE:
    case CELLS_END:
        break;
    }
    return PLACE_NEXT;
}

typedef struct BarSeat {
    int row, column;
} BarSeat;

// Where the places are; a column of NOWHERE: not in the bars.
typedef struct BarLayout {
    int rows, columns;
    bool is_few; // of few buttons Home has its place for itself: About goes beyond, and without Home Support stands
                 // there
    BarSeat seats[BAR_PLACES];
} BarLayout;

enum { NOWHERE = -1 };

typedef enum BarLayoutId {
    PAIR_OF_EIGHT,
    ROW_OF_EIGHT,
    ROW_OF_SIX,
    PAIR_OF_SIX,
    ROW_OF_FOUR,
    PAIR_OF_FOUR
} BarLayoutId;

// Hide and Next are last in their rows: their places stay whatever else there is.
static const BarLayout layouts[] = {
    [PAIR_OF_EIGHT] = {2, 4, false, {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}, {0, 2}, {0, NOWHERE}, {0, 3}, {1, 3}}},
    [ROW_OF_EIGHT] = {1, 8, false, {{0, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, NOWHERE}, {0, 6}, {0, 7}}},
    [ROW_OF_SIX] = {1,
                    6,
                    true,
                    {{0, NOWHERE}, {0, 0}, {0, 1}, {0, NOWHERE}, {0, NOWHERE}, {0, 2}, {0, 3}, {0, 4}, {0, 5}}},
    [PAIR_OF_SIX] = {2,
                     3,
                     true,
                     {{0, NOWHERE}, {0, 0}, {1, 0}, {0, NOWHERE}, {0, NOWHERE}, {0, 1}, {1, 1}, {0, 2}, {1, 2}}},
    [ROW_OF_FOUR] = {1,
                     4,
                     true,
                     {{0, NOWHERE}, {0, 0}, {0, NOWHERE}, {0, NOWHERE}, {0, NOWHERE}, {0, 0}, {0, 1}, {0, 2}, {0, 3}}},
    [PAIR_OF_FOUR] = {2,
                      2,
                      true,
                      {{0, NOWHERE}, {0, 0}, {0, NOWHERE}, {0, NOWHERE}, {0, NOWHERE}, {0, 0}, {1, 0}, {0, 1}, {1, 1}}},
};

static const BarSeat *seat_of(const BarLayout *layout, BarCell cell)
{
    BarPlace place = place_of(cell);
    bool takes_listens = cell == CELL_MORE && layout->seats[place].column == NOWHERE;
    return place == NO_PLACE ? NULL : &layout->seats[takes_listens ? PLACE_LISTEN : place];
}

static bool may_stand(const BarLayout *layout, BarCell cell, int row, int column)
{
    const BarSeat *seat = seat_of(layout, cell);
    if (!seat)
        return false;
    bool is_kept_free = layout->is_few && cell == CELL_ABOUT;
    return !is_kept_free && seat->column == column && seat->row == row;
}

const BarStand *bar_plan_stand(const BarPlan *plan, unsigned cells, int row, int column)
{
    assert(row >= 0 && row < plan->rows && column >= 0 && column < plan->columns);
    const BarStand *found = NULL;
    for (int i = 0; i < STAND_COUNT; i++) {
        bool is_wanted = !found || stands[i].cell == CELL_MORE;
        if (is_wanted && cells & stands[i].cell && may_stand(plan->layout, stands[i].cell, row, column))
            found = &stands[i];
    }
    return found;
}

unsigned bar_plan_beyond(const BarPlan *plan, unsigned cells)
{
    unsigned beyond = cells & ~(unsigned)(CELL_MORE | CELL_DONE);
    for (int row = 0; row < plan->rows; row++) {
        for (int column = 0; column < plan->columns; column++) {
            const BarStand *stand = bar_plan_stand(plan, cells, row, column);
            beyond &= stand ? ~(unsigned)stand->cell : ~0U;
        }
    }
    return beyond;
}

// ---- measuring

// The widest button there can be at a place.
static int widest_px(View *view, const BarPlan *plan, int row, int column)
{
    int widest = 0;
    for (int i = 0; i < STAND_COUNT; i++) {
        if (!may_stand(plan->layout, stands[i].cell, row, column))
            continue;
        int width = bar_button_width_px(view, &stands[i].kind, &plan->lettering);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static int row_room_px(const Theme *theme, int columns)
{
    return theme->glass.width_px - 2 * theme->edge_px - (columns - 1) * theme->gap_px;
}

static int sum_of(const int *widths, int count, int more_px, int least_px)
{
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += widths[i] + more_px > least_px ? widths[i] + more_px : least_px;
    return sum;
}

// All are as wide as each other where all words have room then; else the longest words have as much air as there is
// for them, and all share what is left.
static void spread_row(int *widths, int count, int room_px, int target_px)
{
    int widest = 0, air = 0;
    for (int i = 0; i < count; i++)
        widest = widths[i] > widest ? widths[i] : widest;
    bool are_equal = widest <= room_px / count;
    while (!are_equal && sum_of(widths, count, air + 1, target_px) <= room_px)
        air++;
    int left = room_px - sum_of(widths, count, air, target_px);
    for (int i = 0; i < count; i++) {
        int width = widths[i] + air > target_px ? widths[i] + air : target_px;
        widths[i] = are_equal ? room_px / count : width + left / count;
    }
}

// Two rows of all keep their middle free where words stand beside icons: buttons take what they need. False: they do
// not all have room, and are as wide as each other.
static bool fit_row(View *view, BarPlan *plan, int row)
{
    int count = plan->columns, target = view->theme.target_px, room = row_room_px(&view->theme, count);
    int *widths = plan->cell_px[row];
    for (int i = 0; i < count; i++)
        widths[i] = widest_px(view, plan, row, i);
    bool fits = sum_of(widths, count, 0, target) <= room;
    bool is_spread = plan->layout->is_few || plan->lettering.mode == MODE_ABOVE;
    if (fits && is_spread)
        spread_row(widths, count, room, target);
    for (int i = 0; i < count && !(fits && is_spread); i++)
        widths[i] = !fits ? room / count : widths[i] > target ? widths[i] : target;
    return fits;
}

static bool try_layout(View *view, BarLayoutId id, const BarLettering *lettering, BarPlan *plan)
{
    const BarLayout *layout = &layouts[id];
    *plan = (BarPlan){.rows = layout->rows, .columns = layout->columns, .lettering = *lettering, .layout = layout};
    bool fits = bar_button_is_low_enough(view, lettering);
    for (int row = 0; row < plan->rows; row++)
        fits = fit_row(view, plan, row) && fits;
    return fits;
}

// What tells the place, where it does not stand in a corner: between the buttons of the lower row, or above them.
static void set_info(View *view, BarPlan *plan)
{
    const Theme *theme = &view->theme;
    int used = 0;
    for (int column = 0; column < plan->columns; column++)
        used += plan->cell_px[plan->rows - 1][column];
    bool has_middle = plan->lettering.mode == MODE_BESIDE &&
                      row_room_px(theme, plan->columns + 1) - used >= page_progress_width_px(view, plan->place);
    plan->info_px = has_middle || plan->rows == 1 ? 0 : plan->place.leading_px + theme->gap_px / 2;
}

// ---- choosing

// Degrees of sight of the words below icons, by size of text, on 7 inch glass.
static double short_degrees(const Theme *theme)
{
    static const double degrees[] = {0.28, 0.28, 0.28, 0.38, 0.38, 0.55};
    return degrees[theme->preferences.text_step - TEXT_STEP_LEAST];
}

// The largest they may be: more on glass that has the room.
static double most_degrees(const Theme *theme)
{
    static const double degrees[] = {0.35, 0.35, 0.35, 0.55, 0.55, 0.7};
    return glass_is_short(&theme->glass) ? short_degrees(theme)
                                         : degrees[theme->preferences.text_step - TEXT_STEP_LEAST];
}

static BarLettering lettering_of(const View *view, double degrees)
{
    TextStyle word = theme_small_print(&view->theme, typesetter_metrics(view->typesetter), degrees);
    return (BarLettering){MODE_ABOVE, word};
}

static double place_degrees(const Theme *theme)
{
    if (glass_is_short(&theme->glass))
        return fmax(short_degrees(theme), 0.35);
    return most_degrees(theme);
}

// Of what tells the place.
static TextStyle place_style(const View *view)
{
    return theme_small_print(&view->theme, typesetter_metrics(view->typesetter), place_degrees(&view->theme));
}

enum { PAGE_LEAST_PERCENT = 62 }; // of the glass, between two rows of buttons

// Two rows of buttons hold their words where these have room, and leave the page enough of the glass.
static bool try_pair(View *view, const BarLettering *lettering, BarPlan *plan)
{
    const Theme *theme = &view->theme;
    if (!try_layout(view, PAIR_OF_EIGHT, lettering, plan))
        return false;
    plan->place = glass_is_short(&theme->glass) ? place_style(view) : theme->small;
    set_info(view, plan);
    int bars = 2 * (theme->bar_edge_px + theme->target_px + theme->gap_px) + plan->info_px;
    return bars <= theme->glass.height_px * (100 - PAGE_LEAST_PERCENT) / 100;
}

// One way to lay them out: where it is tried.
typedef struct BarAttempt {
    BarLayoutId layout;
    int most_step; // of text
    bool (*is_for)(const Glass *glass);
} BarAttempt;

static bool is_upright(const Glass *glass)
{
    return glass->height_px > glass->width_px;
}

static bool is_any(const Glass *glass)
{
    return glass->width_px > 0;
}

// Beside its icon, which is as large as it is then, a word has room in wide buttons.
static bool try_modes(View *view, BarLayoutId id, double degrees, BarPlan *plan)
{
    BarLettering lettering = lettering_of(view, degrees);
    lettering.mode = MODE_BESIDE;
    if (try_layout(view, id, &lettering, plan))
        return true;
    lettering.mode = MODE_ABOVE;
    return try_layout(view, id, &lettering, plan);
}

// As many in a row as the size of text allows and their words have room for, in two rows where glass is upright; at
// last in smaller letters.
static void choose_row(View *view, BarPlan *plan)
{
    static const BarAttempt attempts[] = {{ROW_OF_EIGHT, 3, glass_is_small},
                                          {ROW_OF_SIX, 5, is_any},
                                          {PAIR_OF_SIX, TEXT_STEP_MOST, is_upright},
                                          {ROW_OF_FOUR, TEXT_STEP_MOST, is_any},
                                          {PAIR_OF_FOUR, TEXT_STEP_MOST, is_upright}};
    static const double degrees[] = {0.7, 0.55, 0.45, 0.38, 0.35, 0.28};
    const Theme *theme = &view->theme;
    for (size_t d = 0; d < sizeof degrees / sizeof *degrees; d++) {
        for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
            bool is_wanted = degrees[d] <= most_degrees(theme) && attempts[i].is_for(&theme->glass) &&
                             theme->preferences.text_step <= attempts[i].most_step;
            if (is_wanted && try_modes(view, attempts[i].layout, degrees[d], plan))
                return;
        }
    }
}

static BarPlan make_plan(View *view)
{
    BarPlan plan;
    const Theme *theme = &view->theme;
    BarLettering beside = {MODE_BESIDE, theme->label}, above = {MODE_ABOVE, theme->small};
    if (glass_is_short(&theme->glass))
        above = lettering_of(view, short_degrees(theme));
    if (!glass_is_small(&theme->glass) && (try_pair(view, &beside, &plan) || try_pair(view, &above, &plan)))
        return plan;
    choose_row(view, &plan);
    plan.place = place_style(view);
    set_info(view, &plan);
    return plan;
}

const BarPlan *bar_plan(const View *view)
{
    bool is_new;
    BarPlan *plan = plans_find(layouts_plans(view->layouts), view_key(view, PLAN_BARS), sizeof *plan, &is_new);
    if (is_new)
        *plan = make_plan((View *)view);
    return plan;
}

// As many buttons as the size of text asks for.
static BarLayoutId usual_layout(const Theme *theme)
{
    int text_step = theme->preferences.text_step;
    bool is_up = is_upright(&theme->glass);
    if (text_step <= 3)
        return is_up || !glass_is_small(&theme->glass) ? PAIR_OF_EIGHT : ROW_OF_EIGHT;
    if (text_step <= 5)
        return is_up ? PAIR_OF_SIX : ROW_OF_SIX;
    return is_up ? PAIR_OF_FOUR : ROW_OF_FOUR;
}

const BarStand *bar_plan_crowded(View *view)
{
    const BarLayout *usual = &layouts[usual_layout(&view->theme)];
    const BarPlan *plan = bar_plan(view);
    BarLettering least = lettering_of(view, short_degrees(&view->theme));
    bool has_all = plan->rows * plan->columns >= usual->rows * usual->columns;
    if (has_all && plan->lettering.word.font.size_px >= least.word.font.size_px)
        return NULL;
    const BarStand *widest = NULL;
    int widest_px = 0;
    for (int i = 0; i < STAND_COUNT; i++) {
        const BarSeat *seat = seat_of(usual, stands[i].cell);
        bool is_there = seat && seat->column != NOWHERE && !(usual->is_few && stands[i].cell == CELL_ABOUT);
        int px = is_there ? bar_button_width_px(view, &stands[i].kind, &least) : 0;
        if (px > widest_px) {
            widest = &stands[i];
            widest_px = px;
        }
    }
    return widest;
}
