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
                                  .language = key->language,
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
    return height_px / 2 + (style->cap_px64 * 45 + 3200) / 6400 - style->ascent_px;
}

enum { SIZE_LARGEST = 1000, SIZE_LEAST = 400, SIZE_STEP = 20 }; // of signs, in thousandths of a title's

static Paragraph set_sign(View *view, const KeySign *face, int size, int width_px)
{
    const Palette *palette = view->theme.palette;
    bool is_disabled = face->key->is_disabled;
    TextStyle style = style_closer(style_larger(view->theme.title, size / (double)SIZE_LARGEST), 1.2);
    style = style_colored(style, is_disabled ? palette->dim : palette->text);
    style.language = face->key->language;
    return words_set(view, face->sign, (WordsStyle){style, is_disabled ? palette->ground : palette->surface}, width_px);
}

// By its height, with what rises above the letters of a sign and hangs below.
static int size_at_height(const View *view, int height_px)
{
    int title_px = view->theme.title.font.size_px, font_px = height_px * 25 / 31;
    int size = (font_px * SIZE_LARGEST + title_px - 1) / title_px;
    return size < SIZE_LEAST ? SIZE_LEAST : size > SIZE_LARGEST ? SIZE_LARGEST : size;
}

int key_face_sign_size(View *view, const KeySign *face, Size key)
{
    int size = size_at_height(view, key.h);
    size = face->size && face->size < size ? face->size : size;
    for (; size > SIZE_LEAST; size -= SIZE_STEP) {
        Paragraph set = set_sign(view, face, size, key.w);
        if (set.line_count == 1 && paragraph_widest_px(&set) <= key.w)
            break;
    }
    return size;
}

void key_face_draw_sign(View *view, Frame *frame, const KeySign *face, Rect rect)
{
    Paragraph set = set_sign(view, face, key_face_sign_size(view, face, (Size){rect.w, rect.h}), rect.w);
    key_face_draw(view, frame, face->key, rect);
    rect.y += key_face_words_y(&set, rect.h);
    words_draw_centered(view, frame, &set, rect);
}
