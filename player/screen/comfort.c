// Comfort: a sheet over the page, which changes live above it: one row of tabs, one row of choices.
#include "book/phrases.h"
#include "screen/choices.h"
#include "screen/control.h"
#include "screen/sheet.h"
#include "screen/words.h"

typedef struct ComfortState {
    int tab;
    int first; // of the choices shown, where not all fit
} ComfortState;
SCREEN_STATE(ComfortState);

static const struct {
    PhraseId phrase;
    Icon icon;
} tabs[TAB_COUNT] = {
    [TAB_SIZE] = {PHRASE_TAB_SIZE, ICON_COMFORT},       [TAB_COLOURS] = {PHRASE_TAB_COLOURS, ICON_COLOURS},
    [TAB_LETTERS] = {PHRASE_TAB_LETTERS, ICON_LETTERS}, [TAB_SPACING] = {PHRASE_TAB_SPACING, ICON_SPACING},
    [TAB_MOVEMENT] = {PHRASE_TAB_MOVEMENT, ICON_MOVEMENT}, [TAB_REACH] = {PHRASE_TAB_REACH, ICON_REACH},
    [TAB_VOICE] = {PHRASE_TAB_VOICE, ICON_VOICE},       [TAB_LANGUAGE] = {PHRASE_TAB_LANGUAGE, ICON_LANGUAGE},
    [TAB_SWITCH] = {PHRASE_TAB_SWITCH, ICON_SWITCH},
};

// ---- the plan of the sheet

typedef struct TabRow {
    int list[TAB_COUNT], count;
    int a_row, rows; // tabs a row; a second row where one has no room for all
    bool has_words;
    int cell_px;
} TabRow;

static TabRow fit_tabs(View *view, int width)
{
    TabRow row = {.has_words = true, .rows = 1};
    int gap = view->theme.gap_px, widest = 0;
    for (int tab = 0; tab < TAB_COUNT; tab++)
        if (choices_are_shown(view, tab))
            row.list[row.count++] = tab;
    while (row.rows < row.count && (row.count + row.rows - 1) / row.rows * (view->theme.target_px + gap) - gap > width)
        row.rows++;
    row.a_row = (row.count + row.rows - 1) / row.rows;
    row.cell_px = (width - (row.a_row - 1) * gap) / row.a_row;
    for (int i = 0; i < row.count; i++) {
        Text word = view_phrase(view, (int)tabs[row.list[i]].phrase);
        int needed = words_width_px(view, word, style_strong(view->theme.small));
        widest = needed > widest ? needed : widest;
    }
    row.has_words = widest + gap / 2 <= row.cell_px;
    return row;
}

static Control done_button(const View *view)
{
    return (Control){
        .look = LOOK_PRIMARY, .role = ROLE_BUTTON, .label = view_phrase(view, PHRASE_DONE), .action = {.kind = ACTION_DONE}};
}

static Control more_button(const View *view, int next)
{
    return (Control){.look = LOOK_BUTTON,
                     .role = ROLE_BUTTON,
                     .label = view_phrase(view, PHRASE_MORE),
                     .icon = ICON_NEXT,
                     .action = {.kind = ACTION_PAGE, .index = next}};
}

// Choices of equal width, then More where not all fit, then Done; these two below the choices where they would leave no room.
typedef struct ChoiceRow {
    Choice list[CHOICES_MOST];
    int count, shown; // shown: at once
    int cell_px, height_px;
    int done_px, more_px; // more_px 0: all are shown
    bool has_button_row;
} ChoiceRow;

static int choice_pad_px(const View *view)
{
    return 4 * view->theme.border_px;
}

static TextStyle least_style(const View *view, const Choice *choice)
{
    return text_is(choice->shown, "A") ? choice->style : view->theme.small;
}

// What the widest needs: its longest word, or all of it on one line.
static int least_choice_px(View *view, const ChoiceRow *row, bool is_one_line)
{
    int least = view->theme.target_px;
    for (int i = 0; i < row->count; i++) {
        const Choice *choice = &row->list[i];
        Text rest = choice->shown, word;
        while ((word = is_one_line ? rest : text_word(&rest)).size) {
            int needed = words_width_px(view, word, least_style(view, choice)) + 2 * choice_pad_px(view) + 2;
            least = needed > least ? needed : least;
            if (is_one_line)
                break;
        }
    }
    return least;
}

static void share_width(const View *view, ChoiceRow *row, int width, int least)
{
    int gap = view->theme.gap_px, beside = width - row->done_px - gap, most = row->count * (least + gap) - gap;
    int with_more = (beside - row->more_px) / (least + gap);
    row->has_button_row = most > beside && with_more < 1;
    row->shown = row->has_button_row ? (width + gap) / (least + gap) : with_more;
    if (most <= beside || row->shown >= row->count) {
        row->shown = row->count;
        row->more_px = 0;
    }
    row->shown = row->shown < 1 ? 1 : row->shown;
    int room = row->has_button_row ? width : beside - (row->more_px ? row->more_px + gap : 0);
    row->cell_px = (room - (row->shown - 1) * gap) / row->shown;
}

