// What staff can do, as cards; and the pages that hold options alone.
#include "screen/staff-pages.h"

static Control card(const View *view, StaffPageId page, PhraseId label, Icon icon)
{
    return (Control){.look = LOOK_CARD,
                     .role = ROLE_CARD,
                     .label = view_phrase(view, (int)label),
                     .icon = icon,
                     .action = staff_way((int)page, 0)};
}

// Both ways to a place of the library stand on one page.
static Text find_label(const View *view)
{
    return phrase_pair(view->arena, view->book->phrases, PHRASE_LISTED,
                       (Text[]){view_phrase(view, PHRASE_FIND), view_phrase(view, PHRASE_CODE)});
}

// ---- the menu

static Stack *stack_menu(View *view, const StaffState *state)
{
    (void)state;
    enum { CLOCK = 5, FIND = 6 };
    static const struct {
        int card;
        PhraseId words;
    } details[] = {{0, PHRASE_STAFF_START_DETAIL},
                   {1, PHRASE_STAFF_GLASS_DETAIL},
                   {4, PHRASE_STAFF_HOURS_DETAIL},
                   {FIND, PHRASE_FIND_SUMMARY},
                   {7, PHRASE_STAFF_CLEAN_DETAIL}};
    Stack *stack = staff_stack(view, PHRASE_STAFF_TITLE);
    if (view->staff->health != STAFF_SOUND) {
        bool is_damaged = view->staff->health == STAFF_DAMAGED;
        PhraseId words = is_damaged ? PHRASE_STAFF_CONFIG_DAMAGED : PHRASE_STAFF_CONFIG_FAULTY;
        Text news = view_phrase(view, (int)words);
        stack_panel(stack, news);
    }
    Control cards[] = {
        card(view, STAFF_START, PHRASE_STAFF_START, ICON_SETTINGS),
        card(view, STAFF_GLASS, PHRASE_STAFF_GLASS, ICON_MEASURE),
        card(view, STAFF_SOUNDS, PHRASE_STAFF_SOUND, ICON_LISTEN),
        card(view, STAFF_TOPICS, PHRASE_STAFF_TOPICS, ICON_ADULT),
        card(view, STAFF_HOURS, PHRASE_STAFF_HOURS, ICON_CLOCK),
        card(view, STAFF_CLOCK, PHRASE_STAFF_CLOCK, ICON_CLOCK),
        card(view, STAFF_FIND, PHRASE_FIND, ICON_FIND),
        card(view, STAFF_CLEAN, PHRASE_STAFF_CLEAN, ICON_CLEAN),
        card(view, STAFF_TOUCH, PHRASE_STAFF_TOUCH, ICON_TOUCH),
        card(view, STAFF_UPDATE, PHRASE_STAFF_UPDATE, ICON_UPDATE),
        card(view, STAFF_REPORT, PHRASE_STAFF_REPORT, ICON_REPORT),
        card(view, STAFF_POWER, PHRASE_STAFF_POWER, ICON_POWER),
    };
    for (size_t i = 0; i < sizeof details / sizeof *details; i++)
        cards[details[i].card].detail = view_phrase(view, (int)details[i].words);
    if (view->staff->clock.trust < STAFF_CLOCK_SERVED)
        cards[CLOCK].detail = view_phrase(view, PHRASE_STAFF_CLOCK_DETAIL);
    cards[FIND].label = find_label(view);
    stack_cards(stack, &(StackCards){cards, sizeof cards / sizeof *cards, 6, 2, true, false, 0});
    return stack;
}

const StaffPage staff_menu = {.stack = stack_menu};

static Stack *stack_fixed(View *view, const StaffState *state)
{
    (void)state;
    Stack *stack = staff_stack(view, PHRASE_STAFF_TITLE);
    stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_STAFF_FIXED));
    return stack;
}

const StaffPage staff_fixed = {.stack = stack_fixed};

// ---- what visits begin with

static void add_heading(View *view, Stack *stack, PhraseId words)
{
    stack_screenful(stack);
    stack_words(stack, WORDS_PROMPT, view_phrase(view, (int)words));
}

static void add_sizes(View *view, Stack *stack)
{
    Control options[TEXT_STEP_MOST];
    for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++) {
        Text label = phrase_numbers(view->arena, view->book->phrases, PHRASE_SIZE_STEP, (int[]){step, 0});
        options[step - TEXT_STEP_LEAST] =
            staff_option(label, STAFF_SET_SIZE, step, view->staff->preferences.text_step == step);
    }
    stack_choices(stack, &(StackChoices){options, NULL, TEXT_STEP_MOST, -1});
}

static void add_themes(View *view, Stack *stack)
{
    static const PhraseId names[THEME_COUNT] = {PHRASE_THEME_DAY, PHRASE_THEME_NIGHT, PHRASE_THEME_CONTRAST,
                                                PHRASE_THEME_QUIET};
    Control options[THEME_COUNT];
    for (int id = 0; id < THEME_COUNT; id++)
        options[id] = staff_option(view_phrase(view, (int)names[id]), STAFF_SET_THEME, id,
                                   (int)view->staff->preferences.theme == id);
    stack_choices(stack, &(StackChoices){options, NULL, THEME_COUNT, -1});
}

