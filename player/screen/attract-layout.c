#include "screen/attract-layout.h"

#include <limits.h>

#include "book/phrases.h"
#include "screen/poster.h"
#include "screen/words.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

// ---- measuring

static Rect glass_rect(const View *view)
{
    return (Rect){0, 0, view->theme.glass.width_px, view->theme.glass.height_px};
}

static int margin_px(const View *view, bool is_roomy)
{
    enum { SHARE = 12 };
    const Glass *glass = &view->theme.glass;
    int share = smaller(glass->width_px, glass->height_px) / SHARE;
    return larger(view->theme.edge_px, is_roomy ? share : 0);
}

static int em_px(const Attract *attract)
{
    return attract->theme.body.font.size_px;
}

int attract_close_px(const Attract *attract)
{
    return em_px(attract) / 3;
}

int attract_apart_px(const View *view, const Attract *attract)
{
    return larger(view->theme.gap_px, em_px(attract) * 4 / 5);
}

// The promise and the languages stand in words that all can read, but no larger: they are not what is seen first.
static int quieter(int size)
{
    enum { SMALLER = 2 };
    int afar = poster_size(TEXT_STEP_AFAR);
    return size < afar ? smaller(size + SMALLER, afar) : size;
}

Rect attract_mirrored(const View *view, Rect rect, Rect within)
{
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, within) : rect;
}

static void set_grid(View *view, const AttractPlan *plan, Attract *attract)
{
    enum { PLACES_MOST = 12, LADDER = 5 };
    Theme quiet = poster_theme(view, quieter(plan->size)), plain = poster_theme(view, poster_size(TEXT_STEP_DEFAULT));
    const TextStyle ladder[LADDER] = {quiet.body, quiet.label, plain.body, plain.label, plain.small};
    int first = plan->is_low ? LADDER - 1 : 0;
    attract->grid = language_grid_fit(view, &(LanguageGridSpec){.room = {attract->room.w, attract->room.h},
                                                                .rows_most = plan->rows_most,
                                                                .places_most = PLACES_MOST,
                                                                .ladder = ladder + first,
                                                                .ladder_count = LADDER - first});
    attract->grid.rung += first;
    language_grid_stretch(view, &attract->grid, (Size){attract->room.w, 0});
    Size size = language_grid_size(view, &attract->grid);
    attract->grid_room = rect_cut_bottom(&attract->room, size.h);
    if (attract->form == ATTRACT_BESIDE || attract->form == ATTRACT_ROW)
        attract->grid_room = attract_mirrored(view, (Rect){attract->grid_room.x, attract->grid_room.y, size.w, size.h},
                                              attract->grid_room);
    if (size.h)
        rect_cut_bottom(&attract->room, attract_apart_px(view, attract));
}

static Tile begin_tile(const View *view, int size)
{
    return (Tile){.label = view_phrase(view, PHRASE_ATTRACT_BEGIN),
                  .is_primary = true,
                  .style = style_closer(poster_theme(view, size).body, 1.3),
                  .action = {.kind = ACTION_BEGIN}};
}

// The lines that the words which begin stand on at this size; 0: they have no room.
static int begin_lines(View *view, const Attract *attract)
{
    enum { LINES_MOST = 2 };
    int lines = tile_line_count(view, &attract->begin, attract->room.w);
    return lines <= LINES_MOST ? lines : 0;
}

// What begins is read from afar whatever the other words are: where its words are too wide for the glass, on two lines;
// only a word too wide for it is smaller.
static void set_button(View *view, Attract *attract, int size)
{
    size = smaller(size, poster_size(TEXT_STEP_AFAR));
    attract->begin = begin_tile(view, size);
    int lines = begin_lines(view, attract);
    while (!lines && ++size < POSTER_SIZES) {
        attract->begin = begin_tile(view, size);
        lines = begin_lines(view, attract);
    }
    int width = tile_width_px(view, &attract->begin), height = tile_height_px(view, &attract->begin);
    height += lines > 1 ? (lines - 1) * attract->begin.style.leading_px : 0;
    if (attract->is_roomy) {
        width += 2 * view->theme.edge_px;
        height = larger(height, view->theme.target_px * 6 / 5);
    }
    attract->button = (Size){smaller(width, attract->room.w), height};
}

// The width that is left to the words.
static int words_px(const View *view, const Attract *attract)
{
    switch (attract->form) {
    case ATTRACT_BESIDE:
        return attract->room.w * (attract->is_roomy ? 11 : 12) / 20;
    case ATTRACT_ROW:
        return larger(1, attract->room.w - attract->button.w - attract_apart_px(view, attract));
    default:
        return attract->room.w;
    }
}

