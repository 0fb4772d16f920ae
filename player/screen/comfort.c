// Comfort: a sheet over the page, which changes live above it: tabs, and the choices of the open one.
#include <assert.h>

#include "book/phrases.h"
#include "screen/choice-pages.h"
#include "screen/sheet.h"
#include "screen/tabs.h"
#include "screen/words.h"

typedef struct ComfortState {
    int tab;
    int first;       // of the choices shown, where not all fit
    bool has_chosen; // and then those are shown that hold the choice made last
    int chosen;
} ComfortState;
SCREEN_STATE(ComfortState);

// ---- the plan of the sheet

// How it is parted: the same for all tabs, so that nothing moves from one to another.
typedef struct ComfortPlan {
    Tabs tabs;
    ChoicesRoom room;
    int sample_px; // in the sheet itself: where it is so high that nothing of the page may be left in sight
    int inside_px; // of the whole sheet
    bool is_least; // words are set as small as anything is
} ComfortPlan;

static Paragraph set_sample(View *view, int width_px)
{
    WordsStyle style = {view->theme.body, view->theme.palette->surface};
    return words_set(view, view_phrase(view, PHRASE_SIZE_SAMPLE), style, width_px > 1 ? width_px : 1);
}

static bool fit_tab(View *view, const ComfortPlan *plan, int tab, ChoicePages *pages)
{
    ChoicesRoom room = plan->room;
    room.height_px -= tab == TAB_SIZE ? plan->sample_px : 0;
    return plan->is_least ? choice_pages_fit_least(view, tab, &room, pages) : choice_pages_fit(view, tab, &room, pages);
}

// Every tab has its choices on few pages, and each page at least so many of them.
static bool suits_all(View *view, const ComfortPlan *plan, int fewest)
{
    enum { PAGES_MOST = 5 };
    for (int i = 0; i < plan->tabs.count; i++) {
        ChoicePages pages;
        int tab = plan->tabs.cells[i].tab;
        bool fits = fit_tab(view, plan, tab, &pages) && choice_pages_fewest(&pages) >= fewest;
        if (!fits || (tab != TAB_LANGUAGE && pages.page_count > PAGES_MOST)) // a library may have many languages
            return false;
    }
    return true;
}

enum { HALF = 50 };

// One way to part it.
typedef struct ComfortAttempt {
    int percent;  // of the glass at most
    int tab_step; // as in TabsSpec
    int fewest;   // choices on a page
    bool is_least;
} ComfortAttempt;

// A sample of words stands in a sheet that may hide all of the page, where the sizes leave it room.
static bool try_tabs(View *view, const ComfortAttempt *attempt, const TabsSpec *spec, ComfortPlan *plan)
{
    if (!tabs_fit(view, spec, &plan->tabs))
        return false;
    int height_px = sheet_share_px(view, attempt->percent) - tabs_height_px(view, &plan->tabs);
    plan->room = (ChoicesRoom){spec->width_px, height_px > 1 ? height_px : 1};
    plan->is_least = attempt->is_least;
    ChoicePages sizes;
    Paragraph sample = set_sample(view, spec->width_px);
    plan->sample_px = attempt->percent > HALF ? paragraph_height_px(&sample) : 0;
    if (!fit_tab(view, plan, TAB_SIZE, &sizes))
        plan->sample_px = 0;
    return suits_all(view, plan, attempt->fewest);
}

// All tabs in one row or in two, or else some of them.
static bool try_plan(View *view, const ComfortAttempt *attempt, ComfortPlan *plan)
{
    enum { WAYS = 4 };
    TabsSpec spec = {.width_px = view->theme.glass.width_px - 2 * view->theme.edge_px, .text_step = attempt->tab_step};
    for (int i = 0; i < WAYS; i++) {
        spec.row_count = 1 + i % 2;
        spec.is_complete = i < WAYS / 2;
        if (try_tabs(view, attempt, &spec, plan))
            return true;
    }
    return false;
}

// Half the glass where that does, and words as large as the visitor's wherever they can be.
static ComfortPlan make_plan(View *view)
{
    static const ComfortAttempt attempts[] = {
        {HALF, TEXT_STEP_MOST, 2, false}, {62, TEXT_STEP_MOST, 2, false},
        {100, TEXT_STEP_MOST, 2, false},  {100, 4, 2, false},
        {100, TEXT_STEP_LEAST, 2, false}, {100, TEXT_STEP_LEAST, 1, false},
        {100, TEXT_STEP_LEAST, 1, true},
    };
    ComfortPlan plan = {0};
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
        if (try_plan(view, &attempts[i], &plan))
            break;
    return plan;
}

static int find_inside_px(View *view, const ComfortPlan *plan)
{
    int highest = 0, most = sheet_most_px(view);
    for (int i = 0; i < plan->tabs.count; i++) {
        ChoicePages pages;
        int tab = plan->tabs.cells[i].tab;
        fit_tab(view, plan, tab, &pages);
        int needed = pages.height_px + (tab == TAB_SIZE ? plan->sample_px : 0);
        highest = needed > highest ? needed : highest;
    }
    int inside = tabs_height_px(view, &plan->tabs) + highest;
    return inside < most ? inside : most;
}

