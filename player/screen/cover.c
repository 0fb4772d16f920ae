// Cover: what stands on the glass after Hide: a notice as it hangs at any desk. A title, and on a placard the opening
// hours of the week or a sentence, each the clinic's own where it has written one; nothing of the library and nothing
// of what was read. It is set as large as the glass has room for. One touch begins at Home.
#include <assert.h>

#include "book/phrases.h"
#include "screen/poster.h"
#include "screen/words.h"

// How the openings of a day stand: all on its line, below each other beside it, or below it.
typedef enum HoursForm { HOURS_ON_A_LINE, HOURS_STACKED, HOURS_BELOW } HoursForm;

// Days that follow each other and are open alike, from Monday, 0.
typedef struct RowDays {
    int first, last;
} RowDays;

typedef struct PlacardRow {
    Paragraph days, hours;
} PlacardRow;

typedef struct Placard {
    const Theme *theme; // that it is set in
    HoursForm form;
    bool is_tight; // less room between its parts, and a smaller title
    Paragraph title, sentence;
    bool has_sentence;
    PlacardRow rows[WEEKDAY_COUNT];
    int row_count, days_px, hours_px;
    Size content;
    bool is_whole; // no word of it is broken, no row stands on two lines
} Placard;

// ---- what it says

// As people count them: from Monday.
static int weekday_of(int place)
{
    assert(place >= 0 && place < WEEKDAY_COUNT);
    return (place + 1) % WEEKDAY_COUNT;
}

static bool opens_alike(const OpeningDay *a, const OpeningDay *b)
{
    bool is_alike = a->count == b->count;
    for (int i = 0; is_alike && i < a->count; i++)
        is_alike = a->openings[i].from == b->openings[i].from && a->openings[i].to == b->openings[i].to;
    return is_alike;
}

static const OpeningDay *day_at(const View *view, int place)
{
    return &view->setting->hours->days[weekday_of(place)];
}

// The last of the days from there on that are open alike.
static int last_alike(const View *view, int first)
{
    int last = first;
    while (last + 1 < WEEKDAY_COUNT && opens_alike(day_at(view, first), day_at(view, last + 1)))
        last++;
    return last;
}

static const Phrases *phrases_of(const View *view)
{
    return view->book ? view->book->phrases : NULL;
}

static Text days_words(const View *view, const RowDays *days)
{
    Text ends[] = {view_phrase(view, PHRASE_WEEKDAY_SUNDAY + weekday_of(days->first)),
                   view_phrase(view, PHRASE_WEEKDAY_SUNDAY + weekday_of(days->last))};
    bool is_one = days->first == days->last;
    return is_one ? ends[0] : phrase_pair(view->arena, phrases_of(view), PHRASE_DAYS_SPAN, ends);
}

static Text openings_words(const View *view, const OpeningDay *day, HoursForm form)
{
    if (form == HOURS_ON_A_LINE)
        return hours_words(view->arena, day, phrases_of(view));
    Text words = TEXT("");
    for (int i = 0; i < day->count; i++) {
        OpeningDay part = {{day->openings[i]}, 1};
        Text opening = hours_words(view->arena, &part, phrases_of(view));
        words = text_format(view->arena, "%.*s%s%.*s", TEXT_ARGS(words), i ? "\n" : "", TEXT_ARGS(opening));
    }
    return words;
}

static Text title_words(const View *view)
{
    Text own = view->setting->notice.title;
    return own.size ? own
                    : view_phrase(view, hours_are_set(view->setting->hours) ? PHRASE_COVER_HOURS : PHRASE_COVER_TITLE);
}

// Hours say enough by themselves.
static Text sentence_words(const View *view)
{
    Text own = view->setting->notice.sentence;
    bool is_needed = !own.size && !hours_are_set(view->setting->hours);
    return is_needed ? view_phrase(view, PHRASE_COVER_SENTENCE) : own;
}

// ---- how large

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int pad_px(const Placard *placard)
{
    int em = placard->theme->body.font.size_px;
    return placard->theme->gap_px + larger(placard->theme->gap_px, placard->is_tight ? em / 2 : em);
}