// The title on one line, where that leaves a drawing beside it its room; else on as wide a column as the other words.
// Beside the button it is a little smaller rather than on two lines.
static Paragraph set_title(View *view, const Attract *attract, WordsStyle style)
{
    enum { MOST_PERCENT = 65 };
    if (attract->form == ATTRACT_ROW &&
        words_width_px(view, view->book->quiet_title, style.style) >= words_px(view, attract))
        style.style = attract->theme.title;
    int width = words_px(view, attract), most_px = attract->room.w * MOST_PERCENT / 100;
    int needed_px = words_width_px(view, view->book->quiet_title, style.style) + 1;
    bool is_beside = attract->form == ATTRACT_BESIDE && attract->is_roomy;
    return words_set_evenly(view, view->book->quiet_title, style,
                            is_beside && needed_px > width && needed_px <= most_px ? needed_px : width);
}

static void set_words(View *view, const AttractPlan *plan, Attract *attract)
{
    const Palette *palette = view->theme.palette;
    Theme quiet = poster_theme(view, quieter(plan->size));
    TextStyle promise = plan->promise == PROMISE_SMALL ? quiet.label : quiet.body;
    WordsStyle large = {style_closer(attract->theme.large, 1.25), palette->ground},
               dim = {style_closer(style_colored(promise, palette->dim), 1.35), palette->ground};
    int width = words_px(view, attract);
    attract->title = set_title(view, attract, large);
    attract->promise = words_set_evenly(
        view, view_phrase(view, view->setting->is_personal ? PHRASE_ATTRACT_PROMISE_KEPT : PHRASE_ATTRACT_PROMISE), dim,
        width);
    attract->has_promise = plan->promise != PROMISE_NONE;
}

int attract_title_px(const Attract *attract)
{
    int promise = attract->has_promise ? attract_close_px(attract) + paragraph_height_px(&attract->promise) : 0;
    return paragraph_height_px(&attract->title) + promise;
}

int attract_stack_px(const View *view, const Attract *attract)
{
    return attract_title_px(attract) + attract_apart_px(view, attract) + attract->button.h;
}

// Of what stands below each other.
static int widest_px(const Attract *attract)
{
    int promise = attract->has_promise ? paragraph_widest_px(&attract->promise) : 0;
    return larger(larger(paragraph_widest_px(&attract->title), promise), attract->button.w);
}

// The room that a form leaves the drawing.
static Size picture_room(const View *view, const Attract *attract)
{
    Rect room = attract->room;
    if (attract->form == ATTRACT_BESIDE)
        return (Size){room.w - widest_px(attract) - 2 * attract_apart_px(view, attract), room.h};
    if (attract->form == ATTRACT_ABOVE)
        return (Size){room.w, room.h - attract_stack_px(view, attract) - attract_apart_px(view, attract)};
    return (Size){0};
}

static void set_picture(View *view, Attract *attract)
{
    const Metrics *metrics = typesetter_metrics(view->typesetter);
    Size natural;
    if (view->book->picture.size && metrics->picture(metrics->owner, view->book->picture, &natural))
        attract->picture = size_within(natural, picture_room(view, attract));
}

// The languages first: they take what they need of the room.
static Attract begin_measure(View *view, const AttractPlan *plan)
{
    Attract attract = {.form = plan->form, .is_roomy = plan->is_roomy, .theme = poster_theme(view, plan->size)};
    int margin = margin_px(view, plan->is_roomy);
    attract.room = rect_inset(glass_rect(view), margin, margin);
    set_grid(view, plan, &attract);
    return attract;
}

static void end_measure(View *view, const AttractPlan *plan, Attract *attract)
{
    set_button(view, attract, plan->size);
    set_words(view, plan, attract);
    set_picture(view, attract);
}

Attract attract_measure(View *view, const AttractPlan *plan)
{
    Attract attract = begin_measure(view, plan);
    end_measure(view, plan, &attract);
    return attract;
}

// ---- choosing

static bool words_fit(const Attract *attract)
{
    enum { LINES_MOST = 2 };
    bool is_title = attract->title.line_count <= LINES_MOST && !words_are_broken(&attract->title);
    bool is_promise = attract->promise.line_count <= LINES_MOST && !words_are_broken(&attract->promise);
    return is_title && (is_promise || !attract->has_promise);
}

// A drawing is seen: it is a third as high as its room at least.
static bool picture_fits(const Attract *attract)
{
    enum { SHARE = 3 };
    return attract->picture.h * SHARE >= attract->room.h;
}

static bool attract_fits(View *view, const Attract *attract)
{
    int height = attract->form == ATTRACT_ROW ? larger(attract_title_px(attract), attract->button.h)
                                              : attract_stack_px(view, attract);
    bool has_picture = attract->form == ATTRACT_BESIDE || attract->form == ATTRACT_ABOVE;
    bool has_button = attract->button.w <= words_px(view, attract);
    return words_fit(attract) && height <= attract->room.h && (!has_picture || picture_fits(attract)) &&
           (has_button || attract->form == ATTRACT_ROW);
}