static void add_languages(View *view, Stack *stack)
{
    int count = view->book->language_count;
    Control *options = arena_many(view->arena, Control, count + 1);
    for (int i = 0; i < count; i++) {
        const Language *language = &view->book->languages[i];
        options[i] =
            staff_option(language->label, STAFF_SET_LANGUAGE, 0, text_equal(language->code, view->staff->language));
        options[i].language = language->code;
        options[i].action.id = id_of(language->code);
    }
    stack_choices(stack, &(StackChoices){options, NULL, count, -1});
}

static Stack *stack_start(View *view, const StaffState *state)
{
    (void)state;
    Stack *stack = stack_begin(view, bars_room(view));
    stack_screenful(stack);
    staff_add_news(view, stack);
    stack_words(stack, WORDS_PROMPT, view_phrase(view, PHRASE_TAB_SIZE));
    add_sizes(view, stack);
    add_heading(view, stack, PHRASE_TAB_COLOURS);
    add_themes(view, stack);
    if (view->book->language_count > 1) {
        add_heading(view, stack, PHRASE_TAB_LANGUAGE);
        add_languages(view, stack);
    }
    return stack;
}

const StaffPage staff_start = {.stack = stack_start};

// ---- how far away people sit

static Stack *stack_glass(View *view, const StaffState *state)
{
    (void)state;
    static const int distances_mm[] = {350, 500, 650, 800};
    enum { COUNT = sizeof distances_mm / sizeof *distances_mm };
    Stack *stack = staff_stack(view, PHRASE_STAFF_DISTANCE);
    staff_add_news(view, stack);
    Control options[COUNT];
    for (int i = 0; i < COUNT; i++) {
        Text label = phrase_numbers(view->arena, view->book->phrases, PHRASE_STAFF_DISTANCE_CM,
                                    (int[]){distances_mm[i] / 10, 0});
        options[i] = staff_option(label, STAFF_SET_DISTANCE, distances_mm[i],
                                  (int)view->theme.glass.distance_mm == distances_mm[i]);
    }
    stack_choices(stack, &(StackChoices){options, NULL, COUNT, -1});
    Control match = control_button(view, PHRASE_STAFF_CARD, ACTION_TAB);
    match.action = staff_way(STAFF_CARD, 0);
    match.icon = ICON_CARD;
    stack_buttons(stack, &match, 1);
    return stack;
}

const StaffPage staff_glass = {.stack = stack_glass};

// ---- on or off

// Unless it is fixed for this screen.
static void add_switch(const View *view, Stack *stack, StaffWish wish, bool is_on)
{
    bool is_fixed = (wish == STAFF_SET_FIND && (view->staff->fixed & STAFF_PART_FIND)) ||
                    (wish == STAFF_SET_CODE && (view->staff->fixed & STAFF_PART_CODE));
    if (is_fixed) {
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_STAFF_FIXED));
        return;
    }
    Control options[] = {staff_option(view_phrase(view, PHRASE_STAFF_ON), wish, 1, is_on),
                         staff_option(view_phrase(view, PHRASE_STAFF_OFF), wish, 0, !is_on)};
    stack_choices(stack, &(StackChoices){options, NULL, 2, -1});
}

static Stack *stack_switch(View *view, PhraseId title, StaffWish wish, bool is_on)
{
    Stack *stack = staff_stack(view, title);
    staff_add_news(view, stack);
    if (wish == STAFF_SET_SOUND && view->staff->is_unheard)
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_STAFF_UNHEARD));
    add_switch(view, stack, wish, is_on);
    return stack;
}

static Stack *stack_sounds(View *view, const StaffState *state)
{
    (void)state;
    return stack_switch(view, PHRASE_STAFF_SOUND, STAFF_SET_SOUND, view->staff->allows_sound);
}

static Stack *stack_topics(View *view, const StaffState *state)
{
    (void)state;
    return stack_switch(view, PHRASE_STAFF_TOPICS, STAFF_SET_TOPICS, view->staff->adult_topics);
}

static Stack *stack_find(View *view, const StaffState *state)
{
    (void)state;
    Stack *stack = stack_switch(view, PHRASE_FIND, STAFF_SET_FIND, view->setting->offers_find);
    add_heading(view, stack, PHRASE_CODE);
    add_switch(view, stack, STAFF_SET_CODE, view->setting->offers_code);
    return stack;
}

const StaffPage staff_sounds = {.stack = stack_sounds};
const StaffPage staff_topics = {.stack = stack_topics};
const StaffPage staff_find = {.stack = stack_find};

// ---- the end

static Stack *stack_power(View *view, const StaffState *state)
{
    (void)state;
    Stack *stack = staff_stack(view, PHRASE_STAFF_POWER);
    Control ends[] = {staff_button(view, PHRASE_STAFF_RESTART, STAFF_END, STAFF_RESTART),
                      staff_button(view, PHRASE_STAFF_EXIT, STAFF_END, STAFF_EXIT),
                      staff_button(view, PHRASE_STAFF_SHUT_DOWN, STAFF_END, STAFF_SHUT_DOWN)};
    ends[0].icon = ICON_RESTART;
    ends[1].icon = ICON_EXIT;
    ends[2].icon = ICON_POWER;
    stack_choices(stack, &(StackChoices){ends, NULL, 3, -1});
    return stack;
}

const StaffPage staff_power = {.stack = stack_power};
