#include "screen/key-face.h"

#include "screen/words.h"

void key_face_draw(View *view, Frame *frame, const Control *key, Rect rect)
{
    const Palette *palette = view->theme.palette;
    bool is_filled = key->look == LOOK_PRIMARY && !key->is_disabled;
    Color fill = is_filled ? palette->accent : key->is_disabled ? palette->ground : palette->surface;
    Color border = is_filled ? palette->accent : palette->border;
    int border_px = key->is_disabled ? view->theme.hairline_px : view->theme.border_px;
    int radius = view->theme.radius_px < rect.h / 4 ? view->theme.radius_px : rect.h / 4;
    frame_box(frame, rect, (BoxLook){fill, border, border_px, radius});
    frame_target(frame, &(Target){.label = key->label,
                                  .role = ROLE_BUTTON,
                                  .action = key->action,
                                  .rect = rect,
                                  .radius_px = radius,
                                  .enabled = !key->is_disabled,
                                  .is_primary = is_filled});
}

// Of capitals and small letters, with what hangs below them.
int key_face_words_y(const Paragraph *words, int height_px)
{
    const TextStyle *style = &words->passage.style;
    return height_px / 2 + style->cap_px64 * 45 / 6400 - style->ascent_px;
}

void key_face_draw_sign(View *view, Frame *frame, const KeySign *face, Rect rect)
{
    const Theme *theme = &view->theme;
    const TextStyle ladder[] = {theme->title, theme->body, theme->label, theme->small, style_larger(theme->small, 0.8)};
    bool is_disabled = face->key->is_disabled;
    Color ink = is_disabled ? theme->palette->dim : theme->palette->text;
    Color ground = is_disabled ? theme->palette->ground : theme->palette->surface;
    Paragraph set;
    for (size_t i = 0; i < sizeof ladder / sizeof *ladder; i++) {
        TextStyle style = style_colored(style_closer(ladder[i], 1.2), ink);
        set = words_set(view, face->sign, (WordsStyle){style, ground}, rect.w);
        if (paragraph_height_px(&set) * 5 / 4 <= rect.h)
            break;
    }
    key_face_draw(view, frame, face->key, rect);
    rect.y += key_face_words_y(&set, rect.h);
    words_draw_centered(view, frame, &set, rect);
}
