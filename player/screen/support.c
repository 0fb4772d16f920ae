// Support: where to get help here. The clinic's own card; as shipped: any member of staff.
#include "base/calendar.h"
#include "book/phrases.h"
#include "screen/stack.h"
#include "screen/ways-in.h"

typedef struct SupportState {
    Spot spot;
} SupportState;
SCREEN_STATE(SupportState);

static void add_entry(View *view, Stack *stack, const SupportEntry *entry)
{
    const Phrases *phrases = view->book->phrases;
    stack_words(stack, WORDS_HEADING, entry->name);
    stack_words(stack, WORDS_BODY, entry->reach);
    if (entry->hours.size) {
        stack_tie(stack);
        stack_words(stack, WORDS_BODY, phrase_words(view->arena, phrases, PHRASE_SUPPORT_HOURS, entry->hours));
    }
    stack_tie(stack);
    stack_words(stack, WORDS_PRINT, entry->language);
    stack_tie(stack);
    Text checked = locale_date(phrases_locale(phrases), view->arena, calendar_day(entry->checked));
    stack_words(stack, WORDS_PRINT, phrase_words(view->arena, phrases, PHRASE_SUPPORT_CHECKED, checked));
}

// ---- forms

// How it stands, what it says last with what helps at once.
typedef struct SupportForm {
    bool is_whole;   // on one page, which has no place to tell
    bool is_beside;  // what helps at once stands beside the title
    bool is_close;   // its lines do
    bool is_caption; // the title stands in small print
} SupportForm;

// The best first.
static const SupportForm forms[] = {
    {.is_whole = false},
    {.is_whole = true},
    {.is_whole = true, .is_beside = true},
    {.is_whole = true, .is_close = true},
    {.is_whole = true, .is_beside = true, .is_close = true},
    {.is_beside = true},
    {.is_caption = true},
    {.is_close = true},
    {.is_beside = true, .is_close = true},
    {.is_caption = true, .is_close = true},
};
enum { FORM_COUNT = sizeof forms / sizeof *forms };

// What helps at once; its name alone says it here, and no louder than the messages.
static bool find_now(View *view, Control *now)
{
    if (!ways_in_now(view, now))
        return false;
    *now = control_without(now, CONTROL_DETAIL);
    now->is_first = false;
    return true;
}

// NULL: it cannot stand so.
static Stack *stack_form(View *view, const SupportForm *form)
{
    Control now;
    bool has_now = find_now(view, &now);
    Stack *stack = stack_begin(view, form->is_whole ? bars_whole(view) : bars_room(view));
    const Support *support = book_support(view->book);
    Text title = view_phrase(view, PHRASE_SUPPORT);
    if (form->is_close)
        stack_close_lines(stack);
    if (form->is_beside && !(has_now && stack_title(stack, title, &now)))
        return NULL;
    if (!form->is_beside)
        stack_words(stack, form->is_caption ? WORDS_CAPTION : WORDS_TITLE, title);
    if (support)
        stack_flow(stack, support->flow, NULL);
    for (int i = 0; support && i < support->entry_count && !interrupt_due(view->book->interrupt); i++)
        add_entry(view, stack, &support->entries[i]);
    if (!has_now || form->is_beside)
        return stack;
    stack_tie(stack);
    stack_buttons(stack, &now, 1);
    return stack;
}

// The page on which that paragraph is at a byte.
static int page_of(Stack *stack, const Block *block, size_t offset)
{
    return stack_page(stack, &(Spot){.place = {block->id, (uint32_t)offset}});
}

// How many pages it makes; that its first two paragraphs, which are urgent, have no room on the first counts as one
// more, and that the first is parted as much again.
static int cost_of(Stack *stack, const Support *support)
{
    int count = 1;
    while (stack_has_page(stack, count))
        count++;
    const Block *blocks = support && support->flow.count > 1 ? support->flow.blocks : NULL;
    if (!blocks)
        return count;
    size_t end = blocks[0].text.size ? blocks[0].text.size - 1 : 0;
    return count + (page_of(stack, &blocks[1], 0) > 0) + (page_of(stack, &blocks[0], end) > 0);
}

// No form makes so much short.
static bool is_long(const Support *support)
{
    enum { PARTS_MOST = 24 };
    return support && support->entry_count + support->flow.count > PARTS_MOST;
}

// The first that makes one page; else that which makes fewest, or of as many with what helps at once on the first.
static int choose_form(View *view)
{
    if (is_long(book_support(view->book)))
        return 0;
    int best = 0, least = INT32_MAX;
    for (int i = 0; i < FORM_COUNT && least > 1; i++) {
        Stack *stack = stack_form(view, &forms[i]);
        int cost = stack ? cost_of(stack, book_support(view->book)) : INT32_MAX;
        bool may_be = cost == 1 || !forms[i].is_whole, is_nearer = forms[i].is_beside && !forms[best].is_beside;
        if (!may_be || cost > least || (cost == least && !is_nearer))
            continue;
        best = i;
        least = cost;
    }
    return best;
}

static Stack *stack_support(View *view)
{
    const Support *support = book_support(view->book);
    const int wishes[] = {view->theme.preferences.is_low, view->theme.preferences.is_calm};
    uint64_t key = hash_bytes(view_key(view, PLAN_SUPPORT), wishes, sizeof wishes);
    key = support ? hash_bytes(key, &support->flow.blocks, sizeof support->flow.blocks) : key;
    bool is_new;
    int *form = plans_find(layouts_plans(view->layouts), key, sizeof *form, &is_new);
    if (is_new) {
        int chosen = choose_form(view); // makes plans of its own
        form = plans_find(layouts_plans(view->layouts), key, sizeof *form, &is_new);
        *form = chosen;
    }
    return stack_form(view, &forms[*form]);
}

static void draw_support(View *view, const void *state, Frame *frame)
{
    const SupportState *support = state;
    Stack *stack = stack_support(view);
    int page = stack_page(stack, &support->spot);
    Bars bars = {.cells = CELLS_STANDING & ~(unsigned)CELL_SUPPORT};
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_support(View *view, void *state, Action *action)
{
    SupportState *support = state;
    return stack_turn(stack_support(view), &support->spot, action);
}

const ScreenKind support_screen = {.name = "support", .draw = draw_support, .perform = perform_on_support};
