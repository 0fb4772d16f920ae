// Listen: keys over the page that is read aloud: pause, back a sentence, slower, faster, stop. Each bears its word.
// They stand in equal columns; where five do not fill the rows, the first or the last takes the column that is left.
#include <assert.h>

#include "book/phrases.h"
#include "screen/choices.h"
#include "screen/control.h"
#include "screen/sheet.h"
#include "screen/sign.h"

enum { SLOWER = 2, KEY_COUNT = 5 }; // slower and faster stay together

static Control key(const View *view, PhraseId words, Icon icon, int value)
{
    return (Control){.look = LOOK_BUTTON,
                     .role = ROLE_BUTTON,
                     .label = view_phrase(view, (int)words),
                     .icon = icon,
                     .action = {.kind = ACTION_LISTEN, .value = value}};
}

static Control pause_key(const View *view, bool is_paused)
{
    return is_paused ? key(view, PHRASE_GO_ON, ICON_PLAY, LISTEN_ON)
                     : key(view, PHRASE_PAUSE, ICON_PAUSE, LISTEN_PAUSE);
}

static void list_keys(const View *view, Control keys[KEY_COUNT])
{
    keys[0] = pause_key(view, view->is_voice_paused);
    keys[1] = key(view, PHRASE_LISTEN_BACK, ICON_SENTENCE_BACK, LISTEN_BACK);
    keys[SLOWER] = key(view, PHRASE_LISTEN_SLOWER, ICON_SLOWER, LISTEN_SLOWER);
    keys[SLOWER + 1] = key(view, PHRASE_LISTEN_FASTER, ICON_FASTER, LISTEN_FASTER);
    keys[4] = key(view, PHRASE_LISTEN_END, ICON_SILENCE, LISTEN_END);
    keys[SLOWER].is_disabled = view->theme.preferences.voice_rate <= VOICE_RATE_LEAST;
    keys[SLOWER + 1].is_disabled = view->theme.preferences.voice_rate >= VOICE_RATE_MOST;
}

// ---- fitting

// How the keys stand, all as wide as each other: icons beside their words, or above them in a style.
typedef struct KeyRows {
    Control keys[KEY_COUNT];
    int key_px, columns, row_count;
    int height_px; // of each
    bool is_beside;
    TextStyle style; // of words below their icons
} KeyRows;

static Sign sign_of(const View *view, const KeyRows *rows, const Control *control)
{
    const Palette *palette = view->theme.palette;
    return (Sign){.word = control->label,
                  .icon = control->icon,
                  .style = style_colored(rows->style, control->is_disabled ? palette->dim : palette->text),
                  .ground = palette->surface};
}

static int natural_px(View *view, const KeyRows *rows, const Control *control)
{
    Sign sign = sign_of(view, rows, control);
    return rows->is_beside ? control_natural_px(view, control)
                           : sign_width_px(view, &sign) + view->theme.gap_px + 2 * view->theme.border_px;
}

// The first key has room for either of its two words, so that nothing moves when it changes.
static int widest_px(View *view, const KeyRows *rows)
{
    Control other = pause_key(view, !view->is_voice_paused);
    int widest = natural_px(view, rows, &other);
    for (int i = 0; i < KEY_COUNT; i++) {
        int px = natural_px(view, rows, &rows->keys[i]);
        widest = px > widest ? px : widest;
    }
    return widest;
}

// In one row, two, three, or (4) each in its own: slower and faster stand in the same one. False: they would be
// narrower than targets.
static bool place_keys(View *view, KeyRows *rows, int width_px, int row_count)
{
    static const int columns[] = {0, KEY_COUNT, 3, 2, 1};
    int gap = view->theme.gap_px;
    rows->row_count = row_count < 4 ? row_count : KEY_COUNT;
    rows->columns = columns[row_count];
    rows->key_px = (width_px + gap) / rows->columns - gap;
    rows->height_px = view->theme.target_px;
    return rows->key_px >= view->theme.target_px;
}

static bool stand_on_one_line(View *view, const KeyRows *rows)
{
    return widest_px(view, rows) <= rows->key_px;
}

// Where a key stands, counted in columns from the start of its row.
typedef struct KeySpan {
    int row, column, columns;
} KeySpan;

// In two rows the first holds two keys and the other three, in three rows the last holds one.
static KeySpan span_of(const KeyRows *rows, int index)
{
    if (rows->columns == 3 && index < SLOWER)
        return (KeySpan){0, index ? 2 : 0, index ? 1 : 2};
    if (rows->columns == 3)
        return (KeySpan){1, index - SLOWER, 1};
    bool is_alone = rows->columns == 2 && index + 1 == KEY_COUNT;
    return (KeySpan){index / rows->columns, index % rows->columns, is_alone ? 2 : 1};
}

static int inner_px(const View *view, int key_px)
{
    return key_px - view->theme.gap_px - 2 * view->theme.border_px;
}

static int rows_px(const View *view, const KeyRows *rows)
{
    return rows->row_count * (rows->height_px + view->theme.gap_px) - view->theme.gap_px;
}

static bool grow_for(View *view, KeyRows *rows, const Control *control, int key_px)
{
    Sign sign = sign_of(view, rows, control);
    int px = sign_word_px(view, &sign, inner_px(view, key_px));
    rows->height_px = px > rows->height_px ? px : rows->height_px;
    return px > 0;
}

