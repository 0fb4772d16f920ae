#include "screen/bar-button.h"

#include <assert.h>

#include "screen/sign.h"
#include "screen/words.h"

// Beside a word, with which it grows.
static int icon_px(const Theme *theme, TextStyle word)
{
    int usual = theme->target_px * 42 / 100, grown = word.cap_px64 * 3 / 2 / 64, most = theme->target_px * 3 / 5;
    return grown < usual ? usual : grown < most ? grown : most;
}

static int pad_px(const Theme *theme)
{
    return theme->target_px * 30 / 100;
}

// Between an icon and the words beside it.
static int gap_px(const Theme *theme)
{
    return theme->gap_px * 2 / 3;
}

// From the word above which an icon stands to its button's sides.
static int margin_px(const Theme *theme)
{
    return theme->border_px + theme_mm(theme, 0.4);
}

static Sign sign_of(View *view, const BarButtonKind *kind, const BarLettering *lettering)
{
    return (Sign){.word = view_phrase(view, (int)kind->phrase), .icon = kind->icon, .style = lettering->word};
}

int bar_button_width_px(View *view, const BarButtonKind *kind, const BarLettering *lettering)
{
    const Theme *theme = &view->theme;
    int width = words_width_px(view, view_phrase(view, (int)kind->phrase), lettering->word);
    if (lettering->mode == MODE_ABOVE)
        return width + 2 * margin_px(theme);
    return width + 2 * pad_px(theme) + icon_px(theme, lettering->word) + gap_px(theme);
}

bool bar_button_is_low_enough(const View *view, const BarLettering *lettering)
{
    if (lettering->mode == MODE_ABOVE)
        return sign_height_px(view, lettering->word) <= view->theme.target_px;
    return lettering->word.leading_px <= view->theme.target_px;
}

Action bar_button_action(const BarButtonKind *kind)
{
    Action action = {.kind = kind->action, .value = kind->value};
    if (kind->place)
        action.id = id_of(text_of(kind->place));
    return action;
}

typedef struct ButtonLook {
    BoxLook box;
    Color ink;
} ButtonLook;

// One thing stands out on a page: the way on, where the page above it has nothing of its own that is wanted more.
static bool is_primary(const Frame *frame, ActionKind action)
{
    return action == ACTION_DONE || (action == ACTION_NEXT && !frame_has_primary(frame));
}

static ButtonLook look_of(const View *view, const Frame *frame, ActionKind action)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    bool has_sheet_open = view->sheet && view->sheet->opened_by == action;
    if (has_sheet_open || is_primary(frame, action))
        return (ButtonLook){{palette->accent, palette->accent, 0, theme->radius_px}, palette->on_accent};
    ButtonLook look = {{palette->surface, palette->border, theme->border_px, theme->radius_px}, palette->text};
    if (action == ACTION_HIDE) {
        look.box.fill = palette->alert_soft;
        look.box.border = look.ink = palette->alert;
    }
    return look;
}

static void draw_beside(View *view, Frame *frame, const BarButton *button, const ButtonLook *look)
{
    const Theme *theme = &view->theme;
    Text word = view_phrase(view, (int)button->kind->phrase);
    int icon = icon_px(theme, button->lettering.word);
    int word_px = words_width_px(view, word, button->lettering.word);
    Rect both = rect_center(button->rect, (Size){icon + gap_px(theme) + word_px, button->rect.h});
    bool is_icon_last = button->kind->action == ACTION_NEXT;
    bool from_right = is_icon_last != (theme->direction == DIRECTION_RTL);
    Rect square = from_right ? rect_cut_right(&both, icon) : rect_cut_left(&both, icon);
    frame_icon(frame, rect_center(square, (Size){icon, icon}), button->kind->icon, look->ink);
    both.x += from_right ? 0 : gap_px(theme);
    both.w = word_px;
    WordsStyle style = {style_colored(button->lettering.word, look->ink), look->box.fill};
    Paragraph words = words_keep(view, word, style, word_px + 1);
    both.y += (both.h - paragraph_height_px(&words)) / 2;
    words_draw(view, frame, &words, both);
}

static void draw_above(View *view, Frame *frame, const BarButton *button, const ButtonLook *look)
{
    Sign sign = sign_of(view, button->kind, &button->lettering);
    sign.style = style_colored(sign.style, look->ink);
    sign.ground = look->box.fill;
    sign_draw(view, frame, &sign, rect_inset(button->rect, margin_px(&view->theme), 0));
}

void bar_button_draw(View *view, Frame *frame, const BarButton *button)
{
    static void (*const draw[])(View *, Frame *, const BarButton *,
                                const ButtonLook *) = {[MODE_BESIDE] = draw_beside, [MODE_ABOVE] = draw_above};
    assert(button->kind && button->lettering.mode >= MODE_BESIDE && button->lettering.mode <= MODE_ABOVE);
    ButtonLook look = look_of(view, frame, button->kind->action);
    frame_box(frame, button->rect, look.box);
    draw[button->lettering.mode](view, frame, button, &look);
    Action action = bar_button_action(button->kind);
    if (button->value)
        action.value = button->value;
    frame_target(frame, &(Target){
                            .label = view_phrase(view, (int)button->kind->phrase),
                            .role = ROLE_BUTTON,
                            .action = action,
                            .rect = button->rect,
                            .radius_px = look.box.radius_px,
                            .enabled = true,
                            .is_primary = is_primary(frame, action.kind),
                            .is_bar = true,
                        });
}
