// Update from stick: what is on it, what came of it, and what else staff can do with it; and the way back to the
// version before.
#include "screen/staff-pages.h"

PhraseId staff_reason_words(StaffReason reason)
{
    static const PhraseId words[] = {
        [STAFF_FOR_NOTHING] = PHRASE_STAFF_UPDATE_LATE,        [STAFF_BY_KEYS] = PHRASE_STAFF_REFUSED_KEYS,
        [STAFF_BY_SIGNATURE] = PHRASE_STAFF_REFUSED_SIGNATURE, [STAFF_BY_DAMAGE] = PHRASE_STAFF_REFUSED_DAMAGE,
        [STAFF_BY_VERSION] = PHRASE_STAFF_REFUSED_VERSION,     [STAFF_BY_LIBRARY] = PHRASE_STAFF_REFUSED_LIBRARY,
        [STAFF_BY_PLAYER] = PHRASE_STAFF_REFUSED_PLAYER,       [STAFF_BY_FAULT] = PHRASE_STAFF_REFUSED_FAULT,
        [STAFF_BY_ROOM] = PHRASE_STAFF_REFUSED_ROOM,           [STAFF_BY_MACHINE] = PHRASE_STAFF_UPDATE_LATE,
        [STAFF_BY_ABSENCE] = PHRASE_STAFF_REFUSED_ABSENCE,     [STAFF_BY_FORMAT] = PHRASE_STAFF_REFUSED_FORMAT,
    };
    return words[reason];
}

static void add(View *view, Stack *stack, PhraseId words)
{
    stack_words(stack, WORDS_BODY, view_phrase(view, (int)words));
}

// ---- what is on it, in small print, so that it stands with its answers on one glass where that has the room

static void add_fact(View *view, Stack *stack, PhraseId words, int number)
{
    stack_words(stack, WORDS_PRINT, phrase_numbers(view->arena, view->book->phrases, words, (int[]){number, 0}));
}

// A language of the library by its name there, another by its own.
static Text language_name(const View *view, Text code)
{
    for (int i = 0; i < view->book->language_count; i++)
        if (text_equal(view->book->languages[i].code, code))
            return view->book->languages[i].name;
    Text name = locale_language_name(view->arena, code);
    return name.size ? name : code;
}

static Text keep_word(const View *view, Text word)
{
    (void)view;
    return word;
}

static Text name_all(const View *view, Text words, Text (*name)(const View *, Text))
{
    enum { NAMES_MOST = 16 };
    Text names[NAMES_MOST];
    int count = 0;
    for (Text word = text_word(&words); word.size && count < NAMES_MOST; word = text_word(&words))
        names[count++] = name(view, word);
    return locale_list(phrases_locale(view->book->phrases), view->arena, names, count);
}

static void add_names(View *view, Stack *stack, PhraseId words, Text names)
{
    if (names.size)
        stack_words(stack, WORDS_PRINT, phrase_words(view->arena, view->book->phrases, words, names));
}

static void add_what_changes(View *view, Stack *stack, const StaffPack *pack)
{
    if (pack->present) {
        add_fact(view, stack, PHRASE_STAFF_UPDATE_PRESENT, pack->present);
        add_fact(view, stack, PHRASE_STAFF_UPDATE_CHANGED, pack->changed);
    }
    if (pack->removed)
        add_fact(view, stack, PHRASE_STAFF_UPDATE_REMOVED, pack->removed);
}

static void add_answers(View *view, Stack *stack)
{
    Control answers[] = {staff_button(view, PHRASE_STAFF_UPDATE_INSTALL, STAFF_ACCEPT, 0),
                         control_button(view, PHRASE_STAFF_UPDATE_LEAVE, ACTION_BACK)};
    answers[0].look = LOOK_PRIMARY;
    answers[0].icon = ICON_CHECK;
    answers[1].icon = ICON_BACK;
    stack_buttons(stack, answers, 2);
}

