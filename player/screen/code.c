// Code: nine digits that lead back to the page one came from, to be noted by whoever is called away.
#include "book/phrases.h"
#include "screen/code-digits.h"
#include "screen/stack.h"
#include "screen/words.h"

typedef struct CodeState {
    Id item, block;
} CodeState;
SCREEN_STATE(CodeState);

static void enter_code(View *view, void *state, const Action *how)
{
    (void)view;
    *(CodeState *)state = (CodeState){how->id, how->block};
}

static bool find_digits(View *view, const CodeState *state, char digits[RETURN_DIGITS])
{
    const Item *item = book_find_item(view->book, state->item);
    ReturnPlace place = {item, state->block, code_comfort(&view->theme.preferences)};
    return item && return_code_of(view->book, &place, digits);
}

// As large as they stand on one line.
static Paragraph set_digits(View *view, Text digits, Size room)
{
    static const double parts[] = {2, 1.6, 1.3, 1, 0.8, 0.65, 0.5};
    Paragraph set;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        TextStyle style = style_larger(view->theme.title, parts[i]);
        set = words_set(view, digits, (WordsStyle){style, view->theme.palette->surface}, room.w);
        if (set.line_count == 1 && paragraph_height_px(&set) <= room.h)
            break;
    }
    return set;
}

static void draw_digits(View *view, Frame *frame, Rect rect, const void *owner)
{
    const char *digits = owner;
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    Rect inner = rect_inset(rect, theme->gap_px, theme->border_px);
    Paragraph set = set_digits(view, code_digits_shown(view, digits, RETURN_DIGITS), (Size){inner.w, inner.h});
    frame_box(frame, rect, (BoxLook){palette->surface, palette->border, theme->border_px, theme->radius_px});
    words_draw_centered(view, frame, &set, rect_center(inner, (Size){inner.w, paragraph_height_px(&set)}));
    frame->lines.at[frame->lines.count - 1].is_read = true;
    frame_say_as(frame, code_digits_spoken(view, digits, RETURN_DIGITS));
}

static Stack *stack_code(View *view, const CodeState *state)
{
    char *digits = arena_many(view->arena, char, RETURN_DIGITS);
    Stack *stack = stack_begin(view, bars_room(view));
    if (!find_digits(view, state, digits)) {
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_CODE_NONE));
        return stack;
    }
    stack_screenful(stack);
    stack_words(stack, WORDS_TITLE, view_phrase(view, PHRASE_CODE_TITLE));
    stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_CODE_WARNING));
    stack_canvas(stack, &(StackCanvas){.least_px = view->theme.target_px,
                                       .most_px = 3 * view->theme.target_px,
                                       .draw = draw_digits,
                                       .owner = digits});
    return stack;
}

static void draw_code(View *view, const void *state, Frame *frame)
{
    const CodeState *code = state;
    Stack *stack = stack_code(view, code);
    Bars bars = {.cells = CELLS_STANDING};
    stack_bars(stack, 0, &bars);
    stack_show(stack, frame, 0, &bars);
}

const ScreenKind code_screen = {.name = "code", .enter = enter_code, .draw = draw_code};