// Words may go on on a second line, for which all keys grow. False: one has no room all the same.
static bool grow_keys(View *view, KeyRows *rows)
{
    Control other = pause_key(view, !view->is_voice_paused);
    bool has_room = true;
    for (int i = 0; i < KEY_COUNT; i++) {
        int key_px = span_of(rows, i).columns * (rows->key_px + view->theme.gap_px) - view->theme.gap_px;
        has_room = has_room && grow_for(view, rows, &rows->keys[i], key_px);
        has_room = has_room && (i > 0 || grow_for(view, rows, &other, key_px));
    }
    return has_room;
}

// Where text is read from afar: the largest words that leave a line of the page in sight, in the rows that are lowest;
// on short glass no larger than in its bars, so that more of the page stays.
static bool fit_afar(View *view, KeyRows *rows, int width_px)
{
    static const double degrees[] = {0.7, 0.55, 0.45, 0.38};
    const Metrics *metrics = typesetter_metrics(view->typesetter);
    int most_px = sheet_most_px(view) - view->theme.body.leading_px;
    KeyRows best = {.row_count = 0};
    for (size_t d = glass_is_short(&view->theme.glass) ? 1 : 0; d < sizeof degrees / sizeof *degrees && !best.row_count;
         d++) {
        rows->style = theme_small_print(&view->theme, metrics, degrees[d]);
        for (int count = 1; count <= 4; count++) {
            bool fits =
                place_keys(view, rows, width_px, count) && grow_keys(view, rows) && rows_px(view, rows) <= most_px;
            if (fits && (!best.row_count || rows_px(view, rows) < rows_px(view, &best)))
                best = *rows;
        }
    }
    if (best.row_count)
        *rows = best;
    return best.row_count;
}

// Two rows of large words rather than one of small ones; then fewest rows, so that what is read stays in sight.
static KeyRows fit_keys(View *view, int width_px)
{
    static const int rows_least[] = {1, 3, 4}, rows_most[] = {2, 3, 4},
                     steps[] = {TEXT_STEP_AFAR, 3, TEXT_STEP_DEFAULT};
    KeyRows rows = {.is_beside = true, .style = view->theme.small};
    list_keys(view, rows.keys);
    if (view->theme.label.leading_px <= view->theme.target_px && place_keys(view, &rows, width_px, 1) &&
        stand_on_one_line(view, &rows))
        return rows;
    rows.is_beside = false;
    if (view->theme.preferences.text_step >= TEXT_STEP_AFAR && fit_afar(view, &rows, width_px))
        return rows;
    for (int way = 0; way < 9; way++) {
        rows.style = choices_small_style(view, steps[way % 3]);
        for (int count = rows_least[way / 3]; count <= rows_most[way / 3]; count++)
            if (place_keys(view, &rows, width_px, count) && stand_on_one_line(view, &rows))
                return rows;
    }
    return rows;
}

static int inside_px(const View *view)
{
    return view->theme.glass.width_px - 2 * view->theme.edge_px;
}

static int listen_sheet_px(View *view, const void *state, const Frame *page)
{
    (void)state, (void)page;
    KeyRows rows = fit_keys(view, inside_px(view));
    return sheet_height_px(view, rows_px(view, &rows));
}

// ---- drawing

// One key, and where it stands.
typedef struct KeyPlace {
    int index;
    Rect rect;
} KeyPlace;

static void draw_sign(View *view, Frame *frame, const KeyRows *rows, const KeyPlace *at)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    const Control *control = &rows->keys[at->index];
    Sign sign = sign_of(view, rows, control);
    Rect rect = at->rect;
    Color edge = control->is_disabled ? palette->rule : palette->border;
    frame_box(frame, rect, (BoxLook){palette->surface, edge, theme->border_px, theme->radius_px});
    sign_draw(view, frame, &sign,
              (Rect){rect.x + (rect.w - inner_px(view, rect.w)) / 2, rect.y, inner_px(view, rect.w), rect.h});
    frame_target(frame, &(Target){.label = control->label,
                                  .role = control->role,
                                  .action = control->action,
                                  .rect = rect,
                                  .radius_px = theme->radius_px,
                                  .enabled = !control->is_disabled});
}

static Rect mirrored(const View *view, Rect rect)
{
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
}

static Rect key_rect(const View *view, const KeyRows *rows, int index, Rect room)
{
    int gap = view->theme.gap_px, height = rows->height_px, step = rows->key_px + gap;
    KeySpan span = span_of(rows, index);
    return mirrored(view, (Rect){room.x + span.column * step, room.y + span.row * (height + gap),
                                 span.columns * step - gap, height});
}

static void draw_listen(View *view, const void *state, Frame *frame)
{
    (void)state;
    Rect room = sheet_draw(view, frame, view->sheet_px);
    KeyRows rows = fit_keys(view, room.w);
    for (int i = 0; i < KEY_COUNT; i++) {
        Rect rect = key_rect(view, &rows, i, room);
        if (rows.is_beside)
            control_draw(view, frame, &rows.keys[i], rect);
        else
            draw_sign(view, frame, &rows, &(KeyPlace){i, rect});
    }
}

// It has no name: what stands under it is still the chapter, or the questions.
const ScreenKind listen_screen = {.is_sheet = true,
                                  .leaves_turns = true,
                                  .opened_by = ACTION_LISTEN,
                                  .draw = draw_listen,
                                  .sheet_px = listen_sheet_px};
