// Note: a content note before a chapter: one calm line, then three equal ways on.
#include "book/phrases.h"
#include "screen/stack.h"

typedef struct NoteState {
    Id item;
    Spot spot;
} NoteState;
SCREEN_STATE(NoteState);

static void enter_note(View *view, void *state, const Action *how)
{
    (void)view;
    ((NoteState *)state)->item = how->id;
}

static Stack *stack_note(View *view, const NoteState *state)
{
    Stack *stack = stack_begin(view, bars_room(view));
    const Item *item = book_find_item(view->book, state->item);
    const Body *body = item ? book_body(view->book, item) : NULL;
    stack_language(stack, item ? item->language : TEXT(""));
    stack_screenful(stack);
    stack_words(stack, WORDS_TITLE, view_phrase(view, PHRASE_NOTE_TITLE));
    if (body && item->kind == ITEM_CHAPTER && body->chapter.note)
        stack_flow(stack, body->chapter.note->text, NULL);
    Control ways[] = {control_button(view, PHRASE_NOTE_READ, ACTION_READ),
                      control_button(view, PHRASE_NOTE_SHORT, ACTION_SHORT),
                      control_button(view, PHRASE_NOTE_SKIP, ACTION_SKIP)};
    stack_choices(stack, &(StackChoices){ways, NULL, 3, -1});
    return stack;
}

static void draw_note(View *view, const void *state, Frame *frame)
{
    const NoteState *note = state;
    const Item *item = book_find_item(view->book, note->item);
    Stack *stack = stack_note(view, note);
    int page = stack_page(stack, &note->spot);
    Bars bars = {.cells = CELLS_STANDING,
                 .title = item ? item->quiet_title : TEXT(""),
                 .title_language = item ? item->language : TEXT("")};
    frame->item = note->item;
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_note(View *view, void *state, Action *action)
{
    NoteState *note = state;
    const Item *item = book_find_item(view->book, note->item);
    const Item *next = item ? book_neighbour(view->book, item, 1) : NULL;
    switch (action->kind) {
    case ACTION_READ:
        *action = (Action){.kind = ACTION_OPEN, .index = OPEN_INSTEAD, .id = note->item, .value = OPEN_WHOLE};
        return false;
    case ACTION_SHORT:
        *action = (Action){.kind = ACTION_OPEN, .index = OPEN_INSTEAD, .id = note->item, .value = OPEN_BRIEF};
        return false;
    case ACTION_SKIP:
        *action =
            next ? (Action){.kind = ACTION_OPEN, .index = OPEN_INSTEAD, .id = next->id} : (Action){.kind = ACTION_BACK};
        return false;
    default:
        return stack_turn(stack_note(view, note), &note->spot, action);
    }
}

const ScreenKind note_screen = {.name = "note", .enter = enter_note, .draw = draw_note, .perform = perform_on_note};