// Words on the choices: their own style, else small print.
static Paragraph set_choice(View *view, const Choice *choice, int width_px, int height_px)
{
    TextStyle style = style_colored(choice->style, choice->ink);
    Paragraph set = words_set(view, choice->shown, (WordsStyle){style, choice->fill}, width_px);
    if (words_are_broken(&set) || paragraph_height_px(&set) > height_px)
        set = words_set(view, choice->shown, (WordsStyle){style_colored(view->theme.small, choice->ink), choice->fill}, width_px);
    return set;
}

static int choices_height_px(View *view, const ChoiceRow *row)
{
    int height = view->theme.target_px;
    for (int i = 0; i < row->count; i++) {
        Paragraph set = set_choice(view, &row->list[i], row->cell_px - 2 * choice_pad_px(view), view->theme.target_px);
        int needed = paragraph_height_px(&set) + 2 * view->theme.border_px;
        height = needed > height ? needed : height;
    }
    return height;
}

static Rect sheet_inside(const View *view)
{
    return rect_inset((Rect){0, 0, view->theme.glass.width_px, sheet_most_px(view)}, view->theme.edge_px, 0);
}

static int tabs_height_px(const View *view, const TabRow *row)
{
    return row->rows * (view->theme.target_px + view->theme.gap_px);
}

static int buttons_height_px(const View *view, const ChoiceRow *row)
{
    return row->has_button_row ? view->theme.target_px + view->theme.gap_px : 0;
}

// Choices break over lines where the sheet has the height for that, and stand on one line where it has not.
static ChoiceRow fit_choices(View *view, int tab)
{
    Rect inside = sheet_inside(view);
    TabRow tab_row = fit_tabs(view, inside.w);
    Control done = done_button(view), more = more_button(view, 0);
    ChoiceRow row = {0};
    for (int is_one_line = 0; is_one_line <= 1; is_one_line++) {
        row.count = choices_list(view, tab, row.list);
        row.done_px = control_natural_px(view, &done);
        row.more_px = control_natural_px(view, &more);
        share_width(view, &row, inside.w, least_choice_px(view, &row, is_one_line));
        row.height_px = choices_height_px(view, &row);
        if (tabs_height_px(view, &tab_row) + row.height_px + buttons_height_px(view, &row) <= inside.h)
            break;
    }
    return row;
}

// ---- drawing

static void draw_tab(View *view, Frame *frame, Rect rect, const TabRow *row, int tab, bool is_open)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    Text word = view_phrase(view, (int)tabs[tab].phrase);
    if (is_open) {
        frame_box(frame, rect, (BoxLook){palette->soft, palette->soft, 0, theme->radius_px * 2 / 3});
        Rect line = rect;
        frame_rule(frame, rect_inset(rect_cut_bottom(&line, theme->border_px * 2), theme->radius_px / 2, 0), palette->accent);
    }
    Color ink = is_open ? palette->text : palette->dim;
    if (row->has_words) {
        TextStyle style = style_colored(is_open ? style_strong(theme->small) : theme->small, ink);
        Paragraph set = words_set(view, word, (WordsStyle){style, is_open ? palette->soft : palette->surface}, rect.w);
        Rect at = rect_center(rect, (Size){rect.w, paragraph_height_px(&set)});
        words_draw(view, frame, &set, at, ALIGN_CENTER);
    } else {
        int px = theme->target_px * 42 / 100;
        frame_icon(frame, rect_center(rect, (Size){px, px}), tabs[tab].icon, ink);
    }
    frame_target(frame, &(Target){.label = word,
                                  .role = ROLE_TAB,
                                  .action = {.kind = ACTION_TAB, .index = tab},
                                  .rect = rect,
                                  .radius_px = theme->radius_px * 2 / 3,
                                  .enabled = true,
                                  .selected = is_open});
}

static Rect mirrored(const View *view, Rect rect)
{
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
}

static void draw_tabs(View *view, Frame *frame, Rect row_rect, int open)
{
    TabRow row = fit_tabs(view, row_rect.w);
    int gap = view->theme.gap_px, height = view->theme.target_px;
    for (int i = 0; i < row.count; i++) {
        Rect rect = {row_rect.x + i % row.a_row * (row.cell_px + gap), row_rect.y + i / row.a_row * (height + gap), row.cell_px, height};
        draw_tab(view, frame, mirrored(view, rect), &row, row.list[i], row.list[i] == open);
    }
}