static int apart_px(const Placard *placard)
{
    int em = placard->theme->body.font.size_px;
    return placard->is_tight ? em / 3 : em * 3 / 4;
}

static void set_row(View *view, Placard *placard, const RowDays *days, TextStyle style)
{
    WordsStyle plain = {style, placard->theme->palette->surface}, strong = {style_strong(style), plain.background};
    const OpeningDay *day = day_at(view, days->first);
    int most = placard->content.w, lines = placard->form == HOURS_ON_A_LINE ? 1 : day->count;
    PlacardRow *row = &placard->rows[placard->row_count++];
    row->days = words_set(view, days_words(view, days), strong, most);
    row->hours = words_set(view, openings_words(view, day, placard->form), plain, most);
    placard->days_px = larger(placard->days_px, paragraph_widest_px(&row->days));
    placard->hours_px = larger(placard->hours_px, paragraph_widest_px(&row->hours));
    placard->is_whole = placard->is_whole && row->days.line_count == 1 && row->hours.line_count == lines;
}

static void set_rows(View *view, Placard *placard, TextStyle style)
{
    for (RowDays days = {0}; days.first < WEEKDAY_COUNT; days.first = days.last + 1) {
        days.last = last_alike(view, days.first);
        if (day_at(view, days.first)->count)
            set_row(view, placard, &days, style);
    }
}

static int rows_width_px(const Placard *placard)
{
    if (placard->form == HOURS_BELOW || !placard->row_count)
        return larger(placard->days_px, placard->hours_px);
    return placard->days_px + placard->theme->body.font.size_px + placard->hours_px;
}

static int row_px(const Placard *placard, const PlacardRow *row)
{
    int days = paragraph_height_px(&row->days), hours = paragraph_height_px(&row->hours);
    return placard->form == HOURS_BELOW ? days + hours + apart_px(placard) / 2 : larger(days, hours);
}

static int height_px(const Placard *placard)
{
    int rules = (placard->row_count > 0) + placard->has_sentence;
    int sentence = placard->has_sentence ? paragraph_height_px(&placard->sentence) : 0;
    int height = paragraph_height_px(&placard->title) + sentence + rules * 2 * apart_px(placard);
    for (int i = 0; i < placard->row_count; i++)
        height += row_px(placard, &placard->rows[i]);
    return height;
}

// What the eye takes in at once.
static int column_px(const TextStyle *style, int most_px)
{
    enum { EMS = 18 };
    int column = style->font.size_px * EMS;
    return column < most_px ? column : most_px;
}

// How a placard stands: found once for a glass and its words.
typedef struct PlacardPlan {
    int size; // of the poster
    HoursForm form;
    bool is_tight;
} PlacardPlan;

static void set_words(View *view, Placard *placard, TextStyle title, TextStyle text)
{
    int most = placard->content.w, rows = rows_width_px(placard), column = column_px(&text, most);
    Color ground = placard->theme->palette->surface;
    Text sentence = sentence_words(view);
    placard->title = words_set_evenly(view, title_words(view), (WordsStyle){title, ground}, most);
    placard->sentence = words_set_evenly(view, sentence, (WordsStyle){text, ground}, rows < column ? column : most);
    placard->has_sentence = sentence.size;
    placard->is_whole = placard->is_whole && rows <= most && !words_are_broken(&placard->title) &&
                        !words_are_broken(&placard->sentence);
    int words = larger(paragraph_widest_px(&placard->title), paragraph_widest_px(&placard->sentence));
    placard->content = (Size){larger(rows, words), height_px(placard)};
}

// theme: of the plan's size.
static Placard set_placard(View *view, const Theme *theme, const PlacardPlan *plan, int width_px)
{
    Placard placard = {.theme = theme, .form = plan->form, .is_tight = plan->is_tight, .is_whole = true};
    placard.content.w = larger(1, width_px - 2 * pad_px(&placard));
    TextStyle text = style_closer(theme->body, plan->is_tight ? 1.3 : 1.4);
    set_rows(view, &placard, text);
    set_words(view, &placard, plan->is_tight ? theme->heading : theme->large, text);
    return placard;
}