typedef struct AttractManner {
    AttractForm across, upright; // on a glass that lies, or stands
    bool is_roomy;
    AttractPromise promise;
    int least_step; // of the words
    bool is_low;    // the languages are
} AttractManner;

// What is fine first. A library without a drawing does without.
static const AttractManner manners[] = {
    {ATTRACT_BESIDE, ATTRACT_ABOVE, true, PROMISE_FULL, TEXT_STEP_AFAR, false},
    {ATTRACT_BESIDE, ATTRACT_ABOVE, false, PROMISE_FULL, TEXT_STEP_AFAR, false},
    {ATTRACT_BESIDE, ATTRACT_ABOVE, false, PROMISE_SMALL, TEXT_STEP_DEFAULT, false},
    {ATTRACT_PLAIN, ATTRACT_PLAIN, true, PROMISE_FULL, TEXT_STEP_AFAR, false},
    {ATTRACT_ROW, ATTRACT_PLAIN, false, PROMISE_FULL, TEXT_STEP_DEFAULT, false},
    {ATTRACT_ROW, ATTRACT_PLAIN, false, PROMISE_SMALL, TEXT_STEP_LEAST, false},
    {ATTRACT_PLAIN, ATTRACT_PLAIN, false, PROMISE_SMALL, TEXT_STEP_LEAST, false},
    {ATTRACT_ROW, ATTRACT_PLAIN, false, PROMISE_SMALL, TEXT_STEP_LEAST, true},
    {ATTRACT_ROW, ATTRACT_PLAIN, false, PROMISE_NONE, TEXT_STEP_LEAST, true},
};

// What is asked of the languages: that all stand there, and how small their words may be.
typedef struct AttractWant {
    bool is_all;
    int shown_least, rung_most;
} AttractWant;

enum { MANNERS = sizeof manners / sizeof *manners, ROWS_MOST = 3 };

static bool grid_fits(const View *view, const Attract *attract, const AttractWant *want)
{
    bool has_all = attract->grid.shown == language_grid_count(view, false);
    bool has_enough = attract->grid.shown >= want->shown_least && !want->is_all;
    return attract->grid.rung <= want->rung_most && (has_all || has_enough);
}

// As few rows as show all; where that cannot be, as many as there may be.
static bool find_rows(View *view, const AttractWant *want, AttractPlan *plan)
{
    bool is_upright = view->theme.glass.width_px < view->theme.glass.height_px;
    int most = is_upright ? 2 * ROWS_MOST : ROWS_MOST;
    for (int i = 1; i <= most; i++) {
        plan->rows_most = want->is_all ? i : most - i;
        if (!plan->rows_most)
            return false;
        Attract attract = begin_measure(view, plan);
        if (!grid_fits(view, &attract, want))
            continue;
        end_measure(view, plan, &attract);
        if (attract_fits(view, &attract))
            return true;
    }
    return false;
}

static bool find_plan(View *view, const AttractManner *manner, const AttractWant *want, AttractPlan *plan)
{
    bool is_upright = view->theme.glass.width_px < view->theme.glass.height_px;
    *plan = (AttractPlan){.form = is_upright ? manner->upright : manner->across,
                          .is_roomy = manner->is_roomy,
                          .promise = manner->promise,
                          .is_low = manner->is_low};
    for (plan->size = poster_first(view); plan->size <= poster_size(manner->least_step); plan->size++)
        if (find_rows(view, want, plan))
            return true;
    return false;
}

static AttractPlan make_plan(View *view)
{
    enum { WANTS = 3, ENOUGH = 5 };
    static const AttractWant all[WANTS] = {{true, 0, 0}, {true, 0, 1}, {true, 0, INT_MAX}},
                             some[] = {{false, ENOUGH, INT_MAX}, {false, 1, INT_MAX}};
    AttractPlan plan;
    for (int i = 0; i < MANNERS * WANTS; i++)
        if (find_plan(view, &manners[i / WANTS], &all[i % WANTS], &plan))
            return plan;
    for (int i = 0; i < 2 * MANNERS; i++)
        if (find_plan(view, &manners[i % MANNERS], &some[i / MANNERS], &plan))
            return plan;
    return (AttractPlan){.form = ATTRACT_PLAIN, .size = POSTER_SIZES - 1, .is_low = true, .rows_most = 1};
}

AttractPlan attract_plan(View *view)
{
    const Book *book = view->book;
    uint64_t key = hash_text(hash_text(view_key(view, PLAN_ATTRACT), book->quiet_title), book->picture);
    for (int i = 0; i < book->language_count; i++)
        key = hash_text(key, book->languages[i].label);
    bool is_new;
    AttractPlan *plan = plans_find(layouts_plans(view->layouts), key, sizeof *plan, &is_new);
    if (is_new)
        *plan = make_plan(view);
    return *plan;
}
