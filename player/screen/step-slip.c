// A note put together from the answers, large on request, gone when one leaves.
#include "book/phrases.h"
#include "screen/slip-words.h"
#include "screen/step.h"

// The answers to one part.
static Text join_answers(const StepView *step, const SlipPart *part)
{
    Arena *arena = step->view->arena;
    Offers offers = answers_chosen(step->view->answers, step->exercise, part->name.id, part->bin.id);
    Text *answers = arena_many(arena, Text, offers.count + 1);
    for (int i = 0; i < offers.count; i++)
        answers[i] = offers.at[i].option->say;
    const Book *book = step->view->book;
    const Phrases *phrases = step->exercise->language.size ? book->lent_phrases : book->phrases;
    return slip_words_list(arena, phrases, answers, offers.count);
}

// The line as words; empty when an answer it needs was not given.
static Text compose(const StepView *step, const SlipLine *line)
{
    Arena *arena = step->view->arena;
    Text words = TEXT("");
    for (int i = 0; i < line->part_count; i++) {
        const SlipPart *part = &line->parts[i];
        Text piece = part->name.id.at[0] ? join_answers(step, part) : part->words;
        if (part->name.id.at[0] && !piece.size)
            return TEXT("");
        words = slip_words_go_on(arena, words, piece);
    }
    return text_trim(words);
}

static void add_slip(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    Text *lines = arena_many(view->arena, Text, step->asked->line_count + 1);
    int count = 0;
    for (int i = 0; i < step->asked->line_count; i++) {
        const SlipLine *line = &step->asked->lines[i];
        Text words = answers_hold(view->answers, step->exercise, line->when) ? compose(step, line) : TEXT("");
        if (words.size)
            lines[count++] = words;
    }
    if (!count) {
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_NOTHING_CHOSEN));
        stack_words(stack, WORDS_PRINT, view_phrase(view, PHRASE_SLIP_NOTE));
        return;
    }
    bool is_large = state->is_large;
    Control size = step_button(step, is_large ? PHRASE_SLIP_SMALL : PHRASE_SLIP_LARGE,
                               is_large ? ICON_SMALL : ICON_LARGE, (Action){.kind = ACTION_LARGE});
    stack_slip(stack, &(StackSlip){.lines = lines,
                                   .language = step->exercise->language,
                                   .line_count = count,
                                   .is_large = is_large,
                                   .print = view_phrase(view, PHRASE_SLIP_NOTE),
                                   .brief_print = view_phrase(view, PHRASE_SLIP_NOTE_BRIEF),
                                   .buttons = &size,
                                   .button_count = 1});
}

static bool perform_slip(const StepView *step, StepState *state, const Action *action)
{
    (void)step;
    if (action->kind != ACTION_LARGE)
        return false;
    state->is_large = !state->is_large;
    return true;
}

// Shown large, the note is meant to be read by somebody else: it stands alone.
static bool slip_is_alone(const StepView *step, const StepState *state)
{
    (void)step;
    return state->is_large;
}

const StepScreen slip_step = {.add = add_slip, .perform = perform_slip, .is_alone = slip_is_alone};
