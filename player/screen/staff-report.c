// How the screen is doing: this run, the configuration, the content.
#include "screen/staff-pages.h"

static void add_line(Stack *stack, Text words)
{
    stack_words(stack, WORDS_BODY, words);
}

static void add_phrase(View *view, Stack *stack, PhraseId words)
{
    add_line(stack, view_phrase(view, (int)words));
}

static void add_numbers(View *view, Stack *stack, PhraseId words, const int numbers[2])
{
    add_line(stack, phrase_numbers(view->arena, view->book->phrases, words, numbers));
}

// Two counts, each in a phrase of its own, within a third.
static void add_counts(View *view, Stack *stack, const PhraseId words[3], const int numbers[2])
{
    const Phrases *phrases = view->book->phrases;
    Text counts[2];
    for (int i = 0; i < 2; i++)
        counts[i] = phrase_numbers(view->arena, phrases, words[1 + i], (int[]){numbers[i], 0});
    add_line(stack, phrase_pair(view->arena, phrases, words[0], counts));
}

static void add_content(View *view, Stack *stack)
{
    const StaffCheck *check = &view->staff->check;
    if (view->staff->given_up)
        add_numbers(view, stack, PHRASE_STAFF_WENT_BACK, (int[]){view->staff->given_up, 0});
    if (check->is_running)
        add_phrase(view, stack, PHRASE_STAFF_WAIT);
    else
        add_counts(view, stack,
                   (PhraseId[]){PHRASE_STAFF_CHECK, PHRASE_STAFF_CHECK_ERRORS, PHRASE_STAFF_CHECK_WARNINGS},
                   (int[]){check->errors, check->warnings});
    if (check->is_dated) {
        add_numbers(view, stack, PHRASE_STAFF_REVIEWS, (int[]){check->reviews_due, 0});
        add_numbers(view, stack, PHRASE_STAFF_OLD_SUPPORT, (int[]){check->old_support, 0});
    } else
        add_phrase(view, stack, PHRASE_STAFF_NO_DATE);
}

static void add_run(View *view, Stack *stack)
{
    enum { MINUTE_MS = 60000, HOUR_MINUTES = 60 };
    static const PhraseId origins[] = {
        [STAFF_WITH_MACHINE] = PHRASE_STAFF_STARTED_FIRST,    [STAFF_AGAIN] = PHRASE_STAFF_STARTED_AGAIN,
        [STAFF_BY_STAFF] = PHRASE_STAFF_STARTED_BY_STAFF,     [STAFF_AFTER_FAULT] = PHRASE_STAFF_STARTED_AFTER_FAULT,
        [STAFF_AFTER_HANG] = PHRASE_STAFF_STARTED_AFTER_HANG,
    };
    const StaffFacts *facts = view->staff;
    int minutes = (int)(facts->up_ms / MINUTE_MS);
    add_line(stack, phrase_words(view->arena, view->book->phrases, PHRASE_STAFF_VERSION, facts->version));
    add_phrase(view, stack, origins[facts->origin]);
    add_counts(view, stack, (PhraseId[]){PHRASE_STAFF_UPTIME, PHRASE_STAFF_UPTIME_HOURS, PHRASE_STAFF_UPTIME_MINUTES},
               (int[]){minutes / HOUR_MINUTES, minutes % HOUR_MINUTES});
    if (facts->memory_mib)
        add_numbers(view, stack, PHRASE_STAFF_MEMORY, (int[]){facts->memory_mib, 0});
}

static void add_library(View *view, Stack *stack)
{
    const StaffPack *last = &view->staff->update.last;
    if (view->book->version)
        add_numbers(view, stack, PHRASE_LIBRARY_VERSION, (int[]){view->book->version, 0});
    if (last->state == STAFF_STICK_DONE)
        add_numbers(view, stack, PHRASE_STAFF_LAST, (int[]){last->version, 0});
    else if (last->state != STAFF_STICK_NONE) {
        add_phrase(view, stack, PHRASE_STAFF_LAST_REFUSED);
        add_phrase(view, stack, staff_reason_words(last->reason));
    }
}

static void add_machine(View *view, Stack *stack)
{
    const StaffMachine *machine = &view->staff->machine;
    if (machine->name.size)
        add_line(stack, phrase_words(view->arena, view->book->phrases, PHRASE_STAFF_SCREEN, machine->name));
    if (machine->faults || machine->hangs)
        add_numbers(view, stack, PHRASE_STAFF_RESTARTS, (int[]){machine->faults, machine->hangs});
    if (machine->room_mib >= 0)
        add_numbers(view, stack, PHRASE_STAFF_ROOM, (int[]){machine->room_mib, 0});
    if (machine->has_temperature)
        add_numbers(view, stack, PHRASE_STAFF_TEMPERATURE, (int[]){machine->temperature_c, 0});
    if (machine->power != STAFF_POWER_UNKNOWN)
        add_phrase(view, stack,
                   machine->power == STAFF_POWER_WEAK ? PHRASE_STAFF_POWER_WEAK : PHRASE_STAFF_POWER_SOUND);
}

static Stack *stack_report(View *view, const StaffState *state)
{
    (void)state;
    static const PhraseId health[] = {PHRASE_STAFF_CONFIG_SOUND, PHRASE_STAFF_CONFIG_FAULTY,
                                      PHRASE_STAFF_CONFIG_DAMAGED};
    Stack *stack = staff_text(view, PHRASE_STAFF_REPORT);
    add_content(view, stack);
    add_phrase(view, stack, health[view->staff->health]);
    add_phrase(view, stack, staff_trust_words(&view->staff->clock));
    if (view->staff->is_unheard)
        add_phrase(view, stack, PHRASE_STAFF_UNHEARD);
    if (view->staff->voiceless.size)
        add_line(stack, phrase_words(view->arena, view->book->phrases, PHRASE_STAFF_VOICELESS, view->staff->voiceless));
    add_run(view, stack);
    add_library(view, stack);
    add_machine(view, stack);
    return stack;
}

const StaffPage staff_report = {.stack = stack_report};
