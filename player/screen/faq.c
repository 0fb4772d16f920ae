// Faq: questions as cards; the one that is touched opens on a page of its own, and Back closes it.
#include "book/counterpart.h"
#include "book/phrases.h"
#include "screen/resume.h"
#include "screen/stack.h"
#include "screen/ways-on.h"

typedef struct FaqState {
    Id item, open;     // open: a question, or ""
    int past_note;     // OPEN_*: how the open question's note was answered
    int riders_met;    // before the open question was opened
    Spot list, answer; // where the reader is among the questions, and in the open one's answer
} FaqState;
SCREEN_STATE(FaqState);

// The answer that was open when somebody left is open again, at its page.
static void enter_faq(View *view, void *state, const Action *how)
{
    FaqState *faq = state;
    *faq = (FaqState){.item = how->id, .open = how->block, .riders_met = view->riders->count};
    const Item *item = book_find_item(view->book, how->id);
    const Bookmark *left = item && !how->block.at[0] ? resume_find(view, item) : NULL;
    if (!left)
        return;
    faq->open = left->open;
    faq->answer.place = left->place;
}

static Control question_card(const Question *question, bool is_open)
{
    return (Control){
        .look = LOOK_QUESTION,
        .role = ROLE_QUESTION,
        .label = question->ask,
        .language = question->language,
        .action = {.kind = ACTION_EXPAND, .id = question->id},
        .is_selected = is_open,
    };
}

// What is asked, one calm line on what the answer holds, and three equal ways on.
static void add_note(View *view, Stack *stack, const Question *question)
{
    stack_screenful(stack);
    stack_words_in(stack, question->language, WORDS_TITLE, question->ask);
    stack_flow(stack, question->note->text, NULL);
    Control ways[] = {control_button(view, PHRASE_NOTE_READ, ACTION_READ),
                      control_button(view, PHRASE_NOTE_SHORT, ACTION_SHORT),
                      control_button(view, PHRASE_NOTE_SKIP, ACTION_SKIP)};
    stack_choices(stack, &(StackChoices){ways, NULL, 3, -1});
}

static void add_open(View *view, Stack *stack, const Question *question, int past_note)
{
    stack_language(stack, question->language);
    if (question->note && past_note == OPEN_ASKING) {
        add_note(view, stack, question);
        return;
    }
    Control head = question_card(question, true);
    bool is_brief = question->note && past_note == OPEN_BRIEF;
    stack_open_card(stack, &head, is_brief ? question->note->brief : question->answer);
    if (is_brief) {
        Control read = control_button(view, PHRASE_NOTE_READ, ACTION_READ);
        stack_tie(stack);
        stack_buttons(stack, &read, 1);
    }
    ways_on_suggest(view, stack, question->also);
}

static const Faq *find_faq(const View *view, Id id)
{
    const Item *item = book_find_item(view->book, id);
    const Body *body = item && item->kind == ITEM_FAQ ? book_body(view->book, item) : NULL;
    return body ? &body->faq : NULL;
}

static bool is_shown(const View *view, const Question *question)
{
    return !question->is_adult || view->setting->adult_topics;
}

static const Question *find_open(const View *view, const FaqState *state, const Faq *faq)
{
    for (int i = 0; faq && state->open.at[0] && i < faq->count; i++)
        if (id_equal(faq->questions[i].id, state->open) && is_shown(view, &faq->questions[i]))
            return &faq->questions[i];
    return NULL;
}

static void add_list(View *view, Stack *stack, const Item *item, const Faq *faq)
{
    Control *cards = arena_many(view->arena, Control, faq->count + 1);
    int count = 0;
    for (int i = 0; i < faq->count; i++)
        if (is_shown(view, &faq->questions[i])) {
            cards[count] = question_card(&faq->questions[i], false);
            cards[count++].member.group = GROUP_QUESTIONS;
        }
    stack_screenful(stack);
    stack_words_in(stack, item->language, WORDS_TITLE, item->title);
    stack_cards(stack, &(StackCards){cards, count, 4, 2, false, false, 0});
}

// The questions, or the one that is open with its answer; Spot is where the reader is in either.
static Stack *stack_faq(View *view, const FaqState *state)
{
    const Faq *faq = find_faq(view, state->item);
    const Question *open = find_open(view, state, faq);
    Stack *stack = stack_begin(view, bars_room(view));
    if (faq)
        stack_riders(stack, book_find_item(view->book, state->item)->group->id, state->riders_met);
    if (open)
        add_open(view, stack, open, state->past_note);
    else if (faq)
        add_list(view, stack, book_find_item(view->book, state->item), faq);
    else
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_ITEM_FAULTY));
    return stack;
}

static const Spot *present_spot(const FaqState *state)
{
    return state->open.at[0] ? &state->answer : &state->list;
}

static void leave_faq(View *view, const void *state)
{
    const FaqState *faq = state;
    const Item *item = book_find_item(view->book, faq->item);
    const Question *open = find_open(view, faq, find_faq(view, faq->item));
    if (item && !(open && open->note))
        resume_note(view, item, (Bookmark){.open = faq->open, .place = faq->answer.place});
}

static void carry_faq(const Crossing *crossing, void *state)
{
    FaqState *faq = state;
    TextPart part = {faq->item, faq->open, faq->past_note == OPEN_BRIEF};
    faq->answer.place = counterpart_find(crossing->from, crossing->to, &part, faq->answer.place);
}

static void draw_faq(View *view, const void *state, Frame *frame)
{
    const FaqState *faq = state;
    const Item *item = book_find_item(view->book, faq->item);
    Stack *stack = stack_faq(view, faq);
    int page = stack_page(stack, present_spot(faq));
    Bars bars = {.cells = CELLS_STANDING,
                 .title = item && faq->open.at[0] ? item->quiet_title : TEXT(""),
                 .title_language = item ? item->language : TEXT("")};
    frame->item = faq->item;
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static void open_question(FaqState *faq, Id question, int past_note)
{
    faq->open = question;
    faq->past_note = past_note;
    faq->answer = (Spot){0};
}

static bool perform_on_faq(View *view, void *state, Action *action)
{
    FaqState *faq = state;
    switch (action->kind) {
    case ACTION_EXPAND:
        open_question(faq, id_equal(faq->open, action->id) ? (Id){0} : action->id, OPEN_ASKING);
        faq->riders_met = view->riders->count;
        return true;
    case ACTION_READ:
        open_question(faq, faq->open, OPEN_WHOLE);
        return true;
    case ACTION_SHORT:
        open_question(faq, faq->open, OPEN_BRIEF);
        return true;
    case ACTION_SKIP:
        open_question(faq, (Id){0}, OPEN_ASKING);
        return true;
    case ACTION_BACK:
    case ACTION_PREVIOUS:
        if (stack_turn(stack_faq(view, faq), faq->open.at[0] ? &faq->answer : &faq->list, action))
            return true;
        if (!faq->open.at[0])
            return false;
        open_question(faq, (Id){0}, OPEN_ASKING);
        return true;
    default:
        return stack_turn(stack_faq(view, faq), faq->open.at[0] ? &faq->answer : &faq->list, action);
    }
}

const ScreenKind faq_screen = {
    .name = "faq",
    .enter = enter_faq,
    .leave = leave_faq,
    .carry = carry_faq,
    .draw = draw_faq,
    .perform = perform_on_faq,
};
