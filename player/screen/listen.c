// Listen: keys over the page that is read aloud: pause, back a sentence, slower, faster, stop. Each bears its word.
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

// How the keys stand: icons beside their words, or above them in a style.
typedef struct KeyRows {
    Control keys[KEY_COUNT];
    int widths_px[KEY_COUNT], row_of[KEY_COUNT];
    Rect rects[KEY_COUNT];
    int row_count;
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

static int key_px(View *view, const KeyRows *rows, const Control *control)
{
    Sign sign = sign_of(view, rows, control);
    int width = rows->is_beside ? control_natural_px(view, control)
                                : sign_width_px(view, &sign) + view->theme.gap_px + 2 * view->theme.border_px;
    return width > view->theme.target_px ? width : view->theme.target_px;
}

// The first key is as wide as either of its two words, so that nothing moves when it changes.
static void measure_keys(View *view, KeyRows *rows)
{
    Control other = pause_key(view, !view->is_voice_paused);
    int other_px = key_px(view, rows, &other);
    for (int i = 0; i < KEY_COUNT; i++)
        rows->widths_px[i] = key_px(view, rows, &rows->keys[i]);
    rows->widths_px[0] = other_px > rows->widths_px[0] ? other_px : rows->widths_px[0];
}

// As many in a row as have room, in no more rows than these.
static bool place_keys(View *view, KeyRows *rows, int width_px, int most_rows)
{
    int used = 0;
    measure_keys(view, rows);
    rows->row_count = 1;
    for (int i = 0; i < KEY_COUNT; i++) {
        int width = rows->widths_px[i];
        int together = i == SLOWER ? width + view->theme.gap_px + rows->widths_px[i + 1] : width;
        if (used && used + together > width_px) {
            rows->row_count++;
            used = 0;
        }
        if (width > width_px)
            rows->widths_px[i] = width_px;
        rows->row_of[i] = rows->row_count - 1;
        used += width + view->theme.gap_px;
    }
    return rows->row_count <= most_rows;
}

// Fewest rows first, so that what is read stays in sight; and in them the largest words.
static KeyRows fit_keys(View *view, int width_px)
{
    static const int steps[] = {TEXT_STEP_MOST, 4, TEXT_STEP_DEFAULT};
    KeyRows rows = {.is_beside = true, .style = view->theme.small};
    list_keys(view, rows.keys);
    if (view->theme.label.leading_px <= view->theme.target_px && place_keys(view, &rows, width_px, 1))
        return rows;
    rows.is_beside = false;
    for (int most = 1; most <= KEY_COUNT; most++) {
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            rows.style = choices_small_style(view, steps[i]);
            if (place_keys(view, &rows, width_px, most))
                return rows;
        }
    }
    return rows;
}

static int inside_px(const View *view)
{
    return view->theme.glass.width_px - 2 * view->theme.edge_px;
}

static int listen_sheet_px(View *view, const void *state)
{
    (void)state;
    KeyRows rows = fit_keys(view, inside_px(view));
    return sheet_height_px(view, rows.row_count * (view->theme.target_px + view->theme.gap_px) - view->theme.gap_px);
}

// ---- drawing

static void draw_sign(View *view, Frame *frame, const KeyRows *rows, int index)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    const Control *control = &rows->keys[index];
    Rect rect = rows->rects[index];
    Color edge = control->is_disabled ? palette->rule : palette->border;
    Sign sign = sign_of(view, rows, control);
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

// The last key stands apart at the end of the last row.
static void spread_keys(const View *view, KeyRows *rows, Rect room)
{
    int gap = view->theme.gap_px, height = view->theme.target_px, x = room.x;
    for (int i = 0; i < KEY_COUNT; i++) {
        if (i && rows->row_of[i] != rows->row_of[i - 1])
            x = room.x;
        if (i == KEY_COUNT - 1)
            x = room.x + room.w - rows->widths_px[i];
        Rect rect = {x, room.y + rows->row_of[i] * (height + gap), rows->widths_px[i], height};
        rows->rects[i] = mirrored(view, rect);
        x += rows->widths_px[i] + gap;
    }
}

static void draw_listen(View *view, const void *state, Frame *frame)
{
    (void)state;
    Rect room = sheet_draw(view, frame, view->sheet_px);
    KeyRows rows = fit_keys(view, room.w);
    spread_keys(view, &rows, room);
    for (int i = 0; i < KEY_COUNT; i++)
        if (rows.is_beside)
            control_draw(view, frame, &rows.keys[i], rows.rects[i]);
        else
            draw_sign(view, frame, &rows, i);
}

// It has no name: what stands under it is still the chapter, or the questions.
const ScreenKind listen_screen = {.is_sheet = true,
                                  .leaves_turns = true,
                                  .opened_by = ACTION_LISTEN,
                                  .draw = draw_listen,
                                  .sheet_px = listen_sheet_px};
