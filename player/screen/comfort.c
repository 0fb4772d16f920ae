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
    int most_px;   // inside
    int sample_px; // of words as they look now, below the choices of some tabs; 0: there are none
    int inside_px; // of the whole sheet
    bool is_least; // words are set as small as anything is
    bool is_alone; // no text is in sight above the sheet
} ComfortPlan;

static Paragraph set_sample(View *view, int width_px)
{
    WordsStyle style = {view->theme.body, view->theme.palette->surface};
    return words_set(view, view_phrase(view, PHRASE_SIZE_SAMPLE), style, width_px > 1 ? width_px : 1);
}

// What changes how words look shows it.
static bool has_sample(int tab)
{
    return tab == TAB_SIZE || tab == TAB_LETTERS || tab == TAB_SPACING;
}

static bool fit_tab(View *view, const ComfortPlan *plan, int tab, ChoicePages *pages)
{
    ChoicesRoom room = plan->room;
    room.height_px -= tab == TAB_SIZE ? plan->sample_px : 0;
    return plan->is_least ? choice_pages_fit_least(view, tab, &room, pages) : choice_pages_fit(view, tab, &room, pages);
}

enum { HALF = 500, TWO_THIRDS = 666, MOST = 800, WHOLE = 1000 }; // thousandths of the glass

// One way to part it.
typedef struct ComfortAttempt {
    int share;      // of the glass at most
    int tab_step;   // as in TabsSpec
    int fewest;     // choices on a page
    int size_pages; // that the sizes, which are chosen beside each other, stand on at most
    bool is_complete, is_least, is_upright;
} ComfortAttempt;

// Every tab has its choices on few pages, and each page at least so many of them.
static bool suits_all(View *view, const ComfortPlan *plan, const ComfortAttempt *attempt)
{
    enum { PAGES_MOST = 5 };
    for (int i = 0; i < plan->tabs.count; i++) {
        ChoicePages pages;
        int tab = plan->tabs.tabs[i], most = tab == TAB_SIZE ? attempt->size_pages : PAGES_MOST;
        bool fits = fit_tab(view, plan, tab, &pages) && choice_pages_fewest(&pages) >= attempt->fewest;
        if (!fits || (tab != TAB_LANGUAGE && pages.page_count > most)) // a library may have many languages
            return false;
    }
    return true;
}

// Whether the sizes stand on as few pages with a sample of that height below them as without one.
static bool leave_sample(View *view, ComfortPlan *plan, int sample_px)
{
    ChoicePages alone, with;
    plan->sample_px = 0;
    bool fits = fit_tab(view, plan, TAB_SIZE, &alone);
    plan->sample_px = sample_px;
    return fit_tab(view, plan, TAB_SIZE, &with) && (!fits || with.page_count <= alone.page_count);
}

static bool try_tabs(View *view, const ComfortAttempt *attempt, const TabsSpec *spec, ComfortPlan *plan)
{
    bool have_room = tabs_fit(view, spec, &plan->tabs);
    plan->most_px = sheet_share_px(view, plan->is_alone && attempt->is_upright ? MOST : attempt->share);
    int height_px = plan->most_px - tabs_height_px(view, &plan->tabs);
    plan->room = (ChoicesRoom){spec->width_px, height_px > 1 ? height_px : 1};
    plan->is_least = attempt->is_least;
    Paragraph sample = set_sample(view, spec->width_px);
    int sample_px = plan->is_alone ? view->theme.gap_px / 2 + paragraph_height_px(&sample) : 0;
    bool has_left = have_room && leave_sample(view, plan, sample_px);
    if (!have_room || (!has_left && attempt->share < WHOLE))
        return false;
    plan->sample_px = has_left ? sample_px : 0; // the largest words may leave it no room
    return suits_all(view, plan, attempt);
}

// In one row or in two.
static bool try_plan(View *view, const ComfortAttempt *attempt, ComfortPlan *plan)
{
    const Theme *theme = &view->theme;
    if (attempt->is_upright && theme->glass.width_px > theme->glass.height_px)
        return false;
    TabsSpec spec = {.width_px = theme->glass.width_px - 2 * theme->edge_px,
                     .text_step = attempt->tab_step,
                     .is_complete = attempt->is_complete};
    for (spec.row_count = 1; spec.row_count <= 2; spec.row_count++)
        if (try_tabs(view, attempt, &spec, plan))
            return true;
    return false;
}

// Half the glass where that does, or two thirds of it, with all tabs at once, or else some of them; and words as large
// as the visitor's wherever they can be.
static ComfortPlan make_plan(View *view, bool is_alone)
{
    static const ComfortAttempt attempts[] = {
        {HALF, TEXT_STEP_MOST, 2, 1, true, false, false},
        {TWO_THIRDS, TEXT_STEP_MOST, 2, 1, true, false, false},
        {TWO_THIRDS, TEXT_STEP_MOST, 2, 1, false, false, true},
        {HALF, TEXT_STEP_MOST, 2, 2, false, false, false},
        {TWO_THIRDS, TEXT_STEP_MOST, 2, 2, false, false, false},
        {WHOLE, TEXT_STEP_MOST, 2, 2, true, false, false},
        {WHOLE, TEXT_STEP_MOST, 2, 2, false, false, false},
        {WHOLE, 4, 2, 2, true, false, false},
        {WHOLE, 4, 2, 2, false, false, false},
        {WHOLE, TEXT_STEP_LEAST, 2, 2, false, false, false},
        {WHOLE, TEXT_STEP_LEAST, 1, 6, false, false, false},
        {WHOLE, TEXT_STEP_LEAST, 1, 6, false, true, false},
    };
    ComfortPlan plan = {.is_alone = is_alone};
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
        if (try_plan(view, &attempts[i], &plan))
            break;
    return plan;
}