static void add_offer(View *view, Stack *stack, const StaffPack *pack)
{
    const Phrases *phrases = view->book->phrases;
    Text version = phrase_numbers(view->arena, phrases, PHRASE_STAFF_UPDATE_VERSION, (int[]){pack->version, 0});
    Text title[] = {pack->name, version};
    if (pack->is_keys)
        stack_words(stack, WORDS_BODY,
                    phrase_numbers(view->arena, phrases, PHRASE_STAFF_UPDATE_KEYS, (int[]){pack->version, 0}));
    else
        stack_words(stack, WORDS_PROMPT, phrase_pair(view->arena, phrases, PHRASE_BESIDE, title));
    if (!pack->is_keys)
        add_names(view, stack, PHRASE_STAFF_UPDATE_LANGUAGES, name_all(view, pack->languages, language_name));
    add_names(view, stack, PHRASE_STAFF_UPDATE_ROLES, name_all(view, pack->roles, keep_word));
    if (!pack->is_keys)
        add_what_changes(view, stack, pack);
    if (view->staff->update.is_asked)
        add(view, stack, PHRASE_STAFF_WAIT);
    else
        add_answers(view, stack);
}

static void add_stick(View *view, Stack *stack)
{
    const StaffPack *pack = &view->staff->update.stick;
    switch (pack->state) {
    case STAFF_STICK_NONE:
        add(view, stack, PHRASE_STAFF_UPDATE_NONE);
        break;
    case STAFF_STICK_READING:
        add(view, stack, PHRASE_STAFF_WAIT);
        break;
    case STAFF_STICK_OPEN:
        add_offer(view, stack, pack);
        break;
    case STAFF_STICK_TAKEN:
        add(view, stack, PHRASE_STAFF_UPDATE_TAKEN);
        break;
    case STAFF_STICK_DONE:
        break; // the version that is to be shown says so
    case STAFF_STICK_REFUSED:
    case STAFF_STICK_FAILED:
        add(view, stack, staff_reason_words(pack->reason));
        break;
    }
}

// ---- what else

static void add_status(View *view, Stack *stack)
{
    const StaffUpdate *update = &view->staff->update;
    if (update->status == STAFF_WRITTEN)
        add(view, stack, PHRASE_STAFF_WRITTEN);
    else if (update->status == STAFF_UNWRITTEN)
        add(view, stack, PHRASE_STAFF_UNWRITTEN);
}

static void add_others(View *view, Stack *stack)
{
    const StaffUpdate *update = &view->staff->update;
    Control others[2];
    int count = 0;
    if (update->previous && update->previous != update->current) {
        others[count] = control_counted(view, PHRASE_STAFF_UPDATE_BACK, update->previous, ACTION_STAFF);
        others[count++].action.index = STAFF_ROLL_BACK;
    }
    if (update->stick.state > STAFF_STICK_READING && update->stick.state != STAFF_STICK_TAKEN &&
        update->stick.reason != STAFF_BY_FORMAT)
        others[count++] = staff_button(view, PHRASE_STAFF_WRITE, STAFF_WRITE_STATUS, 0);
    if (count)
        stack_choices(stack, &(StackChoices){others, NULL, count, -1});
}

static Stack *stack_update(View *view, const StaffState *state)
{
    (void)state;
    const StaffUpdate *update = &view->staff->update;
    Stack *stack = staff_stack(view, PHRASE_STAFF_UPDATE);
    if (update->is_late)
        stack_panel(stack, view_phrase(view, PHRASE_STAFF_UPDATE_LATE));
    if (update->current && update->current != view->book->version && !view->staff->given_up)
        stack_panel(stack, phrase_numbers(view->arena, view->book->phrases, PHRASE_STAFF_UPDATE_SHOWN,
                                          (int[]){update->current, 0}));
    add_stick(view, stack);
    add_status(view, stack);
    if (update->stick.state == STAFF_STICK_OPEN)
        stack_screenful(stack);
    add_others(view, stack);
    return stack;
}

const StaffPage staff_update = {.stack = stack_update};