static void draw_choice(View *view, Frame *frame, Rect rect, const Choice *choice, int tab)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    Color border = choice->is_selected ? palette->accent : palette->border;
    int border_px = choice->is_selected ? theme->border_px * 2 : theme->border_px;
    frame_box(frame, rect, (BoxLook){choice->fill, border, border_px, theme->radius_px});
    Rect inner = rect_inset(rect, choice_pad_px(view), 0);
    Paragraph set = set_choice(view, choice, inner.w, theme->target_px);
    int tick = choice->is_selected ? theme->target_px * 34 / 100 : 0;
    bool has_room = tick && inner.w - paragraph_widest_px(&set) >= tick + theme->gap_px;
    Rect at = inner;
    if (has_room) {
        Rect both = rect_center(inner, (Size){paragraph_widest_px(&set) + tick + theme->gap_px / 2, inner.h}), all = both;
        Rect square = rect_cut_left(&both, tick);
        if (theme->direction == DIRECTION_RTL)
            square = rect_mirror(square, all);
        frame_icon(frame, rect_center(square, (Size){tick, tick}), ICON_CHECK, choice->ink);
        at.x += (theme->direction == DIRECTION_RTL ? -1 : 1) * (tick + theme->gap_px / 2) / 2;
    }
    at.y += (at.h - paragraph_height_px(&set)) / 2;
    words_draw(view, frame, &set, at, ALIGN_CENTER);
    frame_target(frame, &(Target){.label = choice->label,
                                  .role = ROLE_OPTION,
                                  .action = choices_action(view, tab, choice),
                                  .rect = rect,
                                  .radius_px = theme->radius_px,
                                  .enabled = true,
                                  .selected = choice->is_selected});
}

// Done at the end of the row, More before it.
static void draw_ending(View *view, Frame *frame, Rect *row, const ChoiceRow *choices, int next)
{
    Control done = done_button(view), more = more_button(view, next);
    Rect done_rect = rect_cut_right(row, choices->done_px);
    rect_cut_right(row, view->theme.gap_px);
    if (choices->more_px) {
        control_draw(view, frame, &more, mirrored(view, rect_cut_right(row, choices->more_px)));
        rect_cut_right(row, view->theme.gap_px);
    }
    control_draw(view, frame, &done, mirrored(view, done_rect));
}

static void draw_choices(View *view, Frame *frame, Rect room, const ComfortState *state)
{
    int gap = view->theme.gap_px;
    ChoiceRow row = fit_choices(view, state->tab);
    int first = row.more_px && state->first < row.count ? state->first : 0;
    int in_row = row.count - first < row.shown ? row.count - first : row.shown;
    for (int i = 0; i < in_row; i++) {
        Rect rect = {room.x + i * (row.cell_px + gap), room.y, row.cell_px, row.height_px};
        draw_choice(view, frame, mirrored(view, rect), &row.list[first + i], state->tab);
    }
    if (row.has_button_row)
        rect_cut_top(&room, row.height_px + gap);
    Rect ending = rect_cut_top(&room, row.has_button_row ? view->theme.target_px : row.height_px);
    draw_ending(view, frame, &ending, &row, first + row.shown < row.count ? first + row.shown : 0);
}

// As high as the highest tab needs, so that the page above does not move from tab to tab.
static int comfort_sheet_px(View *view, const void *state, bool *turns)
{
    (void)state;
    *turns = false;
    int highest = 0;
    TabRow tab_row = fit_tabs(view, sheet_inside(view).w);
    for (int i = 0; i < tab_row.count; i++) {
        ChoiceRow row = fit_choices(view, tab_row.list[i]);
        int needed = tabs_height_px(view, &tab_row) + row.height_px + buttons_height_px(view, &row);
        highest = needed > highest ? needed : highest;
    }
    return sheet_height_px(view, highest);
}

static void draw_comfort(View *view, const void *state, Frame *frame)
{
    const ComfortState *comfort = state;
    Rect room = sheet_draw(view, frame, view->sheet_px);
    TabRow row = fit_tabs(view, room.w);
    draw_tabs(view, frame, rect_cut_top(&room, tabs_height_px(view, &row)), comfort->tab);
    draw_choices(view, frame, room, comfort);
}

static bool perform_on_comfort(View *view, void *state, Action *action)
{
    ComfortState *comfort = state;
    switch (action->kind) {
    case ACTION_TAB:
        if (!choices_are_shown(view, action->index))
            return true;
        *comfort = (ComfortState){.tab = action->index};
        return true;
    case ACTION_PREFER:
        choices_prefer(view->preferences, action->index, action->value);
        return true;
    case ACTION_PAGE:
        comfort->first = action->index;
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
                                   .draw = draw_comfort,
                                   .perform = perform_on_comfort,
                                   .sheet_px = comfort_sheet_px};