// As high as the tab that needs most, with a sample in all that show one as far as there is room.
static int find_inside_px(View *view, const ComfortPlan *plan)
{
    int highest = 0;
    for (int i = 0; i < plan->tabs.count; i++) {
        ChoicePages pages;
        int tab = plan->tabs.tabs[i];
        fit_tab(view, plan, tab, &pages);
        int needed = pages.height_px + (has_sample(tab) ? plan->sample_px : 0);
        highest = needed > highest ? needed : highest;
    }
    int inside = tabs_height_px(view, &plan->tabs) + highest;
    return inside < plan->most_px ? inside : plan->most_px;
}

// What stands on the sheet beside what every plan depends on.
static uint64_t plan_key(const View *view, bool is_alone)
{
    const Setting *setting = view->setting;
    const Preferences *wishes = &view->theme.preferences;
    const int numbers[] = {view_has_voice(view), setting->switch_count, view->book->language_count,
                           wishes->is_spoken,    wishes->is_low,        is_alone,
                           setting->offers_code};
    uint64_t key = hash_bytes(view_key(view, PLAN_COMFORT), numbers, sizeof numbers);
    return hash_text(key, book_language(view->book)->level_name);
}

// Made once for a glass and a size of text: every tab has been tried many ways.
static const ComfortPlan *plan_of(View *view, bool is_alone)
{
    bool is_new;
    ComfortPlan *plan = plans_find(layouts_plans(view->layouts), plan_key(view, is_alone), sizeof *plan, &is_new);
    if (is_new) {
        *plan = make_plan(view, is_alone);
        plan->inside_px = find_inside_px(view, plan);
    }
    return plan;
}

static int height_px(const View *view, const ComfortPlan *plan)
{
    return sheet_height_px(view, plan->inside_px);
}

// Some of the page's text, as large as its text is, can be read above a sheet of that height.
static bool leaves_text(const View *view, const Frame *page, int sheet_px)
{
    int edge_y = bars_sheet(view, sheet_px).y, room_px = edge_y - bars_page(view).y;
    for (int i = 0; i < page->lines.count; i++) {
        const Line *line = &page->lines.at[i];
        bool is_text = line->block.at[0] && line->font_px >= view->theme.body.font.size_px;
        bool comes_up = id_equal(line->block, page->place.block); // the sheet leaves where the reader is in sight
        if (is_text && line->rect.h <= room_px && (comes_up || line->rect.y + line->rect.h <= edge_y))
            return true;
    }
    return false;
}

static const ComfortPlan *plan_over(View *view, const Frame *page)
{
    return plan_of(view, !leaves_text(view, page, height_px(view, plan_of(view, false))));
}

static int comfort_sheet_px(View *view, const void *state, const Frame *page)
{
    (void)state;
    return height_px(view, plan_over(view, page));
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

// Words as they look now: all of them, or none.
static void draw_sample(View *view, Frame *frame, Rect room)
{
    Paragraph set = set_sample(view, room.w);
    if (paragraph_height_px(&set) <= room.h && !words_are_broken(&set))
        words_draw(view, frame, &set, room);
}

// What the choices and their ending leave below the rows, a little off them.
static Rect rest_of(const View *view, const ChoicePages *pages, Rect room)
{
    int ending_px = pages->done_px + pages->more_px + (pages->done_px && pages->more_px ? view->theme.gap_px : 0);
    rect_cut_top(&room, pages->rows_px + view->theme.gap_px / 2);
    rect_cut_bottom(&room, pages->ending_rows * (view->theme.target_px + view->theme.gap_px));
    if (ending_px && !pages->ending_rows)
        rect_cut_right(&room, ending_px + view->theme.gap_px);
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(room, glass) : room;
}

// The code is that of the page beneath, where its first words are in sight.
static void tell_place(const Frame *page, ChoicePages *pages)
{
    for (int i = 0; i < pages->choices.count; i++)
        if (pages->choices.at[i].action.kind == ACTION_CODE)
            pages->choices.at[i].action.block = page->place.block;
}

static void draw_comfort(View *view, const void *state, Frame *frame)
{
    const ComfortState *comfort = state;
    const ComfortPlan *plan = plan_over(view, frame->beneath);
    Tabs tabs = plan->tabs;
    tabs.open = comfort->tab;
    ChoicePages pages;
    fit_tab(view, plan, comfort->tab, &pages);
    pages.open = page_of(&pages, comfort);
    tell_place(frame->beneath, &pages);
    Rect room = sheet_draw(view, frame, view->sheet_px);
    tabs_draw(view, frame, &tabs, rect_cut_top(&room, tabs_height_px(view, &tabs)));
    choice_pages_draw(view, frame, &pages, room);
    if (plan->sample_px && has_sample(comfort->tab))
        draw_sample(view, frame, rest_of(view, &pages, room));
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
    case ACTION_LEVEL: // the app opens another library for it
        comfort->has_chosen = true;
        comfort->chosen = CHOICE_LEVEL;
        return false;
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
