// About: what this is, privacy in plain words, the words explained, and the way for staff.
#include "book/phrases.h"
#include "screen/stack.h"

typedef struct AboutState {
    bool shows_words; // the glossary instead of the page
    Spot spot;
} AboutState;
SCREEN_STATE(AboutState);

static void enter_about(View *view, void *state, const Action *how)
{
    (void)view;
    ((AboutState *)state)->shows_words = id_is(how->id, "words");
}

static Control way(const View *view, PhraseId words, Icon icon, const char *id)
{
    return (Control){
        .look = LOOK_BUTTON,
        .role = ROLE_BUTTON,
        .label = view_phrase(view, (int)words),
        .icon = icon,
        .action = {.kind = ACTION_OPEN, .id = id_of(text_of(id))},
    };
}

// What the player itself does, in a line.
static void add_section(const View *view, Stack *stack, PhraseId title, PhraseId words)
{
    stack_words(stack, WORDS_HEADING, view_phrase(view, (int)title));
    stack_tie(stack);
    stack_words(stack, WORDS_BODY, view_phrase(view, (int)words));
}

static void add_page(View *view, Stack *stack)
{
    stack_words(stack, WORDS_TITLE, view_phrase(view, PHRASE_ABOUT));
    if (view->setting->is_personal)
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_PROMISE_KEPT));
    stack_flow(stack, book_about(view->book), NULL);
    if (view->setting->offers_find)
        add_section(view, stack, PHRASE_FIND, PHRASE_FIND_ABOUT);
    if (view->setting->offers_code)
        add_section(view, stack, PHRASE_CODE, PHRASE_CODE_ABOUT);
    if (view->book->version) {
        stack_tie(stack);
        stack_words(
            stack, WORDS_PRINT,
            phrase_numbers(view->arena, view->book->phrases, PHRASE_LIBRARY_VERSION, (int[]){view->book->version, 0}));
    }
    Control ways[] = {way(view, PHRASE_WORDS_EXPLAINED, ICON_LIST, "words"),
                      way(view, PHRASE_STAFF, ICON_STAFF, "staff")};
    stack_tie(stack);
    stack_buttons(stack, ways, 2);
}

static void add_glossary(View *view, Stack *stack)
{
    const GlossaryEntry *entries;
    int count = book_glossary(view->book, &entries);
    Control *cards = arena_many(view->arena, Control, count + 1);
    for (int i = 0; i < count; i++)
        cards[i] = (Control){
            .look = LOOK_CARD,
            .role = ROLE_CARD,
            .label = entries[i].word,
            .language = entries[i].language,
            .action = {.kind = ACTION_TERM, .id = entries[i].id},
        };
    stack_screenful(stack);
    stack_words(stack, WORDS_TITLE, view_phrase(view, PHRASE_WORDS_EXPLAINED));
    stack_cards(stack, &(StackCards){cards, count, 6, 2, true, false, 0});
}

static Stack *stack_about(View *view, const AboutState *state)
{
    Stack *stack = stack_begin(view, bars_room(view));
    if (state->shows_words)
        add_glossary(view, stack);
    else
        add_page(view, stack);
    return stack;
}

static void draw_about(View *view, const void *state, Frame *frame)
{
    const AboutState *about = state;
    Stack *stack = stack_about(view, about);
    int page = stack_page(stack, &about->spot);
    Bars bars = {.cells = CELLS_STANDING};
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_about(View *view, void *state, Action *action)
{
    AboutState *about = state;
    return stack_turn(stack_about(view, about), &about->spot, action);
}

const ScreenKind about_screen = {
    .name = "about", .enter = enter_about, .draw = draw_about, .perform = perform_on_about};
