#include "screen/staff-parts.h"

#include "screen/key-face.h"

Stack *staff_text(View *view, PhraseId title)
{
    Stack *stack = stack_begin(view, bars_room(view));
    stack_words(stack, WORDS_TITLE, view_phrase(view, (int)title));
    return stack;
}

Stack *staff_stack(View *view, PhraseId title)
{
    Stack *stack = stack_begin(view, bars_room(view));
    stack_screenful(stack);
    stack_words(stack, WORDS_TITLE, view_phrase(view, (int)title));
    return stack;
}

Control staff_button(const View *view, PhraseId label, StaffWish wish, int value)
{
    Control button = control_button(view, (int)label, ACTION_STAFF);
    button.action.index = (int)wish;
    button.action.value = value;
    return button;
}

Control staff_option(Text label, StaffWish wish, int value, bool is_selected)
{
    return (Control){.look = LOOK_OPTION,
                     .role = ROLE_OPTION,
                     .label = label,
                     .action = {.kind = ACTION_STAFF, .index = (int)wish, .value = value},
                     .is_selected = is_selected};
}

void staff_draw_key(View *view, Frame *frame, const Control *key, Rect rect)
{
    Control bare = *key;
    bare.icon = ICON_NONE;
    if (rect.w >= control_natural_px(view, key) && control_height_px(view, key, rect.w, rect.h + 1) <= rect.h) {
        control_draw(view, frame, key, rect);
        return;
    }
    if (rect.w >= control_natural_px(view, &bare) && control_height_px(view, &bare, rect.w, rect.h + 1) <= rect.h) {
        control_draw(view, frame, &bare, rect);
        return;
    }
    const Palette *palette = view->theme.palette;
    int px = view->theme.target_px / 2;
    Color ink = key->is_disabled ? palette->dim : key->look == LOOK_PRIMARY ? palette->on_accent : palette->text;
    key_face_draw(view, frame, key, rect);
    frame_icon(frame, rect_center(rect, (Size){px, px}), key->icon, ink);
}

void staff_add_news(View *view, Stack *stack)
{
    Text news = view_phrase(view, PHRASE_STAFF_UNSAVED);
    if (view->staff->news == STAFF_UNSAVED)
        stack_panel(stack, news);
}

Action staff_way(int page, int subject)
{
    return (Action){.kind = ACTION_TAB, .index = page, .value = subject, .id = id_of(TEXT("staff"))};
}