static bool placard_fits(const Placard *placard, Size room)
{
    return placard->is_whole && placard->content.h + 2 * pad_px(placard) <= room.h;
}

// Room is left around words that have grown with the glass.
static Size room_for(Size room, int size)
{
    return size < POSTER_LARGE ? (Size){room.w * 4 / 5, room.h * 4 / 5} : room;
}

// The largest size down to that one in which all of it stands on the glass.
static bool find_size(View *view, Size room, int last, PlacardPlan *plan)
{
    for (plan->size = poster_first(view); plan->size <= last; plan->size++) {
        Theme theme = poster_theme(view, plan->size);
        Size free = room_for(room, plan->size);
        Placard placard = set_placard(view, &theme, plan, free.w);
        if (placard_fits(&placard, free))
            return true;
    }
    return false;
}

// What can be read from afar, roomy or tight, each of it as large as it can be; small words last of all.
static PlacardPlan make_plan(View *view, Size room)
{
    static const HoursForm across[] = {HOURS_ON_A_LINE, HOURS_STACKED, HOURS_BELOW},
                           upright[] = {HOURS_STACKED, HOURS_ON_A_LINE, HOURS_BELOW};
    enum { FORMS = sizeof across / sizeof *across, MANNERS = 3, TIGHT = 1, SMALL = 2 };
    const HoursForm *forms = room.w > room.h ? across : upright;
    PlacardPlan plan = {0};
    for (int manner = 0; manner < MANNERS; manner++) {
        int last = manner < SMALL ? poster_size(TEXT_STEP_AFAR) : POSTER_SIZES - 1;
        plan.is_tight = manner >= TIGHT;
        for (int i = 0; i < FORMS; i++) {
            plan.form = forms[i];
            if (find_size(view, room, last, &plan))
                return plan;
        }
    }
    return (PlacardPlan){POSTER_SIZES - 1, HOURS_STACKED, true};
}

static PlacardPlan plan_of(View *view, Size room)
{
    uint64_t key = hash_text(hash_text(view_key(view, PLAN_COVER), title_words(view)), sentence_words(view));
    key = hash_bytes(key, view->setting->hours, sizeof *view->setting->hours);
    bool is_new;
    PlacardPlan *plan = plans_find(layouts_plans(view->layouts), key, sizeof *plan, &is_new);
    if (is_new)
        *plan = make_plan(view, room);
    return *plan;
}

// ---- drawing

// What is drawn, and where.
typedef struct PlacardPen {
    View *view;
    Frame *frame;
    const Placard *placard;
} PlacardPen;

static void draw_centered(const PlacardPen *pen, const Paragraph *words, Rect room)
{
    Rect at = rect_center(room, (Size){words->width_px, paragraph_height_px(words)});
    words_draw_centered(pen->view, pen->frame, words, at);
}

// Days at the start, hours at the end of the widest; or below each other in the middle.
static void draw_row(const PlacardPen *pen, const PlacardRow *row, Rect line)
{
    if (pen->placard->form == HOURS_BELOW) {
        draw_centered(pen, &row->days, rect_cut_top(&line, paragraph_height_px(&row->days)));
        draw_centered(pen, &row->hours, rect_cut_top(&line, paragraph_height_px(&row->hours)));
        return;
    }
    Rect days = {line.x, line.y, row->days.width_px, line.h}, hours = {line.x, line.y, row->hours.width_px, line.h};
    hours.x += line.w - pen->placard->hours_px;
    if (pen->view->theme.direction == DIRECTION_RTL) {
        days = rect_mirror(days, line);
        hours = rect_mirror(hours, line);
    }
    words_draw(pen->view, pen->frame, &row->days, days);
    words_draw(pen->view, pen->frame, &row->hours, hours);
}

