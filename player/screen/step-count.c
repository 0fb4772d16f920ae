// One tap for each thing found, at one's own pace.
#include <assert.h>

#include "book/phrases.h"
#include "screen/step.h"
#include "screen/words.h"

typedef struct Discs {
    int found, of;
    Text words;
} Discs;

// The discs, and what they say beside them where there is room.
static void draw_discs(View *view, Frame *frame, Rect rect, const void *owner)
{
    const Discs *discs = owner;
    assert(discs->found >= 0 && discs->found <= discs->of);
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    Rect all = rect;
    int size = rect.h, gap = theme->gap_px;
    if (discs->of * (size + gap) - gap > rect.w)
        size = (rect.w + gap) / discs->of - gap;
    for (int i = 0; i < discs->of; i++) {
        bool is_found = i < discs->found;
        Rect disc = rect_center(rect_cut_left(&rect, size), (Size){size, size});
        rect_cut_left(&rect, gap);
        if (theme->direction == DIRECTION_RTL)
            disc = rect_mirror(disc, all);
        Color border = is_found ? palette->accent : palette->border;
        frame_box(frame, disc,
                  (BoxLook){is_found ? palette->accent : palette->surface, border, theme->border_px, size / 2});
        if (is_found)
            frame_icon(frame, rect_inset(disc, size / 5, size / 5), ICON_CHECK, palette->on_accent);
    }
    TextStyle style = style_colored(theme->label, palette->dim);
    if (words_width_px(view, discs->words, style) > rect.w)
        return;
    Paragraph words = words_set(view, discs->words, (WordsStyle){style, palette->ground}, rect.w);
    rect = rect_center(rect, (Size){rect.w, paragraph_height_px(&words)});
    words_draw(view, frame, &words, theme->direction == DIRECTION_RTL ? rect_mirror(rect, all) : rect);
}

static void add_count(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    const Interaction *asked = step->asked;
    Discs *discs = arena_new(view->arena, Discs);
    Text words = state->found == asked->of ? view_phrase(view, PHRASE_FOUND_ALL)
                                           : phrase_numbers(view->arena, view->book->phrases, PHRASE_FOUND_OF,
                                                            (int[]){state->found, asked->of});
    *discs = (Discs){state->found, asked->of, words};
    stack_words_in(stack, step->exercise->language, WORDS_PROMPT, asked->prompt);
    Control found = step_button(step, PHRASE_FOUND_ONE, ICON_CHECK, (Action){.kind = ACTION_COUNT});
    found.look = LOOK_PRIMARY;
    found.is_disabled = state->found == asked->of;
    int discs_px = view->theme.target_px * 7 / 10;
    stack_canvas(stack, &(StackCanvas){.least_px = discs_px,
                                       .most_px = discs_px,
                                       .draw = draw_discs,
                                       .owner = discs,
                                       .buttons = &found,
                                       .button_count = 1});
}

static bool perform_count(const StepView *step, StepState *state, const Action *action)
{
    if (action->kind != ACTION_COUNT)
        return false;
    if (state->found < step->asked->of)
        state->found++;
    return true;
}

const StepScreen count_step = {.add = add_count, .perform = perform_count};
