#include "screen/home.h"

#include "book/phrases.h"
#include "screen/stack.h"
#include "screen/ways-in.h"

typedef struct HomeState {
    Spot spot;
} HomeState;
SCREEN_STATE(HomeState);

// The way to a shelf; its summary says what is on it.
static Control shelf_card(const View *view, ShelfKind kind, Icon icon)
{
    static const PhraseId titles[] = {
        [SHELF_READ] = PHRASE_READ, [SHELF_PRACTISE] = PHRASE_PRACTISE, [SHELF_QUESTIONS] = PHRASE_QUESTIONS};
    const Shelf *shelf = book_find_shelf(view->book, kind);
    return (Control){
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = view_phrase(view, (int)titles[kind]),
        .detail = shelf ? shelf->summary : TEXT(""),
        .icon = icon,
        .is_warm = kind == SHELF_PRACTISE,
        .action = {.kind = ACTION_OPEN, .id = home_shelf_id(kind)},
        .is_disabled = !shelf || !shelf->group_count,
    };
}

Id home_shelf_id(ShelfKind kind)
{
    static const char *const names[] = {
        [SHELF_READ] = "read", [SHELF_PRACTISE] = "practise", [SHELF_QUESTIONS] = "questions"};
    return id_of(text_of(names[kind]));
}

typedef struct Cards {
    Control at[6];
    int count;
} Cards;

// What helps at once stands first, then what readers may need, then the shelves.
static Cards list_cards(const View *view)
{
    Cards cards = {.count = 0};
    cards.count += ways_in_now(view, &cards.at[cards.count]);
    cards.count += ways_in_needs(view, &cards.at[cards.count]);
    cards.at[cards.count++] = shelf_card(view, SHELF_READ, ICON_BOOK);
    cards.at[cards.count++] = shelf_card(view, SHELF_PRACTISE, ICON_PRACTISE);
    cards.at[cards.count++] = shelf_card(view, SHELF_QUESTIONS, ICON_QUESTION);
    return cards;
}

typedef struct HomeLook {
    int columns;
    TextStyle greeting, promise;
} HomeLook;

static Stack *stack_cards(View *view, const Cards *cards, const HomeLook *look)
{
    const Theme *theme = &view->theme;
    int columns = look->columns;
    Stack *stack = stack_begin(view, bars_room(view), columns * theme->body.font.size_px * 14);
    stack_words(stack, view_phrase(view, PHRASE_GREETING), look->greeting, true);
    stack_words(stack, view_phrase(view, PHRASE_PROMISE), look->promise, true);
    if (cards->at[0].icon) // low glass needs the room for the second row
        stack_gap(stack, theme->gap_px / 2);
    stack_controls(stack, cards->at, cards->count, columns);
    return stack;
}

static int count_pages(Stack *stack)
{
    bool is_complete = false;
    int count = 0;
    while (!is_complete && stack_has_page(stack, count))
        count = stack_page_count(stack, &is_complete);
    return count;
}

// No card is cut, however little room a sheet leaves, and none is set smaller than its neighbours.
static bool cards_fit(View *view, const Stack *stack, const Cards *cards, int columns)
{
    Rect column = stack_column(stack);
    int width = (column.w - (columns - 1) * view->theme.gap_px) / columns;
    for (int i = 0; i < cards->count; i++)
        if (control_height_px(view, &cards->at[i], width, column.h) >= column.h ||
            !control_is_roomy(view, &cards->at[i], width))
            return false;
    return true;
}

// The titles alone, in as many columns as let all stand on one page, else in two or one.
static Stack *stack_plain(View *view, Cards *cards)
{
    static const struct PlainLook {
        int columns;
        bool is_modest;
    } plain[] = {{3, false}, {2, false}, {2, true}, {1, false}};
    Stack *best = NULL;
    for (int i = 0; i < (int)(sizeof plain / sizeof *plain); i++) {
        for (int k = 0; k < cards->count; k++)
            cards->at[k].is_modest = plain[i].is_modest;
        HomeLook look = {plain[i].columns, view->theme.heading, style_closer(view->theme.small, 1.35)};
        Stack *low = stack_cards(view, cards, &look);
        if (!cards_fit(view, low, cards, look.columns))
            continue;
        if (!stack_has_page(low, 1))
            return low;
        if (look.columns <= 2 && !plain[i].is_modest && (!best || count_pages(low) < count_pages(best)))
            best = low;
    }
    return best;
}

// All on one page wherever that can be: on low or narrow glass the cards have their titles alone. Where large text
// leaves no room for that either, such cards are on fewer pages.
static Stack *stack_home(View *view)
{
    const Theme *theme = &view->theme;
    Cards cards = list_cards(view);
    int columns = bars_room(view).w * 2 / (theme->body.font.size_px * 21);
    columns = columns < 1 ? 1 : columns > 3 ? 3 : columns;
    HomeLook full = {columns, theme->title, style_colored(theme->label, theme->palette->dim)};
    Stack *stack = stack_cards(view, &cards, &full);
    if (!stack_has_page(stack, 1))
        return stack;
    for (int i = 0; i < cards.count; i++) {
        cards.at[i].detail = TEXT("");
        cards.at[i].icon = ICON_NONE;
    }
    Stack *low = stack_plain(view, &cards);
    return low && count_pages(low) < count_pages(stack) ? low : stack;
}

static void draw_home(View *view, const void *state, Frame *frame)
{
    const HomeState *home = state;
    Stack *stack = stack_home(view);
    int page = stack_page(stack, &home->spot);
    Bars bars = {.cells = CELL_FINISH | CELL_ABOUT | CELL_COMFORT | CELL_SUPPORT | CELL_HIDE,
                 .title = view->book->quiet_title,
                 .is_raised = true};
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_home(View *view, void *state, Action *action)
{
    HomeState *home = state;
    return stack_turn(stack_home(view), &home->spot, action);
}

const ScreenKind home_screen = {.name = "home", .draw = draw_home, .perform = perform_on_home};