// The frame of the placard is doubled, as print has it.
static void draw_frame(const PlacardPen *pen, Rect outer)
{
    const Theme *theme = pen->placard->theme;
    const Palette *palette = theme->palette;
    int inset = theme->gap_px;
    BoxLook edge = {palette->surface, palette->border, theme->border_px, theme->radius_px},
            inner = {palette->surface, palette->rule, theme->hairline_px, larger(theme->radius_px - inset, 0)};
    frame_box(pen->frame, outer, edge);
    frame_box(pen->frame, rect_inset(outer, inset, inset), inner);
}

static void draw_rule(const PlacardPen *pen, Rect *rest)
{
    const Theme *theme = pen->placard->theme;
    Rect gap = rect_cut_top(rest, 2 * apart_px(pen->placard));
    Rect rule = {gap.x, gap.y + (gap.h - theme->hairline_px) / 2, gap.w, theme->hairline_px};
    frame_rule(pen->frame, rule, theme->palette->border);
}

static void draw_placard(const PlacardPen *pen, Rect room)
{
    const Placard *placard = pen->placard;
    int pad = pad_px(placard);
    Rect outer = rect_center(room, (Size){placard->content.w + 2 * pad, placard->content.h + 2 * pad});
    Rect rest = rect_inset(outer, pad, pad);
    draw_frame(pen, outer);
    draw_centered(pen, &placard->title, rect_cut_top(&rest, paragraph_height_px(&placard->title)));
    if (placard->row_count)
        draw_rule(pen, &rest);
    for (int i = 0; i < placard->row_count; i++)
        draw_row(pen, &placard->rows[i], rect_cut_top(&rest, row_px(placard, &placard->rows[i])));
    if (placard->has_sentence) {
        draw_rule(pen, &rest);
        draw_centered(pen, &placard->sentence, rest);
    }
}

// How to go on, in one line where that is possible, else in lines of much the same length.
static Paragraph set_way_on(View *view, int width_px)
{
    const Theme *theme = &view->theme;
    const TextStyle ladder[] = {theme->body, theme->label, theme->small};
    Paragraph words = {0};
    for (size_t i = 0; i < sizeof ladder / sizeof *ladder; i++) {
        WordsStyle style = {style_colored(style_closer(ladder[i], 1.3), theme->palette->dim), theme->palette->calm};
        words = words_set_evenly(view, view_phrase(view, PHRASE_COVER_TOUCH), style, width_px);
        if (words.line_count == 1)
            break;
    }
    return words;
}

// The whole glass counts as touched.
static void draw_way_on(View *view, Frame *frame, const Paragraph *words, Rect line)
{
    const Theme *theme = &view->theme;
    Rect middle = rect_center(line, (Size){words->width_px, paragraph_height_px(words)});
    words_draw_centered(view, frame, words, middle);
    frame_target(frame, &(Target){.label = view_phrase(view, PHRASE_COVER_TOUCH),
                                  .role = ROLE_BUTTON,
                                  .action = {.kind = ACTION_WAKE},
                                  .rect = line,
                                  .reach = {0, 0, theme->glass.width_px, theme->glass.height_px},
                                  .radius_px = theme->radius_px,
                                  .enabled = true});
}

static void draw_cover(View *view, const void *state, Frame *frame)
{
    (void)state;
    assert(view->setting->hours);
    const Theme *theme = &view->theme;
    Rect room = rect_inset((Rect){0, 0, theme->glass.width_px, theme->glass.height_px}, theme->edge_px, theme->edge_px);
    frame->ground = theme->palette->calm;
    Paragraph way_on = set_way_on(view, room.w);
    Rect line = rect_cut_bottom(
        &room, larger(theme->target_px, paragraph_height_px(&way_on) + way_on.passage.style.font.size_px / 2));
    rect_cut_bottom(&room, theme->gap_px);
    PlacardPlan plan = plan_of(view, (Size){room.w, room.h});
    Theme set = poster_theme(view, plan.size);
    Placard placard = set_placard(view, &set, &plan, room_for((Size){room.w, room.h}, plan.size).w);
    draw_placard(&(PlacardPen){view, frame, &placard}, room);
    draw_way_on(view, frame, &way_on, line);
}

const ScreenKind cover_screen = {.name = "cover", .draw = draw_cover};