// What stands on the sheet beside what every plan depends on.
static uint64_t plan_key(const View *view)
{
    const Setting *setting = view->setting;
    const Preferences *wishes = &view->theme.preferences;
    const int numbers[] = {setting->has_voice, setting->switch_count, view->book->language_count, wishes->is_spoken,
                           wishes->is_low};
    return hash_bytes(view_key(view, PLAN_COMFORT), numbers, sizeof numbers);
}

// Made once for a glass and a size of text: every tab has been tried many ways.
static const ComfortPlan *plan_of(View *view)
{
    bool is_new;
    ComfortPlan *plan = plans_find(layouts_plans(view->layouts), plan_key(view), sizeof *plan, &is_new);
    if (is_new) {
        *plan = make_plan(view);
        plan->inside_px = find_inside_px(view, plan);
    }
    return plan;
}

static int comfort_sheet_px(View *view, const void *state)
{
    (void)state;
    return sheet_height_px(view, plan_of(view)->inside_px);
}

// ---- drawing

// Choices may come and go with the one that was made, which stays in sight.
static int page_of(const ChoicePages *pages, const ComfortState *state)
{
    int index = state->first < pages->choices.count ? state->first : 0;
    for (int i = 0; state->has_chosen && i < pages->choices.count; i++)
        if (pages->choices.at[i].value == state->chosen)
            index = i;
    return choice_pages_find(pages, index);
}

// Something of the page can be read above the sheet.
static bool shows_page(const Frame *frame, Rect room)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (rect_encloses(room, frame->lines.at[i].rect))
            return true;
    return false;
}

// Words as they look now: all of them, or none.
static void draw_sample(View *view, Frame *frame, Rect room)
{
    Paragraph set = set_sample(view, room.w);
    if (paragraph_height_px(&set) <= room.h && !words_are_broken(&set))
        words_draw(view, frame, &set, room);
}

// What the choices and their ending leave below the rows.
static Rect rest_of(const View *view, const ChoicePages *pages, Rect room)
{
    int ending_px = pages->done_px + pages->more_px + (pages->done_px && pages->more_px ? view->theme.gap_px : 0);
    rect_cut_top(&room, pages->rows_px);
    rect_cut_bottom(&room, pages->ending_rows * (view->theme.target_px + view->theme.gap_px));
    if (ending_px && !pages->ending_rows)
        rect_cut_right(&room, ending_px + view->theme.gap_px);
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(room, glass) : room;
}

// Above the sheet where nothing else stands there, else in it.
static void show_sample(View *view, Frame *frame, Rect rest)
{
    Rect above = bars_room(view), page = bars_page(view);
    int sheet_y = bars_sheet(view, view->sheet_px).y;
    above.h = sheet_y - above.y;
    page.h = sheet_y - page.y;
    bool is_above = above.h >= view->theme.body.leading_px; // else it holds no line at all
    if (!is_above || !shows_page(frame, page))
        draw_sample(view, frame, is_above ? above : rest);
}

static void draw_comfort(View *view, const void *state, Frame *frame)
{
    const ComfortState *comfort = state;
    const ComfortPlan *plan = plan_of(view);
    Tabs tabs = plan->tabs;
    tabs.open = comfort->tab;
    ChoicePages pages;
    fit_tab(view, plan, comfort->tab, &pages);
    pages.open = page_of(&pages, comfort);
    Rect room = sheet_draw(view, frame, view->sheet_px);
    tabs_draw(view, frame, &tabs, rect_cut_top(&room, tabs_height_px(view, &tabs)));
    choice_pages_draw(view, frame, &pages, room);
    show_sample(view, frame, rest_of(view, &pages, room));
}

// The page above has tabs and pages of its own to tell, and says whose they are.
static bool is_for_page(const Action *action)
{
    return (action->kind == ACTION_TAB || action->kind == ACTION_PAGE) && action->id.at[0];
}

static bool perform_on_comfort(View *view, void *state, Action *action)
{
    ComfortState *comfort = state;
    if (is_for_page(action))
        return false;
    switch (action->kind) {
    case ACTION_TAB:
        if (!choices_are_shown(view, action->index))
            return true;
        *comfort = (ComfortState){.tab = action->index};
        return true;
    case ACTION_PREFER:
        choices_prefer(view->preferences, action->index, action->value);
        comfort->has_chosen = true;
        comfort->chosen = action->value;
        return true;
    case ACTION_PAGE:
        comfort->first = action->index;
        comfort->has_chosen = false;
        return true;
    case ACTION_COMFORT: // the button that opened it closes it
        *action = (Action){.kind = ACTION_DONE};
        return false;
    default:
        return false;
    }
}

const ScreenKind comfort_screen = {.name = "comfort",
                                   .is_sheet = true,
                                   .opened_by = ACTION_COMFORT,
                                   .draw = draw_comfort,
                                   .perform = perform_on_comfort,
                                   .sheet_px = comfort_sheet_px};
