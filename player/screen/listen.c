// Listen: a row over the page that is read aloud: pause, back a sentence, slower, faster, stop.
#include <assert.h>

#include "book/phrases.h"
#include "screen/control.h"
#include "screen/sheet.h"

enum { KEY_COUNT = 5 };

// How the keys show what they are, from most to least room.
typedef enum KeyFace { FACE_BOTH, FACE_WORD, FACE_ICON } KeyFace;

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
    keys[2] = key(view, PHRASE_LISTEN_SLOWER, ICON_SLOWER, LISTEN_SLOWER);
    keys[3] = key(view, PHRASE_LISTEN_FASTER, ICON_FASTER, LISTEN_FASTER);
    keys[4] = key(view, PHRASE_LISTEN_END, ICON_SILENCE, LISTEN_END);
    keys[2].is_disabled = view->theme.preferences.voice_rate <= VOICE_RATE_LEAST;
    keys[3].is_disabled = view->theme.preferences.voice_rate >= VOICE_RATE_MOST;
}

typedef struct KeyRow {
    Control keys[KEY_COUNT];
    int widths_px[KEY_COUNT];
    KeyFace face;
    int a_row, rows;
} KeyRow;

// The key as that face shows it.
static Control with_face(Control control, KeyFace face)
{
    if (face == FACE_WORD)
        control.icon = ICON_NONE;
    return control;
}

static int key_px(View *view, Control control, KeyFace face)
{
    if (face == FACE_ICON)
        return view->theme.target_px;
    control = with_face(control, face);
    int width = control_natural_px(view, &control);
    return width > view->theme.target_px ? width : view->theme.target_px;
}

// The first key is as wide as either of its two words, so that nothing moves when it changes.
static int measure_keys(View *view, KeyRow *row, KeyFace face)
{
    int other_px = key_px(view, pause_key(view, !view->is_voice_paused), face), sum = -view->theme.gap_px;
    row->face = face;
    for (int i = 0; i < KEY_COUNT; i++) {
        row->widths_px[i] = key_px(view, row->keys[i], face);
        if (i == 0 && other_px > row->widths_px[0])
            row->widths_px[0] = other_px;
        sum += row->widths_px[i] + view->theme.gap_px;
    }
    return sum;
}

static KeyRow fit_keys(View *view, int width_px)
{
    KeyRow row = {.rows = 1, .a_row = KEY_COUNT};
    list_keys(view, row.keys);
    for (int face = FACE_BOTH; face <= FACE_ICON; face++)
        if (measure_keys(view, &row, (KeyFace)face) <= width_px)
            return row;
    while (row.rows < KEY_COUNT &&
           row.a_row * (view->theme.target_px + view->theme.gap_px) - view->theme.gap_px > width_px) {
        row.rows++;
        row.a_row = (KEY_COUNT + row.rows - 1) / row.rows;
    }
    return row;
}

static int inside_px(const View *view)
{
    return view->theme.glass.width_px - 2 * view->theme.edge_px;
}

static int listen_sheet_px(View *view, const void *state)
{
    (void)state;
    KeyRow row = fit_keys(view, inside_px(view));
    return sheet_height_px(view, row.rows * (view->theme.target_px + view->theme.gap_px) - view->theme.gap_px);
}

static void draw_figure_alone(View *view, Frame *frame, const Control *control, Rect rect)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    int px = theme->target_px * 42 / 100;
    Color edge = control->is_disabled ? palette->rule : palette->border;
    frame_box(frame, rect, (BoxLook){palette->surface, edge, theme->border_px, theme->radius_px});
    frame_icon(frame, rect_center(rect, (Size){px, px}), control->icon,
               control->is_disabled ? palette->dim : palette->accent);
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

// The last key stands apart at the end of the row.
static void draw_listen(View *view, const void *state, Frame *frame)
{
    (void)state;
    Rect room = sheet_draw(view, frame, view->sheet_px);
    KeyRow row = fit_keys(view, room.w);
    assert(row.a_row > 0 && row.a_row * row.rows >= KEY_COUNT);
    int gap = view->theme.gap_px, x = room.x;
    for (int i = 0; i < KEY_COUNT; i++) {
        bool is_apart = i == KEY_COUNT - 1 && row.rows == 1;
        x = i % row.a_row == 0 ? room.x : is_apart ? room.x + room.w - row.widths_px[i] : x;
        Rect rect = {x, room.y + i / row.a_row * (view->theme.target_px + gap), row.widths_px[i],
                     view->theme.target_px};
        Control control = with_face(row.keys[i], row.face);
        if (row.face == FACE_ICON)
            draw_figure_alone(view, frame, &control, mirrored(view, rect));
        else
            control_draw(view, frame, &control, mirrored(view, rect));
        x += row.widths_px[i] + gap;
    }
}

// It has no name: what stands under it is still the chapter, or the questions.
const ScreenKind listen_screen = {.is_sheet = true,
                                  .leaves_turns = true,
                                  .opened_by = ACTION_LISTEN,
                                  .draw = draw_listen,
                                  .sheet_px = listen_sheet_px};
