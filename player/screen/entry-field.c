#include "screen/entry-field.h"

#include "screen/key-face.h"
#include "screen/words.h"

// In the largest letters that the field is high enough for, and where that can be, wide enough; a prompt is whole in
// any case.
static TextStyle field_style(View *view, Text words, Size field, bool is_prompt)
{
    const Theme *theme = &view->theme;
    const TextStyle ladder[] = {theme->body, theme->label, theme->small, style_larger(theme->small, 0.85),
                                style_larger(theme->small, 0.72)};
    size_t last = is_prompt ? sizeof ladder / sizeof *ladder - 1 : 2, i = 0;
    for (; i < last; i++) {
        TextStyle style = style_closer(ladder[i], 1.2);
        if (style.leading_px <= field.h && words_width_px(view, words, style) <= field.w)
            break;
    }
    return style_closer(ladder[i], 1.2);
}

static Text end_of(View *view, Text words, TextStyle style, int width_px)
{
    while (words.size && words_width_px(view, words, style) > width_px) {
        size_t first = 0;
        text_next(words, &first);
        words = text_slice(words, first, words.size);
    }
    return words;
}

void entry_field_draw(View *view, Frame *frame, const EntryField *field, Rect rect)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    Rect inner = rect_inset(rect, theme->gap_px, theme->border_px);
    Text words = field->typed.size ? field->typed : field->prompt;
    TextStyle style = field_style(view, words, (Size){inner.w, inner.h}, !field->typed.size);
    if (field->typed.size)
        style.language = field->language;
    else
        style = style_colored(style, palette->dim);
    words = end_of(view, words, style, inner.w);
    frame_box(frame, rect, (BoxLook){palette->surface, palette->border, theme->border_px, theme->radius_px});
    Paragraph set = words_set(view, words, (WordsStyle){style, palette->surface}, inner.w);
    inner.y += key_face_words_y(&set, inner.h);
    words_draw(view, frame, &set, inner);
    if (!frame->lines.count)
        return;
    frame->lines.at[frame->lines.count - 1].is_read = true;
    if (field->typed.size)
        frame_say_as(frame, field->spoken);
}
