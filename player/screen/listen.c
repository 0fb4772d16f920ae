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

// In one row, two, three, or (4) each in its own: slower and faster stand in the same one. False: a word has no room.
static bool place_keys(View *view, KeyRows *rows, int width_px, int row_count)
{
    static const int columns[] = {0, KEY_COUNT, 3, 2, 1};
    int gap = view->theme.gap_px;
    rows->row_count = row_count < 4 ? row_count : KEY_COUNT;
    rows->columns = columns[row_count];
    rows->key_px = (width_px + gap) / rows->columns - gap;
    return widest_px(view, rows) <= rows->key_px && rows->key_px >= view->theme.target_px;
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

// Two rows of large words rather than one of small ones; then fewest rows, so that what is read stays in sight.
static KeyRows fit_keys(View *view, int width_px)
{
    static const int rows_least[] = {1, 3, 4}, rows_most[] = {2, 3, 4},
                     steps[] = {TEXT_STEP_AFAR, 3, TEXT_STEP_DEFAULT};
    KeyRows rows = {.is_beside = true, .style = view->theme.small};
    list_keys(view, rows.keys);
    if (view->theme.label.leading_px <= view->theme.target_px && place_keys(view, &rows, width_px, 1))
        return rows;
    rows.is_beside = false;
    for (int way = 0; way < 9; way++) {
        rows.style = choices_small_style(view, steps[way % 3]);
        for (int count = rows_least[way / 3]; count <= rows_most[way / 3]; count++)
            if (place_keys(view, &rows, width_px, count))
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
    return sheet_height_px(view, rows.row_count * (view->theme.target_px + view->theme.gap_px) - view->theme.gap_px);
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
    sign_draw(view, frame, &sign, rect);
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
    int gap = view->theme.gap_px, height = view->theme.target_px, step = rows->key_px + gap;
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
