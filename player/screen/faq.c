// Faq: questions as cards; one answer is open at a time, in its place.
#include "book/phrases.h"
#include "screen/stack.h"
#include "screen/ways-on.h"

typedef struct FaqState {
    Id item, open;   // open: a question, or ""
    int past_note;   // OPEN_*: how the open question's note was answered
    int riders_met;  // before the open question was opened
    bool is_turning; // the reader has turned a page since it opened: spot tells where
    Spot spot;
} FaqState;
SCREEN_STATE(FaqState);

static void enter_faq(View *view, void *state, const Action *how)
{
    *(FaqState *)state = (FaqState){.item = how->id, .open = how->block, .riders_met = view->riders->count};
}

static Control question_card(const Question *question, bool is_open)
{
    return (Control){
        .look = LOOK_QUESTION,
        .role = ROLE_QUESTION,
        .label = question->ask,
        .action = {.kind = ACTION_EXPAND, .id = question->id},
        .is_selected = is_open,
    };
}

static void add_open(View *view, Stack *stack, const Question *question, int past_note)
{
    Control head = question_card(question, true);
    if (question->note && past_note == OPEN_ASKING) {
        stack_open_card(stack, &head, question->note->text);
        Control ways[] = {control_button(view, PHRASE_NOTE_READ, ACTION_READ),
                          control_button(view, PHRASE_NOTE_SHORT, ACTION_SHORT),
                          control_button(view, PHRASE_NOTE_SKIP, ACTION_SKIP)};
        stack_buttons(stack, ways, 3, false);
        return;
    }
    bool is_brief = question->note && past_note == OPEN_BRIEF;
    stack_open_card(stack, &head, is_brief ? question->note->brief : question->answer);
    if (is_brief) {
        Control read = control_button(view, PHRASE_NOTE_READ, ACTION_READ);
        stack_buttons(stack, &read, 1, false);
    }
    ways_on_add(view, stack, view_phrase(view, PHRASE_ALSO), question->also);
}

static const Faq *find_faq(const View *view, Id id)
{
    const Item *item = book_find_item(view->book, id);
    const Body *body = item && item->kind == ITEM_FAQ ? book_body(view->book, item) : NULL;
    return body ? &body->faq : NULL;
}

// open_spot, where given, is set to the open question's card.
static Stack *stack_faq(View *view, const FaqState *state, Spot *open_spot)
{
    const Theme *theme = &view->theme;
    Stack *stack = stack_begin(view, bars_room(view), theme->column_px + 2 * theme->edge_px);
    const Faq *faq = find_faq(view, state->item);
    if (faq)
        stack_riders(stack, book_find_item(view->book, state->item)->group->id, state->riders_met);
    else
        stack_words(stack, view_phrase(view, PHRASE_ITEM_FAULTY), theme->body, false);
    for (int i = 0; faq && i < faq->count; i++) {
        const Question *question = &faq->questions[i];
        if (question->is_adult && !view->setting->adult_topics)
            continue;
        if (!id_equal(question->id, state->open)) {
            Control card = question_card(question, false);
            stack_controls(stack, &card, 1, 1);
            continue;
        }
        if (open_spot)
            *open_spot = (Spot){.statement = stack_next_statement(stack)};
        add_open(view, stack, question, state->past_note);
    }
    return stack;
}

// The page the visitor is on: where they turned to, else where the open card begins.
static int page_of(Stack *stack, const FaqState *state, const Spot *open_spot)
{
    return stack_page(stack, state->is_turning ? &state->spot : open_spot);
}

static void draw_faq(View *view, const void *state, Frame *frame)
{
    const FaqState *faq = state;
    const Item *item = book_find_item(view->book, faq->item);
    Spot open_spot = faq->spot;
    Stack *stack = stack_faq(view, faq, &open_spot);
    int page = page_of(stack, faq, &open_spot);
    Bars bars = {.cells = CELLS_STANDING, .title = item ? item->quiet_title : TEXT("")};
    frame->item = faq->item;
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static void expand(FaqState *faq, Id question)
{
    bool was_open = id_equal(faq->open, question);
    faq->open = was_open ? (Id){0} : question;
    faq->past_note = OPEN_ASKING;
    faq->is_turning = was_open; // a closed one stays where the page is
}

static bool perform_on_faq(View *view, void *state, Action *action)
{
    FaqState *faq = state;
    Spot spot = faq->spot;
    Stack *stack = stack_faq(view, faq, &spot);
    int page = page_of(stack, faq, &spot);
    switch (action->kind) {
    case ACTION_EXPAND:
        faq->spot = stack_spot(stack, page);
        expand(faq, action->id);
        faq->riders_met = view->riders->count;
        return true;
    case ACTION_READ:
        faq->past_note = OPEN_WHOLE;
        faq->is_turning = false;
        return true;
    case ACTION_SHORT:
        faq->past_note = OPEN_BRIEF;
        faq->is_turning = false;
        return true;
    case ACTION_SKIP:
        faq->open = (Id){0};
        return true;
    default:
        spot = stack_spot(stack, page);
        if (!stack_turn(stack, &spot, action))
            return false;
        faq->spot = spot;
        faq->is_turning = true;
        return true;
    }
}

const ScreenKind faq_screen = {.name = "faq", .enter = enter_faq, .draw = draw_faq, .perform = perform_on_faq};
